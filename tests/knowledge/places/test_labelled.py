"""Labelled articles from all over the country get the provinces that a person gave them."""

from __future__ import annotations

import pytest

from tests.knowledge.places.scoring import SETS, score


@pytest.mark.parametrize("name", SETS)
def test_the_labelled_articles_are_placed_as_a_person_places_them(name: str) -> None:
    """Letterheads, datelines, titles and districts; guests, markets, sponsors, streets and companies do not count."""
    rows = list(score(name))
    assert [row.id for row in rows if not row.right] == []
    assert [row.id for row in rows if row.evidence[0] != row.evidence[1]] == []
