"""The places that a question names, short forms and slips among them, and which of them are in doubt.

A question is short, and who asks can be asked back: what would be a guess in a document may be understood here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import chain

from knowledge.places.asked_table import load_asked_table
from knowledge.places.context import before, is_in_slot, phrases, unit_before
from knowledge.places.disambiguation import Sighting
from knowledge.places.finder import Found, make_mention, scan
from knowledge.places.mention import Level, PlaceMention, Strength
from knowledge.places.name_slips import find_slip, may_open_slip
from knowledge.places.short_names import find_short_name, guess_short_name, is_shared, may_be_short
from knowledge.places.spellings import fitting_names, load_spellings
from knowledge.vietnamese.syllables import Syllable, forms

_CITY_KIND = "Thành phố"
_LIST_MARKS = frozenset({",", ";", "-", "–", "/", "&"})
_TWO = 2


def find_asked_places(text: str) -> tuple[PlaceMention, ...]:
    """The places that a question names, in order and without overlap; empty for none.

    All that `find_places` finds, and: short forms made by rule ("hphong", "t.hoa"), provinces nearly written
    ("Vỹnh Phúc", "thah hoa"), and cities that are other words too ("o da lat"). A short form of several provinces is
    open until another place of the question decides; a name typed without marks that is other words as well is
    doubtful where these fit or another place is named.
    """
    seen = scan(text)
    syllables = seen.syllables
    kept = [found for found in seen.found if not is_shared(found.mention.written)]
    taken = frozenset(chain.from_iterable(range(found.start, found.end) for found in kept))
    more = [
        Found(make_mention(text, syllables, sighting, sighting.names[0]), sighting.start, sighting.end)
        for sighting in _more(syllables, taken)
    ]
    found = sorted([*kept, *more], key=lambda each: each.start) if more else kept
    return tuple(_settled(each, found, syllables) for each in found)


def find_unsure_places(text: str) -> tuple[PlaceMention, ...]:
    """Letters of a question that may be short for provinces ("mục tiêu hp"), each open: guesses to be confirmed."""
    syllables = scan(text).syllables
    guesses = (guess_short_name(syllables, position) for position in range(len(syllables)))
    return tuple(make_mention(text, syllables, each, each.names[0]) for each in guesses if each is not None)


def _more(syllables: Sequence[Syllable], taken: frozenset[int]) -> Iterator[Sighting]:
    """What stands on none of the syllables that are taken."""
    free, ended = 0, taken
    for position, syllable in enumerate(syllables):
        if position < free or position in taken or not _may_open(syllable.folded):
            continue
        sighting = (
            find_short_name(syllables, position, listed=_goes_on(syllables, position, ended))
            or _find_city(syllables, position)
            or find_slip(syllables, position)
        )
        if sighting is not None and taken.isdisjoint(range(sighting.start, sighting.end)):
            yield sighting
            free, ended = sighting.end, ended | {sighting.end - 1}


def _goes_on(syllables: Sequence[Syllable], position: int, ended: Set[int]) -> bool:
    """Whether a list goes on at a position, of places of which the last syllables are known: "hn va bd"."""
    if position - 1 in ended:
        return syllables[position].gap.strip(" ") in _LIST_MARKS
    return position - _TWO in ended and syllables[position - 1].folded in load_asked_table().list_words


@lru_cache(maxsize=8192)
def _may_open(folded: str) -> bool:
    """Whether any of these can begin with a syllable; most words are passed over by this alone."""
    return may_be_short(folded) or folded in _first_of_cities() or may_open_slip(folded)


def _find_city(syllables: Sequence[Syllable], position: int) -> Sighting | None:
    """A city whose name is other words too, where a place is expected: "o da lat", "Vinh có gì"."""
    if syllables[position].folded not in _first_of_cities():
        return None
    longest = load_spellings().longest_at(syllables, position)
    for end in range(position + longest, position, -1):
        names = [name for name in fitting_names(syllables[position:end]) if _CITY_KIND in name.kinds]
        if len(names) != 1:
            continue
        alone = end - position == len(syllables)
        expected = (
            alone or before(syllables, position, phrases("place_prepositions")) or is_in_slot(syllables, position, end)
        )
        if expected and (end > position + 1 or syllables[position].is_title):
            return Sighting(position, end, (names[0],), Strength.FAIR)
    return None


@cache
def _first_of_cities() -> frozenset[str]:
    """The syllables that open the name of a city, folded."""
    names = (name for group in load_spellings().names.values() for name in group)
    return frozenset(forms(name.syllables[0])[1] for name in names if _CITY_KIND in name.kinds)


def _settled(found: Found, others: Sequence[Found], syllables: Sequence[Syllable]) -> PlaceMention:
    """A mention with what the other places of the question say of it."""
    mention = found.mention
    if mention.level is Level.OPEN:
        named = {other.mention.provinces[0] for other in others if other.mention.certain}
        meant = [province for province in mention.provinces if province in named]
        if len(meant) == 1:
            return mention.model_copy(
                update={"level": Level.PROVINCE, "provinces": (meant[0],), "strength": Strength.FAIR}
            )
    elif mention.certain and _is_doubtful(found, others, syllables):
        return mention.model_copy(update={"strength": Strength.DOUBTFUL})
    return mention


def _is_doubtful(found: Found, others: Sequence[Found], syllables: Sequence[Syllable]) -> bool:
    """Whether a name typed without marks is rather the words that it also is."""
    table = load_asked_table()
    part = syllables[found.start : found.end]
    name = " ".join(each.match for each in part)
    if name not in table.doubtful or part[0].is_title:
        return False
    if unit_before(syllables, found.start) is not None:
        return False
    following = syllables[found.end : found.end + 1]
    if following and following[0].is_near and following[0].folded in table.everyday_after.get(part[-1].folded, ()):
        return True
    if is_in_slot(syllables, found.start, found.end):
        return False
    if found.start and syllables[found.start].is_near and syllables[found.start - 1].folded in table.everyday_before:
        return True
    sure = [other for other in others if other is not found and other.mention.certain]
    return bool(sure) and not any(_are_listed(found, other, syllables) for other in sure)


def _are_listed(one: Found, other: Found, syllables: Sequence[Syllable]) -> bool:
    """Whether two places stand in one list, parted by a comma or by words like "và"."""
    first, second = sorted((one, other), key=lambda each: each.start)
    between = syllables[first.end : second.start]
    if not between:
        return syllables[second.start].gap.strip(" ") in _LIST_MARKS
    return all(each.folded in load_asked_table().list_words for each in between)
