"""What there is of a place, of a year or of the whole subject, for a message that only names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.places import province_now
from knowledge.store.catalogue import Catalogue
from knowledge.targets import TargetKind
from retrieval.answers.examples import Examples
from retrieval.answers.target_answers import TargetAnswers
from retrieval.answers.target_selection import can_be_compared
from retrieval.answers.wording import Wording
from retrieval.query.bare_name import BareName, read_bare_name
from retrieval.query.query import Query
from retrieval.query.scope import Scope
from retrieval.records import Answer, Reason, SearchedIn, Status, TargetFact

# Beside the documents, what fits under a thumb.
_EXAMPLES = 2


class Overviews:
    """Says in a line what there is, and offers what can be asked of it."""

    def __init__(self, catalogue: Catalogue, targets: TargetAnswers, examples: Examples, wording: Wording) -> None:
        self._catalogue = catalogue
        self._examples = examples
        self._targets = targets
        self._wording = wording

    def answer(self, query: Query, version: int) -> Answer | None:
        """What there is of what a question only names; none for any other question."""
        named = read_bare_name(query)
        if named is None:
            return None
        scope = query.scope if named is BareName.PLACE else Scope()
        year = query.years[0] if named is BareName.YEAR else None
        asked = scope.provinces
        there = [each for each in self._catalogue.current() if not asked or not asked.isdisjoint(each.provinces)]
        chosen = [each for each in there if year is None or each.year == year]
        facts = self._facts(scope, year, version)
        places = [group[0] for group in scope.groups]
        return Answer(
            status=Status.NOT_FOUND,
            question=query.asked,
            headline=self._wording.overview_of(places, year, len(chosen), *_counted(facts)),
            notes=self._mergers(scope),
            suggestions=tuple(self._questions(named, places, year, bool(chosen), bool(facts))),
            reason=Reason.OVERVIEW,
            searched_in=SearchedIn.ASKED,
        )

    def _facts(self, scope: Scope, year: int | None, version: int) -> Sequence[TargetFact]:
        """The targets of cleaner production that are set for provinces and the country."""
        asked = self._targets.list_all(scope, version, year=year, kind=TargetKind.TARGET)
        return [fact for fact in asked.targets if can_be_compared(fact.target)]

    def _mergers(self, scope: Scope) -> tuple[str, ...]:
        """What has become of a province, or which ones are one with it today."""
        notes = []
        for first, *others in scope.groups:
            if others:
                notes.append(self._wording.took_in(first, others))
            elif province_now(first) != first:
                notes.append(self._wording.merged(first, province_now(first)))
        return tuple(notes)

    def _questions(
        self, named: BareName, places: Sequence[str], year: int | None, articles: bool, facts: bool
    ) -> Iterator[str]:
        if named is BareName.PLACE:
            yield from (self._examples.of(places[0], _EXAMPLES) if articles else ())
        elif facts:
            yield self._wording.places_question(year)
        if named is BareName.TOPIC:
            yield from self._wording.about_the_topic()
        elif articles:
            yield self._wording.documents_question(places, year)


def _counted(facts: Sequence[TargetFact]) -> tuple[int, int, int | None]:
    """How many targets there are, of how many places, and until which year."""
    years = [fact.target.period_to for fact in facts if fact.target.period_to is not None]
    return len(facts), len({fact.target.province for fact in facts}), max(years, default=None)
