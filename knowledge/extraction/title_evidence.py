"""How much speaks for a line being its page's title, as a weight.

The weights were set so that each kind of evidence can be outvoted by two others; agreement with the text and the
position on the page carry most. The pages under ``tests/knowledge/extraction/pages`` and the layouts the tests wrap
around them hold them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from knowledge.dates.labels import is_named, read_labels
from knowledge.extraction import stock_phrases
from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.legal_kinds import is_kind
from knowledge.extraction.line_features import LONGEST_HEADLINE, Line, Role
from knowledge.records import LineKind

# Below this share nothing but chance words are common: betting headers over such articles reach about 0.05.
LEAST_AGREEMENT = 0.12
# A title's evidence is in the first paragraphs; a book must not cost more than an article.
LINES_COMPARED = 80
# Paragraphs of one article share about half their words and pairs, those of two articles a fifth.
_SAME_TOPIC = 0.3
# Lines that a title may stand away from what speaks for it; further on, a list of thousands would be searched for each.
_FURTHEST = 200
_MOST_HEADLINES = 10
_LONGEST_TITLE = 60  # words
_SHORTEST_REPEATED = 5
_LONGEST_LABEL = 4  # words, of a date on the next line

TITLE_LABEL = re.compile(r"^\s*(?:title|tiêu đề|tên bài|headline)(?: bài viết)?\s*:\s*", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?:title|tieu de|ten bai|headline|subject|chu de)(?: (?:bai viet|tin|cau hoi))? ?[:*]* ?")
_SECTION = re.compile(r"(1|i|a)([.)/:] )")
_FOLLOWING = {"1": "2", "i": "ii", "a": "b"}
_ADDRESSEE = re.compile(r"kinh gui\b")
_CELLS = " | "  # of a row: no title is one, whatever of it the text takes up
# "(2) Viện Nhiệt - Lạnh": where an author of a journal works.
_AFFILIATION = re.compile(
    r"(?:\(\d{1,2}\)|\d{1,2}|[¹²³⁴⁵⁶*]+) ?"
    r"(?:khoa|bộ môn|trường|đại học|học viện|viện|trung tâm|phòng|sở|chi cục|công ty)\b"
)
_PATH = re.compile(r"[»›>]|/ |^trang chu\b|::")
_PASSED_OVER = (Role.WIDGET, Role.RULE, Role.IMAGE_NAME)


class Page(NamedTuple):
    """What the lines of a page are compared with; ``prose`` counts the characters of its paragraphs."""

    lines: list[Line]
    words: BodyWords
    prints: Counter[str]
    prose: int
    hint: Line | None


def may_be_title(page: Page, line: Line) -> bool:
    """Whether a line has the form of a title at all."""
    if "@" in line.text or line.is_ticker or _ADDRESSEE.match(line.folded) or not any(map(str.isalpha, line.text)):
        return False
    if not 3 <= len(line.words) <= _LONGEST_TITLE or _opens_list(page.lines, line) or _is_first_section(page, line):
        return False
    if _AFFILIATION.match(line.match) or (line.kind is LineKind.TABLE_ROW and _CELLS in line.text):
        return False
    if len(line.words) <= _LONGEST_LABEL and any(map(is_named, read_labels(line.text))):
        return False  # "Ngày trả lời", a heading in some forms
    if line.role is Role.SHORT:
        return line.text[0].isupper() or not line.text[0].isalpha() or line.kind is LineKind.HEADING
    if line.role is not Role.PROSE or len(line.words) > LONGEST_HEADLINE:
        return False
    # A headline closed by a full stop looks like a lead; its heading or the date under it tells them apart.
    return line.kind is LineKind.HEADING or is_same(line, page.hint) or _next_role(page.lines, line) is Role.DATE


def _opens_list(lines: list[Line], line: Line) -> bool:
    """Whether a line is the first of several items."""
    below = lines[line.number + 1 : line.number + 2]
    return line.is_bullet and bool(below) and below[0].is_bullet


def _is_first_section(page: Page, line: Line) -> bool:
    """Whether a heading is the first of numbered ones, as a digest has over its pieces: "1. …", "2. …"."""
    number = _SECTION.match(line.folded)
    if number is None or number[1] not in _FOLLOWING:
        return False
    second = f"{_FOLLOWING[number[1]]}{number[2]}"
    return any(other.folded.startswith(second) and other.kind is line.kind for other in _below(page.lines, line))


def weigh_line(page: Page, line: Line) -> float:
    """The weight of a line of the page; 0 for one that the text does not take up."""
    hinted = is_same(line, page.hint)
    if page.words.agreement(line, domain=True) < LEAST_AGREEMENT and not hinted:
        return 0.0
    return (
        _weigh_words(page, line)
        + _weigh_position(page.lines, line)
        + 3.0 * hinted
        + 1.0 * (line.kind is LineKind.HEADING)
        + 0.5 * (line.emphasised and line.kind is not LineKind.HEADING)
        + 4.0 * bool(TITLE_LABEL.match(line.text) or _is_labelled(page.lines, line))
        + 1.5 * (len(line.words) >= _SHORTEST_REPEATED and page.prints[line.folded] > 1)
        - _penalty(line)
    )


def _is_labelled(lines: list[Line], line: Line) -> bool:
    """Whether the line above says that this one is the title, as forms do."""
    return line.number > 0 and names_title(lines[line.number - 1].folded)


def names_title(folded: str) -> bool:
    """Whether a line, folded, is nothing but the label of a title: "Tiêu đề", "Tên bài viết:"."""
    return _LABEL_ALONE.fullmatch(folded) is not None


def weigh_hint(page: Page) -> float:
    """The weight of a hint that the page itself does not print: without a position, it counts for less."""
    return 1.0 + _weigh_words(page, page.hint) - _penalty(page.hint) if page.hint else 0.0


def is_same(line: Line, hint: Line | None) -> bool:
    """Whether a line prints what the markup says."""
    return hint is not None and line.words == hint.words


def _weigh_words(page: Page, line: Line) -> float:
    size = len(line.words)
    length = 1.5 * min(1.0, size / 8) - (2.0 if size <= 4 else 0.0)
    return 3.0 * page.words.agreement(line) + 2.0 * page.words.reach(line) + length


def _weigh_position(lines: list[Line], line: Line) -> float:
    lead = next((other for other in _below(lines, line) if other.is_prose), None)
    weight = BodyWords([lead]).agreement(line) if lead else 0.0
    above = next((other for other in reversed(_above(lines, line)) if other.role not in _PASSED_OVER), None)
    if _next_role(lines, line) is Role.DATE:
        weight += 2.1  # a little more than under the date, where a caption may stand
    elif above is not None and above.role is Role.DATE:
        weight += 1.5
    weight += 2.0 * (line.number > 0 and is_kind(lines[line.number - 1]))
    return weight - 0.3 * _headlines_to_prose(lines, line) - _weigh_prose_above(lines, line)


def _weigh_prose_above(lines: list[Line], line: Line) -> float:
    """What paragraphs above cost: much when they belong to the text below, little when they are other news."""
    above = [other for other in _above(lines, line) if other.is_prose]
    if not above:
        return 0.0
    prose = (other for other in islice(lines, line.number + 1, None) if other.is_prose)
    below = BodyWords(list(islice(prose, LINES_COMPARED)))
    return sum(3.0 if below.agreement(other) >= _SAME_TOPIC else 0.5 for other in above)


def _penalty(line: Line) -> float:
    """What captions, site names and menu paths lose."""
    full_stop = line.text.endswith(".") and not line.text.endswith("...")
    caption = line.kind is LineKind.CAPTION or stock_phrases.CAPTION_OPENING.match(line.match) is not None
    site = stock_phrases.SITE_NAME.fullmatch(line.match) is not None and not stock_phrases.VERB.search(line.folded)
    path = _PATH.search(line.folded) is not None
    return 1.5 * full_stop + 2.0 * caption + 2.0 * site + 2.5 * path + 1.5 * line.is_bullet


def _next_role(lines: list[Line], line: Line) -> Role | None:
    return next((other.role for other in _below(lines, line) if other.role not in _PASSED_OVER), None)


def _headlines_to_prose(lines: list[Line], line: Line) -> int:
    """How many lines that could be a title themselves stand between a line and the next paragraph, ten at most."""
    between = 0
    for other in _below(lines, line):
        if other.is_prose or between == _MOST_HEADLINES:
            break
        between += other.role in (Role.SHORT, Role.MENU) and len(other.words) > 2
    return between


def _above(lines: list[Line], line: Line) -> list[Line]:
    return lines[max(0, line.number - _FURTHEST) : line.number]


def _below(lines: list[Line], line: Line) -> list[Line]:
    return lines[line.number + 1 : line.number + 1 + _FURTHEST]
