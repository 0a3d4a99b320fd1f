"""The day of the event an article reports on, from its lead: "Sáng 10/11, … trên địa bàn tỉnh năm 2020"."""

from __future__ import annotations

import re

from knowledge.dates.calendar import DateParts, as_date_parts
from knowledge.dates.cited_dates import is_cited, is_numbered, nearest_text
from knowledge.vietnamese.normalization import fold

_INTRO = (
    r"(?P<intro>\b(?:sang|chieu|toi|trua)(?: nay| qua)?(?: ngay)?|\bhom (?:nay|qua)|(?:^|[.,;] )tu"
    r"|\b(?:trong |vao )?(?:cac |hai |ba |bon |nam |\d )?ngay)[ ,(]+(?:tu )?(?:ngay )?"
)
# Several days of one event: "10-11/10/2018", "20 và 21/6", "28/9 đến 02/10/2018"; the first one counts.
_FIRST = (
    r"(?:(?P<d0>\d{1,2})(?:[/.](?P<m0>\d{1,2})(?:[/.](?P<y0>\d{4}))?)? ?"
    r"(?:-|–|,|va|den)(?: het)?(?: ngay)? ?)?"
)
_EVENT = re.compile(
    _INTRO + _FIRST + r"(?P<d>\d{1,2})(?: ?(?P<sep>[-/.]) ?| thang )(?P<m>\d{1,2})(?![\d%])"
    r"(?:(?: ?(?P=sep) ?|,? nam )(?P<y>\d{4}))?(?!\d)"
)
_EVENT_MONTH = re.compile(
    r"(?:^|[.!?] )(?:trong |vao |cuoi |dau |giua )*thang (?P<m>\d{1,2}) ?(?:/|-| nam ) ?(?P<y>\d{4})\b"
)
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d{2}(?![\d%])(?! ?[-–] ?\d)")
_HORIZON = re.compile(
    r"(?:\b(?:den|toi|het|giai doan|thoi ky|tam nhin|dinh huong|tu|truoc|sau|so voi|cung ky)(?: nam)?|\d{4} ?[-–]) ?$"
)
_OF_DATE = re.compile(r"thang \d{1,2},?(?: nam)? $")
_ABOUT_NEXT = re.compile(r"\b(?:trien khai|phuong huong|nhiem vu|xay dung)\b[^.,;]{0,60}$")
_ABOUT_LAST = re.compile(r"\b(?:tong ket|so ket|ket qua|danh gia|bao cao)\b[^.,;]{0,60}$")


def find_event(lead: str) -> DateParts | None:
    """The first day of the event a lead paragraph reports, complete with its year; otherwise none.

    A day without a year takes the year that the paragraph names, if it names exactly one that can be meant: not
    a horizon ("đến năm 2020"), a cited paper's, next year's plan or last year's review. Dates of cited papers and
    deadlines are passed over. A whole month ("Tháng 5/2016, …") counts when a sentence opens with it.
    """
    folded = " ".join(fold(lead).split())
    for found in _EVENT.finditer(folded):
        if not _is_of_something_else(folded, found):
            return _first_day(found, folded)
    if opening := _EVENT_MONTH.search(folded):
        return as_date_parts(int(opening["y"]), int(opening["m"]))
    return None


def _is_of_something_else(folded: str, found: re.Match[str]) -> bool:
    """Whether a date is a cited paper's, a deadline's…; "sáng ngày" and "trong hai ngày" never are.

    "Thực hiện Kế hoạch số 12/KH-SCT, ngày 5/3 của Sở" cites what "…, ngày 5/3, Sở" does not.
    """
    if found["intro"].endswith("tu") and not found["d0"]:  # from then on, not on that day
        return True
    if not found["intro"].startswith("ngay"):
        return False
    before = nearest_text(folded, found.start())
    opens_clause = before.endswith(", ") and folded[found.end() : found.end() + 1] == ","
    return not opens_clause and is_cited(before.removesuffix(", "))


def _first_day(found: re.Match[str], folded: str) -> DateParts | None:
    last_month = int(found["m"])
    day, month = int(found["d0"] or found["d"]), int(found["m0"] or last_month)
    year = int(found["y0"] or found["y"] or 0) or _borrowed_year(folded, month)
    if year is None:
        return None
    crosses_new_year = found["m0"] is not None and found["y0"] is None and month > last_month
    return as_date_parts(year - crosses_new_year, month, day)


def _borrowed_year(folded: str, month: int) -> int | None:
    years = set()
    for found in _YEAR.finditer(folded):
        before = nearest_text(folded, found.start())
        if _HORIZON.search(before[-30:]) or _OF_DATE.search(before) or is_numbered(before.removesuffix("nam ")):
            continue
        if (month >= 11 and _ABOUT_NEXT.search(before)) or (month <= 3 and _ABOUT_LAST.search(before)):
            return None
        years.add(int(found[0]))
    return years.pop() if len(years) == 1 else None
