"""An industry that is asked about is told of under one of its names, or the passage is about another."""

from __future__ import annotations

import pytest

from retrieval.ranking.industries import find_industries, find_named
from tests.retrieval.ranking.known_words import parsed


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("nhà máy bia tiết kiệm nước bao nhiêu", "Nhà máy rượu bia giảm 9% nước.", True),
        ("nhà máy bia tiết kiệm nước bao nhiêu", "82 nhà máy dệt may bớt 4 triệu m3 nước.", False),
        ("nha may bia tiet kiem nuoc bao nhieu", "82 nhà máy dệt may bớt 4 triệu m3 nước.", False),
        ("xưởng giấy và xưởng gỗ", "Xưởng gỗ thay mô-tơ.", True),
        ("lo gom dung bao nhieu than", "Làng gốm có 700 lò than.", True),
        ("nha may giay thai bao nhieu nuoc", "Xưởng giấy thải 9 m3.", True),
        ("lò gạch dùng bao nhiêu than", "Làng gốm có 700 lò than.", False),
    ],
)
def test_one_of_its_names_is_told(question: str, text: str, expected: bool) -> None:
    """Of several industries any of them is."""
    assert bool(find_industries(parsed(question)) & find_named(text)) is expected


@pytest.mark.parametrize("text", ["Trà Vinh đẩy mạnh khuyến công", "Đường thoát nước mưa", "Xưởng thay mô-tơ"])
def test_a_text_of_no_industry_names_none(text: str) -> None:
    """A place, a drain and a workshop of whatever kind."""
    assert find_named(text) == frozenset()


@pytest.mark.parametrize(
    "question",
    [
        *("đường ống thu gom nước mưa", "may rua chen tiet kiem nuoc", "môi trường Trà Vinh", "gom rac the nao"),
        *("nha may san xuat the nao", "don vi nao lo dua tin", "bao nhieu lang nghe, may khu cong nghiep"),
    ],
)
def test_a_word_of_another_meaning_names_none(question: str) -> None:
    """Pipes are no sugar, places no tea, and without marks only what means nothing else counts."""
    assert find_industries(parsed(question)) == frozenset()
