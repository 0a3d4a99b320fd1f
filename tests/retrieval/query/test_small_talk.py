"""A bare yes or no asks the documents nothing; with anything else in it, it does."""

from __future__ import annotations

import pytest

from retrieval.analysis.tokenizer import tokenize
from retrieval.query.small_talk import find_small_talk
from retrieval.records import Reason


@pytest.mark.parametrize("text", ["có", "co", "phải", "đúng", "đúng rồi", "được", "đồng ý", "dạ có", "có chứ ạ"])
def test_a_bare_yes_is_taken_note_of(text: str) -> None:
    """No sentence is quoted for it."""
    assert find_small_talk(tokenize(text)) is Reason.THANKS


@pytest.mark.parametrize("text", ["không", "khong", "ko", "k", "không ạ", "chưa", "không có", "dạ không"])
def test_a_bare_no_wants_nothing_more(text: str) -> None:
    """Whether it was typed with tone marks or not."""
    assert find_small_talk(tokenize(text)) is Reason.STOP


@pytest.mark.parametrize("text", ["có không", "được không", "có bắt buộc không", "đúng 90% không", "Hà Nội có không"])
def test_a_question_with_yes_and_no_in_it_is_a_question(text: str) -> None:
    """It may lean on what was asked before."""
    assert find_small_talk(tokenize(text)) is None
