"""What Telex and VNI keys leave behind is read as the word they spell."""

from __future__ import annotations

import pytest

from retrieval.query.input_methods import decode_telex, decode_vni


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("mujc", "mục"),
        ("tieeu", "tiêu"),
        ("ddawjt", "đặt"),
        ("nghieejp", "nghiệp"),
        ("sanr", "sản"),
        ("xuaats", "xuất"),
        ("truowngf", "trường"),
        ("tiêts", "tiết"),
        ("quys", "quý"),
        ("giaf", "già"),
        ("hoaf", "hoà"),
    ],
)
def test_telex(typed: str, word: str) -> None:
    """Doubled vowels, w and the tone keys, at the end of a word or within."""
    assert decode_telex(typed) == word


@pytest.mark.parametrize("word", ["doanh", "tiêu", "2020", ""])
def test_words_without_telex_keys_are_left_alone(word: str) -> None:
    """Nothing is decoded where no key was left."""
    assert decode_telex(word) is None


@pytest.mark.parametrize(
    ("typed", "word"), [("muc5", "mục"), ("tie61t", "tiết"), ("d9a85t", "đặt"), ("nhiêm5", "nhiệm")]
)
def test_vni(typed: str, word: str) -> None:
    """Digits behind letters are tones and marks."""
    assert decode_vni(typed) == word


@pytest.mark.parametrize("word", ["2020", "tiêu", "8k", ""])
def test_numbers_are_no_vni(word: str) -> None:
    """A number, or a number before a letter, is no typing residue."""
    assert decode_vni(word) is None
