"""What is said where a question takes for true what documents do not say, or asks for another kind of figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.targets import Comparator, Target, TargetKind
from knowledge.targets.quantities import Quantity, find_quantities
from retrieval.answers.frames import Statement, is_like, names_asked, says_nothing_of_its_kind
from retrieval.answers.target_selection import is_in, words_of
from retrieval.answers.wording import Wording
from retrieval.query.query import Query

_NAMED_KINDS = frozenset({TargetKind.TARGET, TargetKind.RESULT})


def note_premises(
    query: Query,
    statement: Statement,
    beside: Sequence[Target],
    known: Sequence[Target],
    printed: Sequence[str],
    wording: Wording,
) -> Iterator[str]:
    """The notes right below the frame of what is quoted; none for a statement without a figure.

    ``beside`` are the figures of the same headline, ``known`` all those of the places asked about, ``printed`` the
    titles and passages shown. A yes is said only where figure, unit, place, year and kind agree, a no only of what the
    question speaks of, and where what it says is not printed there.
    """
    figure = statement.figure
    if figure is None:
        return
    asked = _claimed_like(query, figure)
    agrees = any(_is_same(each, figure, query) for each in asked)
    elsewhere = [] if agrees else [each for each in known if _is_just_as_claimed(each, query)]
    stated = _meant(query, figure, beside)
    in_general = figure.kind is TargetKind.CLAIM and query.asked_kind is None and not query.scope.groups
    same_kind = in_general or figure.kind is _kind_of(query)
    if elsewhere:
        yield wording.confirms(elsewhere[0], named=True)
    elif asked and _denies(
        query, asked[0], [*stated, *_of_same(figure, query, known)], stated, _unexplained(figure, query, known, printed)
    ):
        yield wording.states_otherwise(stated, asked[0].low, asked[0].high)
    elif agrees and same_kind and (in_general or _is_where_and_when(query, figure)) and _is_alone(query, figure, known):
        yield wording.confirms(figure, named=False)


def note_other_kinds(query: Query, statement: Statement, known: Sequence[Target], wording: Wording) -> Iterator[str]:
    """That what was asked for is told as another kind alone: of the figure shown, or of one just like the claimed."""
    wanted, figure = _kind_of(query), statement.figure
    if figure is None or wanted is None or wanted not in _NAMED_KINDS:
        return
    if figure.kind is not wanted:
        if says_nothing_of_its_kind(figure):
            return
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
        and _is_of_place(each, query)
        and (not periods or any(is_in(each, period) for period in periods))
        for each in known
    )


def _is_of_place(figure: Target, query: Query) -> bool:
    """Whether a figure is of a place that is asked about; who asks of the country asks of no province."""
    if query.scope.groups:
        return figure.province in query.scope.provinces
    return figure.province is None or not query.targets.national


def _claimed_like(query: Query, figure: Target) -> list[Quantity]:
    """The figures of a claim in the unit of the one stated."""
    claimed = query.claim.figures if query.claim is not None else ()
    return [each for each in claimed if is_like(each.unit, figure.unit)]


def _meant(query: Query, figure: Target, beside: Sequence[Target]) -> list[Target]:
    """The figures beside the claimed one that may be what it speaks of: of its indicator, or all in its unit.

    Of these, where some are of what the claim names in words, none is of another thing.
    A share is a share of anything; "lớp tập huấn" says by itself what it counts.
    """
    if query.targets.indicators and figure.unit == "%":
        return [figure] if figure.indicator in query.targets.indicators else []
    alike = [each for each in beside if is_like(each.unit, figure.unit)]
    most = max((names_asked(each, query) for each in alike), default=0)
    return [each for each in alike if names_asked(each, query) == most]


def _denies(
    query: Query, claimed: Quantity, known: Sequence[Target], stated: Sequence[Target], printed: Sequence[str]
) -> bool:
    """Whether what is stated is of the thing that the claim is about, and other than it says."""
    if not stated or any(_lies_in(claimed, each) for each in known):
        return False
    said = {token.token.folded for token in query.tokens if token.is_content and not token.token.is_number}
    if not query.targets.indicators and not any(said & words_of(each) for each in stated):
        return False
    return not any(
        (each.low, each.high) == (claimed.low, claimed.high) and is_like(claimed.unit, each.unit)
        for text in printed
        for each in find_quantities(text)
    )


def _unexplained(figure: Target, query: Query, known: Sequence[Target], printed: Sequence[str]) -> Sequence[str]:
    """The texts shown that may print the claimed figure for what is claimed; none where it is known to be later's."""
    claimed = query.claim.figures if query.claim is not None else ()
    alike = [each for each in known if any(_equals(one, each) for one in claimed)]
    return () if any(_is_of_another_year(each, figure, query) for each in alike) else printed


def _of_same(figure: Target, query: Query, known: Sequence[Target]) -> list[Target]:
    """The figures just like a claimed one elsewhere in an article, where it isn't said of what: no other is denied."""
    if query.targets.indicators or query.claim is None:
        return []
    beside = [each for each in known if each.article_id == figure.article_id]
    alike = [each for each in beside if any(_equals(claimed, each) for claimed in query.claim.figures)]
    return [each for each in alike if not _is_of_another_year(each, figure, query)]


def _is_of_another_year(each: Target, figure: Target, query: Query) -> bool:
    """Whether a figure just as claimed is told of the same people or things as the one stated, but for other years."""
    periods = query.targets.periods
    same = (each.who, each.what) == (figure.who, figure.what) and names_asked(each, query) > 0
    return same and each.period_to is not None and bool(periods) and not any(is_in(each, period) for period in periods)


def _is_just_as_claimed(figure: Target, query: Query) -> bool:
    """Whether a figure, told of another thing than the one quoted, is what is claimed for place, time and kind."""
    if query.claim is None or query.targets.indicators or not query.scope.groups:
        return False
    same = any(_is_same(each, figure, query) for each in query.claim.figures)
    return same and figure.kind is _kind_of(query) and _is_where_and_when(query, figure)


def _is_alone(query: Query, figure: Target, known: Sequence[Target]) -> bool:
    """Whether no figure just like it is told of another thing, where the question does not say of which."""
    alike = (each for each in known if (each.low, each.high, each.unit) == (figure.low, figure.high, figure.unit))
    return bool(query.targets.indicators) or all(each.indicator is figure.indicator for each in alike)


def _lies_in(claimed: Quantity, figure: Target) -> bool:
    """Whether a figure has the claimed one in it: "15-20%" is no other than 16 %, "trên 25%" none than 25 %."""
    return figure.low <= claimed.low and claimed.high <= figure.high


def _equals(claimed: Quantity, figure: Target) -> bool:
    return (claimed.low, claimed.high) == (figure.low, figure.high) and is_like(claimed.unit, figure.unit)


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
