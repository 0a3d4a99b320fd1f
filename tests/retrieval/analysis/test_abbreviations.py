"""Documents explain their own abbreviations."""

from __future__ import annotations

from collections import Counter

import pytest

from retrieval.analysis.abbreviations import choose_meanings, find_abbreviations


@pytest.mark.parametrize(
    ("text", "learned"),
    [
        ("Dự án phát triển kinh tế tuần hoàn (KTTH) đã xong.", {"KTTH": "kinh tế tuần hoàn"}),
        ("Trung tâm Phát triển bền vững Huế (CSD Huế) mở lớp.", {"CSD": "Trung tâm Phát triển bền vững"}),
        ("Chương trình ở Hiệp Phước còn đánh giá tài nguyên (RECP).", {}),
        ("Ban Quản lý các khu công nghiệp (gọi tắt là BQL) họp.", {"BQL": "Ban Quản lý các khu công nghiệp"}),
        ("Ông Lê Văn Nam (Hà Nội) phát biểu (Ảnh: SCT).", {}),
        ("Chương trình lò vôi sạch giai đoạn 2019-2030 (LIME) mở ra.", {"LIME": "Chương trình lò vôi sạch"}),
        ("", {}),
    ],
)
def test_long_forms_are_found_before_the_bracket(text: str, learned: dict[str, str]) -> None:
    """By their initials, or by what organisations begin with; a name behind the abbreviation belongs to neither."""
    assert choose_meanings(find_abbreviations(text)) == learned


def test_the_most_frequent_meaning_wins() -> None:
    """One slip in one document does not change what everybody else means."""
    texts = ["kinh tế tuần hoàn (KTTH)", "kinh tế tuần hoàn (KTTH)", "kinh tế tổng hợp (KTTH)"]
    explained = sum((find_abbreviations(f"Về {text}.") for text in texts), Counter())
    assert choose_meanings(explained) == {"KTTH": "kinh tế tuần hoàn"}
