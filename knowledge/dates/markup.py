"""The day of publication that a page's markup gives: `article:published_time`, `dc.date`, JSON-LD, `<time>`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from knowledge.dates.calendar import EARLIEST_YEAR, VIETNAM, DateParts, as_date_parts, parse_typed_date
from knowledge.dates.dateline import read_dateline

_NOT_ITS_OWN = re.compile(
    r"modif|updat|revis|submit|receiv|accept|copyright|expir|valid|start|end|event|birth|crawl|upload"
    r"|priced|until|build"
)
_PUBLICATION = re.compile(r"publi[sc]|issued|pub_?date|post_?date|entry-date")
# Only American programs write so, and they put the month first.
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}\b.*\b[ap]m\b", re.IGNORECASE)
# Since 1970; with three digits more they are thousandths.
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")
_LONGEST = 60  # characters


def choose_markup_date(hints: Iterable[tuple[str, str]]) -> DateParts | None:
    """The day that (name, value) pairs of a page's markup agree on, in Vietnam's time; none where they do not.

    Names that speak of publication ("datePublished", "dc.date.issued") outweigh those that leave it open ("dc.date",
    "time"); those that speak of something else ("dateModified", "startDate") are not looked at.
    """
    named: set[DateParts] = set()
    open_: set[DateParts] = set()
    for name, value in hints:
        if _NOT_ITS_OWN.search(name.lower()) and not _PUBLICATION.search(name.lower()):
            continue
        if date := read_markup_date(value):
            (named if _PUBLICATION.search(name.lower()) else open_).add(date)
    return choose_one(named | open_) or choose_one(named)


def choose_one(dates: set[DateParts]) -> DateParts | None:
    """The one date of a set; a month or year that another one lies in says nothing more. None where two differ."""
    finest = max(dates, key=lambda date: [part is not None for part in date], default=None)
    if finest is None or any(part not in (None, own) for date in dates for part, own in zip(date, finest, strict=True)):
        return None
    return finest


def read_markup_date(value: str) -> DateParts | None:
    """The date in a value of markup, in Vietnam's time; none for anything else, or with day and month in doubt."""
    value = value.strip()[:_LONGEST]
    if moment := _read_moment(value):
        return as_date_parts(moment.year, moment.month, moment.day) if moment.year >= EARLIEST_YEAR else None
    american = _AMERICAN.match(value)
    if american and american[1] != american[2]:
        return None
    try:
        return parse_typed_date(value)
    except ValueError:
        dateline = read_dateline(value)
        return dateline.stamps[0].date if dateline and dateline.stamps else None


def _read_moment(value: str) -> dt.datetime | None:
    if _SECONDS.fullmatch(value):
        return dt.datetime.fromtimestamp(int(value[:10]), tz=VIETNAM)
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(value)
            return moment.astimezone(VIETNAM) if moment.tzinfo is not None else moment
        except (ValueError, TypeError, OverflowError):
            continue
    return None
