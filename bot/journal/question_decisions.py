"""What operators decided of questions: to pass over those asked until then, or that two ask the same."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.schema import question_decisions
from knowledge.records import Record
from knowledge.store.database import writing
from retrieval.query.similarity import QueryKey, query_key


class Merge(Record):
    """A question that asks the same as another, though it is not like it."""

    question: str
    into: str


class QuestionDecisions:
    """The decisions, newest first; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def skip(self, question: str) -> None:
        """Pass over a question and those like it, as far as they have been asked until now."""
        self._note(question, None)

    def merge(self, question: str, into: str) -> None:
        """From now on a question and those like it count as another one."""
        self._note(question, into)

    def merges(self) -> list[Merge]:
        """Which questions count as others."""
        decided = question_decisions.c
        query = sa.select(decided.question, decided.merged_into).where(decided.merged_into.is_not(None))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(decided.at.desc(), decided.id)).all()
        return [Merge(question=row.question, into=row.merged_into) for row in rows]

    def skipped(self) -> list[tuple[QueryKey, float]]:
        """Which questions are passed over, and until when they were asked."""
        decided = question_decisions.c
        query = sa.select(decided.question, decided.at).where(decided.merged_into.is_(None))
        with self._engine.connect() as connection:
            return [(query_key(row.question), row.at) for row in connection.execute(query)]

    def expire(self, days: int) -> None:
        """Forget what was passed over so many days ago: nothing asked until then is kept any more."""
        old = question_decisions.c.at < self._clock() - days * 24 * 3600
        with writing(self._engine) as connection:
            connection.execute(question_decisions.delete().where(old, question_decisions.c.merged_into.is_(None)))

    def _note(self, question: str, into: str | None) -> None:
        row = {"id": secrets.token_hex(8), "at": self._clock(), "question": question, "merged_into": into}
        with writing(self._engine) as connection:
            connection.execute(question_decisions.insert().values(row))


def counts_as(question: str, merges: list[Merge]) -> str:
    """The question that a question was merged into, and itself where it was merged into none.

    Of questions that two operators have merged in a circle, one stands for all.
    """
    passed = [question]
    while True:
        key = query_key(passed[-1])
        into = next((each.into for each in merges if query_key(each.question).matches(key)), None)
        if into is None:
            return passed[-1]
        if into in passed:
            return min(passed[passed.index(into) :])
        passed.append(into)
