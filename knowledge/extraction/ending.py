"""Where the article ends on its page: other news, comments and the site's footer begin."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.answers import opens_answer
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.reasons import Reason
from knowledge.extraction.stock_phrases import FORM_LABEL, INSET

_REASONS = {Role.RELATED: Reason.RELATED_NEWS, Role.COMMENTS: Reason.COMMENTS, Role.FOOTER: Reason.FOOTER}

# An inset box holds a handful of headlines, then the article goes on with hardly anything but paragraphs.
_LONGEST_BOX = 8
_LEAST_PROSE_SHARE = 0.6
# A paragraph that takes up this much of the headline above it, and more than the article does, is its teaser.
_TEASER = 0.3
# What goes on after a box shares its words with what stood above; the more paragraphs, the less is asked of each.
_SAME_ARTICLE = 0.24
_FORM_LINES = 3  # in which a form has its next field or button


class Ending(NamedTuple):
    """``end`` is the first line that is not the article's; ``boxes`` are lines of link boxes set into the text."""

    end: int
    reason: Reason | None
    boxes: dict[int, Reason]


def find_ending(lines: list[Line], own: range = range(0)) -> Ending:
    """The first marker ("Tin cùng chuyên mục", "Ý kiến bạn đọc", "Bản quyền …") with only other things after it.

    A marker above all paragraphs opens a sidebar and ends nothing; one that the article goes on after is a box. What
    reads like one among the ``own`` lines, from a legal text's head to its signer, is the text's.
    """
    boxes: dict[int, Reason] = {}
    above = 0
    for line in lines:
        if line.number in boxes:
            continue
        if line.is_prose:
            above += len(line.text)
        if line.role not in _REASONS or not above or line.number in own or _is_lone_label(lines, line):
            continue
        if line.role is Role.COMMENTS and opens_answer(lines, line):
            continue
        below = _until_marker(lines, line.number + 1)
        resumed = _resumption(lines[: line.number], line, below)
        if resumed is not None:
            boxes.update(dict.fromkeys(range(line.number, resumed), _REASONS[line.role]))
        elif line.role is Role.COMMENTS or _prose_size(below) <= above:
            return Ending(line.number, _REASONS[line.role], boxes)
    return Ending(len(lines), None, boxes)


def _is_lone_label(lines: list[Line], line: Line) -> bool:
    """Whether a line is called like a field of a comment form, and no other part of one stands near."""
    if line.role is not Role.COMMENTS or not FORM_LABEL.fullmatch(line.folded):
        return False
    near = lines[max(0, line.number - _FORM_LINES) : line.number + _FORM_LINES + 1]
    return not any(other.role is Role.COMMENTS for other in near if other is not line)


def _until_marker(lines: list[Line], start: int) -> list[Line]:
    stop = next((line.number for line in lines[start:] if line.role in _REASONS), len(lines))
    return lines[start:stop]


def _prose_size(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines if line.is_prose)


def _resumption(above: list[Line], box: Line, below: list[Line]) -> int | None:
    """The line on which the article goes on after a box, or none when it is over."""
    first = next((line for line in below[: _LONGEST_BOX + 1] if line.is_prose), None)
    if first is None or box.role is not Role.RELATED:
        return None
    rest = [line for line in below if line.number >= first.number]
    prose = [line for line in rest if line.is_prose]
    headlines = [line for line in rest if line.role is Role.SHORT and len(line.words) > 4 and not line.is_bullet]
    if len(prose) < _LEAST_PROSE_SHARE * (len(prose) + len(headlines)) or _is_dated_list(rest):
        return None
    headline = next((line for line in reversed(below) if line.number < first.number and len(line.words) > 4), None)
    own = BodyWords(above)
    if headline is not None and BodyWords([first]).agreement(headline) >= max(_TEASER, own.agreement(headline)):
        return None
    inset = INSET.match(box.folded) is not None
    goes_on = inset or max(map(own.agreement, prose)) >= _SAME_ARTICLE / len(prose)
    return first.number if goes_on else None


def _is_dated_list(lines: list[Line]) -> bool:
    """Whether dates stand between the lines, as in a list of news; one at the very end may be the article's."""
    return any(line.role is Role.DATE for line in lines[:-1])
