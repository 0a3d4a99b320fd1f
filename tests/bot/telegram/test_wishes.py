"""Who asks to be told is told, once and where they asked; what is followed comes at most once a day."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.assistant import make_assistant
from bot.journal.calendar import day_of, start_of
from bot.journal.pinned_answers import PinnedAnswers
from bot.journal.schema import wishes
from bot.journal.wishes import DAY_SECONDS, KEPT_DAYS, WARNED_DAYS
from bot.telegram.telling import SETTLED_SECONDS
from knowledge.records import Basis, SourceDate
from knowledge.store.database import open_database
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.bot_api import BotApi, Sent
from tests.support.bot_api.refusal import Refusal
from tests.support.conversation import noted, pressed, said
from tests.support.serving import serving

QUESTION = "Cần Thơ có mô hình khí sinh học không?"
ANSWER = "Cần Thơ có 12 mô hình khí sinh học ở các trại chăn nuôi của huyện Thới Lai."
GROUP = -100


class Clock:
    def __init__(self) -> None:
        self.passed = 0.0

    def __call__(self) -> float:
        return time.time() + self.passed


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times a second: most of these tests wait until it has looked."""
    monkeypatch.setattr("bot.telegram.telling._LOOK_SECONDS", 0.1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(library_url: str) -> Iterator[Library]:
    opened = Library(open_database(library_url))
    text = "Xưởng giấy ở Nghệ An tiết kiệm 18% lượng nước nhờ tuần hoàn nước trắng."
    opened.put(make_draft("Xưởng giấy Nghệ An tiết kiệm nước", text, province="Nghệ An", url="https://e.org/giay"))
    yield opened
    opened.close()


@pytest.fixture
def engine(library: Library) -> Engine:
    return library.engine


@pytest.fixture
def assistant(library: Library) -> Assistant:
    return make_assistant(library)


def add_answer(library: Library) -> None:
    library.put(make_draft("Khí sinh học ở Cần Thơ", ANSWER, province="Cần Thơ", url="https://e.org/ksh"))


def labels(sent: Sent) -> list[str]:
    return [button["text"] for button in sent.buttons]


def kept(engine: Engine) -> list[tuple[str, int]]:
    with engine.connect() as connection:
        rows = connection.execute(sa.select(wishes.c.about, wishes.c.chat_id).order_by(wishes.c.about))
        return [(row[0], row[1]) for row in rows]


async def quiet_for(api: BotApi, seconds: float = 0.5) -> None:
    """Nothing is sent for as long as the bot needs to look twice, and to send what it has found."""
    count, end = len(api.sent), time.monotonic() + seconds
    await api.until(lambda: time.monotonic() > end)
    assert len(api.sent) == count


async def test_who_presses_is_told_once_when_there_is_an_answer(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """Nothing of their chat is kept before, nor after; the whole answer opens in the message's place."""
    async with serving(api, assistant, engine):
        refused = await said(api, QUESTION)
        assert labels(refused)[-2:] == [texts.choices.BUTTON_MISSING, texts.wishes.BUTTON_WISH]
        assert kept(engine) == []
        assert await pressed(api, refused, texts.wishes.BUTTON_WISH) == texts.wishes.WISHED
        assert kept(engine) == [(QUESTION, 7)]
        await api.until(lambda: texts.wishes.BUTTON_NO_WISH in labels(refused))
        other = "Trại bò ở Cần Thơ trồng thêm cỏ cho bò ăn quanh năm."
        library.put(make_draft("Trại bò Cần Thơ", other, province="Cần Thơ"))
        await quiet_for(api)
        add_answer(library)
        told = (await api.replies(2))[-1]
        assert told.text.startswith(texts.wishes.answered_now(QUESTION))
        assert ANSWER in told.text
        assert "[1] Khí sinh học ở Cần Thơ" in told.text
        assert labels(told) == [texts.wishes.BUTTON_FULL]
        await pressed(api, told, texts.wishes.BUTTON_FULL)
        await api.until(lambda: "👍" in labels(told))
        assert kept(engine) == []
        add_answer(library)
        await quiet_for(api)


async def test_a_wish_is_taken_back_by_the_same_button_or_the_list(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """And by being forgotten; then nobody is told anything."""
    async with serving(api, assistant, engine):
        refused = await said(api, QUESTION)
        for ending in ("button", "list", "forget"):
            await pressed(api, refused, texts.wishes.BUTTON_WISH)
            await api.until(lambda: texts.wishes.BUTTON_NO_WISH in labels(refused))
            if ending == "button":
                assert await pressed(api, refused, texts.wishes.BUTTON_NO_WISH) == texts.wishes.WISH_DROPPED
                await api.until(lambda: texts.wishes.BUTTON_WISH in labels(refused))
            elif ending == "list":
                listed = await said(api, "/theodoi")
                assert texts.wishes.listed(QUESTION, KEPT_DAYS, in_group=False) in listed.text
                await pressed(api, listed, texts.wishes.button_end(QUESTION))
                await api.until(lambda listed=listed: texts.wishes.NOTHING in listed.text)
                await pressed(api, refused, texts.wishes.BUTTON_NO_WISH)
                await api.until(lambda: texts.wishes.BUTTON_WISH in labels(refused))
            else:
                await said(api, "/xoadulieu")
            assert kept(engine) == []
        add_answer(library)
        await quiet_for(api)


async def test_a_group_is_told_in_its_topic_under_the_question(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """A refusal there has no buttons: who replies "nhắn tôi khi có" waits, once."""
    async with serving(api, assistant, engine):
        here = {"chat_id": GROUP, "chat_type": "supergroup", "thread_id": 5}
        refused = await noted(api, engine, await said(api, f"/hoi {QUESTION}", user_id=8, **here))
        assert refused.keyboard is None
        asked = await said(api, "nhắn tôi khi có", reply_to=refused, user_id=8, **here)
        assert asked.text == texts.wishes.WISHED_BY_REPLY
        again = await said(api, "khi nào có báo em nhé", reply_to=refused, user_id=8, **here)
        assert again.text == texts.wishes.WISHED_ALREADY
        other = await said(api, "khi co thi bao minh voi", reply_to=refused, user_id=9, **here)
        add_answer(library)
        told = (await api.replies(6))[-2:]
        assert {(each.chat_id, each.thread_id) for each in told} == {(GROUP, 5)}
        assert {each.reply_to for each in told} == {asked.reply_to, other.reply_to}
        assert "?start=a_" in str(told[0].buttons[0]["url"])
        assert kept(engine) == []


async def test_who_has_blocked_the_bot_or_left_is_forgotten(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """Quietly, and others are told all the same; a topic that is gone is told without it."""
    async with serving(api, assistant, engine):
        for person in (7, 8):
            await pressed(api, await said(api, QUESTION, chat_id=person), texts.wishes.BUTTON_WISH)
        here = {"chat_id": GROUP, "user_id": 8, "chat_type": "supergroup", "thread_id": 5}
        await said(
            api,
            "nhắn tôi khi có",
            reply_to=await noted(api, engine, await said(api, f"/hoi {QUESTION}", **here)),
            **here,
        )
        api.blocked.add(7)
        api.messages[GROUP].clear()
        add_answer(library)
        told = (await api.replies(6))[-2:]
        assert {each.chat_id for each in told} == {8, GROUP}
        await api.until(lambda: kept(engine) == [])


async def test_an_approved_answer_reaches_who_waits(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """As one that a document gives."""
    async with serving(api, assistant, engine):
        await pressed(api, await said(api, QUESTION), texts.wishes.BUTTON_WISH)
        PinnedAnswers(engine).pin(QUESTION, "Có, ở Thới Lai.", "Sở Công Thương Cần Thơ", None)
        told = (await api.replies(2))[-1]
    assert "Có, ở Thới Lai." in told.text


async def test_what_is_followed_comes_once_a_day_in_one_message(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library, clock: Clock
) -> None:
    """Nothing of what was there before; articles and figures are counted, and opened by their number."""
    day = SourceDate.of(Basis.PUBLISHED, 2026, 3, 1)
    library.put(make_draft("Học nghề", "Lớp học nghề mở ở xã.", province="Hà Giang"))
    async with serving(api, assistant, engine, clock=clock):
        shown = await said(api, "/nguon nghe an")
        button = texts.wishes.button_follow("Nghệ An")
        assert await pressed(api, shown, button) == texts.wishes.followed("Nghệ An", new=True)
        assert await pressed(api, shown, button) == texts.wishes.followed("Nghệ An", new=False)
        assert (await said(api, "/theodoi khí sinh học")).text == texts.wishes.followed("khí sinh học", new=True)
        listed = await said(api, "/theodoi")
        assert labels(listed) == [texts.wishes.button_end("Nghệ An"), texts.wishes.button_end("khí sinh học")]
        await quiet_for(api)
        count = len(api.sent)
        add_answer(library)
        await quiet_for(api)
        clock.passed += SETTLED_SECONDS
        told = (await api.replies(count + 1))[-1]
        assert texts.wishes.news_of("khí sinh học", 1, 0) in told.text
        assert "Nghệ An" not in told.text
        await pressed(api, told, "1")
        await api.until(lambda: ANSWER in told.text)
        for number in range(7):
            library.put(make_draft(f"Bài {number}", f"Tin số {number}.", province="Nghệ An", date=day))
        goal = "Đến năm 2030, Nghệ An phấn đấu 60% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."
        library.put(make_draft("Kế hoạch", goal, province="Nghệ An", date=day))
        await quiet_for(api)
        clock.passed += DAY_SECONDS
        again = (await api.replies(count + 2))[-1]
        assert texts.wishes.NEWS_TITLE in again.text
        assert texts.wishes.news_of("Nghệ An", 8, 0) in again.text
        assert texts.wishes.further(3) in again.text
        assert "Xưởng giấy" not in again.text
        await pressed(api, again, texts.wishes.button_articles("Nghệ An"))
        await api.until(lambda: texts.telegram.articles_page(9, 1, 2) in again.text)
        clock.passed += DAY_SECONDS
        await quiet_for(api)


async def test_several_places_are_followed_at_once_and_ended_by_name(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """With the command or in words; what sounds like an end and ends nothing is a topic."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        both = await said(api, "/theodoi Nghệ An, thanh hoa")
        assert both.text == texts.wishes.followed("Nghệ An, Thanh Hóa", new=True)
        assert (await said(api, "theo dõi Hà Nội và Huế")).text.startswith("Đã theo dõi Hà Nội, ")
        again = await said(api, "/theodoi Nghệ An, Cà Mau")
        assert again.text.split("\n") == [
            texts.wishes.followed("Cà Mau", new=True),
            texts.wishes.followed("Nghệ An", new=False),
        ]
        assert (await said(api, "/theodoi bỏ Nghệ An")).text == texts.wishes.stopped("Nghệ An")
        assert (await said(api, "thôi theo dõi thanh hóa nhé")).text == texts.wishes.stopped("Thanh Hóa")
        assert (await said(api, "/theodoi huy ca mau")).text == texts.wishes.stopped("Cà Mau")
        assert (await said(api, "/theodoi bỏ Nghệ An")).text == texts.wishes.not_followed("Nghệ An")
        assert (await said(api, "/theodoi tiết kiệm, tuần hoàn nước")).text.startswith("Đã theo dõi tiết kiệm, tuần")
        assert (await said(api, "/theodoi bo giay")).text == texts.wishes.followed("bo giay", new=True)
        assert ("tiết kiệm, tuần hoàn nước", 7) in kept(engine)
        await said(api, "/theodoi bỏ hết")
    assert kept(engine) == []


async def test_a_topic_that_no_article_has_a_word_of_is_refused(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """Nothing of it would ever come; one word that is there is enough, however it is typed."""
    async with serving(api, assistant, engine):
        assert (await said(api, "/theodoi blockchain và quidditch")).text == texts.wishes.unknown_topic(
            "blockchain và quidditch"
        )
        assert kept(engine) == []
        await said(api, "/theodoi nuoc thai")
    assert kept(engine) == [("nuoc thai", 7)]


async def test_who_follows_is_asked_whether_to_go_on_and_ends_after_ninety_days(
    api: BotApi, assistant: Assistant, engine: Engine, clock: Clock
) -> None:
    """Once; who says nothing is told nothing any more, and nothing of them is kept."""
    async with serving(api, assistant, engine, clock=clock):
        await said(api, "/tinh nghe an")
        await pressed(api, api.sent[-1], texts.wishes.button_follow("Nghệ An"))
        await said(api, "/theodoi hà nội")
        clock.passed += (KEPT_DAYS - WARNED_DAYS) * DAY_SECONDS
        asked = (await api.replies(3))[-1]
        for place in ("Nghệ An", "Hà Nội"):
            assert texts.wishes.ends_soon(place, WARNED_DAYS) in asked.text
        on = await pressed(api, asked, texts.wishes.button_on("Hà Nội"))
        assert on == texts.wishes.followed_on("Hà Nội")
        clock.passed += (WARNED_DAYS + 1) * DAY_SECONDS
        await api.until(lambda: kept(engine) == [("Hà Nội", 7)])
        assert await pressed(api, asked, texts.wishes.button_on("Nghệ An")) == texts.choices.EXPIRED


async def test_in_groups_only_administrators_follow(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """By the command and by the button; the list there is the group's."""
    where = {"chat_id": GROUP, "chat_type": "supergroup"}
    async with serving(api, assistant, engine):
        assert (await said(api, "/theodoi Nghệ An", user_id=8, **where)).text == texts.wishes.ADMINISTRATORS_FOLLOW
        shown = await said(api, "/nguon nghe an", user_id=8, **where)
        button = texts.wishes.button_follow("Nghệ An")
        assert await pressed(api, shown, button, user_id=8) == texts.wishes.ADMINISTRATORS_FOLLOW
        api.administrators[GROUP] = {9}
        assert await pressed(api, shown, button, user_id=9) == texts.wishes.followed("Nghệ An", new=True)
        listed = await said(api, "/theodoi", user_id=9, **where)
        assert labels(listed) == [texts.wishes.button_end("Nghệ An")]
    assert kept(engine) == [("Nghệ An", GROUP)]


async def test_a_group_that_moves_keeps_its_wishes_and_one_that_is_left_loses_them(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """Whoever blocks the bot in private is forgotten in the same way."""
    async with serving(api, assistant, engine):
        for group in (-5, -6):
            here = {"chat_id": group, "user_id": 8, "chat_type": "group"}
            await said(
                api,
                "nhắn tôi khi có",
                reply_to=await noted(api, engine, await said(api, f"/hoi {QUESTION}", **here)),
                **here,
            )
        api.migrate(-5, -100)
        api.remove_bot_from(-6)
        await api.until(lambda: kept(engine) == [(QUESTION, -100)])
        add_answer(library)
        told = (await api.replies(1, -100))[-1]
    assert told.reply_to is None
    assert kept(engine) == []


async def test_who_could_not_be_told_is_told_at_the_next_start(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """Where Telegram was away, the wish stays."""
    async with serving(api, assistant, engine):
        await pressed(api, await said(api, QUESTION), texts.wishes.BUTTON_WISH)
        for _ in range(3):
            api.refuse_next("sendMessage", Refusal(502, "Bad Gateway"))
        add_answer(library)
        await api.until(lambda: len(api.called("sendMessage")) == 4)
        await api.until(lambda: kept(engine) == [(QUESTION, 7)])
        assert len(api.sent) == 1
    async with serving(api, assistant, engine):
        told = (await api.replies(2))[-1]
    assert ANSWER in told.text
    assert kept(engine) == []


@pytest.mark.parametrize(("hour", "quiet"), [(12, False), (23, True)])
async def test_at_night_no_phone_rings(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library, clock: Clock, hour: int, quiet: bool
) -> None:
    """Who waits is told all the same."""
    clock.passed = start_of(day_of(time.time())) + hour * 3600 - time.time()
    async with serving(api, assistant, engine, clock=clock):
        await pressed(api, await said(api, QUESTION), texts.wishes.BUTTON_WISH)
        add_answer(library)
        await api.replies(2)
    silenced = api.called("sendMessage")[-1].params.get("disable_notification")
    assert (str(silenced).lower() == "true") is quiet


async def test_nobody_ends_what_is_another_persons(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Nor does a button that nobody has made do anything."""
    async with serving(api, assistant, engine):
        await said(api, "/theodoi Nghệ An")
        listed = await said(api, "/theodoi")
        data = listed.buttons[0]["callback_data"]
        for forged in (data, "w:end:zz", "w:ask:0000000000000000", "w:follow:atlantis", "w:boom:1"):
            count = len(api.toasts)
            api.press_forged(forged, chat_id=8, message_id=3)
            await api.until(lambda count=count: len(api.toasts) > count)
            assert api.toasts[-1]["text"] == texts.choices.EXPIRED
    assert kept(engine) == [("Nghệ An", 7)]


def test_what_buttons_and_toasts_say_fits(engine: Engine) -> None:
    """Toasts have 200 characters, labels half a phone."""
    long = "Bà Rịa - Vũng Tàu và những nơi khác ở miền Đông"
    told = [texts.wishes.WISHED, texts.wishes.WISHED_IN_GROUP, texts.wishes.followed(long[:60], new=True)]
    assert all(len(each) <= 200 for each in told)
    for label in (texts.wishes.button_follow, texts.wishes.button_end, texts.wishes.button_on):
        assert len(label(long)) < 30
