"""What a quoted sentence is: a target, a plan, a result or something said in general, for when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.targets import Indicator, Target, TargetKind
from knowledge.targets.modality import read_intention
from knowledge.targets.periods import Span, find_periods, nearest_period
from knowledge.vietnamese.normalization import fold
from retrieval.answers.selection import Selection
from retrieval.answers.target_selection import is_in, words_of
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType

_FIGURES = frozenset({QuestionType.HOW_MANY, QuestionType.PERCENT, QuestionType.TARGET, QuestionType.MONEY})
_AMOUNTS = frozenset({QuestionType.HOW_MANY, QuestionType.PERCENT})
_ELLIPSIS = "…"
# A rule for what is paid is no opinion, though it names costs.
_GRANTED = re.compile(r"\b(?:hỗ trợ|không quá|tài trợ|cho vay|định mức)\b", re.IGNORECASE)


class Statement(NamedTuple):
    """What a sentence states; ``figure`` is the one that the question is about, if it is about any."""

    kind: TargetKind
    period: Span | None
    province: str | None
    figure: Target | None


def needs_frame(query: Query) -> bool:
    """Whether it matters to a question if what is quoted is a target, a plan or a result."""
    return query.claim is not None or query.asked_kind is not None or not _FIGURES.isdisjoint(query.types)


def asks_how_much(query: Query) -> bool:
    """Whether a figure is asked for, and not what the targets are."""
    return not _AMOUNTS.isdisjoint(query.types)


def read_statement(query: Query, selection: Selection, figures: Sequence[Target]) -> Statement | None:
    """What the headline states; none where it states no figure asked for, and tells of no target or plan.

    ``figures`` are those of its article.
    """
    stated = figures_in(selection.headline, [each for each in figures if not each.unsure])
    if not stated:
        return _of_words(query, selection)
    best = max(stated, key=lambda each: _fit(each, query))
    period = None if best.period_to is None else Span(best.period_from, best.period_to)
    return Statement(best.kind, period, best.province, best)


def figures_in(headline: str, figures: Sequence[Target]) -> list[Target]:
    """The figures that stand in a headline, which may be a piece of their sentence."""
    said = headline.strip(_ELLIPSIS)
    return [each for each in figures if (each.sentence in said or said in each.sentence) and each.quantity in said]


def says_nothing_of_its_kind(figure: Target) -> bool:
    """Whether of a figure no more is known than that it stands there: what one firm saved is nothing general."""
    if figure.unsure:
        return True
    if figure.kind is not TargetKind.CLAIM:
        return False
    return figure.unit != "%" or figure.indicator is Indicator.OTHER or _GRANTED.search(figure.sentence) is not None


def is_like(unit: str, other: str) -> bool:
    """Whether two units count the same: "lớp" and "lớp tập huấn" do, "đồng" and "đồng/doanh nghiệp"."""
    one, two = (f"{fold(each)} ".replace("/", " ") for each in (unit, other))
    return one.startswith(two) or two.startswith(one)


def _of_words(query: Query, selection: Selection) -> Statement | None:
    """A sentence without figures that may be taken for a fact, and tells of what is only meant to be."""
    if query.claim is None and query.asked_kind is not TargetKind.RESULT:
        return None
    kind = read_intention(selection.headline)
    if kind is None:
        return None
    found = nearest_period(find_periods(selection.headline), len(selection.headline))
    period = None if found is None else Span(found.first, found.last)
    return Statement(kind, period, selection.citations[0].province, None)


def is_worth_naming(figure: Target, query: Query) -> bool:
    """Whether a figure's kind says anything: how many came to a meeting is no "result", a ceiling no "claim"."""
    if says_nothing_of_its_kind(figure):
        return False
    if figure.kind is TargetKind.RESULT and query.claim is None and query.asked_kind is None:
        return figure.unit == "%" or figure.indicator is not Indicator.OTHER
    return True


def names_asked(figure: Target, query: Query) -> int:
    """How many of the words that say what is asked about are those of whom or what a figure measures."""
    said = {
        each.token.folded for each in query.informative if not (each.token.is_number or each.names_place or each.frames)
    }
    return len(said & words_of(figure))


def _fit(figure: Target, query: Query) -> tuple[int, ...]:
    """How well a figure fits what is asked, the most telling first."""
    wanted = query.targets
    claimed = query.claim.figures if query.claim is not None else ()
    return (
        figure.province in query.scope.provinces,
        figure.indicator in wanted.indicators,
        any(is_like(each.unit, figure.unit) for each in claimed),
        # Without an indicator the claim is of whatever it names: "85% siêu thị" is beside "giảm 5-8% nguyên vật liệu".
        0 if wanted.indicators else names_asked(figure, query),
        (figure.unit == "%") is (QuestionType.PERCENT in query.types),
        any((each.low, each.high) == (figure.low, figure.high) and is_like(each.unit, figure.unit) for each in claimed),
        any(is_in(figure, each) for each in wanted.periods),
        figure.kind is query.asked_kind,
    )
