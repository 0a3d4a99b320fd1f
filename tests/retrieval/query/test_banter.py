"""What is said to a bot for fun, and what asks something all the same."""

from __future__ import annotations

import time

import pytest

from retrieval.query.banter import is_banter


@pytest.mark.parametrize(
    "text",
    [
        "haha",
        "hihi hay quá",
        "kkkk",
        "😂😂",
        "=))",
        "👍",
        "bot giỏi quá",
        "gioi ghe",
        "yêu bot lắm",
        "Bot có người yêu chưa?",
        "kể chuyện cười đi bot ơi",
        "đỉnh thật",
        "good bot",
        "hay đấy",
    ],
)
def test_laughter_praise_and_teasing_ask_nothing(text: str) -> None:
    """With or without marks; emoji alone as well."""
    assert is_banter(text)


@pytest.mark.parametrize(
    "text",
    [
        "5s",
        "hay là hỏi Sở",
        "mô hình nào hay",
        "hà nội",
        "tốt nghiệp",
        "chuẩn ISO 14001",
        "nhanh nhất là bao lâu",
        "hà tĩnh",
        "doanh nghiệp nào tiết kiệm tốt",
        "2020",
        "Huế",
        "hai",
        "xử lý nước thải giỏi nhất là ai",
    ],
)
def test_what_asks_something_is_none(text: str) -> None:
    """Although a word of it may praise."""
    assert not is_banter(text)


@pytest.mark.parametrize(
    "text", ["ha" * 50_000 + "x", "k" * 50_000 + "x", "haha " * 7 + "x", "quá " * 7 + "x", "a " * 50_000]
)
def test_what_was_written_to_take_long_takes_no_longer(text: str) -> None:
    """Nothing in it is tried in two ways: it is done within a fifth of a second."""
    started = time.perf_counter()
    assert not is_banter(text)
    assert time.perf_counter() - started < 0.2
