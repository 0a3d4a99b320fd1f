"""Rows of tables as lines: each figure below the head of its own column."""

from __future__ import annotations

import io

import docx
import pytest

from knowledge.readers.docx import read_docx
from knowledge.readers.html import read_html
from knowledge.readers.table_rows import PlacedCell, find_head, join_cells, join_head, spread

_HEADS = """<tr><th rowspan=2>TT</th><th rowspan=2>Chỉ tiêu</th><th colspan=2>Thực hiện</th><th colspan=2>Mục tiêu</th>
</tr><tr><th>2019</th><th>2020</th><th>2025</th><th>2030</th></tr>"""
_ROWS = """<tr><td>1</td><td>Cơ sở áp dụng</td><td></td><td>9</td><td></td><td>33</td></tr>
<tr><td>2</td><td>Lớp tập huấn</td><td>4</td><td></td><td></td><td></td></tr>"""


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["1", "Cơ sở áp dụng", "%", "", "61", ""], "1 | Cơ sở áp dụng | % | - | 61"),
        (["", "Tổng cộng", "", "101"], "- | Tổng cộng | - | 101"),
        (["II", "Đào tạo", "", ""], "II | Đào tạo"),
        (["1", "", "Sở Công Thương", "chủ trì"], "1 | Sở Công Thương | chủ trì"),
        (["Số, ký hiệu", "", "77/KH-SCT"], "Số, ký hiệu | 77/KH-SCT"),
        (["", "35%"], "35%"),
    ],
)
def test_an_empty_cell_is_written_before_a_figure_alone(cells: list[str], line: str) -> None:
    assert join_cells(cells) == line


def test_a_head_keeps_its_empty_cells() -> None:
    assert join_cells(["TT", "", "Năm nay", ""], is_head=True) == "TT | - | Năm nay"


def test_a_wide_cell_is_told_of_each_column_of_a_head_and_once_elsewhere() -> None:
    rows = [
        [PlacedCell("Huyện"), PlacedCell("Áp dụng", 2)],
        [PlacedCell("", is_own=False), PlacedCell("2022"), PlacedCell("2023")],
    ]
    assert find_head(rows) == (0, 2)
    assert join_head(rows) == ["Huyện", "Áp dụng 2022", "Áp dụng 2023"]
    assert spread(rows[0]) == ["Huyện", "Áp dụng", ""]


def test_a_form_has_no_head_of_two_rows() -> None:
    """Its second row has a label of its own."""
    form = [
        [PlacedCell("Tên cơ sở"), PlacedCell("Xưởng gỗ", 2)],
        [PlacedCell("Nơi"), PlacedCell("xã"), PlacedCell("tỉnh")],
    ]
    assert find_head(form) == (0, 1)


def test_figures_below_wide_cells_are_no_head() -> None:
    rows = [
        [PlacedCell("Huyện"), PlacedCell("Áp dụng", 2)],
        [PlacedCell("", is_own=False), PlacedCell("12"), PlacedCell("15%")],
    ]
    assert find_head(rows) == (0, 1)


def test_a_page_that_promises_thousands_of_columns_takes_no_more_than_a_sheet() -> None:
    row = [PlacedCell("a", 1000)] * 1000
    assert len(spread(row)) <= 1200
    assert len(join_head([row, row])) == 200


def test_a_table_of_a_page_keeps_its_columns() -> None:
    page = f"<p>Bảng 1.</p><table>{_HEADS}{_ROWS}</table>".encode()
    lines = [line.text for line in read_html(page, "a.html").lines]
    assert lines[1:] == [
        "TT | Chỉ tiêu | Thực hiện 2019 | Thực hiện 2020 | Mục tiêu 2025 | Mục tiêu 2030",
        "1 | Cơ sở áp dụng | - | 9 | - | 33",
        "2 | Lớp tập huấn | 4",
    ]


def test_a_table_of_word_keeps_its_columns() -> None:
    """Its head of two rows is one, and a figure stands below the year that it is of."""
    document = docx.Document()
    table = document.add_table(rows=4, cols=4)
    rows = (
        ("Chỉ tiêu", "Mục tiêu", "", ""),
        ("", "2020", "2025", "2030"),
        ("Cơ sở áp dụng", "", "21", "33"),
        ("Lớp tập huấn", "4", "", "14"),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 3))
    file = io.BytesIO()
    document.save(file)
    assert [line.text for line in read_docx(file.getvalue(), "a.docx").lines] == [
        "Chỉ tiêu | Mục tiêu 2020 | Mục tiêu 2025 | Mục tiêu 2030",
        "Cơ sở áp dụng | - | 21 | 33",
        "Lớp tập huấn | 4 | - | 14",
    ]
