"""The lines of a page that are outside its article, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from knowledge.extraction.above_title import is_label
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.reasons import Reason
from knowledge.records import Apart, Document, ExtractedLine, LineRole

_REASONS = {
    Apart.ADVERTISEMENT: Reason.ADVERTISEMENT,
    Apart.MENU: Reason.NAVIGATION,
    Apart.RELATED: Reason.RELATED_NEWS,
    Apart.COMMENTS: Reason.COMMENTS,
    Apart.WIDGET: Reason.WIDGET,
    Apart.FOOTER: Reason.FOOTER,
    Apart.HIDDEN: Reason.NAVIGATION,
    Apart.UNREADABLE: Reason.UNREADABLE,
}
_ROLES = {
    Role.DATE: Reason.CLOCK,
    Role.WIDGET: Reason.WIDGET,
    Role.RULE: Reason.JUNK,
    Role.ADVERTISEMENT: Reason.ADVERTISEMENT,
    Role.IMAGE_NAME: Reason.JUNK,
    Role.RELATED: Reason.RELATED_NEWS,
    Role.INLINE_LINK: Reason.RELATED_NEWS,
    Role.COMMENTS: Reason.COMMENTS,
    Role.FOOTER: Reason.FOOTER,
}
_MARKERS = (Role.RELATED, Role.COMMENTS, Role.FOOTER)


def leave_out(document: Document, lines: list[Line], last: int) -> Iterator[tuple[int, ExtractedLine]]:
    """The lines outside the article with their places; below its ``last`` one, a marker speaks for what follows it.

    A date right below it, or under the only label of one ("Đã xuất bản", in a journal's margin), is the article's all
    the same.
    """
    since: Reason | None = None
    labelled = [after for line, after in pairwise(lines) if is_label(line) and after.dateline is not None]
    for line in lines:
        right_below = line.place == last + 1 and line.dateline is not None and not line.dateline.clock_like
        if right_below or (len(labelled) == 1 and line is labelled[0]):
            yield line.place, ExtractedLine(number=0, text=line.text, kind=line.kind, role=LineRole.DATELINE)
            continue
        apart = document.lines[line.place].apart
        reason = _REASONS[apart] if apart else _ROLES.get(line.role)
        if apart is None and line.role in _MARKERS and line.place > last:
            since = reason
        yield (
            line.place,
            ExtractedLine(number=0, text=line.text, kind=line.kind, reason=reason or since or Reason.NAVIGATION),
        )
