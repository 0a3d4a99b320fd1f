"""A follow-up takes over what the last question left, for fifteen minutes, for one person in one chat."""

from __future__ import annotations

import pytest

from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.follow_up import Turn, complete, lacks_subject, leans_on_event, turn_left_by
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.query.reference import Reference
from retrieval.query.utterance import hear
from retrieval.records import Answer, Reason, Status
from tests.support.serving import make_answer

EMPTY = EmbeddedIndex.of(0, [], Lexicon.shipped())


def question(text: str) -> Query:
    return parse_query(text, EMPTY, Lexicon.shipped())


def completed_by(first: str, second: str) -> str | None:
    lexicon = Lexicon.shipped()
    said = complete(hear(second, lexicon), Turn(question=first), lexicon)
    return said.said.text if said is not None else None


@pytest.mark.parametrize(
    ("first", "second", "completed"),
    [
        ("mục tiêu áp dụng của Thanh Hóa", "còn Đắk Lắk thì sao?", "mục tiêu áp dụng Đắk Lắk"),
        ("muc tieu ap dung thanh hoa", "con dak lak", "muc tieu ap dung dak lak"),
        ("Hà Nội đạt bao nhiêu năm 2014", "thế năm 2015?", "Hà Nội đạt bao nhiêu năm 2015"),
        ("mục tiêu Hà Nội giai đoạn 2012-2015", "còn năm 2020 thì sao", "mục tiêu Hà Nội năm 2020"),
        ("mục tiêu Hà Nội năm 2020", "2015", "mục tiêu Hà Nội 2015"),
        ("mục tiêu Hà Nội năm 2020", "năm 2015?", "mục tiêu Hà Nội năm 2015"),
        # Typed without marks and then with them, and the other way round.
        ("muc tieu thanh hoa", "còn Đắk Lắk thì sao?", "muc tieu Dak Lak"),
        ("mục tiêu áp dụng của Thanh Hóa", "con dak lak thi sao", "mục tiêu áp dụng dak lak"),
    ],
)
def test_a_new_place_or_year_takes_the_old_ones_stead(first: str, second: str, completed: str) -> None:
    """What is not said again is taken over."""
    assert completed_by(first, second) == completed


@pytest.mark.parametrize(
    ("first", "second", "completed"),
    [
        ("mục tiêu sxsh Thanh Hóa 2020", "ở đó ai phụ trách?", "ai phụ trách Thanh Hóa"),
        ("muc tieu sxsh thanh hoa", "o do co bao nhieu nguoi du", "co bao nhieu nguoi du thanh hoa"),
        ("mục tiêu sxsh Thanh Hóa 2020", "tỉnh ấy hỗ trợ bao nhiêu?", "hỗ trợ bao nhiêu Thanh Hóa"),
        ("mục tiêu sxsh", "ở đó ai phụ trách?", None),
        ("mục tiêu sxsh Thanh Hóa", "độ ẩm đo ở đâu", None),
    ],
)
def test_there_is_the_place_spoken_of(first: str, second: str, completed: str | None) -> None:
    """Where none was named "there" is nowhere."""
    assert completed_by(first, second) == completed


@pytest.mark.parametrize(
    ("first", "second", "completed"),
    [
        ("mục tiêu nhận thức Thanh Hóa 2020", "còn áp dụng?", "mục tiêu Thanh Hóa 2020 áp dụng"),
        ("muc tieu thanh hoa 2020", "nhan thuc thi sao", "muc tieu thanh hoa 2020 nhan thuc"),
        ("mục tiêu Thanh Hóa 2020", "còn cả nước?", "mục tiêu 2020 cả nước"),
        ("mục tiêu của cả nước 2020", "thế Hà Nội?", "mục tiêu 2020 Hà Nội"),
        ("sản xuất sạch hơn là gì", "còn kaizen là gì?", "kaizen là gì"),
        ("kaizen là gì", "còn 5S?", "5S là gì"),
        ("kaizen la gi", "the 5s thi sao", "5s la gi"),
    ],
)
def test_another_indicator_or_the_nation_takes_the_old_ones_stead(first: str, second: str, completed: str) -> None:
    """The rest of the question goes on."""
    assert completed_by(first, second) == completed


