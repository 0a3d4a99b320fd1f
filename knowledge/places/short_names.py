"""Short forms of provinces and cities, made from their names by rule: "hphong", "t.hoa", "BD"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from knowledge.places.asked_table import load_asked_table
from knowledge.places.context import Unit, after, before, is_in_slot, is_opening, phrases, unit_before
from knowledge.places.disambiguation import Sighting
from knowledge.places.gazetteer_tables import load_tables, load_wording
from knowledge.places.mention import Level, Strength
from knowledge.places.spellings import Name, fitting_names, load_spellings, may_be
from knowledge.vietnamese.orthography import is_possible_syllable
from knowledge.vietnamese.syllables import Syllable, forms, split_syllables

_CITY = "tp"
_CITY_KIND = "Thành phố"
# "Th.Hóa", "Tr.Vinh": a syllable is cut to its letter or to the letters that open it.
_CLUSTERS = ("ngh", "ch", "gh", "kh", "ng", "nh", "ph", "qu", "th", "tr")
_LONGEST_CUT = 2
_SHORTEST = 2
# "tphochiminh", "tpbuonmathuot".
_LONGEST = 13
# Three letters of a city are an abbreviation of anything ("tky" is a century).
_SHORTEST_OF_CITY = 4


def find_short_name(syllables: Sequence[Syllable], position: int, *, listed: bool = False) -> Sighting | None:
    """The place that a short form at a position of a question means, or those it may mean; or none.

    Several provinces are parted by "tỉnh" and "TP" alone. What is a word of its own, or mostly short for another thing,
    needs support, such as being ``listed`` with other places.
    """
    end = position + 1
    word = syllables[position].match
    if len(word) > _LONGEST:
        return None
    if _is_cut(syllables, position):
        end += 1
        word += syllables[position + 1].match
    names = _by_form().get(forms(word)[1], ())
    if not names and end == position + 1:
        return _behind_city(syllables, position)
    fitting = [name for name in names if may_be(word, name.syllables[0])]
    dotted = end > position + 1
    if not fitting or not (dotted or listed or _is_supported(syllables, position)):
        return None
    meant = _by_unit(fitting, unit_before(syllables, position), forms(word)[1])
    if len(meant) == 1:
        return Sighting(position, end, tuple(meant), Strength.FAIR)
    several = tuple(dict.fromkeys(name.provinces[0] for name in meant))
    return Sighting(position, end, (Name((word,), Level.OPEN, several),), Strength.DOUBTFUL)


def guess_short_name(syllables: Sequence[Syllable], position: int) -> Sighting | None:
    """The provinces that letters which are no word may stand for, whatever else they are short for."""
    written = syllables[position]
    if is_possible_syllable(written.folded) and not written.written.isupper():
        return None
    provinces = {name.provinces[0]: name for name in _by_form().get(written.folded, ()) if name.district is None}
    if not provinces:
        return None
    return Sighting(position, position + 1, (Name((written.match,), Level.OPEN, tuple(provinces)),), Strength.DOUBTFUL)


@lru_cache(maxsize=8192)
def may_be_short(folded: str) -> bool:
    """Whether a short form can begin with a syllable."""
    return folded in _by_form() or len(folded) <= _LONGEST_CUT or folded.startswith(_CITY)


def is_shared(written: str) -> bool:
    """Whether letters are a short form that several places share."""
    return len(_by_form().get(forms(written)[1], ())) > 1


def _is_cut(syllables: Sequence[Syllable], position: int) -> bool:
    """Whether a syllable is cut to its first letters and joined to the next by a stop, which no longer name follows."""
    if position + 1 >= len(syllables) or len(syllables[position].match) > _LONGEST_CUT:
        return False
    following = syllables[position + 1]
    goes_on = position + 2 < len(syllables) and syllables[position + 2].gap == " " and syllables[position + 2].is_title
    return following.gap == "." and len(following.match) >= _SHORTEST and not (goes_on and following.is_title)


def _behind_city(syllables: Sequence[Syllable], position: int) -> Sighting | None:
    """A city written in one word with "TP": "tpdanang", "tphue"."""
    written = syllables[position].match
    if not written.startswith(_CITY):
        return None
    rest = written.removeprefix(_CITY)
    spellings = load_spellings()
    found = spellings.joined.get(forms(rest)[1], ()) or spellings.names.get(forms(rest)[1], ())
    cities = [name for name in found if name.level is not Level.DISTRICT or _CITY_KIND in name.kinds]
    fitting = [name for name in cities if may_be(rest, "".join(name.syllables))]
    return Sighting(position, position + 1, (fitting[0],), Strength.FAIR) if fitting else None


def _is_supported(syllables: Sequence[Syllable], position: int) -> bool:
    """Whether a place is meant: nothing else is written so, or a unit, an office or a place's slot says it."""
    syllable = syllables[position]
    few_letters = len(syllable.folded) <= _LONGEST_CUT
    if not few_letters and not is_possible_syllable(syllable.folded):
        return True
    capitals = syllable.written.isupper()
    if unit_before(syllables, position) in (Unit.PROVINCE, Unit.CITY):
        # "máy tính là gì" typed without marks names no province "la".
        unit = syllables[position - 1]
        return capitals or unit.match != unit.folded or not is_possible_syllable(syllable.folded)
    if before(syllables, position, phrases("offices")) and capitals:
        return True
    table = load_asked_table()
    mostly = syllable.folded in table.usual or syllable.folded not in table.everyday
    # "hn mục tiêu 2015": as people type it into a search box.
    heads = is_opening(syllables, position) and after(syllables, position + 1, phrases("slot_nouns"))
    return mostly and (heads or is_in_slot(syllables, position, position + 1))


