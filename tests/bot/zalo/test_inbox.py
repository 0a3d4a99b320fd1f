"""No message is lost and none is answered twice, whatever Zalo, the database or a process does."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal import update_inbox
from bot.journal.update_inbox import UpdateStore
from bot.serving import heartbeat
from bot.zalo.errors import BadRequest, Blocked, ZaloUnreachable
from bot.zalo.inbox import DOOR, Inbox
from bot.zalo.records import Incoming, read_event
from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.store.database import open_database
from tests.support.database import new_sqlite
from tests.support.permissions import no_file_beyond
from tests.support.postgres import server_away
from tests.support.serving import CannedAnswerer, make_answer, make_near
from tests.support.zalo_api import FAULTS, Refusal, ZaloApi
from tests.support.zalo_serving import handled, told, zalo_serving


def message(number: int, sender: str = "a" * 20) -> Incoming:
    chat = {"id": sender, "chat_type": "PRIVATE"}
    sent = {"from": {"id": sender}, "chat": chat, "message_id": str(number), "date": 1000 * number, "text": str(number)}
    read = read_event({"event_name": "message.text.received", "message": sent})
    assert read is not None
    return read


class Desk:
    """Answers as it is told to, and keeps what it was given."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.answered: list[str] = []
        self.said: list[str] = []

    async def answer(self, each: Incoming) -> None:
        await asyncio.sleep(0.01)
        if self.errors:
            raise self.errors.pop(0)
        self.answered.append(each.text)

    async def say_away(self, each: Incoming) -> None:
        self.said.append(f"away {each.text}")

    async def say_fault(self, each: Incoming) -> None:
        self.said.append(f"fault {each.text}")


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError


async def test_a_message_that_comes_twice_is_answered_once(zalo: ZaloApi, engine: Engine) -> None:
    """By polling twice, and at another process."""
    answerer = CannedAnswerer(make_answer)
    async with zalo_serving(zalo, answerer, engine):
        event = zalo.say("5S là gì", twice=True)
        await handled(zalo, engine, event)
        await handled(zalo, engine, zalo.say("SXSH là gì", "8"))
    async with zalo_serving(zalo, answerer, engine):
        zalo.deliver(event)
        await handled(zalo, engine, zalo.say("lợi ích SXSH", "9"))
    assert [question for question, _ in answerer.asked] == ["5S là gì", "SXSH là gì", "lợi ích SXSH"]


