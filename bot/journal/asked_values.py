"""The one thing that an operator was asked for, in the next message or in a reply."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.schema import asked_values
from knowledge.records import Record
from knowledge.store.database import put_row, writing

# What nobody has answered for so long is asked for no more: the next words are about something else.
_WAITS_SECONDS = 3600


NOT_SENT = 0
"""The number of a message that is on its way: who answers at once is not asked in vain."""


class Purpose(StrEnum):
    """What a value is for."""

    PREVIEW = "preview"
    ARTICLE = "article"
    ANSWER = "answer"


class AskedValue(Record):
    """A value that was asked for: the ``field`` of a ``subject``, by its id.

    ``message_id`` is the message that asks, `NOT_SENT` until it is; ``under`` is the one whose button was pressed,
    and ``keyboard`` the buttons that it had, as JSON.
    """

    purpose: Purpose
    subject: str
    field: str
    message_id: int = NOT_SENT
    under: int
    keyboard: str | None = None


class AskedValues:
    """What operators were asked for, one thing each; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def note(self, person: str, asked: AskedValue) -> None:
        """An operator was asked for this, and for nothing else any more."""
        row = {"person": person, "at": int(self._clock()), **asked.model_dump(mode="json")}
        with writing(self._engine) as connection:
            put_row(connection, asked_values, row)

    def note_sent(self, person: str, message_id: int) -> bool:
        """Say which message asks; false when nothing is asked any more, because the operator was faster."""
        mine = sa.and_(asked_values.c.person == person, asked_values.c.message_id == NOT_SENT)
        with writing(self._engine) as connection:
            return connection.execute(asked_values.update().where(mine).values(message_id=message_id)).rowcount > 0

    def find(self, person: str) -> AskedValue | None:
        """What an operator was asked for and has not said yet; none after an hour."""
        since = self._clock() - _WAITS_SECONDS
        query = sa.select(asked_values).where(asked_values.c.person == person, asked_values.c.at >= since)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        return AskedValue.model_validate({name: row[name] for name in AskedValue.model_fields})

    def forget(self, person: str) -> None:
        """Nothing is asked of an operator any more."""
        with writing(self._engine) as connection:
            connection.execute(asked_values.delete().where(asked_values.c.person == person))

    def prune(self) -> None:
        """Forget what nobody has answered."""
        with writing(self._engine) as connection:
            connection.execute(asked_values.delete().where(asked_values.c.at < self._clock() - _WAITS_SECONDS))
