"""Phrases looked for right before or after a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from knowledge.places.gazetteer_tables import load_wording
from knowledge.vietnamese.syllables import Syllable, forms, split_syllables

Phrases = frozenset[tuple[str, ...]]


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


def before(syllables: Sequence[Syllable], place: int, wanted: Phrases, *, first: int = 0) -> bool:
    """Whether one of the phrases ends right before a place, with nothing but spaces between.

    Syllables before ``first`` are not looked at.
    """
    words: tuple[str, ...] = ()
    for start in range(place - 1, max(first, place - _longest(wanted)) - 1, -1):
        if not _is_near(syllables[start + 1] if start + 1 < len(syllables) else None):
            return False
        words = (syllables[start].match, *words)
        if words in wanted:
            return True
    return False


def after(syllables: Sequence[Syllable], place: int, wanted: Phrases) -> bool:
    """Whether one of the phrases begins at a place, with nothing but spaces before it."""
    words: tuple[str, ...] = ()
    for syllable in syllables[place : place + _longest(wanted)]:
        if not _is_near(syllable):
            return False
        words = (*words, syllable.match)
        if words in wanted:
            return True
    return False


@cache
def _longest(wanted: Phrases) -> int:
    return max(map(len, wanted), default=0)


def _is_near(syllable: Syllable | None) -> bool:
    return syllable is None or syllable.is_near
