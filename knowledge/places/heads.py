"""What letterheads, datelines and signatures look like."""

from __future__ import annotations

import re

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import to_match

_SIGNED = late_pattern(r",\s+ngày\b", re.IGNORECASE)
_DAY = r"(?:ngày|sáng|trưa|chiều|tối|đêm|\d{1,2}[/.-]\d{1,2})"
# "X, ngày 7 tháng 6", "X – Sáng 12/3", "(X), 12/3".
_DATED = late_pattern(rf"\s*\)?\s*[,–—:-]\s*{_DAY}", re.IGNORECASE)
# "(Tỉnh X) - …", "X (TTXVN) - …", "X – …".
_PARTED = late_pattern(r"\s*(?:\)\s*[-–—.:,]?|(?:\([^()\n]{2,24}\))?\s*[-–—])\s*\w")
_UNITS = frozenset({"", "tỉnh", "tp", "tp.", "t.p", "thành phố", "huyện", "thị xã", "tx.", "quận"})
_LONGEST_UNIT = len("( Thành phố ")
_CENTRAL = late_pattern(
    r"(?:^|[|\n])\s*(?:bộ|liên bộ|chính phủ|thủ tướng|quốc hội|ủy ban thường vụ|văn phòng chính phủ"
    r"|ban chấp hành trung ương|tổng cục|ngân hàng nhà nước|kiểm toán nhà nước|hiệp hội|tập đoàn|tổng liên đoàn)\b"
)
_LOCAL = late_pattern(
    r"\b(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|sở|tỉnh ủy|thành ủy|huyện ủy|ban quản lý|chi cục|phòng)\b"
)


def is_signed(text: str, end: int) -> bool:
    """Whether a date of signing follows a name: ", ngày …"."""
    return _SIGNED.match(text, end) is not None


def is_dateline(line: str, start: int, end: int, *, dated: bool) -> bool:
    """Whether the name at ``line[start:end]`` opens a line as the place from which it was written.

    With ``dated`` a day must follow: such a line stands outside the text, as names of sites do.
    """
    if start > _LONGEST_UNIT or to_match(line[:start]).strip(" (") not in _UNITS:
        return False
    return bool(_DATED.match(line, end) or (not dated and _PARTED.match(line, end)))


def is_central(letterhead: str) -> bool:
    """Whether a ministry or another body of the whole country stands in a letterhead, one line each."""
    return _CENTRAL.search(to_match(letterhead)) is not None


def is_local(letterhead: str) -> bool:
    """Whether an authority of a province or district stands in a letterhead."""
    return _LOCAL.search(to_match(letterhead)) is not None
