"""How much of a question is held: a product of shares, each with its reason."""

from __future__ import annotations

import math

import pytest

from retrieval.ranking.evidence import find_evidence, look_around
from retrieval.ranking.shares import find_factors, product_of
from retrieval.ranking.weighted_query import WeightedQuery
from tests.retrieval.ranking.known_words import cut, weighted

KNOWN = ("lò", "sấy", "chè", "~lo", "~say", "~che", "giảm", "than")


def shares(query: WeightedQuery, *sentences: str) -> dict[str, float]:
    whole = cut(*sentences)
    around = look_around(whole, query)
    factors = find_factors(find_evidence(whole.spans, query, around), query, whole, around)
    assert product_of(factors) == pytest.approx(math.prod(factor.share for factor in factors))
    return {factor.name: factor.share for factor in factors}


def test_all_words_together_are_sure() -> None:
    """Nothing is taken off."""
    assert shares(weighted("lò sấy", *KNOWN), "Đây là lò sấy.") == {
        "words found": 1.0,
        "words together": 1.0,
        "kind of thing": 1.0,
    }


def test_a_word_near_the_sentence_counts_almost_as_one_in_it() -> None:
    """One of two words stands in the next sentence: (1 + .85) / 2."""
    found = shares(weighted("lò sấy", *KNOWN), "Đây là lò.", "Phải sấy khô.")
    assert found["words found"] == pytest.approx((1 + 0.85) / 2)


def test_words_without_marks_must_stand_together() -> None:
    """Apart, .52 is taken off without tone marks, and .15 with them."""
    assert shares(weighted("lo say", *KNOWN), "Có lò rồi mới sấy.")["words together"] == pytest.approx(1 - 0.52)
    assert shares(weighted("lò sấy", *KNOWN), "Có lò rồi mới sấy.")["words together"] == pytest.approx(1 - 0.15)


def test_a_number_of_the_question_must_be_found() -> None:
    """Another year is another answer."""
    query = weighted("lò sấy 2015", *KNOWN, "2015")
    assert shares(query, "Lò sấy năm 2020.")["numbers and years"] == 0.4
    assert "numbers and years" not in shares(query, "Lò sấy năm 2015.")


def test_the_type_of_thing_must_be_there() -> None:
    """.45 is left where something is to be counted and no number is there."""
    query = weighted("giảm bao nhiêu than", *KNOWN)
    assert shares(query, "Nhờ đó giảm nhiều than.")["kind of thing"] == pytest.approx(0.45)
    assert shares(query, "Nhờ đó giảm 3 than.")["kind of thing"] == 1.0


def test_somebody_elses_post_and_another_person_are_beside_the_point() -> None:
    """.45 and .4 are left."""
    post = weighted("ai là giám đốc sở", *KNOWN)
    assert shares(post, "Phó Giám đốc Sở đến.")["post"] == 0.45
    person = weighted("bà Lan nói gì về lò", *KNOWN)
    assert shares(person, "Ông Nam kể về lò.")["person or thing required"] == 0.4


@pytest.mark.parametrize(
    ("question", "sentences", "found"),
    [
        # Of three words of weight 1 each: all in the sentence, one in the next, one nowhere.
        ("lò sấy chè", ["Lò sấy chè."], 1.0),
        ("lò sấy chè", ["Lò sấy gỗ.", "Thơm như chè."], (2 + 0.85) / 3),
        ("lò sấy chè", ["Lò sấy gỗ."], 2 / 3),
        # A word that nobody knows weighs 2: 1 of 3.
        ("lò xyz", ["Lò sấy gỗ."], 1 / 3),
        # What is counted need not be named where just that is counted: "người" goes by other names.
        ("bao nhiêu người sấy chè", ["Có 70 công nhân sấy chè."], 1.0),
    ],
)
def test_words_count_by_weight_and_by_where_they_stand(question: str, sentences: list[str], found: float) -> None:
    """In the sentence all of it, beside it .85, nowhere nothing."""
    assert shares(weighted(question, *KNOWN), *sentences)["words found"] == pytest.approx(found)


@pytest.mark.parametrize(
    ("question", "sentence", "left"),
    [
        # A target without a figure is one by .2 of 1, of which .5 would do: .75 + .25 · .4
        ("mục tiêu lò sấy", "Phấn đấu có lò sấy.", 0.75 + 0.25 * 0.2 / 0.5),
        # One with a figure is one by .5.
        ("mục tiêu lò sấy", "Phấn đấu có 5 lò sấy.", 1.0),
        ("mục tiêu lò sấy", "Chỉ có lò sấy.", 0.75),
        ("lò sấy", "Chỉ có lò sấy.", 1.0),
        # Another number stands beside the words, all of them near it: .2 of 1 where lò are counted.
        ("bao nhiêu lò sấy", "Sấy bằng lò từ năm 2015.", 0.45 + 0.55 * 0.2 / 0.5),
    ],
)
def test_the_kind_of_thing_may_be_there_in_part(question: str, sentence: str, left: float) -> None:
    """From half on it is taken to be there."""
    assert shares(weighted(question, *KNOWN), sentence)["kind of thing"] == pytest.approx(left)


def test_one_syllable_without_marks_is_vague_where_more_was_said() -> None:
    """ "lo" is many words; with marks, or asked for by itself, it is taken at its word."""
    assert shares(weighted("lo thi the nao nhi", *KNOWN), "Có lò.")["more than one syllable"] == 0.8
    for question in ("lo", "lo thi sao", "lò thì thế nào nhỉ", "lo say thi the nao nhi"):
        assert "more than one syllable" not in shares(weighted(question, *KNOWN), "Có lò sấy.")


def test_pairs_weigh_by_their_commoner_word() -> None:
    """ "lò sấy" and "sấy xyz" weigh 1 each, "xyz abc" 2: the first alone leaves 1 - .15 + .15 · 1/4."""
    found = shares(weighted("lò sấy xyz abc", *KNOWN), "Đây là lò sấy.")
    assert found["words together"] == pytest.approx(1 - 0.15 + 0.15 / 4)


def test_only_reasons_that_take_something_are_named_beside_the_three() -> None:
    """Everything at once: another year, no address."""
    found = shares(weighted("địa chỉ lò sấy 2015", *KNOWN, "2015"), "Lò sấy tốt.")
    assert list(found) == [
        "words found",
        "words together",
        "kind of thing",
        "person or thing required",
        "numbers and years",
    ]
    assert math.prod(found.values()) == pytest.approx(2 / 3 * 1 * 0.75 * 0.4 * 0.4)
