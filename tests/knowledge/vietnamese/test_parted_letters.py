"""Letters that a font sets apart are put together, and words never are."""

from __future__ import annotations

import re

import pytest

from knowledge.vietnamese.parted_letters import join_parted

LINES = (
    "Kế hoạch hỗ trợ 24 cơ sở chế biến tôm trên địa bàn tỉnh Sóc Trăng đánh giá nhanh về sản xuất sạch hơn.",
    "Chi cục Bảo vệ môi trường chủ trì việc quan trắc nước thải hai lần mỗi năm, có ý kiến của sở y tế.",
)


def _after_marks(line: str) -> str:
    return re.sub(r"([^\W\d_])(?=[^\W\d_])", lambda found: found[1] + ("" if found[1].isascii() else " "), line)


def _before_marks(line: str) -> str:
    return re.sub(r"([^\W\d_])(?=([^\W\d_]))", lambda found: found[1] + ("" if found[2].isascii() else " "), line)


def test_a_space_behind_each_marked_letter_goes() -> None:
    """Syllables are whole again, and words stand apart as they did."""
    parted = [_after_marks(line) for line in LINES]
    assert parted[0].startswith("Kế hoạ ch hỗ trợ 24 cơ sở chế biế n tô m trê n đ ị a bà n")
    assert join_parted(parted) == list(LINES)


def test_a_space_before_each_marked_letter_goes() -> None:
    """So they are where the space stands in front."""
    parted = [_before_marks(line) for line in LINES]
    assert "s ản xu ất s ạch h ơn" in parted[0]
    assert join_parted(parted) == list(LINES)


@pytest.mark.parametrize(
    "line", [*LINES, "a) 5 m ống, 3 kg keo b) 2 t cát c) 4 l dầu d) 6 m dây", "Tổ h tại lô c ở khu b", ""]
)
def test_a_text_that_is_set_well_stays(line: str) -> None:
    """Units behind numbers, marks of lists and a few single letters show nothing."""
    assert join_parted([line] * 3) == [line] * 3
