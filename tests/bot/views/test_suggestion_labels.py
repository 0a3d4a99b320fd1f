"""What stands on the button of a suggested question."""

from __future__ import annotations

import pytest

from bot import texts
from bot.views.suggestion_labels import suggestion_label
from retrieval.records import Answer, Reason, Status


@pytest.mark.parametrize(
    ("asked", "suggested", "label"),
    [
        ("mục tiêu hphong 2020", "mục tiêu Hải Phòng 2020", "Hải Phòng?"),
        ("mục tiêu tỉnh BD 2020", "mục tiêu tỉnh Bình Định 2020", "Bình Định?"),
        ("giá vàng hphong", "Hải Phòng", "Hải Phòng?"),
        ("mục tiêu hp", "mục tiêu Hải Phòng", "Hải Phòng?"),
        ("vt có gì", "Bà Rịa - Vũng Tàu có gì", "Bà Rịa - Vũng Tàu?"),
        ("mục tiêu Hà Nội", "mục tiêu Hải Phòng", "mục tiêu Hải Phòng"),
        ("mục tiêu", "mục tiêu Hải Phòng", "mục tiêu Hải Phòng"),
        ("lạ", "5S là gì?", "5S là gì?"),
    ],
)
def test_a_place_to_confirm_stands_alone(asked: str, suggested: str, label: str) -> None:
    """Where the suggestion is what was asked with a province for letters that are none; any other is said as it is."""
    answer = Answer(status=Status.NOT_FOUND, question=asked, searched=asked, headline="x", reason=Reason.NOT_COVERED)
    assert suggestion_label(answer, suggested) == label
    assert len(label) <= 30
    assert texts.answers.confirming("Huế") == "Huế?"
