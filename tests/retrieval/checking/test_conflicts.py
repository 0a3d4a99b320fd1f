"""What pages are known to say differently is told with a statement that it is about, and with no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.records import Digest
from knowledge.store.library import Library
from knowledge.targets import find_targets
from retrieval.assistant import Assistant
from retrieval.records import Finding
from tests.factories import make_draft
from tests.support.database import new_sqlite
from tests.wording import PlainWording

CONFLICT = "Về tiền của 142 đề án khuyến công Nghệ An, báo ghi hơn 104 tỷ đồng, trang của Bộ ghi hơn 48 tỷ đồng."
ADOPTION = "Đến năm 2020, Nghệ An phấn đấu 48% cơ sở sản xuất công nghiệp áp dụng SXSH."
PACKAGES = "Về bao bì khó phân hủy, một trang ghi giảm 48%, trang khác ghi giảm 50%."
PAPER = "Về Thông tư 46/2012/TT-BCT, một trang ghi ngày 28/12/2013, trang khác 28/12/2012."


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    library = Library.open(new_sqlite(tmp_path / "library.sqlite3"))
    for title, text, conflict in (
        ("Báo", "Giai đoạn 2021-2025, Nghệ An có 142 đề án khuyến công với hơn 104 tỷ đồng.", CONFLICT),
        ("Bộ", "Giai đoạn 2021-2025, Nghệ An có 142 đề án khuyến công với hơn 48 tỷ đồng.", CONFLICT),
        ("Đích", ADOPTION, PACKAGES),
        ("Quy chế", "Quy chế khuyến công của Nghệ An căn cứ Thông tư 46/2012/TT-BCT của Bộ Công Thương.", PAPER),
    ):
        draft = make_draft(title, text, province="Nghệ An", digest=Digest(conflict=conflict))
        library.put(draft.model_copy(update={"targets": find_targets(draft.article, draft.chunks)}))
    yield Assistant(library, PlainWording(), today=lambda: dt.date(2026, 1, 15))
    library.close()


@pytest.mark.parametrize(
    ("money", "finding"), [("48", Finding.MATCHES), ("104", Finding.MATCHES), ("60", Finding.DIFFERS)]
)
def test_a_conflict_is_told_whichever_page_a_figure_follows(assistant: Assistant, money: str, finding: Finding) -> None:
    """Where it matches one of them, and where it matches none."""
    said = f"Giai đoạn 2021-2025, Nghệ An có 142 đề án khuyến công với hơn {money} tỷ đồng."
    statement = assistant.check(said).statements[-1]
    assert (statement.finding, statement.conflict) == (finding, CONFLICT)


def test_a_conflict_on_something_else_is_not_told(assistant: Assistant) -> None:
    """The page that states the share differs from another one in a share of something else."""
    (statement,) = assistant.check(ADOPTION).statements
    assert (statement.finding, statement.conflict) == (Finding.MATCHES, None)


def test_a_statement_without_figures_has_that_on_the_paper_it_names(assistant: Assistant) -> None:
    """By its number."""
    (statement,) = assistant.check("Quy chế khuyến công của Nghệ An căn cứ Thông tư 46/2012/TT-BCT.").statements
    assert (statement.finding, statement.conflict) == (Finding.MATCHES, PAPER)
