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
        ("Triệu rưỡi, năm 2015", ["1500000", "năm", "2015"]),
        ("hai tỷ đồng cho 3 xã", ["2000000000", "tỷ", "đồng", "cho", "3", "xã"]),
        ("Hai mươi lăm phần trăm", ["25", "phần", "trăm"]),
        ("3 tỷ 200 triệu", ["3200000000", "tỷ", "triệu"]),
        ("một phần ba, năm nay, ba cơ sở", ["một", "phần", "ba", "năm", "nay", "ba", "cơ", "sở"]),
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


@pytest.mark.parametrize(
    "amounts",
    [
        ("200.000.000 đồng", "2 trăm triệu đồng", "hai trăm triệu đồng", "200tr đồng", "200 trieu dong", "0,2 tỷ đồng"),
        ("1.500.000 dong", "triệu rưỡi đồng", "1,5 triệu đồng", "1tr5 đồng", "một triệu rưỡi đồng", "1.5 trieu dong"),
        ("7.000 đồng", "7 nghin dong", "bay nghin dong", "7k đồng", "bảy ngàn đồng", "7,000 đồng"),
        ("30 phần trăm", "ba mươi phần trăm", "ba muoi phan tram"),
        ("3.200.000.000 đồng", "ba tỷ hai trăm triệu đồng", "3,2 tỷ đồng", "3 ty 200 trieu dong"),
    ],
)
def test_every_writing_of_an_amount_is_one_term_of_a_question(amounts: tuple[str, ...]) -> None:
    """The words that multiply are not asked for beside it."""
    asked = [[token.folded for token in tokenize(amount, scales=False)] for amount in amounts]
    assert all(each == asked[0] for each in asked)


def test_a_part_of_an_amount_is_no_term() -> None:
    """Neither as digits nor as words."""
    for amount in ("ba tỷ hai trăm triệu đồng", "3 tỷ 200 triệu đồng", "3 tỷ hai trăm triệu đồng"):
        assert not {"200000000", "200", "3"} & set(marked(amount))
