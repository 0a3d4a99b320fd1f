"""What the words around a name say: a unit, an office, a street, a company, or a slot where places stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache

from knowledge.places.gazetteer_tables import load_wording
from knowledge.vietnamese.syllables import Syllable, forms, is_title_case, split_syllables

# "Công ty Cổ phần Bia Sài Gòn – Hà Nội", "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Hà Nội".
_REACH = 11
# "Cơ quan Hà Nội" typed without marks names no district.
_NOT_URBAN = frozenset({"co", "lien", "truc", "he"})

# "Tổng công ty Bia - Rượu - Nước giải khát Hà Nội".
_DASHES = frozenset({" - ", " – "})

Phrases = frozenset[tuple[str, ...]]


class Unit(StrEnum):
    """What the word before a name says it is; the values of districts are their kind in the table."""

    PROVINCE = "province"
    CITY = "Thành phố"
    TOWN = "Thị xã"
    URBAN = "Quận"
    RURAL = "Huyện"
    COMMUNE = "commune"


_UNIT_KINDS = (
    (Unit.TOWN, "town"),
    (Unit.CITY, "city"),
    (Unit.PROVINCE, "province"),
    (Unit.RURAL, "rural"),
    (Unit.URBAN, "urban"),
    (Unit.COMMUNE, "commune"),
)
_LISTED_KINDS = ((Unit.RURAL, "rural"), (Unit.URBAN, "urban"), (Unit.PROVINCE, "province"))


def unit_before(syllables: Sequence[Syllable], start: int) -> Unit | None:
    """The unit named right before a place: "tỉnh", "TP.", "huyện", "q."; none without one."""
    if not start:
        return None
    word, gap = syllables[start - 1].match, syllables[start].gap
    if gap.strip(" ") == ":":
        # A list may be opened: "các huyện: Bình Lục, Thanh Liêm".
        return next((unit for unit, kind in _LISTED_KINDS if (word,) in unit_words(kind)), None)
    if word in load_wording().unit_abbreviations:
        # One letter is a unit only with its stop ("H. Thạch Thất"); "TP" may do without.
        dotted = gap.strip(" ") == "."
        near = len(word) > 1 and (syllables[start].is_near or not gap)
        if not dotted and not near:
            return None
        return next(unit for unit, kind in _UNIT_KINDS if (word,) in unit_words(kind))
    if word not in _unit_endings():
        return None
    if word == "quan" and start > 1 and syllables[start - 2].match in _NOT_URBAN:
        return None
    return next((unit for unit, kind in _UNIT_KINDS if before(syllables, start, unit_words(kind))), None)


@cache
def _unit_endings() -> frozenset[str]:
    """The last words of all words for units."""
    return frozenset().union(*(_last_words(unit_words(kind)) for _, kind in _UNIT_KINDS))


def is_everyday(syllables: Sequence[Syllable], *, exact: bool) -> bool:
    """Whether a name in small or all capital letters is an everyday word or falls across two of them.

    ``exact`` says that every mark of the name was written.
    """
    if is_title_case(syllables):
        return False
    wording = load_wording()
    match = " ".join(syllable.match for syllable in syllables)
    if match in wording.everyday_marked:
        return True
    folded = " ".join(syllable.folded for syllable in syllables)
    return folded in wording.everyday_folded and (not exact or match == folded)


def is_part_of_other_name(syllables: Sequence[Syllable], start: int, *, first: int) -> bool:
    """Whether a name only tells a street, a beer, a paper, a university or a company from others."""
    # Typed without marks, "cau", "ho" or "song" are too many words to be taken for cầu, hồ, sông.
    landmark = before(syllables, start, marked_phrases("landmarks"), first=first) or before(
        syllables, start, phrases("landmarks_folded"), first=first
    )
    return landmark or _in_company(syllables, start, first)


def behind_authority(syllables: Sequence[Syllable], start: int, *, first: int) -> bool:
    """Whether an office or "địa bàn" stands before a name in the same phrase ("Sở Công Thương TP.HCM")."""
    if start and syllables[start - 1].match in load_wording().unit_abbreviations:
        start -= 1
    for position in range(start, max(first, start - _REACH), -1):
        if before(syllables, position, phrases("authorities"), first=first):
            # "cơ sở" is no office.
            return position < 2 or syllables[position - 2].folded != "co"
        if not syllables[position].is_near or (syllables[position - 1].match,) in phrases("phrase_stops"):
            return False
    return False


def is_venue(syllables: Sequence[Syllable], start: int, *, first: int) -> bool:
    """Whether a name stands in a phrase behind "ở" or "tại" ("tại Khu Công nghệ cao TP.HCM")."""
    if start and syllables[start - 1].match in load_wording().unit_abbreviations:
        start -= 1
    for position in range(start, max(first, start - _REACH), -1):
        if before(syllables, position, phrases("place_prepositions"), first=first):
            return True
        if not syllables[position].is_near or (syllables[position - 1].match,) in phrases("phrase_stops"):
            return False
    return False


def is_in_slot(syllables: Sequence[Syllable], start: int, end: int) -> bool:
    """Whether a place is expected here, so that an everyday word means the place.

    That is: behind "ở", "tại", "của" or an office; between "mục tiêu", "SXSH"… and the end, a year or "đến";
    and opening a question before a verb ("hoa binh dat muc tieu gi").
    """
    if before(syllables, start, phrases("slot_prepositions")):
        return True
    if before(syllables, start, phrases("authorities")) or before(syllables, start, phrases("offices")):
        return True
    if before(syllables, start, phrases("slot_nouns")):
        return ends_phrase(syllables, end) or after(syllables, end, phrases("slot_followers"))
    return is_opening(syllables, start) and (
        after(syllables, end, phrases("slot_verbs")) or ":" in gap_at(syllables, end)
    )


def is_opening(syllables: Sequence[Syllable], start: int) -> bool:
    """Whether a place opens its line, or follows only "còn", "thế"… there."""
    if not start or "\n" in syllables[start].gap:
        return True
    return start < 3 and tuple(syllable.match for syllable in syllables[:start]) in phrases("leads")


def ends_phrase(syllables: Sequence[Syllable], end: int) -> bool:
    """Whether the text, a number or a punctuation mark follows."""
    return end >= len(syllables) or not syllables[end].is_near or syllables[end].folded.isdigit()


def gap_at(syllables: Sequence[Syllable], position: int) -> str:
    """What stands before a syllable; empty at the end of the text."""
    return syllables[position].gap if position < len(syllables) else ""


def _in_company(syllables: Sequence[Syllable], start: int, first: int) -> bool:
    """Whether a name is in a company's: "Công ty CP Bia Thanh Hóa".

    Right behind the word a name says where the company is: "nhà máy Thanh Hóa".
    """
    for position in range(start, max(first, start - _REACH), -1):
        if before(syllables, position, phrases("companies"), first=first):
            return position != start
        if not (syllables[position].is_near or syllables[position].gap in _DASHES) or (
            syllables[position - 1].match,
        ) in phrases("phrase_stops"):
            return False
    return False


@cache
def phrases(kind: str) -> Phrases:
    """The phrases of one list of the wording table, each with all its marks and without any."""
    return spelled(getattr(load_wording(), kind))


@cache
def marked_phrases(kind: str) -> Phrases:
    """The phrases of one list of the wording table, with all their marks only."""
    words: Iterable[str] = getattr(load_wording(), kind)
    return frozenset(tuple(syllable.match for syllable in split_syllables(word)) for word in words)


@cache
def unit_words(kind: str) -> Phrases:
    """The words for one kind of unit ("tỉnh", "tinh")."""
    return spelled(getattr(load_wording().units, kind))


def spelled(words: Iterable[str]) -> Phrases:
    """Phrases as tuples of syllables in match form: fully marked, and typed without marks."""
    marked = {tuple(syllable.match for syllable in split_syllables(word)) for word in words}
    return frozenset(marked | {tuple(forms(word)[1] for word in phrase) for phrase in marked})


def before(syllables: Sequence[Syllable], position: int, wanted: Phrases, *, first: int = 0) -> bool:
    """Whether one of the phrases ends right before a position, with nothing but spaces between.

    Syllables before ``first`` are not looked at.
    """
    if position <= first or syllables[position - 1].match not in _last_words(wanted):
        return False
    words: tuple[str, ...] = ()
    for start in range(position - 1, max(first, position - _longest(wanted)) - 1, -1):
        if not _is_near(syllables[start + 1] if start + 1 < len(syllables) else None):
            return False
        words = (syllables[start].match, *words)
        if words in wanted:
            return True
    return False


def after(syllables: Sequence[Syllable], position: int, wanted: Phrases) -> bool:
    """Whether one of the phrases begins at a position, with nothing but spaces before it."""
    if position >= len(syllables) or syllables[position].match not in first_words(wanted):
        return False
    words: tuple[str, ...] = ()
    for syllable in syllables[position : position + _longest(wanted)]:
        if not _is_near(syllable):
            return False
        words = (*words, syllable.match)
        if words in wanted:
            return True
    return False


@cache
def first_words(wanted: Phrases) -> frozenset[str]:
    """The words that phrases begin with: most places are left after one look at these."""
    return frozenset(phrase[0] for phrase in wanted if phrase)


@cache
def _last_words(wanted: Phrases) -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in wanted if phrase)


@cache
def _longest(wanted: Phrases) -> int:
    return max(map(len, wanted), default=0)


def _is_near(syllable: Syllable | None) -> bool:
    return syllable is None or syllable.is_near
