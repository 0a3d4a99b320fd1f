"""Why an answer came out as it did: how the question was read, and what each passage scored with."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import Record
from retrieval.analysis.terms import SearchTerms
from retrieval.index.protocol import PassageIndex, TermScore
from retrieval.query.query import Query
from retrieval.ranking.answerability import Model, Weighed, features_of
from retrieval.ranking.ranker import Candidate
from retrieval.ranking.shares import Factor
from retrieval.ranking.weighted_query import WeightedQuery


class PassageExplanation(Record):
    """One passage: its sentence, its score as a sum, and as a product what of the question it holds.

    ``other_trade`` is what it loses where it tells of another trade than the one asked about.
    """

    passage_id: str
    title: str
    sentence: str
    score: float
    bm25: float
    evidence: float
    other_trade: float
    held: float
    factors: tuple[Factor, ...]
    terms: tuple[TermScore, ...]


class Explanation(Record):
    """A question as it was understood, and the passages that came closest, best first.

    ``confidence`` is how likely the first answers, and ``weighed`` what that rests on.
    """

    standard: str
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    words: dict[str, float]
    confidence: float
    weighed: tuple[Weighed, ...]
    passages: tuple[PassageExplanation, ...]


def explain(
    query: Query, weighted: WeightedQuery, found: Sequence[Candidate], index: PassageIndex, model: Model, k: int
) -> Explanation:
    """The explanation of a ranking and its first ``k`` passages; without candidates it has none."""
    features = features_of(found, query.scope) if found else None
    return Explanation(
        standard=query.searched,
        kinds=tuple(sorted(each.value for each in query.types)),
        places=tuple(place.written for place in query.places if place.certain),
        words={term: round(weight, 4) for term, weight in weighted.terms.items()},
        confidence=round(model.probability(features), 4),
        weighed=model.weigh(features) if features is not None else (),
        passages=tuple(_explain(candidate, query.terms, index) for candidate in found[:k]),
    )


def _explain(candidate: Candidate, terms: SearchTerms, index: PassageIndex) -> PassageExplanation:
    passage, evidence = candidate.hit.passage, candidate.evidence
    return PassageExplanation(
        passage_id=passage.id,
        title=candidate.hit.article.title,
        sentence=passage.text[evidence.start : evidence.end],
        score=round(candidate.standing, 4),
        bm25=round(candidate.hit.score, 4),
        evidence=round(evidence.score, 4),
        other_trade=round(candidate.score - candidate.standing, 4),
        held=round(candidate.held, 4),
        factors=candidate.factors,
        terms=index.explain(terms, passage.id),
    )
