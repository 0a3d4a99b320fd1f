"""Typing slips, corrected against the words of the collection: for words only, never for numbers or names.

A word that the collection does not know becomes one that it has beside a neighbour. Letters that can be no syllable,
and what a Telex or VNI key left behind, are slips for certain and need no such support.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from knowledge.text import fold, has_marks
from retrieval.index import PassageIndex
from retrieval.keyboards import decode_telex, decode_vni
from retrieval.kinds import KIND_PHRASES
from retrieval.lexicon import Lexicon
from retrieval.stopwords import FUNCTION_WORDS
from retrieval.syllables import is_possible_syllable
from retrieval.tokenizer import FOLDED, Token, tokenize

# Shorter words have too many neighbours one slip away.
_SHORTEST = 3
_BOTH = 2


class Speller:
    """Knows the words and pairs of one index, and the words questions are made of."""

    def __init__(self, index: PassageIndex, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon

    def correct(self, question: str, protected: Sequence[tuple[int, int]] = ()) -> str | None:
        """The question with its slips corrected, or none when there is nothing to correct.

        ``protected`` spans (the names of places) are left alone.
        """
        tokens = tokenize(question)
        marked = has_marks(question)
        corrected = question
        for place in range(len(tokens) - 1, -1, -1):
            token = tokens[place]
            if any(start <= token.start < end for start, end in protected) or self._is_safe(token):
                continue
            better = self._better(tokens, place, marked=marked)
            if better is not None:
                corrected = corrected[: token.start] + better + corrected[token.end :]
        return corrected if corrected != question else None

    def _is_safe(self, token: Token) -> bool:
        """Too short to judge, a number, or an abbreviation."""
        return len(token.folded) < _SHORTEST or token.folded[0].isdigit() or self._lexicon.knows(token)

    def _better(self, tokens: Sequence[Token], place: int, *, marked: bool) -> str | None:
        token = tokens[place]
        written = token.marked if marked else token.folded
        known = written in (self._known if marked else self._known_folded)
        if not known:
            for decoded in (decode_vni(token.marked), decode_telex(token.marked)):
                if decoded is not None and decoded in self._known:
                    return decoded if marked else fold(decoded)
        candidates = sorted(self._candidates(written, marked=marked))
        if not candidates:
            return None
        best = max(candidates, key=lambda word: self._support(tokens, place, word, marked=marked))
        sides, strength = self._support(tokens, place, best, marked=marked)
        if known:
            # A known word gives way only where nothing beside it fits and the other fits on both sides.
            own_sides, _ = self._support(tokens, place, written, marked=marked)
            return best if own_sides == 0 and sides == _BOTH else None
        return best if strength > 0 or not is_possible_syllable(token.folded) else None

    def _candidates(self, written: str, *, marked: bool) -> set[str]:
        """The words one slip away."""
        table = self._deletions_marked if marked else self._deletions_folded
        return {
            word for key in (written, *_deletions(written)) for word in table.get(key, ()) if _is_slip(written, word)
        }

    def _support(self, tokens: Sequence[Token], place: int, word: str, *, marked: bool) -> tuple[int, float]:
        """On how many sides the collection has the word beside its neighbour, and how strongly.

        Phrases that questions are made of count as well.
        """
        sides, strength = 0, 0.0
        for neighbour, first in ((place - 1, False), (place + 1, True)):
            if 0 <= neighbour < len(tokens):
                beside = tokens[neighbour].marked if marked else tokens[neighbour].folded
                pair = f"{word} {beside}" if first else f"{beside} {word}"
                term = pair if marked else FOLDED + pair
                if self._index.holds(term):
                    sides, strength = sides + 1, strength + 1.0 / (1.0 + self._index.idf(term))
                elif pair in self._question_pairs:
                    sides, strength = sides + 1, strength + 0.5
        return sides, strength

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._index.syllables()) | _question_words() | self._lexicon.short_forms

    @cached_property
    def _known_folded(self) -> frozenset[str]:
        return frozenset(map(fold, self._known))

    @cached_property
    def _question_pairs(self) -> frozenset[str]:
        pairs = {f"{first} {second}" for phrase in _question_phrases() for first, second in pairwise(phrase.split())}
        return frozenset(pairs | set(map(fold, pairs)))

    @cached_property
    def _deletions_marked(self) -> dict[str, list[str]]:
        return _deletion_table(self._known)

    @cached_property
    def _deletions_folded(self) -> dict[str, list[str]]:
        return _deletion_table(self._known_folded)


def _question_words() -> frozenset[str]:
    return frozenset(FUNCTION_WORDS) | {word for phrase in _question_phrases() for word in phrase.split()}


def _question_phrases() -> Iterator[str]:
    for phrases in KIND_PHRASES.values():
        yield from phrases


def _deletion_table(words: Iterable[str]) -> dict[str, list[str]]:
    """Each word under itself and under each of its forms with one letter less."""
    table: dict[str, list[str]] = {}
    for word in words:
        for key in {word, *_deletions(word)}:
            table.setdefault(key, []).append(word)
    return table


def _deletions(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def _is_slip(written: str, word: str) -> bool:
    """Whether one slip leads from the word to what was written: a letter more, less or other, or two swapped."""
    if abs(len(written) - len(word)) > 1 or written == word:
        return False
    if len(written) != len(word):
        longer, shorter = sorted((written, word), key=len, reverse=True)
        return shorter in _deletions(longer)
    differing = [place for place, (one, other) in enumerate(zip(written, word, strict=True)) if one != other]
    if len(differing) == 1:
        return len(word) > _SHORTEST
    return len(differing) == 2 and (
        differing[1] == differing[0] + 1
        and written[differing[0]] == word[differing[1]]
        and written[differing[1]] == word[differing[0]]
    )
