"""Whether a text is true: ``/kiemtra`` and "đúng không?" in reply, in private and in groups."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.conversation.asks_if_true import asks_if_true
from bot.journal.schema import answers
from bot.telegram.handlers.checking import CHECKS_A_MINUTE
from bot.texts.wording import TelegramWording
from bot.views.checked_text import GROUP_ROWS
from knowledge.store.library import Library
from knowledge.targets import find_targets
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.conversation import said
from tests.support.serving import CannedAnswerer, make_answer, serving

GROUP: dict[str, Any] = {"chat_id": -1001, "user_id": 7, "chat_type": "supergroup"}
SOURCE = make_draft(
    "Nghệ An đặt mục tiêu về sản xuất sạch hơn",
    "Đến năm 2020, Nghệ An phấn đấu có 60% cơ sở sản xuất công nghiệp nhận thức được lợi ích của SXSH; "
    "35% cơ sở sản xuất công nghiệp áp dụng SXSH.",
    province="Nghệ An",
)
FORWARDED = (
    "Đến năm 2020, Nghệ An phấn đấu có 80% cơ sở sản xuất công nghiệp nhận thức được lợi ích của SXSH; "
    "35% cơ sở sản xuất công nghiệp áp dụng SXSH.\nMỗi doanh nghiệp được tặng một máy lọc nước. Chia sẻ nhé!"
)
DIFFERS = texts.checking.differs("60%", "80%")


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    Library(engine).put(SOURCE.model_copy(update={"targets": find_targets(SOURCE.article, SOURCE.chunks)}))
    return Assistant(Library(engine), TelegramWording())


async def test_a_text_behind_the_command_is_checked_statement_by_statement(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """What matches, what differs with both figures, what is not told, that the year is over, and the source once."""
    async with serving(api, assistant, engine):
        sent = await said(api, f"/kiemtra {FORWARDED}")
    heading, differs, matches, not_told, source, note = sent.text.split("\n\n")
    assert heading == texts.checking.heading({"matches": 1, "differs": 1, "not_told": 1})
    assert differs.endswith(f"{DIFFERS} [1] · {texts.checking.passed(2020)}")
    assert "35% cơ sở" in matches
    assert f"{texts.checking.MATCHES} [1]" in matches
    assert not_told.endswith(texts.checking.NOT_TOLD)
    assert source.startswith(f"[1] {SOURCE.article.title}")
    assert note == texts.checking.NOT_FALSE
    assert sent.buttons == []


@pytest.mark.parametrize("asked", ["/kiemtra", "đúng không?", "dung ko"])
async def test_a_forwarded_text_is_checked_in_reply(
    api: BotApi, assistant: Assistant, engine: Engine, asked: str
) -> None:
    """With the command or the question alone, in private."""
    async with serving(api, assistant, engine):
        sent = await said(api, asked, reply_to=api.message(FORWARDED, forwarded=True))
    assert DIFFERS in sent.text


async def test_a_quoted_part_goes_before_the_whole(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Who quotes one sentence asks of that one."""
    part = FORWARDED.split("; ")[1].split("\n")[0]
    quote = {"text": f"Nghệ An: đến năm 2020 phấn đấu {part}", "position": 0, "is_manual": True}
    async with serving(api, assistant, engine):
        sent = await said(api, "/kiemtra", reply_to=api.message(FORWARDED), quote=quote)
    assert sent.text.startswith(texts.checking.heading({"matches": 1}))


@pytest.mark.parametrize("asked", ["/kiemtra", "đúng không?", "@sxsh_bot dung ko"])
async def test_in_a_group_it_is_a_line_a_statement_under_the_question(
    api: BotApi, assistant: Assistant, engine: Engine, asked: str
) -> None:
    """In its topic, without the note that stands in private; where no privacy mode keeps the question from the bot."""
    api.administrators[GROUP["chat_id"]] = {42}
    async with serving(api, assistant, engine):
        sent = await said(api, asked, reply_to=api.message(FORWARDED, **GROUP), thread_id=5, **GROUP)
    rows, sources = sent.text.split("\n\n")
    assert [row[0] for row in rows.split("\n")[1:]] == [
        texts.checking.MARKS[each][0] for each in ("differs", "matches", "not_told")
    ]
    assert sources.startswith("[1]")
    assert sent.thread_id == 5
    assert texts.checking.NOT_FALSE not in sent.text


async def test_a_group_is_shown_eight_lines_and_told_of_the_rest(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """What differs is among them, wherever it stands; in private everything is."""
    absent = "\n".join(f"Xã thứ {n} của huyện được tặng máy lọc nước uống." for n in range(GROUP_ROWS + 2))
    text = f"/kiemtra {absent}\n{FORWARDED}"
    async with serving(api, assistant, engine):
        in_group = await said(api, text, **GROUP)
        in_private = await said(api, text)
    rows = in_group.text.split("\n\n")[0].split("\n")[1:]
    assert len(rows) == GROUP_ROWS + 1
    assert any(DIFFERS in row for row in rows)
    assert rows[-1] == texts.checking.more(GROUP_ROWS + 5 - GROUP_ROWS, in_group=True)
    assert in_private.text.count("Xã thứ") == GROUP_ROWS + 2


@pytest.fixture
def answerer() -> CannedAnswerer:
    return CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}. {'Dài ' * 30}"))


async def test_an_answer_of_the_bot_is_no_text_to_check(api: BotApi, answerer: CannedAnswerer) -> None:
    """The command says that it is quoted already; the question gets its sources."""
    async with serving(api, answerer):
        answer = await said(api, "5S là gì")
        assert (await said(api, "/kiemtra", reply_to=answer)).text == texts.checking.OWN_ANSWER
        assert "[1]" in (await said(api, "đúng không?", reply_to=answer)).text


