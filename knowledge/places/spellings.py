"""Every way a place's name is written, and whether a writing can be that name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from knowledge.places.gazetteer_tables import load_tables, load_wording
from knowledge.places.mention import Level
from knowledge.vietnamese.syllables import Syllable, forms, is_joined, split_syllables

# Names with this first syllable are spelled with any of them: Đắk Lắk, Đăk Lăk, Đắc Lắc.
_DAK = ("Đắk", "Đăk", "Đak", "Đắc")
# A name of fewer letters typed in one word could be an ordinary syllable or abbreviation.
_SHORTEST_JOINED = 5


class Name(NamedTuple):
    """One spelling of one place: its syllables in match form, and what it means."""

    syllables: tuple[str, ...]
    level: Level
    provinces: tuple[str, ...]
    district: str | None = None
    kinds: tuple[str, ...] = ()
    dashed: bool = False


class Spellings(NamedTuple):
    """Spellings by their folded form: ``names`` by syllables parted by spaces, ``joined`` in one word.

    ``first`` are the folded syllables that begin a name or phrase, and ``longest`` is the largest number of syllables
    of one that begins with a pair; what begins with no such pair, and is no name by itself, need not be looked at.
    ``not_places`` are phrases that hold a name, or part of one, and are no place.
    """

    names: Mapping[str, tuple[Name, ...]]
    joined: Mapping[str, tuple[Name, ...]]
    first: frozenset[str]
    longest: Mapping[tuple[str, str], int]
    not_places: Mapping[str, tuple[Name, ...]]

    def hold(self, folded: str) -> bool:
        """Whether anything is spelled so, syllables parted by spaces."""
        return folded in self.names or folded in self.not_places or folded in self.joined

    def longest_at(self, syllables: Sequence[Syllable], start: int) -> int:
        """The largest number of syllables that something spelled here can have from there on; none where nothing is."""
        folded = syllables[start].folded
        if folded in self.first and start + 1 < len(syllables):
            longest = self.longest.get((folded, syllables[start + 1].folded))
            if longest is not None:
                return min(longest, len(syllables) - start)
        return 1 if self.hold(folded) else 0


@cache
def load_spellings() -> Spellings:
    """The spellings of all provinces and districts, provinces before districts."""
    names: dict[str, list[Name]] = defaultdict(list)
    joined: dict[str, list[Name]] = defaultdict(list)
    first: set[str] = set()
    longest: dict[tuple[str, str], int] = defaultdict(int)
    for name in _all_names():
        folded = [forms(syllable)[1] for syllable in name.syllables]
        _add(names[" ".join(folded)], name)
        if len("".join(folded)) >= _SHORTEST_JOINED:
            _add(joined["".join(folded)], name)
        first.add(folded[0])
        for pair in pairwise(folded[:2]):
            longest[pair] = max(longest[pair], len(folded))
    not_places: dict[str, list[Name]] = defaultdict(list)
    for phrase in load_wording().not_places:
        syllables = tuple(syllable.match for syllable in split_syllables(phrase))
        folded = [forms(syllable)[1] for syllable in syllables]
        not_places[" ".join(folded)].append(Name(syllables, Level.PROVINCE, ()))
        first.add(folded[0])
        for pair in pairwise(folded[:2]):
            longest[pair] = max(longest[pair], len(folded))
    return Spellings(_frozen(names), _frozen(joined), frozenset(first), dict(longest), _frozen(not_places))


def fitting_names(syllables: Sequence[Syllable]) -> list[Name]:
    """The names that the syllables can be, provinces first, exact writings before partly marked ones.

    Marks that were written must be the name's; marks may be missing. Empty when it is no name.
    """
    if len(syllables) == 1:
        return list(_names_of_one(syllables[0].match, syllables[0].folded))
    found = load_spellings().names.get(" ".join([syllable.folded for syllable in syllables]), ())
    fitting = [name for name in found if is_joined(syllables, dashed=name.dashed) and _fits(syllables, name)]
    if len(fitting) < 2:
        return fitting
    return [name for name in fitting if is_exact(syllables, name)] or fitting


@lru_cache(maxsize=8192)
def _names_of_one(match: str, folded: str) -> tuple[Name, ...]:
    """The names that one syllable, or one word that is written for several, can be."""
    spellings = load_spellings()
    fitting = [name for name in spellings.names.get(folded, ()) if may_be(match, name.syllables[0])]
    if not fitting:
        fitting = [name for name in spellings.joined.get(folded, ()) if may_be(match, "".join(name.syllables))]
    exact = [name for name in fitting if "".join(name.syllables) == match]
    return tuple(exact or fitting) if len(fitting) > 1 else tuple(fitting)


def is_not_place(syllables: Sequence[Syllable]) -> bool:
    """Whether the syllables are a phrase that holds a place's name without being one."""
    found = load_spellings().not_places.get(" ".join(syllable.folded for syllable in syllables), ())
    return any(is_joined(syllables, dashed=False) and _fits(syllables, name) for name in found)