async def test_whatever_happens_to_zalo_everybody_is_answered_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Away, slow, 429, 502, a page instead of an answer, half an answer: before, during and after."""
    monkeypatch.setattr(update_inbox, "LEASE_SECONDS", -1)
    monkeypatch.setattr(heartbeat, "_BEAT", 0.2)
    monkeypatch.setattr("bot.zalo.polling._FIRST_PAUSE", 0.05)
    monkeypatch.setattr("bot.zalo.polling._LONGEST_PAUSE", 0.2)
    monkeypatch.setattr("bot.zalo.client._PAUSES", (0.05, 0.1))

    async def survive(fault: str) -> Counter[str]:
        engine = open_database(new_sqlite(tmp_path / f"{fault}.sqlite3"))
        with ZaloApi() as api:
            async with zalo_serving(api, CannedAnswerer(make_answer), engine):
                await told(api, engine, "trước", "1")
                with api.struck(fault):
                    for person in "234":
                        api.say("giữa chừng", person)
                        await asyncio.sleep(0.15)
                await told(api, engine, "sau", "5")
                await api.until(lambda: fault == "broken" or len({sent.chat for sent in api.sent}) == 5)
                await asyncio.sleep(0.3)
        engine.dispose()
        return Counter(sent.chat[-1] for sent in api.sent)

    answered = dict(zip(FAULTS, await asyncio.gather(*map(survive, FAULTS)), strict=True))
    # What half an answer hides may have arrived: that is not sent again.
    assert set(answered.pop("broken").values()) == {1}
    assert answered == {fault: Counter("12345") for fault in answered}


async def test_messages_of_one_person_are_answered_in_their_order(engine: Engine) -> None:
    """And nobody waits for another person."""
    desk = Desk()
    box = Inbox(UpdateStore(engine, door=DOOR), desk)
    for number in range(1, 6):
        await box.take(message(number))
    await box.take(message(9, "b" * 20))
    await until(lambda: len(desk.answered) == 6)
    assert [each for each in desk.answered if each != "9"] == list("12345")
    assert desk.answered.index("9") < 5
    await box.stop(1)


@pytest.mark.parametrize(
    ("error", "answered", "said"),
    [
        (Blocked("sendMessage", "x"), [], []),
        (ZaloUnreachable("sendMessage", "x", may_have_arrived=True), [], []),
        (ZaloUnreachable("sendMessage", "x", may_have_arrived=False), ["1"], []),
        (BadRequest("sendMessage", "x", 400), [], ["fault 1"]),
        (RuntimeError("x"), [], ["fault 1"]),
        (LibraryUnavailable(Trouble.LOCKED, "x"), ["1"], ["away 1"]),
    ],
)
async def test_what_cannot_be_answered_is_tried_again_where_nothing_has_arrived(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, error: Exception, answered: list[str], said: list[str]
) -> None:
    """Of a fault of ours the person is told; of being blocked nobody."""
    monkeypatch.setattr(update_inbox, "LEASE_SECONDS", -1)
    monkeypatch.setattr(heartbeat, "_BEAT", 0.05)
    desk = Desk(error)
    box = Inbox(UpdateStore(engine, door=DOOR), desk)
    box.start()
    await box.take(message(1))
    await until(lambda: desk.answered == answered and desk.said == said and _is_done(engine, message(1)))
    await asyncio.sleep(0.1)
    await box.stop(1)
    assert (desk.answered, desk.said) == (answered, said)


def _is_done(engine: Engine, each: Incoming) -> bool:
    with engine.connect() as connection:
        query = sa.text("SELECT done, content FROM updates WHERE id = :id")
        row = connection.execute(query, {"id": each.number}).one()
    return bool(row.done) and row.content in {None, "null"}


async def test_what_a_dead_process_has_left_is_answered_by_the_next(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order in which it was written; Telegram's is left alone."""
    left = UpdateStore(engine, door=DOOR)
    UpdateStore(engine).take(5, {"update_id": 5})
    for number in (3, 1, 2):
        left.take(message(number).number, message(number).model_dump(mode="json"))
    left.take(2**62, {"broken": True})
    left.leave()
    desk = Desk()
    box = Inbox(UpdateStore(engine, door=DOOR), desk)
    box.start()
    await until(lambda: len(desk.answered) == 3)
    await box.stop(1)
    assert desk.answered == ["1", "2", "3"]


@pytest.mark.skipif(sys.platform == "win32", reason="the limit of a file's size is Unix's")
async def test_who_writes_while_the_database_is_away_is_told_once_and_answered_when_it_is_back(
    zalo: ZaloApi, engine: Engine
) -> None:
    """Nobody has to write again, and Zalo keeps what comes in meanwhile; a group is not disturbed."""
    answerer = CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))
    zalo.date -= 60_000  # so that none is taken for the rest of the one before
    async with zalo_serving(zalo, answerer, engine):
        await told(zalo, engine, "câu không")
        with engine.connect() as connection:
            # What the log holds by now is put away, so that it has to grow.
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        with no_file_beyond(64):
            zalo.say("câu một")
            await zalo.until(lambda: len(zalo.sent) == 2)
            zalo.say("câu hai")
            zalo.say("/hoi câu ba", group="100")
            await asyncio.sleep(0.3)
            assert [sent.text for sent in zalo.sent[1:]] == [texts.telegram.AWAY]
            assert zalo.waiting() == 2
        await zalo.until(lambda: len(zalo.sent) == 5)
    answered = [sent.text.splitlines()[0] for sent in zalo.sent if sent.text != texts.telegram.AWAY]
    assert answered == [f"Về câu {number}." for number in ("không", "một", "hai", "ba")]


