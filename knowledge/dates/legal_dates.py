"""The dates that the text of a legal text says of itself: from when it is in force, and the meeting it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.dates.calendar import DateParts, as_date_parts
from knowledge.dates.event import find_event
from knowledge.records import ExtractedLine
from knowledge.vietnamese.normalization import fold, to_match

_KINDS = (
    r"(?:quyet dinh|nghi dinh|nghi quyet|thong tu(?: lien tich)?|chi thi|quy che|quy dinh|luat|phap lenh|ke hoach"
    r"|van ban|thong bao|chuong trinh|huong dan|phuong an)"
)
_DAY = r"(?P<d>\d{1,2})(?:[/.-]| thang )(?P<m>\d{1,2})(?:[/.-]|,? nam )(?P<y>\d{4})(?!\d)"
_IN_FORCE = re.compile(
    rf"(?:\b{_KINDS} nay(?P<between>[^.;]{{0,240}}?)"
    rf"|^(?:dieu \d{{1,2}}\W+|\d{{1,2}}\W+)?{_KINDS}(?: (?:da )?duoc\b(?P<passed>[^.;]{{0,240}}?))?) (?:bat dau )?"
    rf"(?:co hieu luc(?: thi hanh)?(?: ke)?(?: tu)?|(?:duoc )?(?:ap dung|thi hanh)(?: ke)? tu)(?: ngay)? {_DAY}"
    rf"|\bhieu luc thi hanh ?: (?:ke )?tu(?: ngay)? (?P<d2>\d{{1,2}})[/.-](?P<m2>\d{{1,2}})[/.-](?P<y2>\d{{4}})(?!\d)"
)
_CLOSED = (".", ";", ":")
_LONGEST_DATE = 30  # characters
# "… thay thế Quyết định số 12/QĐ-UBND có hiệu lực từ ngày …" speaks of the other paper, unless it goes on with "và".
_OTHER_PAPER = re.compile(r"\bso \d")

# With its marks, for "mọi" and "mới" are no "mời".
_INVITES = re.compile(
    r"\b(?:giấy mời|thư mời|kính mời|trân trọng mời|mời (?:[\w, ]{1,60} )?(?:tham (?:gia|dự)|dự))\b"
    r"|\b(?:giay|thu|kinh) moi\b"
)
_OPENING_LINES = 12
_TIME = re.compile(r"\W*(?:\d{1,2}[.)] ?|[a-z]\) ?)?thoi gian(?: [a-z]+){0,4} ?:")
_TIME_OF_DAY = re.compile(rf"(?<!truoc )\b\d{{1,2}} ?(?:gio|h|g|:)(?: ?\d{{2}})?(?: phut)?[^.;:]{{0,40}}?\bngay {_DAY}")
_DATED = re.compile(rf"\b{_DAY}")
_MEETING = re.compile(
    r"\b(?:ket luan|bien ban|(?:cuoc|phien|buoi) (?:hop|lam viec|giao ban)|hoi nghi|hoi thao|giao ban|toa dam)\b"
)
_OPENS_DATED = re.compile(
    r"\W*(?:(?:(?:sang|chieu|toi|hom nay|vao)[ ,]+(?:sang |chieu )?)*(?:ngay|hoi|luc|\d{1,2} gio)\b"
    r"|tai (?:cuoc|phien|buoi|hoi|lop) (?:hop|nghi|thao|lam viec|giao ban)[^.;:]{0,60}?\bngay\b)"
)
_AT_MEETING = re.compile(rf"\W*tai [^.;:]{{4,70}}?\bngay {_DAY}")
_HELD = re.compile(
    r"\b(?:chu tri|hop|hoi nghi|hoi thao|lam viec|to chuc|tien hanh|kiem tra|giao ban|toa dam|chu toa|nghiem thu)\b"
)
_LEAD = 260  # characters in which a lead says what was held


def find_in_force(body: Sequence[ExtractedLine]) -> tuple[DateParts, int] | None:
    """The day from which a legal text says that it is in force; "kể từ ngày ký" names none."""
    below = [*(line.text for line in body[1:]), ""]
    for line, following in zip(body, below, strict=False):
        # Lines of print are broken between "ngày 01" and "tháng 8".
        text = line.text if line.text.rstrip().endswith(_CLOSED) else f"{line.text} {following[:_LONGEST_DATE]}"
        for found in _IN_FORCE.finditer(" ".join(fold(text).split())):
            between = found["between"] or found["passed"] or ""
            if _OTHER_PAPER.search(between) and not between.endswith((" va", ",")):
                continue
            parts = found.group("y", "m", "d") if found["y"] else found.group("y2", "m2", "d2")
            date = as_date_parts(*map(int, parts))
            return (date, line.number) if date else None
    return None


def find_meeting(titles: Sequence[str], body: Sequence[ExtractedLine]) -> tuple[DateParts, int] | None:
    """The day of the meeting that a legal text invites to, or whose minutes or conclusions it is; none for others."""
    opening = [(line, " ".join(fold(line.text).split())) for line in body[:_OPENING_LINES]]
    if any(_INVITES.search(to_match(text)) for text in (*titles, *(line.text for line, _ in opening))):
        return _find_appointment(opening)
    if any(_MEETING.search(fold(title)) for title in titles):
        return _find_held(opening)
    return None


def _find_appointment(opening: Sequence[tuple[ExtractedLine, str]]) -> tuple[DateParts, int] | None:
    """The day behind "Thời gian:", else that of a time of day which is no deadline."""
    for position, (line, text) in enumerate(opening):
        if label := _TIME.match(text):
            rest = text[label.end() :]
            below = opening[position + 1] if not rest.strip() and position + 1 < len(opening) else (line, rest)
            return _dated(_DATED.search(below[1]), below[0].number)
    stated = (_dated(_TIME_OF_DAY.search(text), line.number) for line, text in opening)
    return next(filter(None, stated), None)


def _find_held(opening: Sequence[tuple[ExtractedLine, str]]) -> tuple[DateParts, int] | None:
    """The day with which the first lines open that say what was held."""
    for line, text in opening:
        if _OPENS_DATED.match(text) and _HELD.search(text[:_LEAD]):
            if timed := _dated(_TIME_OF_DAY.match(text.removeprefix("vao ").removeprefix("hoi ")), line.number):
                return timed
            if held := _dated(_AT_MEETING.match(text), line.number):
                return held
            if day := find_event(line.text):
                return day, line.number
    return None


def _dated(found: re.Match[str] | None, line: int) -> tuple[DateParts, int] | None:
    date = as_date_parts(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    return (date, line) if date else None
