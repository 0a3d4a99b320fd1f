"""Figures are looked up and compared by place, year and indicator, each with the documents that state it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import texts
from bot.views.figures import compose_targets
from bot.views.markup import to_plain_text
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from knowledge.targets import Indicator, TargetCorrection, TargetKind, fingerprint
from retrieval.assistant import Assistant
from retrieval.index.segment_store import SegmentStore
from retrieval.records import Answer, Reason, Status
from retrieval.snapshots.embedded import EmbeddedSnapshots
from tests.support.database import copy_library, new_sqlite
from tests.wording import PlainWording

NGHE_AN = """Nghệ An đẩy mạnh sản xuất sạch hơn

Theo kế hoạch của tỉnh Nghệ An, đến năm 2025 có 60% cơ sở sản xuất nhận thức được lợi ích; \
30% cơ sở sản xuất áp dụng sản xuất sạch hơn.

Năm 2021, đã có 12% cơ sở sản xuất ở Nghệ An áp dụng sản xuất sạch hơn.

Ngày đăng: 5/3/2022
"""
NGHE_AN_LATER = """Nghệ An nâng mục tiêu sản xuất sạch hơn

Ủy ban nhân dân tỉnh Nghệ An đặt mục tiêu mới: đến năm 2025 có 40% cơ sở sản xuất \
áp dụng sản xuất sạch hơn trên địa bàn tỉnh.

Ngày đăng: 9/8/2023
"""
VINH_PHUC = """Vĩnh Phúc với sản xuất sạch hơn trong công nghiệp

Tỉnh Vĩnh Phúc phấn đấu giai đoạn 2021-2030 có 50% doanh nghiệp vừa và lớn áp dụng sản xuất sạch hơn.

