"""What kind of thing is asked for, with and without tone marks, and what a sentence shows."""

from __future__ import annotations

import pytest

from knowledge.vietnamese.normalization import fold
from retrieval.query.asking import find_question_types
from retrieval.query.question_types import QuestionType
from retrieval.ranking.answer_types import has_answer_type


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ai phát biểu tại hội nghị", QuestionType.WHO),
        ("đơn vị nào tổ chức", QuestionType.ORGANISATION),
        ("hội nghị diễn ra khi nào", QuestionType.WHEN),
        ("lớp tập huấn ở đâu", QuestionType.WHERE),
        ("mấy phóng sự", QuestionType.HOW_MANY),
        ("đánh giá gồm mấy bước", QuestionType.HOW_MANY),
        ("ai phải kiểm toán", QuestionType.CONDITIONS),
        ("bao nhiêu phần trăm cơ sở", QuestionType.PERCENT),
        ("sản xuất sạch hơn là gì", QuestionType.DEFINITION),
        ("áp dụng để làm gì", QuestionType.PURPOSE),
        ("những hình thức nào", QuestionType.LIST),
        ("so sánh hai tỉnh", QuestionType.COMPARE),
        ("quỹ cho vay lãi bao nhiêu", QuestionType.PERCENT),
        ("vay vốn làm sạch nước lãi bao nhiêu", QuestionType.MONEY),
        ("mục tiêu đến năm 2030", QuestionType.TARGET),
        ("kế hoạch do ai ký", QuestionType.SIGNER),
        ("người ký kế hoạch của tỉnh là ai", QuestionType.SIGNER),
        ("bài về hai nhà máy giấy do ai viết", QuestionType.AUTHOR),
        ("thông báo họp về bụi mang số mấy", QuestionType.DOCUMENT_NUMBER),
        ("số hiệu công văn", QuestionType.DOCUMENT_NUMBER),
        ("thực hiện theo quyết định nào", QuestionType.DOCUMENT_NUMBER),
        ("bài khai trương lò gạch đăng báo ngày nào", QuestionType.PUBLISHED_DAY),
        ("bài về khói lấy lại từ báo nào", QuestionType.SOURCE),
        ("bà hoa giữ chức vụ gì", QuestionType.POST),
        ("nước rửa để lắng bao lâu", QuestionType.DURATION),
        ("sấy hạt mấy tiếng", QuestionType.DURATION),
        ("học mấy ngày", QuestionType.DURATION),
        ("làng nghề nào bị dời đi", QuestionType.VILLAGE),
        ("nhà máy nào được hỗ trợ", QuestionType.FIRM),
        ("muốn đăng ký phải làm gì", QuestionType.STEPS),
        ("được chọn cần điều kiện gì", QuestionType.CONDITIONS),
        ("ráp một cối gió hết bao nhiêu", QuestionType.MONEY),
        ("lắp cyclon tốn cỡ bao nhiêu cho một dây chuyền", QuestionType.MONEY),
        ("vay mấy triệu", QuestionType.MONEY),
        ("vay vốn làm lò mới ở đâu", QuestionType.ORGANISATION),
        ("thuê tư vấn ở đâu", QuestionType.ORGANISATION),
        ("hết bao nhiêu nước một mẻ", QuestionType.HOW_MANY),
        ("mấy triệu sản phẩm", QuestionType.HOW_MANY),
        ("ráp được mấy cái", QuestionType.HOW_MANY),
    ],
)
def test_kinds_are_seen_in_both_ways_of_typing(words: str, kind: QuestionType) -> None:
    """The same kind is found with tone marks and without."""
    assert kind in find_question_types(words, typed_without_marks=False)
    assert kind in find_question_types(fold(words), typed_without_marks=True)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("số mấy của kế hoạch", QuestionType.HOW_MANY),
        ("mấy ngày thì xong", QuestionType.HOW_MANY),
        ("mấy ngày thì xong", QuestionType.WHEN),
        ("ai ký kế hoạch", QuestionType.WHO),
        ("đăng ngày nào", QuestionType.WHEN),
        ("ai áp dụng kỹ thuật mới", QuestionType.SIGNER),
        ("đăng ký ngày nào", QuestionType.PUBLISHED_DAY),
        ("hết bao nhiêu nước", QuestionType.MONEY),
        ("mượn của quỹ thì lời bao nhiêu", QuestionType.MONEY),
        ("lắp bao nhiêu đồng hồ đo nước", QuestionType.MONEY),
        ("có bao nhiêu đồng chí dự", QuestionType.MONEY),
        ("mấy triệu sản phẩm", QuestionType.MONEY),
        ("đầu tư đổi mới công nghệ", QuestionType.WHERE),
        ("bắt đầu từ đầu năm", QuestionType.WHERE),
        ("nhà ở đầu nguồn nước", QuestionType.WHERE),
        ("mua máy sấy rồi có được hỗ trợ không", QuestionType.HOW_MANY),
        ("máy nhuộm hở có tốn điện không", QuestionType.HOW_MANY),
        ("nhà máy phân bón có nguy cơ gì", QuestionType.PERCENT),
        ("cao su dùng lại bao nhiêu nước thải", QuestionType.MONEY),
        ("còn lại bao nhiêu cơ sở", QuestionType.MONEY),
        ("vớt lại được bao nhiêu tấn bột giấy", QuestionType.MONEY),
    ],
)
def test_what_is_asked_for_is_not_what_a_word_of_it_means_elsewhere(words: str, kind: QuestionType) -> None:
    """A longer phrase, or what stands beside it, decides; without tone marks "dau" is seldom "đâu"."""
    assert kind not in find_question_types(words, typed_without_marks=False)
    assert kind not in find_question_types(fold(words), typed_without_marks=True)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("may say con may tieng", QuestionType.DURATION),
        ("may nha lam ca com", QuestionType.HOW_MANY),
        ("trau ep lay tu dau ve", QuestionType.WHERE),
        ("lop hoc mo o dau", QuestionType.WHERE),
        ("hop dau", QuestionType.WHERE),
        ("lam sxsh lai bao nhieu", QuestionType.MONEY),
        ("con lai bao nhieu tien", QuestionType.MONEY),
        ("bot duoc may phan", QuestionType.PERCENT),
    ],
)
def test_asking_words_without_marks_are_known_by_their_place(words: str, kind: QuestionType) -> None:
    """Where they are the asking ones they are seen."""
    assert kind in find_question_types(words, typed_without_marks=True)


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
        (QuestionType.DURATION, "Nước được để lắng hai ngày.", True),
        (QuestionType.DURATION, "Thời gian hoàn vốn 2,5 năm.", True),
        (QuestionType.DURATION, "Lớp học từ ngày 5/6 đến 7/6/2019.", True),
        (QuestionType.DURATION, "Năm 2018 tỉnh mở lớp ngày 5/6.", False),
        (QuestionType.DOCUMENT_NUMBER, "Theo Kế hoạch số 1048/KH-SCT.", True),
        (QuestionType.DOCUMENT_NUMBER, "Tỉnh mở 25 lớp.", False),
        (QuestionType.VILLAGE, "Làng nghề bún Phú Đô có bể lắng.", True),
        (QuestionType.VILLAGE, "Các làng nghề có bể lắng.", False),
        (QuestionType.FIRM, "Công ty cổ phần giấy Hồng Phát đã mua máy.", True),
        (QuestionType.FIRM, "Các công ty đã mua máy.", False),
        (QuestionType.STEPS, "Trước hết rửa sạch, sau đó phơi khô.", True),
        (QuestionType.STEPS, "Nước được dùng lại.", False),
        (QuestionType.CONDITIONS, "Cơ sở phải có nồi nấu trên 200 lít.", True),
        (QuestionType.CONDITIONS, "Nước được dùng lại.", False),
        (QuestionType.POST, "Bà Hoa, Quản đốc phân xưởng, cho biết.", True),
    ],
)
def test_sentences_show_kinds(kind: QuestionType, sentence: str, expected: bool) -> None:
    """A sentence shows a kind by the signs of it."""
    assert has_answer_type(kind, sentence) is expected
