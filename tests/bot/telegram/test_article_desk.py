"""Operators find an article on their phone, correct it, hide it, remove it, and have it back."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.assistant import make_assistant
from knowledge.records import Basis, SourceDate
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Status
from tests.factories import make_draft
from tests.support.bot_api import BotApi, Sent
from tests.support.conversation import pressed, said
from tests.support.serving import serving

QUESTION = "lớp tập huấn ở Bình Định có bao nhiêu học viên"


@pytest.fixture
def library(engine: Engine) -> Library:
    library = Library(engine)
    told = "Lớp tập huấn ở Bình Định có 45 học viên."
    library.put(make_draft("Tập huấn ở Quy Nhơn", told, province="Bình Định", now="Gia Lai", url="https://e.org/1"))
    day = SourceDate.of(Basis.PUBLISHED, 2015)
    library.put(make_draft("Hội nghị về than", "Hội nghị bàn về than.", province="Hà Nội", date=day))
    return library


@pytest.fixture
def assistant(library: Library) -> Assistant:
    return make_assistant(library)


async def opened(api: BotApi, words: str, number: str = "1") -> Sent:
    """The card of an article that was looked for."""
    found = await said(api, f"/bai {words}")
    await pressed(api, found, number)
    await api.until(lambda: texts.desk.LABEL_ID in found.text)
    return found


async def prompted(api: BotApi, sent: Sent, button: str) -> Sent:
    await pressed(api, sent, button)
    await api.until(lambda: (api.sent[-1].keyboard or {}).get("force_reply", False))
    return api.sent[-1]


@pytest.mark.parametrize(
    "words", ["quy nhon", "Tập huấn", "bình định", "gia lai", "tap huan binh dinh", "tỉnh Bình Định"]
)
async def test_an_article_is_found_by_words_of_its_title_or_place(
    api: BotApi, assistant: Assistant, engine: Engine, words: str
) -> None:
    """With tone marks or without; the card says what it says of itself, and leads back to what was found."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        found = await said(api, f"/bai {words}")
        assert found.text.startswith("1 bài")
        listed = found.text
        await pressed(api, found, "1")
        await api.until(lambda: texts.desk.LABEL_ID in found.text)
        for shown in ("Tập huấn ở Quy Nhơn", "17/10/2018", "Bình Định (nay thuộc Gia Lai)", "45 học viên"):
            assert shown in found.text
        assert "https://e.org/1" in [button.get("url") for button in found.buttons]
        await pressed(api, found, texts.desk.BUTTON_LIST)
        await api.until(lambda: found.text == listed)


