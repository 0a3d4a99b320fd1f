"""Finds the places that a text names, in questions and in documents alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from knowledge.places.abbreviations import find_short_form, is_short_form, short_form_openings
from knowledge.places.disambiguation import Sighting, Verdict, judge
from knowledge.places.mention import Level, PlaceMention, Strength
from knowledge.places.spellings import Name, Spellings, fitting_names, is_not_place, load_spellings
from knowledge.vietnamese.syllables import Syllable, forms, split_syllables

_Anchors = dict[str, tuple[list[int], list[int]]]


class Found(NamedTuple):
    """A mention with its span in syllables."""

    mention: PlaceMention
    start: int
    end: int


class Scan(NamedTuple):
    """A text's syllables and the places among them, in order."""

    syllables: Sequence[Syllable]
    found: Sequence[Found]


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """The places that a text names, in order and without overlap; empty for none.

    The longest name wins. A name may be written as printed, without marks, partly marked, in capitals, in
    one word or by a usual abbreviation; marks that are written must be the name's ("Hà Năm" is no place).
    Names of people, communes and phrases like "Thái Bình Dương" are passed over, and so are everyday words
    in small letters ("hoa binh", "la gi") where nothing says that a place is meant. Names of streets,
    companies and the like are returned as weak. A district whose name several provinces share is returned
    only when one of these provinces is named too, or another district of it, or where all districts named lie in one.
    """
    return tuple(found.mention for found in scan(text).found)


def scan(text: str) -> Scan:
    """The places of a text, with the syllables they stand on."""
    syllables = split_syllables(text)
    sightings = list(_sightings(syllables))
    provinces, districts = _anchors(sightings, of_districts=False), _anchors(sightings, of_districts=True)
    shared = _shared_by_all([each for each in sightings if len(each.names) > 1])
    found = []
    for number, sighting in enumerate(sightings):
        # What a neighbouring district says is nearer than what today's province took in: "Vĩnh Châu" before "Cần Thơ".
        name = (
            _resolve(sighting, number, provinces, taken_in=False)
            or _resolve(sighting, number, districts)
            or _resolve(sighting, number, provinces)
        )
        name = name or next((each for each in sighting.names if each.provinces[0] == shared), None)
        if name is not None:
            found.append(Found(make_mention(text, syllables, sighting, name), sighting.start, sighting.end))
    return Scan(syllables, found)


def _sightings(syllables: Sequence[Syllable]) -> Iterator[Sighting]:
    spellings = load_spellings()
    position = 0
    last: Sighting | None = None
    for start in _candidates(syllables):
        if start < position:
            continue
        longest = spellings.longest_at(syllables, start)
        if not longest and not _may_be_short(syllables[start], spellings):
            continue
        sighting, position = _sighting_at(syllables, start, longest, last)
        if sighting is not None:
            last = sighting
            yield sighting


def _candidates(syllables: Sequence[Syllable]) -> list[int]:
    """Where a place can begin, by a look at each syllable and the one behind it: of real text one in twenty is left."""
    pairs, alone = load_spellings().longest, _alone()
    folded = [syllable.folded for syllable in syllables]
    neighbours = zip_longest(folded, folded[1:], fillvalue="")
    return [start for start, pair in enumerate(neighbours) if pair[0] in alone or pair in pairs]


@cache
def _alone() -> frozenset[str]:
    """The folded syllables that can be a place, or open one that is written short, whatever follows."""
    spellings = load_spellings()
    short = {forms(opening)[1] for opening in short_form_openings()}
    letters = {opening for opening in spellings.first if len(opening) == 1}
    # Several syllables parted by spaces are no syllable, and do no harm here.
    return frozenset({*spellings.names, *spellings.not_places, *spellings.joined, *short, *letters})


def _may_be_short(syllable: Syllable, spellings: Spellings) -> bool:
    """Whether a place can be written short here; the letter before "Bình Tân" may be small."""
    return is_short_form(syllable) or (len(syllable.match) == 1 and syllable.folded in spellings.first)


def _sighting_at(
    syllables: Sequence[Syllable], start: int, longest: int, last: Sighting | None
) -> tuple[Sighting | None, int]:
    """The longest place of at most so many syllables that begins at one, and where to look on."""
    spellings = load_spellings()
    for end in range(start + longest, start, -1):
        part = syllables[start:end]
        if not spellings.hold(" ".join([syllable.folded for syllable in part])):
            continue
        if len(part) > 1 and is_not_place(part):
            return None, end
        names = fitting_names(part)
        if not names:
            continue
        verdict = judge(syllables, start, end, names, last=last)
        if isinstance(verdict, Sighting):
            return verdict, end
        if verdict is Verdict.OTHER_NAME:
            return None, end
    short = find_short_form(syllables, start) if _may_be_short(syllables[start], spellings) else None
    return short, short.end if short else start + 1


def _anchors(sightings: Sequence[Sighting], *, of_districts: bool) -> _Anchors:
    """Where each province is named for certain: by itself, or as a part of today's, by the numbers of the sightings.

    With ``of_districts``, where a district that no other province has is named.
    """
    anchors: _Anchors = defaultdict(lambda: ([], []))
    for number, sighting in enumerate(sightings):
        district = sighting.names[0].level is Level.DISTRICT
        if district is not of_districts or sighting.strength is Strength.WEAK or (district and len(sighting.names) > 1):
            continue
        for position, province in enumerate(sighting.names[0].provinces):
            anchors[province][position > 0].append(number)
    return anchors


def _shared_by_all(sightings: Sequence[Sighting]) -> str | None:
    """The one province that has districts of all these names, where they are two or more; none otherwise."""
    sure = {each.names for each in sightings if each.strength is Strength.STRONG}
    if len(sure) < 2:
        return None
    common = set.intersection(*({name.provinces[0] for name in names} for names in sure))
    return common.pop() if len(common) == 1 else None


def _resolve(sighting: Sighting, number: int, anchors: _Anchors, *, taken_in: bool = True) -> Name | None:
    """The one name meant: a district that several provinces have belongs to the nearest of them named.

    Without ``taken_in`` only to one that is named by itself, not by today's province that took it in.
    """
    if len(sighting.names) == 1:
        return sighting.names[0]
    ranked = []
    for order, name in enumerate(sighting.names):
        # The namesake before what today's province took in; then the nearest, the following first.
        for part_of, places in enumerate(anchors.get(name.provinces[0], ())[: 1 + taken_in]):
            at = bisect_left(places, number)
            ranked += [
                (part_of, abs(other - number), other < number, order) for other in places[max(0, at - 1) : at + 1]
            ]
    return sighting.names[min(ranked)[3]] if ranked else None


def make_mention(text: str, syllables: Sequence[Syllable], sighting: Sighting, name: Name) -> PlaceMention:
    """The record of a sighting that means one name."""
    start, end = syllables[sighting.start].start, syllables[sighting.end - 1].end
    return PlaceMention(
        start=start,
        end=end,
        written=text[start:end],
        level=name.level,
        provinces=name.provinces,
        district=name.district,
        strength=sighting.strength,
    )
