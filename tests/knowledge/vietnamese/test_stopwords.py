"""Function words of questions."""

from __future__ import annotations

import pytest

from knowledge.vietnamese.stopwords import is_function_word


@pytest.mark.parametrize(
    ("marked", "folded", "unmarked", "opens", "expected"),
    [
        ("vâng", "vang", False, False, True),
        ("vàng", "vang", False, False, False),
        ("vang", "vang", True, True, True),
        ("vang", "vang", True, False, False),
        ("cua", "cua", True, False, True),
    ],
)
def test_yes_opens_and_gold_does_not(marked: str, folded: str, *, unmarked: bool, opens: bool, expected: bool) -> None:
    """ "gia vang" asks for gold: yes, typed without marks, is said first of all."""
    assert is_function_word(marked, folded, typed_without_marks=unmarked, opens=opens) is expected
