"""The map of the collection: a tile a province, told apart in grey and by letters too."""

from __future__ import annotations

import json
import struct
from itertools import pairwise

import pytest

from bot import texts
from bot.views import coverage_map
from docs.coverage import PICTURE, RECORD, describe, read_shipped_coverage
from knowledge.places.tiles import load_tiles
from knowledge.store.coverage import Coverage, Holding, LibraryCoverage


@pytest.fixture(scope="module")
def shipped_coverage() -> LibraryCoverage:
    """What ships, read once."""
    return read_shipped_coverage()


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_map_is_as_wide_as_a_phone_shows_it(shipped_coverage: LibraryCoverage) -> None:
    """Taller than wide, and within what Telegram takes for a photo; the README has one."""
    for picture in (coverage_map.draw_coverage(shipped_coverage), PICTURE.read_bytes()):
        assert picture.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", picture[16:24])
        assert 1.5 < height / width < 2.2
        assert width + height < 10_000


def test_the_picture_in_the_readme_shows_what_ships(shipped_coverage: LibraryCoverage) -> None:
    """Else `make pictures` has to draw it anew; a picture and its record are written together."""
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    assert describe(shipped_coverage, PICTURE.read_bytes()) == record


def test_islands_are_said_to_be_of_their_provinces() -> None:
    """They have tiles of their own in the colour of the province, which nobody would guess."""
    islands = [(tile.name, tile.province) for tile in load_tiles() if tile.is_island]
    notes = texts.coverage.map_notes(Coverage(province=""), islands)
    assert {"Hoàng Sa thuộc Đà Nẵng", "Trường Sa thuộc Khánh Hòa"} <= set(notes)


def test_grades_are_told_apart_without_colours() -> None:
    """The more there is, the darker; support alone is hatched, and nothing has a dotted edge."""
    looks = [coverage_map._LOOKS[best] for best in (*Holding, None)]
    grey = [lightness(look.fill) for look in looks]
    assert grey == sorted(grey)
    assert all(later - earlier > 40 for earlier, later in pairwise(grey[:3]))
    assert [look.hatched for look in looks] == [False, False, False, True, False]
    assert len({look.line for look in looks[3:]}) == 2
    assert all(abs(lightness(look.ink) - lightness(look.fill)) > 120 for look in looks)


def test_names_and_letters_are_short_enough_for_a_tile() -> None:
    """Two lines a name; a letter for each thing there is."""
    for tile in load_tiles():
        lines = texts.coverage.map_name(tile.name).split("\n")
        assert len(lines) == 2
        assert max(map(len, lines)) <= 10
    assert texts.coverage.letters(list(Holding)) == "M K B H"
    assert texts.coverage.letters([]) == "–"
