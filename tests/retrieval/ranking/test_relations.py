"""What is asked of something must be told of; words that only hold such a word ask for nothing."""

from __future__ import annotations

import pytest

from retrieval.ranking.relations import tells_price
from tests.retrieval.ranking.known_words import weighted

KNOWN = ("giá", "phạt", "đánh", "rai", "doanh", "thu")


@pytest.mark.parametrize(
    ("question", "relation"),
    [
        ("lò ga giá bao nhiêu", {"giá"}),
        ("xả thải bị phạt bao nhiêu", {"phạt"}),
        ("doanh thu nhà máy đường", {"doanh", "thu"}),
        ("ai được đánh giá nhanh", set()),
        ("lò ga dùng làm gì", set()),
    ],
)
def test_what_is_asked_of_something(question: str, relation: set[str]) -> None:
    """With all of its words; "đánh giá" asks for no price."""
    assert weighted(question, *KNOWN).relation == relation


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("may ep gach gia bao nhieu 1 bo", True),
        ("gia dien san xuat gio cao diem", True),
        ("danh gia bao nhieu co so", False),
        ("xuong tham gia nhieu khong", False),
        ("máy ép gạch giá bao nhiêu", False),
    ],
)
def test_without_marks_a_price_is_asked_for_by_how_high_it_is(question: str, asks: bool) -> None:
    """With marks "giá" is asked of as other things are."""
    assert weighted(question).asks_price == asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Giá một bộ khuôn là 3 triệu đồng.", True),
        ("Trung tâm đánh giá nhanh 5 lò.", False),
        ("giá trị sản xuất", False),
    ],
)
def test_a_price_is_told_by_its_word(text: str, tells: bool) -> None:
    assert tells_price(text) == tells


def test_a_long_form_that_was_not_typed_asks_for_nothing() -> None:
    """Of "CP" the long form has "cổ phần", which is asked of where somebody types it."""
    assert not weighted("công ty CP may tiết kiệm bao nhiêu").relation & {"cổ", "phần"}
    assert {"cổ", "phần"} <= weighted("công ty may bán bao nhiêu cổ phần").relation
