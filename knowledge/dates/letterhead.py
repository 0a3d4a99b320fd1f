"""The head of a legal text: number, place and date, kind ("QUYẾT ĐỊNH"), the state's name and motto.

The layout is the one that Decree 30/2020/NĐ-CP (before it Circular 01/2011/TT-BNV) prescribes for official papers.
Its two columns come as cells, parted by spaces, or run together: a line is cut into its pieces first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from knowledge.dates.calendar import DateParts, as_date_parts
from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import CAPITALS, fold_in_place

_STATE_NAME = r"cong hoa xa hoi chu nghia viet nam"
_MOTTO = r"doc lap ?[-–—]? ?tu do ?[-–—]? ?hanh phuc"
_STATE = late_pattern(rf"{_STATE_NAME}|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc|^dang cong san viet nam$")
_PARTY = r"dang cong san viet nam"
_STATE_PIECE = late_pattern(rf"(?<!\w)(?:{_STATE_NAME}|{_MOTTO}|(?P<party>{_PARTY}))(?!\w)")
_NUMBER = late_pattern(r"so ?:? ?\d*[\w./…-]* ?/[\w./ -]{2,30}")
_KIND = late_pattern(
    r"(?:(?:quyet dinh|nghi quyet|ke hoach|chuong trinh|thong tu|huong dan|thong bao|quy che|quy dinh)"
    r"(?: (?:phoi hop|lien tich|lien nganh))?|chi thi|chuong trinh(?: hanh dong| cong tac)|de an"
    r"|nghi dinh|bao cao|to trinh|cong van|cong dien"
    r"|phuong an|bien ban(?: (?:cuoc )?hop| lam viec| kiem tra| nghiem thu| ban giao)?|luat|phap lenh|giay moi(?: hop)?"
    r"|thu moi(?: bay to quan tam| quan tam| chao gia| tham du| hop)?|van ban hop nhat|thong cao(?: bao chi)?"
    r"|phieu trinh) ?:?"
)
# A place is up to five words with capitals, perhaps with what it is; its day and month may be left open on paper.
_SMALL = rf"[^\W\d_{CAPITALS}]"
_PLACE = "|".join(rf"{word}(?:(?: |-| [-–] ){word}){{0,4}}" for word in (rf"[{CAPITALS}]{_SMALL}+", rf"[{CAPITALS}]+"))
_PLACE_DATE = late_pattern(
    rf"(?<!\w)(?P<place>(?:(?:TP|Tp|T\.P|TT|TX)\.? ?)?(?:{_PLACE})) ?(?P<comma>,?) ?"
    rf"(?P<date>(?i:ng[àa]y)\b.{{0,60}})$"
)
# "Sáng ngày 7 tháng 6" names no place; without its comma a place has two words at least.
_NO_PLACE = late_pattern(r"(?:sang|chieu|toi|trua|tu|vao|den|ke|thu|chu|hom|cap|dang|trong|truoc|sau|luc|ky|ban|het)\b")
_DATE = late_pattern(
    r"ngay ?(?P<d>\d{0,2})[ .…_]*thang ?(?P<m>\d{0,2})[ .…_]*nam ?(?P<y>\d{4}) ?[.,]*"
    r"|ngay ?(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4}) ?[.,]*"
    r"|ngay ?[ .…_]{0,20}/ ?(?P<open_month>\d{0,2})[ .…_]{0,20}/ ?(?P<open_year>\d{4}) ?[.,]*"
)
_SMALL_PLACE_DATE = late_pattern(r"(?P<place>[a-z][a-z .-]{1,40})(?P<comma>,) ?(?P<date>ngay\b.{0,60})")
_SHORT_PLACE_DATE = late_pattern(
    rf"(?P<place>(?:(?:TP|Tp|T\.P|TT|TX)\.? ?)?(?:{_PLACE})), ?(?P<day>\d{{1,2}})(?P<sep>[/.-])"
    r"(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}) ?[.,]?"
)
_WEEKDAY = late_pattern(r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cap nhat|ngay)\b")
# "88/KH-UBND", "08/2022/NĐ-CP", "14-CT/TU", "745 / SKHCN - QLCN"; on a draft the count is open.
_CODE = rf"[{CAPITALS}][\w]{{0,14}}"
NUMBER = (
    rf"\d{{0,6}}[A-Za-z]?(?: ?/ ?\d{{4}})? ?[/–-] ?{_CODE}(?:[-–/.&]{_CODE}| ?[-–/] ?[{CAPITALS}]{{2,}}(?![^\W\d_]))*"
)
"""A pattern of a paper's number as printed."""

_NUMBER_PIECE = late_pattern(rf"(?<![\w/])(?:[Ss][ốo]|S[ỐO]) ?:? ?[.…_ ]{{0,40}}{NUMBER}")
# Spaces part columns, but where they are left open for a number, a day or a month.
_BORDER = late_pattern(r" *[|\t]\s*|(?<![:\s]) {3,}(?!\s|/|(?i:th[áa]ng|n[ăa]m)\b)")

# A number broken over lines: "Số: 06/CĐ-".
_OPEN_ENDS = frozenset({"-", "–", "/"})
_LONGEST_LINE = 160
_LONGEST_ROW = 400


# "Đà Nẵng, ngày 4 tháng 6 năm 2019 – Công ty …"
_OPENING_DATE = late_pattern(r"^[\s(*]*(?P<dateline>[^–—:;()]{6,60}?\d{4})\)?\s*(?:[–—:]|-(?!\d))\s")


class PlaceDate(NamedTuple):
    """Place and date of a letterhead; what is left open of the date is none."""

    place: str
    date: DateParts


