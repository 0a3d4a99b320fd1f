"""What a command shows comes when it is asked for in free words, in private, in groups and in a terminal."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.cli.chat import converse
from bot.texts.wording import TelegramWording
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.bot.telegram.test_inline import offered
from tests.retrieval.answers.test_command_answers import PAGES
from tests.support.bot_api import BotApi, Sent
from tests.support.conversation import pressed, said
from tests.support.serving import serving

GROUP: dict[str, Any] = {"chat_id": -1001, "user_id": 7, "chat_type": "supergroup"}


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    for number, page in enumerate(PAGES):
        library.put(prepare(read_content(page.encode(), f"{number}.txt"), f"{number}.txt"))
    return Assistant(library, TelegramWording())


def labels(sent: Sent) -> list[str]:
    return [str(button["text"]) for button in sent.buttons]


async def test_documents_are_listed_with_a_button_each(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """A number opens the document in the place of the list, and leads back; a title is no answer to be copied."""
    async with serving(api, assistant, engine):
        sent = await said(api, "có những bài nào")
        listed = sent.text
        assert listed.split("\n")[:3] == [
            "4 bài, mới nhất trước:",
            "",
            "[1] Vĩnh Phúc với sản xuất sạch hơn · đăng 02/02/2021 · Vĩnh Phúc (nay thuộc Phú Thọ)",
        ]
        assert labels(sent)[:5] == ["1", "2", "3", "4", texts.choices.BUTTON_SHARE]
        await pressed(api, sent, "2")
        await api.until(lambda: "25% cơ sở sản xuất công nghiệp áp dụng" in sent.text)
        await pressed(api, sent, texts.choices.BUTTON_BACK)
        await api.until(lambda: sent.text == listed)


async def test_more_documents_than_fit_are_one_tap_away(api: BotApi, engine: Engine) -> None:
    """The button opens the collection where `/nguon` would, of the year that was asked for."""
    library = Library(engine)
    for number in range(8):
        told = f"Thành phố Hà Nội bàn về sản xuất sạch hơn lần {number}."
        page = f"Hà Nội họp lần {number}\n\n{told}\n\nNgày đăng: {number + 1}/3/2014\n"
        library.put(prepare(read_content(page.encode(), f"{number}.txt"), f"{number}.txt"))
    async with serving(api, Assistant(library, TelegramWording()), engine):
        sent = await said(api, "tai lieu ve ha noi nam 2014")
        assert texts.answers.further_documents(2) in sent.text
        await pressed(api, sent, "Hà Nội (8)")
        await api.until(lambda: texts.telegram.articles_page(8, 1, 2) in sent.text)


async def test_a_workbook_is_sent_when_asked_for(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """In a group as a reply to the question; its rows are those of the place."""
    async with serving(api, assistant, engine):
        await said(api, "/hoi xuất excel mục tiêu Nghệ An", message_id=41, **GROUP)
        await api.until(lambda: bool(api.called("sendDocument")))
    (call,) = api.called("sendDocument")
    _, *rows = openpyxl.load_workbook(io.BytesIO(call.params["document"])).active.iter_rows(values_only=True)
    assert {row[1] for row in rows} == {"Nghệ An"}


async def test_a_chart_is_sent_when_asked_for(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Below the figures that it draws, of all places where none is named."""
    async with serving(api, assistant, engine):
        sent = await said(api, "ve bieu do ap dung sxsh")
        await api.until(lambda: bool(api.called("sendPhoto")), seconds=30)
    assert "Vĩnh Phúc" in sent.text
    (call,) = api.called("sendPhoto")
    assert call.params["caption"].startswith(texts.figures.chart_title("adoption"))


