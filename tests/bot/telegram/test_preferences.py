"""People choose their province and the form of answers, browse what there is, and are forgotten when they ask."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot import texts
from bot.conversation.asks_to_forget import asks_to_forget
from bot.journal.answers import Journal
from bot.journal.schema import answers, feedback, preferences
from bot.texts.wording import TelegramWording
from knowledge.records import Basis, SourceDate
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.conversation import followed, pressed, said
from tests.support.serving import NAMES, serving

WORDING = TelegramWording()


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    for place, saved in (("Nghệ An", "18%"), ("Vĩnh Phúc", "25%")):
        text = f"Xưởng giấy ở {place} tiết kiệm {saved} lượng nước nhờ tuần hoàn nước trắng."
        now = "Phú Thọ" if place == "Vĩnh Phúc" else place
        library.put(make_draft(f"Xưởng giấy {place} tiết kiệm nước", text, province=place, now=now))
    extra = "Kiểm toán năng lượng là xem một nhà máy dùng điện và nhiệt vào việc gì."
    library.put(make_draft("Kiểm toán năng lượng ở Nghệ An", extra, province="Nghệ An"))
    return Assistant(library, WORDING)


async def test_the_chosen_province_answers_what_names_no_place(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """It is shown and can be taken away; a place in the question goes first; elsewhere is said to be elsewhere."""
    async with serving(api, assistant, engine):
        assert "Vĩnh Phúc" in (await said(api, "/tinh vinh phuc")).text
        sent = await said(api, "xuong giay tiet kiem bao nhieu nuoc")
        assert "25%" in sent.text
        assert WORDING.in_chosen("Vĩnh Phúc") in sent.text
        assert "18%" in (await said(api, "xưởng giấy ở Nghệ An tiết kiệm bao nhiêu nước")).text
        elsewhere = await said(api, "kiểm toán năng lượng là gì")
        assert WORDING.not_in_chosen("Vĩnh Phúc") in elsewhere.text
        await pressed(api, sent, texts.choices.button_everywhere("Vĩnh Phúc"))
        await api.until(lambda: WORDING.in_chosen("Vĩnh Phúc") not in sent.text)
        assert texts.choices.button_everywhere("Vĩnh Phúc") not in str([button["text"] for button in sent.buttons])
        own = await said(api, "xưởng giấy tỉnh mình tiết kiệm bao nhiêu nước")
        await pressed(api, own, texts.choices.button_everywhere("Vĩnh Phúc"))
        await api.until(lambda: WORDING.in_chosen("Vĩnh Phúc") not in own.text)
        assert WORDING.own_place_unknown() not in own.text


async def test_a_province_is_chosen_by_a_tap_and_given_up_by_another(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """The buttons are the provinces with documents; an unknown name is said to be unknown."""
    async with serving(api, assistant, engine):
        assert (await said(api, "/tinh Atlantis")).text == texts.telegram.unknown_place("Atlantis")
        sent = await said(api, "/tinh")
        assert [button["text"] for button in sent.buttons] == ["Nghệ An", "Vĩnh Phúc"]
        await pressed(api, sent, "Nghệ An")
        await api.until(lambda: "✓ Nghệ An" in str([button["text"] for button in sent.buttons]))
        await pressed(api, sent, texts.telegram.BUTTON_NO_PROVINCE)
        await api.until(lambda: sent.text == texts.telegram.chosen_province(None))


async def test_the_provinces_are_listed_with_what_there_is(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Without a name all of them; with one of which there is nothing, what there is around it and whom to ask."""
    async with serving(api, assistant, engine):
        listed = (await said(api, "/tinh")).text
        assert "Phú Thọ: Phú Thọ – chưa có; Hòa Bình – chưa có; Vĩnh Phúc – có bài" in listed.split("\n")
        chosen = (await said(api, "/tinh hoa binh")).text
        assert texts.telegram.chosen_province("Hòa Bình") in chosen
        assert "Hòa Bình (nay thuộc Phú Thọ): chưa có." in chosen
        assert "Vĩnh Phúc (có bài)" in chosen
        assert "→ Hỏi Sở Công Thương Phú Thọ" in chosen
        assert texts.coverage.LIST_TITLE not in chosen
        assert "→" not in (await said(api, "/tinh vinh phuc")).text


