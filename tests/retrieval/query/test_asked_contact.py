"""Whom to turn to in a province is told from other questions with the same letters."""

from __future__ import annotations

import pytest

from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.asked_contact import asks_whom_to_ask
from retrieval.query.asked_lack import asks_who_lacks
from retrieval.query.bare_name import names_numbers_alone
from retrieval.query.parser import parse_query
from retrieval.query.query import Query


def question(text: str) -> Query:
    return parse_query(text, EmbeddedIndex.of(0, [], Lexicon.shipped()), Lexicon.shipped())


@pytest.mark.parametrize(
    ("asked", "whom"),
    [
        ("ở Nghệ An hỏi ai", True),
        ("sđt sở công thương nghệ an", True),
        ("so cong thuong vinh phuc dia chi o dau", True),
        ("liên hệ với cơ quan nào ở Hà Nội", True),
        ("Thái Bình có bao nhiêu DN dệt may đang chạy máy hồi đầu 2018?", False),
        ("số điện thoại công ty giấy Vạn Phúc ở Nghệ An", False),
        ("hỏi ai bây giờ", False),
        ("mục tiêu Nghệ An", False),
        ("ở Nghệ An hỏi ai về sản xuất sạch hơn", True),
        ("can hoi ve bao cao nuoc lam mat thi goi ai ben ban quan ly kcn br-vt", False),
    ],
)
def test_whom_to_ask(asked: str, whom: bool) -> None:
    """An office or anybody, in a place that is named."""
    assert asks_whom_to_ask(question(asked)) is whom


@pytest.mark.parametrize(
    ("asked", "lacks"),
    [
        ("tỉnh nào chưa có kế hoạch", True),
        ("doanh nghiep nao khong ap dung sxsh", True),
        ("tỉnh nào có kế hoạch", False),
        ("không biết tỉnh nào có kế hoạch", False),
        ("nơi nào không biết", False),
    ],
)
def test_who_lacks_something(asked: str, lacks: bool) -> None:
    """Documents tell of those who have it."""
    assert asks_who_lacks(asked) is lacks


@pytest.mark.parametrize(("said", "alone"), [("12", True), ("45%", True), ("5S", False), ("889 có mục tiêu gì", False)])
def test_numbers_alone(said: str, alone: bool) -> None:
    """They are asked of nothing."""
    assert names_numbers_alone(question(said)) is alone
