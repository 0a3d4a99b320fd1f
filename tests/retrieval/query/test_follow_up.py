"""A follow-up takes over what the last question left, for fifteen minutes, for one person in one chat."""

from __future__ import annotations

import pytest

from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.follow_up import Turn, complete, leans_on_event, turn_left_by
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.query.utterance import hear
from retrieval.records import Answer, Reason, Status
from tests.support.serving import make_answer

EMPTY = EmbeddedIndex.of(0, [], Lexicon.shipped())


def question(text: str) -> Query:
    return parse_query(text, EMPTY, Lexicon.shipped())


def completed_by(first: str, second: str) -> str | None:
    lexicon = Lexicon.shipped()
    said = complete(hear(second, lexicon), Turn(question=first), lexicon)
    return said.text if said is not None else None


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
        ("mục tiêu sxsh", "ở đó ai phụ trách?", None),
        ("mục tiêu sxsh Thanh Hóa", "độ ẩm đo ở đâu", None),
    ],
)
def test_there_is_the_place_spoken_of(first: str, second: str, completed: str | None) -> None:
    """Where none was named "there" is nowhere."""
    assert completed_by(first, second) == completed


@pytest.mark.parametrize(
    "fresh",
    [
        "sản xuất sạch hơn là gì",
        "Hà Nội truyền thông bằng những hình thức nào",
        "còn bao nhiêu doanh nghiệp chưa áp dụng công nghệ xử lý nước thải trong khu công nghiệp",
    ],
)
def test_a_fresh_question_stands_for_itself(fresh: str) -> None:
    """Words of its own make a question whole."""
    assert completed_by("mục tiêu Thanh Hóa", fresh) is None


def test_a_turn_is_the_question_as_searched_and_the_article_quoted_first() -> None:
    """A refusal leaves its question, so does what is only near, an answer its article too, and small talk nothing."""
    answered = make_answer("con dak lak").model_copy(update={"searched": "mục tiêu Đắk Lắk"})
    assert turn_left_by(answered) == Turn(question="mục tiêu Đắk Lắk", article_id="a")
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
