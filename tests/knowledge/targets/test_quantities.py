"""Figures with a unit: what a sentence states, and what only looks like it."""

from __future__ import annotations

import pytest

from knowledge.targets.quantities import find_quantities
from knowledge.targets.records import Comparator


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đào tạo cho 10,000 học viên.", [(10_000, 10_000, "học viên")]),
        ("Kinh phí 2 trăm triệu đồng.", [(2e8, 2e8, "đồng")]),
        ("Khoảng 1,5 trăm tỷ đồng.", [(1.5e11, 1.5e11, "đồng")]),
        ("Hơn 2 nghìn tỷ đồng.", [(2e12, 2e12, "đồng")]),
        ("Mỗi hộ được triệu rưỡi đồng.", [(1.5e6, 1.5e6, "đồng")]),
        ("Tổng 1,250,000 đồng.", [(1_250_000, 1_250_000, "đồng")]),
        ("Cho 15 000 học viên.", [(15_000, 15_000, "học viên")]),
        ("Chi 2 tỷ 500 triệu đồng.", [(2.5e9, 2.5e9, "đồng")]),
        # Each end of a range has its own scale, and shares the other's where it has none.
        ("Từ 500 triệu đến 1 tỷ đồng.", [(5e8, 1e9, "đồng")]),
        ("Từ 500 triệu đồng đến 1 tỷ đồng.", [(5e8, 1e9, "đồng")]),
        ("Chi 5-8 tỷ đồng.", [(5e9, 8e9, "đồng")]),
        ("Chi 1-2 tỷ 500 triệu đồng.", [(1e9, 2.5e9, "đồng")]),
        ("Tổng số 15 000 học viên.", [(15_000, 15_000, "học viên")]),
        ("Chi 1500-2000 triệu đồng.", [(1.5e9, 2e9, "đồng")]),
        ("Giảm 5 – 8 % điện.", [(5, 8, "%")]),
        ("Giảm 25 ％ điện.", [(25, 25, "%")]),
        ("Tiết kiệm 1,2-1,5 triệu đồng/tấn.", [(1.2e6, 1.5e6, "đồng/tấn")]),
        # Days, articles, years and their like name; a span of time counts.
        ("Mỗi năm 20 lớp tập huấn.", [(20, 20, "lớp tập huấn")]),
        ("Tổng số 120 học viên.", [(120, 120, "học viên")]),
        ("Ngày 15 hội nghị bắt đầu.", []),
        ("Điều 5 doanh nghiệp phải làm.", []),
        ("Năm 2020 doanh nghiệp đã làm.", []),
        ("Giai đoạn 2016-2020 doanh nghiệp đã làm.", []),
        ("Công nghiệp 4.0 doanh nghiệp cần biết.", []),
        # Words that begin like a currency.
        ("Đến năm 2020 đồng thời giảm rác.", []),
        ("Năm 2020 Đồng Nai đã làm.", []),
        ("den nam 2020 dong thoi giam rac", []),
    ],
)
def test_figures(sentence: str, expected: list[tuple[float, float, str]]) -> None:
    """Low and high end with the unit, worked out by hand."""
    assert [(each.low, each.high, each.unit) for each in find_quantities(sentence)] == expected


def test_a_rise_has_where_it_started_and_its_bound() -> None:
    """ "từ mức 20% xuống còn 10%" is ten, reached from twenty; "lên trên 50%" is over fifty."""
    (fall,) = find_quantities("Giảm từ mức 20% xuống còn 10% chi phí.")
    (rise,) = find_quantities("Tăng từ 25% lên trên 50% số cơ sở.")
    assert (fall.base, fall.low, fall.comparator) == (20, 10, Comparator.EXACT)
    assert (rise.base, rise.low, rise.comparator) == (25, 50, Comparator.OVER)
