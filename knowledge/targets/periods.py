"""The years for which a figure stands."""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = r"(?:19[89]\d|20[0-6]\d)"
_TO = r"(?:[-–—]|đến(?: năm)?|tới(?: năm)?)"
_PERIOD = re.compile(
    r"(?P<span>(?:giai đoạn|thời kỳ|trong|từ)?(?: năm)?\s*"
    rf"(?<![\d/])(?P<from>{_YEAR})\s*{_TO}\s*(?P<to>{_YEAR})(?![\d/]))"
    rf"|(?P<until>(?:đến|tới|trước|hết)(?: hết| cuối| trước)?(?: năm)?\s+(?P<goal>{_YEAR})(?![\d/]))"
    rf"|(?P<in>(?:năm|trong năm|cuối năm|đầu năm)\s+(?P<year>{_YEAR})(?![\d/-]))"
    rf"|(?:(?:ngày|sáng|chiều|tháng)\s+[\d/ .-]{{1,12}}?[/-](?P<dated>{_YEAR}))"
    rf"|(?P<bare>(?<![\d/.,-])(?P<only>{_YEAR})(?![\d/.,%-]))",
    re.IGNORECASE,
)
# "Chiến lược … đến năm 2020" names a document: its year is no deadline of the figure beside it, unless none else is
# stated.
_OF_DOCUMENT = re.compile(
    r"(?:chiến lược|chương trình|kế hoạch|đề án|quyết định|nghị quyết|chỉ thị)[^,;:.]{0,80}$", re.IGNORECASE
)


# "giảm 10% so với năm 2015": what is compared with is no period.
_BASELINE = re.compile(r"so với(?: mức| số liệu)?(?: của)?\s*$", re.IGNORECASE)


class Period(NamedTuple):
    """Years from and to, both the same for one year; without a beginning for a deadline. Offsets in the text."""

    first: int | None
    last: int
    start: int
    end: int
    deadline: bool
    of_document: bool


def find_periods(text: str, *, bare: bool = False) -> list[Period]:
    """The periods named in a text, from left to right; ``bare`` takes a year without "năm" for one, as in tables."""
    periods = []
    for found in _PERIOD.finditer(text):
        of_document = bool(_OF_DOCUMENT.search(text[: found.start()]))
        first, last = _years(found)
        if _BASELINE.search(text[: found.start()]):
            continue
        if (found["bare"] is not None and not bare) or (first is not None and first > last):
            continue
        periods.append(Period(first, last, found.start(), found.end(), found["until"] is not None, of_document))
    return periods


def nearest_period(
    text: str, position: int, *, clause: tuple[int, int] | None = None, bare: bool = False
) -> Period | None:
    """The period that holds for a figure at a position: the last one before it, else the first behind it.

    One in the figure's own ``clause`` goes first; a document's own years come last.
    """
    periods = find_periods(text, bare=bare)
    if clause is not None:
        own = [each for each in periods if clause[0] <= each.start and each.end <= clause[1] and not each.of_document]
        if own:
            return min(own, key=lambda each: abs(each.start - position))
    for candidates in ([each for each in periods if not each.of_document], periods):
        before = [each for each in candidates if each.end <= position]
        behind = [each for each in candidates if each.start >= position]
        if before or behind:
            return before[-1] if before else behind[0]
    return None


def _years(found: re.Match[str]) -> tuple[int | None, int]:
    if found["span"] is not None:
        return int(found["from"]), int(found["to"])
    if found["until"] is not None:
        return None, int(found["goal"])
    year = int(found["year"] or found["dated"] or found["only"])
    return year, year
