"""What figures there are instead of those asked for: of other years, or of another level of the same place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from knowledge.places import legacy_provinces_of, province_now
from knowledge.store.targets import StoredTarget
from knowledge.targets import Indicator, Target, TargetKind
from retrieval.answers.stated_figures import StatedFigures
from retrieval.answers.target_selection import is_in, is_national, is_shown
from retrieval.answers.wording import Wording
from retrieval.query.query import Query

NATIONAL = ""
"""The whole country among the places of figures."""
_YEARS = 4
_MOST = 6


def suggest_nearest(query: Query, figures: StatedFigures, version: int, wording: Wording) -> tuple[str, ...]:
    """Questions for figures of the places asked about in other years, then of the levels beside them; none without.

    Only targets are offered, under the indicator asked for where one is, and otherwise any that a programme counts.
    """
    wanted = query.targets
    if not wanted.periods or not (query.scope.groups or wanted.national):
        return ()
    indicator = next(iter(wanted.indicators)) if len(wanted.indicators) == 1 else None
    asked = [group[0] for group in query.scope.groups] or [NATIONAL]
    groups = list(query.scope.groups) or [()]

    def targets_of(provinces: Sequence[str]) -> list[StoredTarget]:
        return [each for each in figures.of(provinces or [None], version) if _is_offered(each.target, query)]

    def questions() -> Iterator[str]:
        for place, group in zip(asked, groups, strict=True):
            for year in _nearest_years(targets_of(group), query)[:_YEARS]:
                yield wording.targets_question(place, indicator, year)
        for place in _levels(asked, groups):
            there = targets_of([place] if place else [])
            of_period = [each for each in there if any(is_in(each.target, period) for period in wanted.periods)]
            years = _years(of_period) or _nearest_years(there, query)
            if years:
                yield wording.targets_question(place, indicator, years[0])

    return tuple(islice(dict.fromkeys(questions()), _MOST))


def years_there(query: Query, figures: StatedFigures, version: int) -> tuple[int, ...]:
    """The years for which the places asked about have targets that can be offered."""
    provinces: list[str | None] = [*sorted(query.scope.provinces)] or [None]
    there = [each for each in figures.of(provinces, version) if _is_offered(each.target, query)]
    return tuple(sorted(_nearest_years(there, query)))


def has_programme_target(shown: Iterable[Target], query: Query) -> bool:
    """Whether a target that could be offered is among figures, rather than what was only counted."""
    return any(_is_offered(each, query) for each in shown)


def _is_offered(target: Target, query: Query) -> bool:
    wanted = query.targets.indicators
    return (
        is_shown(target)
        and target.kind is TargetKind.TARGET
        and target.period_to is not None
        and (target.indicator in wanted if wanted else target.indicator is not Indicator.OTHER)
        and (target.province is not None or is_national(target))
    )


def _levels(asked: Sequence[str], groups: Sequence[Sequence[str]]) -> Iterator[str]:
    """The provinces that are one with a single place today, and the country."""
    if len(asked) != 1 or asked[0] == NATIONAL:
        return
    yield from (each for each in legacy_provinces_of(province_now(asked[0])) if each not in groups[0])
    yield NATIONAL


def _years(stored: Iterable[StoredTarget]) -> list[int]:
    return sorted({each.target.period_to for each in stored if each.target.period_to is not None})


def _nearest_years(stored: Iterable[StoredTarget], query: Query) -> list[int]:
    """The years that there are and that were not asked for, those nearest to one that was first."""
    years = [year for year in _years(stored) if year not in query.years]
    distance = {year: min((abs(year - asked) for asked in query.years), default=0) for year in years}
    return sorted(years, key=lambda year: (distance[year], year))
