"""Titles that journals print in capitals over several lines, right above the names of their authors."""

from __future__ import annotations

from knowledge.extraction.bylines import read_credit
from knowledge.extraction.line_features import LONGEST_HEADLINE, Line, Role, is_site_name
from knowledge.records import LineRole

# A row above the last is about as wide as the page; a rubric above the title is short.
_SHORTEST_ROW = 30  # characters
_MOST_ROWS = 5


def find_rows_over_authors(lines: list[Line], number: int) -> range:
    """The lines of a title in capitals of which one is known, down to those right above its authors.

    Empty where nobody is named there, and where the known line is not in capitals.
    """
    stop = number
    while stop < min(len(lines), number + _MOST_ROWS) and lines[stop].text.isupper():
        stop += 1
    if stop == number or stop >= len(lines) or not _names_authors(lines[stop]):
        return range(0)
    start = number
    while start > max(0, stop - _MOST_ROWS) and _is_row(lines[start - 1]):
        start -= 1
    words = sum(len(line.words) for line in lines[start:stop])
    return range(start, stop) if words <= LONGEST_HEADLINE else range(0)


def _is_row(line: Line) -> bool:
    wide = line.text.isupper() and len(line.text) >= _SHORTEST_ROW
    return wide and line.role is Role.SHORT and not line.is_bullet and not is_site_name(line.text)


def _names_authors(line: Line) -> bool:
    credit = read_credit(line, apart=True)
    return credit is not None and credit.role is LineRole.BYLINE and bool(credit.authors)
