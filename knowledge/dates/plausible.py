"""Which years, months and days can be an article's."""

from __future__ import annotations

import datetime as dt

# Vietnamese cleaner-production work began in the nineties; an older year on a page belongs to something else.
EARLIEST_YEAR = 1990

DateParts = tuple[int, int | None, int | None]


def latest_year() -> int:
    """Next year: pages announce things shortly ahead, and a later year is a slip."""
    return dt.datetime.now(tz=dt.UTC).year + 1


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
