"""The bot in Telegram: the real application, over HTTP, against a stand-in that is as strict as Telegram."""

from __future__ import annotations

import json
import logging
from functools import partial
from pathlib import Path

import pytest

from bot import texts
from bot.redaction.logs import SafeFormatter
from bot.telegram.log_redaction import configure_logging
from bot.texts.wording import TelegramWording
from knowledge.records import Digest
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer, Asked, Example
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.bot_api.markup import utf16_length
from tests.support.bot_api.refusal import Refusal
from tests.support.command import Command
from tests.support.conversation import pressed, said
from tests.support.database import new_sqlite
from tests.support.serving import SPITEFUL, CannedAnswerer, make_answer, serving

EXAMPLE = texts.answers.example(Asked.TARGETS, "{}")


async def test_a_question_gets_a_cited_answer(api: BotApi) -> None:
    """Headline in bold below what it is, source with date in words and province then and now, the mark of a digest."""
    answerer = CannedAnswerer(partial(make_answer, digest=Digest()))
    async with serving(api, answerer):
        api.say("mục tiêu là gì", chat_id=7)
        (sent,) = await api.replies(1)
    assert sent.written.startswith("<i>Tóm lược (không nguyên văn)</i>\n<b>Câu trả lời.</b>")
    for expected in ("[1]", "SXSH.vn", "cập nhật 17/09/2018", "Vĩnh Phúc (nay thuộc Phú Thọ)", "tóm lược", "Ghi chú."):
        assert expected in sent.text
    assert answerer.asked == [("mục tiêu là gì", None)]


async def test_typing_is_shown_and_previews_are_off(api: BotApi) -> None:
    """The person sees that work goes on, and a link does not fill the screen."""
    async with serving(api, CannedAnswerer(make_answer)):
        api.say("mục tiêu")
        await api.replies(1)
    assert api.called("sendChatAction")[0].params["action"] == "typing"
    assert '"is_disabled": true' in str(api.called("sendMessage")[0].params["link_preview_options"])


async def test_start_and_help_show_examples(api: BotApi) -> None:
    """Both say how to ask."""
    async with serving(api, CannedAnswerer(make_answer)):
        api.say("/start")
        api.say("/help")
        for sent in await api.replies(2):
            assert texts.answers.EXAMPLES[0] in sent.text


async def test_the_help_names_the_commands_and_the_operators_to_operators(api: BotApi) -> None:
    """In a group those of groups; what somebody may not do is not offered."""
    async with serving(api, CannedAnswerer(make_answer), SXSH_OPERATOR_IDS="7"):
        operators = (await said(api, "/help")).text
        others = (await said(api, "/help", chat_id=8)).text
        group = (await said(api, "/help", chat_id=-1001, user_id=7, chat_type="supergroup")).text
    for name, about in texts.telegram.COMMANDS:
        assert texts.telegram.command_line(name, about) in others
        assert texts.telegram.command_line(name, about) in operators
    for name, about in texts.operators.COMMANDS:
        assert texts.telegram.command_line(name, about) in operators
        assert f"/{name}" not in others
        assert f"/{name}" not in group
    assert texts.telegram.command_line(*texts.telegram.GROUP_COMMANDS[0]) in group


@pytest.mark.parametrize("command", ["/abc", "/lienhe Nghệ An điện thoại: 1", "/goy 12 gì", "/ABC x"])
async def test_a_command_that_there_is_not_gets_one_polite_line(api: BotApi, command: str) -> None:
    """Operators' commands are none for others; nothing is searched."""
    answerer = CannedAnswerer(make_answer)
    async with serving(api, answerer, SXSH_OPERATOR_IDS="9"):
        sent = await said(api, command)
        assert (await said(api, "/abc", chat_id=9)).text == texts.telegram.UNKNOWN_COMMAND
    assert sent.text == texts.telegram.UNKNOWN_COMMAND
    assert not sent.buttons
    assert answerer.asked == []


class OfProvince(CannedAnswerer):
    """Has an example of the province that was chosen."""

    def examples(self, *, prefer: str | None = None) -> tuple[Example, ...]:
        if prefer is None:
            return ()
        return (Example(question=EXAMPLE.format(prefer), province=prefer, asked=Asked.TARGETS),)


