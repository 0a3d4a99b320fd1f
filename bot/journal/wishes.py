"""What people asked to be told of later: an answer that there was not, what is new of a province or a topic."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.engine import Connection, Engine

from bot.journal.answers import question_key
from bot.journal.privacy import mask_personal
from bot.journal.schema import wishes
from knowledge.records import Record
from knowledge.store.database import insert_absent, writing

DAY_SECONDS = 24 * 3600
KEPT_DAYS = 90
"""Nobody's chat is kept for longer, unless they say again that they want it."""
WARNED_DAYS = 3
"""So many days before, who follows something is asked whether to go on."""
MOST_WISHES = 20
"""Of each kind by one person in a chat; more are nobody's wishes."""


class WishKind(StrEnum):
    """What is waited for."""

    ANSWER = "answer"
    PLACE = "place"
    TOPIC = "topic"


FOLLOWED = (WishKind.PLACE, WishKind.TOPIC)


class Wish(Record):
    """One wish of a person in a chat, with the chat's own numbers: the only place where these are kept.

    ``about`` is the question, the province or the topic; ``prefer`` the province they had chosen. ``seen`` is what
    the collection was when it was looked into last, ``known`` what there was of the thing already. ``at`` and
    ``told_at`` are seconds since 1970, UTC; 0 is never.
    """

    id: str
    at: int
    person: str
    kind: WishKind
    about: str
    prefer: str | None = None
    chat_id: int
    thread: int | None = None
    reply_to: int | None = None
    seen: str = ""
    known: dict[str, str] = Field(default_factory=dict)
    told_at: int = 0
    warned: bool = False


