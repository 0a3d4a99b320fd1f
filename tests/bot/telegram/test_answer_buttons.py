"""The buttons under an answer carry its id: they work in old messages, after a restart, and do no harm twice."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal.entry import Fault, Verdict
from bot.journal.reports import Judged, Reports
from bot.texts.wording import TelegramWording
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer, Reason, Status
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.bot_api.refusal import Refusal
from tests.support.conversation import pressed, said
from tests.support.serving import CannedAnswerer, make_answer, make_near, serving

SAVED = "Xưởng giấy Vạn Phúc tiết kiệm 18% lượng nước nhờ tuần hoàn nước trắng."
BEFORE = "Xưởng giấy Vạn Phúc được lập năm 1990 bên bờ sông. " * 12
AFTER = "Năm tới xưởng sẽ thay nồi hơi đốt than bằng nồi hơi điện. " * 12


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    library.put(make_draft("Xưởng giấy Vạn Phúc tiết kiệm nước", BEFORE, SAVED * 3, AFTER, province="Nghệ An"))
    return Assistant(library, TelegramWording())


async def test_the_passage_is_shown_between_its_neighbours_and_back(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """In the place of the answer, with its source on top; one tap leads back to the very same answer."""
    async with serving(api, assistant, engine):
        sent = await said(api, "xuong giay tiet kiem bao nhieu nuoc")
        card = sent.written
        await pressed(api, sent, texts.choices.BUTTON_PASSAGE)
        await api.until(lambda: bool(sent.edits))
        for expected in (SAVED, BEFORE.strip(), AFTER.strip(), "Nghệ An", "[1]"):
            assert expected in sent.text
        await pressed(api, sent, texts.choices.BUTTON_BACK)
        await api.until(lambda: sent.written == card)
    assert len(api.sent) == 1


async def test_buttons_work_after_a_restart_and_from_another_process(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """What a button needs is in the database, not in the process that sent it."""
    async with serving(api, assistant, engine):
        sent = await said(api, "xưởng giấy tiết kiệm bao nhiêu nước")
    async with serving(api, Assistant(Library(engine), TelegramWording()), engine):
        await pressed(api, sent, texts.choices.BUTTON_PASSAGE)
        await api.until(lambda: AFTER.strip() in sent.text)
        api.say("ai nói?", reply_to=sent)
        await api.replies(2)


async def test_the_button_of_an_old_answer_is_about_that_answer(api: BotApi) -> None:
    """Not about the latest one."""
    async with serving(api, CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))):
        first = await said(api, "một")
        await said(api, "hai")
        await pressed(api, first, "👎")
        await api.until(lambda: bool(first.edits) or texts.choices.FAULTS["content"] in str(first.keyboard))
        assert first.text.startswith("Về một.")


async def test_pressing_twice_does_no_harm(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Every press is answered; nothing is sent twice and nothing is counted twice."""
    async with serving(api, assistant, engine):
        sent = await said(api, "xưởng giấy tiết kiệm bao nhiêu nước")
        for _ in range(2):
            assert await pressed(api, sent, "👍") == texts.choices.THANKS_FOR_LIKING
        passage = next(
            button["callback_data"] for button in sent.buttons if button["text"] == texts.choices.BUTTON_PASSAGE
        )
        for _ in range(2):
            count = len(api.toasts)
            api.press_forged(passage, message_id=sent.message_id)
            await api.until(lambda count=count: len(api.toasts) > count)  # type: ignore[misc]
    assert len(api.sent) == 1
    assert len(Reports(engine).judged()) == 1


@pytest.mark.parametrize(
    "data",
    ["a:0123456789abcdef:p:1", "a:0123456789ABCDEF:p:1", "a:x", "a:' OR 1=1 --:p:1", "x:99", "z", "n:***", "c:form:"],
)
async def test_a_forged_or_expired_button_gets_a_polite_toast(api: BotApi, data: str) -> None:
    """Nothing happens, nothing is sent, and the person is not left with a spinning clock."""
    async with serving(api, CannedAnswerer(make_answer)):
        sent = await said(api, "một")
        api.press_forged(data, message_id=sent.message_id)
        await api.until(lambda: len(api.toasts) == 1)
    assert api.toasts[0]["text"] == texts.choices.EXPIRED
    assert len(api.sent) == 1
    assert not sent.edits


