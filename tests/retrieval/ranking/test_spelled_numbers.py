"""A number that a document spells out is the number that a question types in digits."""

from __future__ import annotations

import pytest

from retrieval.analysis.tokenizer import tokenize
from retrieval.ranking.spelled_numbers import with_digits


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Giai đoạn hai đầu tư", "giai đoạn 2 đầu tư"),
        ("từ tháng Một đến tháng Sáu năm", "từ tháng một đến tháng 6 năm"),
        ("trong năm tháng đầu năm", "trong 5 tháng đầu năm"),
        ("năm bước", "5 bước"),
    ],
)
def test_a_number_in_words_is_said_in_digits(text: str, said: str) -> None:
    assert [each.marked for each in with_digits(text, tokenize(text))] == said.split()


@pytest.mark.parametrize(
    "text",
    [
        "đến năm 2020",
        "2015 năm công ty",
        "một năm",
        "huyện Ba Vì",
        "đường Hai Bà Trưng",
        "năm ấy",
        "bà con",
        "Năm 2019",
    ],
)
def test_years_names_and_other_words_are_no_numbers(text: str) -> None:
    """A year, an article, the names of places, and what only sounds like a number."""
    tokens = tokenize(text)
    assert with_digits(text, tokens) is tokens
