"""One question's search through one index: what is found wherever an answer may be, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.answers.attempts import Attempt, Look, around, list_attempts
from retrieval.answers.currency import newest_first
from retrieval.answers.stages import Stage, TellStage, tell_nobody, timed
from retrieval.index.filters import Filter
from retrieval.index.protocol import Hit, PassageIndex
from retrieval.query.follow_up import Turn
from retrieval.query.query import Query
from retrieval.query.scope import Scope
from retrieval.ranking.answerability import Model, features_of
from retrieval.ranking.lacking import is_astray
from retrieval.ranking.ranker import LOOKED_INTO, Candidate, rank
from retrieval.ranking.spans import SpanCutter
from retrieval.ranking.weighted_query import WeightedQuery


@dataclass(frozen=True)
class Search:
    """A question as it was read and weighed, the index that is searched, and what says how likely a passage answers.

    ``tell`` is told how long searching and ranking take.
    """

    query: Query
    weighted: WeightedQuery
    index: PassageIndex
    cutter: SpanCutter
    model: Model
    tell: TellStage = tell_nobody

    def looks(self, preferred: Scope, last: Turn | None) -> Iterator[tuple[Attempt, Look]]:
        """What each attempt of `list_attempts` found, in their order; the index is searched for all of them at once."""
        attempts = list(list_attempts(self.query, self.index, preferred, last))
        with timed(Stage.SEARCH, self.tell):
            found = self.index.search_each(self.query.terms, LOOKED_INTO, [attempt.kept for attempt in attempts])
        for attempt, hits in zip(attempts, found, strict=True):
            yield attempt, self._look(attempt, hits)

    def around(self) -> tuple[Attempt, Look]:
        """What stands around the articles, looked at last."""
        attempt = around(self.query)
        return attempt, self._look(attempt, self._search(attempt.kept))

    def rank(self, kept: Filter, scope: Scope) -> Sequence[Candidate]:
        """The passages that a filter keeps, best first."""
        return self._rank(self._search(kept), scope)

    def _search(self, kept: Filter) -> list[Hit]:
        with timed(Stage.SEARCH, self.tell):
            return self.index.search(self.query.terms, LOOKED_INTO, kept)

    def _look(self, attempt: Attempt, hits: Sequence[Hit]) -> Look:
        ranked = self._rank(hits, attempt.scope)
        if not ranked:
            return Look(attempt.scope)
        look = self._weigh(ranked, attempt.scope)
        if not is_astray(ranked[0]):
            return look
        # What lacks the thing asked for answers nothing, however well it fits; the next may have it.
        others = sorted(ranked, key=is_astray)
        next_best = self._weigh(others, attempt.scope)
        return next_best if next_best.sure and not others[0].evidence.missing else look

    def _weigh(self, ranked: Sequence[Candidate], scope: Scope) -> Look:
        features = features_of(ranked, self.query.scope)
        return Look(scope, ranked, features, self.model.probability(features), sure=self.model.answers(features))

    def _rank(self, hits: Sequence[Hit], scope: Scope) -> Sequence[Candidate]:
        with timed(Stage.RANKING, self.tell):
            return newest_first(rank(hits, self.weighted, scope, self.cutter), self.query)
