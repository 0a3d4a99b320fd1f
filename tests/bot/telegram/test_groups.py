"""In groups the bot answers when it is meant, in the same topic and as a reply, and is silent otherwise."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal.preferences import PreferenceStore
from bot.journal.schema import answers
from bot.telegram.handlers.groups import GROUP_A_MINUTE, PERSON_A_MINUTE
from knowledge.store.database import writing
from retrieval.query.follow_up import Turn
from tests.support.bot_api import BotApi, Sent
from tests.support.serving import NAMES, CannedAnswerer, make_answer, serving

GROUP, BOT = -1001, 42
IN_GROUP: dict[str, Any] = {"chat_id": GROUP, "user_id": 7, "chat_type": "supergroup"}


@pytest.fixture
def answerer() -> CannedAnswerer:
    return CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))


async def said(api: BotApi, text: str, **where: Any) -> Sent:
    count = len(api.sent)
    api.say(text, **IN_GROUP | where)
    await api.until(lambda: len(api.sent) > count)
    return api.sent[-1]


async def silence(api: BotApi) -> None:
    """Nothing that came before is answered: a later question in another chat is, and nothing else was."""
    count = len(api.sent)
    api.say("câu sau", chat_id=99)
    await api.replies(1, chat_id=99)
    await asyncio.sleep(0.1)
    assert len(api.sent) == count + 1


async def test_a_command_is_answered_as_a_reply_in_its_topic(api: BotApi, answerer: CannedAnswerer) -> None:
    """With the question behind it, or in reply to somebody's."""
    async with serving(api, answerer):
        sent = await said(api, "/hoi 5S là gì", thread_id=5)
        assert (sent.text.split("\n")[0], sent.thread_id) == ("Về 5S là gì.", 5)
        assert sent.reply_to in api.messages[GROUP]
        asked = api.message("mục tiêu là gì?", GROUP, 8, "supergroup")
        sent = await said(api, "/hoi", reply_to=asked)
        assert sent.text.startswith("Về mục tiêu là gì?.")
        assert (await said(api, "/hoi")).text == texts.telegram.ASK_USAGE_IN_GROUP


async def test_a_reply_to_the_bot_goes_on_where_that_answer_left(api: BotApi, answerer: CannedAnswerer) -> None:
    """Not where the latest one did."""
    async with serving(api, answerer):
        first = await said(api, "/hoi một")
        await said(api, "/hoi hai", user_id=8)
        await said(api, "thế còn ba?", reply_to=first, user_id=9)
    assert answerer.asked[-1] == ("thế còn ba?", Turn(question="một", article_id="a", of_place=True))


async def test_a_mention_is_answered(api: BotApi, answerer: CannedAnswerer) -> None:
    """Where it is delivered: without the name; alone in reply to a question it means that question."""
    api.administrators[GROUP] = {BOT}
    async with serving(api, answerer):
        assert (await said(api, "@sxsh_bot 5S là gì")).text.startswith("Về 5S là gì.")
        asked = api.message("lợi ích là gì", GROUP, 8, "supergroup")
        assert (await said(api, "@sxsh_bot", reply_to=asked)).text.startswith("Về lợi ích là gì.")


async def test_what_is_not_meant_for_the_bot_stays_without_an_answer(api: BotApi, answerer: CannedAnswerer) -> None:
    """Talk, other bots and their commands, forwarded posts of the linked channel, and what was sent through a bot."""
    api.administrators[GROUP] = {BOT}
    bot = {"id": BOT, "is_bot": True, "first_name": "SXSH", "username": "sxsh_bot"}
    async with serving(api, answerer):
        api.say("mọi người ăn trưa chưa", **IN_GROUP)
        api.say("/hoi@other_bot 5S là gì", **IN_GROUP)
        api.say("/batdau", **IN_GROUP)
        api.say("/hoi 5S là gì", from_bot=True, **IN_GROUP)
        api.say("@sxsh_bot xin chào", is_automatic_forward=True, **IN_GROUP)
        api.say("@sxsh_bot xin chào", via_bot=bot, **IN_GROUP)
        api.say("đúng đấy", reply_to=api.message("ừ", GROUP, 8, "supergroup"), **IN_GROUP)
        await silence(api)


async def test_a_channel_that_writes_in_the_group_is_answered(api: BotApi, answerer: CannedAnswerer) -> None:
    """It is a person with another name."""
    channel = {"id": -1005, "type": "channel", "title": "Kênh"}
    async with serving(api, answerer):
        assert (await said(api, "/hoi 5S là gì", sender_chat=channel)).text.startswith("Về 5S")


async def test_a_repeated_question_points_at_its_answer_for_ten_minutes(
    api: BotApi, answerer: CannedAnswerer, engine: Engine
) -> None:
    """However it is typed, and whoever asks; later it is answered anew, and in another topic at once."""
    async with serving(api, answerer, engine):
        first = await said(api, "/hoi 5S là gì?")
        again = await said(api, "/hoi 5s la gi", user_id=8)
        assert (again.text, again.reply_to) == (texts.telegram.ANSWERED_ABOVE, first.message_id)
        assert (await said(api, "/hoi 5s la gi", thread_id=3)).text.startswith("Về 5s la gi.")
        with writing(engine) as connection:
            connection.execute(sa.update(answers).values(at=answers.c.at - 601))
        assert (await said(api, "/hoi 5s la gi", user_id=8)).text.startswith("Về 5s la gi.")


