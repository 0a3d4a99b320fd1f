"""Tells people named like a place from the place."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.places.context import before, phrases
from knowledge.places.gazetteer_tables import load_wording
from knowledge.vietnamese.syllables import Syllable, forms, is_title_case


def is_person(syllables: Sequence[Syllable], start: int, end: int, *, first: int) -> bool:
    """Whether a name is (part of) a person's: behind a family name, "ông", "bà", "Ảnh:".

    Syllables before ``first`` belong to another place and are no family name ("Gia Lâm Hà Nội").
    """
    if not is_title_case(syllables[start:end]):
        return False
    if start and syllables[start].gap.strip() == ":" and _credits(syllables, start):
        return True
    return _behind_family_name(syllables, start, first) or _behind_honorific(syllables, start, first)


def _credits(syllables: Sequence[Syllable], start: int) -> bool:
    words = phrases("credits")
    return any(
        tuple(syllable.match for syllable in syllables[max(0, start - length) : start]) in words for length in (1, 2, 3)
    )


def _behind_family_name(syllables: Sequence[Syllable], start: int, first: int) -> bool:
    """Whether a family name stands before: "Nguyễn Thái Bình", "Lê Văn Hà Nam"."""
    if start - 1 < first or not _continues_title(syllables, start):
        return False
    if _is_one_of(syllables[start - 1], load_wording().family_names):
        return True
    return (
        start - 2 >= first
        and _continues_title(syllables, start - 1)
        and _is_one_of(syllables[start - 2], load_wording().family_names)
        and _is_one_of(syllables[start - 1], load_wording().middle_names)
    )


def _behind_honorific(syllables: Sequence[Syllable], start: int, first: int) -> bool:
    """Whether "ông", "bà"… stands before, with at most two capitalised syllables between."""
    for position in range(start, max(first, start - 3), -1):
        if before(syllables, position, phrases("honorifics"), first=first):
            return True
        if not _continues_title(syllables, position):
            return False
    return False


def _continues_title(syllables: Sequence[Syllable], position: int) -> bool:
    previous = syllables[position - 1]
    return syllables[position].gap == " " and previous.is_title and not previous.is_caps


def _is_one_of(syllable: Syllable, words: frozenset[str]) -> bool:
    return syllable.match in words or (
        syllable.match == syllable.folded and any(forms(word)[1] == syllable.match for word in words)
    )
