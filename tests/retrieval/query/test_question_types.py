"""What kind of thing is asked for, with and without tone marks, and what a sentence shows."""

from __future__ import annotations

import pytest

from knowledge.vietnamese.normalization import fold
from retrieval.query.question_types import Kind, find_kinds, shows


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ai phát biểu tại hội nghị", Kind.WHO),
        ("đơn vị nào tổ chức", Kind.ORGANISATION),
        ("hội nghị diễn ra khi nào", Kind.WHEN),
        ("lớp tập huấn ở đâu", Kind.WHERE),
        ("mấy phóng sự", Kind.HOW_MANY),
        ("bao nhiêu phần trăm cơ sở", Kind.PERCENT),
        ("sản xuất sạch hơn là gì", Kind.DEFINITION),
        ("áp dụng để làm gì", Kind.PURPOSE),
        ("những hình thức nào", Kind.LIST),
        ("so sánh hai tỉnh", Kind.COMPARE),
        ("mục tiêu đến năm 2030", Kind.TARGET),
    ],
)
def test_kinds_are_seen_in_both_ways_of_typing(words: str, kind: Kind) -> None:
    """The same kind is found with tone marks and without."""
    assert kind in find_kinds(words, typed_without_marks=False)
    assert kind in find_kinds(fold(words), typed_without_marks=True)


def test_sewing_is_no_number() -> None:
    """Without marks "may" may be "mấy" or the trade of sewing."""
    assert Kind.HOW_MANY not in find_kinds("nganh det may o day", typed_without_marks=True)
    assert Kind.HOW_MANY in find_kinds("co may lop", typed_without_marks=True)


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        (Kind.PERCENT, "Tỉnh có 25 % cơ sở áp dụng.", True),
        (Kind.PERCENT, "Tỉnh có 25 cơ sở áp dụng.", False),
        (Kind.WHO, "Bà Lê Thị Hoa cho biết như vậy.", True),
        (Kind.WHO, "Nước được dùng lại.", False),
        (Kind.WHEN, "Lớp học mở ngày 5/6/2019.", True),
        (Kind.DEFINITION, "Kiểm toán năng lượng là việc đo đạc.", True),
        (Kind.WHERE, "Lớp học ở huyện Ba Vì.", True),
    ],
)
def test_sentences_show_kinds(kind: Kind, sentence: str, expected: bool) -> None:
    """A sentence shows a kind by the signs of it."""
    assert shows(kind, sentence) is expected
