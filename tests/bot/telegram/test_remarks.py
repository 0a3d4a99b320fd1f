"""What people say of the answer before: more of it, its sources, or that it is no good."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal.entry import Fault, Verdict
from bot.journal.reports import Reports
from bot.journal.unanswered import UnansweredQuestions
from bot.texts.wording import TelegramWording
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.conversation import noted, pressed, said
from tests.support.serving import CannedAnswerer, make_answer, serving

SAVED = "Xưởng giấy Vạn Phúc tiết kiệm 18% lượng nước nhờ tuần hoàn nước trắng."
QUESTION = "xưởng giấy tiết kiệm bao nhiêu nước"


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    filler = "Xưởng giấy được lập năm 1990 bên bờ sông. " * 12
    library.put(make_draft("Xưởng giấy Vạn Phúc tiết kiệm nước", filler, SAVED * 3, filler, province="Nghệ An"))
    library.put(make_draft("Xưởng giấy Sông Lam", "Xưởng giấy Sông Lam tiết kiệm 5% lượng nước.", province="Nghệ An"))
    return Assistant(library, TelegramWording())


async def test_more_is_the_passage_and_then_there_is_no_more(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """The passage of each source in turn, and in the end an honest word."""
    async with serving(api, assistant, engine):
        await said(api, QUESTION)
        first = await said(api, "chi tiết hơn đi bạn")
        assert "nước trắng" in first.text
        assert first.buttons
        shown = {first.text}
        for _ in range(6):
            more = await said(api, "nữa")
            if more.text == texts.choices.NOTHING_MORE:
                break
            assert more.text not in shown
            shown.add(more.text)
        else:
            pytest.fail("there was more and more")


@pytest.mark.parametrize("asked", ["nguồn đâu", "bai nao", "link", "ngày nào", "cho em xin nguồn ạ"])
async def test_the_sources_are_listed_with_their_buttons(
    api: BotApi, assistant: Assistant, engine: Engine, asked: str
) -> None:
    """Title, day and place; a press opens the passage, and the way back leads to the answer."""
    async with serving(api, assistant, engine):
        answer = await said(api, QUESTION)
        listed = await said(api, asked)
        assert listed.text.startswith(texts.choices.SOURCES_OF_LAST)
        assert "[1] " in listed.text
        await pressed(api, listed, "[1]")
        await api.until(lambda: "nước trắng" in listed.text)
        await pressed(api, listed, texts.choices.BUTTON_BACK)
        await api.until(lambda: listed.text == answer.text)


@pytest.mark.parametrize("complaint", ["sai rồi", "cu roi", "không đúng"])
async def test_a_complaint_is_asked_why(api: BotApi, assistant: Assistant, engine: Engine, complaint: str) -> None:
    """It counts at once, the reason in its place; the answer above stays as it is."""
    async with serving(api, assistant, engine):
        await said(api, QUESTION)
        why = await said(api, complaint)
        assert why.text == texts.choices.WHY_DISLIKED
        assert [button["text"] for button in why.buttons] == list(texts.choices.FAULTS.values())
        await pressed(api, why, texts.choices.FAULTS["source"])
        await api.until(lambda: why.text == texts.choices.THANKS_FOR_FAULT)
    (judged,) = Reports(engine).judged()
    assert (judged.verdict, judged.fault, judged.question) == (Verdict.DOWN, Fault.SOURCE, QUESTION)


async def test_a_remark_is_no_question_that_was_asked(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """It is counted nowhere, and what was spoken of goes on."""
    async with serving(api, assistant, engine):
        await said(api, QUESTION)
        await said(api, "nguồn đâu")
        await said(api, "nữa")
        await said(api, "sai rồi")
        assert UnansweredQuestions(engine).groups() == []
        (today,) = Reports(engine).days(1)
        assert (today.answered, today.near, today.refused) == (1, 0, 0)


async def test_a_remark_may_reply_to_an_older_answer(api: BotApi, engine: Engine) -> None:
    """Then it is about that one."""
    answerer = CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))
    async with serving(api, answerer, engine):
        old = await noted(api, engine, await said(api, "một"))
        await said(api, "hai")
        await said(api, "sai bét", reply_to=old)
    assert [each.question for each in Reports(engine).judged()] == ["một"]


async def test_without_an_answer_before_it_is_a_question(api: BotApi, engine: Engine) -> None:
    """There is nothing that it could be about."""
    answerer = CannedAnswerer(make_answer)
    async with serving(api, answerer, engine):
        await said(api, "nguồn đâu")
    assert [asked for asked, _ in answerer.asked] == ["nguồn đâu"]


async def test_a_remark_that_is_edited_changes_its_answer(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """In its place, like any other."""
    async with serving(api, assistant, engine):
        await said(api, QUESTION)
        api.say("nguồn đâu", message_id=501)
        (_, listed) = await api.replies(2)
        api.edit(QUESTION, 501)
        await api.until(lambda: not listed.text.startswith(texts.choices.SOURCES_OF_LAST))
    assert len(api.sent) == 2


async def test_a_figure_that_is_quoted_shows_its_sentence(api: BotApi, engine: Engine) -> None:
    """Of the row alone nobody can tell whom it counts."""
    library = Library(engine)
    text = "Theo kế hoạch, đến năm 2025 Nghệ An có 60% cơ sở sản xuất nhận thức được lợi ích của sản xuất sạch hơn."
    library.put(
        prepare(read_content(f"Nghệ An làm sạch hơn\n\n{text}\n\nNgày đăng: 5/3/2022".encode(), "a.txt"), "a.txt")
    )
    async with serving(api, Assistant(library, TelegramWording()), engine):
        answer = await noted(api, engine, await said(api, "/muctieu Nghệ An"))
        shown = await said(api, "là của ai vậy?", reply_to=answer, quoted="60%")
    assert text in shown.text
