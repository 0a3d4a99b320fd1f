"""What a question of yes or no says, and which kind of figure a question is after."""

from __future__ import annotations

import pytest

from knowledge.targets import TargetKind
from knowledge.vietnamese.normalization import has_marks
from retrieval.query.polarity import Claim, ClaimForm, read_asked_kind, read_claim


def claim_of(question: str) -> Claim | None:
    return read_claim(question, question, typed_without_marks=not has_marks(question))


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Hà Nội đã đạt 25% chưa?", ClaimForm.OPEN),
        ("ha noi da dat 25% chua a", ClaimForm.OPEN),
        ("Thanh Hóa có hỗ trợ doanh nghiệp nhỏ không ạ", ClaimForm.OPEN),
        ("xuong nhuom co duoc vay von khong vay anh", ClaimForm.OPEN),
        ("sxsh tiết kiệm 50% năng lượng đúng không?", ClaimForm.PREMISE),
        ("sxsh tiet kiem 50% nang luong dung ko", ClaimForm.PREMISE),
        ("Có phải Hà Nội đã đạt 25%?", ClaimForm.PREMISE),
        ("Hà Nội đạt 25% rồi, phải không?", ClaimForm.PREMISE),
        ("Hà Nội đạt 25% hả?", ClaimForm.PREMISE),
        ("ha noi dat 25% ha", ClaimForm.PREMISE),
        ("Has Hanoi reached 25%?", ClaimForm.OPEN),
        ("Sản xuất sạch hơn tiết kiệm 50%?", ClaimForm.PREMISE),
    ],
)
def test_a_question_of_yes_or_no_says_something(question: str, form: ClaimForm) -> None:
    claim = claim_of(question)

    assert claim is not None
    assert claim.form is form


@pytest.mark.parametrize(
    "question",
    [
        "Hà Nội đã đạt bao nhiêu phần trăm?",
        "anh có biết làng nghề nào được hỗ trợ không",
        "dinh nghia san xuat sach hon",  # "hon" without its mark is no "hôn"
        "lang nghe dong bang song hong",
        "nuoc thai xuong sua chua",
        "quy chuan nuoc thai cot a",
        "kinh nghiem cua Bac Ha",
        "mỗi mẻ thải ra 20 kg",
        "mục tiêu của Hà Nội",
    ],
)
def test_a_question_for_a_thing_says_nothing(question: str) -> None:
    assert claim_of(question) is None


@pytest.mark.parametrize(
    ("question", "unit", "value"),
    [
        ("Hà Nội đã đạt 25% chưa?", "%", 25),
        ("hỗ trợ 150 triệu đúng không", "đồng", 150_000_000),
        ("xưởng giảm 20 tấn chưa", "tấn", 20),
    ],
)
def test_a_claim_names_its_figures(question: str, unit: str, value: float) -> None:
    claim = claim_of(question)

    assert claim is not None
    assert [(each.unit, each.low) for each in claim.figures] == [(unit, value)]
    assert claim.names_figure(question.index(str(value)[:2]))


@pytest.mark.parametrize("question", ["hỗ trợ tối đa 150 triệu đúng không", "ho tro toi da 150 trieu dung khong"])
def test_a_bound_belongs_to_its_figure(question: str) -> None:
    claim = claim_of(question)

    assert claim is not None
    assert claim.only_asks(question.index("t", 6))
    assert not claim.only_asks(0)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hà Nội đã đạt 25% chưa?", TargetKind.RESULT),
        ("ha noi da dat 25% chua", TargetKind.RESULT),
        ("bao nhiêu phần trăm doanh nghiệp Hà Nội đã áp dụng năm 2014", TargetKind.RESULT),
        ("Hà Nội đã đạt mục tiêu 25% chưa", TargetKind.RESULT),
        ("Hà Nội đã đặt mục tiêu nào", TargetKind.TARGET),
        ("Hà Nội sẽ hỗ trợ bao nhiêu doanh nghiệp", TargetKind.PLAN),
        ("nuoc thai nganh da giay o Da Nang", None),
        ("bao nhiêu phần trăm doanh nghiệp Hà Nội áp dụng", None),
    ],
)
def test_the_kind_of_figure_that_is_asked_for(question: str, kind: TargetKind | None) -> None:
    assert read_asked_kind(question, typed_without_marks=not has_marks(question)) is kind
