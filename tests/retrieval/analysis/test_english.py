"""English words in the forms they take."""

from __future__ import annotations

import pytest

from retrieval.analysis.english import load_english


@pytest.mark.parametrize(
    ("written", "vietnamese"),
    [
        ("boilers", "lò hơi"),
        ("strategies", "chiến lược"),
        ("wastewater treatment plants", "trạm xử lý nước thải"),
        ("applied", "áp dụng"),
        ("reducing", "giảm"),
        ("cutting", "giảm"),
        ("dropped", "giảm"),
        ("takes place", "diễn ra"),
        ("processes", "quy trình"),
        ("what is the", ""),
    ],
)
def test_words_stand_in_their_forms(written: str, vietnamese: str) -> None:
    """Numbers of nouns, regular forms of verbs, and a noun before a verb that is spelled alike."""
    assert load_english()[written] == vietnamese
