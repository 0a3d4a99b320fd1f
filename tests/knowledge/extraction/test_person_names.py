"""Names of people that stand side by side."""

from __future__ import annotations

import pytest

from knowledge.extraction.person_names import is_person, split_people


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Phạm Quốc Trị Bùi Thị Sáu", ["Phạm Quốc Trị", "Bùi Thị Sáu"]),
        ("Đỗ Lan Phan Thế Vinh", ["Đỗ Lan", "Phan Thế Vinh"]),
        ("HOÀNG VĂN MAI NGUYỄN HẢI", ["HOÀNG VĂN MAI", "NGUYỄN HẢI"]),
        ("Phạm Quốc Trị", []),
        ("Sản xuất sạch hơn giúp tiết kiệm nước", []),
        ("Phòng Kinh Tế Ngân Sách Hạ Tầng", []),
    ],
)
def test_a_row_of_names_is_cut_where_the_next_family_name_stands(row: str, names: list[str]) -> None:
    """Into as many as there are posts above; any other row holds none."""
    assert split_people(row, 2) == names


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Hồ Xuân Trường", True),
        ("Nguyễn Trường Sơn", True),
        ("Trần Văn Viện", True),
        ("Trường Đại Học", False),
        ("Văn Phòng", False),
        ("Trung Tâm Khuyến Công", False),
    ],
)
def test_a_given_name_may_be_a_word_of_organisations(name: str, person: bool) -> None:
    """Where a family name stands before it and another word beside."""
    assert is_person(name) is person
