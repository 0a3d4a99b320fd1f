"""What became of a document on its way in."""

from __future__ import annotations

from typing import Literal

from knowledge.records.addresses import PublicUrl
from knowledge.records.dates import SourceDate
from knowledge.records.document import Scanned
from knowledge.records.record import Record


class Likeness(Record):
    """An article that a document is nearly the same as, and what differs.

    ``shared`` sentences stand in both, ``added`` in the document alone, ``left_out`` in the article alone. ``date`` is
    the article's.
    """

    article_id: str
    title: str
    date: SourceDate = SourceDate()
    shared: int
    added: int
    left_out: int


Outcome = Literal["added", "updated", "unchanged", "refused"]


class IntakeResult(Record):
    """What became of one document on its way in.

    ``like`` is the article that is nearly the same, or was until now; ``scanned`` says how many pages are pictures.
    """

    source: PublicUrl
    outcome: Outcome
    reason: str | None = None
    article_id: str | None = None
    like: Likeness | None = None
    scanned: Scanned | None = None
