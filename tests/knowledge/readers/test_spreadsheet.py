"""XLSX files become tables whose rows say what each figure is of."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from knowledge.errors import DocumentBroken, DocumentTooLarge
from knowledge.intake.preparation import prepare
from knowledge.readers import read_content
from knowledge.records import LineKind
from knowledge.targets.records import Indicator, TargetKind
from tests.support.old_writing import to_tcvn3


def _book(*rows: list[Any], title: str = "Sheet1") -> Any:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def _bytes(book: Any) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _filled(text: str, rows: int, columns: int) -> bytes:
    """A workbook of one text, by a writer that is quick with many cells."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(rows):
            sheet.write_row(row, 0, [text] * columns)
    return target.getvalue()


def _lines(book: Any) -> list[str]:
    return [line.text for line in read_content(_bytes(book), "a.xlsx").lines]


def test_rows_stand_under_one_head() -> None:
    """A head of two rows is one; what is merged stands in each of its cells; a line alone is text."""
    book = _book(
        ["UBND TỈNH QUẢNG TRỊ"],
        ["Bảng mục tiêu sản xuất sạch hơn"],
        ["TT", "Chỉ tiêu", "Mục tiêu", None],
        [None, None, 2015, 2020],
        [1, "Tỷ lệ cơ sở áp dụng sản xuất sạch hơn", 0.25, 0.5],
        [2, "Mức tiết kiệm năng lượng", "5-8%", "8 - 13%"],
    )
    sheet = book.active
    sheet.merge_cells("C3:D3")
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:B4")
    for cell in ("C5", "D5"):
        sheet[cell].number_format = "0%"
    assert _lines(book) == [
        "UBND TỈNH QUẢNG TRỊ",
        "Bảng mục tiêu sản xuất sạch hơn",
        "TT | Chỉ tiêu | Mục tiêu 2015 | Mục tiêu 2020",
        "1 | Tỷ lệ cơ sở áp dụng sản xuất sạch hơn | 25% | 50%",
        "2 | Mức tiết kiệm năng lượng | 5-8% | 8 - 13%",
    ]


def test_figures_become_targets_with_place_period_and_indicator() -> None:
    """What the caption, the head and the row say of a figure."""
    book = _book(
        ["Mục tiêu sản xuất sạch hơn trong công nghiệp tỉnh Quảng Trị giai đoạn 2016 - 2020"],
        ["Kèm theo Kế hoạch của Ủy ban nhân dân tỉnh Quảng Trị về sản xuất sạch hơn trong công nghiệp."],
        ["TT", "Chỉ tiêu", "Mục tiêu đến năm 2018", "Mục tiêu đến năm 2020"],
        [1, "Tỷ lệ cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn", 0.25, 0.5],
        [2, "Tỷ lệ cơ sở sản xuất công nghiệp nhận thức được lợi ích của sản xuất sạch hơn", 0.5, 0.9],
    )
    for row in book.active.iter_rows(min_row=4, min_col=3):
        for cell in row:
            cell.number_format = "0%"
    draft = prepare(read_content(_bytes(book), "a.xlsx"), "a.xlsx")
    assert [(each.indicator, each.low, each.period_to, each.province) for each in draft.targets] == [
        (Indicator.ADOPTION, 25, 2018, "Quảng Trị"),
        (Indicator.ADOPTION, 50, 2020, "Quảng Trị"),
        (Indicator.AWARENESS, 50, 2018, "Quảng Trị"),
        (Indicator.AWARENESS, 90, 2020, "Quảng Trị"),
    ]


def test_each_sheet_is_a_table_of_its_own() -> None:
    """Its head holds for its rows alone, also where cells of it are merged; none is left out for another."""
    for names in (("Mục tiêu Bến Tre", "Kết quả Bến Tre"), ("Sheet1", "Sheet2")):
        book = _book(
            ["Chỉ tiêu", "Mục tiêu năm 2030"], ["Doanh nghiệp áp dụng sản xuất sạch hơn", "50%"], title=names[0]
        )
        second = book.create_sheet(names[1])
        for row in (
            ["Chỉ tiêu", "Kết quả", None],
            [None, "Năm 2019", "Năm 2020"],
            ["Doanh nghiệp áp dụng sản xuất sạch hơn", "15%", "20%"],
        ):
            second.append(row)
        for span in ("A1:A2", "B1:C1"):
            second.merge_cells(span)
        draft = prepare(read_content(_bytes(book), "a.xlsx"), "a.xlsx")
        assert [(each.low, each.period_to, each.kind) for each in draft.targets] == [
            (50, 2030, TargetKind.TARGET),
            (15, 2019, TargetKind.RESULT),
            (20, 2020, TargetKind.RESULT),
        ]


