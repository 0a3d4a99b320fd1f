"""What to read when a place has no documents: where it is looked for, and in which order it is shown."""

from __future__ import annotations

import pytest

from retrieval.answers.elsewhere import cite_elsewhere, filter_elsewhere
from retrieval.index.filters import Filter
from retrieval.index.protocol import Hit
from tests.retrieval.ranking.candidates import hit, ranked
from tests.retrieval.ranking.known_words import parsed, weighted

KNOWN = ("lò", "sấy", "lò sấy", "2015")
QUESTION = "lò sấy 2015 Cần Thơ"
# The words weigh 1 each and those of the place .1 each: 3 of 3.2 are there, 2 without the year, 1 of the lone word.
ALL, OTHER_YEAR, ONE_WORD = "Lò sấy mua 2015.", "Lò sấy mua 2020.", "Có lò."


@pytest.mark.parametrize(
    ("place", "around"),
    [
        # Its region of before, each by the province of today: Long An is Tây Ninh's, Bạc Liêu Cà Mau's.
        ("Cần Thơ", {"Cần Thơ", "Tây Ninh", "Đồng Tháp", "Vĩnh Long", "An Giang", "Cà Mau"}),
        # Today of Quảng Ngãi, once of Tây Nguyên; Đắk Nông is Lâm Đồng's.
        ("Kon Tum", {"Quảng Ngãi", "Gia Lai", "Đắk Lắk", "Lâm Đồng"}),
    ],
)
def test_it_is_looked_for_in_the_region_and_its_provinces_of_today(place: str, around: set[str]) -> None:
    """And in what is about no place in particular."""
    assert filter_elsewhere(parsed(f"lò sấy {place}", *KNOWN)) == Filter.near(around)


@pytest.mark.parametrize(
    ("hits", "shown"),
    [
        # The same province today, then the whole country, then beside; two are enough.
        ([hit("beside", ALL, 3, "An Giang"), hit("nation", ALL, 2), hit("same", ALL, 1, "Hậu Giang")], "same nation"),
        ([hit("nation", ALL, 3), hit("beside", ALL, 2, "An Giang")], "nation beside"),
        # .625 · .4 is less than half: what answers goes first, from wherever it is.
        ([hit("same", OTHER_YEAR, 3, "Hậu Giang"), hit("beside", ALL, 1, "An Giang")], "beside same"),
        # One word of three: beside the subject.
        ([hit("same", ONE_WORD, 3, "Hậu Giang"), hit("beside", OTHER_YEAR, 1, "An Giang")], "beside"),
        ([hit("same", ONE_WORD, 3, "Hậu Giang")], ""),
        ([], ""),
    ],
)
def test_what_answers_goes_first_then_what_is_nearest(hits: list[Hit], shown: str) -> None:
    """At most two articles, numbered from 1; what says less than the half of it is left out."""
    cited = cite_elsewhere(parsed(QUESTION, *KNOWN), ranked(weighted(QUESTION, *KNOWN), hits))
    assert " ".join(each.article_id for each in cited) == shown
    assert [each.n for each in cited] == [1, 2][: len(cited)]


def test_an_article_is_shown_once_by_its_best_passage() -> None:
    """The other passage of it would say the same again."""
    hits = [hit("same", ALL, 3, "Hậu Giang"), hit("same", ALL, 2, "Hậu Giang", number=2), hit("nation", ALL, 1)]
    cited = cite_elsewhere(parsed(QUESTION, *KNOWN), ranked(weighted(QUESTION, *KNOWN), hits))
    assert [each.passage_id for each in cited] == ["same-0001", "nation-0001"]
