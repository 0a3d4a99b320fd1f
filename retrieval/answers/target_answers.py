"""Questions for figures: looked up for one place, or compared between several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.store.library import Library
from knowledge.store.targets import StoredTarget
from knowledge.targets import Indicator, TargetKind
from knowledge.targets.periods import Span
from knowledge.vietnamese.normalization import fold
from retrieval.answers.nearest_figures import NATIONAL, has_programme_target, suggest_nearest, years_there
from retrieval.answers.notes import note_mergers
from retrieval.answers.selection import Selection
from retrieval.answers.stated_figures import StatedFigures
from retrieval.answers.target_selection import can_be_compared, find_others, is_in, is_shown, select, speaks_of
from retrieval.answers.wording import Wording
from retrieval.query.query import Query
from retrieval.query.scope import Scope
from retrieval.query.target_query import TargetQuery
from retrieval.query.topic import topic_pairs
from retrieval.records import Answer, Asked, Citation, Reason, Status, TargetFact

_SUGGESTIONS = 3
_RELATED = 2
_TARGET = re.compile(r"\b(?:muc tieu|chi tieu|phan dau)\b")


class TargetAnswers:
    """Answers made of figures; the same `Answer` as any other, with ``targets``.

    ``version`` is that of the collection which is searched.
    """

    def __init__(self, library: Library, wording: Wording) -> None:
        self.figures = self._figures = StatedFigures(library)
        self._wording = wording

    def look_up(self, query: Query, scope: Scope, version: int) -> Answer:
        """The figures of the places asked about; a refusal with places that have some when there are none."""
        if not scope.groups and not query.targets.national and not query.targets.everywhere:
            return self._offer_places(query, version)
        stored = self._stored(scope, query.targets, version)
        chosen = select(stored, query.targets)
        if not chosen:
            return self._refuse(query, scope, stored, version)
        return self._answer(query, scope, chosen, version)

    def select(self, query: Query, scope: Scope, found: Selection | None, version: int) -> Selection | None:
        """What is shown for a free question with the figures it asks for, cited like the rest of it.

        ``found`` are the sentences that answer, if any do. Where the one in front states none of the figures, one that
        does takes its place. A question that nothing but figures answers is answered by them alone.
        """
        if not query.targets.wants_figures:
            return found
        if not query.targets.is_lookup and not (scope.groups and self._named(query, scope, found, version)):
            return found
        if scope.groups and _asks_for_periods_alone(query):
            # A sentence may name the year and be of another time.
            found = None
        of_named = self._named(query, scope, found, version)
        chosen = of_named or self._choose(query, scope, found, version)
        if not chosen:
            # "Chỉ tiêu đến 2020": a sentence of 2015 is none, and the years that there are will be told.
            of_other_years = found is not None and not (_names_year(query, found) and _tells_target(query, found))
            return None if of_other_years and self.are_of_other_years(query, version) else found
        facts, citations = self._figures.state(chosen, version, tuple(group[0] for group in scope.groups))
        stating = Selection(facts[0].target.sentence, citations, 1.0, facts)
        if query.targets.is_open:
            stating = replace(stating, years=query.targets.years, periods=query.targets.periods)
        if found is None:
            if not scope.groups or (query.targets.leftover and not of_named):
                return None
            return self._compared(stating, query, scope, chosen, version)
        sentences = [fact.target.sentence for fact in _in_front(facts, query)]
        if not any(sentence in found.headline or found.headline in sentence for sentence in sentences):
            found = _headed_by(found, stating.headline, citations[0])
        return self._compared(_joined(found, stating), query, scope, chosen, version)

    def _named(self, query: Query, scope: Scope, found: Selection | None, version: int) -> list[StoredTarget]:
        """Of the figures that a free question asks for, those that measure or count what it names."""
        named = query.targets.named
        chosen = self._choose(query, scope, found, version) if named else []
        return [each for each in chosen if speaks_of(each.target, named)]

    def _choose(self, query: Query, scope: Scope, found: Selection | None, version: int) -> list[StoredTarget]:
        """The figures that a free question asks for, beside the sentences ``found``."""
        stored = self._stored(scope, query.targets, version)
        chosen = _of_asked_kind(select(stored, query.targets), query)
        if not chosen and found is not None and query.targets.indicators:
            # Of what was reached only the target is told: that of something else is no nearer.
            chosen = select(stored, replace(query.targets, kinds=frozenset()))
        if topic_pairs(query):
            chosen = self._figures.on_topic(chosen, version)
        if found is not None and not _names_where(query, scope):
            # Of no place: beside the sentence that answers what its own document states, not 63 provinces' figures; or
            # where a target is asked for, the first cited that states any: "Quyết định 889 đặt mục tiêu gì".
            cited = [each.article_id for each in found.citations]
            stating = {each.target.article_id for each in chosen}
            first = next((each for each in cited if each in stating), None)
            asks_for_target = query.asked_kind is TargetKind.TARGET
            chosen = [each for each in chosen if each.target.article_id == (first if asks_for_target else cited[0])]
        return chosen

    def compare(self, query: Query, version: int) -> Answer:
        """The figures of several places side by side, in the order in which they were named."""
        scope = query.scope
        places = [group[0] for group in scope.groups]
        if query.targets.everywhere:
            places = sorted({s.target.province for s in self._figures.of(None, version) if s.target.province}, key=fold)
        if query.targets.national:
            places = [*places, NATIONAL]
        if len(places) < 2 and not (places and len(query.targets.periods) > 1):
            return self._offer_others(query, version, next(iter(places), None))
        stored = self._figures.of(frozenset(_printed(places, scope)), version)
        chosen = [each for each in select(stored, query.targets) if can_be_compared(each.target)]
        if not chosen:
            return self._refuse(query, scope, stored, version)
        answer = self._answer(query, scope, chosen, version)
        shown = Selection(answer.headline, answer.citations, 1.0, answer.targets, tuple(places))
        shown = self._with_others(shown, query, chosen, version)
        return answer.model_copy(
            update={
                "compared": shown.compared,
                "years": shown.years,
                "periods": shown.periods,
                "others": shown.others,
                "citations": shown.citations,
                "headline": self._wording.comparison_of(shown.compared),
            }
        )

    def list_all(
        self,
        scope: Scope,
        version: int,
        *,
        indicator: Indicator | None = None,
        year: int | None = None,
        kind: TargetKind | None = None,
    ) -> Answer:
        """Every figure that fits, of every kind unless one is named; an answer without figures when none does."""
        targets = TargetQuery(
            indicators=frozenset() if indicator is None else frozenset({indicator}),
            kinds=frozenset() if kind is None else frozenset({kind}),
            years=() if year is None else (year,),
            periods=() if year is None else (Span(year, year),),
        )
        chosen = [
            each
            for each in select(self._figures.of(scope.provinces or None, version), targets)
            if kind is None or each.target.kind is kind
        ]
        facts, citations = self._figures.state(chosen, version)
        places = tuple(group[0] for group in scope.groups)
        headline = self._wording.targets_of(places, targets.periods)
        return Answer(status=Status.ANSWERED, question="", headline=headline, citations=citations, targets=facts)

    def provinces(self, version: int, wanted: TargetQuery | None = None) -> tuple[str, ...]:
        """The provinces that have targets, those ``wanted`` or any, in alphabetical order."""
        stored = self._figures.of(None, version)
        named = {
            each.target.province
            for each in (stored if wanted is None else select(stored, wanted))
            if each.target.kind is TargetKind.TARGET and each.target.province and is_shown(each.target)
        }
        return tuple(sorted(named, key=fold))

    def are_of_other_years(self, query: Query, version: int) -> bool:
        """Whether a question asks for figures alone, of places that have some, but none of its years and kinds."""
        wanted = query.targets
        if not wanted.is_lookup or wanted.leftover or not (query.scope.groups or wanted.national):
            return False
        stored = self._stored(query.scope, wanted, version)
        return (bool(stored) or _asks_for_periods_alone(query)) and not select(stored, wanted)

    def with_other_years(self, answer: Answer, query: Query, version: int) -> Answer:
        """The answer to a question for targets of a year with those that there are of other years.

        Where only what was counted is told of that year, there is no target of a programme in it.
        """
        wanted = query.targets
        if answer.suggestions or answer.compared or not wanted.is_lookup or TargetKind.TARGET not in wanted.kinds:
            return answer
        shown = [fact.target for fact in answer.targets]
        of_a_year = bool(query.years and query.scope.groups)
        is_told = has_programme_target(shown, query) if shown else not of_a_year
        if answer.status is Status.ANSWERED and is_told:
            return answer
        suggestions = suggest_nearest(query, self._figures, version, self._wording)
        years = years_there(query, self._figures, version) if answer.status is Status.ANSWERED else ()
        notes = (*answer.notes, self._wording.other_years(years)) if years else answer.notes
        return answer.model_copy(update={"suggestions": suggestions, "notes": notes})

    def find_other_years(self, query: Query, version: int) -> tuple[int, ...]:
        """The years with figures of what a question asks of its places; none where it asks for no figures of a year."""
        wanted = query.targets
        if not query.years or not query.scope.groups or not (wanted.indicators or wanted.is_lookup):
            return ()
        if TargetKind.TARGET in wanted.kinds and (offered := years_there(query, self._figures, version)):
            return offered
        stored = [each.target for each in self._stored(query.scope, wanted, version)]
        told = [each for each in stored if not wanted.indicators or each.indicator in wanted.indicators]
        years = {each.period_to for each in told if each.kind is not TargetKind.CLAIM and each.period_to is not None}
        return tuple(sorted(years.difference(query.years)))

    def _compared(
        self, shown: Selection, query: Query, scope: Scope, chosen: Sequence[StoredTarget], version: int
    ) -> Selection:
        """What is shown of several places says of each what it has; of one it is left as it is."""
        if len(scope.groups) < 2 and not query.targets.compares_periods:
            return shown
        compared = tuple(group[0] for group in scope.groups)
        return self._with_others(replace(shown, compared=compared), query, chosen, version)

    def _with_others(self, shown: Selection, query: Query, chosen: Sequence[StoredTarget], version: int) -> Selection:
        """What is shown with figures of another year or kind, of places that have none of those compared."""
        stored = self._figures.of(frozenset(_printed(list(shown.compared), query.scope)), version)
        others = find_others(stored, chosen)
        if not others:
            return replace(shown, years=query.targets.years, periods=query.targets.periods)
        facts, citations = self._figures.state(others, version)
        joined = _joined(shown, Selection("", citations, 1.0, facts))
        return replace(
            shown,
            citations=joined.citations,
            years=query.targets.years,
            periods=query.targets.periods,
            others=joined.targets,
        )

    def _stored(self, scope: Scope, targets: TargetQuery, version: int) -> Sequence[StoredTarget]:
        if targets.national:
            return self._figures.of([*scope.provinces, None], version)
        return self._figures.of(scope.provinces or None, version)

    def _answer(self, query: Query, scope: Scope, chosen: Sequence[StoredTarget], version: int) -> Answer:
        places = tuple(group[0] for group in scope.groups)
        facts, citations = self._figures.state(chosen, version, places)
        return Answer(
            status=Status.ANSWERED,
            question=query.asked,
            searched=query.searched,
            headline=self._wording.targets_of(places, query.targets.periods),
            citations=citations,
            targets=facts,
            notes=note_mergers(scope, facts, self._wording),
            confidence=1.0,
        )

    def _refuse(self, query: Query, scope: Scope, stored: Sequence[StoredTarget], version: int) -> Answer:
        places = [group[0] for group in scope.groups]
        # What they have instead, and who says so.
        nearest = [
            each
            for each in stored
            if each.target.kind is not TargetKind.CLAIM and each.target.unit == "%" and is_shown(each.target)
        ]
        wanted = query.targets.indicators
        others = [each for each in nearest if each.target.indicator in wanted] or nearest
        facts, citations = self._figures.state(others, version)
        return Answer(
            status=Status.NOT_FOUND,
            question=query.asked,
            searched=query.searched,
            headline=self._wording.no_targets(
                places, query.targets.periods, [fact.target for fact in facts], sorted(wanted)
            ),
            related=citations[:_RELATED],
            suggestions=suggest_nearest(query, self._figures, version, self._wording)
            or self._suggestions(self._nearest(places, version)[:_SUGGESTIONS], query),
            reason=Reason.NOT_COVERED if stored else Reason.NO_DOCUMENT_FOR_PLACE,
        )

    def _nearest(self, places: Sequence[str], version: int) -> list[str]:
        """The provinces that have targets, those asked about first: theirs are of another year or kind."""
        return sorted(self.provinces(version), key=lambda name: name not in places)

    def _offer_places(self, query: Query, version: int) -> Answer:
        # A button that leads to nothing is none.
        provinces = self.provinces(version, query.targets) or self.provinces(version)
        return self._ask_back(query, self._wording.which_place(), self._suggestions(provinces, query))

    def _offer_others(self, query: Query, version: int, named: str | None) -> Answer:
        """What else a place can be compared with; without a place, two that can be."""
        others = [name for name in self.provinces(version) if name != named]
        pairs = [others[:2]] if named is None else [[named, other] for other in others[:_SUGGESTIONS]]
        suggestions = tuple(self._wording.comparison_suggestion(pair) for pair in pairs if len(pair) == 2)
        return self._ask_back(query, self._wording.which_others(named), suggestions)

    def _ask_back(self, query: Query, headline: str, suggestions: tuple[str, ...]) -> Answer:
        return Answer(
            status=Status.NOT_FOUND,
            question=query.asked,
            searched=query.searched,
            headline=headline,
            suggestions=suggestions,
            reason=Reason.WHICH_PLACE,
        )

    def _suggestions(self, provinces: Sequence[str], query: Query) -> tuple[str, ...]:
        """The same asked of each province: of the indicator and the year that were named."""
        indicators, years = query.targets.indicators, query.years
        if len(indicators) != 1 and len(years) != 1:
            return tuple(self._wording.example(Asked.TARGETS, name) for name in provinces)
        indicator = next(iter(indicators)) if len(indicators) == 1 else None
        year = years[0] if len(years) == 1 else None
        return tuple(self._wording.targets_question(name, indicator, year) for name in provinces)


def tells_of_period(answer: Answer, query: Query) -> bool:
    """Whether an answer speaks of the years asked about: by a figure of a programme, or in so many words."""
    if answer.targets:
        figures = [fact.target for fact in answer.targets if fact.target.indicator is not Indicator.OTHER]
        return any(is_in(each, period) for each in figures for period in query.targets.periods)
    return answer.status is Status.ANSWERED and any(
        str(year) in f"{answer.headline} {answer.citations[0].title}" for year in query.years
    )


def _names_year(query: Query, found: Selection) -> bool:
    """Whether what was found names a year that is asked for, or none is."""
    said = f"{found.headline} {found.citations[0].title} {found.citations[0].snippet}"
    return not query.years or any(str(year) in said for year in query.years)


def _tells_target(query: Query, found: Selection) -> bool:
    """Whether what was found speaks of a target where nothing else is asked for: a plan's year alone is none."""
    asks_for_target = query.targets.kinds == {TargetKind.TARGET} and not query.targets.leftover and bool(query.years)
    return not asks_for_target or _TARGET.search(fold(found.headline)) is not None


