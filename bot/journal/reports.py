"""What the journal tells the operators: questions a day, what took longest, what people thought of answers."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.calendar import day_of, start_of
from bot.journal.entry import Verdict
from bot.journal.schema import answer_messages, answers, daily_counts, feedback
from knowledge.records import Record
from knowledge.store.database import writing
from retrieval.records import Reason, Status

ANSWERED = "answered"
NEAR = "near"
REFUSED = "refused"
OUTCOMES = (ANSWERED, NEAR, REFUSED, *(verdict.value for verdict in Verdict))
# Nothing was asked of the documents in a greeting.
ASKED = sa.or_(
    answers.c.reason.is_(None),
    answers.c.reason.in_([Reason.NOT_COVERED.value, Reason.NO_DOCUMENT_FOR_PLACE.value]),
)
_OUTCOME_OF = {Status.ANSWERED.value: ANSWERED, Status.NEAR.value: NEAR}
_DAY = 24 * 3600
_SLOWEST = 5


class DayCount(Record):
    """One Vietnamese day: questions answered, nearly answered and refused, and what people thought of answers."""

    day: dt.date
    answered: int = 0
    near: int = 0
    refused: int = 0
    up: int = 0
    down: int = 0
    missing: int = 0


class Judged(Record):
    """What a person thought of an answer."""

    day: dt.date
    verdict: str
    fault: str | None
    question: str
    shown: str


class SlowQuestion(Record):
    """A question that took long."""

    question: str
    took_ms: float


class Reports:
    """Reads the journal, and counts what is too old before it is deleted; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def days(self, count: int) -> list[DayCount]:
        """The last days, today last; a day on which nothing happened counts zeros."""
        today = day_of(self._clock())
        first = today - dt.timedelta(days=count - 1)
        counts = self._count(start_of(first), None)
        query = sa.select(daily_counts).where(daily_counts.c.day >= first.isoformat())
        with self._engine.connect() as connection:
            for row in connection.execute(query).mappings():
                counts[row["day"], row["outcome"]] += row["count"]
        return [
            DayCount(day=day, **{outcome: counts[day.isoformat(), outcome] for outcome in OUTCOMES})
            for day in (first + dt.timedelta(days=number) for number in range(count))
        ]

    def slowest(self, days: int) -> list[SlowQuestion]:
        """The questions that took longest, slowest first."""
        since = self._clock() - days * _DAY
        query = sa.select(answers.c.question, answers.c.took_ms).where(answers.c.at >= since)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(answers.c.took_ms.desc(), answers.c.id).limit(_SLOWEST))
            return [SlowQuestion(question=row.question, took_ms=row.took_ms) for row in rows]

    def judged(self) -> list[Judged]:
        """What people thought of answers, newest first."""
        query = sa.select(feedback, answers.c.question, answers.c.answer).join(
            answers, answers.c.id == feedback.c.answer_id
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(feedback.c.at.desc(), feedback.c.answer_id)).all()
        return [
            Judged(
                day=day_of(row.at),
                verdict=row.verdict,
                fault=row.fault,
                question=row.question,
                shown=_shown(row.answer),
            )
            for row in rows
        ]

    def expire(self, days: int) -> int:
        """Count and delete what is older than so many days; how many answers were deleted."""
        # Whole days only: what is counted once must not be counted again.
        until = start_of(day_of(self._clock()) - dt.timedelta(days=days))
        old = sa.select(answers.c.id).where(answers.c.at < until)
        with writing(self._engine) as connection:
            # Of two processes that do this at once on a server, the later finds nothing left to count.
            connection.execute(old.order_by(answers.c.id).with_for_update())
            for (day, outcome), count in self._count(0, until, connection).items():
                key = sa.and_(daily_counts.c.day == day, daily_counts.c.outcome == outcome)
                raised = daily_counts.update().where(key).values(count=daily_counts.c.count + count)
                if connection.execute(raised).rowcount == 0:
                    connection.execute(daily_counts.insert().values(day=day, outcome=outcome, count=count))
            connection.execute(feedback.delete().where(feedback.c.answer_id.in_(old)))
            connection.execute(answer_messages.delete().where(answer_messages.c.answer_id.in_(old)))
            return connection.execute(answers.delete().where(answers.c.at < until)).rowcount

    def _count(
        self, since: int, until: int | None, connection: sa.engine.Connection | None = None
    ) -> Counter[tuple[str, str]]:
        """How often each outcome happened on each day of the entries from ``since`` to before ``until``."""
        if connection is None:
            with self._engine.connect() as fresh:
                return self._count(since, until, fresh)
        within: list[Any] = [answers.c.at >= since, *([answers.c.at < until] if until is not None else [])]
        asked = sa.select(answers.c.at, answers.c.status).where(ASKED, *within)
        thought = sa.select(answers.c.at, feedback.c.verdict).join(answers, answers.c.id == feedback.c.answer_id)
        counts: Counter[tuple[str, str]] = Counter()
        for row in connection.execute(asked):
            counts[day_of(row.at).isoformat(), _OUTCOME_OF.get(row.status, REFUSED)] += 1
        for row in connection.execute(thought.where(*within)):
            counts[day_of(row.at).isoformat(), row.verdict] += 1
        return counts


def _shown(answer: dict[str, Any]) -> str:
    """What was judged of an answer: its first sentence, or the first passage of one that is only near."""
    near = answer["status"] == Status.NEAR.value and answer["citations"]
    return str(answer["citations"][0]["snippet"] if near else answer["headline"])
