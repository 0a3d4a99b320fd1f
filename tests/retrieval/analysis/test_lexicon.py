"""Abbreviations count where their neighbours allow it."""

from __future__ import annotations

import pytest

from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.tokenizer import tokenize


def spelled(text: str, *, question: bool = True) -> str:
    tokens = Lexicon.shipped().spell_out(text, tokenize(text), question=question)
    return " ".join(token.marked for token in tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sxsh", "sản xuất sạch hơn"),
        ("dn vừa và lớn", "doanh nghiệp vừa và lớn"),
        ("ở dn", "ở dn"),
        ("UBND huyện", "uỷ ban nhân dân huyện"),
        ("1048/KH-SCT", "1048 kh sct"),
        ("kh 1048", "kế hoạch 1048"),
        ("kh biết", "kh biết"),
    ],
)
def test_abbreviations_in_questions(text: str, expected: str) -> None:
    """Certain ones always, ambiguous ones by context, and never inside a document's number."""
    assert spelled(text) == expected


def test_documents_abbreviate_in_capitals_only() -> None:
    """In a document "SXSH" is an abbreviation and "dn" is not."""
    assert spelled("SXSH cho DN, dn", question=False) == "sản xuất sạch hơn cho doanh nghiệp dn"


def test_a_spelled_out_word_stands_where_its_abbreviation_stands() -> None:
    """What is highlighted is what is written."""
    text = "về SXSH."
    tokens = Lexicon.shipped().spell_out(text, tokenize(text))
    assert {text[token.start : token.end] for token in tokens[1:]} == {"SXSH"}


def test_the_documents_own_abbreviations_are_learned() -> None:
    """What a collection explains counts like what the program ships with."""
    lexicon = Lexicon.shipped().with_learned({"QLMT": "quản lý môi trường"})
    tokens = lexicon.spell_out("qlmt", tokenize("qlmt"), question=True)
    assert [token.folded for token in tokens] == ["quan", "ly", "moi", "truong"]
