"""Passages in the order in which they answer: a score that is a sum, places that each have a leader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.records import ArticleKind
from retrieval.index.protocol import Hit
from retrieval.query.scope import Scope
from retrieval.ranking.ranker import Candidate, worth_showing
from tests.retrieval.ranking.candidates import hit, ranked
from tests.retrieval.ranking.known_words import weighted

KNOWN = ("lò", "sấy", "chè", "lò sấy", "xưởng", "dệt")
BOTH, ONE, NONE = "Đây là lò sấy.", "Chỉ có lò.", "Trời hôm nay nắng."
"""Sentences that "lò sấy" scores 1 + .5 for the pair, .5, and 0."""
HA_NOI, NGHE_AN, CA_MAU = ("Hà Nội",), ("Nghệ An",), ("Cà Mau",)


def find(*hits: Hit, scope: Scope | None = None) -> list[Candidate]:
    return ranked(weighted("lò sấy", *KNOWN), hits, scope)


def names(found: list[Candidate]) -> str:
    return " ".join(each.hit.article.id for each in found)


def test_a_score_is_the_share_of_the_best_bm25_and_that_of_the_sentence() -> None:
    """4 / 4 + .5, and 3 / 4 + 1.5: the second comes first."""
    found = find(hit("a", ONE, 4), hit("b", BOTH, 3))
    assert [(each.hit.article.id, each.score) for each in found] == [
        ("b", pytest.approx(2.25)),
        ("a", pytest.approx(1.5)),
    ]


def test_an_opening_has_a_tenth_more() -> None:
    """And six tenths where nothing but the collection's own topic is asked about, unless a type of thing is."""
    opening = hit("a", BOTH, 1, number=0)
    assert find(opening)[0].score == pytest.approx(2.5 + 0.1)
    query = replace(weighted("lò sấy", *KNOWN), topic_only=True)
    assert ranked(query, [opening])[0].score == pytest.approx(2.5 + 0.6)
    assert ranked(query, [hit("a", BOTH, 1)])[0].score == pytest.approx(2.5)
    asked = replace(weighted("lò sấy ở đâu", *KNOWN), topic_only=True)
    plain = ranked(replace(asked, topic_only=False), [opening])[0].score
    assert ranked(asked, [opening])[0].score == pytest.approx(plain)


def test_what_is_about_her_like_has_a_tenth_of_what_she_said() -> None:
    """Half of it here, wherever in the passage it is told: it decides between equals."""
    query = replace(weighted("lò sấy", *KNOWN), aside={"xưởng": 0.5, "dệt": 0.5})
    found = ranked(query, [hit("a", BOTH, 1), hit("b", BOTH, 1, title="Xưởng gỗ")])
    assert [(each.hit.article.id, each.score) for each in found] == [
        ("b", pytest.approx(2.55)),
        ("a", pytest.approx(2.5)),
    ]


def test_a_summary_of_one_province_comes_behind_for_who_names_no_place() -> None:
    """Three tenths less; an original is somebody's own, and who names the place gets what is told of it."""
    one, everywhere = hit("a", BOTH, 1, *HA_NOI), hit("b", BOTH, 1)
    summary = one._replace(article=one.article.model_copy(update={"kind": ArticleKind.DIGEST}))
    assert [each.score for each in find(summary, everywhere)] == [pytest.approx(2.5), pytest.approx(2.2)]
    assert names(find(summary, everywhere)) == "b a"
    assert names(find(one, everywhere)) == "a b"
    assert find(summary, scope=Scope((HA_NOI,)))[0].score == pytest.approx(2.5)


def test_equals_are_ordered_by_passage_id() -> None:
    """However the index gave them."""
    assert names(find(hit("c", BOTH, 1), hit("a", BOTH, 1), hit("b", BOTH, 1))) == "a b c"


