"""What counts as a complaint about an answer, and what is a question all the same."""

from __future__ import annotations

import pytest

from retrieval.query.complaints import is_complaint


@pytest.mark.parametrize(
    "text",
    [
        "sai rồi",
        "sai roi ban oi",
        "Sai!",
        "cũ rồi",
        "thông tin này cũ rồi",
        "không đúng",
        "ko dung",
        "không đúng ý mình",
        "bot ngu",
        "bot ngu quá",
        "Bot trả lời sai rồi nhé",
        "số liệu này sai rồi",
        "không phải",
        "không liên quan gì",
        "trả lời linh tinh quá",
        "vớ vẩn",
        "lạc đề rồi",
        "sai r",
        "sai tỉnh rồi",
        "không phải cái này",
        "ý mình không phải vậy",
        "sai rồi, cũ lắm rồi",
    ],
)
def test_a_short_message_that_only_finds_fault_is_a_complaint(text: str) -> None:
    """With or without marks, politely or not, about the answer or about the bot."""
    assert is_complaint(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?!",
        "đúng không?",
        "số này không đúng à?",
        "cảm ơn",
        "sai số là gì",
        "sản xuất cũ và mới khác gì nhau",
        "công nghệ cũ",
        "máy móc cũ rồi có được hỗ trợ không",
        "không đúng, năm 2020 mới là 50%",
        "còn Hà Nội thì sao",
        "xử phạt khai báo không đúng",
        "không phải nộp phí khi nào",
        "hết hạn",
        "chưa hết hạn",
        "máy cũ",
        "5s",
    ],
)
def test_what_asks_or_tells_something_is_none(text: str) -> None:
    """A question stays one although it has a word of fault in it; what says what is wrong tells something."""
    assert not is_complaint(text)