async def test_examples_are_of_the_chosen_province(api: BotApi) -> None:
    """A person's own, and in a group the group's; they are asked by a tap."""
    async with serving(api, OfProvince(lambda question: make_answer(question, headline=f"Về {question}"))):
        await said(api, "/tinh bà rịa vũng tàu")
        sent = await said(api, "/start")
        assert EXAMPLE.format("Bà Rịa - Vũng Tàu") in sent.text
        assert texts.answers.EXAMPLES[0] not in sent.text
        await pressed(api, sent, "Mục tiêu · Bà Rịa - Vũng Tàu")
        await api.replies(3)
        assert api.sent[-1].text.startswith(f"Về {EXAMPLE.format('Bà Rịa - Vũng Tàu')}")
        assert texts.answers.EXAMPLES[0] in (await said(api, "/help", chat_id=8)).text


async def test_nothing_in_an_answer_breaks_the_markup(api: BotApi) -> None:
    """Angle brackets, quotes and ampersands in texts, titles and addresses are shown as they are."""
    async with serving(api, CannedAnswerer(lambda asked: make_answer(asked, SPITEFUL, f"{SPITEFUL} ở đây"))):
        api.say(SPITEFUL)
        (sent,) = await api.replies(1)
    assert sent.html
    assert sent.text.count(SPITEFUL) == 3


async def test_a_long_answer_is_split_between_its_blocks(api: BotApi) -> None:
    """Every part fits, no citation is torn apart, nothing is lost."""
    snippet = "😀 chữ " * 60
    async with serving(
        api, CannedAnswerer(lambda asked: make_answer(asked, "Đầu", snippet, count=15)), long_form_for=[7]
    ):
        api.say("dài")
        await api.until(lambda: any("Ghi chú." in sent.text for sent in api.sent))
    assert len(api.sent) > 1
    assert all(utf16_length(sent.text) <= 4096 for sent in api.sent)
    assert sum(sent.text.count(snippet.strip()) for sent in api.sent) == 15


@pytest.mark.parametrize(
    "content",
    [
        {"voice": {"file_id": "x", "file_unique_id": "x", "duration": 1}},
        {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]},
        {
            "sticker": {
                "file_id": "x",
                "file_unique_id": "x",
                "width": 1,
                "height": 1,
                "type": "regular",
                "is_animated": False,
                "is_video": False,
            }
        },
        {"location": {"latitude": 1.0, "longitude": 1.0}},
    ],
)
async def test_what_is_no_text_gets_one_polite_line(api: BotApi, content: dict[str, object]) -> None:
    """A voice, a photo, a sticker, a place on the map: words only, please."""
    async with serving(api, CannedAnswerer(make_answer)):
        api.attach(**content)
        (sent,) = await api.replies(1)
    assert sent.text == texts.telegram.TEXT_ONLY


async def test_a_pasted_article_is_no_question(api: BotApi) -> None:
    """More than a question's length is declined without asking the engine."""
    answerer = CannedAnswerer(make_answer)
    async with serving(api, answerer):
        api.say("chữ " * 500)
        (sent,) = await api.replies(1)
    assert (sent.text, answerer.asked) == (texts.telegram.TOO_LONG, [])


async def test_an_update_delivered_twice_is_answered_once(api: BotApi) -> None:
    """Telegram repeats what it thinks was lost."""
    async with serving(api, CannedAnswerer(make_answer)):
        number = api.say("một")
        await api.replies(1)
        api.say("một", update_id=number)
        api.say("hai", chat_id=8)
        await api.replies(1, chat_id=8)
    assert len(api.sent) == 2


async def test_groups_are_left_alone(api: BotApi) -> None:
    """Nobody there has spoken to the bot."""
    async with serving(api, CannedAnswerer(make_answer)):
        api.say("mục tiêu", chat_id=-5, user_id=9, chat_type="group")
        api.say("mục tiêu", chat_id=8)
        await api.replies(1)
    assert [sent.chat_id for sent in api.sent] == [8]


