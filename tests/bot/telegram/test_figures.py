"""Figures in Telegram: looked up, compared, drawn and exported, each row with its period and source."""

from __future__ import annotations

import datetime as dt
import io
import re

import openpyxl
import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.texts.wording import TelegramWording
from bot.views.markup import utf16_length
from bot.views.spreadsheet import to_csv, to_xlsx
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from knowledge.vietnamese.normalization import fold
from retrieval.assistant import Assistant
from tests.retrieval.answers.test_target_answers import NGHE_AN, NGHE_AN_LATER, VINH_PHUC
from tests.support.bot_api import BotApi
from tests.support.conversation import pressed, said
from tests.support.serving import serving

WORDING = TelegramWording()
DAYS = ("2014-05-31", "2014-05", "1887-01-01")
PLACES = ("An Giang", "Bắc Kạn", "Cà Mau", "Đắk Lắk", "Hà Tĩnh", "Nghệ An", "Thanh Hóa", "Vĩnh Phúc")


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    library = Library(engine)
    for name, text in (("a.txt", NGHE_AN), ("b.txt", NGHE_AN_LATER), ("c.txt", VINH_PHUC)):
        library.put(prepare(read_content(text.encode(), name), name))
    return Assistant(library, WORDING)


async def test_figures_stand_one_a_row_with_period_subject_and_source(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """A period that is over says so, documents that disagree stand side by side, results apart and labelled."""
    async with serving(api, assistant, engine):
        sent = await said(api, "/muctieu nghe an")
    lines = sent.text.split("\n")
    assert lines[:3] == ["Số liệu SXSH · Nghệ An", "Mục tiêu · đến 2025", "Nhận thức về SXSH: 60% cơ sở sản xuất [1]"]
    conflict = lines.index(texts.figures.CONFLICT)
    assert lines[conflict + 1].startswith("Áp dụng SXSH: 40%")
    assert lines[conflict + 2].startswith("Áp dụng SXSH: 30%")
    (results,) = [n for n, line in enumerate(lines) if line.startswith(texts.figures.KIND_HEADINGS["result"])]
    assert results > conflict
    assert sent.text.count("hết hạn") == 1
    assert texts.figures.passed([2025]) in lines
    assert "<pre>" not in sent.written
    assert "[2] Nghệ An" in sent.text


async def test_many_places_are_one_screen_with_the_others_counted(api: BotApi, engine: Engine) -> None:
    """One indicator at a time, a line a place and source, numbered as they are shown; another is one tap away."""
    library = Library(engine)
    for number, name in enumerate(PLACES):
        page = (
            f"{name} đặt mục tiêu\n\nTỉnh {name} đặt mục tiêu sản xuất sạch hơn. Đến năm 2020, {20 + number}% cơ sở "
            f"sản xuất áp dụng sản xuất sạch hơn."
        )
        if number < 3:
            page += " Đến năm 2020, 90% cơ sở sản xuất nhận thức được lợi ích của sản xuất sạch hơn."
        library.put(prepare(read_content(page.encode(), f"{number}.txt"), f"{number}.txt"))
    async with serving(api, Assistant(library, WORDING), engine):
        sent = await said(api, "/sosanh các tỉnh")
        wide = sent.text
        await pressed(api, sent, texts.figures.INDICATORS["awareness"])
        await api.until(lambda: sent.text != wide)
        narrow = sent.text
        assert texts.figures.BUTTON_PICTURE not in [button["text"] for button in sent.buttons]
        await pressed(api, sent, texts.figures.INDICATORS["adoption"])
        await api.until(lambda: sent.text == wide)
        await pressed(api, sent, texts.figures.BUTTON_PICTURE)
        await api.until(lambda: bool(api.called("sendPhoto")), seconds=15)
    (photo,) = api.called("sendPhoto")
    assert photo.params["photo"].startswith(b"\x89PNG")
    assert wide.startswith(texts.figures.many_heading("adoption", len(PLACES)))
    assert utf16_length(wide) <= 1500
    assert wide.count("• ") == len(PLACES)
    numbers = [int(n) for n in re.findall(r"\[(\d+)\]", wide)]
    assert numbers == [*range(1, 9), *range(1, 9)]
    assert wide.count("hết hạn") == 1
    assert narrow.count("• ") == 3
    without = sorted(PLACES[3:], key=fold)
    assert texts.figures.without_figure(without) in narrow


async def test_the_chosen_province_or_a_tap_gives_the_place(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Without either, the places that have figures are buttons."""
    async with serving(api, assistant, engine):
        offered = await said(api, "/muctieu")
        assert [button["text"] for button in offered.buttons] == [
            "Mục tiêu · Nghệ An",
            "Mục tiêu · Vĩnh Phúc",
        ]
        await pressed(api, offered, "Mục tiêu · Vĩnh Phúc")
        await api.replies(2)
        assert "50%" in api.sent[-1].text
        assert "Vĩnh Phúc (nay thuộc Phú Thọ)" in api.sent[-1].text
        await said(api, "/tinh vĩnh phúc")
        assert "Vĩnh Phúc" in (await said(api, "/muctieu")).text.split("\n")[0]
        own = await said(api, "mục tiêu sxsh tỉnh mình")
        assert "50%" in own.text
        assert WORDING.in_chosen("Vĩnh Phúc") in own.text


async def test_a_place_with_figures_of_another_year_is_not_said_to_have_none(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """What it has is named with its year and its source."""
    async with serving(api, assistant, engine):
        compared = await said(api, "/sosanh Nghệ An, Vĩnh Phúc 2028")
        missing = await said(api, "/muctieu Nghệ An 2035")
        neither = await said(api, "so sánh Nghệ An với Vĩnh Phúc năm 2050")
    assert "• Nghệ An: không có số liệu cho 2028; có đến 2025: 40% [1]; đến 2025: 30% [2]" in compared.text
    assert "[1] Nghệ An" in compared.text
    assert texts.figures.NOT_IN_DOCUMENTS not in compared.text
    assert missing.text.startswith(
        "Không có số liệu nào của Nghệ An cho năm 2035 trong tài liệu; có mục tiêu đến 2025 – "
    )
    assert "Nhận thức về SXSH: 60%" in missing.text
    assert neither.text.startswith("Không có số liệu nào của Nghệ An và Vĩnh Phúc cho năm 2050")
    assert "Vĩnh Phúc: mục tiêu 2021–2030 – Áp dụng SXSH: 50%" in neither.text
    assert "có Nghệ An: mục tiêu đến 2025 – " in neither.text


async def test_a_comparison_lines_up_only_what_is_alike(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Missing is said to be missing, another period and another subject are named."""
    async with serving(api, assistant, engine):
        sent = await said(api, "/sosanh Nghệ An, Vĩnh Phúc, Cần Thơ")
        usage = await said(api, "/sosanh")
    assert f"• Vĩnh Phúc: {texts.figures.NOT_IN_DOCUMENTS}" in sent.text
    assert f"• Cần Thơ: {texts.figures.NOT_IN_DOCUMENTS}" in sent.text
    assert texts.figures.OTHER_PERIODS in sent.text
    assert texts.figures.OTHER_SUBJECTS in sent.text
    assert " 0%" not in sent.text
    assert usage.text == texts.figures.COMPARE_USAGE


async def test_a_chart_is_drawn_of_the_chosen_indicator(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """As a picture whose caption carries the sources; a second press draws nothing again."""
    async with serving(api, assistant, engine):
        sent = await said(api, "/sosanh các tỉnh")
        await pressed(api, sent, texts.figures.BUTTON_CHART)
        await api.until(
            lambda: texts.figures.INDICATORS["adoption"] in str([button["text"] for button in sent.buttons])
        )
        for _ in range(2):
            await pressed(api, sent, texts.figures.INDICATORS["adoption"])
        await api.until(lambda: bool(api.called("sendPhoto")), seconds=15)
        await said(api, "/help")
    (photo,) = api.called("sendPhoto")
    assert photo.params["photo"].startswith(b"\x89PNG")
    assert "[1] " in photo.params["caption"]
    assert len(photo.params["caption"]) < 1024


async def test_the_table_is_a_workbook_of_one_row_a_figure(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """With sentence, article, date, basis; numbers are numbers."""
    async with serving(api, assistant, engine):
        sent = await said(api, "/muctieu vĩnh phúc")
        await pressed(api, sent, texts.figures.BUTTON_TABLE)
        await api.until(lambda: bool(api.called("sendDocument")), seconds=15)
    (document,) = api.called("sendDocument")
    header, row = openpyxl.load_workbook(io.BytesIO(document.params["document"])).active.iter_rows(values_only=True)
    cells = dict(zip(header, row, strict=True))
    assert header == texts.figures.TABLE_COLUMNS
    assert (cells["Nơi"], cells["Từ (giá trị)"], cells["Kỳ từ năm"], cells["Kỳ đến năm"]) == (
        "Vĩnh Phúc",
        50,
        2021,
        2030,
    )
    assert cells["Câu gốc"].startswith("Tỉnh Vĩnh Phúc phấn đấu")
    assert (cells["Ngày"], cells["Căn cứ của ngày"]) == (dt.datetime(2021, 2, 2), "ngày đăng")  # noqa: DTZ001
    assert cells["So sánh"] == "đúng"


def test_a_workbook_is_read_without_pulling_at_columns() -> None:
    """Sentences are wrapped, a whole day is a date, what is less than a day stays what it is."""
    row = [None] * len(texts.figures.TABLE_COLUMNS)
    row[texts.figures.TABLE_COLUMNS.index("Câu gốc")] = "Một câu dài. " * 20
    days = [[*row[: texts.figures.TABLE_DATE], day, *row[texts.figures.TABLE_DATE + 1 :]] for day in DAYS]
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([tuple(each) for each in days]))).active
    column = texts.figures.TABLE_DATE + 1
    assert [sheet.cell(number, column).value for number in (2, 3, 4)] == [dt.datetime(2014, 5, 31), *DAYS[1:]]  # noqa: DTZ001
    assert sheet.cell(2, column).number_format == "dd/mm/yyyy"
    sentence = sheet.cell(2, texts.figures.TABLE_COLUMNS.index("Câu gốc") + 1)
    assert sentence.alignment.wrap_text
    assert sheet.column_dimensions[sentence.column_letter].width > 60


def test_what_looks_like_a_formula_is_text() -> None:
    """A document's words do nothing in anybody's spreadsheet."""
    row = ("=1+1", "@cmd", 5.0, None)
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([row]))).active
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert "'=1+1,'@cmd,5.0," in to_csv([row])


