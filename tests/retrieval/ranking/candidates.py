"""Candidates of passages written by hand, with the BM25 scores that a test gives them."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.analysis.lexicon import Lexicon
from retrieval.index.fingerprint import plain_document
from retrieval.index.protocol import Hit
from retrieval.query.scope import Scope
from retrieval.ranking.ranker import Candidate, rank
from retrieval.ranking.spans import SpanCutter
from retrieval.ranking.weighted_query import WeightedQuery


def hit(name: str, text: str, score: float, *provinces: str, title: str = "Tựa", number: int = 1) -> Hit:
    """A passage of one sentence, no opening unless its number is 0, of an article about these provinces."""
    article, passages = plain_document(name, title, [""] * number + [text], provinces)
    return Hit(passages[number], article, score)


def ranked(query: WeightedQuery, hits: Sequence[Hit], scope: Scope | None = None) -> list[Candidate]:
    """What they are as candidates; the hit with the highest score must be the first."""
    return rank(hits, query, scope or Scope(), SpanCutter(Lexicon.shipped()))
