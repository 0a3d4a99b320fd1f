"""Whether something must be done is answered by what tells that it must, and by no other duty of the same people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Status
from tests.factories import make_draft
from tests.support.database import new_sqlite


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    library = Library.open(new_sqlite(Path(tmp_path_factory.mktemp("library")) / "library.sqlite3"))
    library.put(
        make_draft(
            "Ai phải kiểm toán năng lượng",
            "Cơ sở trọng điểm phải kiểm toán năng lượng ba năm một lần. Cơ sở nhỏ tự chọn cách làm của mình.",
        )
    )
    library.put(make_draft("Phí nước thải", "Năm 2019 tỉnh thu 1,2 tỷ đồng phí nước thải của 48 cơ sở chế biến."))
    yield Assistant(library, VietnameseWording())
    library.close()


@pytest.mark.parametrize(
    "question", ["Cơ sở trọng điểm có bắt buộc kiểm toán năng lượng không?", "co bat buoc kiem toan nang luong khong"]
)
def test_a_duty_that_is_told_answers(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert "phải kiểm toán năng lượng" in answer.headline


@pytest.mark.parametrize(
    "question", ["Cơ sở trọng điểm có bắt buộc nộp phí không?", "cơ sở trọng điểm có phải đăng ký đất không"]
)
def test_another_duty_of_theirs_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is not Status.ANSWERED
