"""An answer in a group belongs to everybody: what one person opens of it, they open for themselves."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal.entry import Fault, Verdict
from bot.journal.preferences import PreferenceStore
from bot.journal.reports import Reports
from bot.journal.unanswered import UnansweredQuestions
from bot.texts.wording import TelegramWording
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer, Reason, Status
from tests.factories import make_draft
from tests.support.bot_api import BotApi, Sent
from tests.support.bot_api.refusal import Refusal
from tests.support.conversation import followed, noted, pressed, said, started
from tests.support.serving import NAMES, CannedAnswerer, make_answer, serving

BOT = 42
GROUP: dict[str, Any] = {"chat_id": -1001, "user_id": 7, "chat_type": "supergroup"}
SAVED = "Xưởng giấy Vạn Phúc tiết kiệm 18% lượng nước nhờ tuần hoàn nước trắng."
ASKED = "/hoi xưởng giấy tiết kiệm bao nhiêu nước"


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    library.put(make_draft("Xưởng giấy Vạn Phúc tiết kiệm nước", SAVED, province="Nghệ An"))
    return Assistant(library, TelegramWording())


def refusal(asked: str, reason: Reason = Reason.NOT_COVERED, **more: Any) -> Answer:
    said_so = "Không thấy. Hiện có bài về: Hà Nội, Nghệ An."
    given = {"status": Status.NOT_FOUND, "question": asked, "headline": said_so, "reason": reason}
    return Answer.model_validate(given | {"suggestions": ("câu khác",)} | more)


def labels(sent: Sent) -> list[str]:
    return [str(button["text"]) for button in sent.buttons]


def disliked(engine: Engine) -> list[tuple[Verdict, Fault | None]]:
    return [(each.verdict, each.fault) for each in Reports(engine).judged()]


async def heard(api: BotApi, count: int) -> None:
    """So many reactions were left."""
    await api.until(lambda: len(api.called("setMessageReaction")) == count)


async def test_a_passage_opens_for_whoever_presses(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """In private, with the way back to the whole answer; the group's stands as it stood."""
    async with serving(api, assistant, engine):
        sent = await said(api, ASKED, **GROUP)
        card = sent.written
        opened = await followed(api, sent, texts.choices.BUTTON_PASSAGE, 8)
        assert SAVED in opened.text
        await pressed(api, opened, texts.choices.BUTTON_BACK)
        await api.until(lambda: texts.choices.BUTTON_SHARE in labels(opened))
        assert opened.text == sent.text
        # What stands in private goes on turning there.
        await pressed(api, opened, texts.choices.BUTTON_PASSAGE)
        await api.until(lambda: texts.choices.BUTTON_BACK in labels(opened))
    assert (sent.written, sent.edits) == (card, [])


