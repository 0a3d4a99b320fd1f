"""Operators set and confirm whom to ask from their phone; people read it under refusals and in ``/nguon``."""

from __future__ import annotations

import time

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.assistant import make_assistant
from bot.journal.calendar import day_of
from bot.texts.wording import TelegramWording
from knowledge.places.offices import Body
from knowledge.store.contacts import ContactBook, ContactDetails
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.conversation import pressed, said
from tests.support.serving import NAMES, serving

PHONE = "0238 3844 555"
QUESTION = "Nghệ An hỗ trợ đổi lò gạch bao nhiêu tiền"
OLD = "Hỏi Sở Công Thương Nghệ An (theo trang trước tháng 7/2025, có thể đã đổi)."
CONFIRM = texts.operators.button_confirm_contact("office", again=False)
CONFIRM_CENTRE = texts.operators.button_confirm_contact("centre", again=False)


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    text = "Sở Công Thương Nghệ An mở lớp tập huấn sản xuất sạch hơn cho 45 học viên tại thành phố Vinh."
    library.put(make_draft("Nghệ An mở lớp về sản xuất sạch hơn", text, province="Nghệ An"))
    library.put(make_draft("Yên Bái đo nước ở xưởng giấy", "Xưởng giấy đo nước mỗi ngày.", province="Yên Bái"))
    library.put(make_draft("Bài chung", "Nội dung không riêng tỉnh nào."))
    return make_assistant(library, wording=TelegramWording())


