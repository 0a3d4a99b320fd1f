"""Where nothing is sure, the office of the province of today is named, as far as it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from knowledge.places.offices import Body
from knowledge.records import Contact
from knowledge.store.contacts import ContactBook, ContactDetails
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Reason, Status
from tests.factories import make_draft
from tests.support.database import new_sqlite
from tests.wording import PlainWording

CONFIRMED = dt.date(2026, 10, 12)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """To be asked alone."""
    with filled(tmp_path_factory.mktemp("library")) as library:
        yield Assistant(library, PlainWording())


@contextmanager
def filled(folder: Path) -> Iterator[Library]:
    opened = Library.open(new_sqlite(folder / "library.sqlite3"))
    text = "Sở Công Thương Nghệ An mở lớp tập huấn sản xuất sạch hơn cho 45 học viên tại thành phố Vinh."
    opened.put(make_draft("Nghệ An mở lớp về sản xuất sạch hơn", text, province="Nghệ An"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "name", "advice"),
    [
        ("muc tieu sxsh cua lao cai", "Sở Công Thương Lào Cai", "ask Sở Công Thương Lào Cai"),
        ("mục tiêu sxsh của Yên Bái", "Sở Công Thương Lào Cai", "ask Sở Công Thương Lào Cai with Yên Bái"),
        ("mục tiêu sxsh của Thừa Thiên Huế", "Sở Công Thương thành phố Huế", "ask Sở Công Thương thành phố Huế"),
        ("Nghệ An hỗ trợ đổi lò gạch bao nhiêu tiền", "Sở Công Thương Nghệ An", "ask Sở Công Thương Nghệ An"),
    ],
)
def test_a_province_is_sent_to_its_office_of_today(assistant: Assistant, question: str, name: str, advice: str) -> None:
    """The name of the place asked about is told beside it where that one was taken in."""
    answer = assistant.ask(question)
    assert answer.status is not Status.ANSWERED
    assert answer.contact is not None
    assert answer.contact.name == name
    assert answer.advice[-1] == advice


@pytest.mark.parametrize("question", ["ở Nghệ An hỏi ai", "sdt so cong thuong nghe an"])
def test_who_asks_whom_to_ask_is_told_first(assistant: Assistant, question: str) -> None:
    """The office is the answer, and nothing is quoted beside it; that no more is known of it than its name is said."""
    answer = assistant.ask(question)
    assert answer.advice == ("nothing known of Sở Công Thương Nghệ An",)
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.WHOM_TO_ASK)
    assert answer.headline == "ask Sở Công Thương Nghệ An"
    assert (answer.citations, answer.related, answer.suggestions) == ((), (), ())


@pytest.mark.parametrize(
    "question",
    [
        "thời tiết Nghệ An ngày mai",
        "thoi tiet lao cai",
        "giá vàng Yên Bái",
        "xin chào",
        "cảm ơn",
        "tỉnh BD có lớp nào",
        "hỗ trợ đổi lò gạch bao nhiêu tiền",
        "Nghệ An mở lớp tập huấn sản xuất sạch hơn cho bao nhiêu học viên",
    ],
)
def test_nobody_is_sent_anywhere_for_what_no_office_knows(assistant: Assistant, question: str) -> None:
    """The weather, small talk, a place that is asked back, no place at all, and what was answered."""
    answer = assistant.ask(question)
    assert answer.contact is None
    assert not [step for step in answer.advice if step.startswith("ask Sở")]


def test_the_preferred_province_is_sent_to_its_office(assistant: Assistant) -> None:
    """Where the question names no place; not once it was left aside."""
    question = "hỗ trợ đổi lò gạch bao nhiêu tiền"
    assert assistant.ask(question, prefer="yen bai").contact == Contact(
        name="Sở Công Thương Lào Cai", before_july_2025=True
    )
    assert assistant.ask(question, prefer="yen bai", everywhere=True).contact is None
    named = assistant.ask("Nghệ An hỗ trợ đổi lò gạch bao nhiêu tiền", prefer="yen bai").contact
    assert named is not None
    assert named.name == "Sở Công Thương Nghệ An"


def test_figures_that_are_not_there_are_asked_of_the_office_too(assistant: Assistant) -> None:
    """Of one place, or of several: the first."""
    looked_up = assistant.look_up("Yên Bái 2030").contact
    compared = assistant.compare("Yên Bái, Nghệ An").contact
    assert looked_up is not None
    assert looked_up.name == "Sở Công Thương Lào Cai"
    assert compared == looked_up


def test_a_number_is_told_once_it_is_confirmed(tmp_path: Path) -> None:
    """At the next question, without anything having been started anew."""
    with filled(tmp_path) as library:
        assistant, book = Assistant(library, PlainWording()), ContactBook(library.engine)
        book.set("Lào Cai", Body.OFFICE, ContactDetails(phone="0214 3840 111"), by="a", on=CONFIRMED)
        assert assistant.ask("mục tiêu sxsh của Yên Bái").contact == Contact(
            name="Sở Công Thương Lào Cai", before_july_2025=True
        )
        book.confirm("Lào Cai", Body.OFFICE, by="a", on=CONFIRMED)
        assert assistant.ask("mục tiêu sxsh của Yên Bái").contact == Contact(
            name="Sở Công Thương Lào Cai", phone="0214 3840 111", confirmed_on=CONFIRMED
        )
