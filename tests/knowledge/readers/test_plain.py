"""Plain text: bullets, numbers of pages and tables set with spaces."""

from __future__ import annotations

import pytest

from knowledge.readers.plain import read_plain
from knowledge.records import LineKind

TABLE = "  TT   Xã          Số hộ    Đối ứng\n  1    Mộc Nam       46       742\n  2    Hòa Hậu       72     1.152"
LETTERHEAD = (
    "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND          Hà Nam, ngày 9/8/2016"
)


def test_a_table_set_with_spaces_has_rows() -> None:
    """Its head is one of them."""
    lines = read_plain(f"Bảng phân bổ theo xã\n{TABLE}\nĐiều 2. Giao Sở Công Thương nghiệm thu.")
    assert [line.text for line in lines if line.kind is LineKind.TABLE_ROW] == [
        "TT Xã Số hộ Đối ứng",
        "1 Mộc Nam 46 742",
        "2 Hòa Hậu 72 1.152",
    ]


@pytest.mark.parametrize(
    "text",
    [
        LETTERHEAD,
        "ĐẠI DIỆN HỘ     THƯ KÝ     CHỦ TRÌ\nHuỳnh Nhơn     Lưu Vĩnh Tích     Trần Trâm",
        "Thôn Đông Hải     41 hộ     1.277 chum",
    ],
)
def test_other_gaps_make_no_table(text: str) -> None:
    """Two columns of a letterhead, signatures side by side, a single row."""
    assert all(line.kind is LineKind.PARAGRAPH for line in read_plain(text))


def test_a_text_that_was_sent_on_loses_the_marks_of_quotation() -> None:
    """However often it was; its items stay items, and a rule between empty lines goes."""
    lines = read_plain(
        "From: a@b.vn\n\n> Xưởng bún ở xã Đa Mai\n>> lắp bể lắng hai ngăn.\n>\n> > - Nước giảm 40%\n> - Than giảm 20%"
    )
    assert [(line.kind, line.text) for line in lines[1:]] == [
        (LineKind.PARAGRAPH, "Xưởng bún ở xã Đa Mai"),
        (LineKind.PARAGRAPH, "lắp bể lắng hai ngăn."),
        (LineKind.LIST_ITEM, "Nước giảm 40%"),
        (LineKind.LIST_ITEM, "Than giảm 20%"),
    ]


def test_a_quotation_below_a_letter_stays_one() -> None:
    """Most words are the letter's own."""
    letter = "Trung tâm mời các xưởng bún trên địa bàn xã đến dự lớp học về nước thải vào sáng thứ hai tuần sau."
    below = ["Chị Hoa đã viết:", "> Anh xem giúp", "> giấy mời", "> đã đúng chưa"]
    assert [line.text for line in read_plain("\n".join([letter, *below]))] == [letter, *below]


def test_the_head_of_a_scanned_paper_is_whole_again() -> None:
    """Letters, digits and capitals set apart, and what the right column breaks."""
    head = (
        "UBND HUYỆN TRÀ CÚ       CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nPHÒNG KINH TẾ                     VIỆT NAM\n"
        "                       Độc lập - Tự do - Hạnh\n                               phúc\n"
        "S ố: 1 4 /BC-PKT      Trà Cú, n gày 1 2 th áng 3 n ăm 2 0 2 1\n     B Á O   C Á O\n"
    )
    assert [line.text for line in read_plain(head)] == [
        "UBND HUYỆN TRÀ CÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHÒNG KINH TẾ",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 14 /BC-PKT Trà Cú, ngày 12 tháng 3 năm 2021",
        "BÁO CÁO",
    ]


@pytest.mark.parametrize(
    "text", ["Mẫu A B C D E", "Năm 2 0 kg", "Tháng 3 4 xưởng nghỉ", "Số 3 7 hộ", "Hướng dẫn ở Việt Nam", "A B  C"]
)
def test_what_is_set_apart_for_another_reason_stays(text: str) -> None:
    """Letters of a list, counts beside each other."""
    assert [line.text for line in read_plain(text)] == [" ".join(text.split())]


def test_the_number_of_a_page_is_no_item() -> None:
    """Though it opens with a dash."""
    number, item = read_plain("- 2 -\n- 2 cơ sở")
    assert (number.kind, number.text) == (LineKind.PARAGRAPH, "- 2 -")
    assert (item.kind, item.text) == (LineKind.LIST_ITEM, "2 cơ sở")
