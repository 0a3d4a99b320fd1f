"""What an answer shows, chosen before anything is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.targets.periods import Span
from retrieval.answers.attempts import Look
from retrieval.answers.citation import cite_evidence, make_headline
from retrieval.query.query import Query
from retrieval.query.scope import Scope
from retrieval.ranking.ranker import Candidate, worth_showing
from retrieval.records import Citation, TargetFact


@dataclass(frozen=True)
class Selection:
    """The sentence in front, what is cited, and the figures; notes and confidence speak of these and nothing else."""

    headline: str
    citations: tuple[Citation, ...]
    confidence: float
    targets: tuple[TargetFact, ...] = ()
    compared: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    periods: tuple[Span, ...] = ()
    others: tuple[TargetFact, ...] = ()


def select_evidence(query: Query, look: Look, k: int) -> Selection:
    """The best sentence in front and up to ``k`` passages worth showing, in order; there must be one."""
    best = look.ranked[0]
    return Selection(
        headline=make_headline(best.hit.passage, best.evidence, query.types),
        citations=cite_all(worth_showing(look.ranked, look.scope)[:k], look.scope),
        confidence=round(look.probability, 4),
    )


def cite_all(found: Sequence[Candidate], scope: Scope) -> tuple[Citation, ...]:
    """The citations of passages, numbered from 1."""
    return tuple(cite_evidence(n, candidate, scope.provinces) for n, candidate in enumerate(found, 1))
