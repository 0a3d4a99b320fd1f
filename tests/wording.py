"""A wording for tests that shows which sentence was asked for, with what."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import SourceDate
from knowledge.targets import Target, TargetKind
from knowledge.targets.periods import Span
from retrieval.records import Reason


class PlainWording:
    """Says in plain code what the product would say in Vietnamese."""

    def merged(self, province: str, province_now: str) -> str:
        return f"merged {province} > {province_now}"

    def includes(self, province_now: str, provinces: Sequence[str]) -> str:
        return f"includes {province_now} < {', '.join(provinces)}"

    def date_basis(self, date: SourceDate) -> str:
        return f"basis {date.basis.value} {date.value}"

    def deadline_passed(self, year: int) -> str:
        return f"passed {year}"

    def digest(self) -> str:
        return "digest"

    def frame(self, kind: TargetKind, period: Span | None, province: str | None) -> str:
        return f"{kind.value} {_plain([period] if period else [])} {province}"

    def states_otherwise(self, figures: Sequence[Target], low: float, high: float) -> str:
        return f"states {[each.low for each in figures]}, not {low}"

    def confirms(self, figure: Target, *, named: bool) -> str:
        return f"confirms {figure.low}{f' of {figure.indicator.value}' if named else ''}"

    def only_other_kind(self, figure: Target, wanted: TargetKind, *, named: bool) -> str:
        about = f" of {figure.indicator.value}" if named else ""
        return f"only {figure.kind.value} {figure.low}{about}, no {wanted.value}"

    def is_past(self, figures: Sequence[Target]) -> str:
        return f"past {[each.low for each in figures]}"

    def nearest_is_of(self, year: int | None) -> str:
        return f"nearest of {year}"

    def newest_is_of(self, year: int) -> str:
        return f"newest of {year}"

    def not_of_that_time(self, periods: Sequence[Span]) -> str:
        return f"not of {_plain(periods) or 'today'}"

    def searched_as(self, question: str) -> str:
        return f"searched as {question}"

    def in_chosen(self, province: str) -> str:
        return f"in chosen {province}"

    def not_in_chosen(self, province: str) -> str:
        return f"not in chosen {province}"

    def own_place_unknown(self) -> str:
        return "own place unknown"

    def refusal(self, reason: Reason, place: str | None, provinces: Sequence[str]) -> str:
        return f"{reason.value} {place} [{', '.join(provinces)}]"

    def suggestion(self, province: str) -> str:
        return f"ask about {province}"

    def targets_of(self, places: Sequence[str], periods: Sequence[Span]) -> str:
        return f"targets of {', '.join(places)} {_plain(periods)}"

    def comparison_of(self, places: Sequence[str]) -> str:
        return f"comparison of {', '.join(places)}"

    def no_targets(self, places: Sequence[str], periods: Sequence[Span], there: Sequence[Target]) -> str:
        return f"no targets of {', '.join(places)} {_plain(periods)}, there {[each.period_to for each in there]}"

    def which_place(self) -> str:
        return "which place"

    def which_others(self, named: str | None) -> str:
        return f"which others beside {named}"

    def comparison_suggestion(self, places: Sequence[str]) -> str:
        return f"compare {', '.join(places)}"

    def target_suggestion(self, province: str) -> str:
        return f"targets of {province}"


def _plain(periods: Sequence[Span]) -> list[object]:
    """Single years as they are, periods as pairs."""
    return [each.first if each.first == each.last else tuple(each) for each in periods]
