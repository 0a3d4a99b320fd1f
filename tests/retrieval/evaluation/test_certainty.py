"""The figures of a confidence are those that a hand works out."""

from __future__ import annotations

import math

import pytest

from retrieval.evaluation.certainty import (
    Judged,
    area_under,
    brier_score,
    excess_area,
    least_passing,
    most_keeping,
    reliability,
    risk_coverage,
    roc_area,
)

# Five answers, the third and the fifth wrong.
FIVE = [Judged(0.2, False), Judged(0.9, True), Judged(0.4, True), Judged(0.8, True), Judged(0.6, False)]


def test_the_curve_goes_from_the_surest_to_the_least_sure() -> None:
    """Shown 1 to 5 of 5; wrong among them 0, 0, 1, 1, 2."""
    curve = risk_coverage(FIVE)
    assert [point.confidence for point in curve] == [0.9, 0.8, 0.6, 0.4, 0.2]
    assert [point.coverage for point in curve] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])
    assert [point.risk for point in curve] == pytest.approx([0, 0, 1 / 3, 1 / 4, 2 / 5])


def test_the_area_is_the_mean_risk() -> None:
    """(0 + 0 + 1/3 + 1/4 + 2/5) / 5 = 59/300."""
    assert area_under(FIVE) == pytest.approx(59 / 300)


def test_the_excess_is_over_the_best_order() -> None:
    """With all three right ones first the risks are 0, 0, 0, 1/4, 2/5, together .65."""
    assert excess_area(FIVE) == pytest.approx(59 / 300 - 0.65 / 5)
    assert excess_area([Judged(0.9, True), Judged(0.1, False), Judged(0.1, False)]) == pytest.approx(0)


def test_equal_confidences_are_one_point() -> None:
    """Nobody can show the right one of two that are equally sure; on the average the first is half wrong, and both."""
    (point,) = risk_coverage([Judged(0.5, True), Judged(0.5, False)])
    assert (point.coverage, point.risk) == (1.0, 0.5)
    assert area_under([Judged(0.5, True), Judged(0.5, False)]) == 0.5
    # Behind one right one: (0 + 0.5) / 2 and (0 + 1) / 3, with the first risk of 0 by three.
    behind = [Judged(0.9, True), Judged(0.5, True), Judged(0.5, False)]
    assert area_under(behind) == pytest.approx((0 + 1 / 4 + 1 / 3) / 3)


def test_the_roc_area_counts_pairs() -> None:
    """Of 3 x 2 pairs the right one is surer in 5: all but .4 against .6; equals count half."""
    assert roc_area(FIVE) == pytest.approx(5 / 6)
    assert roc_area([Judged(0.5, True), Judged(0.5, False)]) == 0.5
    assert roc_area([Judged(0.5, True)]) is None


def test_the_brier_score_is_a_mean_square() -> None:
    """.04 + .01 + .36 + .04 + .36 = .81, by five."""
    assert brier_score(FIVE) == pytest.approx(0.162)


def test_reliability_is_told_in_ten_bins() -> None:
    """A confidence stands in the bin that it opens, 1 in the last; what is empty says nothing."""
    bins = reliability([*FIVE, Judged(1.0, True), Judged(0.95, False), Judged(0.0, False)])
    assert [each.count for each in bins] == [1, 0, 1, 0, 1, 0, 1, 0, 1, 3]
    assert (bins[9].low, bins[9].high) == (0.9, 1.0)
    assert bins[9].confidence == pytest.approx(0.95)
    assert bins[9].right == pytest.approx(2 / 3)
    assert (bins[1].confidence, bins[1].right) == (None, None)


def test_a_threshold_lets_no_more_than_its_share_of_the_wrong_pass() -> None:
    """Of two wrong ones half may pass: from .4 on it is .6 alone, from .2 on both."""
    assert least_passing(FIVE, 0.5) == 0.4
    assert least_passing(FIVE, 0.49) == 0.8
    assert least_passing(FIVE, 1.0) == 0.2
    assert least_passing([Judged(0.9, False), Judged(0.8, True)], 0.05) == math.inf


def test_a_threshold_keeps_its_share_of_the_right() -> None:
    """Of three right ones two thirds are kept from .8 on, more only from .4."""
    assert most_keeping(FIVE, 2 / 3) == 0.8
    assert most_keeping(FIVE, 0.95) == 0.4
    assert most_keeping([Judged(0.9, False)], 0.95) == math.inf


def test_nothing_judged_gives_no_figure() -> None:
    """An empty set has no curve and no score."""
    assert risk_coverage([]) == ()
    assert (area_under([]), brier_score([]), roc_area([])) == (None, None, None)