def _by_unit(names: Sequence[Name], unit: Unit | None, form: str) -> Sequence[Name]:
    """Those of the names that a unit before them leaves: no city of the centre is a province."""
    if len(names) < 2 or unit not in (Unit.PROVINCE, Unit.CITY):
        usual = load_asked_table().usual.get(form)
        return [name for name in names if name.provinces[0] == usual] or names
    cities = load_wording().central_cities
    return [name for name in names if (name.provinces[0] in cities) is (unit is Unit.CITY)] or names


@cache
def _by_form() -> Mapping[str, tuple[Name, ...]]:
    """The names by their short forms, folded; a name's own syllables hold the short form in match form."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in chain(_of_provinces(), _listed()):
        if name not in found[forms(name.syllables[0])[1]]:
            found[forms(name.syllables[0])[1]].append(name)
    # A city's short form is its province's before it is its own.
    for name in _of_cities():
        form = forms(name.syllables[0])[1]
        if len(form) >= _SHORTEST_OF_CITY and form not in found and not is_possible_syllable(form):
            found[form] = [name]
    return {form: tuple(names) for form, names in found.items()}


def _of_provinces() -> Iterator[Name]:
    for province in load_tables().provinces:
        syllables = _syllables_of(province)
        meant = _province_name(province)
        yield meant._replace(syllables=("".join(each[0] for each in syllables),))
        for form in _cut_forms(syllables):
            yield meant._replace(syllables=(form,))


def _of_cities() -> Iterator[Name]:
    for province, districts in load_tables().districts.items():
        for district, kinds in districts.items():
            syllables = _syllables_of(district)
            if _CITY_KIND in kinds and len(syllables) > 1:
                for form in _cut_forms(syllables):
                    yield Name((form,), Level.DISTRICT, (province,), district, kinds)


def _listed() -> Iterator[Name]:
    for form, written in load_asked_table().more.items():
        yield fitting_names(split_syllables(written))[0]._replace(syllables=(form,))


def _cut_forms(syllables: Sequence[str]) -> Iterator[str]:
    """A name whose last syllable alone is whole: "hphong", "thhóa"."""
    first = syllables[:-1]
    yield "".join(each[0] for each in first) + syllables[-1]
    opened = [next((each[: len(cluster)] for cluster in _CLUSTERS if each.startswith(cluster)), "") for each in first]
    if all(opened):
        yield "".join(opened) + syllables[-1]


def _province_name(province: str) -> Name:
    return next(name for name in fitting_names(split_syllables(province)) if name.level is not Level.DISTRICT)


def _syllables_of(name: str) -> list[str]:
    return [syllable.match for syllable in split_syllables(name)]
