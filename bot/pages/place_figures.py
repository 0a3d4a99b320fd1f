"""The figures of a place or of an indicator for pages and workbooks, without any clock."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.pages.province import provinces_of
from bot.views.figure_rows import indicator_figure
from knowledge.places.offices import NATION
from knowledge.store.library import Library
from knowledge.store.targets import StoredTarget
from knowledge.targets import Indicator, TargetKind
from retrieval.answers.target_selection import can_be_compared, select, state_facts
from retrieval.query.target_query import TargetQuery
from retrieval.records import Answer, Status, TargetFact

# What five lines of large letters hold.
_SAID = 4


def state_figures(library: Library, name: str) -> Answer:
    """Every figure of a place, those of its namesake first, with the citations that state them; of the country its own.

    Raises nothing for a place without figures: the answer then has none.
    """
    provinces = provinces_of(name)
    stored = library.targets(provinces=provinces or [None])
    return _state(select(stored, _query(national=name == NATION)), library, provinces[:1])


def state_indicator(library: Library, stored: Sequence[StoredTarget], indicator: Indicator) -> Answer:
    """Those of figures that are of one indicator, of all places, with the citations that state them."""
    return _state(select(stored, _query(indicator)), library)


def _state(chosen: Sequence[StoredTarget], library: Library, named: Sequence[str] = ()) -> Answer:
    """Figures of programmes before all others, and their sources numbered in the order in which they are read."""
    facts, citations = state_facts(chosen, library, named)
    facts = tuple(sorted(facts, key=lambda fact: fact.target.indicator is Indicator.OTHER))
    order = dict.fromkeys(n for fact in facts for n in fact.citations)
    numbered = {n: number for number, n in enumerate(order, 1)}
    by_number = {each.n: each for each in citations}
    return Answer(
        status=Status.ANSWERED,
        question="",
        headline="",
        targets=tuple(
            fact.model_copy(update={"citations": tuple(numbered[n] for n in fact.citations)}) for fact in facts
        ),
        citations=tuple(by_number[n].model_copy(update={"n": number}) for n, number in numbered.items()),
    )


def _query(indicator: Indicator | None = None, *, national: bool = False) -> TargetQuery:
    indicators = frozenset() if indicator is None else frozenset({indicator})
    return TargetQuery(indicators=indicators, kinds=frozenset(), years=(), national=national)


def drawable(facts: Sequence[TargetFact]) -> list[TargetFact]:
    """Those that a chart shows: shares that a province or the country has set or reached, of what programmes count."""
    return [
        fact
        for fact in facts
        if fact.target.kind in {TargetKind.TARGET, TargetKind.RESULT}
        and fact.target.indicator is not Indicator.OTHER
        and can_be_compared(fact.target)
    ]


def say_first(facts: Sequence[TargetFact]) -> str:
    """The first figures of one kind, period and place in a sentence, as a preview shows them; empty for none."""
    told = drawable(facts)
    alike = [fact.target for fact in told if _stands_with(fact) == _stands_with(told[0])]
    if not alike:
        return ""
    first = alike[0]
    head = texts.figures.statement(first.kind.value, (first.period_from, first.period_to), first.province)
    return f"{head}: {'; '.join(map(indicator_figure, alike[:_SAID]))}"


def _stands_with(fact: TargetFact) -> tuple[object, ...]:
    return fact.target.kind, fact.target.period_from, fact.target.period_to, fact.target.province
