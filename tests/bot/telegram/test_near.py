"""What is only near in every channel: a card in private, a line that opens in groups, nothing to post inline."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Engine

from bot import texts
from bot.cli.reports import report_rows
from bot.journal.entry import Verdict
from bot.journal.pinned_answers import PinnedAnswers
from bot.journal.reports import Reports
from bot.texts.wording import TelegramWording
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.query.follow_up import Turn
from retrieval.records import Answer, SearchedIn
from tests.factories import make_draft
from tests.support.bot_api import BotApi, Sent
from tests.support.bot_api.markup import utf16_length
from tests.support.conversation import followed, pressed, said, started
from tests.support.serving import SPITEFUL, CannedAnswerer, make_answer, make_near, serving

GROUP: dict[str, Any] = {"chat_id": -1001, "user_id": 7, "chat_type": "supergroup"}
OPEN = texts.choices.BUTTON_OPEN


def labels(sent: Sent) -> list[str]:
    return [str(button["text"]) for button in sent.buttons]


async def test_in_private_it_is_read_judged_and_gone_on_from(api: BotApi, engine: Engine) -> None:
    """Buttons to read, to say whether it was of use, and to ask something else; it is not shared."""
    answerer = CannedAnswerer(lambda asked: make_near(asked, SPITEFUL) if asked == "lạ" else make_answer(asked))
    async with serving(api, answerer, engine):
        sent = await said(api, "lạ")
        assert sent.written.startswith(
            "Mình chưa chắc. Đoạn gần nhất:\n<i>Lý do: Vì sao.</i>\n\n<blockquote expandable>"
        )
        assert labels(sent) == [
            texts.choices.BUTTON_PASSAGE,
            texts.choices.BUTTON_USEFUL,
            texts.choices.BUTTON_NOT_USEFUL,
            texts.wishes.BUTTON_WISH,
            "câu khác",
        ]
        assert await pressed(api, sent, texts.choices.BUTTON_USEFUL) == texts.choices.THANKS_FOR_LIKING
        said_so = await pressed(api, sent, texts.choices.BUTTON_NOT_USEFUL, user_id=8)
        assert said_so == texts.choices.THANKS_FOR_FAULT
        assert not sent.edits
        await pressed(api, sent, "câu khác")
        await api.replies(2)
    assert {(each.verdict, each.fault, each.shown) for each in Reports(engine).judged()} == {
        (Verdict.UP, None, SPITEFUL),
        (Verdict.DOWN, None, SPITEFUL),
    }
    assert answerer.asked[-1] == ("câu khác", Turn(question="lạ"))


async def test_who_was_shown_what_is_near_is_told_once_when_there_is_an_answer(api: BotApi, engine: Engine) -> None:
    """The button stays beside the opinions, and becomes the one that takes the wish back."""
    library = Library(engine)
    found: list[str] = []
    answerer = CannedAnswerer(lambda asked: make_answer(asked) if found else make_near(asked))
    async with serving(api, answerer, engine):
        sent = await said(api, "lạ")
        assert await pressed(api, sent, texts.choices.BUTTON_NOT_USEFUL) == texts.choices.THANKS_FOR_FAULT
        assert await pressed(api, sent, texts.wishes.BUTTON_WISH) == texts.wishes.WISHED
        await api.until(lambda: texts.wishes.BUTTON_NO_WISH in labels(sent))
        assert texts.choices.BUTTON_USEFUL in labels(sent)
        found.append("a document has come")
        PinnedAnswers(engine).pin("câu không liên quan nào", "Có.", "Báo A", None)
        told = (await api.replies(2))[-1]
        assert told.text.startswith(texts.wishes.answered_now("lạ"))
    library.close()
    assert len(api.sent) == 2


async def test_its_passages_are_read_in_their_article_and_back(api: BotApi, engine: Engine) -> None:
    """As those of an answer."""
    library = Library(engine)
    text = "Xưởng giấy Vạn Phúc tiết kiệm 18% lượng nước."
    library.put(make_draft("Xưởng giấy Vạn Phúc tiết kiệm nước", text, province="Nghệ An"))
    answerer = Assistant(library, TelegramWording())
    found = answerer.ask("xưởng giấy tiết kiệm bao nhiêu nước").citations
    near = lambda asked: make_near(asked).model_copy(update={"citations": found})  # noqa: E731
    async with serving(api, CannedAnswerer(near), engine):
        sent = await said(api, "xưởng nào")
        card = sent.written
        await pressed(api, sent, texts.choices.BUTTON_PASSAGE)
        await api.until(lambda: f"<b>{text}</b>" in sent.written)
        await pressed(api, sent, texts.choices.BUTTON_BACK)
        await api.until(lambda: sent.written == card)


async def test_a_chosen_province_is_left_with_a_button(api: BotApi) -> None:
    """The nearest elsewhere takes its place."""
    chosen = {"searched_in": SearchedIn.CHOSEN}
    async with serving(api, CannedAnswerer(lambda asked: make_near(asked).model_copy(update=chosen))):
        await said(api, "/tinh Hà Nội")
        sent = await said(api, "lạ")
        assert labels(sent)[-1] == texts.choices.button_everywhere("Hà Nội")
        await pressed(api, sent, labels(sent)[-1])
        await api.until(lambda: len(labels(sent)) == 5)


async def test_a_group_gets_one_line_that_opens_for_whoever_presses(api: BotApi, engine: Engine) -> None:
    """In private, with every button; the line stays as it is, and repeated, the question points at it."""
    async with serving(api, CannedAnswerer(make_near), engine):
        sent = await said(api, "/hoi lạ", thread_id=5, **GROUP)
        line = f"{texts.answers.NEAR_FOLDED} Lý do: Vì sao."
        assert (sent.text, labels(sent)) == (line, [OPEN])
        opened = await followed(api, sent, OPEN, 8)
        assert "Câu gần nhất." in opened.text
        assert labels(opened)[1] == texts.choices.BUTTON_USEFUL
        await pressed(api, opened, texts.choices.BUTTON_USEFUL)
        again = await said(api, "/hoi lạ", thread_id=5, **GROUP)
    assert (sent.text, sent.edits) == (line, [])
    assert (again.text, again.reply_to) == (texts.telegram.ANSWERED_ABOVE, sent.message_id)


async def test_a_button_of_before_opens_in_private_as_well(api: BotApi) -> None:
    """Lines that stand in groups already carry presses; nothing turns for all."""
    async with serving(api, CannedAnswerer(make_near)):
        sent = await said(api, "/hoi lạ", **GROUP)
        payload = str(sent.buttons[0]["url"]).partition("?start=b_")[2]
        api.press_forged(f"a:{payload.replace('_', ':')}", chat_id=GROUP["chat_id"], message_id=sent.message_id)
        await api.until(lambda: len(api.toasts) == 1)
        opened = await started(api, api.toasts[0]["url"], 8)
    assert "Câu gần nhất." in opened.text
    assert not sent.edits


async def test_what_needs_two_messages_opens_whole(api: BotApi) -> None:
    """The buttons stand under the last; a long reason is not told in the group's line."""
    async with serving(api, CannedAnswerer(lambda asked: make_near(asked, "😀 chữ " * 100, count=3).model_copy(
        update={"because": "chữ " * 500}
    ))):  # fmt: skip
        sent = await said(api, "/hoi lạ", **GROUP)
        await followed(api, sent, OPEN, 8)
        parts = await api.replies(2, chat_id=8)
    assert sent.text == texts.answers.NEAR_FOLDED
    assert len(parts) == 2
    assert sum(each.text.count("😀 chữ") for each in parts) == 300
    assert max(utf16_length(each.text) for each in parts) <= 4096
    assert (labels(parts[0]), labels(parts[1])[0]) == ([], texts.choices.BUTTON_PASSAGE)


