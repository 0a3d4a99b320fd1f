"""The journal: each question with what was shown for it, and the messages that show it."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, RowMapping

from bot.journal.entry import Channel, Entry, Fault, Verdict
from bot.journal.privacy import find_personal, mask_personal, mask_pieces
from bot.journal.schema import answer_messages, answers, feedback
from knowledge.store.database import put_row, writing
from knowledge.vietnamese.normalization import fold
from retrieval.query.follow_up import SILENCE_SECONDS, Turn, turn_left_by
from retrieval.records import Answer, Reason, Status

Clock = Callable[[], float]
# 64 bits: nobody hits one by guessing, and a button has room for it.
_ID_BYTES = 8
# Behind small talk; more is another conversation.
_LATELY = 8
ENTRY_ID = re.compile(r"[0-9a-f]{16}")

# What every question needs is made once: to make a statement takes longer than SQLite takes to answer it.
_NEWEST_FIRST = (answers.c.at.desc(), answers.c.id.desc())
_BY_ID = sa.select(answers).where(answers.c.id == sa.bindparam("entry"))
_IS_THERE = sa.select(answers.c.id).where(answers.c.id == sa.bindparam("entry"))
_FORGET_MESSAGES = answer_messages.delete().where(answer_messages.c.answer_id == sa.bindparam("entry"))
_IS_SHOWN = sa.exists().where(answer_messages.c.answer_id == answers.c.id)
_ANSWERED_FROM = (
    sa.select(answers)
    .where(answers.c.asked_in == sa.bindparam("asked_in"), _IS_SHOWN)
    .order_by(*_NEWEST_FIRST)
    .limit(1)
)
_OF_PERSON = (
    sa.select(answers)
    .where(
        answers.c.person == sa.bindparam("person"),
        answers.c.room == sa.bindparam("room"),
        answers.c.at >= sa.bindparam("since"),
    )
    .order_by(*_NEWEST_FIRST)
    .limit(_LATELY)
)


class Journal:
    """Answers shown, in the database; every method blocks, so it is called in a thread."""

    def __init__(self, engine: Engine, clock: Clock = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def keep(
        self,
        answer: Answer,
        *,
        person: str,
        conversation: str,
        channel: Channel,
        asked_in: str | None = None,
        province: str | None = None,
        took_ms: float = 0.0,
    ) -> Entry:
        """Keep an answer before it is shown; what would tell who asked is taken out of the question."""
        answer = _masked(answer)
        entry = Entry(
            id=secrets.token_hex(_ID_BYTES),
            at=self._clock(),
            person=person,
            conversation=conversation,
            channel=channel,
            question=answer.question,
            asked_in=asked_in,
            answer=answer,
            province=province,
            took_ms=round(took_ms, 3),
        )
        with writing(self._engine) as connection:
            connection.execute(answers.insert(), _row(entry))
        return entry

    def replace(self, entry_id: str, answer: Answer, province: str | None) -> Entry | None:
        """Keep another answer under an id whose buttons are on people's screens; none when it is gone."""
        changed = _answer_columns(_masked(answer)) | {"province": province}
        with writing(self._engine) as connection:
            connection.execute(answers.update().where(answers.c.id == entry_id).values(changed))
        return self.find(entry_id)

    def note_messages(self, entry_id: str, messages: Sequence[tuple[str, int]]) -> None:
        """Say which messages hold an answer now: their hashes and numbers, in order; earlier ones are forgotten."""
        with writing(self._engine) as connection:
            if connection.execute(_IS_THERE, {"entry": entry_id}).first() is None:
                return  # deleted by its person while it was being sent
            connection.execute(_FORGET_MESSAGES, {"entry": entry_id})
            for message, message_id in messages:
                put_row(
                    connection, answer_messages, {"place": message, "answer_id": entry_id, "message_id": message_id}
                )

    def find(self, entry_id: str) -> Entry | None:
        """The entry with this id, or none."""
        return self._first(_BY_ID, entry=entry_id)

    def shown_in(self, message: str) -> Entry | None:
        """The answer that a message of ours holds."""
        joined = sa.select(answers).join(answer_messages, answer_messages.c.answer_id == answers.c.id)
        return self._first(joined.where(answer_messages.c.place == message))

    def answered_from(self, asked_in: str) -> Entry | None:
        """The newest answer to the question in a message, for when the question is edited."""
        return self._first(_ANSWERED_FROM, asked_in=asked_in)

    def messages_of(self, entry_id: str) -> tuple[int, ...]:
        """The numbers of the messages that hold an answer, in order."""
        query = sa.select(answer_messages.c.message_id).where(answer_messages.c.answer_id == entry_id)
        with self._engine.connect() as connection:
            return tuple(connection.execute(query.order_by(answer_messages.c.message_id)).scalars())

    def lately(self, person: str, conversation: str) -> list[Entry]:
        """The person's last answers in a conversation, newest first, back to a quarter of an hour of silence."""
        asked = {"person": person, "room": conversation, "since": self._clock() - SILENCE_SECONDS}
        with self._engine.connect() as connection:
            return [_entry(row) for row in connection.execute(_OF_PERSON, asked).mappings()]

    def is_of_last(self, entry: Entry, seconds: int) -> bool:
        """Whether an answer was given within so many seconds."""
        return entry.at >= self._clock() - seconds

    def drop(self, entry_id: str) -> None:
        """Forget an answer whose place another has taken."""
        with writing(self._engine) as connection:
            _drop_dependents(connection, answers.c.id == entry_id)
            connection.execute(answers.delete().where(answers.c.id == entry_id))

    def last_turn(self, person: str, conversation: str) -> Turn | None:
        """What the person's last question in a conversation left, until a quarter of an hour of silence."""
        # A follow-up that found nothing was read wrongly, or asks of the same: what it leaned on stands.
        base = (each.answer for each in self.lately(person, conversation) if not _is_failed_follow_up(each.answer))
        turns = (turn_left_by(answer) for answer in base)
        return next((turn for turn in turns if turn is not None), None)

    def last_in(self, conversation: str, seconds: int) -> Entry | None:
        """The newest answer in a conversation within so many seconds, whoever has asked."""
        query = sa.select(answers).where(answers.c.room == conversation, answers.c.at >= self._clock() - seconds)
        return self._first(_newest(query))

    def repeated(self, conversation: str, question: str, seconds: int) -> Entry | None:
        """The newest answer to the same question in a conversation within so many seconds, if a message holds it."""
        query = sa.select(answers).where(
            answers.c.room == conversation,
            answers.c.question_key == question_key(mask_personal(question)),
            answers.c.at >= self._clock() - seconds,
            _IS_SHOWN,
        )
        return self._first(_newest(query))

    def count_since(self, seconds: int, *, conversation: str, person: str | None = None) -> int:
        """How many questions were asked in a conversation (or by one person in it) within so many seconds."""
        query = sa.select(sa.func.count()).where(
            answers.c.room == conversation, answers.c.at >= self._clock() - seconds
        )
        if person is not None:
            query = query.where(answers.c.person == person)
        with self._engine.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def judge(self, entry_id: str, person: str, verdict: Verdict, fault: Fault | None = None) -> bool:
        """Keep what a person thinks of an answer, in the place of what they thought before; false when it is gone.

        Who dislikes it again without a reason goes on disliking it for the one they gave.
        """
        row = {
            "answer_id": entry_id,
            "person": person,
            "at": int(self._clock()),
            "verdict": verdict.value,
            "fault": fault.value if fault else None,
        }
        with writing(self._engine) as connection:
            known = connection.execute(_IS_THERE, {"entry": entry_id}).first()
            mine = (feedback.c.answer_id == entry_id, feedback.c.person == person)
            given = sa.select(feedback.c.fault).where(*mine, feedback.c.verdict == verdict.value)
            if row["fault"] is None:
                row["fault"] = connection.execute(given).scalar()
            if known is not None:
                put_row(connection, feedback, row)
        return known is not None

    def withdraw(self, entry_id: str, person: str, verdict: Verdict) -> None:
        """Delete what a person thought of an answer, if that is what they thought last."""
        with writing(self._engine) as connection:
            connection.execute(
                feedback.delete().where(
                    feedback.c.answer_id == entry_id,
                    feedback.c.person == person,
                    feedback.c.verdict == verdict.value,
                )
            )

    def verdict_of(self, entry_id: str, person: str) -> Verdict | None:
        """What a person thinks of an answer; none when they never said."""
        query = sa.select(feedback.c.verdict).where(feedback.c.answer_id == entry_id, feedback.c.person == person)
        with self._engine.connect() as connection:
            verdict = connection.execute(query).scalar()
        return Verdict(verdict) if verdict is not None else None

    def forget(self, person: str) -> int:
        """Delete every answer shown to a person and everything they thought of answers; how many answers."""
        with writing(self._engine) as connection:
            connection.execute(feedback.delete().where(feedback.c.person == person))
            _drop_dependents(connection, answers.c.person == person)
            return connection.execute(answers.delete().where(answers.c.person == person)).rowcount

    def _first(self, query: sa.Select[Any], **asked: object) -> Entry | None:
        with self._engine.connect() as connection:
            row = connection.execute(query, asked).mappings().first()
        return _entry(row) if row is not None else None


