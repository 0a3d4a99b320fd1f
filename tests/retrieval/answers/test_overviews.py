"""What only names a place, a year or the subject is told what there is of it, and what can be asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.query.follow_up import turn_left_by
from retrieval.records import Reason, Status
from tests.support.database import new_sqlite

NGHE_AN = """Nghệ An đẩy mạnh sản xuất sạch hơn

Theo kế hoạch của tỉnh Nghệ An, đến năm 2025 có 60% cơ sở sản xuất nhận thức được lợi ích; \
30% cơ sở sản xuất áp dụng sản xuất sạch hơn.

Ngày đăng: 5/3/2022
"""
VINH_PHUC = """Vĩnh Phúc tập huấn sản xuất sạch hơn

Sở Công Thương Vĩnh Phúc mở lớp tập huấn sản xuất sạch hơn cho 45 doanh nghiệp của tỉnh.

Ngày đăng: 2/2/2021
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """To be asked alone."""
    library = Library.open(new_sqlite(tmp_path_factory.mktemp("library") / "library.sqlite3"))
    for name, text in (("a.txt", NGHE_AN), ("b.txt", VINH_PHUC)):
        library.put(prepare(read_content(text.encode(), name), name))
    yield Assistant(library, VietnameseWording())
    library.close()


@pytest.mark.parametrize("named", ["Nghệ An", "nghe an", "tỉnh Nghệ An?", "Nghệ An có gì", "nghe an the nao"])
def test_a_place_alone(assistant: Assistant, named: str) -> None:
    """How many documents and targets, until when; its targets and its documents are a tap away.

    Function words beside it ask nothing of it.
    """
    answer = assistant.ask(named)
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.OVERVIEW)
    assert answer.headline == "Nghệ An: 1 bài · 2 mục tiêu đến 2025. Bạn muốn xem gì?"
    assert answer.suggestions[0] == "Mục tiêu sản xuất sạch hơn của Nghệ An"
    assert answer.suggestions[-1] == "Các bài về Nghệ An"
    for suggested in answer.suggestions:
        assert assistant.ask(suggested).status is Status.ANSWERED


def test_a_province_says_what_has_become_of_it(assistant: Assistant) -> None:
    """A former one where it belongs, one of today what it took in."""
    assert assistant.ask("Vĩnh Phúc").notes == ("Vĩnh Phúc nay thuộc Phú Thọ (từ 1/7/2025).",)
    today = assistant.ask("Phú Thọ")
    assert today.headline == "Phú Thọ: 1 bài. Bạn muốn xem gì?"
    assert today.notes == ("Phú Thọ ngày nay gồm cả Hòa Bình và Vĩnh Phúc trước đây.",)


def test_the_subject_and_a_year_alone(assistant: Assistant) -> None:
    """Of all there is, and of what is from a year."""
    subject = assistant.ask("sxsh")
    assert subject.headline == "Sản xuất sạch hơn (SXSH): 2 bài · 2 mục tiêu đến 2025. Bạn muốn xem gì?"
    assert assistant.ask("san xuat sach hon").headline == subject.headline
    assert assistant.ask("2021").headline == "Năm 2021: 1 bài. Bạn muốn xem gì?"
    assert assistant.ask("năm 1999").headline == "Năm 1999: chưa có bài nào. Bạn muốn xem gì?"


@pytest.mark.parametrize(
    "asked", ["mục tiêu Nghệ An", "Nghệ An ở đâu", "sản xuất sạch hơn là gì", "sxsh Nghệ An", "5S", "Nghệ An 2025"]
)
def test_what_asks_is_answered(assistant: Assistant, asked: str) -> None:
    """A name with a question is a question."""
    assert assistant.ask(asked).reason is not Reason.OVERVIEW


def test_a_place_without_documents_is_refused_by_name(assistant: Assistant) -> None:
    """There is nothing to offer of it."""
    assert assistant.ask("Cần Thơ").reason is Reason.NO_DOCUMENT_FOR_PLACE


def test_behind_a_question_of_a_place_another_one_is_the_next(assistant: Assistant) -> None:
    """A card leaves its place to be asked about; a question of no place does not become one of it."""
    last = turn_left_by(assistant.ask("mục tiêu áp dụng Vĩnh Phúc"))
    assert assistant.ask("Nghệ An", last=last).understood == "Hiểu là: mục tiêu áp dụng Nghệ An"
    assert assistant.ask("2025", last=turn_left_by(assistant.ask("mục tiêu Nghệ An"))).status is Status.ANSWERED
    definition = turn_left_by(assistant.ask("sản xuất sạch hơn là gì"))
    assert assistant.ask("Nghệ An", last=definition).reason is Reason.OVERVIEW
    assert assistant.ask("2021", last=definition).reason is Reason.OVERVIEW
    card = turn_left_by(assistant.ask("Nghệ An"))
    assert "60%" in assistant.ask("ở đó đặt mục tiêu gì", last=card).headline


def test_of_several_questions_the_first_is_answered_and_the_others_are_a_tap_away(assistant: Assistant) -> None:
    """Each whole; where the first has no answer, the message is read as one."""
    answer = assistant.ask("mục tiêu Nghệ An? còn Vĩnh Phúc?")
    assert "60%" in answer.headline
    assert answer.suggestions == ("mục tiêu Vĩnh Phúc",)
    assert answer.notes[-1] == "Câu hỏi thứ hai của bạn ở nút dưới đây."
    assert assistant.ask("giá vàng hôm nay? mục tiêu Nghệ An?").suggestions != ("mục tiêu Nghệ An?",)
