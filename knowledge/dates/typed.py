"""Dates as an operator types them."""

from __future__ import annotations

import re

from knowledge.dates.plausible import DateParts, as_date_parts
from knowledge.vietnamese.normalization import fold

_FORMS = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[t ].*)?"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"),
    re.compile(r"(?:ngay )?(?P<day>\d{1,2}) ?[-/.] ?(?P<month>\d{1,2}) ?[-/.] ?(?P<year>\d{4})"),
    re.compile(r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:,| nam|,? nam)? ?(?P<year>\d{4})"),
    re.compile(r"(?:thang )?(?P<month>\d{1,2}) ?(?:[-/.]|nam) ?(?P<year>\d{4})"),
    re.compile(r"(?:nam )?(?P<year>\d{4})"),
)


def parse_typed_date(text: str) -> DateParts:
    """The year, month and day in a typed date; what was not typed is none, and the day is before the month.

    Reads "17/10/2018", "2018-10-17", "ngày 17 tháng 10 năm 2018", "10/2018", "tháng 10/2018", "2018-10" and
    "2018". Raises ``ValueError`` with a short reason for anything else and for a day that does not exist.
    """
    typed = " ".join(fold(text).split())
    if not typed:
        raise ValueError("no date was given")
    for form in _FORMS:
        if found := form.fullmatch(typed):
            parts = {name: int(digits) for name, digits in found.groupdict().items()}
            date = as_date_parts(parts["year"], parts.get("month"), parts.get("day"))
            if date is None:
                raise ValueError("there is no such date (the day comes before the month)")
            return date
    raise ValueError("a date looks like 17/10/2018, 10/2018 or 2018")
