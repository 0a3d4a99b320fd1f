"""Typing slips, corrected against the words of the collection: for words only, never for numbers or names.

A word that the collection does not know becomes one that it has beside a neighbour: where the letters typed may be a
syllable of the language, only one that often stands there. Letters that can be no syllable, and what a Telex or VNI key
left behind, are slips for certain and need no such support.
"""

from __future__ import annotations

import math
import string
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from knowledge.vietnamese.normalization import fold
from knowledge.vietnamese.orthography import is_possible_syllable
from knowledge.vietnamese.stopwords import STOPWORDS, is_function_word
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.tokenizer import FOLDED, Token
from retrieval.analysis.vocabulary import Vocabulary
from retrieval.query.input_methods import decode_telex, decode_vni
from retrieval.query.question_types import QUESTION_TYPE_PHRASES

# Shorter words have too many neighbours one slip away.
_SHORTEST = 3
# The longest syllable has seven letters, and a foreign word hardly more than fifteen. Of a word of n letters some 200 n
# others are one slip away.
_LONGEST = 20
_BOTH = 2
# Of the passages with a word, or with its neighbour, those that have both side by side: nine of ten slips of 240
# questions are made good by a pair of .15 and more ("san xut", "bao nhieu" .21); "khac san", made of "khach san", is in
# .06, "trai ho" of "trai heo" and "bien co" of "bien cho" in less.
_OFTEN = 0.1
# What words are made of: Latin letters, digits ("co2", "5s"), and the letters that only Vietnamese has.
_LETTERS_FOLDED = string.ascii_lowercase + string.digits
_LETTERS = (
    _LETTERS_FOLDED
    + "ăâđêôơư"
    + "".join(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    )
)