async def test_the_name_of_a_province_is_no_words_here_and_there(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """Its articles come first, with other words those of them that have these; then who has the name in the title."""
    for title, province in (
        ("Hạ Long đón tàu du lịch Việt Nam", "Quảng Ninh"),
        ("Làng nghề dệt giảm nước thải", "Hà Nam"),
        ("Hội nghị về nước ở Phủ Lý", "Hà Nam"),
        ("Hà Giang học kinh nghiệm của Hà Nam", "Hà Giang"),
    ):
        library.put(make_draft(title, f"{title}.", province=province, url=f"https://e.org/{title}"))
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        found = (await said(api, "/bai Hà Nam")).text
        assert "Hạ Long" not in found
        assert found.index("Làng nghề dệt") < found.index("Hà Giang học")
        assert found.startswith("3 bài")
        found = (await said(api, "/bai hoi nghi ha nam")).text
        assert found.startswith("1 bài")
        assert "Phủ Lý" in found
        found = (await said(api, "/bai nước thải")).text
        assert found.startswith("1 bài")
        found = (await said(api, "/bai học Hà Giang")).text
        assert found.startswith("1 bài")


async def test_without_words_all_are_there_and_with_others_none(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """The newest first; nobody else has the command."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        every = (await said(api, "/bai")).text
        assert every.index("Tập huấn ở Quy Nhơn") < every.index("Hội nghị về than")
        long = "than " * 40
        assert "Hội nghị về than" in (await said(api, f"/bai {long}")).text
        assert texts.desk.no_article_like("x" * 38) in (await said(api, f"/bai {'x' * 99}")).text
        assert texts.desk.no_article_like("nhuom") in (await said(api, "/bai nhuộm")).text
        assert (await said(api, "/bai", chat_id=8)).text == texts.telegram.UNKNOWN_COMMAND
        api.press_forged("b:w", chat_id=8, user_id=8)
        await api.until(lambda: [each["text"] for each in api.toasts] == [texts.choices.EXPIRED])


async def test_date_place_and_title_are_corrected_and_a_bad_value_is_not(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """By what is said next or in a reply; the way out changes nothing."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        card = await opened(api, "than")
        prompt = await prompted(api, card, texts.operators.CORRECT_BUTTONS["date"])
        assert "31/2/2019" in (await said(api, "31/2/2019")).text
        card = await said(api, "13/5/2019")
        assert "13/05/2019" in card.text
        await prompted(api, card, texts.operators.CORRECT_BUTTONS["province"])
        card = await said(api, "Quảng Ninh")
        assert "Quảng Ninh" in card.text
        prompt = await prompted(api, card, texts.operators.CORRECT_BUTTONS["title"])
        card = await said(api, "Ai bàn về than?", reply_to=prompt)
        assert "Ai bàn về than?" in card.text
        await prompted(api, card, texts.operators.CORRECT_BUTTONS["title"])
        await pressed(api, card, texts.desk.BUTTON_STOP_ASKING)
        await api.until(lambda: len(card.buttons) > 1)
    entry = next(each for each in library.articles() if "than" in each.article.title)
    assert (entry.article.title, entry.article.date.value) == ("Ai bàn về than?", "2019-05-13")
    assert entry.article.provinces == ("Quảng Ninh",)


async def test_a_hidden_article_answers_nothing_until_it_is_brought_back(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """It stands among what is hidden, however the list is come to."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        assert assistant.ask(QUESTION).status is Status.ANSWERED
        card = await opened(api, "quy nhơn")
        await pressed(api, card, texts.desk.BUTTON_HIDE)
        await api.until(lambda: card.text == texts.desk.sure_to_hide("Tập huấn ở Quy Nhơn"))
        assert assistant.ask(QUESTION).status is Status.ANSWERED
        await pressed(api, card, texts.desk.BUTTON_HIDE_SURELY)
        await api.until(lambda: card.text.startswith("Đã ẩn"))
        assert assistant.ask(QUESTION).status is not Status.ANSWERED
        found = await said(api, "/bai quy nhơn")
        assert texts.desk.no_article_like("quy nhon") in found.text
        await pressed(api, found, texts.desk.button_withdrawn(1))
        await api.until(lambda: "Tập huấn ở Quy Nhơn · ẩn" in found.text)
        assert await pressed(api, found, texts.desk.BUTTON_BRING_BACK) == texts.desk.ARTICLE_BACK
        await api.until(lambda: texts.desk.LABEL_ID in found.text)
        assert assistant.ask(QUESTION).status is Status.ANSWERED
        assert await pressed(api, card, texts.desk.BUTTON_BRING_BACK) == texts.desk.ARTICLE_NOT_THERE


async def test_an_article_is_removed_after_a_second_press_and_can_be_had_back(
    api: BotApi, assistant: Assistant, engine: Engine, library: Library
) -> None:
    """The first one only asks; a press in an old message about what is gone says so."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        old, card = await opened(api, "than"), await opened(api, "than")
        await pressed(api, card, texts.desk.BUTTON_REMOVE)
        await api.until(lambda: card.text == texts.desk.sure_to_remove("Hội nghị về than"))
        await pressed(api, card, texts.desk.BUTTON_DROP)
        await api.until(lambda: texts.desk.LABEL_ID in card.text)
        assert len(library.articles()) == 2
        await pressed(api, card, texts.desk.BUTTON_REMOVE)
        await api.until(lambda: card.text == texts.desk.sure_to_remove("Hội nghị về than"))
        await pressed(api, card, texts.desk.BUTTON_REMOVE_SURELY)
        await api.until(lambda: card.text.startswith("Đã xoá"))
        assert len(library.articles()) == 1
        assert await pressed(api, old, texts.desk.BUTTON_HIDE) == texts.desk.ARTICLE_GONE
        await pressed(api, card, texts.desk.BUTTON_BRING_BACK)
        await api.until(lambda: texts.desk.LABEL_ID in card.text)
        assert len(library.articles()) == 2
