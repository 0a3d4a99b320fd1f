"""What a name means where it stands, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from knowledge.places.context import (
    Unit,
    before,
    behind_authority,
    first_words,
    is_everyday,
    is_in_slot,
    is_part_of_other_name,
    phrases,
    unit_before,
    unit_words,
)
from knowledge.places.gazetteer_tables import load_wording
from knowledge.places.mention import Level, Strength
from knowledge.places.people import is_person
from knowledge.places.spellings import Name, fitting_names, is_exact, load_spellings
from knowledge.vietnamese.orthography import is_possible_syllable
from knowledge.vietnamese.syllables import Syllable, forms, is_title_case

# In a text of this many syllables, written with marks, a name without them is rather a brand's.
_LONG_TEXT = 60
# So many syllables on each side tell how the text around a name is written.
_AROUND = 200


class Sighting(NamedTuple):
    """A name at ``syllables[start:end]`` with what it can mean; several names only for districts."""

    start: int
    end: int
    names: tuple[Name, ...]
    strength: Strength


class Verdict(Enum):
    """Why a name is no place: it is another thing's name, or no name at all."""

    OTHER_NAME = "other name"
    NO_NAME = "no name"


def judge(
    syllables: Sequence[Syllable], start: int, end: int, names: Sequence[Name], *, last: Sighting | None
) -> Sighting | Verdict:
    """What a name that fits ``syllables[start:end]`` means there.

    ``last`` is the place before it: its syllables say nothing about this one.
    """
    first = last.end if last else 0
    unit = unit_before(syllables, start)
    provinces = [name for name in names if name.level is not Level.DISTRICT]
    districts = [name for name in names if name.level is Level.DISTRICT]
    if unit is Unit.COMMUNE:
        return Verdict.OTHER_NAME
    if unit is not None:
        found = _with_unit(unit, provinces, districts)
        return Sighting(start, end, *found) if found else Verdict.NO_NAME
    if is_person(syllables, start, end, first=first):
        return Verdict.OTHER_NAME
    if provinces:
        return _bare_province(syllables, start, end, provinces[0], first)
    return _bare_district(syllables, start, end, districts, last)


def next_province(syllables: Sequence[Syllable], position: int) -> tuple[str, ...]:
    """The provinces named right after a position: "Thạch Thất, Hà Nội", "(tỉnh Phú Thọ)"; empty for none."""
    if position >= len(syllables) or syllables[position].folded not in _province_openings():
        return ()
    if syllables[position].gap.strip(" ") not in {"", ",", "(", "-", "–"}:
        return ()
    for unit in ("province", "city"):
        position += _length_of_unit(syllables, position, unit)
    longest = load_spellings().longest_at(syllables, position) if position < len(syllables) else 0
    for length in range(longest, 0, -1):
        names = fitting_names(syllables[position : position + length])
        provinces = [name for name in names if name.level is not Level.DISTRICT]
        if provinces:
            return provinces[0].provinces
    return ()


@cache
def _province_openings() -> frozenset[str]:
    """The folded syllables that can begin a name, or the word for a province or a city before it."""
    spellings = load_spellings()
    units = {forms(word)[1] for kind in ("province", "city") for word in first_words(unit_words(kind))}
    return frozenset({*spellings.first, *spellings.joined, *units})


def _length_of_unit(syllables: Sequence[Syllable], position: int, kind: str) -> int:
    """How many syllables the word for a unit has that stands at a position; none where no such word does."""
    wanted = unit_words(kind)
    if position < len(syllables) and syllables[position].match in first_words(wanted):
        for length in (1, 2):
            if tuple(syllable.match for syllable in syllables[position : position + length]) in wanted:
                return length
    return 0


def _with_unit(
    unit: Unit, provinces: Sequence[Name], districts: Sequence[Name]
) -> tuple[tuple[Name, ...], Strength] | None:
    """A name behind "tỉnh", "TP", "huyện": the unit parts a province from a district of its name."""
    central = provinces and provinces[0].provinces[0] in load_wording().central_cities
    if unit is Unit.PROVINCE or (unit is Unit.CITY and central):
        return ((provinces[0],), Strength.STRONG) if provinces else None
    of_kind = tuple(name for name in districts if unit.value in name.kinds)
    if of_kind:
        return of_kind, Strength.STRONG
    if provinces:
        return (provinces[0],), Strength.FAIR
    # Units change: what was a huyện may be a town by now. A quận is never called so by mistake, and "quan" without
    # marks is many words.
    return (tuple(districts), Strength.STRONG) if districts and unit is not Unit.URBAN else None