async def test_an_answer_is_not_opened_by_a_forged_button(api: BotApi) -> None:
    """Only what stands in one line has more to show."""
    async with serving(api, CannedAnswerer(make_answer)):
        sent = await said(api, "một")
        identity = str(sent.buttons[0]["callback_data"]).split(":")[1]
        api.press_forged(f"a:{identity}:o:0", message_id=sent.message_id)
        await api.until(lambda: len(api.toasts) == 1)
    assert api.toasts[0]["text"] == texts.choices.EXPIRED


async def test_inline_offers_what_is_answered_alone(api: BotApi) -> None:
    """What is near is asked about in private; an answer says in its title what its quotation is."""

    def make(asked: str) -> Answer:
        framed = {"frame": "Mục tiêu đến năm 2015"}
        return make_near(asked) if asked == "lạ" else make_answer(asked, count=2).model_copy(update=framed)

    async with serving(api, CannedAnswerer(make)):
        api.ask_inline("lạ")
        await api.until(lambda: len(api.inline_answers) == 1)
        api.ask_inline("mục tiêu")
        await api.until(lambda: len(api.inline_answers) == 2)
    near, answered = api.inline_answers
    assert (near["results"], near["button"]["text"]) == ([], texts.telegram.NEAR_IN_PRIVATE)
    assert [result["title"] for result in answered["results"]] == [
        "Mục tiêu đến năm 2015: “Câu trả lời.”",
        "Câu trích khác.",
    ]
    posted = [result["input_message_content"]["message_text"] for result in answered["results"]]
    assert posted[0].startswith("<i>Mục tiêu đến năm 2015:</i>\n<b>Câu trả lời.</b>")
    assert posted[1].startswith("<b>Câu trích khác.</b>")


async def test_operators_see_it_beside_what_was_not_answered(api: BotApi, engine: Engine) -> None:
    """Counted as an outcome of its own, listed with what to collect, and answered for by an editor."""
    async with serving(api, CannedAnswerer(make_near), engine, SXSH_OPERATOR_IDS="7"):
        await said(api, "làng nghề nào", chat_id=8)
        await said(api, "lang nghe nao", chat_id=9)
        await said(api, "/thongke")
        await api.until(lambda: "trả lời được 0 · chưa chắc 2 · chưa có 0 (0% trả lời được)" in api.sent[-1].text)
        assert "0 trả lời được, 2 chưa chắc, 0 chưa có" in api.sent[-1].text
        listed = await said(api, "/chuatraloi")
        assert "2 câu chưa trả lời được (2 câu có đoạn chưa chắc), 1 nhóm" in listed.text
        assert "2 lần (2 chưa chắc), gần nhất" in listed.text
        code = listed.written.partition("<code>")[2][:6]
        assert "Đã duyệt" in (await said(api, f"/goy {code} Làng Vạn Phúc.\nNguồn: Sở Công Thương")).text
    (row,) = report_rows("unanswered", engine, 1)
    assert row[1:4] == ("lang nghe nao", "2", "2")
    assert report_rows("questions", engine, 1)[0][1:4] == ("0", "2", "0")
