"""What is said where a question takes for true what documents do not say, or asks for another kind of figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.targets import Comparator, Target, TargetKind
from knowledge.targets.quantities import Quantity
from retrieval.answers.frames import Statement
from retrieval.answers.target_selection import is_in
from retrieval.answers.wording import Wording
from retrieval.query.query import Query

_NAMED_KINDS = frozenset({TargetKind.TARGET, TargetKind.RESULT})


def note_premises(
    query: Query, statement: Statement, beside: Sequence[Target], known: Sequence[Target], wording: Wording
) -> Iterator[str]:
    """The notes right below the frame of what is quoted; none for a statement without a figure.

    ``beside`` are the figures of the same headline, ``known`` all those of the places asked about. A yes is said only
    where figure, unit, place, year and kind agree.
    """
    figure = statement.figure
    if figure is None:
        return
    asked = _claimed_like(query, figure)
    agrees = any(_is_same(each, figure, query) for each in asked)
    in_general = figure.kind is TargetKind.CLAIM and query.asked_kind is None and not query.scope.groups
    same_kind = in_general or figure.kind is _kind_of(query)
    if asked and not agrees and _is_what_is_meant(query, figure, beside):
        yield wording.states_otherwise(figure, asked[0].low, asked[0].high)
    elif agrees and same_kind and (in_general or _is_where_and_when(query, figure)) and _is_alone(query, figure, known):
        yield wording.confirms(figure)
    wanted = _kind_of(query)
    if wanted in _NAMED_KINDS:
        yield from _other_kinds(query, figure, known, wanted, wording)


def _other_kinds(
    query: Query, figure: Target, known: Sequence[Target], wanted: TargetKind, wording: Wording
) -> Iterator[str]:
    """That what was asked for is told as another kind alone: of the figure shown, or of one just like the claimed."""
    if query.claim is None and query.asked_kind is None:
        return
    if figure.kind is not wanted:
        in_general = figure.kind is TargetKind.CLAIM and not query.scope.groups
        if not in_general and not _is_told(figure, known, wanted, query):
            yield wording.only_other_kind(figure, wanted, named=False)
        return
    if query.targets.indicators or query.claim is None:
        return
    for each in known:
        like = any(_equals(claimed, each) for claimed in query.claim.figures)
        other = each.kind is not wanted and each.kind is not TargetKind.CLAIM and each.indicator is not figure.indicator
        if like and other and not _is_told(each, known, wanted, query):
            yield wording.only_other_kind(each, wanted, named=True)


def _kind_of(query: Query) -> TargetKind | None:
    """What a claim says: that something is so, unless it speaks of a target or a plan."""
    if query.asked_kind is not None:
        return query.asked_kind
    return TargetKind.RESULT if query.claim is not None else None


def _is_told(figure: Target, known: Sequence[Target], wanted: TargetKind, query: Query) -> bool:
    """Whether a figure of the kind wanted is told of the same thing, for the years asked for if there are any."""
    periods = query.targets.periods
    return any(
        each.kind is wanted
        and each.indicator is figure.indicator
        and each.unit == figure.unit
        and (not query.scope.groups or each.province in query.scope.provinces)
        and (not periods or any(is_in(each, period) for period in periods))
        for each in known
    )


def _claimed_like(query: Query, figure: Target) -> list[Quantity]:
    """The figures of a claim in the unit of the one stated."""
    claimed = query.claim.figures if query.claim is not None else ()
    return [each for each in claimed if each.unit == figure.unit]


def _is_what_is_meant(query: Query, figure: Target, beside: Sequence[Target]) -> bool:
    """Whether a figure is of the thing that a claim speaks of: of its indicator, or the only one in its unit."""
    if query.targets.indicators:
        return figure.indicator in query.targets.indicators
    return sum(each.unit == figure.unit for each in beside) == 1


def _is_alone(query: Query, figure: Target, known: Sequence[Target]) -> bool:
    """Whether no figure just like it is told of another thing, where the question does not say of which."""
    alike = (each for each in known if (each.low, each.high, each.unit) == (figure.low, figure.high, figure.unit))
    return bool(query.targets.indicators) or all(each.indicator is figure.indicator for each in alike)


def _equals(claimed: Quantity, figure: Target) -> bool:
    return (claimed.low, claimed.high, claimed.unit) == (figure.low, figure.high, figure.unit)


def _is_same(claimed: Quantity, figure: Target, query: Query) -> bool:
    """Whether a claimed figure is the one stated; who asks if 25 % were reached is told of "trên 25%" too."""
    reached = query.asked_kind is TargetKind.RESULT and figure.comparator is Comparator.OVER
    bounded = claimed.comparator is figure.comparator or (claimed.comparator is Comparator.EXACT and reached)
    return _equals(claimed, figure) and bounded


def _is_where_and_when(query: Query, figure: Target) -> bool:
    """Whether a figure is of the place and the years that a claim names; of a place that it does not name it is not."""
    here = figure.province in query.scope.provinces if query.scope.groups else figure.province is None
    periods = query.targets.periods
    return here and (not periods or any(is_in(figure, each) for each in periods))