async def test_the_long_form_is_chosen_and_kept(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """After a restart too."""
    async with serving(api, assistant, engine):
        sent = await said(api, "/caidat")
        await pressed(api, sent, f"☐ {texts.telegram.BUTTON_LONG_FORM}")
        await api.until(
            lambda: f"☑ {texts.telegram.BUTTON_LONG_FORM}" in str([button["text"] for button in sent.buttons])
        )
    async with serving(api, assistant, engine):
        assert (
            texts.telegram.settings(None, long_form=True, only_commands=False)[1] in (await said(api, "/caidat")).text
        )
        # The long form has no list of sources of its own: each stands under its quotation.
        assert f"\n{texts.answers.SOURCES}\n" not in (await said(api, "kiểm toán năng lượng là gì")).text


async def test_who_asks_to_be_forgotten_is_forgotten_at_once(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Questions, opinions, choices and the context of follow-ups; nobody else's."""
    async with serving(api, assistant, engine):
        await said(api, "/tinh nghe an")
        sent = await said(api, "xưởng giấy tiết kiệm bao nhiêu nước")
        await pressed(api, sent, "👍")
        await said(api, "xưởng giấy Vĩnh Phúc tiết kiệm bao nhiêu nước", chat_id=8)
        assert (await said(api, "/xoadulieu")).text == texts.telegram.forgotten(1)
        with engine.connect() as connection:
            assert set(connection.execute(sa.select(answers.c.person)).scalars()) == {NAMES.person(8)}
            assert connection.execute(sa.select(sa.func.count()).select_from(feedback)).scalar() == 0
            assert connection.execute(sa.select(sa.func.count()).select_from(preferences)).scalar() == 0
        assert Journal(engine).last_turn(NAMES.person(7), NAMES.conversation(7)) is None
        assert Journal(engine).last_turn(NAMES.person(8), NAMES.conversation(8)) is not None
        await pressed(api, sent, "👍")
    assert api.toasts[-1]["text"] == texts.choices.EXPIRED


async def test_articles_are_browsed_by_province_and_year_six_a_page(api: BotApi, engine: Engine) -> None:
    """Newest first; the buttons lead on, back and home, in old messages too."""
    library = Library(engine)
    for number in range(8):
        day = SourceDate.of(Basis.PUBLISHED, 2018, 1, number + 1)
        library.put(make_draft(f"Bài số {number}", f"Nội dung thứ {number} của tỉnh.", province="Hà Nội", date=day))
    old = SourceDate.of(Basis.PUBLISHED, 2015)
    library.put(make_draft("Bài cũ", "Nội dung cũ của tỉnh.", province="Hà Nội", date=old))
    library.put(make_draft("Bài chung", "Nội dung không riêng tỉnh nào."))
    async with serving(api, Assistant(library, WORDING), engine):
        sent = await said(api, "/nguon")
        assert [button["text"] for button in sent.buttons] == [
            "Hà Nội (9)",
            f"{texts.telegram.WHOLE_COUNTRY} (1)",
            f"{texts.choices.ALL_ARTICLES} (10)",
            texts.telegram.BUTTON_MAP,
        ]
        await pressed(api, sent, "Hà Nội (9)")
        await api.until(lambda: sent.text == texts.telegram.BROWSE_YEARS)
        await pressed(api, sent, "2018 (8)")
        await api.until(lambda: "1. Bài số 7" in sent.text)
        assert "Bài số 1" not in sent.text
        again = next(b["callback_data"] for b in sent.buttons if b["text"] == texts.choices.BUTTON_NEXT)
        await pressed(api, sent, texts.choices.BUTTON_NEXT)
        await api.until(lambda: "8. Bài số 0" in sent.text)
        edits, toasts = len(api.called("editMessageText")), len(api.toasts)
        api.press_forged(again, message_id=sent.message_id)
        await api.until(lambda: len(api.toasts) > toasts)
        assert api.toasts[-1]["text"] == texts.telegram.JUST_ANSWERED
        assert len(api.called("editMessageText")) == edits
        await pressed(api, sent, texts.choices.BUTTON_PREVIOUS)
        await api.until(lambda: "1. Bài số 7 · đăng 08/01/2018 · Hà Nội · 1 đoạn" in sent.text)
        await pressed(api, sent, "2")
        await api.until(lambda: "Nội dung thứ 6 của tỉnh." in sent.text)
        assert "[1] Bài số 6 · " in sent.text
        await pressed(api, sent, texts.choices.BUTTON_BACK)
        await api.until(lambda: "1. Bài số 7" in sent.text)
        await pressed(api, sent, texts.telegram.BUTTON_PROVINCES)
        await api.until(lambda: sent.text == texts.telegram.BROWSE_PROVINCES)
        unknown = await said(api, "/nguon Xyz")
        assert unknown.text.startswith(texts.telegram.unknown_place("Xyz"))
        assert "Hà Nội (9)" in [button["text"] for button in unknown.buttons]
        assert "1. Bài cũ" in (await said(api, "/nguon hà nội 2015")).text
        assert "1. Bài cũ" in (await said(api, "/nguon 2015", chat_id=8)).text
        assert (await said(api, "/nguon Xyz 2015", chat_id=8)).text.startswith(texts.telegram.unknown_place("Xyz"))
        assert texts.telegram.BROWSE_YEARS in (await said(api, "/nguon ha noi")).text
        await pressed(api, sent, "Hà Nội (9)")
        await api.until(lambda: sent.text == texts.telegram.BROWSE_YEARS)
        await pressed(api, sent, "2018 (8)")
        await api.until(lambda: "1. Bài số 7" in sent.text)
        for entry in library.articles():
            library.remove(entry.article.id)
        await pressed(api, sent, "1")
        await api.until(lambda: sent.text == texts.choices.PASSAGE_GONE)
        assert (await said(api, "/nguon")).text == texts.telegram.NO_ARTICLES


async def test_menus_are_set_for_each_scope(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Operators see theirs; an operator who never wrote to the bot does not keep it from starting."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7,8"):
        pass
    called = [str(call.params) for call in api.called("setMyCommands")]
    assert sum("thongke" in each for each in called) == 2
    assert any("all_group_chats" in each and "xoadulieu" not in each for each in called)
    assert any("all_private_chats" in each and "muctieu" in each for each in called)


@pytest.mark.parametrize(
    "text",
    ["xoá hết dữ liệu của tôi", "xoa du lieu", "Bạn xóa giúp mình toàn bộ thông tin về mình nhé", "Xoá dữ liệu!"],
)
async def test_who_asks_in_words_to_be_forgotten_is_told_the_command(
    api: BotApi, assistant: Assistant, engine: Engine, text: str
) -> None:
    """In one line: nothing is deleted, nothing is searched, and no operator reads it as a question."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="9"):
        told = await said(api, text)
        assert (told.text, told.keyboard) == (texts.telegram.HOW_TO_FORGET, None)
        assert "/xoadulieu" in told.text
        assert (await said(api, "/chuatraloi", chat_id=9)).text == texts.operators.NOTHING_UNANSWERED
    with engine.connect() as connection:
        assert connection.execute(sa.select(answers)).all() == []


@pytest.mark.parametrize(
    "text", ["xoá bỏ lò gạch thủ công", "xoá dữ liệu quan trắc của doanh nghiệp", "huỷ thông tin đấu thầu"]
)
def test_what_is_deleted_elsewhere_is_a_question(text: str) -> None:
    """Only one's own data is meant."""
    assert not asks_to_forget(text)


async def test_a_group_sees_twelve_buttons_and_the_rest_in_private(api: BotApi, engine: Engine) -> None:
    """Those of which there is most, in their order, and of years the newest; the link opens all of them."""
    library = Library(engine)
    places = (*("Hà Nội", "Nghệ An", "Cà Mau", "An Giang", "Sơn La", "Lào Cai", "Hà Nam"), *("Thái Bình", "Hưng Yên"))
    for place in (*places, "Bắc Ninh", "Phú Thọ", "Yên Bái", "Hà Nội"):
        library.put(make_draft(f"Bài về {place} {len(library.articles())}", f"Bài của {place}.", province=place))
    for year in range(2006, 2020):
        day = SourceDate.of(Basis.PUBLISHED, year)
        library.put(make_draft(f"Tin năm {year}", f"Tin của năm {year}.", province="Yên Bái", date=day))
    here = {"chat_id": -1001, "user_id": 7, "chat_type": "supergroup"}
    api.administrators[-1001] = {7}
    async with serving(api, Assistant(library, WORDING), engine):
        for command, at_all in (("/nguon", 14), ("/nguon yên bái", 17), ("/tinh", 12)):
            shown = await said(api, command, **here)
            assert len(shown.buttons) <= 12
            named = [button["text"] for button in shown.buttons]
            assert texts.telegram.BUTTON_REST in named
            opened = await followed(api, shown, texts.telegram.BUTTON_REST, 8)
            assert len(opened.buttons) == at_all
            if command == "/nguon":
                assert {"Hà Nội (2)", "Yên Bái (15)"} <= set(named)
        await said(api, "/tinh Yên Bái", **here)
        assert len(api.sent[-1].buttons) == 12
