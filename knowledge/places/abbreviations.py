"""Abbreviations of provinces ("hcm", "hn", "TPHN", "B.Dương") and "Thủ đô", each with the support it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from knowledge.places.context import Unit, after, before, ends_phrase, gap_at, is_opening, phrases, unit_before
from knowledge.places.disambiguation import Sighting
from knowledge.places.gazetteer_tables import load_tables, load_wording
from knowledge.places.mention import Level, Strength
from knowledge.places.spellings import Name
from knowledge.vietnamese.syllables import Syllable, split_syllables

# "Thủ đô của nước nào", "thủ đô nước Pháp": not ours.
_OTHER_CAPITAL = frozenset({"của", "nước", "nào", "là", "các", "mới", "cũ"})


_CITY = "tp"
# "HN: Tập huấn …", "HN, ngày 5/6", "HN – Sáng 5/6".
_HEADING = re.compile(r"\s*[:–—]\s*| - ")


def is_short_form(syllable: Syllable) -> bool:
    """Whether a syllable can be an abbreviation of a province, or open "Thủ đô"."""
    match = syllable.match
    if len(match) == 1:
        return syllable.is_title and match in _initials()
    return match in _short_forms()


def short_form_openings() -> frozenset[str]:
    """The syllables that can open an abbreviation, in match form."""
    return _short_forms().union(_initials())


@cache
def _short_forms() -> frozenset[str]:
    """All of one syllable that is written for a place without being its name, or opens "Thủ đô"."""
    shorts = load_wording().short_forms
    cities = {_CITY + short for short in shorts}
    return frozenset({*shorts, "thủ", *(city for city in cities if _of_city(city) is not None)})


def find_short_form(syllables: Sequence[Syllable], position: int) -> Sighting | None:
    """The province that an abbreviation at a position means, or none.

    Without the support it needs, an abbreviation is passed over: "dn" is an enterprise and "hn" today.
    """
    syllable = syllables[position]
    if syllable.match == "thủ":
        return _capital_city(syllables, position)
    if len(syllable.match) == 1:
        return _dotted(syllables, position)
    city = _of_city(syllable.match)
    if city is not None:
        return Sighting(position, position + 1, (_name(syllable.match, city),), Strength.FAIR)
    meanings = load_wording().short_forms.get(syllable.match)
    if meanings is None:
        return None
    support = _support(syllables, position, position + 1)
    for kind, provinces in meanings.items():
        if kind == "" or kind in support:
            certain = len(provinces) == 1
            return Sighting(
                position,
                position + 1,
                (_name(syllable.match, provinces),),
                Strength.FAIR if certain else Strength.WEAK,
            )
    return None


def _support(syllables: Sequence[Syllable], position: int, end: int) -> set[str]:
    """What stands around an abbreviation at ``syllables[position:end]`` that says that a place is meant."""
    support = set()
    unit = unit_before(syllables, position)
    if unit is Unit.PROVINCE:
        support.add("tỉnh")
    if unit is Unit.CITY:
        support.add("tp")
    if any(before(syllables, position, phrases(kind)) for kind in ("slot_prepositions", "authorities", "offices")):
        support.add("in")
    if is_opening(syllables, position) and after(syllables, end, phrases("slot_verbs")):
        support.add("first")
    if is_opening(syllables, position) and _heads_line(syllables, position, end):
        support.add("in")
    return support


def _heads_line(syllables: Sequence[Syllable], position: int, end: int) -> bool:
    """Whether an abbreviation in capitals opens a headline or a dateline; what a number follows is a unit's."""
    if end >= len(syllables) or syllables[end].folded.isdigit():
        return False
    dated = syllables[end].gap.strip() == "," and syllables[end].match == "ngày"
    return syllables[position].written.isupper() and (dated or _HEADING.fullmatch(syllables[end].gap) is not None)


def _of_city(match: str) -> tuple[str, ...] | None:
    """The province of a city's abbreviation that is written together with "TP"."""
    if not match.startswith(_CITY) or match in load_wording().short_forms:
        return None
    return load_wording().short_forms.get(match.removeprefix(_CITY), {}).get(_CITY)


@cache
def _initials() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The provinces of two syllables by the letter that opens the first and by the second, in match form."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for province in load_tables().provinces:
        words = [syllable.match for syllable in split_syllables(province)]
        if len(words) == len(("T.", "Hóa")):
            by_second = found.setdefault(words[0][0], {})
            by_second[words[1]] = (*by_second.get(words[1], ()), province)
    return found


def _dotted(syllables: Sequence[Syllable], position: int) -> Sighting | None:
    """A name whose first syllable is cut to its letter: "B.Dương", but no district's ("Q.Bình Tân")."""
    end = position + 2
    if end > len(syllables) or syllables[position + 1].gap != "." or not syllables[position + 1].is_title:
        return None
    provinces = _initials().get(syllables[position].match, {}).get(syllables[position + 1].match, ())
    goes_on = end < len(syllables) and syllables[end].gap == " " and syllables[end].is_title
    if len(provinces) != 1 or goes_on or not _support(syllables, position, end):
        return None
    return Sighting(position, end, (_name(provinces[0], provinces),), Strength.FAIR)


def _name(word: str, provinces: tuple[str, ...]) -> Name:
    tables = load_tables()
    widened = tables.made_from[tables.provinces[provinces[0]].now]
    if len(provinces) == 1 and widened[0] == provinces[0] and len(widened) > 1:
        return Name((word,), Level.PROVINCE_NOW, widened)
    return Name((word,), Level.PROVINCE, provinces)


def _capital_city(syllables: Sequence[Syllable], position: int) -> Sighting | None:
    """A mention of Hà Nội by "Thủ đô", where no other city or country follows."""
    end = position + 2
    if end > len(syllables) or syllables[position + 1].match != "đô" or syllables[position + 1].gap != " ":
        return None
    following = syllables[end] if end < len(syllables) and gap_at(syllables, end) == " " else None
    if following is None:
        named = not ends_phrase(syllables, end)
    else:
        named = following.is_title or following.match in _OTHER_CAPITAL
    return None if named else Sighting(position, end, (_name("thủ đô", ("Hà Nội",)),), Strength.FAIR)
