"""What no office of industry knows of is told from what it does, with tone marks and without."""

from __future__ import annotations

import pytest

from retrieval.query.other_worlds import find_other_world


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Thời tiết Nghệ An thế nào?", True),
        ("thoi tiet nghe an the nao", True),
        ("GIÁ VÀNG Ở NGHỆ AN", True),
        ("gia vang nghe an", True),
        ("điểm chuẩn lớp 10 Hà Nội", True),
        ("Nghệ An có hỗ trợ vay vốn thay lò hơi không?", False),
        ("giá điện cho xưởng ở Nghệ An", False),
        ("đánh giá nhà máy ở Nghệ An", False),
        ("danh gia ca phe nghe an", False),
        # What is typed without marks may be two things: these are "thổi tiết kiệm", "về số liệu", "điểm thí điểm".
        ("lo thoi tiet kiem o nghe an", False),
        ("hoi ve so lieu nghe an", False),
        ("cac diem thi diem o nghe an", False),
        ("giá cà phê giảm thì xưởng áp dụng sxsh thế nào", False),
        ("", False),
    ],
)
def test_weather_and_markets_are_another_world(question: str, other: bool) -> None:
    """A question that names the trade beside them is not."""
    assert (find_other_world(question, typed_without_marks=question.isascii()) is not None) is other


def test_letters_that_are_decomposed_are_the_same() -> None:
    """ "giá vàng" in NFD."""
    assert find_other_world("gia\u0301 va\u0300ng", typed_without_marks=False) == "giá vàng"
