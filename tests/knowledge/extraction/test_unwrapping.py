"""Wrapped text becomes paragraphs again, and nothing that stands by itself is joined to them."""

from __future__ import annotations

import textwrap

import pytest

from knowledge.extraction.line_features import read_lines
from knowledge.extraction.unwrapping import unwrap
from knowledge.records import DocumentLine

TITLE = "Thanh Hóa: Tổng kết chương trình sản xuất sạch hơn trong công nghiệp"
TEXT = (
    "Ngày 12 tháng 3 năm 2014, Trung tâm Khuyến công và Tư vấn phát triển công nghiệp tỉnh Thanh Hóa đã tổ chức hội"
    " nghị tổng kết chương trình sản xuất sạch hơn giai đoạn 2010 - 2013 và triển khai kế hoạch năm 2014 cho cơ sở.",
    "Theo báo cáo của Sở Công Thương, đến hết năm 2013 toàn tỉnh có 45 cơ sở áp dụng sản xuất sạch hơn, tiết kiệm được"
    " 12,5 tỷ đồng chi phí năng lượng, trong đó các cơ sở ở Hậu Lộc, Tĩnh Gia và Quảng Xương giảm 15% lượng nước.",
    "Đại diện Công ty cổ phần Mía đường Lam Sơn cho biết mỗi vụ ép công ty bớt được 1.200 tấn than sau khi thay hệ"
    " thống bơm và thu hồi nước ngưng.",
)


def joined(text: str) -> list[str]:
    return [line.text for line in unwrap(read_lines([DocumentLine(text=line) for line in text.split("\n") if line]))]


def wrap(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width))


@pytest.mark.parametrize("width", [64, 72, 80, 95, 120])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    """Also where a line opens with a name or a figure; the title stays apart."""
    assert joined("\n".join([TITLE, *(wrap(text, width) for text in TEXT)])) == [TITLE, *TEXT]


@pytest.mark.parametrize("wrapped", [0, 1, 2])
def test_one_wrapped_paragraph_among_whole_ones_is_joined(wrapped: int) -> None:
    """The others are as they were."""
    page = [wrap(text, 60) if number == wrapped else text for number, text in enumerate(TEXT)]

    assert joined("\n".join([TITLE, *page])) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Hội nghị do Sở Công Thương chủ trì được tổ chức tại tỉnh", "Thanh Hóa trong hai ngày.", " "),
        ("Chương trình hành động về sản xuất và tiêu dùng đến năm", "2025 của tỉnh có ba mục tiêu.", " "),
        ("Kinh phí cả giai đoạn là 3,1 tỷ đồng, trong đó của tỉnh", "1.150 triệu đồng, còn lại của các cơ sở.", " "),
        ("Điều 3. Kinh phí là 3,1 tỷ đồng, trong đó của ngân sách", "2.040 triệu đồng, còn lại của các cơ sở.", " "),
        ("Quy chế này được áp dụng tại các xưởng kể từ ngày 01", "tháng 3 năm 2020./.", " "),
        ("Xét đề nghị của Sở tại Tờ trình số 12/TTr-SCT ngày", "18/12/2019,", " "),
        ("3. Chi cục Bảo vệ môi trường đo nước thải, báo cáo", "Phòng Quản lý trước ngày 5 hằng tháng.", " "),
        ("Các giải pháp này mang lại lợi ích về kinh tế-", "xã hội cho người dân trong vùng.", ""),
        ("Tổng kinh phí thực hiện cho cả giai đoạn từ năm 2021", "- 2025 là mười hai tỷ đồng.", " "),
    ],
)
def test_a_line_broken_before_a_name_a_figure_or_a_hyphen_goes_on(above: str, below: str, whole: str) -> None:
    """Among other wrapped lines of the same width."""
    page = "\n".join([TITLE, wrap(TEXT[0], 60), above, below, wrap(TEXT[1], 60)])

    assert f"{above}{whole}{below}" in joined(page)


STANDING = (
    "- Hỗ trợ các cơ sở công nghiệp nông thôn mua máy móc tiên tiến",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành",
    "MỤC TIÊU CỤ THỂ CỦA CHƯƠNG TRÌNH SẢN XUẤT SẠCH HƠN",
    "Giấy | 12 cơ sở | giảm nước | 2015",
    "Nguyễn Văn An",
    "Thanh Hóa, ngày 12 tháng 3 năm 2014",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 88/KH-UBND",
)


@pytest.mark.parametrize("standing", STANDING)
def test_what_stands_by_itself_is_not_joined(standing: str) -> None:
    """Items, headings, rows, names, and lines of a letterhead, under and above a wide line."""
    above = "Kết quả thực hiện chương trình ở các huyện và thị xã"
    page = "\n".join([TITLE, wrap(TEXT[0], 60), above, standing, wrap(TEXT[1], 60)])

    assert standing in joined(page)


def test_a_page_that_is_not_wrapped_stays_as_it_is() -> None:
    """A stray small letter, verse and short items prove no width."""
    page = (
        "Quy trình sản xuất tinh bột sắn gồm các công đoạn chính như hình dưới đây\nrửa và bóc vỏ\nnghiền\n"
        "Nước thải được xử lý tại bể lắng rồi bơm trở lại máng rửa, giảm 40% lượng nước cấp.\n"
        "Nắng lên trên những mái nhà\nGió đưa hương lúa bay xa đồng làng"
    )
    assert joined(page) == page.split("\n")


def test_a_rule_is_joined_to_nothing() -> None:
    """A line of dashes is as wide as the text, and the head of a printed page stands below it."""
    rule = "-" * 59
    page = "\n".join([TITLE, wrap(TEXT[0], 60), rule, "bản in của trang huyện", rule, wrap(TEXT[1], 60)])

    assert joined(page) == [TITLE, TEXT[0], rule, "bản in của trang huyện", rule, TEXT[1]]
