"""Why an answer came out as it did: how the question was read, and what each passage scored with."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import Record
from retrieval.analysis.terms import SearchTerms
from retrieval.index.protocol import PassageIndex, TermScore
from retrieval.query.query import Query
from retrieval.ranking.confidence import Factor
from retrieval.ranking.ranker import Candidate
from retrieval.ranking.weighted_query import WeightedQuery


class PassageExplanation(Record):
    """One passage: its sentence, its score as a sum, its confidence as a product."""

    passage_id: str
    title: str
    sentence: str
    score: float
    bm25: float
    evidence: float
    confidence: float
    factors: tuple[Factor, ...]
    terms: tuple[TermScore, ...]


class Explanation(Record):
    """A question as it was understood, and the passages that came closest, best first."""

    standard: str
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    words: dict[str, float]
    passages: tuple[PassageExplanation, ...]


def explain(query: Query, weighted: WeightedQuery, found: Sequence[Candidate], index: PassageIndex) -> Explanation:
    """The explanation of a ranking; without candidates it has no passages."""
    return Explanation(
        standard=query.searched,
        kinds=tuple(sorted(each.value for each in query.types)),
        places=tuple(place.written for place in query.places if place.certain),
        words={term: round(weight, 4) for term, weight in weighted.terms.items()},
        passages=tuple(_explain(candidate, query.terms, index) for candidate in found),
    )


def _explain(candidate: Candidate, terms: SearchTerms, index: PassageIndex) -> PassageExplanation:
    passage, evidence = candidate.hit.passage, candidate.evidence
    return PassageExplanation(
        passage_id=passage.id,
        title=candidate.hit.article.title,
        sentence=passage.text[evidence.start : evidence.end],
        score=round(candidate.score, 4),
        bm25=round(candidate.hit.score, 4),
        evidence=round(evidence.score, 4),
        confidence=round(candidate.confidence, 4),
        factors=candidate.factors,
        terms=index.explain(terms, passage.id),
    )
