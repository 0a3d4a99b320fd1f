"""Tokens are syllables and numbers in match form, each with its place in the stored text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.tokenizer import tokenize


def marked(text: str) -> list[str]:
    return [token.marked for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mục tiêu, năm 2020!", ["mục", "tiêu", "năm", "2020"]),
        ("10.000 bộ", ["10000", "bộ"]),
        ("10000 bộ", ["10000", "bộ"]),
        ("10 nghìn bộ", ["10000", "nghìn", "bộ"]),
        ("10 nghin bo", ["10000", "nghin", "bo"]),
        ("4,2 tỷ đồng", ["4200000000", "tỷ", "đồng"]),
        # What looks like a number before a scale word and is none stays as it was written.
        ("Ngày 12.3.2019 triệu tập", ["ngày", "12.3.2019", "triệu", "tập"]),
        ("1,2,3 nghìn", ["1.2.3", "nghìn"]),
        ("፩ triệu", ["፩", "triệu"]),
        ("1.234.567,5", ["1234567.5"]),
        ("2,5kg", ["2.5", "kg"]),
        # A number in words stays words.
        ("Triệu rưỡi, năm 2015", ["triệu", "rưỡi", "năm", "2015"]),
        ("hai tỷ đồng cho 3 xã", ["hai", "tỷ", "đồng", "cho", "3", "xã"]),
        ("công nghiệp 4.0", ["công", "nghiệp", "4.0"]),
        ("5-8% và 5 – 8 %", ["5", "8", "và", "5", "8"]),
        ("1048/KH-SCT", ["1048", "kh", "sct"]),
        ("iso14001 ISO 14001", ["iso", "14001", "iso", "14001"]),
        ("sxsh2020", ["sxsh", "2020"]),
        ("5S 3R CO2", ["5s", "3r", "co2"]),
        ("10kg", ["10", "kg"]),
        ("１０．０００", ["10000"]),
        ("", []),
        ("… – !", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Numbers lose their separators; words and numbers written together come apart; names like 5S stay whole."""
    assert marked(text) == expected


@given(st.text(alphabet="aăđĐÐ 10.,/-–%\u0301\u200b\nhoàS５"))
def test_tokens_lie_in_the_text(text: str) -> None:
    """Every token's offsets are inside the text and in order."""
    spans = [(token.start, token.end) for token in tokenize(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
