"""Days as people in Vietnam live them."""

from __future__ import annotations

import datetime as dt

from knowledge.dates.calendar import VIETNAM


def day_of(seconds: float) -> dt.date:
    """The Vietnamese day of a moment in seconds since 1970, UTC."""
    return dt.datetime.fromtimestamp(seconds, VIETNAM).date()


def hour_of(seconds: float) -> int:
    """The Vietnamese hour of a moment in seconds since 1970, UTC."""
    return dt.datetime.fromtimestamp(seconds, VIETNAM).hour


def start_of(day: dt.date) -> int:
    """The moment a Vietnamese day begins, in seconds since 1970, UTC."""
    return int(dt.datetime.combine(day, dt.time(), VIETNAM).timestamp())
