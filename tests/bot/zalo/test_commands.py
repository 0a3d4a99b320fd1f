"""What opens with a stroke in Zalo: as in Telegram, by words alone."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

import pytest
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot import texts
from bot.composition.web import make_web
from bot.journal.open_choices import OpenChoices
from bot.journal.preferences import PreferenceStore
from bot.texts.wording import TelegramWording
from bot.views.blocks import plain_block
from bot.zalo.commands import Command, read_command
from bot.zalo.pages import AnswerPages
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.serving import NAMES
from tests.support.zalo_api import ZaloApi
from tests.support.zalo_api.people import name_of
from tests.support.zalo_serving import told, zalo_serving, zalo_settings

PERSON = NAMES.person(f"zalo {name_of('7')}")
TARGETS = (
    "Title: Thanh Hóa đặt mục tiêu sản xuất sạch hơn\nDate: 17/10/2018\n\n"
    "Đến năm 2020, 90% cơ sở sản xuất công nghiệp của tỉnh Thanh Hóa nhận thức được lợi ích của sản xuất sạch hơn."
)
OTHERS = (
    "Title: Hà Nội đặt mục tiêu sản xuất sạch hơn\nDate: 17/10/2014\n\n"
    "Đến năm 2015, 50% cơ sở sản xuất công nghiệp của thành phố Hà Nội nhận thức được lợi ích của sản xuất sạch hơn."
)


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    for name, text in (("a.txt", TARGETS), ("b.txt", OTHERS)):
        library.put(prepare(read_content(text.encode(), name), name))
    for number in range(1, 8):
        library.put(
            make_draft(f"Nghệ An, bài {number}", f"Bài số {number}.", province="Nghệ An", url=f"https://e.org/{number}")
        )
    return Assistant(library, TelegramWording())


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/start", Command(name="start")),
        ("/HOI 5S là gì", Command(name="hoi", words="5S là gì")),
        ("/kiemtra một\nhai", Command(name="kiemtra", words="một\nhai")),
        ("/", None),
        ("/5s", None),
        ("hoi", None),
        ("50/50", None),
    ],
)
def test_a_command_is_letters_behind_a_stroke(text: str, command: Command | None) -> None:
    """With whatever stands behind it."""
    assert read_command(text) == command


async def test_figures_are_looked_up_and_compared(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """Charts and files are offered only where pages are served that Zalo can fetch them from."""
    async with zalo_serving(zalo, assistant, engine):
        (figures,) = await told(zalo, engine, "/muctieu Thanh Hóa 2020")
        assert "90%" in figures
        assert texts.figures.BUTTON_CHART not in figures
        (compared,) = await told(zalo, engine, "/sosanh Hà Nội, Thanh Hóa")
        assert "50%" in compared
        assert "90%" in compared
        assert await told(zalo, engine, "/sosanh") == [texts.figures.COMPARE_USAGE]
        (_, why) = await told(zalo, engine, "vẽ biểu đồ mục tiêu Thanh Hóa")
        assert why == texts.zalo.NO_FILES


async def test_where_pages_are_served_charts_come_as_pictures(
    zalo: ZaloApi, assistant: Assistant, engine: Engine
) -> None:
    """And the workbook by its address; a picture that Zalo refuses is told with its address."""
    async with zalo_serving(zalo, assistant, engine, SXSH_WEB_URL="https://sxsh.example.org"):
        (figures,) = await told(zalo, engine, "/muctieu Thanh Hóa 2020")
        assert f"1. {texts.figures.BUTTON_TABLE} · 2. {texts.figures.BUTTON_CHART}" in figures.splitlines()
        await told(zalo, engine, "2")
        photo = zalo.sent[-1]
        assert photo.photo is not None
        assert photo.photo.startswith("https://sxsh.example.org/a/")
        assert photo.photo.endswith("/bieu-do/1.png")
        assert "Thanh Hóa" in photo.text
        page = TestClient(make_web(zalo_settings(zalo), assistant, engine)).get(urlsplit(photo.photo).path)
        # Zalo refuses a picture that does not say how long it is.
        assert (page.headers["content-type"], int(page.headers["content-length"])) == ("image/png", len(page.content))
        (workbook,) = await told(zalo, engine, "1")
        assert workbook.endswith("/so-lieu.xlsx")
    async with zalo_serving(zalo, assistant, engine, SXSH_WEB_URL="https://localhost"):
        (_, told_instead) = await told(zalo, engine, "vẽ biểu đồ mục tiêu Thanh Hóa")
        assert "https://localhost/a/" in told_instead


async def test_articles_are_listed_page_by_page_and_read(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """By province and year, with their addresses; a place that there is not is said to be none."""
    async with zalo_serving(zalo, assistant, engine):
        (places,) = await told(zalo, engine, "/nguon")
        assert "Thanh Hóa" in places
        (listed,) = await told(zalo, engine, "/nguon thanh hoa 2018")
        assert listed.startswith(texts.telegram.articles_page(1, 1, 1))
        (read,) = await told(zalo, engine, "1")
        assert "90%" in read
        (first,) = await told(zalo, engine, "/nguon Nghệ An")
        assert "1–6. Đọc bài" in first.splitlines()
        assert len([line for line in first.splitlines() if line.startswith("https://e.org/")]) == 6
        (second,) = await told(zalo, engine, "7")
        assert second.startswith(texts.telegram.articles_page(7, 2, 2))
        assert await told(zalo, engine, "/nguon Thanh Hóa 1999") == [texts.telegram.NO_ARTICLES_THERE]
        assert await told(zalo, engine, "/nguon Lapland") == [texts.telegram.unknown_place("Lapland")]


async def test_a_province_and_the_form_of_answers_are_chosen_by_words(
    zalo: ZaloApi, assistant: Assistant, engine: Engine
) -> None:
    """In private alone: of a group's members Zalo does not say who administers it."""
    preferences = PreferenceStore(engine)
    async with zalo_serving(zalo, assistant, engine):
        (chosen,) = await told(zalo, engine, "/tinh thanh hoa")
        assert chosen.startswith(texts.telegram.chosen_province("Thanh Hóa"))
        assert "90%" in "".join(await told(zalo, engine, "mục tiêu nhận thức"))
        assert await told(zalo, engine, "/tinh Lapland") == [texts.telegram.unknown_place("Lapland")]
        assert preferences.of(PERSON).province == "Thanh Hóa"
        await told(zalo, engine, unicodedata.normalize("NFD", "/tinh không"))
        assert preferences.of(PERSON).province is None
        await told(zalo, engine, "/caidat")
        assert await told(zalo, engine, "1") == [texts.telegram.CHOSEN]
        assert preferences.of(PERSON).long_form
        for command in ("/tinh Hà Nội", "/caidat"):
            assert await told(zalo, engine, command, group="100") == [texts.zalo.IN_PRIVATE_ONLY]


