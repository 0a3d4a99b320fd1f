"""How well a sentence shows the type of thing asked for: nothing, something like it, just that."""

from __future__ import annotations

import pytest

from retrieval.query.question_types import QuestionType
from retrieval.ranking.answer_types import answer_type_score, has_answer_type
from tests.retrieval.ranking.known_words import cut, weighted

KNOWN = ("lò", "giảm", "than", "điện", "áp", "dụng")


def score(asked: QuestionType, question: str, sentence: str) -> float:
    return answer_type_score(asked, cut(sentence).spans[0], weighted(question, *KNOWN))


@pytest.mark.parametrize(
    "sentence", ["Mỗi cơ sở được 2 trăm triệu đồng.", "Mỗi hộ được triệu rưỡi đồng.", "Cần hai tỷ đồng.", "Chi 5 USD."]
)
def test_a_sum_is_money_however_it_is_written(sentence: str) -> None:
    """As the figures of documents are read."""
    assert has_answer_type(QuestionType.MONEY, sentence)


@pytest.mark.parametrize(
    ("sentence", "names_one"),
    [
        ("Hội nghị mở rộng ra cụm công nghiệp, làng nghề của huyện Thạch Thất.", False),
        ("Có 4 phóng sự về làng nghề Hà Nội.", False),
        ("Chương trình đến với làng nghề mộc Chàng Sơn.", True),
        ("Nước thải của làng Phú Đô được gom lại.", True),
    ],
)
def test_a_district_names_no_village(sentence: str, names_one: bool) -> None:
    """The name stands behind its village, with nothing between but what they make there."""
    assert bool(score(QuestionType.VILLAGE, "có làng nghề nào", sentence)) is names_one


@pytest.mark.parametrize(
    ("sentence", "names_one"),
    [
        ("Quyết định 76/QĐ-TTg do Hoàng Trung Hải ký ngày 11/01/2016.", True),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Đức Quyền", True),
        ("Trang này không ghi ngày ký quyết định.", False),
        ("Quyết định có hiệu lực kể từ ngày ký ban hành.", False),
        ("Kể từ ngày ký, Sở Công Thương thực hiện.", False),
    ],
)
def test_the_day_of_a_signature_names_no_signer(sentence: str, names_one: bool) -> None:
    assert has_answer_type(QuestionType.SIGNER, sentence) is names_one


def test_a_year_counts_nobody() -> None:
    """It stands before what is counted by chance; a number of four digits that is no year counts."""
    assert score(QuestionType.HOW_MANY, "có bao nhiêu học viên", "Tại lớp năm 2020, học viên đi tham quan.") < 1.0
    assert score(QuestionType.HOW_MANY, "có bao nhiêu học viên", "Giai đoạn 2016-2020 học viên đi tham quan.") < 1.0
    assert score(QuestionType.HOW_MANY, "có bao nhiêu học viên", "Lớp có 2020 học viên.") == 1.0


@pytest.mark.parametrize("sentence", ["Tiết kiệm 1,1 triệu kWh điện.", "Có 2 triệu lượt khách."])
def test_a_million_of_things_is_no_money(sentence: str) -> None:
    """A scale alone is a sum only where nothing counted stands behind it."""
    assert not has_answer_type(QuestionType.MONEY, sentence)


@pytest.mark.parametrize("sentence", ["Vay 4 tỷ từ quỹ.", "Hết 300 triệu.", "Lãi 2 tỷ, lỗ 1 tỷ"])
def test_a_scale_alone_may_be_money(sentence: str) -> None:
    """As people speak of it."""
    assert has_answer_type(QuestionType.MONEY, sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("ai phát biểu", "Bà Trần Thu Lan phát biểu.", 1.0),
        ("ai phát biểu", "Sở Công Thương phát biểu.", 0.7),
        ("ai phát biểu", "Lớp học kết thúc sớm.", 0.0),
        ("ai là giám đốc Sở", "Phó Giám đốc Sở phát biểu.", 0.0),
        ("ai là giám đốc Sở", "Ông Lê Nam, Giám đốc Sở.", 1.0),
    ],
)
def test_who_is_a_person_of_just_the_post(question: str, sentence: str, expected: float) -> None:
    """An office may speak for itself, and holds no post."""
    assert score(QuestionType.WHO, question, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Huyện có 12 lò gạch.", 1.0),
        ("Huyện có hai lò gạch.", 1.0),
        # A number is there, and "lò", the only word asked about, near it: .2 of what is not counted.
        ("Lò gạch cũ có 12 cửa.", 0.2),
        ("Huyện có lò gạch.", 0.0),
    ],
)
def test_how_many_wants_the_number_of_what_is_counted(sentence: str, expected: float) -> None:
    """The number stands within five words before it, in digits or in words."""
    assert score(QuestionType.HOW_MANY, "có bao nhiêu lò", sentence) == pytest.approx(expected)


