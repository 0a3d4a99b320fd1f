"""Telegram goes away and comes back: nobody is forgotten, nobody is answered twice, and nothing has to be started."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.journal import update_inbox
from bot.journal.update_inbox import UpdateStore
from knowledge.store.database import open_database
from tests.support.bot_api.outages import FAULTS, Outages
from tests.support.database import new_sqlite
from tests.support.serving import CannedAnswerer, make_answer, serving


async def test_whatever_happens_to_telegram_everybody_is_answered_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Away, slow, 429, 502, a page instead of an answer, half an answer: before, during and after."""
    monkeypatch.setattr(update_inbox, "LEASE_SECONDS", -1)
    monkeypatch.setattr("bot.serving.heartbeat._BEAT", 0.2)
    monkeypatch.setattr("tests.support.bot_api.outages.SLOW_SECONDS", 0.2)

    async def survive(fault: str) -> Counter[int]:
        engine = open_database(new_sqlite(tmp_path / f"{fault}.sqlite3"))
        with Outages() as api:
            async with serving(api, CannedAnswerer(make_answer), engine):
                api.say("trước", chat_id=1)
                await api.replies(1)
                with api.struck(fault):
                    for person in (2, 3, 4):  # the first is taken by the poll that waits already
                        api.say("giữa chừng", chat_id=person)
                        await asyncio.sleep(0.3)
                api.say("sau", chat_id=5)
                for person in (2, 3, 4, 5):
                    await api.until(lambda person=person: person in {sent.chat_id for sent in api.sent}, seconds=20)
                await asyncio.sleep(0.5)
        engine.dispose()
        return Counter(sent.chat_id for sent in api.sent)

    answered = await asyncio.gather(*map(survive, FAULTS))
    assert dict(zip(FAULTS, answered, strict=True)) == {fault: Counter(range(1, 6)) for fault in FAULTS}


def test_an_update_that_was_put_off_is_tried_for_as_long_as_it_takes(engine: Engine) -> None:
    """Two minutes without Telegram are more attempts than processes may die of one update."""
    now = 1000.0
    store = UpdateStore(engine, lambda: now)
    store.take(5, {"update_id": 5})
    for _ in range(10):
        store.release(5)
        now += update_inbox.LEASE_SECONDS + 1
        assert store.take_over() == [{"update_id": 5}]
