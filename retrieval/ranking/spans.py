"""Passages taken apart for the search of evidence: sentences and runs of clauses, with the terms each one holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from knowledge.records import Passage
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.terms import bigram_terms, syllable_terms
from retrieval.analysis.tokenizer import Token, tokenize

# A snippet is what a phone shows without scrolling; part of the public contract of a citation.
SNIPPET_LIMIT = 400
_CLAUSE_END = re.compile(r";\s+|(?<=[^\d]),\s+|\n")
_PART_END = re.compile(r";\s+|\n")
# Taking a passage apart costs about a millisecond; four thousand of them fit in 60 MB.
_KEPT_APART = 4096


@dataclass(frozen=True)
class Span:
    """A span that can be shown as evidence: (start, end) in the passage's text, and what it holds."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    terms: frozenset[str]
    pairs: frozenset[str]

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The places of its numbers among its tokens."""
        return tuple(place for place, token in enumerate(self.tokens) if token.is_number)

    @cached_property
    def percentages(self) -> tuple[int, ...]:
        """The places of its numbers with a percent sign behind them."""
        ends = ((place, self.tokens[place].end) for place in self.numbers)
        return tuple(place for place, end in ends if self.text[end : end + 2].strip().startswith("%"))


@dataclass(frozen=True)
class PassageSpans:
    """A passage's units in order; terms and pairs of the whole passage with its article's title, places and year."""

    units: tuple[Span, ...]
    terms: frozenset[str]
    pairs: frozenset[str]


class SpanCutter:
    """Cuts passages into units, keeping those cut last."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.cut = lru_cache(maxsize=_KEPT_APART)(self._cut)
        self._about = lru_cache(maxsize=_KEPT_APART)(self._whole)

    def _cut(self, passage: Passage, head: str, *, by_clause: bool = False) -> PassageSpans:
        parts = _parts if by_clause else _spans
        units = [
            self._unit(passage.text, first, last)
            for start, end in passage.sentences
            for first, last in parts(passage.text, start, end)
        ]
        about = self._about(head)
        return PassageSpans(
            tuple(units),
            about.terms.union(*(unit.terms for unit in units)),
            about.pairs.union(*(unit.pairs for unit in units)),
        )

    def _unit(self, text: str, start: int, end: int) -> Span:
        piece = text[start:end]
        tokens = self._lexicon.spell_out(piece, tokenize(piece))
        return Span(
            start, end, piece, tuple(tokens), frozenset(syllable_terms(tokens)), frozenset(bigram_terms(tokens))
        )

    def _whole(self, text: str) -> Span:
        return self._unit(text, 0, len(text))


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence itself, or its runs of clauses that fit a snippet, one for each clause it could begin with."""
    if end - start <= SNIPPET_LIMIT:
        return [(start, end)]
    cuts = [start, *(start + found.end() for found in _CLAUSE_END.finditer(text[start:end])), end]
    pieces = [piece for first, last in pairwise(cuts) for piece in _hard_cut(first, last)]
    spans = []
    for number, (first, _) in enumerate(pieces):
        last = number
        while last + 1 < len(pieces) and pieces[last + 1][1] - first <= SNIPPET_LIMIT:
            last += 1
        spans.append((first, first + len(text[first : pieces[last][1]].rstrip())))
    return spans


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence between semicolons, each no longer than a snippet: one for each place it tells of."""
    cuts = [start, *(start + found.end() for found in _PART_END.finditer(text[start:end])), end]
    pieces = [piece for first, last in pairwise(cuts) for piece in _hard_cut(first, last)]
    return [(first, first + len(text[first:last].rstrip())) for first, last in pieces]


def _hard_cut(start: int, end: int) -> list[tuple[int, int]]:
    """A clause longer than a snippet is parted anywhere."""
    return [(at, min(at + SNIPPET_LIMIT, end)) for at in range(start, end, SNIPPET_LIMIT)]
