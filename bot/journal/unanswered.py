"""The questions that were not surely answered, or not well, those alike together: what to collect or say next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.calendar import day_of
from bot.journal.entry import Verdict
from bot.journal.question_decisions import QuestionDecisions, counts_as
from bot.journal.reports import ASKED
from bot.journal.schema import answers, feedback
from knowledge.records import Record
from retrieval.query.idle_talk import asks_nothing
from retrieval.query.similarity import group_alike
from retrieval.records import Status

# So much of an id is shown for a group of questions, to be typed by hand: six digits tell 16 million apart.
CODE_LENGTH = 6


_COLUMNS = (answers.c.id, answers.c.at, answers.c.question, answers.c.answer, answers.c.status)


class Unanswered(Record):
    """Questions alike that the documents did not surely answer: the newest one's id and words, how often, when last.

    ``near`` is how many of them were shown what comes closest, ``ids`` are those of all of them, newest first, and
    ``others`` the other words in which it was asked. Of an answer that people did not like, ``shown`` is what it said
    and ``faults`` are their reasons; ``count`` is then how many did not.
    """

    id: str
    question: str
    count: int
    near: int = 0
    last: dt.date
    ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    shown: str = ""
    faults: tuple[str, ...] = ()


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
        query = sa.select(*_COLUMNS).where(answers.c.status != Status.ANSWERED.value, ASKED)
        return self._grouped(query)

    def disliked(self) -> list[Unanswered]:
        """The answers that people did not like, in the same way; most disliked first."""
        query = sa.select(*_COLUMNS, feedback.c.fault).join(feedback, feedback.c.answer_id == answers.c.id)
        of_answers = sa.and_(feedback.c.verdict == Verdict.DOWN.value, answers.c.status == Status.ANSWERED.value)
        return self._grouped(query.where(of_answers))

    def _grouped(self, query: sa.Select[Any]) -> list[Unanswered]:
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
        ids=tuple(dict.fromkeys(row.id for row in rows)),
        others=tuple(words)[1:],
        shown=str(rows[0].answer["headline"]) if rows[0].status == Status.ANSWERED.value else "",
        faults=tuple(dict.fromkeys(row.fault for row in rows if getattr(row, "fault", None))),
    )