async def test_a_short_message_is_not_taken_for_a_text(api: BotApi, answerer: CannedAnswerer) -> None:
    """In private "đúng không?" under a remark is a question, in a group it is nobody's."""
    async with serving(api, answerer):
        await said(api, "đúng không?", reply_to=api.message("Mai họp nhé"))
        api.say("đúng không?", reply_to=api.message("Mai họp nhé", **GROUP), **GROUP)
        await said(api, "câu sau", chat_id=99)
        await asyncio.sleep(0.1)
    assert [question for question, _ in answerer.asked] == ["đúng không?", "câu sau"]


async def test_what_states_nothing_is_told_so(api: BotApi, answerer: CannedAnswerer) -> None:
    """A greeting holds nothing to check."""
    async with serving(api, answerer):
        assert (await said(api, "/kiemtra Chào cả nhà!")).text == texts.checking.NOTHING_STATED


@pytest.mark.parametrize("asked", ["/kiemtra", "đúng không?", "dung ko"])
async def test_without_a_text_it_is_asked_for(api: BotApi, assistant: Assistant, engine: Engine, asked: str) -> None:
    """With a message that opens as a reply, and the reply is the text; operators are no exception."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        prompt = await said(api, asked)
        sent = await said(api, FORWARDED, reply_to=prompt)
    assert prompt.text == texts.checking.GIVE_TEXT
    assert (prompt.keyboard or {})["force_reply"] is True
    assert DIFFERS in sent.text


async def test_in_a_group_the_text_is_asked_of_who_wanted_it(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """The reply opens on nobody else's phone."""
    async with serving(api, assistant, engine):
        prompt = await said(api, "/kiemtra", **GROUP)
        sent = await said(api, FORWARDED, reply_to=prompt, **GROUP)
    assert (prompt.keyboard or {})["selective"] is True
    assert prompt.reply_to is not None
    assert DIFFERS in sent.text


async def test_a_question_in_place_of_the_text_is_one(api: BotApi, answerer: CannedAnswerer) -> None:
    """Apps make a reply of whatever is typed next."""
    async with serving(api, answerer):
        prompt = await said(api, "/kiemtra")
        assert (await said(api, "5S là gì?", reply_to=prompt)).text.startswith("Về 5S là gì?")


async def test_behind_an_answer_the_question_is_about_that(api: BotApi, answerer: CannedAnswerer) -> None:
    """Its sources are what makes it true."""
    async with serving(api, answerer):
        await said(api, "5S là gì")
        assert "[1]" in (await said(api, "đúng không?")).text


@pytest.mark.parametrize("command", ["/kiemtra ", ""])
async def test_an_edited_text_has_its_check_edited(
    api: BotApi, assistant: Assistant, engine: Engine, command: str
) -> None:
    """Behind the command, and in reply to what asked for it; nothing new is sent."""
    async with serving(api, assistant, engine):
        where: dict[str, Any] = {} if command else {"reply_to": await said(api, "/kiemtra")}
        sent = await said(api, f"{command}{FORWARDED}", message_id=900, **where)
        assert DIFFERS in sent.text
        count = len(api.sent)
        api.edit(f"{command}{FORWARDED.replace('80%', '60%')}", 900, **where)
        await api.until(lambda: bool(sent.edits))
    assert DIFFERS not in sent.text
    assert len(api.sent) == count


async def test_an_operator_checks_what_was_forwarded_as_others_do(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """The reply asks; it is no document to be added."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        sent = await said(api, "đúng không ạ?", reply_to=api.message(FORWARDED, forwarded=True))
    assert DIFFERS in sent.text


async def test_a_group_that_sends_many_texts_is_told_once(api: BotApi, answerer: CannedAnswerer) -> None:
    """Quietly, and then nothing more for a minute."""
    async with serving(api, answerer):
        for _ in range(CHECKS_A_MINUTE):
            await said(api, f"/kiemtra {FORWARDED}", **GROUP)
        assert (await said(api, f"/kiemtra {FORWARDED}", **GROUP)).text == texts.telegram.TOO_MANY
        count = len(api.sent)
        api.say(f"/kiemtra {FORWARDED}", **GROUP)
        await said(api, "câu sau", chat_id=99)
        await asyncio.sleep(0.1)
        assert len(api.sent) == count + 1


async def test_nothing_of_a_text_is_kept(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """It was somebody else's message."""
    async with serving(api, assistant, engine):
        await said(api, f"/kiemtra {FORWARDED}")
    with engine.connect() as connection:
        assert connection.execute(answers.select()).all() == []


@pytest.mark.parametrize(
    "asked",
    ["đúng không?", "dung ko", "Đúng không ạ", "có đúng không?", "tin này có thật không ad", "chính xác ko", "thật k?",
     "@sxsh_bot đúng không", "thông tin trên đúng không vậy", "có đúng sự thật không"],
)  # fmt: skip
def test_who_asks_if_it_is_true_is_understood(asked: str) -> None:
    """With marks and without, as people type it."""
    assert asks_if_true(asked)


@pytest.mark.parametrize(
    "asked", ["đúng", "không", "đúng quy hoạch không", "Thanh Hóa đặt 90% đúng không?", "đúng rồi", "thật ra không", ""]
)
def test_who_asks_something_else_is_not(asked: str) -> None:
    """A question of its own is answered as one."""
    assert not asks_if_true(asked)
