"""One answer as it was shown."""

from __future__ import annotations

from enum import StrEnum

from knowledge.records import Record
from retrieval.records import Answer


class Channel(StrEnum):
    """Where a question was asked; the first three are Telegram's."""

    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"
    WEB = "web"
    ZALO = "zalo"
    # As long as the column is wide.
    ZALO_GROUP = "zalo_grp"

    @property
    def is_group(self) -> bool:
        """Whether many read what one asks."""
        return self in {Channel.GROUP, Channel.ZALO_GROUP}


class Entry(Record):
    """An answer shown, under the id that its buttons carry.

    ``at`` is in seconds since 1970, UTC. ``person``, ``conversation`` and ``asked_in`` are keyed hashes. ``province``
    is the one that the person or group has chosen, where it decided the answer.
    """

    id: str
    at: float
    person: str
    conversation: str
    channel: Channel
    question: str
    asked_in: str | None = None
    answer: Answer
    province: str | None = None
    took_ms: float = 0.0


class Verdict(StrEnum):
    """What a person thinks of an answer."""

    UP = "up"
    DOWN = "down"
    MISSING = "missing"


class Fault(StrEnum):
    """Why an answer was not liked."""

    CONTENT = "content"
    SOURCE = "source"
    INCOMPLETE = "incomplete"
    OTHER = "other"
