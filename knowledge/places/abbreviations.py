"""Abbreviations of provinces ("hcm", "hn", "tỉnh th") and "Thủ đô", each with the support it needs."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.places.context import Unit, after, before, ends_phrase, gap_at, is_opening, phrases, unit_before
from knowledge.places.disambiguation import Sighting
from knowledge.places.gazetteer_tables import load_tables, load_wording
from knowledge.places.mention import Level, Strength
from knowledge.places.spellings import Name
from knowledge.vietnamese.syllables import Syllable

# "Thủ đô của nước nào", "thủ đô nước Pháp": not ours.
_OTHER_CAPITAL = frozenset({"của", "nước", "nào", "là", "các", "mới", "cũ"})


def is_short_form(syllable: Syllable) -> bool:
    """Whether a syllable can be an abbreviation of a province, or open "Thủ đô"."""
    return syllable.match in load_wording().short_forms or syllable.match == "thủ"


def find_short_form(syllables: Sequence[Syllable], position: int) -> Sighting | None:
    """The province that an abbreviation at a position means, or none.

    Without the support it needs, an abbreviation is passed over: "dn" is an enterprise and "hn" today.
    """
    syllable = syllables[position]
    if syllable.match == "thủ":
        return _capital_city(syllables, position)
    meanings = load_wording().short_forms.get(syllable.match)
    if meanings is None:
        return None
    support = _support(syllables, position)
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


def _support(syllables: Sequence[Syllable], position: int) -> set[str]:
    support = set()
    unit = unit_before(syllables, position)
    if unit is Unit.PROVINCE:
        support.add("tỉnh")
    if unit is Unit.CITY:
        support.add("tp")
    if any(before(syllables, position, phrases(kind)) for kind in ("slot_prepositions", "authorities", "offices")):
        support.add("in")
    if is_opening(syllables, position) and after(syllables, position + 1, phrases("slot_verbs")):
        support.add("first")
    return support


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
