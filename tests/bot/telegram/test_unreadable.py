"""An update that cannot be read silences nobody: it is passed over, and noted once without a word of it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from bot.journal import update_inbox
from bot.journal.schema import updates
from bot.telegram.allowance import UpdateAllowance
from bot.telegram.incoming import IncomingBot
from bot.telegram.updates import WrittenQueue
from tests.bot.telegram.test_log_redaction import everything_logged
from tests.bot.telegram.test_process import free_port
from tests.support.bot_api import BotApi
from tests.support.serving import WEBHOOK_SECRET, CannedAnswerer, make_answer, serving

# Whatever of these turns up in a log was taken from an update.
NAME, TEXT, PERSON = "Nguyễn Bí Mật", "điều không ai được biết", 987654321012
FROM = {"id": PERSON, "is_bot": False, "first_name": NAME}
CHAT = {"id": PERSON, "type": "private", "first_name": NAME}
MESSAGE = {"message_id": 5, "date": 1_760_000_000, "chat": CHAT, "from": FROM, "text": TEXT}
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 5}
MEMBER = {"user": FROM, "status": "member"}
POLL = {
    "id": "77",
    "question": TEXT,
    "options": [{"text": TEXT, "voter_count": 0, "persistent_id": "a"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}
RIGHTS = {"user": FROM, "status": "administrator", "can_be_edited": False, "custom_title": NAME}
CHANGE = {"chat": CHAT, "from": FROM, "date": 1_760_000_000}


def nested(depth: int) -> dict[str, Any]:
    inside: Any = TEXT
    for _ in range(depth):
        inside = {"reply_to_message": inside, "text": TEXT}
    return {**MESSAGE, **inside}


# Of kinds that are asked for, under a number that is one.
UNREADABLE: dict[str, dict[str, Any]] = {
    "a poll of an older server": {"message": {**MESSAGE, "poll": POLL}},
    "rights that lack a field": {"my_chat_member": {**CHANGE, "old_chat_member": MEMBER, "new_chat_member": RIGHTS}},
    "a membership without a person": {"my_chat_member": {**CHANGE, "old_chat_member": {}, "new_chat_member": MEMBER}},
    "a message without a date": {"message": {name: MESSAGE[name] for name in ("message_id", "chat", "text")}},
    "a chat that is a name": {"message": {**MESSAGE, "chat": NAME}},
    "a date in words": {"message": {**MESSAGE, "date": TEXT}},
    "a date after all time": {"message": {**MESSAGE, "date": 10**15}},
    "a date without an end": {"message": {**MESSAGE, "date": float("inf")}},
    "a message that is a word": {"message": TEXT},
    "a message that is a list": {"edited_message": [TEXT, NAME]},
    "a message that is a number": {"message": PERSON},
    "a text that is a number": {"message": {**MESSAGE, "text": PERSON}},
    "a text that is a list": {"message": {**MESSAGE, "text": [TEXT]}},
    "a text that is a record": {"edited_message": {**MESSAGE, "text": {"text": TEXT}}},
    "a text that is a truth": {"message": {**MESSAGE, "text": True}},
    "a caption that is a number": {"message": {**MESSAGE, "text": None, "caption": 5}},
    "an answer to a number": {"message": {**MESSAGE, "reply_to_message": {**MESSAGE, "text": PERSON}}},
    "a name that is a list": {"message": {**MESSAGE, "from": {**FROM, "first_name": [NAME]}}},
    "a person under a name": {"message": {**MESSAGE, "from": {**FROM, "id": NAME}}},
    "a chat under half a number": {"message": {**MESSAGE, "chat": {**CHAT, "id": 1.5}}},
    "a file whose name is a number": {"message": {**MESSAGE, "document": {**FILE, "file_name": 5}}},
    "a press of a number": {"callback_query": {"id": "1", "from": FROM, "chat_instance": NAME, "data": 5}},
    "a query of numbers": {"inline_query": {"id": "1", "from": FROM, "query": [5], "offset": ""}},
    "marks of half a letter": {"message": {**MESSAGE, "entities": [{"type": "bold", "offset": 0, "length": 1.5}]}},
    "marks that are a number": {"message": {**MESSAGE, "entities": 7}},
    "a picture that is a word": {"message": {**MESSAGE, "photo": [TEXT]}},
    "a press of a word": {"callback_query": {"id": "1", "from": NAME, "data": TEXT, "chat_instance": NAME}},
    "a query without words": {"inline_query": {"id": "1", "from": FROM}},
    "an answer to a word": {"message": {**MESSAGE, "reply_to_message": TEXT}},
    "messages in messages": {"message": nested(300)},
}
UNNUMBERED: dict[str, Any] = {
    "a word": TEXT,
    "a number": PERSON,
    "a list": [NAME, {"update_id": 5}],
    "nothing": None,
    "no number": {"message": MESSAGE},
    "a number in words": {"update_id": "5", "message": MESSAGE},
    "half a number": {"update_id": 5.5, "message": MESSAGE},
    "no number at all": {"update_id": None, "message": MESSAGE},
    "a number below all": {"update_id": -PERSON, "message": MESSAGE},
    "a number above all": {"update_id": 10**30, "message": MESSAGE},
    "yes": {"update_id": True, "message": MESSAGE},
}


def assert_silent_about_people(logged: str, notes: int) -> None:
    for word in (NAME, TEXT, str(PERSON), json.dumps(NAME), json.dumps(TEXT), ascii(NAME)):
        assert word.strip("'\"") not in logged
    assert logged.count("passed over") == notes


async def test_whatever_cannot_be_read_is_passed_over(api: BotApi) -> None:
    """Alone or among others: they are answered at once, it is noted once, and it is never asked for again."""
    with everything_logged() as log:
        async with serving(api, CannedAnswerer(make_answer)):
            for number, shape in enumerate(UNREADABLE.values()):
                api.deliver_raw({"update_id": api._number(), **shape})  # alone
                await api.until(lambda: not api._updates)
                with api.withheld() as batch:
                    api.say("trước", chat_id=100 + number)
                    unreadable = {"update_id": api._number(), **shape}
                    api.say("sau", chat_id=300 + number)
                with api._changed:
                    api._updates += [batch[0], unreadable, batch[1]]
                    api._changed.notify_all()
                await api.replies(1, chat_id=100 + number)
                await api.replies(1, chat_id=300 + number)
    assert len(api.sent) == 2 * len(UNREADABLE)
    assert_silent_about_people(log.getvalue(), 2 * len(UNREADABLE))


async def test_what_has_no_number_is_passed_over_with_what_follows(
    api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be confirmed by itself, so it comes again: without haste, and noted once."""
    monkeypatch.setattr("bot.telegram.incoming._PAUSE", 0.02)
    with everything_logged() as log:
        async with serving(api, CannedAnswerer(make_answer)):
            for number, item in enumerate(UNNUMBERED.values()):
                api.deliver_raw(item)
                await asyncio.sleep(0.05)
                api.say("sau", chat_id=100 + number)
                await api.replies(1, chat_id=100 + number)
                await api.until(lambda: not api._updates)
    assert len(api.sent) == len(UNNUMBERED)
    assert_silent_about_people(log.getvalue(), len(UNNUMBERED))


