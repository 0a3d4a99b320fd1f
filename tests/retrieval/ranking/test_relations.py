"""What is asked of something must be told of; words that only hold such a word ask for nothing."""

from __future__ import annotations

import pytest

from tests.retrieval.ranking.known_words import weighted

KNOWN = ("giá", "phạt", "đánh", "rai", "doanh", "thu")


@pytest.mark.parametrize(
    ("question", "relation"),
    [
        ("lò ga giá bao nhiêu", {"giá"}),
        ("xả thải bị phạt bao nhiêu", {"phạt"}),
        ("doanh thu nhà máy đường", {"doanh", "thu"}),
        ("ai được đánh giá nhanh", set()),
        ("lò ga dùng làm gì", set()),
    ],
)
def test_what_is_asked_of_something(question: str, relation: set[str]) -> None:
    """With all of its words; "đánh giá" asks for no price."""
    assert weighted(question, *KNOWN).relation == relation
