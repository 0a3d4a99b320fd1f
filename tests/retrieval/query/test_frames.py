"""What frames a question is found by place and shape: courtesies go, and what is said of oneself is set aside."""

from __future__ import annotations

import pytest

from knowledge.vietnamese.normalization import drop_marks
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.frames import unframe
from retrieval.query.parser import parse_query

EMPTY = EmbeddedIndex.of(0, [], Lexicon.shipped())


@pytest.mark.parametrize("typed", [str, drop_marks], ids=["marks", "no marks"])
@pytest.mark.parametrize(
    ("framed", "question"),
    [
        ("Anh ơi cho em hỏi giá điện giờ cao điểm là bao nhiêu ạ", "giá điện giờ cao điểm là bao nhiêu"),
        ("ad ơi kiểm toán năng lượng là gì vậy ad", "kiểm toán năng lượng là gì"),
        ("bác cho cháu hỏi với, ai ký kế hoạch. Cháu cảm ơn bác", "ai ký kế hoạch"),
        ("tra giúp mình mục tiêu năm 2015", "mục tiêu năm 2015"),
        ("em muốn hỏi là nồi hơi là gì ạ, em cảm ơn", "nồi hơi là gì"),
        ("giúp em với, hồ sơ vay vốn gồm gì", "hồ sơ vay vốn gồm gì"),
        ("cho e hỏi nồi hơi là gì", "nồi hơi là gì"),
        ("nồi hơi là gì vậy ta", "nồi hơi là gì"),
        ("nồi hơi ở đâu ta", "nồi hơi ở đâu"),
        ("tốt lắm, thế nồi hơi là gì v", "thế nồi hơi là gì"),
        ("ai giúp em với, kiểm toán năng lượng là gì", "kiểm toán năng lượng là gì"),
        ("Ai chủ trì hội nghị ạ, mong anh chị trả lời sớm giúp em", "Ai chủ trì hội nghị"),
        ("https://vi.wikipedia.org/wiki/A bài này nói về làng nào", "bài này nói về làng nào"),
        ('"Xin chào quý khách" nước thải dệt nhuộm xử lý ra sao', "nước thải dệt nhuộm xử lý ra sao"),
    ],
)
def test_courtesies_go(framed: str, question: str, typed: type[str]) -> None:
    """Address, thanks, greetings and links, in front and behind."""
    assert unframe(typed(framed)) == (typed(question), "")


@pytest.mark.parametrize("typed", [str, drop_marks], ids=["marks", "no marks"])
@pytest.mark.parametrize(
    ("framed", "question", "aside"),
    [
        ("em làm xưởng gỗ ở Hà Nam, nồi hơi là gì ạ", "nồi hơi là gì", "em làm xưởng gỗ ở Hà Nam"),
        ("Công ty tôi làm giấy. Ai hỗ trợ vốn vay", "Ai hỗ trợ vốn vay", "Công ty tôi làm giấy"),
        (
            "Công ty tôi làm giấy, có 50 công nhân ở Bắc Ninh. Cho mình hỏi sxsh là gì",
            "sxsh là gì",
            "Công ty tôi làm giấy có 50 công nhân ở Bắc Ninh",
        ),
        ("em ở Hà Nam, Đắk Lắk đặt mục tiêu gì", "Đắk Lắk đặt mục tiêu gì", "em ở Hà Nam"),
    ],
)
def test_what_is_said_of_oneself_is_set_aside(framed: str, question: str, aside: str, typed: type[str]) -> None:
    """Trade, place and size are context; the place of the question is another."""
    assert unframe(typed(framed)) == (typed(question), typed(aside))


@pytest.mark.parametrize("typed", [str, drop_marks], ids=["marks", "no marks"])
@pytest.mark.parametrize(
    "whole",
    [
        "xưởng em bị ngập, phải báo ai",
        "em làm xưởng dệt, được lợi gì",
        "bên mình ở Nghệ An thì ai phụ trách",
        "bà Hà nói gì về sản xuất sạch hơn",
        "anh Nguyễn Văn A là ai",
        "ai hướng dẫn xin giấy phép",
        "giá than, than đá tăng bao nhiêu",
        "như vậy",
        "động cơ chạy điện 220 v",
        "mục tiêu của tỉnh ta",
        "tỉnh ta có bao nhiêu ta",
        "cảm ơn bạn nhiều nhé",
        "cho hỏi",
    ],
)
def test_what_the_question_is_about_stays(whole: str, typed: type[str]) -> None:
    """The matter itself, people who are spoken of, conditions, and courtesies alone."""
    assert unframe(typed(whole)) == (typed(whole), "")


@pytest.mark.parametrize(
    ("framed", "bare"),
    [
        ("mn cho mk hỏi sxsh là j ạ", "sxsh là j"),
        ("chị ơi muc tieu thanh hoa ạ", "muc tieu thanh hoa"),
        ("cho em hỏi targets of Thanh Hoa ạ", "targets of Thanh Hoa"),
    ],
)
def test_a_framed_question_is_read_as_the_bare_one(framed: str, bare: str) -> None:
    """In phone spelling, without marks inside marked courtesies, and in English."""
    first, second = (parse_query(each, EMPTY, Lexicon.shipped()) for each in (framed, bare))
    assert first.searched == second.searched
    assert first.typed_without_marks == second.typed_without_marks
    assert first.key == second.key


def test_who_says_where_she_is_may_ask_about_her_own_province() -> None:
    """ "Tỉnh em" is the one she named; else her place is no scope."""
    own = parse_query("em ở Thanh Hóa, tỉnh em đặt mục tiêu gì", EMPTY, Lexicon.shipped())
    assert own.scope.groups == (("Thanh Hóa",),)
    other = parse_query("em ở Thanh Hóa, sản xuất sạch hơn là gì", EMPTY, Lexicon.shipped())
    assert other.scope.groups == ()
    assert other.aside == "em ở Thanh Hóa"


@pytest.mark.parametrize(
    ("question", "provinces"),
    [
        ("xuong em o dak lak muon ap dung sxsh thi tinh dat muc tieu gi", {"Đắk Lắk"}),
        ("em làm xưởng dệt ở Thanh Hóa, thì tỉnh có hỗ trợ không", {"Thanh Hóa"}),
        ("em làm xưởng dệt ở Thanh Hóa, áp dụng sxsh thì được lợi gì", set()),
    ],
)
def test_the_province_without_a_name_is_that_of_who_asks(question: str, provinces: set[str]) -> None:
    """As she has said where she is; a question that does not speak of it is asked of everywhere."""
    assert provinces <= parse_query(question, EMPTY, Lexicon.shipped()).scope.provinces
    assert bool(provinces) is bool(parse_query(question, EMPTY, Lexicon.shipped()).scope.groups)
