"""The percentages of the shipped digests are read as the table made from their facts has them."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.targets import Target
from tests.collection.scoring import judge_all, read_percentages, read_table, share_all, share_targets
from tests.knowledge.targets.figures_scoring import Judged

# Precision and recall, a figure counting only with all its fields right.
TARGET_BARS = (0.98, 0.95)
BARS = (0.95, 0.95)


@pytest.fixture(scope="module")
def read() -> tuple[list[Judged], list[tuple[str, Target]]]:
    return judge_all()


def test_each_digest_states_the_percentages_of_the_table() -> None:
    """Their values and how many of each: none is lost, none is made up, and no digest with any is without a line."""
    stated = {name: Counter((each.low, each.high) for each in found) for name, found in read_percentages().items()}
    expected = {name: Counter((each["low"], each["high"]) for each in labels) for name, labels in read_table().items()}
    assert {name: values for name, values in stated.items() if values} == expected


def test_targets_of_a_programme_are_read_right(read: tuple[list[Judged], list[tuple[str, Target]]]) -> None:
    """What, of whom, where and by when: what is shown as a province's target is its target, and few are missed."""
    precision, recall = share_targets(*read)
    assert (precision >= TARGET_BARS[0], recall >= TARGET_BARS[1]) == (True, True), (precision, recall)


def test_all_percentages_are_read_nearly_as_well(read: tuple[list[Judged], list[tuple[str, Target]]]) -> None:
    """Results, claims and shares of the economy too, which people see beside the targets."""
    precision, recall = share_all(*read)
    assert (precision >= BARS[0], recall >= BARS[1]) == (True, True), (precision, recall)
