"""Numbers of pages and running heads among the lines of a printed paper."""

from __future__ import annotations

import pytest

from knowledge.extraction.line_features import read_lines
from knowledge.extraction.page_marks import find_page_marks
from knowledge.records import DocumentLine

SENTENCE = "Xưởng thứ {} của hợp tác xã đã lắp bể lắng và mỗi ngày dùng lại được ba mét khối nước rửa."
TEXT = [SENTENCE.format(number) for number in range(1, 13)]


def marked(lines: list[str]) -> list[str]:
    """The lines that are marks of pages."""
    read = read_lines([DocumentLine(text=line) for line in lines])
    return [read[number].text for number in sorted(find_page_marks(read))]


def test_a_head_that_holds_the_pages_number_is_no_text() -> None:
    """On the one side of even pages and the other of odd ones."""
    heads = ["14 CÔNG BÁO/Số 21 + 22/Ngày 3-4-2016", "CÔNG BÁO/Số 21 + 22/Ngày 3-4-2016 15"]
    assert marked([heads[0], *TEXT[:6], heads[1], *TEXT[6:]]) == heads


@pytest.mark.parametrize(
    "heads", [["Bảng 2", "Bảng 3"], ["Tổ sản xuất 1", "Tổ sản xuất 2"], ["Đợt năm 2016 2", "Khác 3"]]
)
def test_numbered_headings_are_text(heads: list[str]) -> None:
    """What a gazette is called has its own number."""
    assert marked([heads[0], *TEXT[:6], heads[1], *TEXT[6:]]) == []


@pytest.mark.parametrize(("number", "is_mark"), [("2", True), ("- 1 -", True), ("7", False), ("2 kg", False)])
def test_the_only_number_of_a_paper_of_two_pages(number: str, is_mark: bool) -> None:
    """Between two paragraphs."""
    assert marked([*TEXT[:6], number, *TEXT[6:]]) == ([number] if is_mark else [])
    assert marked([*TEXT[:2], number, *TEXT[2:4]]) == []