@pytest.mark.parametrize(
    ("first", "second", "completed"),
    [
        ("muc tieu tiet kiem dong thap 2020", "nham, nghe an", "muc tieu tiet kiem 2020 nghe an"),
        ("mục tiêu tiết kiệm Đồng Tháp", "ý em là Thanh Hóa", "mục tiêu tiết kiệm Thanh Hóa"),
        ("mục tiêu tiết kiệm Đồng Tháp", "thôi lấy An Giang đi", "mục tiêu tiết kiệm An Giang"),
        ("mục tiêu tiết kiệm Đồng Tháp", "áp dụng chứ không phải tiết kiệm", "mục tiêu Đồng Tháp áp dụng"),
        ("mục tiêu tiết kiệm Đồng Tháp", "so với Nghệ An", "so sánh mục tiêu tiết kiệm Đồng Tháp với Nghệ An"),
        ("mục tiêu Hà Nội", "xuất excel đi", "xuất excel đi mục tiêu Hà Nội"),
        ("xuất excel đi mục tiêu Hà Nội", "vẽ biểu đồ", "vẽ biểu đồ mục tiêu Hà Nội"),
        ("tỉnh nào đặt mục tiêu tiết kiệm cao nhất", "còn thấp nhất", "tỉnh nào đặt mục tiêu tiết kiệm thấp nhất"),
    ],
)
def test_a_change_of_mind_changes_the_question(first: str, second: str, completed: str) -> None:
    """What was meant, what to compare it with, and in which form it is wanted."""
    assert completed_by(first, second) == completed


@pytest.mark.parametrize(
    ("first", "second", "completed"),
    [
        ("giay phong chau tiet kiem bao nhieu dien", "con nha may det thi sao", "tiet kiem bao nhieu dien nha may det"),
        ("giay phong chau tiet kiem bao nhieu dien", "con xi mang", "tiet kiem bao nhieu dien xi mang"),
        ("cong ty giay bai bang giam bao nhieu nuoc", "con xi mang", "giam bao nhieu nuoc xi mang"),
        ("vinamilk giam bao nhieu nuoc", "con nha may bia", "giam bao nhieu nuoc nha may bia"),
        ("chi phí đầu tư của giấy Bãi Bằng là bao nhiêu", "còn dệt may?", "chi phí đầu tư là bao nhiêu dệt may"),
        ("nhà máy bia giảm bao nhiêu nước ở Hà Nội", "còn dệt nhuộm", "giảm bao nhiêu nước ở Hà Nội dệt nhuộm"),
        ("giai phap sxsh cho nganh giay", "con giay dep thi sao", "giai phap sxsh giay dep"),
        ("mục tiêu sxsh Thanh Hóa 2020", "còn ngành giấy", "mục tiêu sxsh Thanh Hóa 2020 ngành giấy"),
        ("co che ho tro sxsh", "con nganh det", "co che ho tro sxsh nganh det"),
    ],
)
def test_another_trade_takes_the_old_ones_stead_and_its_firms(first: str, second: str, completed: str) -> None:
    """What is asked, its place and its year go on; where nobody was named, all of it does."""
    assert completed_by(first, second) == completed


@pytest.mark.parametrize(
    ("first", "of_place", "completed"),
    [
        ("quyet dinh 3060 dat muc tieu gi", True, "quyet dinh dat muc tieu gi hau giang"),
        ("quyet dinh 3060 cua ha noi dat muc tieu gi", False, "quyet dinh dat muc tieu gi hau giang"),
        ("quyet dinh 889 dat muc tieu gi", False, "quyet dinh 889 dat muc tieu gi hau giang"),
        ("ke hoach so 105/KH-UBND dat muc tieu gi", False, "ke hoach dat muc tieu gi hau giang"),
        ("quyet dinh 889/QD-TTg dat muc tieu gi", True, "quyet dinh 889/QD-TTg dat muc tieu gi hau giang"),
        ("nghi dinh 45 phat bao nhieu", True, "nghi dinh 45 phat bao nhieu hau giang"),
    ],
)
def test_the_paper_of_one_place_is_not_asked_of_another(first: str, of_place: bool, completed: str) -> None:
    """A paper of the state holds everywhere; a number alone is a province's where the answer was of one."""
    lexicon = Lexicon.shipped()
    said = complete(hear("con hau giang", lexicon), Turn(question=first, article_id="a", of_place=of_place), lexicon)
    assert said is not None
    assert said.said.text == completed


@pytest.mark.parametrize("asked", ["năm nào", "bao nhiêu tiền", "theo văn bản nào?"])
def test_what_names_nothing_is_asked_of_what_was_told(asked: str) -> None:
    """The last question is the subject, and its article the only one that may answer."""
    lexicon = Lexicon.shipped()
    said = complete(hear(asked, lexicon), Turn(question="mía đường Sông Con", article_id="a"), lexicon)
    assert said is not None
    assert said.said.text.startswith("mía đường Sông Con")
    assert said.refers_to is Reference.ARTICLE


@pytest.mark.parametrize(
    ("asked", "lacks"),
    [
        ("đầu tư bao nhiêu", True),
        ("cơ quan nào chủ trì", True),
        ("sản xuất sạch hơn tiết kiệm bao nhiêu", False),
        ("5S có mấy bước", False),
        ("khuyến công hỗ trợ bao nhiêu", False),
        ("Hà Nội hỗ trợ bao nhiêu", False),
        ("đầu tư là gì", False),
    ],
)
def test_a_question_without_a_subject_of_its_own(asked: str, lacks: bool) -> None:
    """One word says not of what; a topic, a number, a place or a thing to be defined does."""
    assert lacks_subject(question(asked)) is lacks


