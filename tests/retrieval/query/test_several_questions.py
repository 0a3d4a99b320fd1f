"""Several questions in one message are told from one of several sentences or things."""

from __future__ import annotations

import pytest

from retrieval.query.several_questions import split_questions


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "mục tiêu Hà Nội 2020 là bao nhiêu? 5S là gì?",
            ("mục tiêu Hà Nội 2020 là bao nhiêu?", "5S là gì?"),
        ),
        ("muc tieu ha noi? con thanh hoa?", ("muc tieu ha noi?", "con thanh hoa?")),
        ("1. 5S là gì\n2. Kaizen là gì", ("5S là gì", "Kaizen là gì")),
        ("5S là gì và kaizen là gì", ("5S là gì", "kaizen là gì")),
        ("mục tiêu Thanh Hóa 2020 và 5S là gì", ("mục tiêu Thanh Hóa 2020", "5S là gì")),
        ("mục tiêu Kon Tum và hỗ trợ khuyến công Kon Tum", ("mục tiêu Kon Tum", "hỗ trợ khuyến công Kon Tum")),
    ],
)
def test_each_question_stands_by_itself(message: str, questions: tuple[str, ...]) -> None:
    """By its mark, its line or its number; within a sentence where each asks what something is."""
    assert split_questions(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "",
        "5S là gì?",
        "mục tiêu Hà Nội và Thanh Hóa 2020",
        "mục tiêu Hà Nội và mục tiêu Thanh Hóa",
        "Thanh Hóa, Nghệ An, Hà Tĩnh đặt mục tiêu gì",
        "Quảng Ninh và Hải Phòng tập huấn mấy lớp",
        "Em ở Thanh Hóa. Tỉnh em đặt mục tiêu gì?",
        "ai ký quyết định và ký ngày nào?",
        "sxsh.vn/bai?id=3 nói gì",
        "giảm 20% điện, 30% nước có đúng không",
        "một? hai? ba? bốn? năm? sáu?",
        "Hà Nội và " * 90,
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    """Whatever stands before or in it."""
    assert split_questions(message) == (message,)