def question_key(question: str) -> str:
    """What two typings of one question have in common: folded words without punctuation."""
    return re.sub(r"[\W_]+", " ", fold(question)).strip()


def _masked(answer: Answer) -> Answer:
    """An answer without what would tell who asked: in the question, and wherever a sentence of ours repeats it."""
    personal = find_personal(f"{answer.question}\n{answer.searched}")
    repeating = {
        "understood": mask_pieces(answer.understood, personal),
        "because": mask_pieces(answer.because, personal),
        "notes": tuple(mask_pieces(each, personal) for each in answer.notes),
        "suggestions": tuple(mask_pieces(each, personal) for each in answer.suggestions),
    }
    asked = {"question": mask_personal(answer.question), "searched": mask_personal(answer.searched)}
    return answer.model_copy(update={**asked, **repeating})


def _is_failed_follow_up(answer: Answer) -> bool:
    return bool(answer.understood) and answer.status is not Status.ANSWERED and answer.reason is not Reason.OVERVIEW


def _newest(query: sa.Select[Any]) -> sa.Select[Any]:
    return query.order_by(*_NEWEST_FIRST).limit(1)


def _drop_dependents(connection: Connection, condition: sa.ColumnElement[bool]) -> None:
    """What hangs on answers goes with them, on databases that do not cascade as well."""
    ids = sa.select(answers.c.id).where(condition)
    connection.execute(feedback.delete().where(feedback.c.answer_id.in_(ids)))
    connection.execute(answer_messages.delete().where(answer_messages.c.answer_id.in_(ids)))


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at,
        "person": entry.person,
        "room": entry.conversation,
        "face": entry.channel.value,
        "asked_in": entry.asked_in,
        "province": entry.province,
        "took_ms": entry.took_ms,
        **_answer_columns(entry.answer),
    }


def _answer_columns(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "question_key": question_key(answer.question),
        "status": answer.status.value,
        "reason": answer.reason.value if answer.reason else None,
        "answer": answer.model_dump(mode="json"),
    }


def _entry(row: RowMapping) -> Entry:
    return Entry(
        id=row["id"],
        at=row["at"],
        person=row["person"],
        conversation=row["room"],
        channel=Channel(row["face"]),
        question=row["question"],
        asked_in=row["asked_in"],
        answer=Answer.model_validate(row["answer"]),
        province=row["province"],
        took_ms=row["took_ms"],
    )
