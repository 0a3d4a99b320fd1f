"""Who asks to be told once there is an answer asks nothing of documents."""

from __future__ import annotations

import pytest

from retrieval.query.waiting import asks_to_be_told, read_followed


@pytest.mark.parametrize(
    "said",
    ["Nhắn tôi khi có", "khi nào có thì báo em nhé", "khi co tai lieu bao minh biet voi", "báo nhóm khi có bài mới ạ"],
)
def test_who_waits(said: str) -> None:
    """In either order."""
    assert asks_to_be_told(said)


@pytest.mark.parametrize(
    "said", ["", "khi nào có lớp tập huấn", "báo cáo kết quả", "khi có mưa thì sao", "nhắn tin cho ai"]
)
def test_who_asks(said: str) -> None:
    """When something is, is a question."""
    assert not asks_to_be_told(said)


@pytest.mark.parametrize(
    ("said", "followed"),
    [
        ("theo dõi Thanh Hóa", "Thanh Hóa"),
        ("theo doi nghe an", "nghe an"),
        ("báo tôi khi có mục tiêu 2030 của Thanh Hóa", "Thanh Hóa"),
        ("có bài mới về Nghệ An thì nhắn tôi", "Nghệ An"),
        ("khi nào có tài liệu về kiểm toán năng lượng thì báo em nhé", "kiểm toán năng lượng"),
        ("theo dõi tiêu thụ điện thế nào", None),
        ("có bài nào về Hà Nội", None),
        ("nhắn tôi khi có", None),
    ],
)
def test_what_is_followed_in_words(said: str, followed: str | None) -> None:
    """A province by its name alone, a topic where news of it are asked for."""
    assert read_followed(said) == followed
