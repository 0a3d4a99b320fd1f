"""Which sentences tell of the places asked about."""

from __future__ import annotations

import pytest

from retrieval.query.scope import scope_of


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Huế", "Huế mở 12 lớp học."),
        ("Hồ Chí Minh", "TP.HCM mở 12 lớp học."),
        ("Đắk Lắk", "Huyện Ea Kar mở 12 lớp học."),
    ],
)
def test_a_short_name_or_a_district_names_its_province(place: str, text: str) -> None:
    """As the name itself does."""
    assert scope_of(place).is_named_in(text)
    assert not scope_of("Sơn La").is_named_in(text)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (True, "Quảng Bình chi 3 tỷ đồng."),
        (True, "Tại tỉnh Quảng Bình, 40% cơ sở áp dụng; ở Hà Nội thì ít hơn."),
        (True, "Sở Công Thương Quảng Bình cử cán bộ đến Hà Nội học tập."),
        (True, "Ngày 5/6/2019, đoàn Quảng Bình gồm 25 cán bộ đã đến thăm."),
        (True, "Năm 2019, Quảng Bình chi 3 tỷ đồng."),
        (False, "Hà Nội chi 7 tỷ đồng, Quảng Bình 3 tỷ đồng."),
        (False, "Chi 7 tỷ đồng, cao hơn tỉnh Quảng Bình."),
        (False, "So với Quảng Bình, mức chi 7 tỷ đồng là cao."),
        (False, "Cùng với Quảng Bình, tỉnh chi 7 tỷ đồng."),
        (False, "Quảng Bình chi ít hơn Hà Nội, nơi có 7 tỷ đồng."),
        (False, "Sở có 12 lớp, học viên từ Quảng Bình."),
        (False, "Tỉnh chi 3 tỷ đồng."),
    ],
)
def test_a_figure_is_that_of_the_place_in_front_of_it(told: bool, text: str) -> None:
    """In an article about another place, whose own figures stand everywhere."""
    assert scope_of("Quảng Bình").is_told_of_in(text) is told