async def test_a_fault_is_logged_and_said_politely(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    """The person gets one sentence, the log the traceback, and neither the token."""

    def fail(asked: str) -> Answer:
        raise RuntimeError(f"{asked} {api.token}")

    async with serving(api, CannedAnswerer(fail)):
        api.say("hỏng")
        (sent,) = await api.replies(1)
    assert sent.text == texts.telegram.FAULT
    assert any("could not be handled" in record.message for record in caplog.records)


async def test_refused_markup_is_sent_as_plain_text(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    """A fault of ours in the markup costs the looks, not the answer."""
    api.refuse_next("sendMessage", Refusal.bad_request("can't parse entities: scripted"))
    async with serving(api, CannedAnswerer(make_answer)):
        api.say("mục tiêu")
        (sent,) = await api.replies(1)
    assert not sent.html
    assert "Câu trả lời." in sent.text
    assert any("refused our HTML" in record.message for record in caplog.records)


async def test_a_server_error_is_survived(api: BotApi) -> None:
    """One failed call is repeated, and meanwhile the next person is answered."""
    api.refuse_next("sendMessage", Refusal(500, "Internal Server Error"), chat_id=7)
    async with serving(api, CannedAnswerer(make_answer)):
        api.say("một", chat_id=7)
        api.say("hai", chat_id=8)
        assert await api.replies(1, chat_id=8)
        assert await api.replies(1, chat_id=7)


async def test_many_people_each_get_their_own_answer(api: BotApi) -> None:
    """Fifty at once, none mixed up."""
    async with serving(api, CannedAnswerer(lambda asked: make_answer(asked, headline=f"Về {asked}"))):
        for person in range(1, 51):
            api.say(f"câu {person}", chat_id=person)
        await api.until(lambda: len(api.sent) == 50, seconds=20)
    assert all(sent.text.startswith(f"Về câu {sent.chat_id}\n") for sent in api.sent)


async def test_the_menu_is_set_in_vietnamese(api: BotApi) -> None:
    """And a refusal of it does not keep the bot from serving."""
    api.refuse_next("setMyCommands", Refusal.bad_request("scripted"))
    async with serving(api, CannedAnswerer(make_answer)):
        api.say("mục tiêu")
        assert await api.replies(1)
    async with serving(api, CannedAnswerer(make_answer)):
        pass
    assert texts.telegram.COMMANDS[0][1] in str(api.called("setMyCommands")[-1].params["commands"]).encode().decode(
        "unicode_escape"
    )


async def test_the_real_engine_answers(api: BotApi, tmp_path: Path) -> None:
    """From a document to a message: found, followed up, refused by name."""
    library = Library.open(new_sqlite(tmp_path / "library.sqlite3"))
    text = "Sở Công Thương Nghệ An mở lớp cho 45 học viên. Bà Trần Thu Lan phát biểu khai mạc lớp học."
    library.put(make_draft("Nghệ An mở lớp sản xuất sạch hơn", text, province="Nghệ An"))
    async with serving(api, Assistant(library, TelegramWording())):
        api.say("lop o nghe an co bao nhieu hoc vien")
        await api.replies(1)
        api.say("ai phát biểu?")
        await api.replies(2)
        api.say("mục tiêu của Cần Thơ")
        await api.replies(3)
    library.close()
    said = [sent.text for sent in api.sent]
    assert "45 học viên" in said[0]
    assert "Trần Thu Lan" in said[1].split("\n")[0]
    assert said[2].startswith("Chưa có bài nào về Cần Thơ")


def test_a_bot_that_cannot_start_says_why_in_one_line(migrated: Command, api: BotApi) -> None:
    """A refused token names the setting to look at, and never the token; the code says that somebody has to mend it.

    Of a server that cannot be reached `tests/bot/cli/test_hostile_input.py` says the same, of a process of its own.
    """
    secret = f"1234:{'x' * 35}"
    printed = migrated("bot", "--no-collection", code=2, TELEGRAM_BOT_TOKEN=secret, TELEGRAM_API_URL=api.url)
    assert "TELEGRAM_BOT_TOKEN" in migrated.stderr.splitlines()[-1]
    assert secret not in migrated.stderr + printed
    assert "Traceback" not in migrated.stderr


def test_no_log_line_holds_the_token(api: BotApi, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a request's address nor a traceback gives it away."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        configure_logging(logging.DEBUG)
        logging.getLogger("httpx").info("POST %s/bot%s/getMe", api.url, api.token)
        logging.getLogger("bot").error("at %s", api.token, exc_info=ValueError(api.token))
    finally:
        root.handlers[:], root.level = before
    logged = capsys.readouterr().err
    assert "<token>" in logged
    assert api.token not in logged
    assert "getMe" not in logged
    assert (
        json.loads(SafeFormatter().format(logging.makeLogRecord({"name": "bot", "msg": api.token})))["event"]
        == "<token>"
    )