async def test_a_number_that_the_answer_does_not_have_is_refused(api: BotApi) -> None:
    """A real id with a passage, page, reason or suggestion out of range is as forged as any."""
    async with serving(api, CannedAnswerer(make_answer)):
        sent = await said(api, "một")
        identity = str(sent.buttons[0]["callback_data"]).split(":")[1]
        for action in ("p:0", "p:9", "s:7", "r:9", "q:0", "y:0"):
            count = len(api.toasts)
            api.press_forged(f"a:{identity}:{action}", message_id=sent.message_id)
            await api.until(lambda count=count: len(api.toasts) > count)  # type: ignore[misc]
    assert all(toast["text"] for toast in api.toasts)
    assert not sent.edits


async def test_further_sources_are_paged(api: BotApi) -> None:
    """Three a page, numbered as in the answer, with a way forward, backward and back."""
    snippet = "Một câu trích khá dài về sản xuất sạch hơn ở một cơ sở sản xuất. " * 5
    async with serving(api, CannedAnswerer(lambda question: make_answer(question, "Đầu.", snippet, count=6))):
        sent = await said(api, "nguồn")
        assert "[6]" not in sent.text
        await pressed(api, sent, texts.choices.BUTTON_SOURCES)
        await api.until(lambda: texts.answers.further_sources(1, 2) in sent.text)
        await pressed(api, sent, texts.choices.BUTTON_NEXT)
        await api.until(lambda: "[6]" in sent.text)
        await pressed(api, sent, texts.choices.BUTTON_PREVIOUS)
        await api.until(lambda: "[6]" not in sent.text)
        await pressed(api, sent, texts.choices.BUTTON_BACK)
        await api.until(lambda: sent.text.startswith("Đầu."))


async def test_disliking_asks_why_with_four_taps(api: BotApi, engine: Engine) -> None:
    """The reason takes the place of the bare dislike, a later opinion that of an earlier one."""
    async with serving(api, CannedAnswerer(make_answer), engine):
        sent = await said(api, "một")
        await pressed(api, sent, "👎")
        await api.until(lambda: texts.choices.FAULTS["other"] in str([button["text"] for button in sent.buttons]))
        assert [button["text"] for button in sent.buttons] == [
            *texts.choices.FAULTS.values(),
            texts.choices.BUTTON_BACK,
        ]
        assert await pressed(api, sent, texts.choices.FAULTS["source"]) == texts.choices.THANKS_FOR_FAULT
        await api.until(lambda: texts.choices.BUTTON_PASSAGE in [button["text"] for button in sent.buttons])
        await pressed(api, sent, "👍", user_id=8)
    found = {(each.verdict, each.fault) for each in judged(engine)}
    assert found == {(Verdict.DOWN, Fault.SOURCE), (Verdict.UP, None)}


async def test_a_refusal_offers_questions_and_takes_a_report(api: BotApi, engine: Engine) -> None:
    """A tapped suggestion is answered below; what is missing is noted."""

    def make(question: str) -> Answer:
        if question != "lạ":
            return make_answer(question, headline=f"Về {question}.")
        return Answer(
            status=Status.NOT_FOUND,
            question=question,
            headline="Không có.",
            reason=Reason.NOT_COVERED,
            suggestions=("câu một", "câu hai", "câu ba"),
        )

    async with serving(api, CannedAnswerer(make), engine):
        refused = await said(api, "lạ")
        assert [button["text"] for button in refused.buttons] == [
            "câu một",
            "câu hai",
            "câu ba",
            texts.choices.BUTTON_MISSING,
            texts.wishes.BUTTON_WISH,
        ]
        assert await pressed(api, refused, texts.choices.BUTTON_MISSING) == texts.choices.MISSING_NOTED
        await pressed(api, refused, "câu hai")
        await api.replies(2)
        assert await pressed(api, refused, "câu hai") == texts.telegram.JUST_ANSWERED
    assert [sent.text.split("\n")[0] for sent in api.sent] == ["Không có.", "Về câu hai."]
    assert [each.verdict for each in judged(engine)] == [Verdict.MISSING]