async def test_everything_kept_is_deleted_at_once(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """By the command alone; who asks for it in words is told the command."""
    async with zalo_serving(zalo, assistant, engine):
        await told(zalo, engine, "/tinh Thanh Hóa")
        await told(zalo, engine, "mục tiêu nhận thức")
        assert await told(zalo, engine, "xoá hết dữ liệu của tôi") == [texts.telegram.HOW_TO_FORGET]
        assert await told(zalo, engine, "/xoadulieu") == [texts.telegram.forgotten(1)]
        assert await told(zalo, engine, "1") == [texts.zalo.NO_CHOICES]
    assert PreferenceStore(engine).of(PERSON).province is None
    assert OpenChoices(engine).find(NAMES.conversation(f"zalo {name_of('7')}")) is None


async def test_a_text_is_checked_behind_its_command(zalo: ZaloApi, assistant: Assistant, engine: Engine) -> None:
    """Without one, and in words where nothing was answered, it is said how."""
    false = "Đến năm 2020, 80% cơ sở sản xuất công nghiệp của Thanh Hóa nhận thức được lợi ích của sản xuất sạch hơn."
    async with zalo_serving(zalo, assistant, engine):
        assert await told(zalo, engine, "đúng không?") == [texts.zalo.GIVE_TEXT]
        assert await told(zalo, engine, "/kiemtra") == [texts.zalo.GIVE_TEXT]
        (checked,) = await told(zalo, engine, f"/kiemtra {false}")
        assert texts.checking.differs("90%", "80%") in checked


async def test_help_names_what_there_is_with_examples_to_choose(
    zalo: ZaloApi, assistant: Assistant, engine: Engine
) -> None:
    """What Zalo cannot do is not named; a command that there is not is said to be none."""
    async with zalo_serving(zalo, assistant, engine):
        (shown,) = await told(zalo, engine, "/help")
        assert "/muctieu" in shown
        assert "/theodoi" not in shown
        assert f"{texts.zalo.EXAMPLES}\n1. " in shown
        assert texts.answers.HELP not in shown
        (answer,) = await told(zalo, engine, "1")
        assert texts.zalo.CHOOSE in answer
        assert await told(zalo, engine, "/theodoi Hà Nội") == [texts.telegram.UNKNOWN_COMMAND]
        assert await told(zalo, engine, "/theodoi Hà Nội", group="100") == []
        assert await told(zalo, engine, "/hoi") == [texts.telegram.ASK_USAGE]


def test_without_pages_nobody_is_sent_to_a_picture_or_a_table() -> None:
    """Rows that did not fit can be asked for; where pages are served, they stand there."""
    blocks = (plain_block("…"), plain_block(texts.figures.further_places(7)))
    (_, said) = AnswerPages().as_can_be(blocks)
    assert said == plain_block(texts.figures.further_places_untold(7))
    assert AnswerPages(url="https://sxsh.example.org").as_can_be(blocks) == blocks
