"""A document of another year than the one asked about is not the one that is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.records import Basis, Named, Particulars, SourceDate, Validity
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Status
from tests.factories import make_draft
from tests.support.database import new_sqlite

ISSUED = SourceDate.of(Basis.ISSUED, 2023, 12, 8)


def plan_of_2024() -> Draft:
    draft = make_draft(
        "Kế hoạch tiết kiệm nước trong chế biến sắn của Kon Tum",
        "Kế hoạch giao 11 cơ sở chế biến sắn lắp đồng hồ nước ở bể rửa củ trong năm.",
        province="Kon Tum",
        date=ISSUED,
    )
    about = Particulars(numbers=(Named(value="45/KH-UBND"),), validity=Validity(since="2024", until="2024"))
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
