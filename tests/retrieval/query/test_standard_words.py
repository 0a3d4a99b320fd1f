"""Phone spellings and English terms become standard words."""

from __future__ import annotations

import pytest

from retrieval.analysis.lexicon import Lexicon
from retrieval.query.standard_words import standardize


@pytest.mark.parametrize(
    ("asked", "standard"),
    [
        ("sxsh la j z", "sxsh la gi vay"),
        ("tiết kiệm đc bn %", "tiết kiệm được bao nhiêu %"),
        ("tiet kiem dc bn %", "tiet kiem duoc bao nhieu %"),
        ("tập huấn ntn?", "tập huấn như thế nào?"),
        ("cleaner production targets of Thanh Hoa to 2020", "sản xuất sạch hơn mục tiêu Thanh Hoa 2020"),
        ("", ""),
    ],
)
def test_phone_spellings(asked: str, standard: str) -> None:
    """A question without tone marks stays without them; an English one becomes Vietnamese."""
    assert standardize(asked, Lexicon.shipped()) == standard
