"""What a person or a chat has chosen."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.schema import preferences
from knowledge.records import Record
from knowledge.store.database import insert_absent, put_row, writing

# Asked before every answer.
_CHOSEN = sa.select(preferences.c.chosen).where(preferences.c.subject == sa.bindparam("whose"))


class Preferences(Record):
    """The choices of a person or a chat.

    ``warned_at`` is when a chat was last told that it asks too much, ``told_how_at`` when it was told how to ask.
    """

    province: str | None = None
    long_form: bool = False
    only_commands: bool = False
    silent_when_missing: bool = False
    warned_at: int = 0
    told_how_at: int = 0


class PreferenceStore:
    """Choices under keyed hashes; every method blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, subject: str) -> Preferences:
        """The choices of a subject; the defaults for one that never chose."""
        with self._engine.connect() as connection:
            chosen = connection.execute(_CHOSEN, {"whose": subject}).scalar()
        return Preferences.model_validate(chosen or {})

    def choose(self, subject: str, **changed: Any) -> Preferences:
        """Change some choices and keep the others."""
        with writing(self._engine) as connection:
            # A row to wait for: what is not there cannot be locked, and of two first choices one would be lost.
            insert_absent(connection, preferences, {"subject": subject, "chosen": {}})
            query = sa.select(preferences.c.chosen).where(preferences.c.subject == subject).with_for_update()
            before = Preferences.model_validate(connection.execute(query).scalar() or {})
            after = Preferences.model_validate(before.model_dump() | changed)
            put_row(connection, preferences, {"subject": subject, "chosen": after.model_dump(exclude_defaults=True)})
        return after

    def move(self, old: str, new: str) -> None:
        """Take the choices over when a group becomes a supergroup."""
        with writing(self._engine) as connection:
            query = sa.select(preferences.c.chosen).where(preferences.c.subject == old).with_for_update()
            chosen = connection.execute(query).scalar()
            if chosen is not None:
                put_row(connection, preferences, {"subject": new, "chosen": chosen})
                connection.execute(preferences.delete().where(preferences.c.subject == old))

    def forget(self, subject: str) -> None:
        """Delete the choices of a subject."""
        with writing(self._engine) as connection:
            connection.execute(preferences.delete().where(preferences.c.subject == subject))
