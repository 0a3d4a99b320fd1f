"""What stands above a title: the article's date, or the site's menu and clock."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.dates.labels import is_named, read_labels
from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.article_body import ArticleBody
from knowledge.extraction.bylines import read_credit
from knowledge.extraction.document_numbers import read_own_number
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.reasons import Reason
from knowledge.extraction.title import Title
from knowledge.extraction.title_evidence import LEAST_AGREEMENT
from knowledge.records import ExtractedLine, LineRole

_SHORTEST_FOREIGN_TITLE = 5  # words
_NEAR_TITLE = 6  # lines; further up are those of other news


def sort_head(
    lines: list[Line], text: list[Line], title: Title | None, *, dated: bool, posted: Mapping[int, LineRole]
) -> list[ExtractedLine]:
    """The lines above the title: datelines that may be the article's, and everything else with its reason.

    A date counts when it stands right above the title or says what it is; any other one is the page's clock, and so is
    one that looks like a clock where the article is ``dated`` below its title. ``posted`` are the places of a forum's
    first post with what is known of them; no other date above counts there.
    """
    own = range(title.first, title.last + 1) if title else range(0)
    above = [line for line in lines if line.number not in own]
    near = _right_above(above)
    words = BodyWords([*text, *([Line(0, title.text)] if title else [])])
    head = ArticleBody()
    labelled = {line.number + 1 for line in above if is_label(line)}
    for line in above:
        if line.place in posted:
            head.keep(line, posted[line.place])
            continue
        near_by = line.number in near and not (dated and line.dateline is not None and line.dateline.clock_like)
        known = near_by or line.number in labelled or _says_what_it_is(line)
        if line.dateline is not None and known and not posted and not _is_visit(line):
            head.keep(line, LineRole.DATELINE)
        elif line.number >= len(lines) - _NEAR_TITLE and _names_author(line):
            head.keep(line, LineRole.BYLINE)
        elif line.number >= len(lines) - _NEAR_TITLE and (read_own_number(line.text) or "-")[0].isdigit():
            head.keep(line, LineRole.LETTERHEAD)  # as it stands in a running head, without a letterhead's other lines
        else:
            head.remove(line, _head_reason(line, words))
    return head.lines


def _names_author(line: Line) -> bool:
    """Whether a label says who wrote: "Biên soạn: …", as scripts and journals print it over the title."""
    credit = read_credit(line, apart=False)
    return credit is not None and credit.role is LineRole.BYLINE and bool(credit.authors)


def is_label(line: Line) -> bool:
    """Whether a line says what the date on the next one is: "Ngày ban hành"."""
    return any(map(is_named, read_labels(line.text)))


def _right_above(lines: list[Line]) -> set[int]:
    plain = {line.dateline.stamps for line in lines if line.dateline and not _is_other_date(line)}
    near: set[int] = set()
    if len(plain) > 1:  # the dates of a list of news, each under its headline
        return near
    for line in reversed(lines):
        if line.role not in (Role.DATE, Role.WIDGET, Role.RULE):
            break
        near.add(line.number)
    return near


def _is_visit(line: Line) -> bool:
    return line.dateline is not None and line.dateline.is_visit


def _is_other_date(line: Line) -> bool:
    return _says_what_it_is(line) or (line.dateline is not None and line.dateline.clock_like)


def _says_what_it_is(line: Line) -> bool:
    return line.dateline is not None and any(is_named(stamp.label) for stamp in line.dateline.stamps)


def _head_reason(line: Line, text: BodyWords) -> Reason:
    if line.role is Role.DATE:
        return Reason.CLOCK
    if line.role is Role.WIDGET:
        return Reason.WIDGET
    headline = line.role is Role.SHORT and len(line.words) >= _SHORTEST_FOREIGN_TITLE
    foreign = headline and not line.is_bullet and not line.is_ticker and text.agreement(line) < LEAST_AGREEMENT
    return Reason.FOREIGN_TITLE if foreign else Reason.NAVIGATION