@pytest.mark.parametrize(
    ("score", "kept"),
    [
        # .6 of 2.5 is 1.5: ONE has .5 and needs a BM25 of the best's.
        (2.0, "a b"),
        (1.9, "a"),
    ],
)
def test_what_answers_hardly_less_well_is_worth_showing(score: float, kept: str) -> None:
    """At least six tenths of the best score."""
    found = find(hit("a", BOTH, 2), hit("b", ONE, score))
    assert names(worth_showing(found, Scope())) == kept


def test_nothing_is_worth_showing_of_nothing() -> None:
    """No best score is made up."""
    assert worth_showing([], Scope()) == []


TWO = Scope((HA_NOI, NGHE_AN))


@pytest.mark.parametrize(
    ("hits", "order", "shown"),
    [
        # The best of each place in the order in which they are asked about, the others behind them.
        (
            [hit("n1", BOTH, 4, "Nghệ An"), hit("n2", BOTH, 3, "Nghệ An"), hit("h", NONE, 1, "Hà Nội")],
            "h n1 n2",
            "h n1 n2",
        ),
        # 4/4 + 1.5 is the best; NONE has 1/4, less than six tenths of it, and its place has a better one.
        (
            [hit("n1", BOTH, 4, "Nghệ An"), hit("n2", NONE, 1, "Nghệ An"), hit("h", NONE, 1, "Hà Nội")],
            "h n1 n2",
            "h n1",
        ),
        # One that is about both leads for both, once.
        ([hit("both", BOTH, 4, "Nghệ An", "Hà Nội"), hit("h", BOTH, 3, "Hà Nội")], "both h", "both h"),
        # A place without any has no leader.
        ([hit("n1", BOTH, 4, "Nghệ An"), hit("n2", NONE, 1, "Nghệ An")], "n1 n2", "n1"),
    ],
)
def test_each_of_several_places_has_its_leader(hits: list[Hit], order: str, shown: str) -> None:
    """It stands in front, and is shown however little it answers."""
    found = find(*hits, scope=TWO)
    assert names(found) == order
    assert names(worth_showing(found, TWO)) == shown


def test_one_place_has_no_leader() -> None:
    """All that is found is about it."""
    one = Scope((NGHE_AN,))
    found = find(hit("a", BOTH, 4, "Nghệ An"), hit("b", NONE, 1, "Nghệ An"), scope=one)
    assert names(found) == "a b"
    assert names(worth_showing(found, one)) == "a"


def test_a_place_of_several_provinces_is_led_by_any_of_them() -> None:
    """Its groups are names of before July 2025."""
    scope = Scope((CA_MAU, ("Phú Thọ", "Vĩnh Phúc")))
    found = find(hit("c", BOTH, 4, "Cà Mau"), hit("v", NONE, 1, "Vĩnh Phúc"), scope=scope)
    assert names(worth_showing(found, scope)) == "c v"


@pytest.mark.parametrize(
    ("text", "about", "evidence"),
    [
        # An article about no place answers with the part of a sentence that names the place.
        ("Hà Nội có 3 lò sấy; Nghệ An có 5 lò sấy; Cà Mau có 7 lò sấy.", (), "Nghệ An có 5 lò sấy;"),
        ("Cả nước có 15 lò sấy.", (), None),
        # One about another place where it tells of this one first, with no figure of its own in front.
        ("Nghệ An có 5 lò sấy.", ("Hà Nội",), "Nghệ An có 5 lò sấy."),
        ("Hà Nội có 3 lò sấy như Nghệ An.", ("Hà Nội",), None),
        ("Hà Nội có 3 lò sấy.", ("Hà Nội",), None),
    ],
)
def test_another_places_figure_never_takes_the_place(text: str, about: tuple[str, ...], evidence: str | None) -> None:
    """The sentence must tell of the place asked about."""
    found = find(hit("a", text, 1, *about), scope=Scope((NGHE_AN,)))
    quoted = [each.hit.passage.text[each.evidence.start : each.evidence.end] for each in found]
    assert quoted == ([] if evidence is None else [evidence])
