"""Passages cut for the search of evidence: sentences and runs of clauses, with the terms each one holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from knowledge.records import Article, Passage
from knowledge.vietnamese.units import PERCENT, either_typing
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.terms import bigram_terms, head_of, syllable_terms
from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.ranking.remarks import is_remark
from retrieval.ranking.spelled_numbers import with_digits

# A snippet is what a phone shows without scrolling; part of the public contract of a citation.
SNIPPET_LIMIT = 400
# Of an answer that is only near, more of its passage: on xquad_vi 400 characters hold the answer of .833 of the first
# passages, 700 that of .903, whole ones that of .913.
WIDE_LIMIT = 700
_CLAUSE_END = re.compile(r";\s+|(?<=[^\d]),\s+|\n")
_PERCENT = re.compile(rf"\s?(?:{either_typing(PERCENT)})", re.IGNORECASE)
_PART_END = re.compile(r";\s+|\n")
# Cutting a passage costs about a millisecond; four thousand of them fit in 60 MB.
_KEPT = 4096


@dataclass(frozen=True)
class Span:
    """What can be shown as evidence: (start, end) in the passage's text, and what it holds.

    Of its ``terms`` and ``pairs`` some say a number that it spells out ("giai đoạn hai") in digits; none of its tokens
    does.
    """

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    terms: frozenset[str]
    pairs: frozenset[str]

    @cached_property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """The two syllable terms of each token: marked and folded."""
        return tuple((token.marked, token.folded_term) for token in self.tokens)

    @cached_property
    def positions(self) -> Mapping[str, Sequence[int]]:
        """Where each of its syllable terms stands among its tokens."""
        found: dict[str, list[int]] = {}
        for position, forms in enumerate(self.forms):
            for form in forms:
                found.setdefault(form, []).append(position)
        for position, token in enumerate(with_digits(self.text, self.tokens)):
            if token is not self.tokens[position]:
                for form in (token.marked, token.folded_term):
                    found.setdefault(form, []).append(position)
        return found

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Its tokens, folded."""
        return tuple(token.folded for token in self.tokens)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The positions of its numbers among its tokens."""
        return tuple(position for position, token in enumerate(self.tokens) if token.is_number)

    @cached_property
    def percentages(self) -> tuple[int, ...]:
        """The positions of its numbers with a percent sign, or the word for it, behind them."""
        ends = ((position, self.tokens[position].end) for position in self.numbers)
        return tuple(position for position, end in ends if _PERCENT.match(self.text, end))


@dataclass(frozen=True)
class PassageSpans:
    """A passage's spans in order; terms and pairs of the whole passage with its article's title, places and year.

    What a summary says of its source is no span beside others; its terms are ``remarks``. ``head`` are the terms of
    title, places and year alone.
    """

    spans: tuple[Span, ...]
    head: frozenset[str]
    terms: frozenset[str]
    pairs: frozenset[str]
    remarks: frozenset[str] = frozenset()


class SpanCutter:
    """Cuts passages into spans, keeping those cut last; safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        # By identity: a passage that is read again is cut again, and comparing two costs more than most lookups. What
        # is kept holds on to its passage and article, so no other can have their identity. All is let go at once when
        # it is full: to keep an order costs more than it saves.
        self._kept: dict[tuple[int, int, bool], tuple[Passage, Article, PassageSpans]] = {}

    def cut(self, passage: Passage, article: Article, *, by_clause: bool = False) -> PassageSpans:
        """The spans of a passage: sentences, or with ``by_clause`` their parts, one for each place they tell of."""
        key = (id(passage), id(article), by_clause)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept = {}
            self._kept[key] = kept = (passage, article, self._cut(passage, article, by_clause=by_clause))
        return kept[2]

    def _cut(self, passage: Passage, article: Article, *, by_clause: bool) -> PassageSpans:
        cut = _parts if by_clause else _sentences
        spans = [
            self._span(passage.text, first, last)
            for start, end in passage.sentences
            for first, last in cut(passage.text, start, end)
        ]
        # What other pages say is told with every answer from here.
        conflict = article.digest.conflict if article.digest is not None else None
        head = "\n".join(filter(None, [head_of(article), conflict]))
        about = self._span(head, 0, len(head))
        remarks = [span for span in spans if is_remark(span.text, article)]
        if len(remarks) == len(spans):
            remarks = []
        facts = [span for span in spans if span not in remarks]
        return PassageSpans(
            tuple(facts),
            about.terms,
            about.terms.union(*(span.terms for span in facts)),
            about.pairs.union(*(span.pairs for span in facts)),
            frozenset().union(*(span.terms for span in remarks)),
        )

    def _span(self, text: str, start: int, end: int) -> Span:
        piece = text[start:end]
        tokens = self._lexicon.spell_out(piece, tokenize(piece))
        terms, pairs = frozenset(syllable_terms(tokens)), frozenset(bigram_terms(tokens))
        in_digits = with_digits(piece, tokens)
        if in_digits is not tokens:
            terms, pairs = terms.union(syllable_terms(in_digits)), pairs.union(bigram_terms(in_digits))
        return Span(start, end, piece, tuple(tokens), terms, pairs)


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence itself, or its runs of clauses that fit a snippet, one for each clause it could begin with."""
    if end - start <= SNIPPET_LIMIT:
        return [(start, end)]
    cuts = [start, *(start + found.end() for found in _CLAUSE_END.finditer(text[start:end])), end]
    pieces = [piece for first, last in pairwise(cuts) for piece in _hard_cut(first, last)]
    runs = []
    for number, (first, _) in enumerate(pieces):
        last = number
        while last + 1 < len(pieces) and pieces[last + 1][1] - first <= SNIPPET_LIMIT:
            last += 1
        runs.append((first, first + len(text[first : pieces[last][1]].rstrip())))
    return runs


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence between semicolons, each no longer than a snippet: one for each place it tells of."""
    cuts = [start, *(start + found.end() for found in _PART_END.finditer(text[start:end])), end]
    pieces = [piece for first, last in pairwise(cuts) for piece in _hard_cut(first, last)]
    return [(first, first + len(text[first:last].rstrip())) for first, last in pieces]


def _hard_cut(start: int, end: int) -> list[tuple[int, int]]:
    """A clause longer than a snippet is parted anywhere."""
    return [(at, min(at + SNIPPET_LIMIT, end)) for at in range(start, end, SNIPPET_LIMIT)]