def is_exact(syllables: Sequence[Syllable], name: Name) -> bool:
    """Whether every mark of the name was written."""
    return "".join(syllable.match for syllable in syllables) == "".join(name.syllables)


@lru_cache(maxsize=8192)
def may_be(written: str, name: str) -> bool:
    """Whether a syllable is the name's with all its marks or none, both in match form; "d" may stand for "đ".

    Some of the marks make another word: "năng" is not "Nẵng".
    """
    if written == name:
        return True
    plain = written.replace("đ", "d")
    dashes_fit = "đ" not in written or written.count("đ") == name.count("đ")
    return dashes_fit and plain in (name.replace("đ", "d"), forms(name)[1])


def _fits(syllables: Sequence[Syllable], name: Name) -> bool:
    return all(may_be(syllable.match, expected) for syllable, expected in zip(syllables, name.syllables, strict=True))


def _add(names: list[Name], name: Name) -> None:
    if name not in names:
        names.append(name)


def _frozen(names: Mapping[str, list[Name]]) -> dict[str, tuple[Name, ...]]:
    return {folded: tuple(group) for folded, group in names.items() if group}


def _all_names() -> Iterator[Name]:
    yield from _province_names()
    yield from _former_names()
    yield from _district_names()


def _province_names() -> Iterator[Name]:
    tables = load_tables()
    more = load_wording().more_spellings
    for province in tables.provinces.values():
        widened = tables.made_from[province.now]
        takes_in = widened[0] == province.name and len(widened) > 1
        level = Level.PROVINCE_NOW if takes_in else Level.PROVINCE
        meant = widened if takes_in else (province.name,)
        for spelling in (province.name, *province.aliases, *more.get(province.name, ())):
            if not _is_short_form(spelling):
                yield _name(spelling, level, meant)


def _former_names() -> Iterator[Name]:
    # "Quảng Nam - Đà Nẵng" is read as the two provinces it names.
    for name, provinces in load_tables().former.items():
        if " - " not in name:
            yield _name(name, Level.FORMER, provinces)


def _district_names() -> Iterator[Name]:
    more = load_wording().more_spellings
    for province, districts in load_tables().districts.items():
        for district, kinds in districts.items():
            # "Q.1"; "Q1" without the stop is rather a quarter of the year.
            numbered = [district.replace("Quận ", "Q.")] if district[-1].isdigit() else []
            for spelling in (*_dak_spellings(district), *numbered, *more.get(district, ())):
                yield _name(spelling, Level.DISTRICT, (province,), district, kinds)


def _dak_spellings(name: str) -> list[str]:
    first, space, rest = name.partition(" ")
    return [name, *(spelling + space + rest for spelling in _DAK)] if first in _DAK else [name]


def _name(
    spelling: str,
    level: Level,
    provinces: tuple[str, ...],
    district: str | None = None,
    kinds: tuple[str, ...] = (),
) -> Name:
    syllables = tuple(syllable.match for syllable in split_syllables(spelling))
    syllables = _without_unit(syllables)
    dashed = any(mark in spelling for mark in "-–.") or spelling == "Bà Rịa Vũng Tàu"
    return Name(syllables, level, provinces, district, kinds, dashed)


def _without_unit(syllables: tuple[str, ...]) -> tuple[str, ...]:
    """A spelling without its unit: "Tỉnh An Giang", "TP. Hồ Chí Minh", "Thủ đô Hà Nội"."""
    if syllables[:2] in (("thành", "phố"), ("thủ", "đô")):
        return syllables[2:]
    return syllables[1:] if syllables[0] in ("tỉnh", "tp") else syllables


def _is_short_form(spelling: str) -> bool:
    """Abbreviations have rules of their own, and "Thủ đô" alone is judged where it stands."""
    folded = forms(spelling)[1]
    shorts = load_wording().short_forms
    return folded in shorts or forms(spelling)[0] in shorts or folded == "thu do"