def is_state_line(folded: str) -> bool:
    """Whether a folded line holds the state's name or its motto."""
    return _STATE.search(folded) is not None


def is_number_line(folded: str) -> bool:
    """Whether a folded line is "Số: 2384/QĐ-UBND", alone or in a cell beside the place and date."""
    return any(_NUMBER.fullmatch(cell.strip(" .")) for cell in folded.split("|"))


def is_kind_line(folded: str) -> bool:
    """Whether a folded line is nothing but the kind of a legal text."""
    return _KIND.fullmatch(folded) is not None


@lru_cache(maxsize=1024)
def split_pieces(text: str) -> tuple[str, ...]:
    """The pieces of a row of a letterhead: its cells, and within them state line, number, place and date."""
    if len(text) > _LONGEST_ROW:
        return (text,)
    cells = (" ".join(cell.split()).strip("*_# ") for cell in _BORDER.split(text))
    return tuple(piece for cell in cells if cell for piece in _split_cell(cell))


def _split_cell(cell: str) -> Iterator[str]:
    states = _STATE_PIECE.finditer(fold_in_place(cell))
    # The party's name in small letters stands in sentences.
    spans = [found.span() for found in states if not found["party"] or cell[slice(*found.span())].isupper()]
    spans += [found.span() for found in _NUMBER_PIECE.finditer(cell) if _opens_number(cell, found)]
    end = 0
    for start, stop in sorted(spans):
        if start >= end:
            yield from _split_dated(cell[end:start].strip(" ;"))
            stop += len(cell) - stop if cell[stop:].strip() in _OPEN_ENDS else 0
            yield cell[start:stop].strip()
            end = stop
    yield from _split_dated(cell[end:].strip())


def _opens_number(cell: str, found: re.Match[str]) -> bool:
    """Whether it is a letterhead's number and not one named within a sentence."""
    above = cell[: found.start()].strip()
    return not above or (found[0][0] == "S" and (":" in found[0] or above.isupper()))


def _split_dated(piece: str) -> Iterator[str]:
    """Capitals or a subject that run into place and date are two pieces."""
    found = _find_dated(piece) if len(piece) <= _LONGEST_LINE else None
    left = piece[: found.start()].strip() if found else ""
    if found and left and _is_left_half(left):
        yield left
        yield piece[found.start() :]
    elif piece:
        yield piece


def _find_dated(piece: str) -> re.Match[str] | None:
    """Place and date at the end of a piece."""
    found = _PLACE_DATE.search(piece)
    if found:
        return found if _DATE.fullmatch(fold_in_place(found["date"])) else None
    return next((short for short in _SHORT_PLACE_DATE.finditer(piece) if short.end() == len(piece)), None)


def _is_left_half(text: str) -> bool:
    return text.isupper() or text[:3].lower() == "v/v" or not any(map(str.isalnum, text))


@lru_cache(maxsize=1024)
def find_place_date(text: str) -> PlaceDate | None:
    """Place and date in a line such as "Quảng Bình, ngày 30 tháng 9 năm 2013"; none for any other line."""
    if len(text) > _LONGEST_LINE or not any(map(str.isdigit, text)):
        return None
    return next((found for piece in split_pieces(text) if (found := _read_place_date(piece))), None)


def _read_place_date(piece: str) -> PlaceDate | None:
    found = _PLACE_DATE.match(piece) or _SMALL_PLACE_DATE.fullmatch(fold_in_place(piece))
    dated = _DATE.fullmatch(fold_in_place(found["date"])) if found else None
    if found is None or dated is None or not _names_place(found):
        return None
    forms = (("y", "m", "d"), ("year", "month", "day"), ("open_year", "open_month"))
    parts = next(form for form in forms if dated[form[0]])
    year, month, day = (*(int(dated[name]) if dated[name] else None for name in parts), None)[:3]
    if year is None:
        return None
    date = as_date_parts(year, month, day if month else None)
    place = piece[slice(*found.span("place"))]
    return PlaceDate(place.title() if place.isupper() and len(place) > 2 else place, date) if date else None


def _names_place(found: re.Match[str]) -> bool:
    if found["comma"]:
        return True
    return " " in found["place"] and not _NO_PLACE.match(fold_in_place(found["place"]))


def read_short_place_date(piece: str) -> PlaceDate | None:
    """Place and date without "ngày": "Hà Nội, 11/03/2022". Only in a letterhead: elsewhere it may be a byline's."""
    found = _SHORT_PLACE_DATE.fullmatch(piece)
    if found is None or _WEEKDAY.match(fold_in_place(found["place"])):
        return None
    date = as_date_parts(int(found["year"]), int(found["month"]), int(found["day"]))
    return PlaceDate(found["place"], date) if date else None


def read_place_date(text: str) -> DateParts | None:
    """The date of a line such as "Quảng Bình, ngày 30 tháng 9 năm 2013".

    A day (and month) left open on paper is none in the result. None for any other line and an impossible date.
    """
    found = find_place_date(text)
    return found.date if found else None


def read_opening_date(text: str) -> PlaceDate | None:
    """Place and date that a paragraph opens with, as those of press releases do; none for any other."""
    found = _OPENING_DATE.match(text)
    printed = found["dateline"].strip(" *") if found else ""
    return (find_place_date(printed) or read_short_place_date(printed)) if printed else None


def is_legal(lines: Iterable[str]) -> bool:
    """Whether folded lines show a legal text: at least two of state line, number, kind and place with date."""
    return sum(_marks(list(lines))) >= 2


def _marks(lines: Sequence[str]) -> tuple[bool, ...]:
    return (
        any(map(is_state_line, lines)),
        any(map(is_number_line, lines)),
        any(map(is_kind_line, lines)),
        any(read_place_date(line) is not None for line in lines),
    )