async def test_two_taps_at_once_are_one_question(api: BotApi, engine: Engine) -> None:
    """The second waits for the answer to the first, and is told that it stands above."""

    def make(question: str) -> Answer:
        if question != "lạ":
            return make_answer(question, headline=f"Về {question}.")
        return Answer(
            status=Status.NOT_FOUND,
            question=question,
            headline="Không có.",
            reason=Reason.NOT_COVERED,
            suggestions=("câu một", "câu hai"),
        )

    async with serving(api, CannedAnswerer(make), engine):
        refused = await said(api, "lạ")
        api.press(refused, "câu hai")
        api.press(refused, "câu hai")
        await api.until(lambda: len(api.toasts) == 2)
        assert [toast["text"] for toast in api.toasts] == ["", texts.telegram.JUST_ANSWERED]
    assert [sent.text.split("\n")[0] for sent in api.sent] == ["Không có.", "Về câu hai."]


async def test_what_may_be_related_is_read_by_a_button(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Behind a refusal too; the way back leads to the refusal."""
    found = assistant.ask("xưởng giấy tiết kiệm bao nhiêu nước").citations[0]
    refusal = Answer(
        status=Status.NOT_FOUND,
        question="lạ",
        headline="Không có.",
        reason=Reason.NOT_COVERED,
        related=(found.model_copy(update={"n": 4}), found.model_copy(update={"n": 5})),
    )
    async with serving(api, CannedAnswerer(lambda _: refusal), engine):
        sent = await said(api, "lạ")
        assert [button["text"] for button in sent.buttons] == [
            texts.choices.button_related(1),
            texts.choices.BUTTON_MISSING,
            texts.wishes.BUTTON_WISH,
        ]
        assert "[1] Xưởng giấy" in sent.text
        await pressed(api, sent, texts.choices.button_related(1))
        await api.until(lambda: AFTER.strip() in sent.text)
        await pressed(api, sent, texts.choices.BUTTON_BACK)
        await api.until(lambda: sent.text.startswith("Không có."))


async def test_small_talk_has_nothing_to_report(api: BotApi) -> None:
    """A greeting misses no document."""
    greeting = Answer(status=Status.NOT_FOUND, question="chào", headline="Chào bạn.", reason=Reason.GREETING)
    async with serving(api, CannedAnswerer(lambda _: greeting)):
        sent = await said(api, "chào")
    assert not sent.buttons


async def test_sharing_asks_the_whole_question_in_another_chat(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """A follow-up is shared with what it took over, so that the other chat gets the same answer."""
    async with serving(api, assistant, engine):
        await said(api, "xưởng giấy tiết kiệm bao nhiêu nước ở Nghệ An")
        sent = await said(api, "còn Nghệ An thì sao?")
        (share,) = [button for button in sent.buttons if button["text"] == texts.choices.BUTTON_SHARE]
    query = share["switch_inline_query_chosen_chat"]["query"]
    assert "xưởng giấy" in query
    assert "Nghệ An" in query


async def test_a_link_opens_a_shared_answer(api: BotApi) -> None:
    """In a private talk with whoever follows it, with buttons of its own; one that is gone says so with examples."""
    async with serving(api, CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))):
        sent = await said(api, "một")
        identity = str(sent.buttons[0]["callback_data"]).split(":")[1]
        api.say(f"/start a_{identity}", chat_id=8)
        (opened,) = await api.replies(1, chat_id=8)
        assert opened.text == sent.text
        assert identity not in str(opened.keyboard)
        api.say("/start a_0123456789abcdef", chat_id=9)
        (gone,) = await api.replies(1, chat_id=9)
    assert texts.telegram.ANSWER_EXPIRED in gone.text


async def test_what_is_said_is_copied_with_its_source(api: BotApi) -> None:
    """By a button of Telegram's own, under answers alone."""
    async with serving(api, CannedAnswerer(lambda asked: make_answer(asked) if asked == "một" else make_near(asked))):
        sent = await said(api, "một")
        near = await said(api, "hai")
    (button,) = [each for each in sent.buttons if each["text"] == texts.choices.BUTTON_COPY]
    assert button["copy_text"]["text"].startswith("“Câu trả lời.”\nNguồn: Tiêu đề")
    assert texts.choices.BUTTON_COPY not in str(near.keyboard)


async def test_pressing_the_same_again_sends_nothing(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """A toast says that it stands above; what shows another side goes on working."""
    async with serving(api, assistant, engine):
        sent = await said(api, "xưởng giấy tiết kiệm bao nhiêu nước")
        passage = next(
            button["callback_data"] for button in sent.buttons if button["text"] == texts.choices.BUTTON_PASSAGE
        )
        assert await pressed(api, sent, texts.choices.BUTTON_PASSAGE) == ""
        await api.until(lambda: bool(sent.edits))
        edits = len(api.called("editMessageText"))
        api.press_forged(passage, message_id=sent.message_id)
        await api.until(lambda: len(api.toasts) == 2)
        assert api.toasts[-1]["text"] == texts.telegram.JUST_ANSWERED
        assert len(api.called("editMessageText")) == edits
        assert await pressed(api, sent, texts.choices.BUTTON_BACK) == ""
        await api.until(lambda: len(api.called("editMessageText")) > edits)


async def test_editing_to_the_same_sends_nothing(api: BotApi) -> None:
    """White space is no other question; another word is."""
    answerer = CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))
    async with serving(api, answerer):
        api.say("một hai", message_id=501)
        (sent,) = await api.replies(1)
        api.edit("một  hai ", 501)
        api.edit("một ba", 501)
        await api.until(lambda: bool(sent.edits))
    assert sent.text.startswith("Về một ba.")
    assert [asked for asked, _ in answerer.asked] == ["một hai", "một ba"]
    assert len(api.called("editMessageText")) == 1


