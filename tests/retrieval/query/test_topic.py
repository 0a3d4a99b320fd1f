"""A question that asks about nothing but what the collection is for, where and when."""

from __future__ import annotations

import pytest

from retrieval.query.topic import speaks_of_topic, topic_pairs
from tests.retrieval.ranking.known_words import cut, parsed


@pytest.mark.parametrize(
    "question",
    [
        "sản xuất sạch hơn ở Sơn La",
        "SXSH ở Sơn La năm 2019",
        "Mục tiêu sản xuất sạch hơn của Sơn La",
        "tình hình áp dụng sản xuất sạch hơn trong công nghiệp tại Sơn La",
    ],
)
def test_the_topic_a_place_and_a_time_are_all(question: str) -> None:
    """Words that only say that its state is asked for ask for nothing else."""
    assert "sạch hơn" in topic_pairs(parsed(question))


@pytest.mark.parametrize("question", ["sxsh o son la", "san xuat sach hon o son la"])
def test_however_it_is_typed_it_is_found_where_it_is_told(question: str) -> None:
    """In the form in which pairs of the question are looked for."""
    pairs = topic_pairs(parsed(question))
    assert not pairs.isdisjoint(cut("Lò gạch làm sản xuất sạch hơn.").pairs)
    assert not pairs.isdisjoint(cut("Lò gạch có kế hoạch tiêu dùng bền vững.").pairs)
    assert pairs.isdisjoint(cut("Lò gạch làm nước sạch.").pairs)


@pytest.mark.parametrize(
    "question", ["Sơn La hỗ trợ gì cho sản xuất sạch hơn", "sản xuất sạch hơn ngành giấy", "khuyến công Sơn La", "5S"]
)
def test_who_asks_about_more_may_be_answered_without_its_name(question: str) -> None:
    """Support, an industry, another subject."""
    assert topic_pairs(parsed(question)) == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch SXSH của tỉnh", True),
        ("Sản xuất và tiêu dùng bền vững", True),
        ("sản xuất sạch hơn", True),
        ("Tây Ninh trồng khoai mì", False),
        ("sản xuất nước sạch hơn", False),
    ],
)
def test_a_text_speaks_of_it_by_name(text: str, expected: bool) -> None:
    """Or by the wider name that its programmes have had since 2016."""
    assert speaks_of_topic(text) is expected