async def test_it_silences_nobody_after_a_restart_either(api: BotApi, engine: Engine) -> None:
    """The next process starts with the same update in front."""
    shape = UNREADABLE["a poll of an older server"]
    api.deliver_raw({"update_id": 3, **shape})
    for person in (7, 8):
        api.say("một", chat_id=person)
        async with serving(api, CannedAnswerer(make_answer), engine):
            await api.replies(1, chat_id=person)


async def test_a_webhook_says_200_to_what_cannot_be_read(api: BotApi) -> None:
    """So that Telegram does not repeat it; and what can be read is answered."""
    port = free_port()
    bodies = [json.dumps({"update_id": number, **shape}) for number, shape in enumerate(UNREADABLE.values())]
    bodies += [*map(json.dumps, UNNUMBERED.values()), "{", "", "[" * 5000, '{"update_id": 9, "message": ' + TEXT]
    headers = {"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET, "Content-Type": "application/json"}
    with everything_logged() as log:
        async with (
            serving(api, CannedAnswerer(make_answer), port=port),
            httpx.AsyncClient(trust_env=False, headers=headers) as client,
        ):
            for body in bodies:
                assert (await client.post(f"http://127.0.0.1:{port}/hook", content=body.encode())).status_code == 200
            with api.withheld() as good:
                api.say("một")
            assert (await client.post(f"http://127.0.0.1:{port}/hook", json=good[0])).status_code == 200
            await api.replies(1)
    assert len(api.sent) == 1
    assert_silent_about_people(log.getvalue(), len(bodies))


async def test_a_stored_update_that_cannot_be_read_stops_no_heartbeat(
    api: BotApi, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a dead process left behind it is answered, and what cannot be read is done with."""
    monkeypatch.setattr("bot.serving.heartbeat._BEAT", 0.02)
    left = [{"update_id": number, **shape} for number, shape in enumerate(UNREADABLE.values(), 1)]
    with api.withheld() as good:
        api.say("một")
    store = update_inbox.UpdateStore(engine, lambda: 1000.0)
    for content in [*left, *good]:
        store.take(content["update_id"], content)
    store.take(500, [TEXT])  # type: ignore[arg-type]
    with engine.begin() as connection:
        damaged = {"id": 501, "content": f"{{{TEXT}"}
        connection.execute(
            sa.text(
                "INSERT INTO updates (id, at, owner, attempts, content, done) VALUES (:id, 5, 'x', 1, :content, 0)"
            ),
            damaged,
        )
    with everything_logged() as log:
        async with serving(api, CannedAnswerer(make_answer), engine):
            await api.replies(1)
            await api.until(lambda: _all_done(engine))
    assert len(api.sent) == 1
    assert_silent_about_people(log.getvalue(), len(left))


def _all_done(engine: Engine) -> bool:
    with engine.connect() as connection:
        return all(connection.execute(sa.select(updates.c.done)).scalars())


ODD: dict[str, dict[str, Any]] = {
    "half a character": {"text": "một \ud83d hai"},
    "nothing in the middle": {"text": "một\x00hai"},
    "a text that is a number": {"text": 5},
    "marks beyond the text": {"text": "một", "entities": [{"type": "mention", "offset": 90, "length": 10**12}]},
    "a command that is not there": {"text": "", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]},
    "marks of no place": {"text": "/hoi", "entities": [{"type": "bot_command", "offset": None, "length": "x"}]},
    "a person whose number is a word": {"text": "một", "from": {**FROM, "id": "x"}},
    "a person whose number is a list": {"text": "một", "from": {**FROM, "id": [1]}},
    "a message whose number is beyond all": {"text": "một", "message_id": 10**40},
    "no time": {"text": "một", "date": -1},
    "no chat": {"text": "một", "chat": None},
    "a chat of no kind": {"text": "một", "chat": {"id": [1]}},
    "nobody": {"text": "một", "from": None},
}


async def test_valid_updates_with_odd_contents_end_nothing(api: BotApi, engine: Engine) -> None:
    """Whatever happens to each of them, the next person is answered, and nothing is left to be done."""
    async with serving(api, CannedAnswerer(make_answer), engine):
        for number, content in enumerate(ODD.values(), 50):
            message = {**MESSAGE, "chat": {**CHAT, "id": number}, **content}
            api.deliver_raw({"update_id": api._number(), "message": message})
            member = {"user": FROM, "status": "dictator", "until": TEXT}
            change = {**CHANGE, "old_chat_member": member, "new_chat_member": member}
            api.deliver_raw({"update_id": api._number(), "my_chat_member": change})
            api.deliver_raw({"update_id": api._number(), "callback_query": {"id": "1", "data": "a:"}})
            api.deliver_raw({"update_id": api._number(), "inline_query": {"id": "1", "query": 5, "offset": None}})
            api.say("sau", chat_id=1000 + number)
        for number in range(50, 50 + len(ODD)):
            await api.replies(1, chat_id=1000 + number)
        await api.until(lambda: _all_done(engine))


async def test_a_character_that_cannot_be_written_is_asked_without_it(api: BotApi, engine: Engine) -> None:
    """In a question, a name, an inline query: half a character and a zero become the mark of what is unknown."""
    answerer = CannedAnswerer(make_answer)
    async with serving(api, answerer, engine):
        api.say("5S\x00 là\ud83d gì", chat_id=9)
        await api.replies(1, chat_id=9)
    assert [asked for asked, _ in answerer.asked] == ["5S\ufffd là\ufffd gì"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from([*MESSAGE, *CHANGE, *POLL, "poll", "entities", "user"]), inside, max_size=4)
    ),
    max_leaves=8,
)


def _reader(**options: Any) -> IncomingBot:
    queue = WrittenQueue(update_inbox.UpdateStore(sa.create_engine("sqlite://")))
    return IncomingBot("123:" + "x" * 35, allowance=UpdateAllowance(20), outage=queue.outage, **options)


READER = _reader()


NUMBERED = {"update_id": st.integers(-1, 2**32), "message": JSON, "my_chat_member": JSON}


@settings(max_examples=60)
@given(st.one_of(JSON, st.fixed_dictionaries(NUMBERED)))
def test_reading_never_raises(item: object) -> None:
    """Any JSON is an update, an empty one, or none; and never one whose number cannot be confirmed."""
    update = READER.take(item)
    assert update is None or 0 <= update.update_id < 2**31


@pytest.mark.parametrize("answer", [b"", b"{", b"[]", b"5", b'{"ok": true}', b'{"ok": false}', b"\xff", b"[" * 9999])
async def test_an_answer_that_is_none_is_asked_for_again(answer: bytes, tmp_path: Path) -> None:
    """Broken JSON and other forms, with whatever status, are network errors that show nothing of the answer."""
    from telegram.error import NetworkError

    for status in (200, 404, 500, 502):
        transport = httpx.MockTransport(lambda _request, status=status: httpx.Response(status, content=answer))
        bot = _reader(get_updates_request=_request(transport))
        with pytest.raises(NetworkError) as raised:
            await bot.get_updates()
        assert repr(answer)[2:-1] not in str(raised.value) or len(answer) < 3


def _request(transport: httpx.MockTransport) -> Any:
    from bot.telegram.incoming import IncomingRequest

    return IncomingRequest(httpx_kwargs={"transport": transport})
