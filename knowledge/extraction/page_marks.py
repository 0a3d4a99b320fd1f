"""What every printed page repeats, number and running head, and what machines print below the last one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from knowledge.extraction.line_features import Line, Role
from knowledge.records import LineKind
from knowledge.vietnamese.orthography import is_possible_syllable

_NUMBER = re.compile(r"[-–—] ?(\d{1,4}) ?[-–—]|(?:trang |page )?(\d{1,4})(?: ?(?:/|of) ?\d{1,4})?")
_NUMBERED_HEAD = re.compile(
    r"(?P<first>\d{1,4}) +(?P<left>[a-z]{2}[^|]{6,100})|(?P<right>[a-z]{2}[^|]{6,100}) +(?P<last>\d{1,4})"
)
_LONGEST_HEAD = 16  # words
_MOST_PAGES = 400
_FEWEST_LINES = 12
_NEAR = 4  # lines
# So many paragraphs with marks tell that a text is written with them.
_FEWEST_MARKED = 2
_FEWEST_WORDS = 4
_DIGITS = re.compile(r"\d+")


def find_page_marks(lines: Sequence[Line]) -> set[int]:
    """The numbers of lines that are a page's number, or a running head beside two of them.

    Page numbers stand alone, go up by one, and text stands between any two: a table's first column has none.
    """
    numbered = [(position, page) for position, line in enumerate(lines) if (page := _read_number(line)) is not None]
    marks: set[int] = set()
    for (above, page), (below, following) in pairwise(numbered):
        if following == page + 1 and any(line.is_prose for line in lines[above + 1 : below]):
            marks |= {above, below}
    beside = [near for mark in sorted(marks) for near in (mark - 1, mark + 1) if _may_run(lines, near, marks)]
    prints = Counter(_key(lines[near]) for near in beside)
    running = {near for near in beside if prints[_key(lines[near])] > 1}
    marks |= _find_lone(lines, [position for position, _ in numbered])
    return {lines[position].number for position in marks | running | _find_numbered_heads(lines)}


def _find_lone(lines: Sequence[Line], numbered: Sequence[int]) -> set[int]:
    """The only number of a paper of two pages; in a longer text without any other number."""
    if len(numbered) != 1 or len(lines) < _FEWEST_LINES or lines[numbered[0]].folded.strip("-–— ") not in ("1", "2"):
        return set()
    near = numbered[0]
    around = (lines[max(0, near - _NEAR) : near], lines[near + 1 : near + 1 + _NEAR])
    return {near} if all(any(line.is_prose for line in side) for side in around) else set()


def _find_numbered_heads(lines: Sequence[Line]) -> set[int]:
    """The positions of running heads that hold the page's number: "14 CÔNG BÁO/Số 21/Ngày 3-4-2016", again with 15."""
    heads: dict[str, dict[int, int]] = {}
    for position, line in enumerate(lines):
        found = _NUMBERED_HEAD.fullmatch(line.folded) if len(line.words) <= _LONGEST_HEAD else None
        rest = (found["left"] or found["right"]) if found else ""
        # "Bảng 2" and "Tổ số 3" are no heads; the number or the day of an issue stands in these.
        if found and any(map(str.isdigit, rest)) and any(map(str.isalpha, rest)) and not line.ends_sentence:
            page = int(found["last"] or found["first"])
            heads.setdefault(rest, {}).setdefault(page, position)
    return {
        position
        for pages in heads.values()
        if len(pages) > 1 and max(pages) - min(pages) <= _MOST_PAGES and _are_parted(lines, pages)
        for position in pages.values()
    }


def _are_parted(lines: Sequence[Line], pages: dict[int, int]) -> bool:
    """Whether the pages go up, with text between them."""
    ordered = sorted(pages.items())
    return all(
        above < below and any(line.is_prose for line in lines[above + 1 : below])
        for (_, above), (_, below) in pairwise(ordered)
    )


def find_stamps(lines: Sequence[Line]) -> set[int]:
    """The numbers of the last lines that a machine printed below a text: Vietnamese without marks under one with them.

    "tai ve luc 09:14", "KET QUA: OK": fax machines, scanners and portals have no other letters. Lines in a foreign
    language, names and works cited stay.
    """
    marked = sum(line.is_prose and line.folded != line.text.lower() for line in lines)
    stamps: set[int] = set()
    for line in reversed(lines if marked >= _FEWEST_MARKED else ()):
        if line.role is Role.RULE:
            continue
        if not _is_unmarked(line):
            break
        stamps.add(line.number)
    return stamps


def _is_unmarked(line: Line) -> bool:
    words = [word for word in line.words if word.isalpha()]
    if len(words) < _FEWEST_WORDS or not line.text.isascii() or line.kind is LineKind.TABLE_ROW:
        return False
    possible = sum(len(word) > 1 and is_possible_syllable(word) for word in words)
    return 2 * possible >= len(words)


def _read_number(line: Line) -> int | None:
    found = _NUMBER.fullmatch(line.folded) if line.kind is not LineKind.TABLE_ROW else None
    return int(found[1] or found[2]) if found else None


def _may_run(lines: Sequence[Line], position: int, marks: set[int]) -> bool:
    inside = 0 <= position < len(lines) and position not in marks
    return inside and len(lines[position].words) <= _LONGEST_HEAD and not lines[position].is_prose


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.folded)
