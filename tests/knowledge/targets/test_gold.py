"""What is found in passages of many layouts agrees with what a person found in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.intake.intake import prepare
from knowledge.readers import read_document
from knowledge.targets import Target, find_targets
from tests.knowledge.targets.scoring import read_gold, score

Row = tuple[str, float, float, int | None, int | None, str]


def test_the_gold_passages_are_read_as_a_person_reads_them() -> None:
    """Precision at least .95 and recall at least .90 on value, unit and indicator; period and kind at least .90."""
    measured = score(read_gold())
    assert measured.precision >= 0.95
    assert measured.recall >= 0.90
    assert measured.period >= 0.90
    assert measured.kind >= 0.90


def shares(path: Path) -> list[Row]:
    """The percentages of a document: indicator, low, high, from, to, kind."""
    draft = prepare(read_document(path), str(path))
    return [_row(found) for found in find_targets(draft.article, draft.chunks) if found.unit == "%"]


def _row(found: Target) -> Row:
    return (found.indicator.value, found.low, found.high, found.period_from, found.period_to, found.kind.value)


HANOI: list[Row] = [
    ("awareness", 50, 50, 2012, 2015, "target"),
    ("adoption", 25, 25, 2012, 2015, "target"),
    ("saving", 5, 8, 2012, 2015, "target"),
    ("unit_in_charge", 70, 70, 2012, 2015, "target"),
    ("awareness", 25, 25, 2014, 2014, "result"),
]
THANH_HOA: list[Row] = [
    ("awareness", 90, 90, None, 2020, "target"),
    ("adoption", 50, 50, None, 2020, "target"),
    ("saving", 8, 13, None, 2020, "target"),
    ("unit_in_charge", 90, 90, None, 2020, "target"),
    ("training", 100, 100, None, 2020, "target"),
]
DAK_LAK: list[Row] = [
    ("saving", 10, 10, None, None, "result"),
    ("other", 15, 20, None, None, "result"),
    ("outreach", 100, 100, None, 2020, "target"),
]
VINH_PHUC: list[Row] = [("saving", 10, 20, None, None, "claim")]


def test_the_real_articles_give_exactly_their_percentages(seeds: Path) -> None:
    """No more and no fewer, each with its period and kind."""
    found = [shares(path) for path in sorted(seeds.glob("*.txt"))]
    assert found == [[], VINH_PHUC, THANH_HOA, HANOI, DAK_LAK]


DIGESTS = {
    "thanh-hoa/2018-hoi-nghi-nang-cao-nang-luc.md": THANH_HOA,
    "ha-noi/2018-hoi-nghi-thach-that.md": [],
    "ha-noi/2014-truyen-thong.md": HANOI,
    "vinh-phuc/2020-hoi-thao-nang-cao-nhan-thuc.md": VINH_PHUC,
    "dak-lak/2018-ap-dung-sxsh.md": DAK_LAK,
}


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_states_the_same_percentages_as_its_original(name: str) -> None:
    """It was written from it; a figure may be explained in a sentence of its own."""
    found = shares(Path(__file__).parents[3] / "knowledge" / "collection" / name)
    assert sorted(set(found), key=str) == sorted(set(DIGESTS[name]), key=str)
