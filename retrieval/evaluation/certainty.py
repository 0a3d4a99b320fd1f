"""How well a confidence tells right from wrong: risk and coverage, Brier score, reliability, area under the ROC curve.

The names are the field's: coverage is the share of the questions that are answered when only what is at least so sure
is shown, risk the share of these that is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from knowledge.records import Record

_BINS = 10


class Judged(NamedTuple):
    """A confidence, and whether what it was given to was right."""

    confidence: float
    right: bool


class CurvePoint(Record):
    """What is shown at a confidence and above: its share of all, and the share of it that is wrong."""

    confidence: float
    coverage: float
    risk: float


class Bin(Record):
    """What has a confidence from ``low`` up to ``high``: how much, how sure on the average, and how often right."""

    low: float
    high: float
    count: int
    confidence: float | None
    right: float | None


def risk_coverage(judged: Sequence[Judged]) -> tuple[CurvePoint, ...]:
    """The curve, the surest first; equal confidences cannot be told apart and are one point."""
    points = []
    shown = wrong = 0
    for confidence, group in _surest_first(judged):
        shown += len(group)
        wrong += sum(not each.right for each in group)
        points.append(CurvePoint(confidence=confidence, coverage=shown / len(judged), risk=wrong / shown))
    return tuple(points)


def area_under(judged: Sequence[Judged]) -> float | None:
    """AURC, the risk averaged over all coverages: 0 when all is right, none for nothing.

    Equals count as they would on the average, in whatever order they were shown.
    """
    total, shown, wrong = 0.0, 0, 0
    for _, group in _surest_first(judged):
        share = sum(not each.right for each in group) / len(group)
        total += math.fsum((wrong + share * n) / (shown + n) for n in range(1, len(group) + 1))
        shown += len(group)
        wrong += round(share * len(group))
    return total / shown if shown else None


def excess_area(judged: Sequence[Judged]) -> float | None:
    """E-AURC: how far the AURC is above that of the same answers with all that is right before all that is wrong."""
    area = area_under(judged)
    best = area_under([Judged(float(each.right), each.right) for each in judged])
    return None if area is None or best is None else area - best


def roc_area(judged: Sequence[Judged]) -> float | None:
    """AUC, how often something right is surer than something wrong, equals counting half; none without either."""
    right = sum(each.right for each in judged)
    wrong = len(judged) - right
    if not right or not wrong:
        return None
    won, still_wrong = 0.0, wrong
    for _, group in _surest_first(judged):
        good = sum(each.right for each in group)
        bad = len(group) - good
        still_wrong -= bad
        won += good * (still_wrong + bad / 2)
    return won / (right * wrong)


def brier_score(judged: Sequence[Judged]) -> float | None:
    """The mean squared distance of a confidence from what came true: 0 is best, .25 is what .5 always has."""
    return math.fsum((each.confidence - each.right) ** 2 for each in judged) / len(judged) if judged else None


def reliability(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """Ten bins of confidence, the lowest first; what is well calibrated is right as often as it is sure."""
    filled: list[list[Judged]] = [[] for _ in range(_BINS)]
    for each in judged:
        filled[min(_BINS - 1, int(each.confidence * _BINS))].append(each)
    return tuple(_bin(number, held) for number, held in enumerate(filled))


def least_passing(judged: Sequence[Judged], share: float) -> float:
    """The lowest confidence at which at most this share of what is wrong passes; infinite where none does.

    It is one of the confidences that occur: whoever is at least so sure passes.
    """
    allowed = share * sum(not each.right for each in judged) + 1e-9
    least, passed = math.inf, 0
    for confidence, group in _surest_first(judged):
        passed += sum(not each.right for each in group)
        if passed > allowed:
            break
        least = confidence
    return least


def most_keeping(judged: Sequence[Judged], share: float) -> float:
    """The highest confidence at which at least this share of what is right is kept; infinite when nothing is right."""
    wanted = share * sum(each.right for each in judged) - 1e-9
    kept = 0
    for confidence, group in _surest_first(judged):
        kept += sum(each.right for each in group)
        if kept and kept >= wanted:
            return confidence
    return math.inf


def _surest_first(judged: Sequence[Judged]) -> Iterator[tuple[float, list[Judged]]]:
    ordered = sorted(judged, key=lambda each: -each.confidence)
    return ((confidence, list(group)) for confidence, group in groupby(ordered, key=lambda each: each.confidence))


def _bin(number: int, held: Sequence[Judged]) -> Bin:
    return Bin(
        low=number / _BINS,
        high=(number + 1) / _BINS,
        count=len(held),
        confidence=math.fsum(each.confidence for each in held) / len(held) if held else None,
        right=sum(each.right for each in held) / len(held) if held else None,
    )
