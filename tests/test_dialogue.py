"""A follow-up takes over what the last question left, for fifteen minutes, for one person in one chat."""

from __future__ import annotations

import pytest

from retrieval.dialogue import SILENCE_SECONDS, Dialogues, complete, leans_on_event
from retrieval.lexicon import load_lexicon
from retrieval.question import Question, understand


def question(text: str) -> Question:
    return understand(text, load_lexicon())


@pytest.mark.parametrize(
    ("first", "second", "completed"),
    [
        ("mục tiêu áp dụng của Thanh Hóa", "còn Đắk Lắk thì sao?", "mục tiêu áp dụng Đắk Lắk"),
        ("muc tieu ap dung thanh hoa", "con dak lak", "muc tieu ap dung dak lak"),
        ("Hà Nội đạt bao nhiêu năm 2014", "thế năm 2015?", "Hà Nội đạt bao nhiêu năm 2015"),
        ("mục tiêu Hà Nội giai đoạn 2012-2015", "còn năm 2020 thì sao", "mục tiêu Hà Nội năm 2020"),
    ],
)
def test_a_new_place_or_year_takes_the_old_ones_stead(first: str, second: str, completed: str) -> None:
    """What is not said again is taken over."""
    dialogues = Dialogues()
    dialogues.keep("a", question(first), None)
    last = dialogues.last("a")
    assert last is not None
    assert complete(question(second), last) == completed


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
    dialogues = Dialogues()
    dialogues.keep("a", question("mục tiêu Thanh Hóa"), None)
    last = dialogues.last("a")
    assert last is not None
    assert complete(question(fresh), last) is None


def test_after_a_quarter_of_an_hour_nothing_is_left() -> None:
    """Silence ends a dialogue; until then it is kept, and other dialogues never see it."""
    now = 0.0
    dialogues = Dialogues(clock=lambda: now)
    dialogues.keep("a", question("mục tiêu Thanh Hóa"), "x")
    dialogues.keep(None, question("mục tiêu Thanh Hóa"), "x")
    now = float(SILENCE_SECONDS)
    assert dialogues.last("a") is not None
    assert dialogues.last("b") is None
    assert dialogues.last(None) is None
    now += 1
    assert dialogues.last("a") is None


def test_who_and_how_many_lean_on_an_event() -> None:
    """A few words with a kind of thing asked for may be about what was just spoken of; a place of its own is not."""
    assert leans_on_event(question("ai phát biểu?"))
    assert leans_on_event(question("bao nhiêu người dự"))
    assert not leans_on_event(question("ai phát biểu ở Hà Nội?"))
    assert not leans_on_event(question("xin chào"))
