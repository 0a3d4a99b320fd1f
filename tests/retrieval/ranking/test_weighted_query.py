"""What each word of a question is worth: its idf, by what it does."""

from __future__ import annotations

import pytest

from retrieval.query.question_types import QuestionType
from tests.retrieval.ranking.known_words import weighted


def test_a_word_that_says_what_is_asked_weighs_its_idf() -> None:
    """1 for a word that the collection has, 2 for one that it has not; of function words nothing is looked for."""
    query = weighted("lò sấy của", "lò")
    assert query.terms == {"lò": 1.0, "sấy": 2.0}
    assert query.total_weight == 3.0


def test_a_words_weight_falls_with_what_it_does() -> None:
    """A place's name weighs .05 of its idf, a word that names the type .15, one that only frames the question .2."""
    query = weighted(
        "mục tiêu Nghệ An liên quan lò", "mục", "tiêu", "mục tiêu", "nghệ", "an", "quan", "liên quan", "lò"
    )
    assert query.terms["nghệ"] == pytest.approx(0.05)
    assert query.terms["mục"] == pytest.approx(0.15)
    # "liên" is in no passage of its own, and counts as rare.
    assert query.terms["liên"] == pytest.approx(2 * 0.2)
    assert query.terms["lò"] == 1.0


def test_asking_words_that_no_document_says_weigh_nothing() -> None:
    """ "mục" and "tiêu" never stand together in this collection."""
    query = weighted("mục tiêu lò", "mục", "tiêu", "lò")
    assert (query.terms["mục"], query.terms["tiêu"], query.terms["lò"]) == (0.0, 0.0, 1.0)


def test_an_abbreviation_counts_like_a_word_and_a_half() -> None:
    """ "SXSH" is four words, each of 1.5/4 of its idf."""
    query = weighted("sxsh", "~san", "~xuat", "~sach", "~hon")
    assert query.terms["sản"] == pytest.approx(2 * 1.5 / 4)
    assert query.total_weight == pytest.approx(4 * 2 * 1.5 / 4)


def test_pairs_weigh_where_the_collection_has_them() -> None:
    """And words that should stand together are looked for whether it has them or not."""
    query = weighted("lò sấy chè", "lò", "sấy", "chè", "lò sấy")
    assert query.pairs == {"lò sấy": 1.0}
    assert query.proximity_pairs == {"lò sấy": 1.0, "sấy chè": 1.0}


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("có bao nhiêu lò", {"lò"}),
        ("mấy nghìn lò", {"lò"}),
        ("co bao nhieu lo", {"~lo"}),
        ("bao nhiêu người", {"người", "đại", "học", "cán", "công", "lao"}),
        ("lò ở đâu", set()),
        ("than giá bao nhiêu một tấn", set()),
    ],
)
def test_what_is_counted_stands_behind_how_many(question: str, counted: set[str]) -> None:
    """Under all the names that people are counted by."""
    assert weighted(question).counted_terms == counted


@pytest.mark.parametrize(
    ("question", "by_the_head"),
    [
        ("có bao nhiêu công nhân", True),
        ("co bao nhieu ho lam bun", True),
        ("bao nhiêu nước rửa", False),
        ("mấy hộ làm bún xả nước ra sao", False),
        ("hộ nào làm bún", False),
        ("bao nhiêu công", False),
    ],
)
def test_who_is_counted_by_the_head(question: str, by_the_head: bool) -> None:
    """People, firms and places; "mấy" before them says "các" as often."""
    assert weighted(question).counts_heads is by_the_head


def test_a_phrase_brings_what_says_the_same() -> None:
    """ "chỉ tiêu" is found by "mục tiêu"; a phrase said twice brings it once."""
    synonyms = weighted("chỉ tiêu lò, chỉ tiêu").synonyms
    assert {frozenset({"mục tiêu"})} <= {each.needed for each in synonyms}
    assert all(each.terms == {"chỉ", "tiêu"} for each in synonyms)
    assert len(synonyms) == len(set(synonyms))
    assert weighted("lò sấy").synonyms == ()


def test_posts_and_names_are_told_apart() -> None:
    """Who holds a post is asked for with what it is held in; else the post is mentioned in passing."""
    assert weighted("ai là giám đốc Sở").post == ("giam", "doc", "so")
    assert weighted("chủ nhiệm hợp tác xã").post == ("chu", "nhiem", "hop")
    assert weighted("giám đốc nói gì").post_in_passing == ("giam", "doc")
    assert weighted("ông Lan nói gì").person == "lan"


def test_types_come_with_the_question() -> None:
    """And their words are known to name them."""
    query = weighted("mục tiêu là gì", "mục", "tiêu", "mục tiêu")
    assert query.types == {QuestionType.TARGET, QuestionType.DEFINITION}
    assert query.type_terms == {"mục", "tiêu"}
    assert query.type_weight == pytest.approx(2 * 0.15)


def test_one_of_a_unit_need_not_be_found() -> None:
    """ "1 tấn" is each of them; two are two."""
    assert weighted("1 tấn tốn bao nhiêu điện").numbers == frozenset()
    assert weighted("2 tấn tốn bao nhiêu điện", "2").numbers == {"2"}


def test_a_district_asked_about_must_be_told_of() -> None:
    """With its name, which may stand in the title or among the places of the article."""
    assert weighted("huyện Lập Thạch có bao nhiêu làng nghề", "lập", "thạch").relation == {"lập", "thạch"}
    assert weighted("Vĩnh Phúc có bao nhiêu làng nghề").relation == frozenset()
