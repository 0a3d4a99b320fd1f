"""A question is told from a title, a place, a day and an answer."""

from __future__ import annotations

import pytest

from retrieval.query.asking_words import asks


@pytest.mark.parametrize(
    "text",
    [
        "5S là gì",
        "ai phụ trách ở Thanh Hóa",
        "Thanh Hóa 2020?",
        "thanh hoa co bao nhieu co so",
        "doanh nghiệp nào áp dụng",
        "vì sao nước đắt",
    ],
)
def test_questions_are_known_by_their_words_or_mark(text: str) -> None:
    """With tone marks or without."""
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lai Châu",
        "Ái Mộ",
        "17/10/2018",
        "Hội nghị sản xuất sạch hơn tại Thanh Hóa",
        "Lợi ích của sản xuất sạch hơn",
        "Thời hạn nộp hồ sơ khuyến công",
        "Số lượng cơ sở áp dụng tăng",
        "Có, ở Thới Lai. Nguồn: Sở, 2024",
    ],
)
def test_titles_places_days_and_answers_ask_nothing(text: str) -> None:
    """Also where they name what is often asked for."""
    assert not asks(text)