Ngày đăng: 2/2/2021
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library, to be read alone."""
    file = tmp_path_factory.mktemp("library") / "library.sqlite3"
    opened = Library.open(new_sqlite(file))
    for name, text in (("a.txt", NGHE_AN), ("b.txt", NGHE_AN_LATER), ("c.txt", VINH_PHUC)):
        opened.put(prepare(read_content(text.encode(), name), name))
    opened.close()
    return file


@pytest.fixture(scope="module")
def assistant(filled: Path) -> Iterator[Assistant]:
    """To be asked alone."""
    opened = Library.open(f"sqlite:///{filled}")
    yield Assistant(opened, PlainWording(), lambda: dt.date(2026, 11, 23))
    opened.close()


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Iterator[Library]:
    """One to be changed."""
    opened = Library.open(f"sqlite:///{shutil.copy(filled, tmp_path)}")
    yield opened
    opened.close()


def rows(answer: Answer) -> list[tuple[str, float, str | None, int | None]]:
    return [(f.target.indicator.value, f.target.low, f.target.province, f.target.period_to) for f in answer.targets]


def test_a_place_gives_its_figures_targets_first_and_the_newest_document_first(assistant: Assistant) -> None:
    """Two documents that disagree both stand there, each with its own citation."""
    answer = assistant.look_up("nghe an")
    assert rows(answer) == [
        ("awareness", 60, "Nghệ An", 2025),
        ("adoption", 40, "Nghệ An", 2025),
        ("adoption", 30, "Nghệ An", 2025),
        ("adoption", 12, "Nghệ An", 2021),
    ]
    assert answer.targets[3].target.kind is TargetKind.RESULT
    titles = {citation.n: citation.title for citation in answer.citations}
    assert [titles[fact.citations[0]][:16] for fact in answer.targets[1:3]] == ["Nghệ An nâng mục", "Nghệ An đẩy mạnh"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Nghệ An nhận thức", [("awareness", 60, "Nghệ An", 2025)]),
        ("Nghệ An 2021", [("adoption", 12, "Nghệ An", 2021)]),
        ("Phú Thọ", [("adoption", 50, "Vĩnh Phúc", 2030)]),
        ("Vĩnh Phúc 2025", [("adoption", 50, "Vĩnh Phúc", 2030)]),
        ("Nghệ An giai đoạn 2020-2022", [("adoption", 12, "Nghệ An", 2021)]),
        ("Vĩnh Phúc 2029-2035", [("adoption", 50, "Vĩnh Phúc", 2030)]),
        ("các tỉnh nhận thức", [("awareness", 60, "Nghệ An", 2025)]),
    ],
)
def test_year_indicator_and_place_narrow_it_down(
    assistant: Assistant, asked: str, expected: list[tuple[str, float, str, int]]
) -> None:
    """A year lies within the period; a province of today has the figures of those it took in."""
    assert rows(assistant.look_up(asked)) == expected


def test_the_chosen_province_is_taken_where_none_is_named(assistant: Assistant) -> None:
    """And only there."""
    assert {fact.target.province for fact in assistant.look_up("2025", province="Vĩnh Phúc").targets} == {"Vĩnh Phúc"}
    assert {fact.target.province for fact in assistant.look_up("Nghệ An", province="Vĩnh Phúc").targets} == {"Nghệ An"}


def test_without_any_place_those_with_targets_are_offered(assistant: Assistant) -> None:
    """Rather than everything at once."""
    answer = assistant.look_up("mục tiêu")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.WHICH_PLACE)
    assert answer.suggestions == ("targets of Nghệ An", "targets of Vĩnh Phúc")


def test_what_is_not_there_is_said_with_what_is(assistant: Assistant) -> None:
    """Never a figure of another year or place."""
    missing = assistant.look_up("Nghệ An 2035")
    assert missing.headline == "no targets of Nghệ An [2035], there [2025, 2025, 2025, 2021]"
    assert missing.related[0].title.startswith("Nghệ An")
    assert assistant.look_up("Cần Thơ").reason is Reason.NO_DOCUMENT_FOR_PLACE
    assert assistant.look_up("Nghệ An đào tạo").status is Status.NOT_FOUND


def test_what_is_not_there_leads_to_what_the_place_has(assistant: Assistant) -> None:
    """Its own figures are offered before those of others; their years are told unless the refusal tells them."""
    missing = assistant.look_up("Vĩnh Phúc 2035")
    assert missing.suggestions == ("targets of Vĩnh Phúc any 2030",)
    assert missing.advice[-1] == "ask Sở Công Thương Phú Thọ with Vĩnh Phúc"
    assert not [step for step in missing.advice if step.startswith("see")]
    refused = assistant.ask("Nghệ An áp dụng lò gạch tuy nen kiểu Đức năm 2035")
    assert refused.status is Status.NOT_FOUND
    assert "see 2021, 2025" in refused.advice


def test_places_are_compared_in_the_order_in_which_they_were_named(assistant: Assistant) -> None:
    """With every figure of both; one place alone is nothing to compare."""
    answer = assistant.compare("Vĩnh Phúc, Nghệ An")
    assert answer.compared == ("Vĩnh Phúc", "Nghệ An")
    assert {fact.target.province for fact in answer.targets} == {"Vĩnh Phúc", "Nghệ An"}
    assert assistant.compare("các tỉnh").compared == ("Nghệ An", "Vĩnh Phúc")
    assert assistant.compare("cả nước với Nghệ An").compared == ("Nghệ An", "")
    alone = assistant.compare("Nghệ An")
    assert (alone.reason, alone.headline) == (Reason.WHICH_PLACE, "which others beside Nghệ An")
    assert alone.suggestions == ("compare Nghệ An, Vĩnh Phúc",)
    nowhere = assistant.compare("ở đâu đó")
    assert (nowhere.headline, nowhere.suggestions) == ("which others beside None", ("compare Nghệ An, Vĩnh Phúc",))


def test_places_without_a_figure_of_the_year_are_all_named(assistant: Assistant) -> None:
    """None of them is given the figures of another."""
    answer = assistant.ask("so sánh Nghệ An với Vĩnh Phúc 2050")
    assert answer.headline.startswith("no targets of Nghệ An, Vĩnh Phúc [2050]")


def test_a_comparison_speaks_of_every_place_that_was_named(assistant: Assistant) -> None:
    """Also where one has no figure of the year, or none at all."""
    answer = assistant.ask("so sánh mục tiêu Nghệ An và Vĩnh Phúc 2028")
    assert answer.compared == ("Nghệ An", "Vĩnh Phúc")
    assert {each.target.province for each in answer.others} == {"Nghệ An"}


@pytest.mark.parametrize("question", ["mục tiêu Nghệ An 2035", "muc tieu nghe an 2050", "chỉ tiêu Vĩnh Phúc 1990"])
def test_a_question_for_another_year_is_told_which_there_are(assistant: Assistant, question: str) -> None:
    """Rather than that nothing was found, and never with a figure of another year as its answer."""
    answer = assistant.ask(question)
    assert (answer.status, answer.targets) == (Status.NOT_FOUND, ())
    assert answer.headline.startswith("no targets of")
    assert answer.related


def test_a_place_without_the_figure_compared_has_those_of_other_years_beside(assistant: Assistant) -> None:
    """Of the same indicator, cited like the others; a general claim is none."""
    answer = assistant.compare("áp dụng Vĩnh Phúc, Nghệ An 2028")
    assert rows(answer) == [("adoption", 50, "Vĩnh Phúc", 2030)]
    assert answer.years == (2028,)
    others = [(each.target.province, each.target.low, each.target.period_to) for each in answer.others]
    assert others == [("Nghệ An", 40, 2025), ("Nghệ An", 30, 2025), ("Nghệ An", 12, 2021)]
    numbers = {citation.n for citation in answer.citations}
    assert {n for each in answer.others for n in each.citations} <= numbers


@pytest.mark.parametrize(
    "question", ["mục tiêu áp dụng sxsh của vĩnh phúc", "muc tieu ap dung sxsh vinh phuc la bao nhieu"]
)
def test_a_free_question_for_figures_carries_them(assistant: Assistant, question: str) -> None:
    """Beside the quoted sentence, cited by the same numbers."""
    answer = assistant.ask(question)
    assert rows(answer) == [("adoption", 50, "Vĩnh Phúc", 2030)]
    assert answer.citations[answer.targets[0].citations[0] - 1].province == "Vĩnh Phúc"


@pytest.mark.parametrize(
    "question",
    [
        "mục tiêu tiết kiệm năng lượng Đồng Tháp 2030",
        "dong thap dat muc tieu tiet kiem nang luong bao nhieu den 2030",
    ],
)
def test_a_figure_that_measures_what_the_question_names_answers_it(library: Library, question: str) -> None:
    """A row of a table names no year and no place; its figure has those of the head and of the document."""
    table = """Kế hoạch sản xuất và tiêu dùng bền vững tỉnh Đồng Tháp

