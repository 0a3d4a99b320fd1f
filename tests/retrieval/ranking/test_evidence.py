"""Which sentence of a passage answers best, with scores that can be reckoned by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.ranking.evidence import Evidence, find_evidence, look_around, snippet_span, wide_span
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


def test_the_year_of_a_title_is_not_that_of_a_sentence() -> None:
    """Of two sentences the one that has the year itself: the other holds two of three words, and half of none."""
    query = weighted("lò sấy 2030", *KNOWN, "2030")
    sentences = ("Lò sấy của năm 2025.", "Lò sấy của năm 2030.")
    whole = cut(*sentences, title="Lò 2030")
    evidence = find_evidence(whole.spans, query, look_around(whole, query))
    assert evidence.start == whole.spans[1].start


def test_a_target_says_nothing_of_what_was_reached() -> None:
    """Four tenths less, where what something brings is asked."""
    query = weighted("lò sấy giảm được bao nhiêu than", *KNOWN)
    assert query.wants_result
    wished, told = "Mục tiêu của lò sấy là giảm than 9 tấn.", "Lợi ích của lò sấy là giảm than 9 tấn."
    assert best(query, told).score - best(query, wished).score == pytest.approx(0.4)
    assert not weighted("mục tiêu giảm được bao nhiêu than", *KNOWN).wants_result


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


@pytest.mark.parametrize(
    ("question", "sentences", "score"),
    [
        # Counted just that: the share 1, and 1.2 · 1 · (.3 + 1). "bao nhiêu" is said nowhere and weighs nothing.
        ("giảm bao nhiêu than", ["Nhờ đó giảm 3 than."], 1 + 1.2 * 1.3),
        # A definition: both words and their pair, and 1 · 1 · (.3 + 1).
        ("lò sấy là gì", ["Lò sấy là thiết bị."], 1 + 0.5 + 1.3),
        # The same sentence for the thing alone: half a point.
        ("lò sấy", ["Lò sấy là thiết bị."], 1 + 0.5 + 0.5),
        # An address, wherever one was asked for: .8 · 1 · (.3 + 1) with both words …
        ("địa chỉ lò sấy", ["Địa chỉ lò sấy: thôn 2."], 1 + 0.5 + 0.8 * 1.3),
        # … .8 · 1 · (.3 + 0 + .5 · 1) where they stand in the sentence before, which itself has 1.5 less 1.
        ("địa chỉ lò sấy", ["Đây là lò sấy.", "Địa chỉ: thôn 2."], 0.8 * (0.3 + 0.5)),
        # Half of the words are there, the other half in the sentence before: .5 + .8 · 1 · (.3 + .5 + .5 · .5).
        ("địa chỉ lò sấy", ["Có lò.", "Địa chỉ chỗ sấy: thôn 2."], 0.5 + 0.8 * (0.3 + 0.5 + 0.25)),
        # Without an address: both words, their pair, and one less.
        ("địa chỉ lò sấy", ["Lò sấy đặt ở xã."], 1 + 0.5 - 1),
    ],
)
def test_a_sentences_score_is_a_sum(question: str, sentences: Sequence[str], score: float) -> None:
    """Of shares, by what each is worth."""
    assert best(weighted(question, *KNOWN, "lò sấy"), *sentences).score == pytest.approx(score)


def test_the_person_asked_about_is_worth_as_much_as_a_type() -> None:
    """.8 beside the share: two sentences with the same word."""
    query = weighted("bà Lan nói gì về lò", *KNOWN)
    nobody = replace(query, person=None)
    sentence = "Bà Trần Thu Lan kể về lò."
    assert best(query, sentence).score - best(nobody, sentence).score == pytest.approx(0.8)


def test_the_figure_taken_for_true_decides_between_sentences() -> None:
    """.4 for all of the numbers, nothing for some of them."""
    query = replace(weighted("lò", *KNOWN), claimed=frozenset({"30", "40"}))
    assert best(query, "Có 30 đến 40 lò.").score == pytest.approx(1 + 0.4)
    assert best(query, "Có 30 lò.").score == pytest.approx(1)


def long(*lengths: int) -> list[str]:
    """Sentences of just so many characters."""
    return [chr(ord("a") + number) * (length - 1) + "." for number, length in enumerate(lengths)]


# Sentences are parted by a space: n of them from one end to the other have n - 1 characters more.
@pytest.mark.parametrize(
    ("lengths", "at", "narrow", "wide"),
    [
        # 199 + 1 + 200 = 400 fits; with the third it is 700.
        ((199, 200, 299), 0, (0, 1), (0, 2)),
        ((199, 200, 300), 0, (0, 1), (0, 1)),
        # Following ones first, then earlier ones.
        ((199, 200, 299), 1, (0, 1), (0, 2)),
        ((100, 299, 300, 299), 2, (2, 2), (2, 3)),
        ((99, 299, 300, 500), 2, (2, 2), (0, 2)),
        # Of one too long to grow nothing is left out, and nothing is added.
        ((50, 400, 50), 1, (1, 1), (0, 2)),
        ((50, 700, 50), 1, (1, 1), (1, 1)),
    ],
)
def test_what_is_shown_grows_to_its_limit(
    lengths: tuple[int, ...], at: int, narrow: tuple[int, int], wide: tuple[int, int]
) -> None:
    """400 characters of an answer, 700 of what is near, and never one more."""
    _, passage = document(*long(*lengths))
    sentences = passage.sentences
    evidence = Evidence(*sentences[at], 1.0, {}, 1.0)
    assert snippet_span(passage, evidence) == (sentences[narrow[0]][0], sentences[narrow[1]][1])
    assert wide_span(passage, evidence) == (sentences[wide[0]][0], sentences[wide[1]][1])


def test_what_is_near_is_never_less_than_a_sentence() -> None:
    """Clauses of one that fits make way for all of it; of a longer one they are what is shown."""
    _, passage = document(*long(50, 600, 48))
    clause = Evidence(60, 90, 1.0, {}, 1.0)
    assert snippet_span(passage, clause) == (60, 90)
    # 600 + 1 + 48 = 649 are shown, with the first sentence it is 700.
    assert wide_span(passage, clause) == (0, 700)
    _, endless = document(*long(50, 701))
    assert wide_span(endless, clause) == (60, 90)
