"""What kind of thing is asked for, with and without tone marks, and what a sentence shows."""

from __future__ import annotations

import pytest

from knowledge.vietnamese.normalization import fold
from retrieval.query.question_types import QuestionType, find_question_types
from retrieval.ranking.answer_types import has_answer_type


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ai phát biểu tại hội nghị", QuestionType.WHO),
        ("đơn vị nào tổ chức", QuestionType.ORGANISATION),
        ("hội nghị diễn ra khi nào", QuestionType.WHEN),
        ("lớp tập huấn ở đâu", QuestionType.WHERE),
        ("mấy phóng sự", QuestionType.HOW_MANY),
        ("bao nhiêu phần trăm cơ sở", QuestionType.PERCENT),
        ("sản xuất sạch hơn là gì", QuestionType.DEFINITION),
        ("áp dụng để làm gì", QuestionType.PURPOSE),
        ("những hình thức nào", QuestionType.LIST),
        ("so sánh hai tỉnh", QuestionType.COMPARE),
        ("mục tiêu đến năm 2030", QuestionType.TARGET),
    ],
)
def test_kinds_are_seen_in_both_ways_of_typing(words: str, kind: QuestionType) -> None:
    """The same kind is found with tone marks and without."""
    assert kind in find_question_types(words, typed_without_marks=False)
    assert kind in find_question_types(fold(words), typed_without_marks=True)


def test_sewing_is_no_number() -> None:
    """Without marks "may" may be "mấy" or the trade of sewing."""
    assert QuestionType.HOW_MANY not in find_question_types("nganh det may o day", typed_without_marks=True)
    assert QuestionType.HOW_MANY in find_question_types("co may lop", typed_without_marks=True)


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        (QuestionType.PERCENT, "Tỉnh có 25 % cơ sở áp dụng.", True),
        (QuestionType.PERCENT, "Tỉnh có 25 cơ sở áp dụng.", False),
        (QuestionType.WHO, "Bà Lê Thị Hoa cho biết như vậy.", True),
        (QuestionType.WHO, "Nước được dùng lại.", False),
        (QuestionType.WHEN, "Lớp học mở ngày 5/6/2019.", True),
        (QuestionType.DEFINITION, "Kiểm toán năng lượng là việc đo đạc.", True),
        (QuestionType.WHERE, "Lớp học ở huyện Ba Vì.", True),
    ],
)
def test_sentences_show_kinds(kind: QuestionType, sentence: str, expected: bool) -> None:
    """A sentence shows a kind by the signs of it."""
    assert has_answer_type(kind, sentence) is expected