async def test_a_number_is_set_confirmed_and_then_told(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Before the button is pressed operators alone read it; afterwards everybody does, with the day."""
    today = f"{day_of(time.time()):%d/%m/%Y}"
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        assert OLD in (await said(api, QUESTION, chat_id=8)).text
        card = await said(api, f"/lienhe Nghệ An điện thoại: {PHONE}; địa chỉ: 12 Lê Lợi, Vinh")
        assert f"Sở Công Thương Nghệ An\n{PHONE} · 12 Lê Lợi, Vinh\n{texts.operators.CONTACT_WAITS}" in card.text
        assert OLD in (await said(api, QUESTION, chat_id=8)).text
        assert await pressed(api, card, CONFIRM) == texts.operators.CONTACT_CONFIRMED
        await api.until(lambda: f"xác nhận ngày {today}" in card.text)
        told = f"Hỏi Sở Công Thương Nghệ An: {PHONE} · 12 Lê Lợi, Vinh (xác nhận ngày {today})."
        assert told in (await said(api, QUESTION, chat_id=8)).text
        assert told in (await said(api, "/nguon nghe an", chat_id=8)).text
        anew = await said(api, "/lienhe nghe an điện thoại: 1022, thư:")
        assert f"Thay cho số điện thoại {PHONE}." in anew.text
        assert f"mọi người vẫn thấy bản xác nhận ngày {today}" in anew.text
        assert told in (await said(api, QUESTION, chat_id=8)).text
    entry = ContactBook(engine).of("Nghệ An")[0]
    assert (entry.set_by, entry.details.email, entry.details.phone) == (NAMES.person(7), "", "1022")


async def test_the_provinces_are_chosen_by_a_tap(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """All 34 and the nation, each with how things stand; a tap leads to its offices, another back."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        book = ContactBook(engine)
        book.set("Lào Cai", Body.OFFICE, ContactDetails(phone="1022"), by="a", on=day_of(0))
        book.confirm("Hồ Chí Minh", Body.OFFICE, by="a", on=day_of(0))
        listed = await said(api, "/lienhe")
        labels = [button["text"] for button in listed.buttons]
        assert len(labels) == 35
        assert {"cả nước", "… Lào Cai", "✓ Hồ Chí Minh", "Nghệ An"} <= set(labels)
        await pressed(api, listed, "… Lào Cai")
        await api.until(lambda: "Sở Công Thương Lào Cai\n1022" in listed.text)
        assert [button["text"] for button in listed.buttons] == [CONFIRM, texts.telegram.BUTTON_PROVINCES]
        await pressed(api, listed, texts.telegram.BUTTON_PROVINCES)
        await api.until(lambda: listed.text == texts.operators.CONTACTS_CHOOSE)
        await pressed(api, listed, "cả nước")
        await api.until(lambda: "Bộ Công Thương" in listed.text)


async def test_a_centre_is_set_by_its_name(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Without tone marks as well; a province that was taken in means the one that it is in now."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        unnamed = await said(api, "/lienhe trung tâm Yên Bái điện thoại: 1022")
        assert unnamed.text == texts.operators.CONTACT_UNNAMED
        name = "Trung tâm Khuyến công Lào Cai"
        card = await said(
            api, f"/lienhe trung tam yen bai\nten: {name}\ndien thoai: 1022\ntrang: https://kc.example.vn"
        )
        assert f"{name}\nhttps://kc.example.vn · 1022\n{texts.operators.CONTACT_WAITS}" in card.text
        assert texts.operators.contact_taken_in("Yên Bái", "Lào Cai") in card.text
        await pressed(api, card, CONFIRM_CENTRE)
        await api.until(lambda: "xác nhận ngày" in card.text)
        refused = await said(api, "Yên Bái hỗ trợ đổi lò gạch bao nhiêu tiền", chat_id=8)
    assert f"Hỏi {name} (nay gồm Yên Bái): https://kc.example.vn · 1022 (xác nhận ngày" in refused.text


async def test_colons_and_marks_may_be_left_out(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Where what follows can be nothing else than a number, an address or a page."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        await said(api, "/lienhe nghe an dien thoai 0238 3844 555 dia chi 12 Lê Lợi, Vinh email sct@nghean.vn")
        await said(api, "/lienhe trung tam nghe an ten: Trung tâm Khuyến công sđt 1022 trang https://kc.example.vn")
    office, centre = ContactBook(engine).of("Nghệ An")[:2]
    assert office.details is not None
    assert (office.details.phone, office.details.address) == ("0238 3844 555", "12 Lê Lợi, Vinh")
    assert (office.details.email, centre.details.phone) == ("sct@nghean.vn", "1022")
    assert (centre.details.name, centre.details.link) == ("Trung tâm Khuyến công", "https://kc.example.vn")


def test_a_label_fits_half_a_phone() -> None:
    """Whichever office, and confirmed for the second time too."""
    for body in Body:
        for again in (False, True):
            assert len(texts.operators.button_confirm_contact(body.value, again=again)) < 30
    assert len(f"{texts.telegram.WHOLE_COUNTRY} (1234)") < 30


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Atlantis", "“Atlantis”"),
        ("Nghệ An 0238 3844 555", "“Nghệ An 0238 3844 555”"),
        ("Nghệ An điện thoại: chị Lan", "“chị Lan”"),
        ("Nghệ An trang: sct.vn", "“sct.vn”"),
        ("điện thoại: 1022", "“”"),
    ],
)
async def test_what_cannot_be_taken_is_said_with_how_it_is_written(
    api: BotApi, assistant: Assistant, engine: Engine, typed: str, expected: str
) -> None:
    """And nothing is changed."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        refused = await said(api, f"/lienhe {typed}")
    assert refused.text.startswith(f"{expected}: ")
    assert refused.text.endswith(texts.operators.CONTACT_USAGE)
    assert not [entry for entry in ContactBook(engine).all() if entry.set_on]


async def test_nobody_confirms_what_was_set_behind_his_back(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """The old card's button says so and shows what stands there now."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7,8"):
        card = await said(api, f"/lienhe Nghệ An điện thoại: {PHONE}")
        await said(api, "/lienhe Nghệ An điện thoại: 1022", chat_id=8)
        assert await pressed(api, card, CONFIRM) == texts.operators.CONTACT_CHANGED
        await api.until(lambda: "Sở Công Thương Nghệ An\n1022" in card.text)
        assert OLD in (await said(api, QUESTION, chat_id=9)).text
        await pressed(api, card, CONFIRM)
        await api.until(lambda: texts.operators.CONTACT_WAITS not in card.text)
        await pressed(api, card, texts.operators.button_confirm_contact("office", again=True))


async def test_nobody_else_sets_or_confirms(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Their command is none, and a button that was passed on or forged does nothing."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        asked = await said(api, f"/lienhe Nghệ An điện thoại: {PHONE}", chat_id=8)
        assert texts.operators.CONTACT_USAGE not in asked.text
        card = await said(api, f"/lienhe Nghệ An điện thoại: {PHONE}")
        assert await pressed(api, card, CONFIRM, user_id=8) == texts.choices.EXPIRED
        for forged in ("l:atlantis", "l:nghe-an:office", "l:nghe-an:minister:00000000"):
            count = len(api.toasts)
            api.press_forged(forged)
            await api.until(lambda count=count: len(api.toasts) > count)
            assert api.toasts[-1]["text"] == texts.choices.EXPIRED
    assert ContactBook(engine).of("Nghệ An")[0].waits


async def test_browsing_ends_with_whom_to_ask(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """The office of the province of today, also where there is no article; the nation's for articles of no province."""
    async with serving(api, assistant, engine):
        assert (await said(api, "/nguon Nghệ An")).text.endswith(f"→ {OLD}")
        assert "Hỏi Sở Công Thương Lào Cai (nay gồm Yên Bái; theo" in (await said(api, "/nguon yen bai")).text
        nothing = (await said(api, "/nguon Cần Thơ")).text
        assert nothing.startswith(texts.telegram.NO_ARTICLES_THERE)
        assert "Hỏi Sở Công Thương Cần Thơ" in nothing
        sent = await said(api, "/nguon")
        assert "Hỏi" not in sent.text
        await pressed(api, sent, f"{texts.telegram.WHOLE_COUNTRY} (1)")
        await api.until(lambda: sent.text.endswith("Chuyển đổi xanh và Khuyến công, Bộ Công Thương."))
