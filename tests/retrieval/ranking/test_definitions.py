"""A sentence says what something is, or only names it."""

from __future__ import annotations

import pytest

from retrieval.query.question_types import QuestionType
from retrieval.ranking.answer_types import answer_type_score
from retrieval.ranking.definitions import definition_score
from retrieval.ranking.evidence import find_evidence, look_around
from tests.retrieval.ranking.known_words import cut, weighted


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("tro bay là gì", "Tro bay là phần mịn của tro than.", 1.0),
        ("tro bay là gì", "Tro bay được hiểu là phần mịn của tro than.", 1.0),
        ("tro bay là gì", "Tro bay có nghĩa là phần mịn.", 1.0),
        ("tro bay la gi", "Tro bay là phần mịn của tro than.", 1.0),
        ("tro bay là gì", "Phần mịn của tro, hay còn gọi là tro bay, bán cho lò xi măng.", 0.6),
        ("QTM là gì", "Quỹ Tro mịn (QTM) cho vay.", 0.6),
        ("QTM là gì", "QTM (Quỹ Tro mịn) cho vay.", 0.6),
        ("QTM là gì", "QTM (mở năm 2011) cho vay.", 0.0),
        ("QTM là gì", "Quỹ Tro mịn, gọi tắt là QTM, cho vay.", 0.6),
        ("tro bay là gì", "Theo ông Nam, tro bay là phần mịn của tro than.", 1.0),
        ("tro bay là gì", "Ông Nam nói rằng tro bay là phần mịn của tro than.", 1.0),
        ("tro bay là gì", "Phân loại tro bay là xếp nó theo cỡ hạt.", 0.0),
        ("5S là gì", "Phương pháp 5S là cách giữ xưởng gọn.", 1.0),
        ("5S là gì", "Đánh giá 5S là xem xưởng có gọn không.", 0.0),
        ("tro bay là gì", "Hội thảo nói tro bay là gì.", 0.0),
        ("tro bay là gì", "Lò bán tro bay cho xi măng.", 0.0),
    ],
)
def test_a_definition_an_explained_name_a_mention(question: str, sentence: str, expected: float) -> None:
    """1 for what says "là", .6 for a name that is only explained, 0 for a mention."""
    assert definition_score(cut(sentence).spans[0], weighted(question)) == expected


@pytest.mark.parametrize(
    "question", ["QTM viết tắt của từ gì", "viết tắt QTM là gì", "viet tat qtm la gi", "quy QTM la viet tat cua quy gi"]
)
def test_who_asks_for_the_long_form_wants_it_told(question: str) -> None:
    """A definition of the thing does not say what its letters stand for."""
    query = weighted(question)
    assert QuestionType.LONG_FORM in query.types
    assert QuestionType.DEFINITION not in query.types
    assert answer_type_score(QuestionType.LONG_FORM, cut("Quỹ Tro mịn (QTM) cho vay.").spans[0], query) == 1.0
    assert answer_type_score(QuestionType.LONG_FORM, cut("Quỹ Tro mịn cho vay.").spans[0], query) == 0.7
    assert answer_type_score(QuestionType.LONG_FORM, cut("QTM là một quỹ.").spans[0], query) == 0.0


def test_a_bare_word_is_defined_before_it_is_mentioned() -> None:
    """Nothing is asked of it; of two sentences that hold it, the one that says what it is."""
    whole = cut("Xưởng này đã làm theo quy trình 5S.", "Thực hành 5S là cách giữ xưởng gọn, sạch.")
    query = weighted("5S")
    best = find_evidence(whole.spans, query, look_around(whole, query))
    assert best.start == whole.spans[1].start


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lò đứng khác với lò vòng ở chỗ nạp than.", 0.7),
        ("Thay vì lò đứng, xã dùng lò vòng.", 0.7),
        ("Các xã khác có lò đứng và lò vòng.", 0.0),
    ],
)
def test_a_difference_is_told_with_words_that_set_apart(sentence: str, expected: float) -> None:
    """Not with "khác" alone, which says "other" as well."""
    query = weighted("lò đứng khác lò vòng ở chỗ nào")
    assert QuestionType.WHERE not in query.types
    assert answer_type_score(QuestionType.COMPARE, cut(sentence).spans[0], query) == expected


@pytest.mark.parametrize("question", ["các xã khác làm ở đâu", "cách khắc phục thế nào", "cach khac phuc the nao"])
def test_other_and_mend_are_no_difference(question: str) -> None:
    """ "khác" is "other" behind a plural, and "khac" may be "khắc"."""
    assert QuestionType.COMPARE not in weighted(question).types