| Chỉ tiêu | Đơn vị | Mục tiêu năm 2025 | Mục tiêu năm 2030 |
|---|---|---|---|
| Cơ sở sản xuất áp dụng sản xuất sạch hơn | % | 20 | 38 |
| Mức tiết kiệm năng lượng trên một đơn vị sản phẩm | % | 6 | 9 |
"""
    library.put(prepare(read_content(table.encode(), "d.md"), "d.md"))
    answer = Assistant(library, PlainWording()).ask(question)
    assert (answer.status, rows(answer)) == (Status.ANSWERED, [("saving", 9, "Đồng Tháp", 2030)])


def test_a_question_for_something_else_carries_none(assistant: Assistant) -> None:
    """Figures are no answer to who, where and how."""
    assert assistant.ask("ai phát biểu tại hội nghị ở Nghệ An").targets == ()
    assert assistant.ask("mục tiêu của hội thảo chuyên đề nước thải dệt nhuộm Nghệ An là gì").targets == ()


def test_a_persons_word_counts_survives_a_new_reading_and_keeps_the_machines(library: Library) -> None:
    """Rejected figures are not shown; both values stay in the database."""
    draft = prepare(read_content(VINH_PHUC.encode(), "c.txt"), "c.txt")
    (found,) = draft.targets
    library.put(draft, corrected_targets={fingerprint(found): TargetCorrection(low=55, high=55)})
    later = VINH_PHUC.replace("với sản xuất", "và chuyện sản xuất")
    assert library.put(prepare(read_content(later.encode(), "c.txt"), "c.txt")).outcome == "updated"
    (stored,) = library.targets(provinces=["Vĩnh Phúc"])
    assert (stored.target.low, stored.found.low) == (55, 50)
    library.put(draft, corrected_targets={fingerprint(found): TargetCorrection(rejected=True)})
    assert library.targets(provinces=["Vĩnh Phúc"]) == ()
    library.put(draft)
    assert library.targets(provinces=["Vĩnh Phúc"]) == ()


def test_figures_go_with_their_article(library: Library) -> None:
    """Removed with it, and listed by indicator, year and kind while it is there."""
    assistant = Assistant(library, PlainWording())
    assert rows(assistant.list_targets(province="Nghệ An", indicator=Indicator.ADOPTION, kind=TargetKind.RESULT)) == [
        ("adoption", 12, "Nghệ An", 2021)
    ]
    for entry in library.articles():
        library.remove(entry.article.id)
    assert assistant.list_targets().targets == ()


def test_a_figure_that_a_text_comes_back_to_is_shown_once(shipped: Path, tmp_path: Path) -> None:
    """The shipped digest says in a sentence of its own what the 100% of training are counted of."""
    copy_library(shipped, tmp_path)
    library = Library.open(f"sqlite:///{tmp_path / 'library.sqlite3'}")
    store = SegmentStore(tmp_path / "library.sqlite3.index" / library.identity(), library.identity())
    answer = Assistant(library, PlainWording(), snapshots=EmbeddedSnapshots(library, store)).look_up("Thanh Hóa 2020")
    assert [(fact.target.indicator.value, fact.target.high) for fact in answer.targets] == [
        ("awareness", 90),
        ("adoption", 50),
        ("saving", 13),
        ("unit_in_charge", 90),
        ("training", 100),
    ]
    library.close()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("mục tiêu Nghệ An trước năm 2025", {2021}),
        ("muc tieu nghe an truoc 2025", {2021}),
        ("mục tiêu Nghệ An sau năm 2021", {2025}),
        ("mục tiêu Nghệ An từ 2021 trở đi", {2021, 2025}),
        ("mục tiêu Nghệ An đến năm 2025", {2025}),
        ("mục tiêu Vĩnh Phúc giai đoạn sau 2025", {2030}),
    ],
)
def test_a_period_may_be_open_on_one_side(assistant: Assistant, question: str, expected: set[int]) -> None:
    """The year named is outside of what comes before or after it; a deadline is the year itself."""
    answer = assistant.ask(question)
    assert {fact.target.period_to for fact in answer.targets} == expected
    assert answer.headline in {fact.target.sentence for fact in answer.targets}


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("mục tiêu Nghệ An trước năm 2021", "no targets of Nghệ An [(None, 2020)]"),
        ("mục tiêu Nghệ An sau 2025", "no targets of Nghệ An [(2026, None)]"),
        ("so sánh Nghệ An 2030 và 2035", "no targets of Nghệ An [2030, 2035]"),
    ],
)
def test_a_sentence_of_the_year_named_is_no_answer_outside_of_it(
    assistant: Assistant, question: str, heading: str
) -> None:
    """The figures there are for other years are named instead."""
    answer = assistant.ask(question)
    assert (answer.status, answer.targets) == (Status.NOT_FOUND, ())
    assert answer.headline == f"{heading}, there [2025, 2025, 2025, 2021]"


@pytest.mark.parametrize(
    "question",
    [
        "so sánh Nghệ An 2021 và 2025",
        "so sanh nghe an 2021 va 2025",
        "Nghệ An 2025 so với 2021",
        "so sánh áp dụng ở Nghệ An 2021 và 2025",
    ],
)
def test_one_place_is_compared_in_two_years(assistant: Assistant, question: str) -> None:
    """The figures of both, each with its period."""
    answer = assistant.ask(question)
    assert answer.compared == ("Nghệ An",)
    assert {fact.target.period_to for fact in answer.targets} == {2021, 2025}
    assert {each.first for each in answer.periods} == {2021, 2025}


def test_a_year_without_figures_is_named_in_a_comparison(assistant: Assistant) -> None:
    """Beside the figures of the other."""
    shown = to_plain_text(compose_targets(assistant.ask("so sánh Nghệ An 2018 và 2021")))
    assert texts.figures.period_missing(2018, 2018) in shown
    assert "12%" in shown
    assert "40%" not in shown
