"""Months written as words: "17 Tháng Mười, 2018", "Th10 17, 2018", "October 17, 2018"."""

from __future__ import annotations

import re

_VIETNAMESE = {
    "gieng": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "chap": 12,
}
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# "ngày    tháng    năm 2013" leaves day and month open: there "năm" is the year's word, not May.
_VIETNAMESE_FORM = re.compile(
    rf"(?<!ngay )\bthang ({'|'.join(sorted(_VIETNAMESE, key=len, reverse=True))})\b(?=,? (?:\d{{1,2}},? )?\d{{4}})"
)
_ENGLISH_FORM = re.compile(rf"\b({'|'.join(_ENGLISH)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b\.?(?=,? ?\d)")
_SHORT_FORM = re.compile(r"\bth ?(\d{1,2})\b(?=,? )")


def number_months(folded: str) -> str:
    """The folded text with month words before a day or year brought to "thang 10"; other text is unchanged."""
    folded = _SHORT_FORM.sub(r"thang \1", folded)
    folded = _VIETNAMESE_FORM.sub(lambda found: f"thang {_VIETNAMESE[found[1]]}", folded)
    return _ENGLISH_FORM.sub(lambda found: f"thang {_ENGLISH.index(found[1]) + 1}", folded)
