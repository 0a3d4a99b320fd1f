"""What was once read right of the labelled documents stays right."""

from __future__ import annotations

import pytest

from tests.knowledge.reading.scoring import Mark, marks_of, read_part

# The documents that were looked at while the reading was built; of the others nobody is to know what is wrong.
ALL_RIGHT = ("taken in", "date right", "provinces right", "title right", "gold stored", "junk left out")


@pytest.fixture(scope="module")
def marks() -> list[Mark]:
    return [mark for read in read_part("seen") for mark in marks_of(read)]


@pytest.mark.parametrize("measure", ALL_RIGHT)
def test_the_documents_that_were_looked_at_are_read_right(marks: list[Mark], measure: str) -> None:
    """Every document is in, with its date, places and title; all that is gold is stored, and nothing that is junk."""
    measured = [mark for mark in marks if mark.measure == measure]
    assert measured
    assert [mark.seen for mark in measured if not mark.right] == []
