"""The paper that is meant has the number and the year that were said: what another one says of itself is no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.records import Basis, Named, Particulars, Signer, SourceDate, Validity
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Status
from tests.factories import make_draft
from tests.support.database import new_sqlite

ISSUED = SourceDate.of(Basis.ISSUED, 2023, 12, 8)


def plan_of_2024() -> Draft:
    draft = make_draft(
        "Kế hoạch 45/KH-UBND tiết kiệm nước trong chế biến sắn của Kon Tum",
        "Kế hoạch 45/KH-UBND giao 11 cơ sở chế biến sắn lắp đồng hồ nước ở bể rửa củ trong năm. Kế hoạch này do Y Blen "
        "Niê ký, nằm trong Kế hoạch 17/KH-UBND ngày 5/1/2021.",
        province="Kon Tum",
        date=ISSUED,
    )
    numbers = tuple(Named(value=each) for each in ("45/KH-UBND", "17/KH-UBND"))
    about = Particulars(
        numbers=numbers, signers=(Signer(name="Y Blen Niê"),), validity=Validity(since="2024", until="2024")
    )
    return draft.model_copy(update={"article": draft.article.model_copy(update={"particulars": about})})


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    library = Library.open(new_sqlite(Path(tmp_path_factory.mktemp("library")) / "library.sqlite3"))
    library.put(plan_of_2024())
    yield Assistant(library, VietnameseWording(), today=lambda: dt.date(2026, 1, 15))
    library.close()


@pytest.mark.parametrize("year", ["2024", "2023"])
def test_the_year_that_it_holds_or_was_issued_in_is_its_own(assistant: Assistant, year: str) -> None:
    answer = assistant.ask(f"kế hoạch tiết kiệm nước của Kon Tum năm {year} số mấy")
    assert answer.status is Status.ANSWERED
    assert "45/KH-UBND" in answer.headline


def test_the_number_of_another_year_is_no_answer(assistant: Assistant) -> None:
    """The plan of 2024 is not that of 2025."""
    assert assistant.ask("kế hoạch tiết kiệm nước của Kon Tum năm 2025 số mấy").status is not Status.ANSWERED


@pytest.mark.parametrize("question", ["kế hoạch 45/KH-UBND Kon Tum ai ký", "45/KH-UBND ai ký", "ai ky 45/kh-ubnd"])
def test_the_code_of_a_number_says_what_paper_it_is(assistant: Assistant, question: str) -> None:
    """With the word for it or without."""
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert "Y Blen Niê" in answer.headline


@pytest.mark.parametrize("question", ["kế hoạch 17/KH-UBND Kon Tum ai ký", "ai ký 17/KH-UBND"])
def test_the_name_beside_another_number_has_not_signed(assistant: Assistant, question: str) -> None:
    """The plan of 2024 is signed, and only mentions the other: it is near, and says what nobody tells."""
    answer = assistant.ask(question)
    assert answer.status is Status.NEAR
    assert "không nói ai ký" in answer.because
    assert "17/KH-UBND" in answer.because
