"""What becomes of an answer when it is edited, when Telegram refuses it, or when it has to wait."""

from __future__ import annotations

import logging
import time

import pytest

from bot import texts
from retrieval.records import Answer
from tests.support.bot_api import BotApi
from tests.support.bot_api.refusal import Refusal
from tests.support.serving import CannedAnswerer, make_answer, serving


def too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def named(asked: str) -> Answer:
    return make_answer(asked, headline=f"Về {asked}.")


async def test_a_chat_that_has_to_wait_holds_up_no_other(api: BotApi) -> None:
    """One chat waits its two seconds and is answered; the others are answered meanwhile."""
    api.refuse_next("sendMessage", too_many(2), chat_id=7)
    async with serving(api, CannedAnswerer(named)):
        api.say("một", chat_id=7)
        await api.until(lambda: any(call.refusal for call in api.calls))
        started = time.monotonic()
        api.say("hai", chat_id=8)
        await api.replies(1, chat_id=8)
        assert time.monotonic() - started < 1
        assert not [sent for sent in api.sent if sent.chat_id == 7]
        await api.replies(1, chat_id=7)


async def test_a_long_wait_is_not_waited_for(api: BotApi) -> None:
    """A ban of more than a minute does not keep a place for updates occupied, nor is the person told through it."""
    api.refuse_next("sendMessage", too_many(90), chat_id=7)
    async with serving(api, CannedAnswerer(named)):
        api.say("một", chat_id=7)
        api.say("hai", chat_id=8)
        await api.replies(1, chat_id=8)
    assert [sent.chat_id for sent in api.sent] == [8]


@pytest.mark.parametrize("refusal", [too_many(30), Refusal(500, "Internal Server Error"), Refusal.bad_request("x")])
async def test_an_answer_goes_out_without_typing(api: BotApi, refusal: Refusal) -> None:
    """The sign that somebody is at work is dispensable."""
    api.refuse_next("sendChatAction", refusal)
    async with serving(api, CannedAnswerer(named)):
        api.say("một")
        assert await api.replies(1)
    assert len(api.called("sendChatAction")) == 1


async def test_a_person_who_has_blocked_the_bot_is_let_be(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    """No second attempt, and no error in the log: it is their choice."""
    api.refuse_next("sendMessage", Refusal(403, "Forbidden: bot was blocked by the user"), chat_id=7)
    async with serving(api, CannedAnswerer(named)):
        api.say("một", chat_id=7)
        api.say("hai", chat_id=8)
        await api.replies(1, chat_id=8)
    assert len([call for call in api.called("sendMessage") if int(call.params["chat_id"]) == 7]) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_refused_message_is_owned_up_to(api: BotApi) -> None:
    """Whatever else Telegram finds wrong with a message, its reader gets a sentence rather than silence."""
    api.refuse_next("sendMessage", Refusal.bad_request("scripted"))
    async with serving(api, CannedAnswerer(named)):
        api.say("một")
        (sent,) = await api.replies(1)
    assert sent.text == texts.telegram.FAULT


async def test_only_the_refused_part_goes_as_plain_text(api: BotApi) -> None:
    """What was delivered before it is not sent twice."""
    snippet = "chữ " * 90

    def long(asked: str) -> Answer:
        return make_answer(asked, "Đầu", snippet, count=15)

    api.refuse_next("sendMessage", Refusal.bad_request("can't parse entities: scripted"))
    async with serving(api, CannedAnswerer(long), long_form_for=[7]):
        api.say("dài")
        await api.until(lambda: any("Ghi chú." in sent.text for sent in api.sent))
    assert [sent.html for sent in api.sent] == [False] + [True] * (len(api.sent) - 1)
    assert len(api.sent) > 1
    assert sum(sent.text.count(snippet.strip()) for sent in api.sent) == 15


async def test_an_edited_question_edits_its_answer(api: BotApi) -> None:
    """The old answer makes room for the new one; nothing is added below it."""
    answerer = CannedAnswerer(named)
    async with serving(api, answerer):
        api.say("một", message_id=501)
        await api.replies(1)
        api.edit("hai", 501)
        await api.until(lambda: api.sent[0].text.startswith("Về hai."))
    assert [asked for asked, _ in answerer.asked] == ["một", "hai"]
    assert len(api.sent) == 1


async def test_an_edit_follows_the_length_of_the_answer(api: BotApi) -> None:
    """A longer answer goes on in a further message, a shorter one takes it back."""

    def sized(asked: str) -> Answer:
        return make_answer(asked, f"Về {asked}.", "chữ " * 90, count=15 if "dài" in asked else 1)

    async with serving(api, CannedAnswerer(sized), long_form_for=[7]):
        api.say("ngắn", message_id=501)
        await api.replies(1)
        api.edit("dài", 501)
        await api.replies(2)
        api.edit("ngắn lại", 501)
        await api.until(lambda: len(api.sent) == 1 and api.sent[0].text.startswith("Về ngắn lại."))


async def test_a_part_that_cannot_be_taken_back_breaks_no_edit(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    """A person has deleted it, or it is older than Telegram lets it be: the answer stands, and no fault is told."""

    def sized(asked: str) -> Answer:
        return make_answer(asked, f"Về {asked}.", "chữ " * 90, count=15 if "dài" in asked else 1)

    async with serving(api, CannedAnswerer(sized), long_form_for=[7]):
        api.say("dài", message_id=501)
        await api.replies(2)
        api.refuse_next("deleteMessage", Refusal.bad_request("message can't be deleted for everyone"))
        api.edit("ngắn lại", 501)
        await api.until(lambda: bool(api.called("deleteMessage")))
        api.say("hai", chat_id=8)
        await api.replies(1, chat_id=8)
    assert api.sent[0].text.startswith("Về ngắn lại.")
    assert not [sent for sent in api.sent if sent.text == texts.telegram.FAULT]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_an_edit_that_changes_no_answer_is_quiet(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    """Telegram refuses the same text again; nobody hears of it."""
    async with serving(api, CannedAnswerer(lambda asked: make_answer("như nhau"))):
        api.say("một", message_id=501)
        await api.replies(1)
        api.edit("mốt", 501)
        await api.until(lambda: bool(api.called("editMessageText")))
        api.say("hai", chat_id=8)
        await api.replies(1, chat_id=8)
    assert len(api.sent) == 2
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_an_edit_of_a_forgotten_question_is_answered(api: BotApi) -> None:
    """After a restart, or when the person has deleted the answer, it is sent anew."""
    async with serving(api, CannedAnswerer(named)):
        api.edit("một", 501)
        (sent,) = await api.replies(1)
        api.sent.remove(sent)
        api.edit("hai", 501)
        (sent,) = await api.replies(1)
    assert sent.text.startswith("Về hai.")


async def test_an_album_gets_one_line(api: BotApi) -> None:
    """Five pictures at once are five messages, and one matter."""
    picture = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
    async with serving(api, CannedAnswerer(named)):
        for _ in range(5):
            api.attach(photo=picture, media_group_id="album")
        api.say("hai", chat_id=8)
        await api.replies(1, chat_id=8)
    assert [sent.text for sent in api.sent if sent.chat_id == 7] == [texts.telegram.TEXT_ONLY]
