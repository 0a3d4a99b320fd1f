"""Which choices a conversation was offered last, for channels where people type a number instead of pressing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.schema import open_choices
from knowledge.records import Record
from knowledge.store.database import put_row, writing

# So long a number alone means one of them: later nobody remembers what it stood for.
_OPEN_SECONDS = 600
# So long it is known that there were some, so that a late number gets a kind word.
_KEPT_SECONDS = 24 * 3600


class Offer(Record):
    """What was offered, in the order of the numbers from 1; ``is_open`` while a number is still taken for one."""

    choices: tuple[dict[str, Any], ...]
    is_open: bool


class OpenChoices:
    """The last offer of each conversation, whichever process has made it; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def offer(self, room: str, person: str, choices: Sequence[dict[str, Any]]) -> None:
        """Put these in the place of what was offered before; with none nothing is open any more."""
        with writing(self._engine) as connection:
            if choices:
                row = {"room": room, "person": person, "at": int(self._clock()), "choices": list(choices)}
                put_row(connection, open_choices, row)
            else:
                connection.execute(open_choices.delete().where(open_choices.c.room == room))

    def find(self, room: str) -> Offer | None:
        """What a conversation was offered last; none after a day."""
        query = sa.select(open_choices.c.at, open_choices.c.choices).where(open_choices.c.room == room)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        passed = self._clock() - row.at if row is not None else _KEPT_SECONDS
        if row is None or passed >= _KEPT_SECONDS:
            return None
        return Offer(choices=tuple(row.choices), is_open=passed <= _OPEN_SECONDS)

    def forget(self, person: str) -> None:
        """Delete what was offered to a person."""
        with writing(self._engine) as connection:
            connection.execute(open_choices.delete().where(open_choices.c.person == person))

    def prune(self) -> None:
        """Forget what nobody can choose from any more."""
        with writing(self._engine) as connection:
            connection.execute(open_choices.delete().where(open_choices.c.at < self._clock() - _KEPT_SECONDS))
