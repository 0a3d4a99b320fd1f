"""Rows of figures are rows, what stands below a table is text, and a list is of what it was issued with."""

from __future__ import annotations

import pytest

from knowledge.dates.dateline import read_dateline
from knowledge.extraction.extractor import extract
from knowledge.records import Document, DocumentLine, LineKind, LineRole

LEAD = "Các cơ sở chế biến chè được ưu tiên hỗ trợ thay lò sấy đốt than bằng lò đốt viên nén trong ba năm tới."


def _document(*lines: tuple[LineKind, str]) -> Document:
    return Document(source="a", lines=tuple(DocumentLine(kind=kind, text=text) for kind, text in lines))


@pytest.mark.parametrize(("line", "dated"), [("Bún Thượng Tổ | 22 | 15 | 20%", False), ("22 | 12 | 2015", True)])
def test_two_figures_of_a_row_are_no_day_without_a_whole_year(line: str, dated: bool) -> None:
    """Bars part a day's numbers on some pages, and the cells of every table."""
    assert (read_dateline(line) is not None) is dated


@pytest.mark.parametrize(
    ("below", "role"),
    [
        ("Nguồn nước ngọt khan hiếm nên nước rửa được dùng lại.", LineRole.BODY),
        ("Nguồn: Khảo sát của nhóm thực hiện", LineRole.NOTE),
    ],
)
def test_below_a_table_only_a_source_is_a_note(below: str, role: LineRole) -> None:
    """The word alone names none."""
    rows = [(LineKind.TABLE_ROW, text) for text in ("Cơ sở | Trước | Sau", "Cà Ná | 4,0 | 3,1")]
    lines = extract(
        _document(
            (LineKind.HEADING, "Chế biến chè bớt than nhờ thay lò sấy"),
            (LineKind.PARAGRAPH, LEAD),
            *rows,
            (LineKind.PARAGRAPH, below),
            (LineKind.PARAGRAPH, LEAD.replace("ba năm", "hai năm")),
        )
    ).lines
    assert next(line.role for line in lines if line.text == below) is role


def test_a_list_is_of_the_day_and_number_of_what_it_was_issued_with() -> None:
    """A heading in capitals says what is listed; it need not be a kind of paper."""
    extraction = extract(
        _document(
            (LineKind.PARAGRAPH, "DANH MỤC NHIỆM VỤ SẢN XUẤT SẠCH HƠN"),
            (
                LineKind.PARAGRAPH,
                "(Ban hành kèm theo Kế hoạch số 88/KH-UBND ngày 7 tháng 3 năm 2018 của UBND tỉnh Sơn La)",
            ),
            (LineKind.PARAGRAPH, LEAD),
            (LineKind.TABLE_ROW, "1 | Tập huấn cho cơ sở chế biến chè | Sở Công Thương | 2018"),
        )
    )
    assert [number.value for number in extraction.particulars.numbers] == ["88/KH-UBND"]
    assert [date.date.value for date in extraction.particulars.dates] == ["2018-03-07"]
