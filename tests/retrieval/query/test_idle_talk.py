"""What asks the documents nothing is told from questions, with tone marks or without."""

from __future__ import annotations

import pytest

from retrieval.query.idle_talk import asks_nothing


@pytest.mark.parametrize("text", ["/start", "đm", "đồ ngu", "bot ngu quá", "vcl", "dit me may", "😀", "?!", ""])
def test_commands_curses_and_signs_ask_nothing(text: str) -> None:
    """However short."""
    assert asks_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "5S là gì",
        "5s",
        "đơn vị mấy người",
        "Ngũ Hành Sơn có mô hình nào",
        "ngu hanh son",
        "công nhân có phải đeo khẩu trang không",
        "deo khau trang",
        "cơ sở lớn",
        "co so lon",
        "đm bao giờ sở công thương mới trả tiền hỗ trợ máy",
    ],
)
def test_questions_are_questions(text: str) -> None:
    """Also where a word without its marks looks like another, and where somebody asks angrily."""
    assert not asks_nothing(text)
