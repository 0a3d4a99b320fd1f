"""What to read when a place has no documents: of the same province today, of the whole country, of its region."""

from __future__ import annotations

from collections.abc import Sequence, Set

from knowledge.places import neighbours_of, province_now
from retrieval.answers.selection import cite_all
from retrieval.index.filters import Filter
from retrieval.query.query import Query
from retrieval.query.scope import Scope
from retrieval.ranking.ranker import Candidate
from retrieval.ranking.shares import HELD_WELL
from retrieval.records import Citation

_SHOWN = 2
# Of what is asked a passage says at least so much: less is beside the subject.
_HALF = 0.5


def filter_elsewhere(query: Query) -> Filter:
    """Where to look: the provinces of today that the places asked about are in, those around them, and the nation."""
    return Filter.near(
        _today(query) | {province_now(name) for asked in query.scope.provinces for name in neighbours_of(asked)}
    )


def cite_elsewhere(query: Query, ranked: Sequence[Candidate]) -> tuple[Citation, ...]:
    """The best passage of at most two articles; what answers there goes before what only speaks of the half of it."""
    today = _today(query)
    found = [each for each in ranked if each.factors[0].share >= _HALF]
    found.sort(key=lambda each: (each.held < HELD_WELL, _distance(each, today)))
    first_of = {each.hit.article.id: each for each in reversed(found)}
    return cite_all([each for each in found if first_of[each.hit.article.id] is each][:_SHOWN], Scope())


def _today(query: Query) -> set[str]:
    return {province_now(name) for name in query.scope.provinces}


def _distance(found: Candidate, today: Set[str]) -> int:
    """How far an article's place is from the provinces of today asked about: there, nowhere in particular, beside."""
    places = found.hit.article.provinces_now
    return 0 if not today.isdisjoint(places) else 2 if places else 1
