"""A date with what it rests on."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field, model_validator

from knowledge.records.record import Record

# A date cut to what is known of it.
ISO_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class Basis(StrEnum):
    """What a date rests on."""

    PUBLISHED = "published"
    UPDATED = "updated"
    ISSUED = "issued"
    EVENT = "event"
    CONTENT = "content"
    IN_FORCE = "in_force"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    NONE = "none"


CITED_BASES = (Basis.ISSUED, Basis.PUBLISHED, Basis.UPDATED, Basis.EVENT, Basis.CONTENT)
"""What the date beside an article's title may rest on, from the strongest."""


class SourceDate(Record):
    """An article's date with what it rests on.

    ``value`` is ISO 8601 cut to ``precision`` ("2014", "2018-10", "2018-10-17") or none. It is shown with
    its basis and never improved upon.
    """

    value: str | None = Field(default=None, pattern=ISO_DATE)
    precision: Precision = Precision.NONE
    basis: Basis = Basis.NONE

    @model_validator(mode="after")
    def _check(self) -> SourceDate:
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.NONE: 0}[self.precision]
        if len(self.value or "") != length:
            raise ValueError(f"{self.value!r} is not of precision {self.precision}")
        if (self.value is None) != (self.basis is Basis.NONE):
            raise ValueError("a date has a basis, and no date has none")
        if self.value is not None:
            dt.date.fromisoformat((self.value + "-01-01")[:10])  # a day that exists
        return self

    @classmethod
    def of(cls, basis: Basis, year: int, month: int | None = None, day: int | None = None) -> SourceDate:
        """The date with the precision of its given parts; ``ValueError`` when there is no such day."""
        if month is None:
            return cls(value=f"{year:04d}", precision=Precision.YEAR, basis=basis)
        if day is None:
            return cls(value=f"{year:04d}-{month:02d}", precision=Precision.MONTH, basis=basis)
        return cls(value=f"{year:04d}-{month:02d}-{day:02d}", precision=Precision.DAY, basis=basis)

    @property
    def year(self) -> int | None:
        """The year, or none without a date."""
        return int(self.value[:4]) if self.value else None