# What yes-or-no questions open and end with: "doanh nghiệp đúng không" is no "doanh nghiệp đóng".
_YES_OR_NO = (
    *("đúng không", "đúng chưa", "đúng vậy", "đúng là", "có đúng", "phải không", "có phải", "phải chăng"),
    *("thật không", "có thật", "sai không", "hay sai", "xong chưa", "được chưa"),
)
# First letters that are typed or heard for one another: neighbours in a row of keys, and what regions say alike.
_ALIKE = frozenset(
    frozenset(pair)
    for pair in chain(
        *(pairwise(row) for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")), ("ln", "sx", "dr", "dv", "gr")
    )
)


class Correction(NamedTuple):
    """A slip, from ``start`` to ``end`` in the question, and the word that was meant."""

    start: int
    end: int
    word: str


class Speller:
    """Knows the words and pairs of one collection, and the words questions are made of."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._vocabulary = vocabulary
        self._lexicon = lexicon

    def correct(
        self, tokens: Sequence[Token], protected: Sequence[tuple[int, int]] = (), *, marked: bool
    ) -> tuple[Correction, ...]:
        """The slips of a question in its order; none when there is nothing to correct.

        ``protected`` spans (the names of places) are left alone. ``marked`` says that the question has tone marks.
        """
        corrections = []
        for position, token in enumerate(tokens):
            if any(start <= token.start < end for start, end in protected) or self._is_safe(token):
                continue
            better = self._better(tokens, position, marked=marked)
            if better is not None and better != (token.marked if marked else token.folded):
                corrections.append(Correction(token.start, token.end, better))
        return tuple(corrections)

    def _is_safe(self, token: Token) -> bool:
        """Too short to judge or too long to be a word, a number, or an abbreviation."""
        return not _SHORTEST <= len(token.folded) <= _LONGEST or token.folded[0].isdigit() or self._lexicon.knows(token)

    def _better(self, tokens: Sequence[Token], position: int, *, marked: bool) -> str | None:
        token = tokens[position]
        written = token.marked if marked else token.folded
        known = self._is_known(written, marked=marked)
        if not known:
            for decoded in (decode_vni(token.marked), decode_telex(token.marked)):
                if decoded is not None and self._is_known(decoded, marked=True):
                    return decoded if marked else fold(decoded)
        # A known word gives way only where nothing beside it fits and the other fits on both sides.
        elif not 0 < position < len(tokens) - 1 or self._support(tokens, position, written, marked=marked)[0]:
            return None
        candidates = sorted(self._candidates(written, marked=marked))
        if is_possible_syllable(token.folded):
            candidates = [word for word in candidates if _may_open_as(written, word)]
        if not candidates:
            return None
        best = max(candidates, key=lambda word: self._support(tokens, position, word, marked=marked))
        sides, strength = self._support(tokens, position, best, marked=marked)
        # What may be a word of the language ("cai nghiện ở") gives way to none that fits only beside "ở" or "của".
        meant = strength > 0 and self._fits_beside_content(tokens, position, best, marked=marked)
        if is_possible_syllable(token.folded) and fold(best) != token.folded:
            meant = meant and self._often_stands_there(tokens, position, best, marked=marked, known=known)
        if known:
            return best if sides == _BOTH and meant else None
        return best if meant or not is_possible_syllable(token.folded) else None

    def _often_stands_there(
        self, tokens: Sequence[Token], position: int, word: str, *, marked: bool, known: bool
    ) -> bool:
        """Whether the word and a neighbour are a phrase: one with the other in many of the passages that have either.

        In the stead of a ``known`` word, in many of those that have the word itself.
        """
        for beside, pair in self._pairs(tokens, position, word, marked=marked):
            if pair in _question_pairs():
                return True
            form = "" if marked else FOLDED
            if self._vocabulary.holds(form + pair):
                alone = [word] if known else [word, beside]
                rarest = max(self._vocabulary.idf(form + each) for each in alone)
                if math.exp(rarest - self._vocabulary.idf(form + pair)) >= _OFTEN:
                    return True
        return False

    def _candidates(self, written: str, *, marked: bool) -> set[str]:
        """The known words one slip away."""
        near = _one_slip_away(written, _LETTERS if marked else _LETTERS_FOLDED)
        terms = near if marked else [FOLDED + word for word in near]
        held = self._vocabulary.held(terms)
        spoken = _spoken(self._lexicon, marked=marked)
        return {word for word, term in zip(near, terms, strict=True) if term in held or word in spoken}

    def _is_known(self, written: str, *, marked: bool) -> bool:
        """Whether the collection has the word, or questions are made of it."""
        spoken = _spoken(self._lexicon, marked=marked)
        return written in spoken or self._vocabulary.holds(written if marked else FOLDED + written)

    def _fits_beside_content(self, tokens: Sequence[Token], position: int, word: str, *, marked: bool) -> bool:
        """Whether it stands beside a word that is no function word, or in a phrase that questions are made of."""
        beside = [token for token in tokens[max(0, position - 1) : position + 2] if token is not tokens[position]]
        content = [
            token
            for token in beside
            if not is_function_word(token.marked, token.folded, typed_without_marks=not marked)
            or self._asks_with(token, word, marked=marked)
        ]
        near = sorted([*content, tokens[position]], key=lambda token: token.start)
        return self._support(near, near.index(tokens[position]), word, marked=marked)[0] > 0

    @staticmethod
    def _asks_with(token: Token, word: str, *, marked: bool) -> bool:
        beside = token.marked if marked else token.folded
        return bool({f"{beside} {word}", f"{word} {beside}"} & _question_pairs())

    def _support(self, tokens: Sequence[Token], position: int, word: str, *, marked: bool) -> tuple[int, float]:
        """On how many sides the collection has the word beside its neighbour, and how strongly.

        Phrases that questions are made of count as well.
        """
        sides, strength = 0, 0.0
        for _, pair in self._pairs(tokens, position, word, marked=marked):
            term = pair if marked else FOLDED + pair
            if self._vocabulary.holds(term):
                sides, strength = sides + 1, strength + 1.0 / (1.0 + self._vocabulary.idf(term))
            elif pair in _question_pairs():
                sides, strength = sides + 1, strength + 0.5
        return sides, strength

    @staticmethod
    def _pairs(tokens: Sequence[Token], position: int, word: str, *, marked: bool) -> Iterator[tuple[str, str]]:
        """Each neighbour, and the pair that it would be with the word."""
        for neighbour, first in ((position - 1, False), (position + 1, True)):
            if 0 <= neighbour < len(tokens):
                beside = tokens[neighbour].marked if marked else tokens[neighbour].folded
                yield beside, f"{word} {beside}" if first else f"{beside} {word}"


# One lexicon a version of a collection, and the next while it is taken in.
@lru_cache(maxsize=4)
def _spoken(lexicon: Lexicon, *, marked: bool) -> frozenset[str]:
    """The words that questions are made of, and those of all ways of saying the same."""
    said = (phrase.tokens for group in lexicon.synonyms for phrase in group)
    words = _question_words() | lexicon.short_forms | {token.marked for tokens in said for token in tokens}
    return words if marked else frozenset(map(fold, words))


@cache
def _question_words() -> frozenset[str]:
    return frozenset(STOPWORDS) | {word for phrase in _question_phrases() for word in phrase.split()}


@cache
def _question_pairs() -> frozenset[str]:
    pairs = {f"{first} {second}" for phrase in _question_phrases() for first, second in pairwise(phrase.split())}
    return frozenset(pairs | set(map(fold, pairs)))


def _question_phrases() -> Iterator[str]:
    return chain(chain.from_iterable(QUESTION_TYPE_PHRASES.values()), _YES_OR_NO)


def apply_corrections(text: str, corrections: Sequence[Correction]) -> str:
    """The text with the words that were meant; corrections come in its order."""
    for slip in reversed(corrections):
        text = text[: slip.start] + slip.word + text[slip.end :]
    return text


def _may_open_as(written: str, word: str) -> bool:
    """Whether a slip from a word to a possible syllable may be one; "xăng" and "đăng" are two words of the language."""
    if not written or not word or written[1:] != word[1:]:
        return True
    first, other = fold(written[0]), fold(word[0])
    return first == other or frozenset((first, other)) in _ALIKE


def _one_slip_away(written: str, letters: str) -> list[str]:
    """Every word from which one slip leads to what was written: a letter more, less or other, or two swapped."""
    cuts = [(written[:i], written[i:]) for i in range(len(written) + 1)]
    words = {before + after[1:] for before, after in cuts if after}
    words |= {before + letter + after for before, after in cuts for letter in letters}
    words |= {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    if len(written) > _SHORTEST:
        words |= {before + letter + after[1:] for before, after in cuts if after for letter in letters}
    words.discard(written)
    return list(words)
