"""The variants of a question are typed as people type, and the same each time."""

from __future__ import annotations

import unicodedata

import pytest

from knowledge.vietnamese.normalization import fold, to_match
from retrieval.evaluation.perturbations import (
    VARIANTS,
    capitalize,
    close_up,
    decompose,
    place_tones_the_old_way,
    slip,
    strip_marks,
)

QUESTION = "Thanh Hóa đặt chỉ tiêu nào (2012 - 2015)?"


def test_each_variant() -> None:
    """What each way of typing makes of one question."""
    assert strip_marks(QUESTION, 1) == "Thanh Hoa dat chi tieu nao (2012 - 2015)?"
    assert decompose(QUESTION, 1) == unicodedata.normalize("NFD", QUESTION)
    assert place_tones_the_old_way(QUESTION, 1) == "Thanh Hoá đặt chỉ tiêu nào (2012 - 2015)?"
    assert place_tones_the_old_way("thuỷ lợi, thủy lợi", 1) == "thủy lợi, thuỷ lợi"
    assert capitalize(QUESTION, 1) == "THANH HÓA ĐẶT CHỈ TIÊU NÀO (2012 - 2015)?"
    assert close_up(QUESTION, 1) == "Thanh Hóa đặt chỉ tiêu nào(2012-2015)?"


@pytest.mark.parametrize("seed", range(20))
def test_a_slip_changes_one_small_word_alone(seed: int) -> None:
    """Names and numbers are never mistyped; one word differs, and the same seed gives the same slip."""
    typed = slip(QUESTION, seed)
    assert typed == slip(QUESTION, seed)
    differing = [(a, b) for a, b in zip(QUESTION.split(), typed.split(), strict=True) if a != b]
    assert len(differing) <= 1
    assert all(word == "tiêu" for word, _ in differing)


def test_tone_placement_is_no_other_word() -> None:
    """What the placement variant writes is the same word in match form."""
    assert to_match(place_tones_the_old_way(QUESTION, 0)) == to_match(QUESTION)


def test_variants_leave_numbers_alone() -> None:
    """A slip in a number would ask about something else."""
    for change in VARIANTS.values():
        digits = [char for char in change(QUESTION, 3) if char in "2015"]
        assert [char for char in fold(QUESTION) if char in "2015"] == digits or change is slip