def _bare_province(syllables: Sequence[Syllable], start: int, end: int, name: Name, first: int) -> Sighting | Verdict:
    part = syllables[start:end]
    exact = is_exact(part, name)
    if is_everyday(part, exact=exact) and not is_in_slot(syllables, start, end):
        return Verdict.NO_NAME
    if is_part_of_other_name(syllables, start, first=first) or _opens_brand(syllables, start, end):
        return Sighting(start, end, (name,), Strength.WEAK)
    if behind_authority(syllables, start, first=first):
        return Sighting(start, end, (name,), Strength.STRONG)
    around = syllables[max(0, start - _AROUND) : end + _AROUND]
    weak = not exact and len(syllables) > _LONG_TEXT and _is_marked(around)
    return Sighting(start, end, (name,), Strength.WEAK if weak else Strength.FAIR)


def _bare_district(
    syllables: Sequence[Syllable], start: int, end: int, names: Sequence[Name], last: Sighting | None
) -> Sighting | Verdict:
    """A district's name without "huyện" or "quận".

    In small letters an everyday word needs its province right behind it. With capitals it is weak when it is
    an everyday word, or when other capitalised words make it a longer name ("Tân Hiệp Phát").
    """
    part = syllables[start:end]
    if len(part) > 1 and not part[0].is_title and any(syllable.is_title for syllable in part):
        # "thị trấn Yên Lạc" holds no "trấn Yên".
        return Verdict.NO_NAME
    behind = next_province(syllables, end)
    fitting = tuple(name for name in names if name.provinces[0] in behind)
    if fitting:
        return Sighting(start, end, fitting, Strength.STRONG)
    wording = load_wording()
    match = " ".join(syllable.match for syllable in part)
    if match in wording.unit_only or (len(part) == 1 and is_everyday(part, exact=False)):
        return Verdict.NO_NAME
    exact = any(is_exact(part, name) for name in names)
    if is_everyday(part, exact=exact):
        return Verdict.NO_NAME
    if behind:
        # "Yên Lạc, Thanh Hóa" is some other Yên Lạc.
        return Verdict.OTHER_NAME
    first = last.end if last else 0
    located = (
        _continues_list(syllables, start, last)
        or before(syllables, start, phrases("place_prepositions"))
        or behind_authority(syllables, start, first=first)
    )
    weak = _is_longer_name(syllables, start, end, first) or is_part_of_other_name(syllables, start, first=first)
    if not weak and match in wording.everyday_marked:
        weak = not located
    return Sighting(start, end, tuple(names), Strength.WEAK if weak else Strength.FAIR)


def _is_longer_name(syllables: Sequence[Syllable], start: int, end: int, first: int) -> bool:
    if not is_title_case(syllables[start:end]):
        return False
    following = syllables[end] if end < len(syllables) else None
    if following and following.gap == " " and following.is_title and not fitting_names([following]):
        return True
    previous = syllables[start - 1] if start > first else None
    # The first word of a sentence and "Sở Công Thương" are capitalised without being part of the name.
    return bool(
        previous
        and syllables[start].gap == previous.gap == " "
        and previous.is_title
        and not previous.is_caps
        and not before(syllables, start, phrases("offices"))
    )


def _opens_brand(syllables: Sequence[Syllable], start: int, end: int) -> bool:
    """Whether a foreign word makes a longer name of it: "Thanh Hóa Foods"; people and districts may follow a name."""
    following = syllables[end] if end < len(syllables) else None
    return bool(
        following
        and following.gap == " "
        and following.is_title
        and not following.is_caps
        and len(following.folded) > 2
        and not is_possible_syllable(following.folded)
        and following.folded not in load_spellings().first
        and is_title_case(syllables[start:end])
    )


def _continues_list(syllables: Sequence[Syllable], start: int, last: Sighting | None) -> bool:
    """Whether a name follows a sure district in a list: "Bình Lục, Thanh Liêm và Kim Bảng"."""
    if last is None or last.names[0].level is not Level.DISTRICT or last.strength is Strength.WEAK:
        return False
    if start - last.end > 1:
        return False
    gaps = [syllable.gap.strip(" ") for syllable in syllables[last.end : start + 1]]
    return (len(gaps) == 1 and gaps[0] in {",", ";"}) or (len(gaps) == 2 and syllables[last.end].folded == "va")


def _is_marked(syllables: Sequence[Syllable]) -> bool:
    """Whether the text is written with marks: of Vietnamese syllables some two thirds carry one."""
    return 3 * sum(syllable.match != syllable.folded for syllable in syllables) > len(syllables)