async def test_a_passage_that_is_gone_is_said_to_be(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """The link stands in the group for good; the article need not."""
    async with serving(api, assistant, engine):
        sent = await said(api, ASKED, **GROUP)
        library = Library(engine)
        for entry in library.articles():
            library.remove(entry.article.id)
        assert (await followed(api, sent, texts.choices.BUTTON_PASSAGE, 8)).text == texts.choices.PASSAGE_GONE
        gone = await said(api, f"/start b_{'0' * 16}_p_1", chat_id=8)
    assert texts.telegram.ANSWER_EXPIRED in gone.text


async def test_further_sources_open_for_whoever_presses(api: BotApi) -> None:
    """With their pages."""
    snippet = "Một câu trích khá dài về sản xuất sạch hơn ở một cơ sở sản xuất. " * 5
    async with serving(api, CannedAnswerer(lambda question: make_answer(question, "Đầu.", snippet, count=6))):
        sent = await said(api, "/hoi nguồn", **GROUP)
        opened = await followed(api, sent, texts.choices.BUTTON_SOURCES, 8)
        assert texts.answers.further_sources(1, 2) in opened.text
        await pressed(api, opened, texts.choices.BUTTON_NEXT)
        await api.until(lambda: "[6]" in opened.text)
    assert not sent.edits


async def test_a_dislike_counts_at_once_and_its_reason_is_asked_in_private(api: BotApi, engine: Engine) -> None:
    """The press opens the bot with four reasons; the group sees nothing of it."""
    async with serving(api, CannedAnswerer(make_answer), engine):
        sent = await said(api, "/hoi 5S là gì", **GROUP)
        await pressed(api, sent, "👎", user_id=8)
        assert disliked(engine) == [(Verdict.DOWN, None)]
        asked = await started(api, api.toasts[-1]["url"], 8)
        assert asked.text == texts.telegram.why_disliked("5S là gì")
        assert labels(asked) == list(texts.choices.FAULTS.values())
        await pressed(api, asked, texts.choices.FAULTS["source"])
        await api.until(lambda: asked.text == texts.choices.THANKS_FOR_FAULT)
    assert disliked(engine) == [(Verdict.DOWN, Fault.SOURCE)]
    assert not sent.edits
    assert labels(sent)[-2:] == ["👍", "👎"]


async def test_what_is_not_found_is_one_line(api: BotApi) -> None:
    """Without what there is instead and without buttons; an unclear place is asked about all the same."""
    which = {"reason": Reason.WHICH_PLACE, "headline": "“BD” là Bình Dương hay Bình Định?"}
    more = f"có mục tiêu 2012–2015{' và kết quả' * 9}"
    long = refusal("dài", headline=f"Không có số liệu nào của Hà Nội cho năm 2033; {more}.")
    make = {
        "lạ": refusal("lạ"),
        "dài": long,
        "BD": refusal("BD", **which),
        "hướng dẫn": refusal("hướng dẫn", Reason.HELP),
    }
    async with serving(api, CannedAnswerer(lambda asked: make[asked])):
        sent = await said(api, "/hoi lạ", **GROUP)
        assert (sent.text, sent.keyboard) == ("Không thấy.", None)
        unclear = await said(api, "/hoi BD", **GROUP)
        assert (unclear.text, labels(unclear)) == (which["headline"], ["câu khác"])
        assert (await said(api, "/hoi hướng dẫn", **GROUP)).text == texts.telegram.ASK_USAGE_IN_GROUP
        assert (await said(api, "/hoi dài", **GROUP)).text == "Không có số liệu nào của Hà Nội cho năm 2033."
        private = await said(api, "lạ", chat_id=8)
    assert "Hiện có bài về" in private.text


async def test_a_group_may_want_silence_instead(api: BotApi, engine: Engine) -> None:
    """Chosen by an administrator; an edit still takes a stale answer away, and operators still see the question."""
    api.administrators[-1001] = {7}
    make = CannedAnswerer(lambda asked: make_answer(asked) if asked == "một" else refusal(asked))
    async with serving(api, make, engine):
        settings = await said(api, "/caidat", **GROUP)
        await pressed(api, settings, f"☐ {texts.telegram.BUTTON_SILENT}")
        await api.until(lambda: "không tìm thấy thì im lặng" in settings.text)
        api.say("/hoi lạ", **GROUP)
        answered = await said(api, "/hoi một", message_id=501, **GROUP)
        assert answered.text.startswith("Câu trả lời.")
        api.edit("/hoi lạ lắm", 501, **GROUP)
        await api.until(lambda: answered.text == "Không thấy.")
        assert "lạ" in {each.question for each in UnansweredQuestions(engine).groups()}
    assert len(api.sent) == 2
    assert PreferenceStore(engine).of(NAMES.chat(-1001)).silent_when_missing


@pytest.mark.parametrize("remark", ["cảm ơn bạn nhiều nhé", "haha", "😂", "Bot có người yêu chưa?", "thôi", "chào bot"])
async def test_thanks_and_jokes_get_a_reaction_at_most(api: BotApi, remark: str) -> None:
    """Nothing is said, nothing is searched; where reactions are not allowed there is silence."""
    answerer = CannedAnswerer(make_answer)
    async with serving(api, answerer):
        sent = await said(api, "/hoi 5S là gì", **GROUP)
        api.say(remark, reply_to=sent, **GROUP)
        await heard(api, 1)
        api.refuse_next("setMessageReaction", Refusal.bad_request("REACTION_INVALID"))
        api.say(remark, reply_to=sent, **GROUP)
        await heard(api, 2)
        await said(api, "câu sau", chat_id=9)
    assert [asked for asked, _ in answerer.asked] == ["5S là gì", "câu sau"]
    assert len(api.sent) == 2
    assert len(api.reactions) == 1


async def test_a_complaint_may_be_explained_in_private(api: BotApi, engine: Engine) -> None:
    """It is a dislike of the answer; heard with one quiet line without a keyboard, and then with a reaction."""
    async with serving(api, CannedAnswerer(make_answer), engine):
        sent = await noted(api, engine, await said(api, "/hoi 5S là gì", **GROUP))
        line = await said(api, "sai rồi", reply_to=sent, **GROUP)
        assert (line.text, line.keyboard) == (f"{texts.telegram.COMPLAINT_NOTED} {texts.telegram.WHY}", None)
        assert str(api.called("sendMessage")[-1].params["disable_notification"]).lower() == "true"
        assert disliked(engine) == [(Verdict.DOWN, None)]
        url = line.written.partition('href="')[2].partition('"')[0]
        asked = await started(api, url, 7)
        await pressed(api, asked, texts.choices.FAULTS["content"])
        api.say("bot ngu", reply_to=sent, **GROUP)
        await heard(api, 1)
        api.say("không đúng", reply_to=line, **GROUP)
        await heard(api, 2)
    assert disliked(engine) == [(Verdict.DOWN, Fault.CONTENT)]
    assert len([each for each in api.sent if each.chat_id == -1001]) == 2


async def test_reactions_to_an_answer_are_opinions_of_it(api: BotApi, engine: Engine) -> None:
    """Where the bot may see them; changed or taken back as they are; other emoji and other messages are no opinion."""
    api.administrators[-1001] = {BOT}

    async def reacted(emoji: str | None, before: str | None, expected: list[Verdict]) -> None:
        api.react(sent, emoji, before, user_id=8)
        await api.until(lambda: [verdict for verdict, _ in disliked(engine)] == expected)

    async with serving(api, CannedAnswerer(make_answer), engine):
        sent = await noted(api, engine, await said(api, "/hoi 5S là gì", **GROUP))
        await reacted("👍", None, [Verdict.UP])
        await reacted("👎", "👍", [Verdict.DOWN])
        await reacted("🔥", "👎", [])
        await reacted("👎", "🔥", [Verdict.DOWN])
        await reacted(None, "👎", [])
        private = await said(api, "5S", chat_id=9)
        api.react(private, "👍")
        await api.until(lambda: len(disliked(engine)) == 1)
        # Taking back a reaction takes no other opinion back.
        await pressed(api, private, "👎")
        api.react(private, None, "👍")
        other = await said(api, "/help", chat_id=9)
        api.react(other, "👎")
        await said(api, "câu sau", chat_id=9)
    assert [verdict for verdict, _ in disliked(engine)] == [Verdict.DOWN]
    assert len(api.sent) == 4


async def test_a_bare_mention_says_how_to_ask_once_a_day(api: BotApi, engine: Engine) -> None:
    """Where it is delivered; quietly, and not where commands alone are wanted."""
    api.administrators[-1001] = {BOT}
    async with serving(api, CannedAnswerer(make_answer), engine):
        told = await said(api, "@sxsh_bot", **GROUP)
        assert told.text == texts.telegram.ASK_USAGE_IN_GROUP
        api.say("@sxsh_bot", **GROUP)
        api.say("@sxsh_bot", reply_to=told, **GROUP)
        await said(api, "câu sau", chat_id=9)
        assert len(api.sent) == 2
        store = PreferenceStore(engine)
        store.choose(NAMES.chat(-1001), told_how_at=store.of(NAMES.chat(-1001)).told_how_at - 24 * 3600)
        assert (await said(api, "@sxsh_bot", **GROUP)).text == texts.telegram.ASK_USAGE_IN_GROUP
        store.choose(NAMES.chat(-1001), told_how_at=0, only_commands=True)
        api.say("@sxsh_bot", **GROUP)
        await said(api, "câu sau nữa", chat_id=9)
    assert len(api.sent) == 4


async def test_who_is_forgotten_in_a_group_is_told_alone(api: BotApi, engine: Engine) -> None:
    """In private where they have written to the bot; else the group reads that it was done, and not of how much."""
    async with serving(api, CannedAnswerer(make_answer), engine):
        await said(api, "/hoi một", **GROUP)
        line = await said(api, "/xoadulieu", **GROUP)
        assert (line.chat_id, line.text) == (-1001, texts.telegram.FORGOTTEN_IN_GROUP)
        await said(api, "/hoi hai", **GROUP | {"user_id": 8})
        await said(api, "/start", chat_id=8)
        told = await said(api, "/xoadulieu", **GROUP | {"user_id": 8})
        await heard(api, 1)
    assert (told.chat_id, told.text) == (8, texts.telegram.forgotten(1))


async def test_the_guide_for_administrators_is_asked_for(api: BotApi) -> None:
    """In private and in groups; /help says how."""
    async with serving(api, CannedAnswerer(make_answer)):
        assert texts.telegram.GUIDE_HINT in (await said(api, "/help", **GROUP)).text
        for where in (GROUP, {"chat_id": 8}):
            guide = await said(api, "/help nhóm", **where)
            assert guide.text.startswith(texts.telegram.GUIDE_TO_GROUPS)
            assert "quản trị viên" in guide.text


async def test_a_topic_or_message_that_is_gone_is_done_without(api: BotApi) -> None:
    """A second try goes to the group itself; a third is not made."""
    async with serving(api, CannedAnswerer(make_answer)):
        gone = Refusal.bad_request("message thread not found")
        api.refuse_next("sendMessage", gone, -1001)
        sent = await said(api, "/hoi một", thread_id=5, **GROUP)
        assert (sent.thread_id, sent.reply_to) == (None, None)
        api.refuse_next("sendMessage", Refusal.bad_request("message to be replied not found"), -1001)
        sent = await said(api, "/hoi hai", thread_id=5, **GROUP)
        assert (sent.thread_id, sent.reply_to) == (5, None)
    assert len(api.called("sendMessage")) == 4


@pytest.mark.parametrize(
    "refused",
    [
        Refusal(403, "Forbidden: bot was kicked from the supergroup chat"),
        Refusal.bad_request("not enough rights to send text messages to the chat"),
        Refusal.bad_request("TOPIC_CLOSED"),
    ],
)
async def test_where_the_bot_may_not_write_it_is_quiet(
    api: BotApi, caplog: pytest.LogCaptureFixture, refused: Refusal
) -> None:
    """No fault is told, and none stands in the log."""
    async with serving(api, CannedAnswerer(make_answer)):
        api.refuse_next("sendMessage", refused, -1001)
        api.say("/hoi một", **GROUP)
        await said(api, "câu sau", chat_id=9)
    assert len(api.sent) == 1
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
