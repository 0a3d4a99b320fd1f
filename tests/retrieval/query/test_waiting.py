"""Who asks to be told once there is an answer asks nothing of documents."""

from __future__ import annotations

import pytest

from retrieval.query.waiting import asks_to_be_told


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