async def test_a_server_that_is_away_loses_nothing_and_is_one_line_in_the_log(
    postgres_library_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What comes in is held, what is being answered waits, what was answered is noted: each once, when it is back."""
    engine, desk = open_database(postgres_library_url), Desk()
    box = Inbox(UpdateStore(engine, door=DOOR), desk)
    first, second, third = message(1, "b" * 20), message(2), message(3)
    with caplog.at_level(logging.INFO, "bot"):
        assert await box.take(first)  # is being answered as the server goes
        with server_away(engine.url):
            await until(lambda: desk.answered == ["1"])
            desk.errors = [LibraryUnavailable(Trouble.UNREACHABLE, "x")]
            assert [await box.take(each) for each in (second, third, third)] == [False] * 3
            await asyncio.sleep(0.6)
        await until(lambda: all(_is_noted(engine, each) for each in (first, second, third)))
        await box.stop(1)
    engine.dispose()
    assert (desk.answered, desk.said) == (["1", "2", "3"], ["away 2"])  # who waits for two is told once
    said = [record.message for record in caplog.records if record.levelno >= logging.WARNING]
    assert set(said) == {"the database takes nothing now; messages are held until it does"}
    assert len(said) <= 2  # as the server goes, and as one answer is broken off


async def test_what_another_process_has_taken_meanwhile_is_answered_there(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who could not say for long that they live are dead to the others, and leave it to them."""
    monkeypatch.setattr(update_inbox, "LEASE_SECONDS", -1)
    desk, other = Desk(LibraryUnavailable(Trouble.LOCKED, "x")), UpdateStore(engine, door=DOOR)
    box = Inbox(UpdateStore(engine, door=DOOR), desk)
    await box.take(message(1))
    await until(lambda: desk.said == ["away 1"])
    (taken,) = other.take_over()
    await asyncio.sleep(0.8)
    await box.stop(1)
    assert (taken["text"], desk.answered) == ("1", [])
    assert other.keep(message(1).number)


async def test_a_database_that_refuses_one_message_stops_nobody(
    postgres_library_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is answered though it could not be written down, and the log says so without a word of it."""
    engine, desk = open_database(postgres_library_url), Desk()
    box = Inbox(UpdateStore(engine, door=DOOR), desk)
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE updates RENAME TO gone"))
    assert await box.take(message(1))
    await until(lambda: desk.answered == ["1"])
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE gone RENAME TO updates"))
    assert await box.take(message(2))
    await until(lambda: desk.answered == ["1", "2"])
    await box.stop(1)
    engine.dispose()
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert said[0] == "an update could not be written down: ProgrammingError"


def _is_noted(engine: Engine, each: Incoming) -> bool:
    with engine.connect() as connection:
        query = sa.text("SELECT done FROM updates WHERE id = :id")
        return bool(connection.scalar(query, {"id": each.number}))


async def test_the_rest_of_an_answer_that_fails_is_not_sent_anew(zalo: ZaloApi, engine: Engine) -> None:
    """What stands already is better than all of it twice."""
    long = "Câu dài gồm nhiều chữ. " * 60
    async with zalo_serving(zalo, CannedAnswerer(lambda question: make_near(question, long, 3)), engine):
        whole = len(await told(zalo, engine, "hỏi", "8"))
        before = zalo.answer

        def fail_second(path: str, params: dict[str, object]) -> object:
            if path.endswith("sendMessage") and len(zalo.sent) == whole + 1:
                zalo.refuse_next("sendMessage", Refusal(400, "x"))
            return before(path, params)

        zalo._server.answer = fail_second
        await told(zalo, engine, "hỏi", "9")
    assert whole > 1
    assert len(zalo.sent_to("9")) == 1
