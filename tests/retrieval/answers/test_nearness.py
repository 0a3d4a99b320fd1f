"""What comes closest where nothing is sure, why it is only near, and how much of it is shown."""

from __future__ import annotations

import pytest

from knowledge.records import LineRole
from retrieval.answers.attempts import Look
from retrieval.answers.citation import cite_evidence
from retrieval.answers.nearness import cite_nearest, find_nearest, say_why
from retrieval.index.protocol import Hit
from retrieval.query.scope import Scope
from retrieval.ranking.ranker import Candidate
from retrieval.ranking.spans import SNIPPET_LIMIT, WIDE_LIMIT
from tests.retrieval.ranking.candidates import hit, ranked
from tests.retrieval.ranking.known_words import document, parsed, weighted
from tests.wording import PlainWording

KNOWN = ("lò", "sấy", "chè", "lò sấy", "2015")


def names(found: list[Candidate]) -> str:
    return "".join(each.hit.article.id for each in found)


@pytest.mark.parametrize(("score_of_sentence", "order"), [(2.0, "ba"), (3.0, "ab")])
def test_the_passage_says_more_than_its_best_sentence(score_of_sentence: float, order: str) -> None:
    """The sentence of b has 1 of 2 words, .5, and 3 for the best BM25: 3.5.

    That of a has both and their pair, 1.5: with half of the BM25 it comes to 1.5 + 1.5, with three quarters to 3.75.
    """
    query = weighted("lò sấy", *KNOWN)
    found = ranked(query, [hit("b", "Chỉ có lò.", 4.0), hit("a", "Đây là lò sấy.", score_of_sentence)])
    assert names(find_nearest(parsed("lò sấy", *KNOWN), [Look(Scope(), found)])) == order


@pytest.mark.parametrize(("score", "order"), [(1.8, "ba"), (1.6, "ab")])
def test_an_article_about_the_place_has_half_a_point_before_others(score: float, order: str) -> None:
    """3 · .9 + .5 is more than 3 · 1, 3 · .8 + .5 is not; the sentences are the same."""
    question = "lò sấy Nghệ An"
    hits = [hit("a", "Đây là lò sấy.", 2.0), hit("b", "Đây là lò sấy.", score, "Nghệ An")]
    look = Look(Scope(), ranked(weighted(question, *KNOWN), hits))
    assert names(find_nearest(parsed(question, *KNOWN), [look])) == order


def test_three_passages_of_all_attempts_each_once() -> None:
    """The best BM25 of all of them is what the others are measured by; equals are ordered by id."""
    query = weighted("lò sấy", *KNOWN)
    one = ranked(query, [hit("c", "Đây là lò sấy.", 2.0), hit("d", "Đây là lò sấy.", 1.0)])
    other = ranked(query, [hit("a", "Đây là lò sấy.", 4.0), hit("b", "Đây là lò sấy.", 2.0), one[0].hit])
    found = find_nearest(parsed("lò sấy", *KNOWN), [Look(Scope(), one), Look(Scope(), other)])
    assert names(found) == "abc"


@pytest.mark.parametrize(("question", "shown"), [("lò sấy", "ac"), ("lò sấy mua khi nào", "abc")])
def test_what_stands_around_an_article_is_shown_first_or_not(question: str, shown: str) -> None:
    """Unless it is asked who, when or where; b is a dateline."""
    hits = [hit(name, "Đây là lò sấy.", score) for name, score in (("a", 3.0), ("b", 2.0), ("c", 1.0))]
    dateline = hits[1].passage.model_copy(update={"role": LineRole.DATELINE})
    hits[1] = Hit(dateline, hits[1].article, hits[1].score)
    query = parsed(question, *KNOWN)
    found = find_nearest(query, [Look(Scope(), ranked(weighted(question, *KNOWN), hits))])
    assert names(found) == shown
    first = [Look(Scope(), ranked(weighted(question, *KNOWN), [hits[1]]))]
    assert names(find_nearest(query, first)) == "b"


def test_nothing_found_is_near_nothing() -> None:
    """And there is nothing to say of it."""
    query = parsed("lò sấy", *KNOWN)
    assert find_nearest(query, []) == find_nearest(query, [Look(Scope())]) == []
    assert cite_nearest([], Scope()) == ()
    assert say_why(query, [], PlainWording()) == ""


@pytest.mark.parametrize(
    ("question", "texts", "why"),
    [
        ("lò sấy 2015", ["Lò sấy chạy tốt."], "without 2015"),
        ("lò sấy 2015", ["Lò sấy chạy tốt.", "Lò sấy mua 2015."], ""),
        ("địa chỉ lò sấy", ["Lò sấy chạy tốt."], "missing contact"),
        ("địa chỉ lò sấy", ["Địa chỉ lò sấy: thôn 2."], ""),
        ("địa chỉ lò sấy 2015", ["Lò sấy chạy tốt."], "without 2015"),
        ("lò sấy", ["Chỉ có lò."], ""),
        ("lò sấy có bao nhiêu công nhân", ["Lò sấy số 2 của công ty chạy tốt."], "missing how_many"),
    ],
)
def test_it_is_said_what_the_first_passage_lacks(question: str, texts: list[str], why: str) -> None:
    """A number that none of those shown has, before a kind of thing that its sentence has not; else nothing."""
    found = ranked(weighted(question, *KNOWN), [hit(f"a{n}", text, 1.0 - n / 10) for n, text in enumerate(texts)])
    assert say_why(parsed(question, *KNOWN), found, PlainWording()) == why


def test_more_is_shown_of_what_is_near() -> None:
    """Whole sentences up to 700 characters, where an answer has 400; numbered from 1."""
    first = "Đây là lò sấy " + "a" * 285 + "."
    article, passage = document(first, "b" * 299 + ".", "c" * 300 + ".")
    query = weighted("lò sấy", *KNOWN)
    own = hit("a", "", 1.0)._replace(passage=passage, article=article)
    found = ranked(query, [own, hit("b", "Chỉ có lò.", 0.5)])
    wide = cite_nearest(found, Scope())
    assert [each.n for each in wide] == [1, 2]
    assert wide[0].snippet == passage.text[:601]
    assert len(wide[0].snippet) <= WIDE_LIMIT
    assert cite_evidence(1, found[0], ()).snippet == first
    assert len(first) <= SNIPPET_LIMIT
