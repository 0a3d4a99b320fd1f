"""Passages in the order in which they answer: BM25 finds them, their best sentence decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.analysis.terms import head_of
from retrieval.index.filters import ANYTHING, Filter
from retrieval.index.protocol import Hit
from retrieval.query.query import Query
from retrieval.query.scope import Scope
from retrieval.ranking.confidence import Factor, confidence_factors, product_of
from retrieval.ranking.evidence import Evidence, find_evidence
from retrieval.ranking.spans import PassageSpans
from retrieval.ranking.weighted_query import WeightedQuery
from retrieval.snapshots.snapshot import Snapshot

# Passages looked into for their best sentence.
_LOOKED_INTO = 24
# The passage's BM25 score, relative to the best passage's, beside its best sentence's score. On xquad_vi (nDCG@10
# of 600 questions, as written / without marks): 0.6 gives .966 / .951, 1.5 .966 / .955, 3 .964 / .956.
_PASSAGE_WEIGHT = 1.0
# What answers this much less well than the best is left out; the figure keeps every right article of the questions
# in `tests/retrieval/evaluation/questions` among the first three.
_WORTH_SHOWING = 0.6
# An article opens with what it is about: that decides between equals, and answers a question about no more than that.
_OPENING = 0.1
_OPENING_WHEN_TOPIC_ONLY = 0.6


@dataclass(frozen=True)
class Candidate:
    """A passage with its best sentence, and the factors of the confidence in it, which is between 0 and 1."""

    hit: Hit
    evidence: Evidence
    score: float
    factors: tuple[Factor, ...]

    @property
    def confidence(self) -> float:
        """How sure we are that the sentence answers."""
        return product_of(self.factors)


def rank(
    question: Query, wanted: WeightedQuery, scope: Scope, known: Snapshot, kept: Filter | None = None
) -> list[Candidate]:
    """The passages within the scope, the one that answers best first; ties are ordered by passage id.

    ``kept`` takes the scope's place as what may answer.
    """
    index = known.index
    provinces = scope.provinces if kept is None else frozenset()
    if kept is None:
        kept = Filter.speaking_of(provinces) if provinces else ANYTHING
    hits = index.search(question.search_terms(index), _LOOKED_INTO, kept)
    candidates = []
    for hit in hits:
        elsewhere = bool(provinces) and not scope.covers(hit.article)
        apart = known.cutter.cut(hit.passage, head_of(hit.article), by_clause=elsewhere)
        units = apart.units
        if elsewhere:
            # An article about the whole country answers for a province only with the words that name it, never with
            # the next province's number in the same sentence.
            units = tuple(unit for unit in units if scope.is_named_in(unit.text))
        if units:
            candidates.append(_candidate(hit, hits[0].score, wanted, find_evidence(units, wanted, apart), apart))
    candidates.sort(key=lambda candidate: (-round(candidate.score, 9), candidate.hit.passage.id))
    worth_showing = [each for each in candidates if each.score >= _WORTH_SHOWING * candidates[0].score]
    leaders = _best_of_each_place(candidates, scope)
    return leaders + [candidate for candidate in worth_showing if candidate not in leaders]


def _candidate(hit: Hit, best: float, wanted: WeightedQuery, evidence: Evidence, apart: PassageSpans) -> Candidate:
    score = _PASSAGE_WEIGHT * hit.score / best + evidence.score
    if hit.passage.number == 0:
        score += _OPENING_WHEN_TOPIC_ONLY if wanted.topic_only and not wanted.kinds else _OPENING
    return Candidate(hit, evidence, score, confidence_factors(evidence, wanted, apart))


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