async def test_one_person_cannot_flood_a_group(api: BotApi, answerer: CannedAnswerer) -> None:
    """One quiet notice, then silence for them; others are answered."""
    async with serving(api, answerer):
        for number in range(PERSON_A_MINUTE):
            await said(api, f"/hoi câu {number}")
        notice = await said(api, "/hoi một câu nữa")
        assert notice.text == texts.telegram.TOO_MANY
        api.say("/hoi lại một câu nữa", **IN_GROUP)
        await silence(api)
        assert (await said(api, "/hoi câu của người khác", user_id=8)).text.startswith("Về câu của")
    quiet = [call for call in api.called("sendMessage") if texts.telegram.TOO_MANY in str(call.params["text"])]
    assert [str(call.params["disable_notification"]).lower() for call in quiet] == ["true"]


async def test_many_people_cannot_flood_a_group(api: BotApi, answerer: CannedAnswerer, engine: Engine) -> None:
    """The group has a limit of its own, and a minute later it is open again."""
    async with serving(api, answerer, engine):
        for number in range(GROUP_A_MINUTE):
            await said(api, f"/hoi câu {number}", user_id=100 + number)
        assert (await said(api, "/hoi thêm", user_id=500)).text == texts.telegram.TOO_MANY
        with writing(engine) as connection:
            connection.execute(sa.update(answers).values(at=answers.c.at - 61))
        assert (await said(api, "/hoi thêm nữa", user_id=501)).text.startswith("Về thêm nữa.")


async def test_being_added_is_greeted_once_and_being_removed_is_forgotten(
    api: BotApi, answerer: CannedAnswerer, engine: Engine
) -> None:
    """One short message; what the group had chosen goes with it."""
    async with serving(api, answerer, engine):
        api.add_bot_to(GROUP, "Nhóm SXSH", 7)
        (sent,) = await api.replies(1)
        assert sent.text == texts.telegram.GROUP_GREETING
        PreferenceStore(engine).choose(NAMES.chat(GROUP), only_commands=True)
        api.remove_bot_from(GROUP, 7)
        await silence(api)
    assert not PreferenceStore(engine).of(NAMES.chat(GROUP)).only_commands


async def test_choices_move_with_a_group_that_becomes_a_supergroup(
    api: BotApi, answerer: CannedAnswerer, engine: Engine
) -> None:
    """Its number changes, its choices stay."""
    PreferenceStore(engine).choose(NAMES.chat(-5), province="Hà Nội")
    async with serving(api, answerer, engine):
        api.migrate(-5, -1009)
        await silence(api)
    assert PreferenceStore(engine).of(NAMES.chat(-1009)).province == "Hà Nội"
    assert PreferenceStore(engine).of(NAMES.chat(-5)).province is None


async def test_only_administrators_choose_for_a_group(api: BotApi, answerer: CannedAnswerer, engine: Engine) -> None:
    """Anonymous ones too; a press counts as the person who presses."""
    api.administrators[GROUP] = {7, BOT}
    anonymous = {"id": GROUP, "type": "supergroup", "title": "Nhóm"}
    async with serving(api, answerer, engine):
        assert (await said(api, "/caidat", user_id=8)).text == texts.telegram.ADMINISTRATORS_ONLY
        assert (await said(api, "/tinh Hà Nội", user_id=8)).text == texts.telegram.ADMINISTRATORS_ONLY
        assert "Hà Nội" in (await said(api, "/tinh ha noi", sender_chat=anonymous)).text
        settings = await said(api, "/caidat")
        button = f"☐ {texts.telegram.BUTTON_ONLY_COMMANDS}"
        api.press(settings, button, user_id=8)
        await api.until(lambda: len(api.toasts) == 1)
        assert api.toasts[0]["text"] == texts.telegram.ADMINISTRATORS_ONLY
        api.press(settings, button, user_id=7)
        await api.until(lambda: "☑" in str([each["text"] for each in settings.buttons]))
        api.say("@sxsh_bot 5S là gì", **IN_GROUP)
        api.say("thế còn?", reply_to=settings, **IN_GROUP)
        await silence(api)
        assert (await said(api, "/hoi 5S là gì")).text.startswith("Về 5S")
    assert PreferenceStore(engine).of(NAMES.chat(GROUP)).province == "Hà Nội"


async def test_an_edited_command_edits_its_answer(api: BotApi, answerer: CannedAnswerer) -> None:
    """Also when the group has asked much meanwhile."""
    async with serving(api, answerer):
        await said(api, "/hoi một", message_id=501)
        api.edit("/hoi hai", 501, **IN_GROUP)
        await api.until(lambda: api.sent[0].text.startswith("Về hai."))
    assert len(api.sent) == 1


async def test_a_question_that_is_deleted_at_once_is_answered_all_the_same(
    api: BotApi, answerer: CannedAnswerer
) -> None:
    """As a plain message."""
    async with serving(api, answerer):
        with api.withheld() as updates:
            api.say("/hoi một", **IN_GROUP)
        (update,) = updates
        del api.messages[GROUP][update["message"]["message_id"]]
        api.deliver(update["message"], update["update_id"])
        (sent,) = await api.replies(1)
    assert sent.text.startswith("Về một.")