async def test_examples_of_the_help_are_tapped(api: BotApi) -> None:
    """A tap asks; a second one in a row asks nothing again."""
    async with serving(api, CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}"))):
        sent = await said(api, "/help")
        await pressed(api, sent, texts.answers.EXAMPLES[2])
        await api.replies(2)
        assert await pressed(api, sent, texts.answers.EXAMPLES[2]) == texts.telegram.JUST_ANSWERED
    assert len(api.sent) == 2
    assert api.sent[1].text.startswith(f"Về {texts.answers.EXAMPLES[2]}")


async def test_a_press_is_answered_while_messages_are_held_back(api: BotApi) -> None:
    """The limit on messages is none on answers to buttons; a chat that has to wait sees its toast all the same."""
    async with serving(api, CannedAnswerer(make_answer)):
        sent = await said(api, "một")
        api.refuse_next("sendMessage", Refusal(429, "Too Many Requests: retry after 3", retry_after=3))
        api.say("hai")
        assert await pressed(api, sent, "👍") == texts.choices.THANKS_FOR_LIKING
        assert len(api.sent) == 1


async def test_a_passage_that_is_gone_is_said_to_be_gone(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """The document was taken out meanwhile: a toast says so, the answer stays."""
    async with serving(api, assistant, engine):
        sent = await said(api, "xưởng giấy tiết kiệm bao nhiêu nước")
        library = Library(engine)
        library.remove(library.articles()[0].article.id)
        assert await pressed(api, sent, texts.choices.BUTTON_PASSAGE) == texts.choices.PASSAGE_GONE
    assert not sent.edits


async def test_the_message_of_a_pressed_button_may_be_gone(api: BotApi) -> None:
    """Deleted while the finger came down: no fault, no message."""
    async with serving(api, CannedAnswerer(make_answer)):
        sent = await said(api, "một")
        data = str(sent.buttons[0]["callback_data"]).replace(":p:1", ":b:0")
        api.sent.remove(sent)
        api.press_forged(data, message_id=sent.message_id)
        await api.until(lambda: len(api.toasts) == 1)
        api.say("hai", chat_id=8)
        await api.replies(1, chat_id=8)
    assert len(api.sent) == 1


def judged(engine: Engine) -> list[Judged]:
    return Reports(engine).judged()
