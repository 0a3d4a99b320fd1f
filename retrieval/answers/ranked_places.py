"""Which of all places set the most, and which have set anything: counted by the figures that documents state."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.places import province_now
from knowledge.store.targets import StoredTarget
from knowledge.targets import Comparator, Indicator, Target, TargetKind
from knowledge.targets import Scope as FigureScope
from knowledge.vietnamese.normalization import fold
from retrieval.answers.stated_figures import StatedFigures
from retrieval.answers.target_selection import can_be_compared, select
from retrieval.answers.wording import Wording
from retrieval.query.asked_ranking import Ranking
from retrieval.query.query import Query
from retrieval.records import Answer, Form, Reason, SearchedIn, Status

_BEYOND = {Comparator.OVER: 1, Comparator.UNDER: -1, Comparator.NEARLY: -1}


class RankedPlaces:
    """Answers about all places together; the same `Answer` as any other, with ``targets``."""

    def __init__(self, figures: StatedFigures, wording: Wording) -> None:
        self._figures = figures
        self._wording = wording

    def answer(self, query: Query, ranking: Ranking, version: int) -> Answer | None:
        """The places that a question asks for; none where no document states such a target."""
        wanted = query.targets
        chosen = [
            each
            for each in select(self._figures.of(None, version), wanted)
            if each.target.kind is TargetKind.TARGET
            and each.target.province is not None
            and each.target.scope in {None, FigureScope.PROVINCE}
        ]
        if not chosen:
            return None
        if ranking is Ranking.HAVING:
            # What is only counted ("13 doanh nghiệp với 16 sản phẩm") is no target of the programme.
            chosen = [each for each in chosen if each.target.indicator is not Indicator.OTHER]
            return self._count(query, chosen, version) if chosen else None
        shares = [each for each in chosen if can_be_compared(each.target)]
        named = {each.target.indicator for each in shares} - {Indicator.OTHER}
        if len(wanted.indicators) != 1:
            return self._ask_which(query, [each for each in Indicator if each in named], ranking)
        return self._rank(query, shares, ranking, version) if shares else None

    def _rank(self, query: Query, shares: Sequence[StoredTarget], ranking: Ranking, version: int) -> Answer:
        """The highest share or the lowest, of every place that sets it."""
        highest = ranking is Ranking.HIGHEST
        ends = [_end(each.target, highest=highest) for each in shares]
        best = max(ends) if highest else min(ends)
        first = [each for each, end in zip(shares, ends, strict=True) if end == best]
        facts, citations = self._figures.state(first, version)
        places = {each.target.province for each in shares}
        indicator = first[0].target.indicator
        return _answer(query).model_copy(
            update={
                "headline": facts[0].target.sentence,
                "frame": self._wording.ranked(indicator, query.targets.periods, len(places), highest=highest),
                "citations": citations,
                "targets": facts,
                "form": Form.RANKED,
                "notes": (self._wording.ranked_alike(),),
            }
        )

    def _count(self, query: Query, chosen: Sequence[StoredTarget], version: int) -> Answer:
        """How many places have any, and which, under the names of before July 2025 and counted under today's."""
        facts, citations = self._figures.state(chosen, version)
        names = sorted({each.target.province for each in chosen if each.target.province}, key=fold)
        places = [(name, province_now(name)) for name in names]
        return _answer(query).model_copy(
            update={
                "headline": self._wording.places_with_targets(
                    places, sorted(query.targets.indicators), query.targets.periods
                ),
                "citations": citations,
                "targets": facts,
                "form": Form.PLACES,
            }
        )

    def _ask_which(self, query: Query, indicators: Sequence[Indicator], ranking: Ranking) -> Answer:
        highest = ranking is Ranking.HIGHEST
        return _answer(query).model_copy(
            update={
                "status": Status.NOT_FOUND,
                "headline": self._wording.which_indicator(),
                "suggestions": tuple(
                    self._wording.ranking_question(each, query.targets.periods, highest=highest) for each in indicators
                ),
                "reason": Reason.WHICH_INDICATOR,
                "confidence": 0.0,
            }
        )


def _answer(query: Query) -> Answer:
    return Answer(
        status=Status.ANSWERED, question=query.asked, headline="", searched_in=SearchedIn.ASKED, confidence=1.0
    )


def _end(target: Target, *, highest: bool) -> tuple[float, int]:
    """The end of a share that is compared; "over 90 %" is more than 90 %."""
    return (target.high if highest else target.low), _BEYOND.get(target.comparator, 0)
