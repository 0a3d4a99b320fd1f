"""The questions that the documents did not surely answer, those alike together: what to collect next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.calendar import day_of
from bot.journal.question_decisions import QuestionDecisions, counts_as
from bot.journal.reports import ASKED
from bot.journal.schema import answers
from knowledge.records import Record
from retrieval.query.idle_talk import asks_nothing
from retrieval.query.similarity import group_alike
from retrieval.records import Status

# So much of an id is shown for a group of questions, to be typed by hand: six digits tell 16 million apart.
CODE_LENGTH = 6


class Unanswered(Record):
    """Questions alike that the documents did not surely answer: the newest one's id and words, how often, when last.

    ``near`` is how many of them were shown what comes closest, ``ids`` are those of all of them, newest first, and
    ``others`` the other words in which it was asked.
    """

    id: str
    question: str
    count: int
    near: int = 0
    last: dt.date
    ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class UnansweredQuestions:
    """Reads the questions from the journal as far as it holds them; every method blocks."""

    def __init__(self, engine: Engine, decisions: QuestionDecisions | None = None) -> None:
        self._engine = engine
        self._decisions = decisions or QuestionDecisions(engine)

    def groups(self) -> list[Unanswered]:
        """The questions grouped by likeness, most asked first.

        Those that an operator has merged stand together, those passed over are left out until they are asked again,
        and what asks nothing of documents (commands, curses) never stands here.
        """
        query = sa.select(answers.c.id, answers.c.at, answers.c.question, answers.c.answer, answers.c.status)
        query = query.where(answers.c.status != Status.ANSWERED.value, ASKED)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(answers.c.at.desc(), answers.c.id)).all()
        merges, skipped = self._decisions.merges(), self._decisions.skipped()
        asked = [(searched(row), row) for row in rows if not asks_nothing(row.question)]
        return [
            _group(counts_as(searched(group.items[0]), merges), group.items)
            for group in group_alike((counts_as(question, merges), row) for question, row in asked)
            if not any(at >= group.items[0].at and key.matches(group.key) for key, at in skipped)
        ]

    def find_question(self, begins: str) -> str | None:
        """The question of the one entry whose id begins so, or the one that it was merged into."""
        begin = answers.c.id.startswith(begins, autoescape=True)
        query = sa.select(answers.c.question, answers.c.answer).where(begin).limit(2)
        with self._engine.connect() as connection:
            found = connection.execute(query).all() if begins else []
        return counts_as(searched(found[0]), self._decisions.merges()) if len(found) == 1 else None


def group_with(groups: Iterable[Unanswered], entry_id: str) -> Unanswered | None:
    """The group in which a question stands, newest or not."""
    return next((group for group in groups if entry_id in group.ids), None)


def searched(row: Any) -> str:
    """The question as it was searched: a follow-up is whole, and a slip is put right."""
    return str(row.answer.get("searched") or row.question)


def _group(question: str, rows: list[Any]) -> Unanswered:
    words = dict.fromkeys([question, *map(searched, rows)])
    return Unanswered(
        id=rows[0].id,
        question=question,
        count=len(rows),
        near=sum(row.status == Status.NEAR.value for row in rows),
        last=day_of(rows[0].at),
        ids=tuple(row.id for row in rows),
        others=tuple(words)[1:],
    )
