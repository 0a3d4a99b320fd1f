"""Whom to ask."""

from __future__ import annotations

import datetime as dt

from knowledge.records.addresses import PublicUrl
from knowledge.records.record import Record


class Contact(Record):
    """Whom to ask, as people may see it.

    ``phone``, ``address`` and ``email`` are there only where a person has confirmed them, on ``confirmed_on``;
    ``before_july_2025`` says that name or link are from a page older than the mergers of provinces.
    """

    name: str
    link: PublicUrl | None = None
    phone: str | None = None
    address: str | None = None
    email: str | None = None
    confirmed_on: dt.date | None = None
    before_july_2025: bool = False
