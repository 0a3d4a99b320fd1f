"""Dates as people write them, and which can be an article's: months as words, typed dates, possible years; today."""

from __future__ import annotations

import datetime as dt

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import fold

# Vietnam has been at UTC+7 without summer time since 1975.
VIETNAM = dt.timezone(dt.timedelta(hours=7))

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
_VIETNAMESE_FORM = late_pattern(
    rf"(?<!ngay )\bthang ({'|'.join(sorted(_VIETNAMESE, key=len, reverse=True))})\b(?=,? (?:\d{{1,2}},? )?\d{{4}})"
)
_ENGLISH_FORM = late_pattern(
    rf"\b({'|'.join(_ENGLISH)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b\.?(?=,? ?\d)"
)
_ORDINAL = late_pattern(r"(?<=\d)(?:st|nd|rd|th)\b(?=,? (?:[a-z]{3}|\d{4}))")
_SHORT_FORM = late_pattern(r"\bth ?(\d{1,2})\b(?=,? )")

# Vietnamese cleaner-production work began in the nineties; an older year on a page belongs to something else.
EARLIEST_YEAR = 1990

DateParts = tuple[int, int | None, int | None]

_TYPED_FORMS = (
    late_pattern(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[t ].*)?"),
    late_pattern(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})"),
    # Without signs, in either order: nothing is a date in both, since no month is 19 or 20.
    late_pattern(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)"),
    late_pattern(r"(?P<day>\d\d)(?P<month>0[1-9]|1[0-2])(?P<year>(?:19|20)\d\d)"),
    late_pattern(r"(?:ngay )?(?P<day>\d{1,2}) ?[-/.] ?(?P<month>\d{1,2}) ?[-/.] ?(?P<year>\d{4})"),
    late_pattern(r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:,| nam|,? nam)? ?(?P<year>\d{4})"),
    late_pattern(r"(?:thang )?(?P<month>\d{1,2}) ?(?:[-/.]|nam) ?(?P<year>\d{4})"),
    late_pattern(r"(?:nam )?(?P<year>\d{4})"),
)


def number_months(folded: str) -> str:
    """The folded text with month words before a day or year brought to "thang 10"; other text is unchanged."""
    folded = _SHORT_FORM.sub(r"thang \1", _ORDINAL.sub("", folded))
    folded = _VIETNAMESE_FORM.sub(lambda found: f"thang {_VIETNAMESE[found[1]]}", folded)
    return _ENGLISH_FORM.sub(lambda found: f"thang {_ENGLISH.index(found[1]) + 1}", folded)


def latest_year() -> int:
    """Next year: pages announce things shortly ahead, and a later year is a slip."""
    return today_in_vietnam().year + 1


def today_in_vietnam() -> dt.date:
    """Today as people in Vietnam live it, wherever the program runs."""
    return dt.datetime.now(VIETNAM).date()


def as_date_parts(year: int, month: int | None = None, day: int | None = None) -> DateParts | None:
    """The given parts when they can be a date, otherwise none; two digits of a year are completed.

    A day without a month gives none, as do a day that does not exist and a year outside 1990 to next year.
    """
    if year < 100:
        year += 2000 if year + 2000 <= latest_year() else 1900
    if not EARLIEST_YEAR <= year <= latest_year() or (month is None and day is not None):
        return None
    try:
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return year, month, day


def parse_typed_date(text: str) -> DateParts:
    """The year, month and day in a typed date; what was not typed is none, and the day is before the month.

    Reads "17/10/2018", "2018-10-17", "20181017", "ngày 17 tháng 10 năm 2018", "10/2018", "tháng 10/2018", "2018-10" and
    "2018". Raises ``ValueError`` with a short reason for anything else and for a day that does not exist.
    """
    typed = " ".join(fold(text).split())
    if not typed:
        raise ValueError("no date was given")
    for form in _TYPED_FORMS:
        if found := form.fullmatch(typed):
            parts = {name: int(digits) for name, digits in found.groupdict().items()}
            date = as_date_parts(parts["year"], parts.get("month"), parts.get("day"))
            if date is None:
                raise ValueError("there is no such date (the day comes before the month)")
            return date
    raise ValueError("a date looks like 17/10/2018, 10/2018 or 2018")