def test_a_name_of_two_words_is_counted_as_two() -> None:
    """ "Công ty" counts no "công nhân"."""
    assert score(QuestionType.HOW_MANY, "có bao nhiêu công nhân", "Dây chuyền số 2 của Công ty chạy từ sáng.") < 1.0
    assert score(QuestionType.HOW_MANY, "có bao nhiêu công nhân", "Nhà máy có 120 công nhân.") == 1.0


def test_what_is_counted_may_stand_before_a_colon() -> None:
    """As in a list of figures; what a sum is paid for is not counted by it."""
    assert score(QuestionType.HOW_MANY, "có bao nhiêu lò", "Số lò được chọn: 12") == 1.0
    assert score(QuestionType.HOW_MANY, "có bao nhiêu lò", "Hỗ trợ 12 triệu đồng/lò.") < 1.0


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("nộp báo cáo ngày nào", "Nộp báo cáo trước ngày 11/8/2023.", 1.0),
        ("nộp báo cáo ngày nào", "Theo Công văn số 56/BTNMT-MT ngày 20/7/2023, phải nộp báo cáo.", 0.0),
        ("nộp báo cáo ngày nào", "Theo Quyết định 1419/QĐ-TTg ngày 07 tháng 9 năm 2009, phải nộp báo cáo.", 0.0),
        ("nộp báo cáo ngày nào", "Theo Công văn số 56/BTNMT-MT ngày 20/7/2023, nộp báo cáo trước ngày 11/8.", 1.0),
        ("công văn số 56 ngày nào", "Theo Công văn số 56/BTNMT-MT ngày 20/7/2023, phải nộp báo cáo.", 1.0),
    ],
)
def test_the_day_of_a_paper_referred_to_is_none(question: str, sentence: str, expected: float) -> None:
    """Unless papers are asked about."""
    assert score(QuestionType.WHEN, question, sentence) == expected


def test_a_percentage_counts_by_the_words_near_it() -> None:
    """.2 for any, .8 by the share of the words that stand near: all of "giảm" and "than", then none."""
    question = "giảm bao nhiêu phần trăm than"
    assert score(QuestionType.PERCENT, question, "Nhờ đó giảm 30% than.") == pytest.approx(1.0)
    assert score(QuestionType.PERCENT, question, "Lãi suất 30% một năm.") == pytest.approx(0.2)
    assert score(QuestionType.PERCENT, question, "Nhờ đó giảm than.") == 0.0


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("Lò là một thiết bị.", 1.0), ("Lò là gì?", 0.0), ("Thiết bị là một loại máy.", 0.3), ("Lò rất nóng.", 0.0)],
)
def test_a_definition_says_what_its_subject_is(sentence: str, expected: float) -> None:
    """Of another subject it is worth little, and a question defines nothing."""
    assert score(QuestionType.DEFINITION, "lò là gì", sentence) == pytest.approx(expected)


def test_targets_are_figures_first() -> None:
    """A percentage, a number, the word alone, none of it."""
    question = "mục tiêu áp dụng"
    with_percentage = score(QuestionType.TARGET, question, "Phấn đấu 50% cơ sở áp dụng.")
    assert with_percentage > score(QuestionType.TARGET, question, "Phấn đấu đến năm 2025 áp dụng.") == 0.5
    assert score(QuestionType.TARGET, question, "Mục tiêu rõ ràng là vậy.") == 0.2
    assert score(QuestionType.TARGET, question, "Trời mưa.") == 0.0


def test_things_are_compared_by_words_and_places_by_figures() -> None:
    """A page of targets tells nobody what sets two ways of working apart."""
    targets = "Mục tiêu đến năm 2020 là 60% cơ sở áp dụng."
    assert score(QuestionType.COMPARE, "lò than khác lò điện thế nào", targets) == 0
    assert score(QuestionType.COMPARE, "so sánh Hà Nội và Nghệ An", targets) >= 0.5


def test_a_benefit_is_told_with_several_of_its_words() -> None:
    """One of four makes a quarter, and a list of targets .4 of that."""
    question = "lợi ích của lò"
    assert score(QuestionType.PURPOSE, question, "Lò giúp ích.") == pytest.approx(1 / 4)
    assert score(QuestionType.PURPOSE, question, "Lò giúp giảm, tiết kiệm, nâng cao.") == 1.0
    assert score(QuestionType.PURPOSE, question, "Mục tiêu là lò giúp ích.") == pytest.approx(0.4 / 4)
