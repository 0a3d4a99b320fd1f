"""Names of provinces and cities that were nearly written: "Vỹnh Phúc", "hà nôi", "Quảng Ngải", "thah hoa"."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from knowledge.places.context import is_everyday, is_in_slot, unit_before
from knowledge.places.disambiguation import Sighting
from knowledge.places.gazetteer_tables import load_tables
from knowledge.places.mention import Level, Strength
from knowledge.places.spellings import Name, fitting_names, may_be
from knowledge.vietnamese.orthography import is_possible_syllable
from knowledge.vietnamese.syllables import Syllable, is_joined, is_title_case, split_syllables

# What is written for one sound: "fòng", "Kà Mau", "Đăc Lăc", "Mĩ"; y between other vowels is a sound of its own.
_SPELLINGS = (
    (re.compile("f"), "ph"),
    (re.compile(r"^k(?!h)|k$"), "c"),
    (re.compile(r"(?<![aeiou\u0300-\u036f])y(?=[\u0300-\u036f]*(?:$|n|ch))"), "i"),
)
# "Lay Châu" for Lai Châu: in small letters "nay" and "nai" are two words.
_CLOSING_Y = re.compile(r"(?<=a)([\u0300-\u036f]*)y$")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_HOOK, _TILDE = "\u0309", "\u0303"
# A shorter syllable is one letter away from too many.
_SHORTEST = 3
_TWO = 2
_CITY_KIND = "Thành phố"

_Pairs = Mapping[tuple[int, str], tuple[Name, ...]]


def find_slip(syllables: Sequence[Syllable], position: int) -> Sighting | None:
    """The province or city of two syllables that was nearly written at a position of a question; none where two fit.

    Either it is spelled by its sound, or lacks tones, or has hook and tilde confused; or one of its syllables is a
    letter away from the name's and no syllable of the language.
    """
    part = syllables[position : position + _TWO]
    if len(part) < _TWO:
        return None
    names = _spelled_alike(part) or _mistyped(part)
    if len({name.provinces for name in names}) != 1 or not is_joined(part, dashed=False):
        return None
    end = position + _TWO
    marked = any(each.match != each.folded for each in part)
    everyday = is_everyday(split_syllables(" ".join(names[0].syllables)), exact=marked)
    if everyday and not is_title_case(part) and not is_in_slot(syllables, position, end):
        return None
    strong = unit_before(syllables, position) is not None
    return Sighting(position, end, (names[0],), Strength.STRONG if strong else Strength.FAIR)


@lru_cache(maxsize=8192)
def may_open_slip(folded: str) -> bool:
    """Whether a syllable sounds like one that opens a name, or is none of the language."""
    return _sound(folded, True) in _openings() or _sound(folded, False) in _openings() or _is_no_syllable(folded)


def _spelled_alike(part: Sequence[Syllable]) -> Sequence[Name]:
    titled = is_title_case(part)
    found = _by_sound().get((_sound(part[0].folded, titled), _sound(part[1].folded, titled)))
    if found is None:
        return ()
    exact = [
        name
        for name in found
        if any(each.match == expected for each, expected in zip(part, name.syllables, strict=True))
        or all(each.match == each.folded for each in part)
    ]
    return [
        name
        for name in exact
        if all(_is_said(each.match, expected, titled) for each, expected in zip(part, name.syllables, strict=True))
    ]


def _mistyped(part: Sequence[Syllable]) -> Sequence[Name]:
    """The names of which one syllable was written and the other is a letter away."""
    if not any(_is_no_syllable(each.folded) for each in part):
        return ()
    return [
        name
        for slip in (0, 1)
        if _is_no_syllable(part[slip].folded)
        for name in _by_syllable().get((1 - slip, part[1 - slip].folded), ())
        if may_be(part[1 - slip].match, name.syllables[1 - slip])
        and _is_letter_away(part[slip].folded, _plain(name.syllables[slip]))
    ]


@lru_cache(maxsize=4096)
def _is_no_syllable(folded: str) -> bool:
    return len(folded) >= _SHORTEST and not is_possible_syllable(folded)


@lru_cache(maxsize=4096)
def _is_said(written: str, name: str, titled: bool) -> bool:
    """Whether a syllable sounds like a name's, both in match form, or was written without tone or marks."""
    if may_be(written, name):
        return True
    said, expected = _sound(written, titled), _sound(name, titled)
    if "đ" not in said:
        expected = expected.replace("đ", "d")
    if _TONES.search(said) is None:
        return said in (_TONES.sub("", expected), _plain(expected))
    return said.replace(_HOOK, _TILDE) == expected.replace(_HOOK, _TILDE)


@lru_cache(maxsize=4096)
def _sound(match: str, titled: bool) -> str:
    """A syllable as it sounds, its letters taken apart."""
    letters = unicodedata.normalize("NFD", match)
    for written, sound in _SPELLINGS:
        letters = written.sub(sound, letters)
    return _CLOSING_Y.sub(r"\1i", letters) if titled else letters


def _plain(match: str) -> str:
    letters = unicodedata.normalize("NFD", match).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _is_letter_away(written: str, name: str) -> bool:
    """Whether one letter is missing, too many or another, or two neighbours are exchanged."""
    if written[0] != name[0] or abs(len(written) - len(name)) > 1:
        return False
    if len(written) == len(name):
        differing = [at for at, (one, other) in enumerate(zip(written, name, strict=True)) if one != other]
        if len(differing) == _TWO and differing[1] == differing[0] + 1:
            first, second = differing
            return written[first] == name[second] and written[second] == name[first]
        return len(differing) == 1
    longer, shorter = sorted((written, name), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


@cache
def _names() -> tuple[Name, ...]:
    """The provinces of two syllables, and the cities whose name no province has."""
    provinces = [name for province in load_tables().provinces for name in fitting_names(split_syllables(province))]
    found = [name for name in provinces if name.level is not Level.DISTRICT and len(name.syllables) == _TWO]
    taken = {name.syllables for name in found}
    for province, districts in load_tables().districts.items():
        for district, kinds in districts.items():
            syllables = tuple(each.match for each in split_syllables(district))
            if _CITY_KIND in kinds and len(syllables) == _TWO and syllables not in taken:
                found.append(Name(syllables, Level.DISTRICT, (province,), district, kinds))
    return tuple(found)


@cache
def _by_sound() -> Mapping[tuple[str, str], tuple[Name, ...]]:
    found: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in _names():
        for titled in (False, True):
            first, second = (_sound(_plain(each), titled) for each in name.syllables)
            key = (first, second)
            if name not in found[key]:
                found[key].append(name)
    return {key: tuple(names) for key, names in found.items()}


@cache
def _openings() -> frozenset[str]:
    return frozenset(first for first, _ in _by_sound())


@cache
def _by_syllable() -> _Pairs:
    found: dict[tuple[int, str], list[Name]] = defaultdict(list)
    for name in _names():
        for place, syllable in enumerate(name.syllables):
            found[place, _plain(syllable)].append(name)
    return {key: tuple(names) for key, names in found.items()}
