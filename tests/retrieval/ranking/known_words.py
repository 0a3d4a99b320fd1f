"""A vocabulary small enough to reckon with: every word that is known has an idf of 1, every other one of 2."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import Article, Passage
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.fingerprint import plain_document
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.ranking.spans import PassageSpans, SpanCutter
from retrieval.ranking.weighted_query import WeightedQuery, weight_query


class KnownWords:
    """Knows the terms it was given."""

    def __init__(self, *terms: str) -> None:
        self._terms = frozenset(terms)

    def idf(self, term: str) -> float:
        return 1.0 if term in self._terms else 2.0

    def holds(self, term: str) -> bool:
        return term in self._terms

    def held(self, syllables: Sequence[str]) -> frozenset[str]:
        return self._terms & frozenset(syllables)


def parsed(question: str, *known: str) -> Query:
    """A question as typed, read in a vocabulary of these terms."""
    return parse_query(question, KnownWords(*known), Lexicon.shipped(), correct=False)


def weighted(question: str, *known: str) -> WeightedQuery:
    """A question as typed, weighted in a vocabulary of these terms."""
    return weight_query(parsed(question, *known), KnownWords(*known), Lexicon.shipped())


def document(*sentences: str, title: str = "Tựa") -> tuple[Article, Passage]:
    """An article of one passage with these sentences."""
    article, (passage,) = plain_document("a", title, [" ".join(sentences)])
    ends, start = [], 0
    for sentence in sentences:
        ends.append((start, start + len(sentence)))
        start += len(sentence) + 1
    return article, passage.model_copy(update={"sentences": tuple(ends)})


def cut(*sentences: str, title: str = "Tựa") -> PassageSpans:
    """The spans of a passage with these sentences."""
    article, passage = document(*sentences, title=title)
    return SpanCutter(Lexicon.shipped()).cut(passage, article)
