"""Of a paper that no document speaks of nothing is answered for certain, and it is said why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Status
from tests.factories import make_draft
from tests.support.database import new_sqlite
from tests.wording import PlainWording

THANH_HOA = make_draft(
    "Thanh Hóa đặt mục tiêu sản xuất sạch hơn",
    "Theo Quyết định 1419/QĐ-TTg, đến năm 2020 tỉnh Thanh Hóa phấn đấu 50% cơ sở sản xuất áp dụng sản xuất sạch hơn.",
    "Bài đăng ngày 24/06/2022 nói về sản xuất sạch hơn.",
    province="Thanh Hóa",
)


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    library = Library.open(new_sqlite(tmp_path / "library.sqlite3"))
    library.put(THANH_HOA)
    yield Assistant(library, PlainWording())
    library.close()


@pytest.mark.parametrize(
    ("question", "paper"),
    [
        ("nghị định 06/2022 nói gì về sản xuất sạch hơn", "nghị định 06/2022"),
        ("quyết định 9999 đặt mục tiêu gì ở Thanh Hóa", "quyết định 9999"),
        ("quyet dinh 9999 dat muc tieu gi o thanh hoa", "quyet dinh 9999"),
    ],
)
def test_a_paper_that_nobody_names_is_told_so(assistant: Assistant, question: str, paper: str) -> None:
    """The month and year of a date are no number, and figures of the place are not those of the paper."""
    answer = assistant.ask(question)
    assert (answer.status, answer.because, answer.targets) == (Status.NEAR, f"unknown papers {paper}", ())


def test_a_refusal_says_so_too(assistant: Assistant) -> None:
    """Where nothing comes near, the paper is what is missing."""
    assert assistant.ask("thông tư 77/2019/TT-BTC").headline == "unknown papers thông tư 77/2019/TT-BTC"


@pytest.mark.parametrize("question", ["quyết định 1419 đặt mục tiêu gì", "Quyết định 1419/QĐ-TTg đặt mục tiêu gì"])
def test_a_paper_that_is_named_answers(assistant: Assistant, question: str) -> None:
    """Whether its code was typed or not."""
    assert assistant.ask(question).status is Status.ANSWERED
