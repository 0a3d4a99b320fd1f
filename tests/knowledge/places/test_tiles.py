"""Every province has one tile on the map, roughly where it lies."""

from __future__ import annotations

import pytest

from knowledge.places import legacy_provinces, legacy_provinces_of, neighbours_of, province_now
from knowledge.places.tiles import Tile, load_tiles

TILES = {tile.province: tile for tile in load_tiles() if not tile.is_island}
BORDERS = (
    ("Lào Cai", "Lai Châu"), ("Cao Bằng", "Lạng Sơn"), ("Quảng Ninh", "Hải Phòng"), ("Hà Nội", "Hòa Bình"),
    ("Hà Nội", "Bắc Ninh"), ("Hà Nam", "Nam Định"), ("Nam Định", "Thái Bình"), ("Ninh Bình", "Thanh Hóa"),
    ("Thanh Hóa", "Nghệ An"), ("Nghệ An", "Hà Tĩnh"), ("Hà Tĩnh", "Quảng Bình"), ("Quảng Bình", "Quảng Trị"),
    ("Quảng Trị", "Thừa Thiên Huế"), ("Thừa Thiên Huế", "Đà Nẵng"), ("Đà Nẵng", "Quảng Nam"), ("Gia Lai", "Bình Định"),
    ("Đắk Lắk", "Khánh Hòa"), ("Đắk Nông", "Bình Phước"), ("Lâm Đồng", "Đồng Nai"), ("Bình Dương", "Hồ Chí Minh"),
    ("Long An", "Tiền Giang"), ("Tiền Giang", "Bến Tre"), ("An Giang", "Kiên Giang"), ("Cần Thơ", "Hậu Giang"),
    ("Trà Vinh", "Sóc Trăng"), ("Bạc Liêu", "Cà Mau"),
)  # fmt: skip


def touch(one: Tile, other: Tile) -> bool:
    return max(abs(one.row - other.row), abs(one.column - other.column)) == 1


def test_each_province_has_one_tile_of_its_own() -> None:
    """The 63 of before July 2025, none upon another; the islands stand beside them."""
    tiles = load_tiles()
    assert sorted(TILES) == sorted(legacy_provinces())
    assert len({(tile.row, tile.column) for tile in tiles}) == len(tiles) == 65
    assert {(tile.name, tile.province) for tile in tiles if tile.is_island} == {
        ("Hoàng Sa", "Đà Nẵng"),
        ("Trường Sa", "Khánh Hòa"),
    }


@pytest.mark.parametrize("borders", BORDERS, ids="-".join)
def test_provinces_that_border_on_each_other_touch(borders: tuple[str, str]) -> None:
    """A corner is enough."""
    assert touch(*(TILES[name] for name in borders))


@pytest.mark.parametrize("province", legacy_provinces())
def test_a_province_lies_beside_one_of_its_region_and_near_those_it_is_one_with_today(province: str) -> None:
    """No province stands among strangers."""
    here = TILES[province]
    assert any(touch(here, TILES[name]) for name in neighbours_of(province))
    for merged in legacy_provinces_of(province_now(province)):
        there = TILES[merged]
        assert abs(here.row - there.row) <= 3
        assert abs(here.column - there.column) <= 2


def test_north_is_on_top_and_the_sea_in_the_east() -> None:
    """From the far north to the south, along the coast and along the western border."""
    coast = ["Quảng Ninh", "Thái Bình", "Nghệ An", "Quảng Trị", "Đà Nẵng", "Phú Yên", "Bến Tre", "Cà Mau"]
    assert [TILES[name].row for name in coast] == sorted(TILES[name].row for name in coast)
    for west, east in (("Điện Biên", "Quảng Ninh"), ("Kon Tum", "Quảng Ngãi"), ("Kiên Giang", "Tiền Giang")):
        assert TILES[west].column < TILES[east].column
