"""Marks that are sure are put back letter for letter, and no others."""

from __future__ import annotations

import pytest

from retrieval.checking.unmarked import restore_marks


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("", ""),
        ("thanh hoa den nam 2020 co 50% co so ap dung", "Thanh Hóa đến năm 2020 có 50% cơ sở áp dụng"),
        ("Den 2020 khong duoi 60% doanh nghiep", "Đến 2020 không dưới 60% doanh nghiệp"),
        ("giam doc so, giam 5% chi phi", "giám đốc so, giảm 5% chi phí"),
        ("dat 50%, dat muc tieu 60%", "đạt 50%, đặt mục tiêu 60%"),
        ("Đến 2020 khong duoi 60%", "Đến 2020 khong duoi 60%"),
    ],
)
def test_a_line_without_marks_has_those_of_the_words_for_figures(typed: str, restored: str) -> None:
    """Longer phrases before shorter ones, capitals as typed; what has a mark is left as it is."""
    assert restore_marks(typed) == restored
    assert len(restored) == len(typed)
