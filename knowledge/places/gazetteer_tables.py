"""The tables that ship with the package, read once when first needed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from knowledge.records import Record
from knowledge.vietnamese.normalization import to_match


class Province(NamedTuple):
    """A province of before July 2025: its name, today's name, other spellings."""

    name: str
    now: str
    aliases: tuple[str, ...]


class Tables(NamedTuple):
    """Provinces by name; what today's provinces were made from; former names; districts by province.

    ``districts[province][district]`` holds the unit's kinds ("Huyện", "Thị xã"…).
    """

    provinces: Mapping[str, Province]
    made_from: Mapping[str, tuple[str, ...]]
    former: Mapping[str, tuple[str, ...]]
    districts: Mapping[str, Mapping[str, tuple[str, ...]]]


class Units(Record):
    """Words that stand before a place's name and say what it is."""

    province: tuple[str, ...]
    city: tuple[str, ...]
    town: tuple[str, ...]
    urban: tuple[str, ...]
    rural: tuple[str, ...]
    commune: tuple[str, ...]


class Wording(Record):
    """The words around names by which a place is told from what only looks like one.

    ``everyday_marked`` and ``everyday_folded`` are names that, in small letters, are ordinary words or fall
    across two of them ("hòa bình", "la gi", "viet nam dinh huong"); the second list is for names typed
    without marks. ``unit_only`` are names of one syllable. ``short_forms`` give, for each kind of support,
    the provinces meant: "" (none needed), "tp", "tỉnh", "in" (after "ở", "tại", "của"), "first" (opening a
    question, before a verb).
    """

    source: str
    units: Units
    unit_abbreviations: frozenset[str]
    central_cities: frozenset[str]
    more_spellings: Mapping[str, tuple[str, ...]]
    short_forms: Mapping[str, Mapping[str, tuple[str, ...]]]
    not_places: tuple[str, ...]
    everyday_marked: frozenset[str]
    everyday_folded: frozenset[str]
    unit_only: frozenset[str]
    place_prepositions: tuple[str, ...]
    slot_prepositions: tuple[str, ...]
    slot_nouns: tuple[str, ...]
    authorities: tuple[str, ...]
    slot_verbs: tuple[str, ...]
    slot_followers: tuple[str, ...]
    leads: tuple[str, ...]
    family_names: frozenset[str]
    middle_names: frozenset[str]
    honorifics: tuple[str, ...]
    credits: tuple[str, ...]
    offices: tuple[str, ...]
    landmarks: tuple[str, ...]
    landmarks_folded: tuple[str, ...]
    companies: tuple[str, ...]
    phrase_stops: tuple[str, ...]
    addresses: tuple[str, ...]
    guests: tuple[str, ...]
    passing: tuple[str, ...]
    nationwide: tuple[str, ...]
    local: tuple[str, ...]


@cache
def load_tables() -> Tables:
    """The provinces and districts."""
    provinces = _read("provinces.json")
    districts = _read("districts.json")["districts"]
    return Tables(
        provinces={
            row["name"]: Province(row["name"], row["now"], tuple(row["aliases"])) for row in provinces["legacy"]
        },
        made_from={row["name"]: _namesake_first(row["name"], row["from"]) for row in provinces["now"]},
        former={name: tuple(row["provinces"]) for name, row in provinces["former"].items()},
        districts={
            province: {name: tuple(kinds) for name, kinds in rows.items()} for province, rows in districts.items()
        },
    )


@cache
def load_wording() -> Wording:
    """The words around names."""
    return Wording.model_validate({name: _to_match(name, value) for name, value in _read("wording.json").items()})


def _read(name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(files("knowledge.places").joinpath("data", name).read_text(encoding="utf-8"))
    return parsed


def _to_match(name: str, value: Any) -> Any:
    """Lists of words in match form; names of provinces stay as they are."""
    return [to_match(word) for word in value] if isinstance(value, list) and name != "central_cities" else value


def _namesake_first(name: str, provinces: list[str]) -> tuple[str, ...]:
    return tuple(sorted(provinces, key=lambda province: (province != name, province)))