@pytest.mark.parametrize(
    ("second", "completed"),
    [
        ("kế hoạch đó hỗ trợ bao nhiêu tiền", "kế hoạch hỗ trợ bao nhiêu tiền"),
        ("ong ay giu chuc gi", "giu chuc gi"),
        ("lớp này dạy mấy ngày?", "lớp dạy mấy ngày?"),
    ],
)
def test_that_thing_is_what_the_last_answer_told_of(second: str, completed: str) -> None:
    """Where nothing was quoted, it is what was asked about."""
    lexicon, heard = Lexicon.shipped(), hear(second, Lexicon.shipped())
    of_article = complete(heard, Turn(question="kế hoạch Thanh Hóa", article_id="a"), lexicon)
    assert of_article is not None
    assert (of_article.said.text, of_article.refers_to) == (completed, Reference.ARTICLE)
    of_question = complete(heard, Turn(question="kế hoạch Thanh Hóa"), lexicon)
    assert of_question is not None
    assert of_question.refers_to is None
    assert of_question.said.text.startswith("kế hoạch Thanh Hóa")


def test_a_question_about_a_quoted_part_is_about_its_words() -> None:
    """The part that a reply quotes stands beside a question of few words; one with a place stands for itself."""
    lexicon = Lexicon.shipped()
    quoted = Turn(question="mục tiêu Thanh Hóa", article_id="a", quoted="100% cán bộ chuyên trách được đào tạo")
    said = complete(hear("đến năm nào?", lexicon), quoted, lexicon)
    assert said is not None
    assert said.said.text == "100% cán bộ chuyên trách được đào tạo đến năm nào?"
    assert said.refers_to is Reference.ARTICLE
    assert complete(hear("mục tiêu nước sạch của Hà Nội", lexicon), quoted, lexicon) is None


@pytest.mark.parametrize(
    ("second", "keeps"),
    [("còn Hà Nội?", True), ("còn cả nước?", True), ("còn Hà Nội 2015?", False), ("còn năm 2015?", False)],
)
def test_another_place_is_asked_about_at_the_same_time(second: str, keeps: bool) -> None:
    """So that whoever finds nothing of that time can look at any; of any time the question has no year."""
    lexicon, last = Lexicon.shipped(), Turn(question="mục tiêu Thanh Hóa đến năm 2020")
    said = complete(hear(second, lexicon), last, lexicon)
    assert said is not None
    assert said.keeps_period is keeps
    assert last.without_period().question == "mục tiêu Thanh Hóa"


@pytest.mark.parametrize(
    "fresh",
    [
        "sản xuất sạch hơn là gì",
        "Hà Nội truyền thông bằng những hình thức nào",
        "còn bao nhiêu doanh nghiệp chưa áp dụng công nghệ xử lý nước thải trong khu công nghiệp",
        "sáng kiến tiết kiệm điện",
        "vay von o dau",
        "vay quỹ môi trường lãi bao nhiêu",
        "lợn nái dùng biogas",
        "sai số đồng hồ nước",
        "tỉnh có hỗ trợ làng nghề chứ",
    ],
)
def test_a_fresh_question_stands_for_itself(fresh: str) -> None:
    """Words of its own make a question whole."""
    assert completed_by("mục tiêu Thanh Hóa", fresh) is None


def test_a_turn_is_the_question_as_searched_and_the_article_quoted_first() -> None:
    """A refusal leaves its question, so does what is only near, an answer its article too, and small talk nothing."""
    answered = make_answer("con dak lak").model_copy(update={"searched": "mục tiêu Đắk Lắk"})
    assert turn_left_by(answered) == Turn(question="mục tiêu Đắk Lắk", article_id="a", of_place=True)
    assert turn_left_by(answered.model_copy(update={"status": Status.NEAR})) == Turn(question="mục tiêu Đắk Lắk")
    refused = Answer(status=Status.NOT_FOUND, question="giá vàng", headline="…", reason=Reason.NOT_COVERED)
    assert turn_left_by(refused) == Turn(question="giá vàng")
    assert turn_left_by(refused.model_copy(update={"reason": Reason.THANKS})) is None


def test_who_and_how_many_lean_on_an_event() -> None:
    """A few words with a kind of thing asked for may be about what was just spoken of; a place of its own is not."""
    assert leans_on_event(question("ai phát biểu?"))
    assert leans_on_event(question("bao nhiêu người dự"))
    assert not leans_on_event(question("ai phát biểu ở Hà Nội?"))
    assert not leans_on_event(question("xin chào"))
