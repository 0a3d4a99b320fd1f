"""Questions for figures: looked up for one place, or compared between several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from knowledge.store.library import Library
from knowledge.store.targets import StoredTarget
from knowledge.targets import Indicator, TargetKind
from knowledge.vietnamese.normalization import fold
from retrieval.answers.target_selection import select, state_facts, years_of
from retrieval.answers.wording import Wording
from retrieval.query.query import Query
from retrieval.query.scope import Scope
from retrieval.query.target_query import TargetQuery, read_target_query
from retrieval.records import Answer, Citation, Reason, Status, TargetFact

_SUGGESTIONS = 3
NATIONAL = ""
"""The whole country among the places compared."""


class TargetAnswers:
    """Answers made of figures; the same `Answer` as any other, with ``targets``."""

    def __init__(self, library: Library, wording: Wording, today: Callable[[], dt.date]) -> None:
        self._library = library
        self._wording = wording
        self._today = today

    def look_up(self, question: Query, scope: Scope) -> Answer:
        """The figures of the places asked about; a refusal with places that have some when there are none."""
        query = read_target_query(question)
        if not scope.groups and not query.national and not query.everywhere:
            return self._offer_places(question)
        stored = self._stored(scope, query)
        chosen = select(stored, query)
        if not chosen:
            return self._refuse(question, scope, query, stored)
        return self._answer(question, scope, query, chosen)

    def add_to(self, answer: Answer, question: Query, scope: Scope) -> Answer:
        """The answer to a free question with the figures it asks for, cited like the rest of it.

        Where the quoted sentence states none of them, one that does takes its place. A question that nothing but
        figures answers is answered by them.
        """
        query = read_target_query(question)
        if not query.is_lookup or answer.reason not in {None, Reason.NOT_COVERED}:
            return answer
        chosen = select(self._stored(scope, query), query)
        if not chosen:
            return answer
        stating = self._answer(question, scope, query, chosen)
        first = stating.targets[0].target.sentence
        if answer.status is not Status.ANSWERED:
            sure = query.leftover == 0 and bool(scope.groups)
            return stating.model_copy(update={"headline": first}) if sure else answer
        sentences = [fact.target.sentence for fact in stating.targets]
        if not any(sentence in answer.headline or answer.headline in sentence for sentence in sentences):
            answer = _headed_by(answer, first, stating.citations[0])
        joined = _joined(answer, stating)
        compared = tuple(group[0] for group in scope.groups) if len(scope.groups) > 1 else ()
        return joined.model_copy(update={"compared": compared})

    def compare(self, question: Query, scope: Scope) -> Answer:
        """The figures of several places side by side, in the order in which they were named."""
        query = read_target_query(question)
        places = [group[0] for group in scope.groups]
        if query.everywhere:
            places = sorted({s.target.province for s in self._library.targets() if s.target.province}, key=fold)
        if query.national:
            places = [*places, NATIONAL]
        if len(places) < 2:
            return self._offer_places(question)
        stored = self._library.targets(provinces=frozenset(_printed(places, scope)))
        chosen = [each for each in select(stored, query) if each.target.unit == "%"]
        if not chosen:
            return self._refuse(question, scope, query, list(stored))
        answer = self._answer(question, scope, query, chosen)
        return answer.model_copy(
            update={"compared": tuple(places), "headline": self._wording.comparison_of(tuple(places))}
        )

    def list_all(
        self,
        scope: Scope,
        *,
        indicator: Indicator | None = None,
        year: int | None = None,
        kind: TargetKind | None = None,
    ) -> Answer:
        """Every figure that fits, of every kind unless one is named; an answer without figures when none does."""
        query = TargetQuery(
            indicators=frozenset() if indicator is None else frozenset({indicator}),
            kinds=frozenset() if kind is None else frozenset({kind}),
            years=() if year is None else (year,),
        )
        chosen = [
            each
            for each in select(self._library.targets(provinces=scope.provinces or None), query)
            if kind is None or each.target.kind is kind
        ]
        facts, citations = state_facts(chosen, self._library)
        places = tuple(group[0] for group in scope.groups)
        headline = self._wording.targets_of(places, query.years)
        return Answer(status=Status.ANSWERED, question="", headline=headline, citations=citations, targets=facts)

    def provinces(self) -> tuple[str, ...]:
        """The provinces that have targets, in alphabetical order."""
        wanted = {
            each.target.province
            for each in self._library.targets()
            if each.target.kind is TargetKind.TARGET and each.target.province
        }
        return tuple(sorted(wanted, key=fold))

    def _stored(self, scope: Scope, query: TargetQuery) -> list[StoredTarget]:
        if query.national:
            return list(self._library.targets(provinces=[*scope.provinces, None]))
        return list(self._library.targets(provinces=scope.provinces or None))

    def _answer(self, question: Query, scope: Scope, query: TargetQuery, chosen: list[StoredTarget]) -> Answer:
        facts, citations = state_facts(chosen, self._library)
        places = tuple(group[0] for group in scope.groups)
        return Answer(
            status=Status.ANSWERED,
            question=question.asked,
            searched=question.standard,
            headline=self._wording.targets_of(places, query.years),
            citations=citations,
            targets=facts,
            notes=self._notes(scope, facts),
            confidence=1.0,
        )

    def _notes(self, scope: Scope, facts: tuple[TargetFact, ...]) -> tuple[str, ...]:
        """Mergers of the provinces shown."""
        notes = []
        for fact in facts:
            province, now = fact.target.province, fact.province_now
            if province is not None and now is not None and province != now:
                asked_today = any(len(group) > 1 and province in group for group in scope.groups)
                said = self._wording.includes(now, (province,)) if asked_today else self._wording.merged(province, now)
                notes.append(said)
        return tuple(dict.fromkeys(notes))

    def _refuse(self, question: Query, scope: Scope, query: TargetQuery, stored: list[StoredTarget]) -> Answer:
        place = scope.groups[0][0] if scope.groups else None
        return Answer(
            status=Status.NOT_FOUND,
            question=question.asked,
            searched=question.standard,
            headline=self._wording.no_targets(place, query.years, years_of(stored)),
            suggestions=self._suggestions(),
            reason=Reason.NOT_COVERED if stored else Reason.NO_DOCUMENT_FOR_PLACE,
        )

    def _offer_places(self, question: Query) -> Answer:
        return Answer(
            status=Status.NOT_FOUND,
            question=question.asked,
            searched=question.standard,
            headline=self._wording.which_place(),
            suggestions=self._suggestions(everything=True),
            reason=Reason.WHICH_PLACE,
        )

    def _suggestions(self, *, everything: bool = False) -> tuple[str, ...]:
        provinces = self.provinces()
        shown = provinces if everything else provinces[:_SUGGESTIONS]
        return tuple(self._wording.target_suggestion(name) for name in shown)


def _printed(places: list[str], scope: Scope) -> list[str | None]:
    """The provinces as printed of the places compared: a province of today stands for those it took in."""
    widened = {group[0]: group for group in scope.groups}
    printed: list[str | None] = [name for place in places if place for name in widened.get(place, (place,))]
    return [*printed, None] if NATIONAL in places else printed


def _headed_by(answer: Answer, sentence: str, citation: Citation) -> Answer:
    """The answer with another sentence and its citation in front."""
    others = [each for each in answer.citations if each.passage_id != citation.passage_id]
    citations = [each.model_copy(update={"n": n}) for n, each in enumerate([citation, *others], 1)]
    return answer.model_copy(update={"headline": sentence, "citations": tuple(citations)})


def _joined(answer: Answer, stating: Answer) -> Answer:
    """The answer with figures; their citations are those of the answer where the article is the same."""
    citations = list(answer.citations)
    numbers: dict[int, int] = {}
    for citation in stating.citations:
        same = next((each.n for each in citations if each.article_id == citation.article_id), None)
        if same is None:
            same = len(citations) + 1
            citations.append(citation.model_copy(update={"n": same}))
        numbers[citation.n] = same
    facts = tuple(
        fact.model_copy(update={"citations": tuple(numbers[n] for n in fact.citations)}) for fact in stating.targets
    )
    notes = tuple(dict.fromkeys([*answer.notes, *stating.notes]))
    return answer.model_copy(update={"citations": tuple(citations), "targets": facts, "notes": notes})