async def test_inline_offers_the_figures_one_by_one(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """All of them first, then each with its source in the description."""
    async with serving(api, assistant, engine):
        api.ask_inline("mục tiêu nghệ an")
        await api.until(lambda: bool(api.inline_answers))
    results = api.inline_answers[-1]["results"]
    assert len(results) <= 10
    assert results[0]["title"].startswith("Số liệu SXSH · Nghệ An")
    single = next(result for result in results if result["title"].startswith("Áp dụng SXSH: 40%"))
    assert "09/08/2023" in single["description"]
    assert "40%" in single["input_message_content"]["message_text"]


@pytest.mark.usefixtures("_processes_ready")
async def test_an_operator_rejects_and_corrects_figures_before_they_count(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """The preview lists them; both the machine's and the person's value are kept, also when it is added again."""
    document = NGHE_AN.replace("Nghệ An", "Hà Tĩnh").encode()
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        api.send_file("ha-tinh.txt", document)
        (preview,) = await api.replies(1)
        assert texts.operators.preview_figures(3, 0) in preview.text
        await pressed(api, preview, texts.operators.BUTTON_FIGURES)
        await api.until(
            lambda: f"{texts.operators.BUTTON_REJECT} 1" in str([button["text"] for button in preview.buttons])
        )
        await pressed(api, preview, f"{texts.operators.BUTTON_REJECT} 1")
        await api.until(lambda: texts.operators.FIGURE_REJECTED in preview.text)
        await pressed(api, preview, f"{texts.operators.BUTTON_CORRECT} 2")
        await api.replies(2)
        assert (await said(api, "không rõ")).text == texts.operators.FIGURE_NOT_READ
        shown = await said(api, "35% áp dụng đến năm 2026")
        assert "35%" in shown.text
        await pressed(api, shown, texts.choices.BUTTON_BACK)
        await api.until(lambda: texts.operators.BUTTON_ADD in str([button["text"] for button in shown.buttons]))
        # What will be kept, and no more what the machine had read.
        first, second = (next(line for line in shown.text.split("\n") if line.startswith(f"{n}. ")) for n in (1, 2))
        assert first.endswith(texts.operators.FIGURE_REJECTED)
        assert "35%" in second
        assert "đến 2026" in second
        assert "30%" not in second
        await pressed(api, shown, texts.operators.BUTTON_ADD)
        answer = await said(api, "/muctieu hà tĩnh")
    assert "35%" in answer.text
    assert "đến 2026" in answer.text
    assert "60%" not in answer.text
    assert texts.figures.CORRECTED in answer.text
    library = Library(engine)
    library.put(prepare(read_content(document, "ha-tinh.txt"), "elsewhere"))
    kept = [(each.target.low, each.found.low) for each in library.targets(provinces=["Hà Tĩnh"])]
    assert kept == [(35, 30), (12, 12)]


async def test_a_comparison_of_many_figures_is_one_message(api: BotApi, engine: Engine) -> None:
    """Of each place and indicator some are shown; the table has them all, and the message says how many more."""
    library = Library(engine)
    shares = ". ".join(f"Đến năm {2020 + number}, {number}% cơ sở áp dụng sản xuất sạch hơn" for number in range(1, 31))
    page = f"Nghệ An đặt mục tiêu\n\nTỉnh Nghệ An đặt mục tiêu sản xuất sạch hơn. {shares}."
    library.put(prepare(read_content(page.encode(), "a.txt"), "a.txt"))
    library.put(prepare(read_content(VINH_PHUC.encode(), "c.txt"), "c.txt"))
    async with serving(api, Assistant(library, WORDING), engine):
        sent = await said(api, "/sosanh Nghệ An, Vĩnh Phúc")
    assert len(api.sent) == 1
    assert sent.text.count("• Nghệ An:") == 3
    assert texts.figures.further_figures(27) in sent.text