async def test_a_year_without_targets_offers_others_as_buttons(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """A few words each: the year of the place, and whose year it is of another."""
    async with serving(api, assistant, engine):
        sent = await said(api, "mục tiêu Thanh Hóa 2025")
        assert "Không có số liệu nào của Thanh Hóa cho năm 2025" in sent.text
        assert [each for each in labels(sent) if "đến" in each] == ["đến 2020", "cả nước · đến 2020"]
        await pressed(api, sent, "đến 2020")
        await api.replies(2)
    assert api.sent[-1].text.startswith("Mục tiêu SXSH · Thanh Hóa · đến 2020")


async def test_which_indicator_is_asked_with_buttons(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """And the one pressed is answered with everybody who sets the most."""
    async with serving(api, assistant, engine):
        sent = await said(api, "tỉnh nào đặt mục tiêu cao nhất")
        assert labels(sent) == ["Nhận thức", "Áp dụng"]
        await pressed(api, sent, "Áp dụng")
        await api.replies(2)
    lines = api.sent[-1].text.split("\n")
    assert lines[0] == "Cao nhất trong 3 tỉnh, thành phố đặt mục tiêu áp dụng SXSH:"
    assert [line for line in lines if line.startswith("Áp dụng SXSH: 50%")] == [
        "Áp dụng SXSH: 50% doanh nghiệp · Vĩnh Phúc (nay thuộc Phú Thọ) · đến 2025 [1]",
        "Áp dụng SXSH: 50% cơ sở sản xuất · Nghệ An · đến 2020 [2]",
    ]


async def test_places_with_targets_are_one_line(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """With the names of today; the figures and their sources are in the table."""
    async with serving(api, assistant, engine):
        sent = await said(api, "co bao nhieu tinh co muc tieu")
    assert sent.text.split("\n")[0] == (
        "3 tỉnh, thành phố (trước 7/2025) có mục tiêu sản xuất sạch hơn trong tài liệu: Nghệ An, Thanh Hóa, "
        "Vĩnh Phúc (nay thuộc Phú Thọ)."
    )
    assert texts.figures.BUTTON_TABLE in labels(sent)


async def test_muctieu_reads_an_indicator_without_marks_and_keeps_it(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """Of the place named; without any, on the buttons that ask of which."""
    async with serving(api, assistant, engine):
        sent = await said(api, "/muctieu nghean 2020 ap dung")
        assert "Áp dụng SXSH: 50%" in sent.text
        assert "Nhận thức" not in sent.text
        sent = await said(api, "/muctieu nhận thức")
        assert labels(sent) == ["Nhận thức · Nghệ An"]
        await pressed(api, sent, "Nhận thức · Nghệ An")
        await api.replies(3)
    assert "Áp dụng" not in api.sent[-1].text


async def test_inline_a_list_is_one_result_and_a_file_is_its_figures(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """Each posts something whole: titles with their pages, places in a line, figures in rows."""
    async with serving(api, assistant, engine):
        (listed,) = (await offered(api, "bài mới nhất"))["results"]
        (counted,) = (await offered(api, "có bao nhiêu tỉnh có mục tiêu"))["results"]
        workbook, *_ = (await offered(api, "xuất excel mục tiêu Nghệ An"))["results"]
    assert "Thanh Hóa với sản xuất sạch hơn" in listed["input_message_content"]["message_text"]
    assert counted["input_message_content"]["message_text"].startswith("3 tỉnh, thành phố")
    assert "50%" in workbook["input_message_content"]["message_text"]


def test_in_a_terminal_the_rows_stand_with_the_command_that_writes_them(assistant: Assistant) -> None:
    """And documents are listed there as well."""
    heard: list[str] = []
    converse(assistant, ["xuất excel mục tiêu Nghệ An", "bài mới nhất", "những tỉnh nào có mục tiêu"], heard.append)
    workbook, listing, places = heard
    assert "Áp dụng SXSH: 50%" in workbook
    assert texts.cli.HOW_TO_GET_FILE in workbook
    assert listing.startswith("Mới nhất trong 4 bài:")
    assert places.startswith("3 tỉnh, thành phố")
