"""Updates are written down before they are handled: none is lost, and none is handled twice."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal import update_inbox
from bot.journal.schema import updates
from bot.journal.update_inbox import LEASE_SECONDS, UpdateStore
from tests.support.bot_api import BotApi
from tests.support.bot_api.refusal import Refusal
from tests.support.serving import CannedAnswerer, make_answer, serving


def test_an_update_is_taken_once_whichever_process_gets_it(engine: Engine) -> None:
    """And its content goes when it was handled."""
    one, other = UpdateStore(engine), UpdateStore(engine)
    assert one.take(5, {"update_id": 5})
    assert not other.take(5, {"update_id": 5})
    one.finish(5)
    assert not one.take(5, {"update_id": 5})
    with engine.connect() as connection:
        assert connection.execute(sa.select(updates.c.content)).scalar() is None


def test_what_a_dead_process_left_is_taken_over_after_its_lease(engine: Engine) -> None:
    """One that still beats keeps its work, and an update that ten processes did not survive is left alone."""
    now = 1000.0
    dead, living = UpdateStore(engine, lambda: now), UpdateStore(engine, lambda: now)
    dead.take(5, {"update_id": 5})
    now += LEASE_SECONDS
    assert living.take_over() == []
    now += 1
    dead.renew()
    assert living.take_over() == []
    now += LEASE_SECONDS + 1
    assert living.take_over() == [{"update_id": 5}]
    assert living.take_over() == []
    taken = []
    for lives in range(1, 10):
        later = UpdateStore(engine, lambda lives=lives: now + lives * (LEASE_SECONDS + 1))  # type: ignore[misc]
        taken.append(len(later.take_over()))
        if lives > 3:  # before, it only waits for its turn
            later.begin(5)
    assert taken == [1] * 9
    for lives in range(10, 15):
        later = UpdateStore(engine, lambda lives=lives: now + lives * (LEASE_SECONDS + 1))  # type: ignore[misc]
        taken.append(len(later.take_over()))
        later.begin(5)
    assert taken == [1] * 12 + [0, 0]


def test_what_no_process_has_died_of_is_tried_for_as_long_as_it_takes(engine: Engine) -> None:
    """Telegram may be away for an hour."""
    now = 1000.0
    store = UpdateStore(engine, lambda: now)
    store.take(5, {"update_id": 5})
    for _ in range(50):
        store.release(5)
        now += LEASE_SECONDS + 1
        assert store.take_over() == [{"update_id": 5}]
        store.begin(5)


def test_old_numbers_are_forgotten(engine: Engine) -> None:
    """Telegram cannot offer them again."""
    now = 1000.0
    store = UpdateStore(engine, lambda: now)
    store.take(5, {})
    now += 2 * 24 * 3600
    store.prune()
    assert not store.take(5, {})
    now += 1
    store.prune()
    assert store.take(5, {})


async def test_an_update_of_a_dead_process_is_answered_by_the_next(engine: Engine) -> None:
    """The person never notices."""
    with BotApi() as api:
        with api.withheld() as withheld:
            api.say("một")
        UpdateStore(engine, lambda: 1000.0).take(withheld[0]["update_id"], withheld[0])
        async with serving(api, CannedAnswerer(make_answer), engine):
            await api.replies(1)


async def test_who_wrote_what_ten_processes_died_of_is_told(engine: Engine) -> None:
    """Once, and the update is done with; nobody has to guess whether an answer is still to come."""
    with BotApi() as api:
        with api.withheld() as withheld:
            api.say("một", chat_id=7)
        UpdateStore(engine, lambda: 1000.0).take(withheld[0]["update_id"], withheld[0])
        with engine.begin() as connection:
            connection.execute(updates.update().values(attempts=10))
        async with serving(api, CannedAnswerer(make_answer), engine):
            await api.replies(1)
            assert _all_done(engine)
    assert [(sent.chat_id, sent.text) for sent in api.sent] == [(7, texts.telegram.FAULT)]


async def test_what_was_answered_before_a_process_died_is_answered_no_more(engine: Engine) -> None:
    """In a group it is not pointed at either; in private its answer is put where it stands."""
    with BotApi() as api:
        with api.withheld() as withheld:
            api.say("/hoi một", chat_id=-5, chat_type="supergroup")
            api.say("hai", chat_id=8)
        for lives in range(2):
            with engine.begin() as connection:
                for update in withheld if lives else ():
                    left = {"content": update, "done": False, "owner": "dead", "at": 1000}
                    connection.execute(updates.update().where(updates.c.id == update["update_id"]).values(left))
            for update in () if lives else withheld:
                UpdateStore(engine, lambda: 1000.0).take(update["update_id"], update)
            async with serving(api, CannedAnswerer(make_answer), engine):
                await api.until(lambda: _all_done(engine))
    assert sorted(sent.chat_id for sent in api.sent) == [-5, 8]


async def test_a_send_that_fails_is_tried_again_later(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that is away for longer than patience loses no answer."""
    monkeypatch.setattr(update_inbox, "LEASE_SECONDS", -1)
    monkeypatch.setattr("bot.serving.heartbeat._BEAT", 0.05)
    with BotApi() as api:
        for _ in range(3):
            api.refuse_next("sendMessage", Refusal(502, "Bad Gateway"), chat_id=7)
        async with serving(api, CannedAnswerer(make_answer), engine):
            api.say("một")
            await api.until(lambda: len(api.sent) == 1, seconds=15)
            await api.until(lambda: _all_done(engine))
    assert len(api.sent) == 1


async def test_a_database_that_is_away_for_a_moment_silences_nobody(engine: Engine) -> None:
    """What cannot be written down is held, its sender is told once, and it is answered as soon as it can be."""
    with BotApi() as api:
        async with serving(api, CannedAnswerer(make_answer), engine):
            _rename(engine, "updates", "away")
            api.say("một")
            await api.until(lambda: [each.text for each in api.sent] == [texts.telegram.AWAY])
            _rename(engine, "away", "updates")
            await api.until(lambda: len(api.sent) == 2)
            assert api.sent[1].text.startswith("Câu trả lời.")
            await api.until(lambda: _all_done(engine))


def _rename(engine: Engine, table: str, name: str) -> None:
    with engine.begin() as connection:
        connection.execute(sa.text(f"ALTER TABLE {table} RENAME TO {name}"))


def _all_done(engine: Engine) -> bool:
    with engine.connect() as connection:
        return all(connection.execute(sa.select(updates.c.done)).scalars())
