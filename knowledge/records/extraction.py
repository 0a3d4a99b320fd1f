"""A document whose every line has its role in the article, or a reason why it has none."""

from __future__ import annotations

from knowledge.records.lines import BODY_ROLES, LineKind, LineRole
from knowledge.records.particulars import Particulars
from knowledge.records.record import Record

_EDGES = frozenset({LineRole.LETTERHEAD, LineRole.DATELINE, LineRole.BYLINE, LineRole.SIGNATURE, LineRole.SOURCE})


class Removed(Record):
    """A piece that cleaning took out, with the reason in a word or two."""

    text: str
    reason: str


class ExtractedLine(Record):
    """A line of a document with its one role, or without any and the ``reason`` why it is not the article's.

    ``number`` counts the lines of the document from 0; a line that was joined of several has the first one's.
    """

    number: int
    text: str
    kind: LineKind = LineKind.PARAGRAPH
    role: LineRole | None = None
    reason: str | None = None


class Extraction(Record):
    """A document whose every line has a role in its article, or a reason why it has none; in page order.

    ``title`` is as printed, or made where the document prints none.
    """

    title: str
    lines: tuple[ExtractedLine, ...]
    publisher: str | None = None
    particulars: Particulars = Particulars()

    @property
    def body(self) -> tuple[ExtractedLine, ...]:
        """What the article tells."""
        return tuple(line for line in self.lines if line.role in BODY_ROLES)

    @property
    def dateline(self) -> tuple[str, ...]:
        """What may carry the article's date or publisher beside its text."""
        return tuple(line.text for line in self.lines if line.role in _EDGES)

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What is not the article's."""
        return tuple(Removed(text=line.text, reason=line.reason) for line in self.lines if line.reason)
