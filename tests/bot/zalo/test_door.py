"""The door: opened by polling or behind a webhook, and shut with one clear error where it cannot be opened."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.zalo import make_zalo
from bot.serving.doors import DoorUnreachable
from bot.settings import Settings, SettingsError, zalo_webhook_secret
from bot.zalo.door import ZaloDoor
from tests.support.serving import CannedAnswerer, make_answer
from tests.support.zalo_api import Refusal, ZaloApi
from tests.support.zalo_serving import handled, told, zalo_serving, zalo_settings

PUBLIC = "https://bot.example.org/zalo/hook"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@asynccontextmanager
async def behind_webhook(zalo: ZaloApi, engine: Engine, answerer: CannedAnswerer) -> AsyncIterator[str]:
    """The address at which the door listens, once Zalo knows the public one."""
    port = free_port()
    given = {"ZALO_WEBHOOK_URL": PUBLIC, "SXSH_WEBHOOK_LISTEN": "127.0.0.1", "ZALO_WEBHOOK_PORT": port}
    async with zalo_serving(zalo, answerer, engine, **given):
        await zalo.until(lambda: zalo.webhook is not None)
        yield f"http://127.0.0.1:{port}/zalo/hook"


async def test_messages_are_brought_to_the_webhook(zalo: ZaloApi, engine: Engine) -> None:
    """Said to have arrived at once, answered once however often they are brought."""
    answerer = CannedAnswerer(make_answer)
    async with behind_webhook(zalo, engine, answerer) as door:
        assert zalo.webhook is not None
        assert zalo.webhook["url"] == PUBLIC
        event = zalo.event("message.text.received", "7", text="5S là gì")
        assert [await zalo.bring(event, door) for _ in range(3)] == [200, 200, 200]
        await handled(zalo, engine, event)
    assert [question for question, _ in answerer.asked] == ["5S là gì"]
    assert len(zalo.sent) == 1
    # Who starts again finds what came in meanwhile.
    assert zalo.webhook is not None


async def test_who_does_not_know_the_secret_is_turned_away(zalo: ZaloApi, engine: Engine) -> None:
    """As is what is too large; what is no message is said to have arrived, so that it never comes again."""
    answerer = CannedAnswerer(make_answer)
    async with behind_webhook(zalo, engine, answerer) as door:
        event = zalo.event("message.text.received", "7", text="5S là gì")
        assert await zalo.bring(event, door, secret="x" * 64) == 403
        assert await zalo.bring(event, door, secret="") == 403
        assert await zalo.bring({**event, "padding": "x" * 70_000}, door) == 413
        for other in (None, [], {"event_name": "message.reaction.received"}, {"message": 5}):
            assert await zalo.bring(other, door) == 200
        header = {"X-Bot-Api-Secret-Token": zalo_webhook_secret(zalo_settings(zalo))}
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.post(door, content=b"\xff{", headers=header)).status_code == 200
            assert (await client.get(door, headers=header)).status_code == 405
            assert (await client.post(f"{door}/x", headers=header)).status_code == 404
    assert answerer.asked == []


async def test_what_cannot_be_written_down_is_to_be_brought_again(zalo: ZaloApi, engine: Engine) -> None:
    """Zalo is told so; it is answered once all the same."""
    answerer = CannedAnswerer(make_answer)
    async with behind_webhook(zalo, engine, answerer) as door:
        event = zalo.event("message.text.received", "7", text="5S là gì")
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE updates RENAME TO elsewhere")
        assert await zalo.bring(event, door) == 503
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO updates")
        assert await zalo.bring(event, door) == 200
        await handled(zalo, engine, event)
        await asyncio.sleep(0.6)
    assert len(answerer.asked) == 1


async def test_polling_ends_a_webhook(zalo: ZaloApi, engine: Engine) -> None:
    """Zalo gives no message to polling as long as one is set."""
    zalo.webhook = {"url": PUBLIC, "secret": "x" * 8}
    async with zalo_serving(zalo, CannedAnswerer(make_answer), engine):
        assert len(await told(zalo, engine, "5S là gì")) == 1
    assert zalo.webhook is None


async def test_who_writes_too_fast_is_told_so_once(zalo: ZaloApi, engine: Engine) -> None:
    """Six at once are answered; others are not held up by it, and groups are counted elsewhere."""
    async with zalo_serving(zalo, CannedAnswerer(make_answer), engine, SXSH_QUESTIONS_A_MINUTE=20):
        for number in range(12):
            zalo.say(f"hỏi câu thứ {number}")
        await told(zalo, engine, "câu khác", "8")
        await zalo.until(lambda: len(zalo.sent_to("7")) >= 7)
        assert [sent.text for sent in zalo.sent_to("7")].count(texts.telegram.TOO_MANY_FROM_YOU) == 1
        await told(zalo, engine, "/hoi câu khác", "7", "100")
    assert len(zalo.sent_to("7")) == 7
    assert len(zalo.sent_to("100")) == 1


async def open_door(settings: Settings, engine: Engine) -> None:
    door = ZaloDoor(lambda: make_zalo(settings, CannedAnswerer(make_answer), engine), settings)
    await door.serve(asyncio.Event())


async def test_a_door_that_cannot_be_opened_says_which_setting_to_mend(zalo: ZaloApi, engine: Engine) -> None:
    """A wrong token, an address that Zalo refuses, a port that is taken; none shows the token."""
    wrong = "1459232241454765289:anotherAnotherAnotherAnother"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        given = [
            ({"ZALO_BOT_TOKEN": wrong}, "ZALO_BOT_TOKEN"),
            ({"ZALO_WEBHOOK_URL": "https://localhost/x", "ZALO_WEBHOOK_PORT": free_port()}, "ZALO_WEBHOOK_URL"),
            ({"ZALO_WEBHOOK_URL": PUBLIC, "ZALO_WEBHOOK_PORT": port}, "ZALO_WEBHOOK_PORT"),
        ]
        for settings, variable in given:
            with pytest.raises(SettingsError) as refused:
                await open_door(zalo_settings(zalo, SXSH_WEBHOOK_LISTEN="127.0.0.1", **settings), engine)
            assert refused.value.variable == variable
            assert not isinstance(refused.value, DoorUnreachable)
            assert wrong not in str(refused.value)


async def test_a_server_that_is_away_may_be_there_later(engine: Engine) -> None:
    """So other doors stay open, and this one is tried again."""
    with ZaloApi() as gone:
        settings = zalo_settings(gone)
    with pytest.raises(DoorUnreachable) as shut:
        await open_door(settings, engine)
    assert shut.value.variable == "ZALO_API_URL"


async def test_nothing_that_people_write_stands_in_the_log(
    zalo: ZaloApi, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor their names, nor the token, at any level, even where something fails."""
    caplog.set_level(logging.DEBUG, "bot")
    async with zalo_serving(zalo, CannedAnswerer(make_answer), engine):
        await told(zalo, engine, "câu bí mật")
        zalo.deliver({"event_name": "message.new.received", "message": {"text": "câu bí mật"}})
        zalo.refuse_next("sendMessage", Refusal(400, f"bad /bot{zalo.token}/sendMessage"))
        await told(zalo, engine, "câu bí mật khác")
    assert caplog.records
    for secret in ("bí mật", "Lan", zalo.token, zalo.token.partition(":")[2]):
        assert secret not in caplog.text