def _names_where(query: Query, scope: Scope) -> bool:
    return bool(scope.groups) or query.targets.national or query.targets.everywhere


def _of_asked_kind(chosen: list[StoredTarget], query: Query) -> list[StoredTarget]:
    """The results where a result is asked for and there are any: "đã áp dụng" names the kind without its word."""
    if query.asked_kind is not TargetKind.RESULT or query.targets.kinds:
        return chosen
    return [each for each in chosen if each.target.kind is TargetKind.RESULT] or chosen


def _in_front(facts: Sequence[TargetFact], query: Query) -> Sequence[TargetFact]:
    """The figures that may stand in front: without a year none that a later period has taken the place of."""
    if query.targets.periods:
        return facts
    latest: dict[object, int] = {}
    for fact in facts:
        latest[_subject(fact)] = max(latest.get(_subject(fact), 0), fact.target.period_to or 0)
    return [fact for fact in facts if (fact.target.period_to or 0) == latest[_subject(fact)]]


def _subject(fact: TargetFact) -> tuple[object, ...]:
    return fact.target.province, fact.target.kind, fact.target.indicator


def _asks_for_periods_alone(query: Query) -> bool:
    """Whether nothing but figures is asked for, of a period open on one side or of several to be compared."""
    wanted = query.targets
    of_one_place = wanted.compares_periods and len(query.scope.groups) == 1
    return wanted.is_lookup and not wanted.leftover and (wanted.is_open or of_one_place)


def _printed(places: list[str], scope: Scope) -> list[str | None]:
    """The provinces as printed of the places compared: a province of today stands for those it took in."""
    widened = {group[0]: group for group in scope.groups}
    printed: list[str | None] = [name for place in places if place for name in widened.get(place, (place,))]
    return [*printed, None] if NATIONAL in places else printed


def _headed_by(found: Selection, sentence: str, citation: Citation) -> Selection:
    """What was found with another sentence and its citation in front; a figure that was asked for is sure."""
    others = [each for each in found.citations if each.passage_id != citation.passage_id]
    citations = [each.model_copy(update={"n": n}) for n, each in enumerate([citation, *others], 1)]
    return replace(found, headline=sentence, citations=tuple(citations), confidence=1.0)


def _joined(found: Selection, stating: Selection) -> Selection:
    """What was found with figures; their citations are those there are where the article is the same."""
    citations = list(found.citations)
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
    return replace(found, citations=tuple(citations), targets=facts)
