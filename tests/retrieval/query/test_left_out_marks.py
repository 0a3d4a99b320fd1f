"""A question in which a few marks were left standing is read as one that was typed without any."""

from __future__ import annotations

import pytest

from retrieval.analysis.lexicon import Lexicon
from retrieval.query.utterance import hear


@pytest.mark.parametrize(
    "question",
    [
        "o can tho nganh thuỷ sản tiet kiem bao nhieu phan tram dien",
        "binh duong ban hanh chuong trinh bang quyêt dinh nao",
    ],
)
def test_few_marks_say_nothing(question: str) -> None:
    """One or two words of nine and more; the text is what it would be without them."""
    said = hear(question, Lexicon.shipped())
    assert said.typed_without_marks
    assert said.text.isascii()


@pytest.mark.parametrize(
    "question",
    ["an giang chi bao nhiêu tiền cho kế hoạch", "5S là gì", "Vương Đăng Hoa là ai", "muc tieu Thanh Hóa 2020"],
)
def test_many_marks_or_few_words_are_taken_as_typed(question: str) -> None:
    said = hear(question, Lexicon.shipped())
    assert not said.typed_without_marks
