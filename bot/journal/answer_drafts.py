"""Answers that an operator looks at before they are approved."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.schema import answer_drafts
from knowledge.records import Record
from knowledge.store.database import put_row, writing

# One that nobody has decided on for a day is forgotten.
_KEPT_SECONDS = 24 * 3600


class AnswerDraft(Record):
    """An answer as people would see it: the question it is for, its text, and the source it names."""

    id: str
    question: str
    text: str
    source: str
    url: str | None = None


class AnswerDrafts:
    """Answers not yet approved, by operator; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def keep(
        self, person: str, question: str, text: str, source: str, url: str | None, *, draft_id: str | None = None
    ) -> AnswerDraft:
        """Keep an answer, in the place of the draft with this id if there is one."""
        draft = AnswerDraft(id=draft_id or secrets.token_hex(8), question=question, text=text, source=source, url=url)
        with writing(self._engine) as connection:
            put_row(connection, answer_drafts, {"person": person, "at": int(self._clock()), **draft.model_dump()})
        return draft

    def find(self, person: str, draft_id: str) -> AnswerDraft | None:
        """The operator's own draft with this id."""
        query = sa.select(answer_drafts).where(answer_drafts.c.id == draft_id, answer_drafts.c.person == person)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return AnswerDraft(**{name: row[name] for name in AnswerDraft.model_fields}) if row is not None else None

    def drop(self, draft_id: str) -> bool:
        """Forget a draft; false when somebody was faster."""
        with writing(self._engine) as connection:
            return connection.execute(answer_drafts.delete().where(answer_drafts.c.id == draft_id)).rowcount > 0

    def prune(self) -> None:
        """Forget what was left undecided for a day."""
        with writing(self._engine) as connection:
            connection.execute(answer_drafts.delete().where(answer_drafts.c.at < self._clock() - _KEPT_SECONDS))
