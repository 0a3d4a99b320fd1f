"""Whose trade a passage tells of: its title decides before its sentence, that before the rest of the passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.index.protocol import Hit
from retrieval.ranking.trades import Trade
from tests.retrieval.ranking.candidates import hit, ranked
from tests.retrieval.ranking.known_words import document, weighted

KNOWN = ("xưởng", "giấy", "giảm", "nước", "thải", "nước thải")
STARCH, PLAIN = "Nhà máy tinh bột sắn", "Tin trong tỉnh"
TOLD, REST = "Ba năm liền giảm nước thải nhiều.", "Bài cũng nhắc ngành giấy."


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Xưởng giấy Sông Bôi", (TOLD,), Trade.OWN),
        (STARCH, ("Cả xưởng giấy giảm nước thải.",), Trade.TOLD),
        (PLAIN, (TOLD, REST), Trade.AMONG_OTHERS),
        (STARCH, (TOLD, REST), Trade.ANOTHER),
        (PLAIN, (TOLD,), Trade.ANOTHER),
    ],
)
def test_the_nearer_it_is_named_the_nearer_it_is(title: str, text: tuple[str, ...], expected: Trade) -> None:
    """An article that names another trade in its title tells of that one, but for a sentence that says otherwise."""
    article, passage = document(*text, title=title)
    question = weighted("xưởng giấy giảm nước thải", *KNOWN)
    assert ranked(question, [Hit(passage, article, 1)])[0].trade is expected


def test_who_asks_of_no_trade_is_told_of_any() -> None:
    question = weighted("xưởng giảm nước thải", *KNOWN)
    assert ranked(question, [hit("a", TOLD, 1, title=STARCH)])[0].trade is Trade.OWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Công ty Cogido giảm nước thải.", Trade.OWN), ("Công ty có lò cogido giảm nước thải.", Trade.ANOTHER)],
)
def test_the_firm_that_is_named_need_not_say_its_trade(text: str, expected: Trade) -> None:
    """A rare word is a name where it is written as one."""
    known = weighted("giấy cogido giảm nước thải", *KNOWN)
    question = replace(known, terms={**known.terms, "~cogido": 4.0})
    assert ranked(question, [hit("a", text, 1, title=PLAIN)])[0].trade is expected


def test_the_own_trade_comes_before_another_that_fits_a_little_better() -> None:
    """Half a point less of the sentence and the score: 10 / 10 and the same sentence against 9 / 10."""
    question = weighted("xưởng giấy giảm nước thải", *KNOWN)
    found = ranked(question, [hit("a", TOLD, 10, title=STARCH), hit("b", TOLD, 9, title="Xưởng giấy Sông Bôi")])
    assert [each.hit.article.id for each in found] == ["b", "a"]


def test_a_name_may_open_with_a_letter_of_the_language_alone() -> None:
    """Đ, Ấ and Ô are capitals as A is."""
    known = weighted("giấy đồng giảm nước thải", *KNOWN)
    question = replace(known, terms={**known.terms, "đồng": 4.0})
    assert ranked(question, [hit("a", "Công ty Đồng giảm nước thải.", 1, title=PLAIN)])[0].trade is Trade.OWN
