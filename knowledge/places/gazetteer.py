"""What the names mean: provinces before and after 1 July 2025, districts, former names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from knowledge.places.gazetteer_tables import load_tables, load_wording
from knowledge.places.mention import Level
from knowledge.places.spellings import Name, fitting_names
from knowledge.records import Place
from knowledge.vietnamese.syllables import Syllable, split_syllables

_UNITS = (["tinh"], ["tp"], ["thanh", "pho"], ["t", "p"], ["thu", "do"])


def legacy_provinces() -> tuple[str, ...]:
    """The 63 provinces of before 1 July 2025, in the table's order."""
    return tuple(load_tables().provinces)


def normalize_province(name: str) -> str | None:
    """The name before July 2025 for any spelling of a province: "daklak", "Thanh Hoá", "TP.HCM", "tỉnh hue".

    A name of today gives its namesake ("Huế" gives "Thừa Thiên Huế"), a former one the province it became
    part of ("Hà Tây" gives "Hà Nội"). None for everything else: districts, names with wrong marks,
    abbreviations and former names that mean two provinces.
    """
    found = _named(name)
    if found is None:
        return None
    if found.level is Level.FORMER and len(found.provinces) > 1:
        return None
    return found.provinces[0]


def province_now(legacy: str) -> str:
    """Today's name of a province given in any spelling; raises ``ValueError`` with the name if it is none."""
    tables = load_tables()
    known = tables.provinces.get(legacy) or tables.provinces.get(normalize_province(legacy) or "")
    if known is None:
        raise ValueError(legacy)
    return known.now


def legacy_provinces_of(name_now: str) -> tuple[str, ...]:
    """The provinces from which one of today's 34 was made, its namesake first; any spelling.

    Empty for a name that is none of today's ("Vĩnh Phúc").
    """
    tables = load_tables()
    legacy = normalize_province(name_now)
    if legacy is None or (found := _named(name_now)) is None or found.level is Level.FORMER:
        return ()
    made_from = tables.made_from[tables.provinces[legacy].now]
    return made_from if made_from[0] == legacy else ()


@cache
def provinces_of_district(district: str) -> tuple[str, ...]:
    """The provinces that have a district of this name (any spelling), in the table's order; or none."""
    names = [name for name in fitting_names(split_syllables(district)) if name.level is Level.DISTRICT]
    return tuple(dict.fromkeys(name.provinces[0] for name in names))


def make_places(provinces: Sequence[str], districts: Sequence[str] = ()) -> tuple[Place, ...]:
    """The records for provinces and districts given by name, the first province first.

    A province with districts gives one record for each of them, without any it gives one record alone. A
    district that belongs to none of the provinces is left out. Raises ``ValueError`` with the first name
    that no province has.
    """
    places: list[Place] = []
    for written in provinces:
        legacy = normalize_province(written)
        if legacy is None:
            raise ValueError(written)
        places.extend(places_in(legacy, districts))
    return tuple(dict.fromkeys(places))


def places_in(legacy: str, districts: Sequence[str]) -> list[Place]:
    """The records of one province: its districts among the given ones, or the province alone."""
    now = province_now(legacy)
    own = [name for district in districts for name in _districts_named(district, legacy)]
    if not own:
        return [Place(province=legacy, province_now=now)]
    return [Place(province=legacy, province_now=now, district=name) for name in own]


def _districts_named(district: str, province: str) -> list[str]:
    names = [name for name in fitting_names(split_syllables(district)) if name.district]
    return [name.district for name in names if name.district and name.provinces == (province,)][:1]


@lru_cache(maxsize=1024)
def _named(written: str) -> Name | None:
    syllables = _without_unit(split_syllables(written))
    if not syllables:
        return None
    names = [name for name in fitting_names(syllables) if name.level is not Level.DISTRICT]
    return names[0] if names else _short_form(syllables)


def _without_unit(syllables: list[Syllable]) -> list[Syllable]:
    folded = [syllable.folded for syllable in syllables]
    for unit in _UNITS:
        if folded[: len(unit)] == unit and len(folded) > len(unit):
            return syllables[len(unit) :]
    return syllables


def _short_form(syllables: Sequence[Syllable]) -> Name | None:
    """An abbreviation that can mean one province only ("hn", "sg"); here no sentence has to support it."""
    word = "".join(syllable.match for syllable in syllables)
    meanings = load_wording().short_forms.get(word, {})
    provinces = {province for group in meanings.values() for province in group}
    return Name((word,), Level.PROVINCE, tuple(provinces)) if len(provinces) == 1 else None
