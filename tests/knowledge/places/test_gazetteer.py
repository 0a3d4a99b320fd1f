"""What the names mean: provinces of before and after 1 July 2025, former names, districts."""

from __future__ import annotations

import pytest

from knowledge.places import (
    legacy_provinces,
    legacy_provinces_of,
    make_places,
    normalize_province,
    province_now,
    provinces_of_district,
)
from knowledge.places.gazetteer_tables import load_tables
from knowledge.records import Place


def test_the_tables_are_whole() -> None:
    """63 provinces became 34, each exactly once; 696 districts; the rows read by hand agree."""
    tables = load_tables()
    made_from = [province for made in tables.made_from.values() for province in made]
    assert len(legacy_provinces()) == 63
    assert len(tables.made_from) == 34
    assert sorted(made_from) == sorted(legacy_provinces())
    assert sum(len(kinds) for districts in tables.districts.values() for kinds in districts.values()) == 696
    assert legacy_provinces()[0] == "An Giang"
    assert tables.districts["Đắk Lắk"]["Ea Kar"] == ("Huyện",)
    assert all(province_now(province) == now for now, made in tables.made_from.items() for province in made)


@pytest.mark.parametrize(
    ("written", "legacy"),
    [
        ("Thanh Hóa", "Thanh Hóa"),
        ("tỉnh Thanh Hoá", "Thanh Hóa"),
        ("THANH HOA", "Thanh Hóa"),
        ("thanhhoa", "Thanh Hóa"),
        ("daklak", "Đắk Lắk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("sai gon", "Hồ Chí Minh"),
        ("hn", "Hà Nội"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("Huế", "Thừa Thiên Huế"),
        ("tp hue", "Thừa Thiên Huế"),
        ("hoa binh", "Hòa Bình"),
        ("Hà Tây", "Hà Nội"),
        ("Hà Bắc", None),
        ("dn", None),
        ("Hà Năm", None),
        ("Thạch Thất", None),
        ("Atlantis", None),
        ("tỉnh", None),
        ("", None),
    ],
)
def test_any_spelling_of_a_province_has_one_name(written: str, legacy: str | None) -> None:
    """Spellings, abbreviations and former names give the name of before 2025; what means two or none gives none."""
    assert normalize_province(written) == legacy


def test_today_and_before() -> None:
    """Phú Thọ took in Hòa Bình and Vĩnh Phúc; Vĩnh Phúc is no province of today."""
    assert legacy_provinces_of("Phú Thọ") == ("Phú Thọ", "Hòa Bình", "Vĩnh Phúc")
    assert legacy_provinces_of("phu tho") == ("Phú Thọ", "Hòa Bình", "Vĩnh Phúc")
    assert legacy_provinces_of("Vĩnh Phúc") == ()
    assert legacy_provinces_of("Huế") == ("Thừa Thiên Huế",)
    assert legacy_provinces_of("Hà Tây") == ()
    assert legacy_provinces_of("nowhere") == ()
    assert province_now("Vĩnh Phúc") == "Phú Thọ"
    assert province_now("vinh phuc") == "Phú Thọ"
    assert province_now("Thừa Thiên Huế") == "Huế"
    with pytest.raises(ValueError, match="nowhere"):
        province_now("nowhere")


def test_districts_know_their_provinces() -> None:
    """One, several or none."""
    assert provinces_of_district("thach that") == ("Hà Nội",)
    assert provinces_of_district("Tam Nông") == ("Phú Thọ", "Đồng Tháp")
    assert provinces_of_district("Hồ Chí Minh") == ()


def test_places_are_made_from_names() -> None:
    """Districts go to their province; one of no given province is left out; a wrong name is an error."""
    assert make_places(["vinh phuc"], ["Sông Lô", "lap thach", "Thạch Thất"]) == (
        Place(province="Vĩnh Phúc", province_now="Phú Thọ", district="Sông Lô"),
        Place(province="Vĩnh Phúc", province_now="Phú Thọ", district="Lập Thạch"),
    )
    assert make_places(["Hà Nội", "Thanh Hóa", "Hà Nội"]) == (
        Place(province="Hà Nội", province_now="Hà Nội"),
        Place(province="Thanh Hóa", province_now="Thanh Hóa"),
    )
    assert make_places([]) == ()
    with pytest.raises(ValueError, match="Narnia"):
        make_places(["Hà Nội", "Narnia"])
