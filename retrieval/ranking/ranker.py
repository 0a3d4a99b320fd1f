"""Passages in the order in which they answer: BM25 finds them, their best sentence decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.records import ArticleKind
from retrieval.index.protocol import Hit
from retrieval.query.scope import Scope
from retrieval.ranking.evidence import Evidence, Surroundings, find_evidence, look_around
from retrieval.ranking.shares import Factor, find_factors, product_of
from retrieval.ranking.spans import PassageSpans, SpanCutter
from retrieval.ranking.trades import Trade, find_trade
from retrieval.ranking.weighted_query import WeightedQuery

LOOKED_INTO = 24
"""Passages looked into for their best sentence."""

# The passage's BM25 score, relative to the best passage's, beside its best sentence's score. On xquad_vi (nDCG@10
# of 600 questions, as written / without marks): 0.6 gives .966 / .951, 1.5 .966 / .955, 3 .964 / .956.
_PASSAGE_WEIGHT = 1.0
# What answers this much less well than the best is left out; the figure keeps every right article of the questions
# in `tests/retrieval/evaluation/questions` among the first three.
_WORTH_SHOWING = 0.6
# An article opens with what it is about: that decides between equals, and answers a question about no more than that.
_OPENING = 0.1
_OPENING_WHEN_TOPIC_ONLY = 0.6
# Who names no place is answered by what holds everywhere, before what summaries tell of one province of 63; somebody's
# own documents are about where she is.
_OF_ONE_PLACE = 0.3
# Who names a trade is answered by what tells of it, before what names it among others, and that before another's: of 36
# questions by trade four are no more answered for certain by another's, and AURC falls from .104 to .102 on
# `tests/questions/collection/visible.jsonl`.
_LESS_OF_A_TRADE = {Trade.OWN: 0.0, Trade.TOLD: 0.15, Trade.AMONG_OTHERS: 0.3, Trade.ANOTHER: 0.5}
# What the person who asks said of herself, all of it found in a passage, decides between equals too. At this weight no
# question of three sets fares worse behind "em làm xưởng dệt ở Thanh Hoá" than bare (`benchmarks/frames.py`).
_ASIDE = 0.1


@dataclass(frozen=True)
class Candidate:
    """A passage with its best sentence; ``whole`` and ``around`` are the passage as it was looked through.

    ``score`` is what it holds of the question, ``trade`` how near its trade is to the one asked about.
    """

    hit: Hit
    evidence: Evidence
    score: float
    query: WeightedQuery
    whole: PassageSpans
    around: Surroundings
    trade: Trade = Trade.OWN

    @property
    def standing(self) -> float:
        """What it is ordered by: its score, and less where another trade was asked about."""
        return self.score - _LESS_OF_A_TRADE[self.trade]

    @cached_property
    def factors(self) -> tuple[Factor, ...]:
        """What of the question is held, one reason after the other."""
        return find_factors(self.evidence, self.query, self.whole, self.around)

    @cached_property
    def held(self) -> float:
        """How much of the question is held, between 0 and 1: the product of the factors."""
        return product_of(self.factors)


def rank(hits: Sequence[Hit], query: WeightedQuery, scope: Scope, cutter: SpanCutter) -> list[Candidate]:
    """The passages found, the one that answers best within the scope first; ties are ordered by passage id.

    Where several places were named, the best passage of each stands in front.
    """
    candidates = []
    for hit in hits:
        elsewhere = bool(scope.groups) and not scope.covers(hit.article)
        whole = cutter.cut(hit.passage, hit.article, by_clause=elsewhere)
        spans = whole.spans
        if elsewhere:
            # An article about the whole country answers for a province only with the words that name it, never with
            # the next province's number in the same sentence; one about another, where they are told of it first.
            tells = scope.is_told_of_in if hit.article.places else scope.is_named_in
            spans = tuple(span for span in spans if tells(span.text))
        if spans:
            around = look_around(whole, query)
            evidence = find_evidence(spans, query, around)
            score = _score(hit, hits[0].score, query, evidence)
            if hit.article.kind is ArticleKind.DIGEST and hit.article.places and not scope.groups:
                score -= _OF_ONE_PLACE
            if query.aside:
                score += _ASIDE * sum(share for term, share in query.aside.items() if term in whole.terms)
            trade = find_trade(hit, evidence, query, around)
            candidates.append(Candidate(hit, evidence, score, query, whole, around, trade))
    candidates.sort(key=lambda candidate: (-round(candidate.standing, 9), candidate.hit.passage.id))
    leaders = _best_of_each_place(candidates, scope)
    return leaders + [candidate for candidate in candidates if candidate not in leaders]


def worth_showing(ranked: Sequence[Candidate], scope: Scope) -> list[Candidate]:
    """What answers hardly less well than the best of those ranked, and the best of each place named."""
    best = max((each.standing for each in ranked), default=0.0)
    leaders = _best_of_each_place(ranked, scope)
    return [each for each in ranked if each in leaders or each.standing >= _WORTH_SHOWING * best]


def _score(hit: Hit, best: float, query: WeightedQuery, evidence: Evidence) -> float:
    score = _PASSAGE_WEIGHT * hit.score / best + evidence.score
    if hit.passage.number == 0:
        score += _OPENING_WHEN_TOPIC_ONLY if query.topic_only and not query.types else _OPENING
    return score


def _best_of_each_place(candidates: Sequence[Candidate], scope: Scope) -> list[Candidate]:
    """When several places were named, the best passage of each; otherwise none."""
    if len(scope.groups) < 2:
        return []
    leaders: list[Candidate] = []
    for group in scope.groups:
        about = (each for each in candidates if not set(group).isdisjoint(each.hit.article.provinces))
        leader = next(about, None)
        if leader is not None and leader not in leaders:
            leaders.append(leader)
    return leaders
