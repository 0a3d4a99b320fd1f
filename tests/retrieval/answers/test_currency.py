"""Which time is meant: the newest where no year is said, and near at most what is not of today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Status
from tests.support.database import new_sqlite

OLD = """Bến Tre đặt mục tiêu sản xuất sạch hơn

Ngày đăng: 5/3/2012

Tỉnh Bến Tre đặt mục tiêu đến năm 2015 có 25% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.
"""
NEW = """Bến Tre có kế hoạch sản xuất sạch hơn mới

Ngày đăng: 6/4/2018

Tỉnh Bến Tre đặt mục tiêu đến năm 2020 có 45% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.

Trung tâm Khuyến công Bến Tre hỗ trợ lò sấy dừa 90 triệu đồng mỗi cơ sở.

Năm 2017, lãi suất vay của quỹ tỉnh là 3,5% một năm.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("currency")
    library = Library.open(new_sqlite(folder / "library.sqlite3"))
    for name, text in (("a.txt", OLD), ("b.txt", NEW)):
        library.put(prepare(read_content(text.encode(), name), name))
    yield Assistant(library, VietnameseWording(), lambda: dt.date(2026, 11, 23))
    library.close()


@pytest.mark.parametrize("question", ["Mục tiêu của Bến Tre là bao nhiêu?", "muc tieu cua ben tre la bao nhieu"])
def test_without_a_year_the_newest_goes_first_and_the_old_one_is_past(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)

    assert answer.status is Status.ANSWERED
    assert "45%" in answer.headline
    assert answer.frame == "Mục tiêu đến năm 2020 · Bến Tre"
    assert "25% đến năm 2015 là số của kỳ trước." in answer.notes


def test_what_tells_of_another_year_is_only_near(assistant: Assistant) -> None:
    """By the year of the sentence and of its article; one that is told of answers."""
    asked = "lãi suất vay của quỹ tỉnh Bến Tre năm {} là bao nhiêu"
    assert assistant.ask(asked.format(2017)).status is Status.ANSWERED
    near = assistant.ask(asked.format(2022))
    assert near.status is Status.NEAR
    assert "2022" in near.because


def test_with_a_year_that_year(assistant: Assistant) -> None:
    answer = assistant.ask("Mục tiêu của Bến Tre đến năm 2015 là bao nhiêu?")

    assert "25%" in answer.headline
    assert answer.frame == "Mục tiêu đến năm 2015 · Bến Tre"
    assert not any("kỳ trước" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "Năm nay Bến Tre hỗ trợ lò sấy dừa bao nhiêu tiền?",
        "nam nay ben tre ho tro lo say dua bao nhieu tien",
        "Hiện nay Bến Tre hỗ trợ lò sấy dừa bao nhiêu tiền?",
        "bây giờ Bến Tre đặt mục tiêu bao nhiêu phần trăm cơ sở áp dụng sản xuất sạch hơn",
        "hiện nay mục tiêu sản xuất sạch hơn của Bến Tre là gì",
        "muc tieu hien nay cua ben tre la gi",
    ],
)
def test_a_document_of_2018_is_only_near_today(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)

    assert answer.status is Status.NEAR
    assert answer.headline == "Gần với câu hỏi nhất là bài của năm 2018:"
    assert answer.because == "Bài không nói về thời điểm hiện nay."


def test_the_newest_there_is_says_of_which_year(assistant: Assistant) -> None:
    answer = assistant.ask("Mục tiêu mới nhất của Bến Tre")

    assert answer.status is Status.ANSWERED
    assert "45%" in answer.headline
    assert "Bài mới nhất đang có là của năm 2018." in answer.notes


def test_what_something_is_holds_today(assistant: Assistant) -> None:
    answer = assistant.ask("Năm 2018 Bến Tre hỗ trợ lò sấy dừa bao nhiêu tiền?")

    assert answer.status is Status.ANSWERED


@pytest.mark.parametrize("question", ["giá dừa hôm nay", "gia say dua hom nay bao nhieu", "tối nay sấy dừa ở đâu"])
def test_nothing_comes_near_to_what_is_so_today(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


def test_what_answers_is_dated_where_today_is_asked_about(assistant: Assistant) -> None:
    answer = assistant.ask("Hôm nay Bến Tre hỗ trợ lò sấy dừa bao nhiêu tiền?")

    assert (answer.status, answer.headline) == (Status.NEAR, "Gần với câu hỏi nhất là bài của năm 2018:")
