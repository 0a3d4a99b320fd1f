"""Figures on a phone: what holds for all of them is said once, and a screen holds five."""

from __future__ import annotations

import textwrap

import pytest

from bot import texts
from bot.texts.wording import TelegramWording
from bot.views.figures import as_shown, compose_targets
from bot.views.markup import to_plain_text
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.database import open_database
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer
from tests.support.database import new_sqlite

FIVE = """Hòa Bình nâng cao năng lực áp dụng sản xuất sạch hơn trong công nghiệp

Tỉnh Hòa Bình đặt mục tiêu sản xuất sạch hơn đến năm 2020. Đến năm 2020, 90% cơ sở sản xuất công nghiệp nhận thức được
lợi ích của sản xuất sạch hơn. Đến năm 2020, 50% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn. Đến năm 2020, cơ
sở áp dụng sản xuất sạch hơn tiết kiệm 8-13% năng lượng, nguyên, nhiên, vật liệu. Đến năm 2020, 90% doanh nghiệp vừa và
lớn có bộ phận chuyên trách về sản xuất sạch hơn. Đến năm 2020, 100% cán bộ chuyên trách được đào tạo về sản xuất sạch
hơn.
"""
LATER = """Hòa Bình phấn đấu áp dụng sản xuất sạch hơn

Tỉnh Hòa Bình phấn đấu áp dụng sản xuất sạch hơn. Đến năm 2015, 25% cơ sở sản xuất công nghiệp áp dụng sản xuất
sạch hơn.
"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    library = Library(open_database(new_sqlite(tmp_path_factory.mktemp("figures") / "a.sqlite3")))
    library.put(prepare(read_content(FIVE.encode(), "a.txt"), "a.txt"))
    library.put(prepare(read_content(LATER.encode(), "b.txt"), "b.txt"))
    return Assistant(library, TelegramWording()).look_up("mục tiêu Hòa Bình 2020")


def test_five_targets_fit_one_screen(answer: Answer) -> None:
    """What, where, by when and from where stand in one heading; no row is parted from the next or says it again."""
    shown = to_plain_text(compose_targets(answer))
    assert len(answer.targets) == 5
    assert sum(len(textwrap.wrap(line, 45)) or 1 for line in shown.split("\n")) <= 20
    heading, *rows = shown.split("\n\n")[0].split("\n")
    assert heading == "Mục tiêu SXSH · Hòa Bình (nay thuộc Phú Thọ) · đến 2020 (đã hết hạn) [1]"
    assert len(rows) == 5
    assert not any("2020" in row or "[" in row or "Hòa Bình" in row for row in rows)
    assert shown.count("hết hạn") == 1


def test_sources_are_those_of_what_is_shown_numbered_as_they_are_shown(answer: Answer) -> None:
    """Whatever else the answer cites stands behind them; numbering it again changes nothing."""
    (only,) = {n for fact in answer.targets for n in fact.citations}
    last = answer.citations[only - 1].model_copy(update={"n": 7})
    others = [answer.citations[0].model_copy(update={"n": n, "title": f"Bài {n}"}) for n in (2, 5)]
    facts = tuple(fact.model_copy(update={"citations": (7,)}) for fact in answer.targets)
    jumping = answer.model_copy(update={"citations": (*others, last), "targets": facts})
    shown = as_shown(jumping)
    assert [(each.n, each.title) for each in shown.citations] == [(1, last.title), (2, "Bài 2"), (3, "Bài 5")]
    assert as_shown(shown) == shown
    text = to_plain_text(compose_targets(jumping))
    assert "[1] " in text
    assert "[7]" not in text
    assert "Bài" not in text


def test_the_notes_that_rows_make_needless_are_those_that_are_written() -> None:
    """A period that is over and today's name of a province: rows say both."""
    wording = TelegramWording()
    for note in (
        wording.deadline_passed(2020),
        wording.merged("Hòa Bình", "Phú Thọ"),
        wording.includes("Phú Thọ", ["Hòa Bình", "Vĩnh Phúc"]),
    ):
        assert texts.figures.is_in_rows(note)
    assert not texts.figures.is_in_rows(wording.newest_is_of(2024))
    for kind in texts.figures.KINDS:
        assert texts.figures.is_of_figures(texts.figures.statement(kind, (None, 2020), "Hòa Bình"))
    assert not texts.figures.is_of_figures("Người ký")
