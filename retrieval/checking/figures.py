"""A figure of a text beside those that documents state: the same, another one of the same thing, or of none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.store.targets import StoredTarget
from knowledge.targets import Comparator, Indicator, Scope, Target, TargetKind
from retrieval.answers.frames import is_like
from retrieval.checking.parts import names_in, part_of, sense_of, words_in
from retrieval.checking.statements import Statement
from retrieval.records import Finding

# Of the words around two figures that no indicator names, so many are to be the same: of the same thing a digest and
# what is written from it share at least these, of different things of one programme hardly half.
_ALIKE = 0.6
_INTENDED = frozenset({TargetKind.TARGET, TargetKind.PLAN})
_MONEY = "đồng"
# A bound is as much of what is said as the number is; only "about" is no other figure than the number itself.
_LOOSE = frozenset({Comparator.EXACT, Comparator.ABOUT})


class Compared(NamedTuple):
    """What came of comparing a figure, the stored one that tells it, and all that are of the same thing and period."""

    finding: Finding
    stored: StoredTarget | None = None
    beside: tuple[StoredTarget, ...] = ()


def compare_figure(said: Statement, figure: Target, known: Iterable[StoredTarget]) -> Compared:
    """Whether documents state the figure of a statement, or another one of the very same thing.

    The same is what agrees in value, bound, unit, place, indicator, kind, whom it counts and, where the text says a
    period, in that. Another one is told only where all but the value agrees, the period of both included.
    """
    beside = [each for each in known if _is_of_same_thing(said, figure, each.target)]
    same = [each for each in beside if _is_same_value(figure, each.target)]
    stating = [each for each in same if _holds_for_period(said, figure, each.target)]
    alike = tuple(each for each in beside if _holds_for_period(said, figure, each.target))
    if stating:
        return Compared(Finding.MATCHES, max(stating, key=lambda each: _fit(figure, each.target)), alike)
    others = [each for each in beside if _is_of_same_period(figure, each.target) and _is_sure(figure, each.target)]
    # What has the value and says of no time may be of this one.
    if others and all(each.target.period_to is not None for each in same) and _is_one(figure, others):
        return Compared(Finding.DIFFERS, max(others, key=lambda each: _fit(figure, each.target)), alike)
    return Compared(Finding.NOT_TOLD)


def _is_one(figure: Target, others: Sequence[StoredTarget]) -> bool:
    """Whether it is sure which figure differs: of a saving that says nothing of what, one alone is told."""
    if figure.indicator is not Indicator.SAVING or words_in(figure.what or ""):
        return True
    return len({(each.target.low, each.target.high) for each in others}) == 1


def _is_of_same_thing(said: Statement, figure: Target, stored: Target) -> bool:
    return (
        figure.province == stored.province
        and _is_as_wide(figure, stored)
        and figure.indicator is stored.indicator
        and is_like(figure.unit, stored.unit)
        and _is_of_same_kind(said, figure, stored)
        and _counts_same(figure, stored)
        and _names_same(figure, stored)
        and sense_of(figure).agrees(sense_of(stored))
    )


def _is_as_wide(figure: Target, stored: Target) -> bool:
    """Whether both are of a place as wide; of a firm or district alone where their words are alike as well."""
    if figure.scope == stored.scope or figure.indicator is Indicator.OTHER:
        return True
    wide = {None, Scope.PROVINCE} if figure.province is not None else {Scope.COUNTRY}
    return figure.scope in wide and stored.scope in wide


def _is_of_same_kind(said: Statement, figure: Target, stored: Target) -> bool:
    """Whether both are wanted, or both are so: what was to be reached is no proof that it was.

    Some say neither, and are of both: that a programme "has 3 tỷ đồng", and in a text without a date, that something is
    so "đến hết năm 2014".
    """
    by_then = figure.period_from is None and figure.period_to is not None
    open_to_both = not said.says_kind and (by_then or figure.unit.startswith(_MONEY))
    return open_to_both or (figure.kind in _INTENDED) is (stored.kind in _INTENDED)


def _counts_same(figure: Target, stored: Target) -> bool:
    """Whether both count the same people or firms and measure the same of them."""
    if figure.indicator is Indicator.OTHER:
        return _within(figure.who, stored.who, may_lack=True) and _alike(
            words_in(part_of(figure)), words_in(part_of(stored)), _ALIKE
        )
    if figure.indicator is Indicator.SAVING:
        vague = not words_in(figure.what or "")
        return (vague or _within(figure.what, stored.what)) and _within(figure.who, stored.who, may_lack=True)
    return _within(figure.who, stored.who)


def _names_same(figure: Target, stored: Target) -> bool:
    """Whether whom the text names is named with the stored figure; a province's programme is nobody's in particular."""
    if figure.indicator not in {Indicator.OTHER, Indicator.SAVING} and figure.scope is not Scope.FIRM:
        return True
    return names_in(figure.sentence) <= words_in(stored.sentence) | names_in(stored.sentence)


def _within(said: str | None, stored: str | None, *, may_lack: bool = False) -> bool:
    """Whether the words of one are all among those of the other: "cơ sở" are "cơ sở sản xuất công nghiệp" too."""
    one, two = words_in(said or ""), words_in(stored or "")
    if not one or not two:
        return may_lack or one == two
    return one <= two or two <= one


def _alike(one: set[str], two: set[str], share: float) -> bool:
    return bool(one) and bool(two) and len(one & two) >= share * min(len(one), len(two))


def _is_same_value(figure: Target, stored: Target) -> bool:
    same = (figure.low, figure.high) == (stored.low, stored.high)
    based = figure.base is None or figure.base == stored.base
    bounded = figure.comparator is stored.comparator or {figure.comparator, stored.comparator} <= _LOOSE
    return same and based and bounded


def _holds_for_period(said: Statement, figure: Target, stored: Target) -> bool:
    """Whether a stored figure is of the period that the text says.

    A text that says none is told of any; a result is told without a year where only a sentence before had one.
    """
    if figure.period_to is None or _is_of_same_period(figure, stored):
        return True
    return stored.period_to is None and not said.says_period and figure.kind not in _INTENDED


def _is_of_same_period(figure: Target, stored: Target) -> bool:
    """Whether two periods end alike and do not begin in different years; "đến 2015" is "2012–2015" too."""
    if figure.period_to != stored.period_to:
        return False
    begun = (figure.period_from, stored.period_from)
    return begun[0] == begun[1] or (None in begun)


def _is_sure(figure: Target, stored: Target) -> bool:
    """Whether it is said what both are of, so that one may be held against the other."""
    return not stored.unsure and (figure.province is not None or figure.scope == stored.scope)


def _fit(figure: Target, stored: Target) -> tuple[object, ...]:
    """How well a stored figure tells of what the text does, the most telling first."""
    shared: Sequence[str] = sorted(words_in(figure.sentence) & words_in(stored.sentence))
    return (
        _is_of_same_period(figure, stored),
        figure.kind is stored.kind,
        words_in(figure.who or "") == words_in(stored.who or ""),
        not stored.unsure,
        len(shared),
    )
