"""What every printed page repeats: its number, and the line that runs above or below the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from knowledge.extraction.line_features import Line
from knowledge.records import LineKind

_NUMBER = re.compile(r"[-–—] ?(\d{1,4}) ?[-–—]|(\d{1,4})")
_LONGEST_HEAD = 16  # words
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
    return {lines[position].number for position in marks | running}


def _read_number(line: Line) -> int | None:
    found = _NUMBER.fullmatch(line.text) if line.kind is not LineKind.TABLE_ROW else None
    return int(found[1] or found[2]) if found else None


def _may_run(lines: Sequence[Line], position: int, marks: set[int]) -> bool:
    inside = 0 <= position < len(lines) and position not in marks
    return inside and len(lines[position].words) <= _LONGEST_HEAD and not lines[position].is_prose


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.folded)
