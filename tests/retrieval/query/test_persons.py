"""Posts and names in questions: the director of a centre is not the director of a department."""

from __future__ import annotations

import pytest

from retrieval.analysis.tokenizer import tokenize
from retrieval.query.persons import find_name, find_post, holds_post, names_person


@pytest.mark.parametrize(
    ("question", "post"),
    [
        ("ai là giám đốc Sở Công Thương", ("giam", "doc", "so")),
        ("pho giam doc trung tam la ai", ("pho", "giam", "doc", "trung")),
        ("chủ tịch", ("chu", "tich")),
        ("ai phát biểu", ()),
    ],
)
def test_a_post_is_found_with_what_it_is_held_in(question: str, post: tuple[str, ...]) -> None:
    """With or without tone marks, the longest post first."""
    assert find_post(tokenize(question)) == post


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giám đốc Sở Công Thương phát biểu", True),
        ("Phó Giám đốc Sở Công Thương phát biểu", False),
        ("Giám đốc Trung tâm phát biểu", False),
        ("", False),
    ],
)
def test_only_just_this_post_counts(text: str, expected: bool) -> None:
    """A deputy, and the same post elsewhere, are other persons."""
    assert holds_post(tuple(token.folded for token in tokenize(text)), ("giam", "doc", "so")) is expected


def test_a_name_stands_behind_its_title() -> None:
    """ "ông Chính" asks about a person; "chi phí" and "ba tỉnh" do not."""
    assert find_name(tokenize("ông Chính nói gì")) == "chinh"
    assert find_name(tokenize("ong chinh noi gi")) == "chinh"
    assert find_name(tokenize("chi phi cua ba tinh")) is None


def test_a_person_has_more_than_one_word_of_name() -> None:
    """ "chính sách" is no Mr Chính."""
    assert names_person("Ông Nguyễn Văn Chính cho biết", "chinh")
    assert not names_person("Hội nghị bàn chính sách mới", "chinh")
