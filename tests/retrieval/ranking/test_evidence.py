"""Which sentence of a passage answers best, with scores that can be reckoned by hand."""

from __future__ import annotations

import pytest

from retrieval.ranking.evidence import Evidence, find_evidence, look_around, snippet_span
from retrieval.ranking.weighted_query import WeightedQuery
from tests.retrieval.ranking.known_words import cut, document, weighted

KNOWN = ("lò", "sấy", "chè", "giảm", "than", "điện")


def best(query: WeightedQuery, *sentences: str, title: str = "Tựa") -> Evidence:
    whole = cut(*sentences, title=title)
    return find_evidence(whole.spans, query, look_around(whole, query))


def test_the_share_of_the_words_is_the_score() -> None:
    """Two of three words of one weight, and no pair that the collection has."""
    evidence = best(weighted("lò sấy chè", *KNOWN), "Xưởng có lò và sấy gỗ.")
    assert evidence.score == pytest.approx(2 / 3)
    assert evidence.terms == {"lò": 1.0, "sấy": 1.0}
    assert evidence.answer_type_score == 1.0


def test_words_that_stand_together_gain_half_a_share_more() -> None:
    """The only pair that the collection has, and so all of their weight."""
    evidence = best(weighted("lò sấy", *KNOWN, "lò sấy"), "Đây là lò sấy.")
    assert evidence.score == pytest.approx(1 + 0.5 * 1)


def test_a_word_said_another_way_counts_a_little_less() -> None:
    """ "chỉ tiêu" for "mục tiêu": .8 of each word, and only where all of it is said."""
    query = weighted("phấn đấu lò", *KNOWN, "phấn", "đấu", "phấn đấu")
    said = best(query, "Chỉ tiêu của lò sấy.")
    assert said.terms["phấn"] == pytest.approx(0.8)
    assert "phấn" not in best(query, "Chỉ số của lò sấy.").terms


def test_the_first_of_equals_is_taken() -> None:
    """The sentence that a reader meets first."""
    evidence = best(weighted("lò", *KNOWN), "Có lò một.", "Có lò hai.")
    assert (evidence.start, evidence.end) == (0, len("Có lò một."))


def test_a_sentence_with_the_type_may_leave_the_topic_to_its_neighbours() -> None:
    """ "Bao nhiêu" asks for a number: the second sentence has one beside the word."""
    query = weighted("lò giảm bao nhiêu than", *KNOWN)
    assert best(query, "Xưởng có lò sấy.", "Nhờ vậy giảm 30 tấn than.").start == len("Xưởng có lò sấy. ")


def test_without_the_person_asked_about_a_sentence_is_beside_the_point() -> None:
    """However many of the words it holds."""
    query = weighted("bà Lan nói gì về lò", *KNOWN)
    assert best(query, "Bà Trần Thu Lan kể về lò.").beside_the_point is False
    without = best(query, "Ông Nam kể về lò sấy.")
    assert without.beside_the_point
    assert without.score < 0


def test_an_address_is_required_where_one_is_asked_for() -> None:
    """Nothing else answers it."""
    query = weighted("địa chỉ lò sấy", *KNOWN)
    assert best(query, "Lò sấy đặt ở xã.").beside_the_point
    assert not best(query, "Địa chỉ lò sấy: thôn 2.").beside_the_point


def test_the_articles_head_is_around_every_sentence() -> None:
    """What the title says need not be said again, but is no evidence by itself."""
    query = weighted("lò sấy chè", *KNOWN)
    whole = cut("Giảm được nhiều.", title="Lò sấy chè")
    around = look_around(whole, query)
    assert around.credits == {"lò": 1.0, "sấy": 1.0, "chè": 1.0}
    assert around.weight == 3.0
    assert find_evidence(whole.spans, query, around).terms == {}


def test_a_snippet_grows_with_whole_sentences() -> None:
    """Following ones before earlier ones, as far as 400 characters go."""
    sentences = ["Một " + "a" * 150 + ".", "Hai " + "b" * 150 + ".", "Ba " + "c" * 150 + "."]
    _, passage = document(*sentences)
    first, second, third = passage.sentences
    middle = Evidence(*second, 1.0, {}, 1.0)
    assert snippet_span(passage, middle) == (second[0], third[1])
    last = Evidence(*third, 1.0, {}, 1.0)
    assert snippet_span(passage, last) == (second[0], third[1])
    assert snippet_span(passage, Evidence(3, 9, 1.0, {}, 1.0)) == (3, 9)
    assert first[0] == 0
