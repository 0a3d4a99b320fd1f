"""What the log tells of updates: each under one id to the last message sent, and no word, name or number of anybody."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot import texts
from bot.composition.assistant import make_assistant
from bot.journal.schema import answers
from knowledge.store.database import open_database
from knowledge.store.library import Library
from tests.bot.telegram.test_log_redaction import everything_logged
from tests.bot.telegram.test_outage import unusable
from tests.support.bot_api import BotApi
from tests.support.bot_api.refusal import Refusal
from tests.support.conversation import noted, pressed, said
from tests.support.database import copy_library, new_sqlite
from tests.support.serving import CannedAnswerer, make_answer, serving

PERSON, OTHER, GROUP = 700_123_456, 700_987_654, -1_001_234_567_890
QUESTION = "muc tieu sxsh 2020 thanh hoa"
SPOKEN = "xưởng nhà tôi ở ngõ Chuối nên giảm nước thải ra sao"


def lines_of(logged: str) -> list[dict[str, Any]]:
    """Every line; raises where one is no JSON."""
    return [json.loads(line) for line in logged.splitlines()]


def told(lines: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """What is told of each update, in order."""
    by_update = defaultdict(list)
    for line in lines:
        if line["event"] in {"received", "asked", "answered", "sent"}:
            by_update[line["update"]].append(line)
    return by_update


def assert_free_of(words: list[str], logged: str) -> None:
    for word in words:
        found = logged.find(word)
        assert found < 0, logged[max(found - 200, 0) : found + 200]


async def test_each_update_is_told_under_one_id_to_the_last_message(shipped: Path, tmp_path: Path) -> None:
    """Questions in private and in a group, a press and a reaction to it, at the most talkative level there is."""
    copy_library(shipped, tmp_path)
    engine = open_database(f"sqlite:///{tmp_path}/library.sqlite3")
    with BotApi() as api, everything_logged() as log:
        async with serving(api, make_assistant(Library(engine)), engine):
            first = await noted(api, engine, await said(api, QUESTION, chat_id=PERSON))
            await said(api, f"{SPOKEN} token {api.token}", chat_id=OTHER)
            await said(api, f"/hoi {QUESTION} {SPOKEN}", chat_id=GROUP, user_id=PERSON, chat_type="supergroup")
            await pressed(api, first, "👍", user_id=PERSON)
        logged = log.getvalue()
        sent = [each.text for each in api.sent]
    with engine.connect() as connection:
        ids = connection.execute(sa.select(answers.c.id)).scalars().all()
    engine.dispose()
    lines = lines_of(logged)
    by_update = told(lines)
    steps = sorted([each["event"] for each in update] for update in by_update.values())
    assert steps == [["received", "asked", "answered", "sent"]] * 3 + [["received", "sent"]]
    assert [line["event"] for line in lines if line["event"] == "sent"] == ["sent"] * (len(sent) + 1)
    assert sorted(update[0]["kind"] for update in by_update.values()) == ["callback_query"] + ["message"] * 3
    answered = [line for line in lines if line["event"] == "answered"]
    assert {line["status"] for line in answered} <= {"answered", "near", "not_found"}
    assert {line["answer"] for line in answered} == {identity[:8] for identity in ids}
    assert {"reading", "search", "ranking", "answer", "keeping"} <= answered[0]["ms"].keys()
    hidden = [SPOKEN, "ngõ", "thanh hoa", "Thanh Hóa", "Lan", "Nhóm", *ids, api.token, api.token.partition(":")[2]]
    hidden += [str(abs(number)) for number in (PERSON, OTHER, GROUP)]
    assert_free_of([*hidden, *(line for text in sent for line in text.splitlines() if len(line) > 10)], logged)


async def test_a_fault_tells_where_it_was_and_nothing_of_who_met_it() -> None:
    """Telegram refuses with a chat's number in its words, a group has moved, and an engine breaks at a question."""

    def fail(asked: str) -> Any:
        if "hỏng" in asked:
            raise ValueError(f"cannot read {asked!r} of {PERSON}")
        return make_answer(asked)

    moved = Refusal(400, f"Bad Request: group chat was upgraded ({GROUP})", migrate_to_chat_id=GROUP)
    with BotApi() as api, everything_logged() as log:
        async with serving(api, CannedAnswerer(fail)):
            api.refuse_next("sendMessage", Refusal.bad_request(f"chat {PERSON} is scripted"), PERSON)
            api.say(SPOKEN, chat_id=PERSON)
            await api.replies(1, PERSON)  # that something went wrong
            api.say(f"{SPOKEN} hỏng", chat_id=OTHER)
            assert (await api.replies(1, OTHER))[0].text == texts.telegram.FAULT
            api.refuse_next("sendMessage", moved, -4321)
            api.say(f"/hoi {SPOKEN}", chat_id=-4321, user_id=OTHER, chat_type="group")
            await api.until(lambda: len(api.called("sendMessage")) >= 5)
        logged = log.getvalue()
    lines = lines_of(logged)
    faults = [line for line in lines if line["level"] == "error"]
    assert all(line["update"] in told(lines) for line in faults)
    assert any(line["exception"].endswith("ValueError") and "in fail" in line["exception"] for line in faults)
    assert any("BadRequest: Chat # is scripted" in line["exception"] for line in faults)
    assert_free_of([SPOKEN, "ngõ", "hỏng", "Lan", str(PERSON), str(OTHER), str(abs(GROUP)), api.token], logged)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit of a file's size is Unix's")
async def test_an_outage_of_the_database_tells_nothing_that_was_to_be_written(tmp_path: Path) -> None:
    """That it takes longer is sent under the id under which it is received, once written down, and answered."""
    engine = open_database(new_sqlite(tmp_path / "bot.sqlite3"))
    with BotApi() as api, everything_logged() as log:
        async with serving(api, CannedAnswerer(make_answer), engine):
            await said(api, "chào", chat_id=OTHER)
            with unusable(engine):
                api.say(SPOKEN, chat_id=PERSON)
                assert (await api.replies(1, PERSON))[0].text == texts.telegram.AWAY
            await api.replies(2, PERSON)
        logged = log.getvalue()
    engine.dispose()
    lines = lines_of(logged)
    assert any("the database takes nothing now" in line["event"] for line in lines)
    update = list(told(lines).values())[-1]
    assert [line["event"] for line in update] == ["sent", "received", "asked", "answered", "sent"]
    assert_free_of([SPOKEN, "ngõ", "Câu trả lời", "Lan", str(PERSON), api.token], logged)