class WishBook:
    """Wishes in the database; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def keep(
        self,
        kind: WishKind,
        about: str,
        *,
        person: str,
        chat_id: int,
        thread: int | None = None,
        reply_to: int | None = None,
        prefer: str | None = None,
        seen: str = "",
        known: Mapping[str, str] | None = None,
    ) -> tuple[Wish | None, bool]:
        """Keep a wish; the one that is there, and whether it is new. None where the person has too many of its kind."""
        about = mask_personal(about)
        with writing(self._engine) as connection:
            theirs = sa.select(wishes).where(
                wishes.c.person == person, wishes.c.kind == kind.value, wishes.c.chat_id == chat_id
            )
            rows = connection.execute(theirs).mappings().all()
            same = next((row for row in rows if row["about_key"] == question_key(about)), None)
            if same is not None:
                return _wish(same), False
            if len(rows) >= MOST_WISHES:
                return None, False
            # At most one message a day goes into a chat, whatever is followed there anew.
            told = sa.select(sa.func.max(wishes.c.told_at)).where(wishes.c.chat_id == chat_id)
            wish = Wish(
                id=_id_of(kind, about, person, chat_id),
                at=int(self._clock()),
                person=person,
                kind=kind,
                about=about,
                prefer=prefer,
                chat_id=chat_id,
                thread=thread,
                reply_to=reply_to,
                seen=seen,
                known=dict(known or {}),
                told_at=int(connection.execute(told).scalar() or 0),
            )
            new = insert_absent(connection, wishes, _row(wish))
        return (wish, True) if new else (self.find(wish.id), False)

    def find(self, wish_id: str) -> Wish | None:
        """The wish with this id, or none."""
        return next(iter(self._all(wishes.c.id == wish_id)), None)

    def like(self, kind: WishKind, about: str, *, person: str, chat_id: int) -> Wish | None:
        """The person's wish of this kind about the same in a chat, or none."""
        same = wishes.c.about_key == question_key(mask_personal(about))
        theirs = sa.and_(wishes.c.person == person, wishes.c.chat_id == chat_id)
        return next(iter(self._all(theirs, same, wishes.c.kind == kind.value)), None)

    def of_person(self, person: str) -> tuple[Wish, ...]:
        """Everything that a person waits for or follows, oldest first."""
        return self._all(wishes.c.person == person)

    def in_chat(self, chat_id: int) -> tuple[Wish, ...]:
        """Everything that is followed in a chat, whoever wanted it, oldest first."""
        return self._all(wishes.c.chat_id == chat_id, wishes.c.kind.in_([kind.value for kind in FOLLOWED]))

    def awaiting(self, seen: str) -> tuple[Wish, ...]:
        """Every wish for an answer that was not looked for since the collection was as ``seen`` says."""
        return self._all(wishes.c.kind == WishKind.ANSWER.value, wishes.c.seen != seen)

    def following(self, seen: str) -> tuple[Wish, ...]:
        """What is followed in chats that nobody told anything for a day, if it was not looked at or ends soon."""
        now = int(self._clock())
        ends_soon = sa.and_(wishes.c.warned.is_(False), wishes.c.at <= now - (KEPT_DAYS - WARNED_DAYS) * DAY_SECONDS)
        return self._all(
            wishes.c.kind.in_([kind.value for kind in FOLLOWED]),
            wishes.c.told_at <= now - DAY_SECONDS,
            sa.or_(wishes.c.seen != seen, ends_soon),
        )

    def ends_soon(self, wish: Wish) -> bool:
        """Whether who follows it is to be asked whether to go on."""
        return not wish.warned and wish.at <= self._clock() - (KEPT_DAYS - WARNED_DAYS) * DAY_SECONDS

    def days_left(self, wish: Wish) -> int:
        """How many days a wish is kept still, the last one included."""
        return max(1, -int((self._clock() - wish.at - KEPT_DAYS * DAY_SECONDS) // DAY_SECONDS))

    def drop(self, wish_id: str) -> bool:
        """Forget a wish; false when somebody was faster, who then is the one to tell it."""
        with writing(self._engine) as connection:
            return connection.execute(wishes.delete().where(wishes.c.id == wish_id)).rowcount > 0

    def put_back(self, given: Collection[Wish]) -> None:
        """Have wishes again as they were, because nobody could be told."""
        with writing(self._engine) as connection:
            for wish in given:
                if not insert_absent(connection, wishes, _row(wish)):
                    connection.execute(wishes.update().where(wishes.c.id == wish.id).values(_row(wish)))

    def note_seen(self, ids: Collection[str], seen: str) -> None:
        """Nothing new for these in the collection as it is."""
        with writing(self._engine) as connection:
            connection.execute(wishes.update().where(wishes.c.id.in_(sorted(ids))).values(seen=seen))

    def claim(self, followed: Sequence[Wish]) -> bool:
        """Note what a chat is about to be told, as these say; false when another process does it."""
        now = int(self._clock())
        chat = followed[0].chat_id
        with writing(self._engine) as connection:
            if _told_since(connection, chat, now - DAY_SECONDS):
                return False
            for wish in followed:
                changed = {"seen": wish.seen, "known": dict(wish.known), "warned": wish.warned}
                connection.execute(wishes.update().where(wishes.c.id == wish.id).values(changed))
            connection.execute(wishes.update().where(wishes.c.chat_id == chat).values(told_at=now))
        return True

    def renew(self, wish_id: str) -> Wish | None:
        """Follow for another 90 days; none when it is gone."""
        with writing(self._engine) as connection:
            changed = {"at": int(self._clock()), "warned": False}
            connection.execute(wishes.update().where(wishes.c.id == wish_id).values(changed))
        return self.find(wish_id)

    def forget(self, person: str) -> int:
        """Delete everything a person waits for or follows; how much it was."""
        with writing(self._engine) as connection:
            return connection.execute(wishes.delete().where(wishes.c.person == person)).rowcount

    def forget_chat(self, chat_id: int) -> None:
        """Delete everything of a chat into which nothing can be written."""
        with writing(self._engine) as connection:
            connection.execute(wishes.delete().where(wishes.c.chat_id == chat_id))

    def move_chat(self, old: int, new: int) -> None:
        """A group has another number now, and its messages have none any more."""
        moved = {"chat_id": new, "reply_to": None}
        with writing(self._engine) as connection:
            connection.execute(wishes.update().where(wishes.c.chat_id == old).values(moved))

    def prune(self) -> None:
        """Delete what was asked for too long ago."""
        with writing(self._engine) as connection:
            connection.execute(wishes.delete().where(wishes.c.at <= self._clock() - KEPT_DAYS * DAY_SECONDS))

    def _all(self, *conditions: sa.ColumnElement[bool]) -> tuple[Wish, ...]:
        query = sa.select(wishes).where(*conditions).order_by(wishes.c.at, wishes.c.id)
        with self._engine.connect() as connection:
            return tuple(_wish(row) for row in connection.execute(query).mappings())


def _told_since(connection: Connection, chat_id: int, moment: int) -> bool:
    # Locked, so that of two processes one sees what the other has noted.
    query = sa.select(wishes.c.told_at).where(wishes.c.chat_id == chat_id).order_by(wishes.c.id).with_for_update()
    return any(told > moment for told in connection.execute(query).scalars())


def _id_of(kind: WishKind, about: str, person: str, chat_id: int) -> str:
    """The same for the same wish, so that of two processes that keep it at once one does."""
    return hashlib.sha256(f"{kind.value}\0{question_key(about)}\0{person}\0{chat_id}".encode()).hexdigest()[:16]


def _row(wish: Wish) -> dict[str, object]:
    return wish.model_dump(mode="json") | {"about_key": question_key(wish.about)}


def _wish(row: sa.RowMapping) -> Wish:
    return Wish.model_validate({name: row[name] for name in Wish.model_fields})
