"""A number alone chooses; whatever asks something is a question."""

from __future__ import annotations

import unicodedata

import pytest

from bot.zalo.numbers import names_several, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        (" 1 ", 1),
        ("1.", 1),
        ("1)", 1),
        ("(1)", 1),
        ("[12]", 12),
        ("so 1", 1),
        ("số 1", 1),
        ("Số 2 nhé", 2),
        (unicodedata.normalize("NFD", "Số 2 nhé"), 2),
        ("chọn số 3", 3),
        ("CHỌN 3", 3),
        ("cho em so 2 a", 2),
        ("mục 4.", 4),
        ("１", 1),
        ("1️⃣", 1),
        ("③", 3),
        ("0", 0),
        ("07", 7),
        ("99", 99),
    ],
)
def test_a_number_alone_is_one(text: str, number: int) -> None:
    """With its marks or without, in brackets, as an emoji, and with a courtesy."""
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "một",
        "5s la gi",
        "5S",
        "2020",
        "năm 2020",
        "100",
        "1048/KH-SCT",
        "1 và 2",
        "1 2",
        "12/2020",
        "1,5",
        "50%",
        "-1",
        "1?",
        "so",
        "số 1 là gì",
        "top 1",
        "muc tieu 1",
        "quý 1",
        "1 tỷ đồng",
        "²³ la gi",
        "1" * 50,
    ],
)
def test_anything_else_is_a_question(text: str) -> None:
    """Years, figures, numbers of documents, and numbers with a word that asks."""
    assert read_number(text) is None


@pytest.mark.parametrize("text", ["1 và 2", "1 va 2", "1 2", "1, 2", "số 1, 2", "1-3", "1 2 3", "1 + 2"])
def test_several_numbers_alone_are_known(text: str) -> None:
    """They cannot all be chosen at once, and ask nothing."""
    assert names_several(text)


@pytest.mark.parametrize(
    "text", ["", "1", "2020", "12/2020", "1,5", "1-100", "1 va 2 la gi", "1048/KH-SCT", "5s va 3r"]
)
def test_other_figures_are_questions(text: str) -> None:
    """Years, shares, numbers of documents, and whatever has a word."""
    assert not names_several(text)