def test_the_line_in_capitals_above_a_table_is_its_title_and_no_row_is_lost() -> None:
    """Neither who issued it nor a row of the table that shares its words."""
    book = _book(
        ["UBND TỈNH HẬU GIANG"],
        ["CHỈ TIÊU SẢN XUẤT SẠCH HƠN GIAI ĐOẠN 2016 - 2020"],
        ["Chỉ tiêu", "Năm 2016", "Năm 2020"],
        ["Tỷ lệ cơ sở áp dụng sản xuất sạch hơn", "15%", "45%"],
        ["Tỷ lệ tiết kiệm năng lượng của cơ sở áp dụng", "4%", "9%"],
    )
    draft = prepare(read_content(_bytes(book), "a.xlsx"), "a.xlsx")
    assert draft.article.title == "CHỈ TIÊU SẢN XUẤT SẠCH HƠN GIAI ĐOẠN 2016 - 2020"
    assert [(each.indicator, each.low, each.period_to) for each in draft.targets] == [
        (Indicator.ADOPTION, 15, 2016),
        (Indicator.ADOPTION, 45, 2020),
        (Indicator.SAVING, 4, 2016),
        (Indicator.SAVING, 9, 2020),
    ]


def test_numbers_are_shown_as_their_cells_show_them() -> None:
    """Days, percentages, thousands and decimals as people here write them."""
    book = _book(
        ["Nội dung", "Giá trị"],
        ["Ngày", dt.date(2019, 3, 14)],
        ["Tiền", 1250000],
        ["Lẻ", 0.1 + 0.2],
        ["Phần trăm", 0.125],
        ["Năm", 2020],
    )
    book.active["B3"].number_format = "#,##0"
    book.active["B5"].number_format = "0.0%"
    assert _lines(book)[1:] == ["Ngày | 14/03/2019", "Tiền | 1.250.000", "Lẻ | 0,3", "Phần trăm | 12,5%", "Năm | 2020"]


def test_hidden_sheets_and_rows_are_not_read_and_names_head_the_others() -> None:
    """A sheet's own name counts where there are several, unless a program gave it."""
    book = _book(["Cơ sở", "Than (tấn)"], ["Thủy Sơn", 412], ["Ẩn", 1], title="Hòa Bình")
    book.active.row_dimensions[3].hidden = True
    other = book.create_sheet("Nháp")
    other.append(["không", "đọc"])
    other.sheet_state = "hidden"
    book.create_sheet("Sơn La").append(["Cơ sở", "Nước"])
    assert _lines(book) == ["Hòa Bình", "Cơ sở | Than (tấn)", "Thủy Sơn | 412", "Sơn La", "Cơ sở | Nước"]
    assert read_content(_bytes(book), "a.xlsx").lines[0].kind is LineKind.HEADING


def test_old_fonts_are_converted() -> None:
    """By the words of the whole book."""
    rows = [["Nội dung", "Kết quả"], ["Xưởng gạch giảm lượng than", "Được hỗ trợ"], ["Tiết kiệm điện", "Đạt"]]
    book = _book(*[[to_tcvn3(cell) for cell in row] for row in rows])
    assert _lines(book) == [" | ".join(row) for row in rows]


def test_what_is_broken_or_too_large_is_refused() -> None:
    """A cut package; more cells than anybody reads; one long text in many of them."""
    whole = _bytes(_book(["a", "b"]))
    with pytest.raises(DocumentBroken):
        read_content(whole[: len(whole) // 2] + b"xl/workbook", "a.xlsx")
    for text, rows in (("một", 501), ("một " * 2000, 9)):
        with pytest.raises(DocumentTooLarge):
            read_content(_filled(text, rows, columns=200), "a.xlsx")
