"""What an article says about itself, each with the line that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from knowledge.records.dates import ISO_DATE, SourceDate
from knowledge.records.document import OldEncoding, Scanned
from knowledge.records.place import Place
from knowledge.records.record import Record


class Named(Record):
    """A name or number as an article states it; ``line`` is the line that says so, none for markup and people."""

    value: str
    line: int | None = None


class Signer(Record):
    """Who signed, with the post as printed."""

    name: str
    post: str | None = None
    line: int | None = None


class StatedDate(Record):
    """A date that an article states of itself, with its basis."""

    date: SourceDate
    line: int | None = None


class PlaceEvidence(StrEnum):
    """What shows that an article is about a place, from the strongest."""

    DECLARED = "declared"  # a header of ours, or a person
    LETTERHEAD = "letterhead"
    DATELINE = "dateline"
    TITLE = "title"
    DISTRICTS = "districts"
    BODY = "body"
    PUBLISHER = "publisher"


class StatedPlace(Record):
    """A place that an article is about, with what shows it."""

    place: Place
    evidence: PlaceEvidence
    line: int | None = None


class Validity(Record):
    """From when and until when a paper holds, and the number of the one in its place, where somebody says so.

    ``since`` and ``until`` are ISO 8601 cut to what is known, as the value of a `SourceDate`.
    """

    since: str | None = Field(default=None, pattern=ISO_DATE)
    until: str | None = Field(default=None, pattern=ISO_DATE)
    replaced_by: str | None = None

    def ended(self, today: dt.date) -> bool:
        """Whether it holds no more: the whole of ``until`` is over, or another paper stands in its place."""
        return self.replaced_by is not None or (
            self.until is not None and self.until < today.isoformat()[: len(self.until)]
        )


def _moved(stated: Record, numbers: Mapping[int, int]) -> Record:
    line = getattr(stated, "line", None)
    return stated.model_copy(update={"line": None if line is None else numbers.get(line)})


class Particulars(Record):
    """What an article says about itself; what it does not say is empty, never guessed.

    ``numbers`` are its own, ``rests_on`` those of the papers it rests on or replaces. ``issuer`` issued it,
    ``taken_from`` is the paper or site that it was published by first ("Theo …"). ``converted_from`` are the old
    encodings that its document was written in: its text is their conversion. ``scanned`` says how many of its pages are
    pictures, if any are.
    """

    authors: tuple[Named, ...] = ()
    signers: tuple[Signer, ...] = ()
    numbers: tuple[Named, ...] = ()
    rests_on: tuple[Named, ...] = ()
    issuer: Named | None = None
    taken_from: Named | None = None
    dates: tuple[StatedDate, ...] = ()
    places: tuple[StatedPlace, ...] = ()
    validity: Validity | None = None
    converted_from: tuple[OldEncoding, ...] = ()
    scanned: Scanned | None = None

    def moved(self, numbers: Mapping[int, int]) -> Particulars:
        """The same with the numbers of lines changed; a line that is not among them is known no more."""
        changed: dict[str, object] = {}
        for name, value in self:
            if isinstance(value, tuple) and name != "converted_from":
                changed[name] = tuple(_moved(stated, numbers) for stated in value)
            elif isinstance(value, Named):
                changed[name] = _moved(value, numbers)
        return self.model_copy(update=changed)
