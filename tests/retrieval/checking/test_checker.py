"""Each statement of a text is held against the documents: the same, another figure of the same thing, or not told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.records import Basis, SourceDate
from knowledge.store.library import Library
from knowledge.targets import find_targets
from retrieval.assistant import Assistant
from retrieval.checking.checker import MOST_STATEMENTS
from retrieval.records import CheckedStatement, Finding
from tests.factories import make_draft
from tests.support.database import new_sqlite
from tests.wording import PlainWording

NGHE_AN = make_draft(
    "Nghệ An mở lớp về sản xuất sạch hơn",
    "Ngày 5/6/2019, Sở Công Thương Nghệ An mở lớp tập huấn SXSH cho doanh nghiệp tại thành phố Vinh. "
    "Bà Trần Thu Lan, Phó Giám đốc Sở, phát biểu khai mạc lớp học. Sở dự kiến lập một trang tin về tiết kiệm điện.",
    "Theo kế hoạch 77/KH-UBND, đến năm 2020 tỉnh phấn đấu có 60% cơ sở sản xuất công nghiệp nhận thức được lợi ích; "
    "35% cơ sở sản xuất công nghiệp áp dụng SXSH.",
    province="Nghệ An",
    date=SourceDate.of(Basis.PUBLISHED, 2019, 6, 7),
)
ADOPTION = "Đến năm 2020, Nghệ An phấn đấu 35% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """To be asked alone."""
    library = Library.open(new_sqlite(tmp_path_factory.mktemp("library") / "library.sqlite3"))
    library.put(NGHE_AN.model_copy(update={"targets": find_targets(NGHE_AN.article, NGHE_AN.chunks)}))
    yield Assistant(library, PlainWording(), today=lambda: dt.date(2026, 1, 15))
    library.close()


def only(assistant: Assistant, text: str) -> CheckedStatement:
    (statement,) = assistant.check(text).statements
    return statement


def test_the_same_figure_matches_with_its_citation(assistant: Assistant) -> None:
    """It names the passage that states it, and that the year of the target is over."""
    checked = assistant.check(ADOPTION)
    (statement,) = checked.statements
    assert (statement.finding, statement.citation, statement.passed) == (Finding.MATCHES, 1, 2020)
    assert "35% cơ sở" in checked.citations[0].snippet
    assert statement.stated is not None
    assert statement.stated.quantity == "35%"


def test_another_figure_of_the_same_thing_differs_and_both_are_told(assistant: Assistant) -> None:
    """Place, period, kind, indicator and whom agree; the value does not."""
    statement = only(assistant, ADOPTION.replace("35%", "53%"))
    assert statement.finding is Finding.DIFFERS
    assert statement.figure is not None
    assert statement.stated is not None
    assert (statement.figure.quantity, statement.stated.quantity) == ("53%", "35%")


@pytest.mark.parametrize("bound", ["trên 35%", "tối đa 35%", "gần 35%"])
def test_a_changed_bound_is_a_changed_figure(assistant: Assistant, bound: str) -> None:
    """ "Trên 35%" is not what says "35%"."""
    assert only(assistant, ADOPTION.replace("35%", bound)).finding is Finding.DIFFERS


@pytest.mark.parametrize("value", ["35%", "53%"])
@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("Nghệ An", "Thanh Hóa"),
        ("Nghệ An", "cả nước"),
        ("2020", "2025"),
        ("cơ sở sản xuất công nghiệp", "hộ gia đình"),
        ("áp dụng sản xuất sạch hơn", "có cán bộ chuyên trách về sản xuất sạch hơn"),
        ("áp dụng", "không áp dụng"),
        ("áp dụng", "chưa áp dụng"),
        ("Đến năm 2020, Nghệ An phấn đấu", "Năm 2020, Nghệ An đã có"),
    ],
)
def test_what_is_of_something_else_is_not_told(assistant: Assistant, value: str, written: str, instead: str) -> None:
    """Another place, year, whom, indicator or kind: neither the same nor false, whatever the figure is."""
    said = ADOPTION.replace("35%", value).replace(written, instead)
    statement = only(assistant, said)
    assert (statement.finding, statement.stated, statement.citation) == (Finding.NOT_TOLD, None, None)


def test_the_same_figure_of_a_firm_is_of_that_firm(tmp_path: Path) -> None:
    """Another name, another direction or another whom is another statement, though every other word is the same."""
    told = (
        "Năm 2019, Công ty Giấy Sao Xanh ở Nghệ An cắt bớt 1.200 tấn than, mở 3 lớp tập huấn cho công nhân xưởng hơi."
    )
    draft = make_draft("Giấy Sao Xanh", told, province="Nghệ An", date=SourceDate.of(Basis.PUBLISHED, 2020))
    library = Library.open(new_sqlite(tmp_path / "firm.sqlite3"))
    library.put(draft.model_copy(update={"targets": find_targets(draft.article, draft.chunks)}))
    assistant = Assistant(library, PlainWording(), today=lambda: dt.date(2026, 1, 15))

    def found(said: str) -> list[Finding]:
        return [each.finding for each in assistant.check(said).statements]

    assert found(told) == [Finding.MATCHES, Finding.MATCHES]
    assert found(told.replace("Sao Xanh", "Trăng Vàng")) == [Finding.NOT_TOLD, Finding.NOT_TOLD]
    assert found(told.replace("cắt bớt", "dùng thêm"))[0] is Finding.NOT_TOLD
    assert found(told.replace("1.200", "2.100")) == [Finding.DIFFERS, Finding.MATCHES]
    library.close()


def test_the_same_value_of_another_year_does_not_keep_one_from_differing(tmp_path: Path) -> None:
    """Of 2015 the documents say 25%; that 35% is told of 2020 is beside the matter."""
    draft = make_draft(
        "Nghệ An",
        "Đến năm 2015, Nghệ An phấn đấu 25% cơ sở sản xuất công nghiệp áp dụng SXSH. "
        "Đến năm 2020, Nghệ An phấn đấu 35% cơ sở sản xuất công nghiệp áp dụng SXSH.",
        province="Nghệ An",
    )
    library = Library.open(new_sqlite(tmp_path / "years.sqlite3"))
    library.put(draft.model_copy(update={"targets": find_targets(draft.article, draft.chunks)}))
    assistant = Assistant(library, PlainWording(), today=lambda: dt.date(2026, 1, 15))
    statement = only(assistant, ADOPTION.replace("2020", "2015"))
    assert statement.finding is Finding.DIFFERS
    assert statement.stated is not None
    assert statement.stated.quantity == "25%"
    library.close()


def test_a_figure_without_a_year_matches_and_never_differs(assistant: Assistant) -> None:
    """What says no year is told of any; of which one a changed figure is nobody knows."""
    said = "Nghệ An phấn đấu 35% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."
    assert only(assistant, said).finding is Finding.MATCHES
    assert only(assistant, said.replace("35%", "53%")).finding is Finding.NOT_TOLD


UNMARKED = "nghe an den nam 2020 phan dau 35% co so san xuat cong nghiep ap dung san xuat sach hon"


@pytest.mark.parametrize(
    ("written", "instead", "finding"),
    [
        ("35%", "35%", Finding.MATCHES),
        ("35%", "35 %", Finding.MATCHES),
        ("co so san xuat cong nghiep", "cs sx CN", Finding.MATCHES),
        ("san xuat sach hon", "sxsh", Finding.MATCHES),
        ("nghe an den nam 2020 phan dau", "den 2020 nghe an co", Finding.MATCHES),
        ("35%", "53%", Finding.DIFFERS),
        ("35%", "tren 35%", Finding.DIFFERS),
        ("35%", "khong qua 35%", Finding.DIFFERS),
        ("35%", "it hon 35%", Finding.NOT_TOLD),
        ("nam 2020", "nam 2025", Finding.NOT_TOLD),
        ("nghe an", "thanh hoa", Finding.NOT_TOLD),
        ("ap dung", "khong ap dung", Finding.NOT_TOLD),
        ("phan dau", "da co", Finding.NOT_TOLD),
    ],
)
def test_a_figure_typed_without_marks_is_compared_as_strictly(
    assistant: Assistant, written: str, instead: str, finding: Finding
) -> None:
    """In short forms too; bounds, denials, year and place count as they do with marks. It is shown as it was typed."""
    said = UNMARKED.replace(written, instead)
    statement = only(assistant, said)
    assert (statement.finding, statement.text) == (finding, said)
    assert statement.figure is not None
    assert statement.figure.sentence == said


def test_a_bare_year_is_the_year_of_a_figure(assistant: Assistant) -> None:
    """ "Mục tiêu Nghệ An 2030" is no target of 2020."""
    said = "Mục tiêu Nghệ An 2020: 35% cơ sở sản xuất công nghiệp áp dụng SXSH."
    assert only(assistant, said).finding is Finding.MATCHES
    assert only(assistant, said.replace("35%", "53%")).finding is Finding.DIFFERS
    assert only(assistant, said.replace("2020", "2030")).finding is Finding.NOT_TOLD


def test_a_saving_is_held_against_the_only_one_though_it_does_not_say_of_what(tmp_path: Path) -> None:
    """Where documents state several, nobody knows which one differs."""
    told = "Đến năm 2020, Nghệ An phấn đấu cơ sở áp dụng SXSH tiết kiệm 5-13% năng lượng, nguyên nhiên vật liệu."
    more = "Đến năm 2020, Nghệ An phấn đấu cơ sở áp dụng SXSH tiết kiệm 3% nước."
    library = Library.open(new_sqlite(tmp_path / "savings.sqlite3"))
    assistant = Assistant(library, PlainWording(), today=lambda: dt.date(2026, 1, 15))

    def add(title: str, text: str) -> None:
        draft = make_draft(title, text, province="Nghệ An")
        library.put(draft.model_copy(update={"targets": find_targets(draft.article, draft.chunks)}))

    add("Nghệ An tiết kiệm", told)
    said = "Nghệ An phấn đấu đến năm 2020: tiết kiệm 5-13%."
    assert only(assistant, said).finding is Finding.MATCHES
    assert only(assistant, said.replace("5-13%", "8-13%")).finding is Finding.DIFFERS
    add("Nghệ An tiết kiệm nước", more)
    assert only(assistant, said.replace("5-13%", "8-13%")).finding is Finding.NOT_TOLD
    library.close()


@pytest.mark.parametrize(
    "said",
    [
        "Ngày 5/6/2019, Sở Công Thương Nghệ An mở lớp tập huấn sản xuất sạch hơn cho doanh nghiệp.",
        "Ngày 05/06/2019 Sở Công Thương Nghệ An mở lớp tập huấn SXSH tại thành phố Vinh.",
        "Bà Trần Thu Lan, Phó Giám đốc Sở Công Thương Nghệ An, phát biểu khai mạc lớp học.",
        "Ngày 5/6/2019, Sở Công Thương Nghệ An mở lớp đào tạo về SXSH cho doanh nghiệp.",
        "so cong thuong nghe an mo lop tap huan sxsh cho doanh nghiep",
    ],
)
def test_a_statement_without_figures_matches_where_a_sentence_tells_it(assistant: Assistant, said: str) -> None:
    """With every content word: short forms, noughts, other words for the same and missing marks are no difference."""
    assert only(assistant, said).finding is Finding.MATCHES


@pytest.mark.parametrize(
    "said",
    [
        "Ngày 6/6/2019, Sở Công Thương Nghệ An mở lớp tập huấn sản xuất sạch hơn cho doanh nghiệp.",
        "Ngày 5/6/2019, Sở Công Thương Thanh Hóa mở lớp tập huấn sản xuất sạch hơn cho doanh nghiệp.",
        "Sở Công Thương Nghệ An không mở lớp tập huấn sản xuất sạch hơn cho doanh nghiệp.",
        "Bà Trần Thu Hằng, Phó Giám đốc Sở Công Thương Nghệ An, phát biểu khai mạc lớp học.",
        "Sở Công Thương Nghệ An đã lập một trang tin về tiết kiệm điện.",
        "Sở Công Thương Nghệ An tặng mỗi doanh nghiệp một máy lọc nước.",
        "Sở Công Thương Nghệ An mở lớp tập huấn kiểm toán cho doanh nghiệp.",
        "so cong thuong nghe an khong mo lop tap huan cho doanh nghiep",
        "Sở Công Thương Nghệ An chẳng mở lớp tập huấn SXSH cho doanh nghiệp.",
        "Bà Trần Thu Lan phát biểu bế mạc lớp học.",
        "Doanh nghiệp mở lớp tập huấn SXSH cho Sở Công Thương Nghệ An.",
    ],
)
def test_another_day_place_name_or_sense_is_not_told(assistant: Assistant, said: str) -> None:
    """What is denied, only planned, of somebody else, or has one word more is not what the documents say."""
    assert only(assistant, said).finding is Finding.NOT_TOLD


def test_sources_are_cited_once_a_passage(assistant: Assistant) -> None:
    """Two statements of one passage have one number."""
    checked = assistant.check(
        "Đến năm 2020, Nghệ An phấn đấu 60% cơ sở sản xuất công nghiệp nhận thức được lợi ích; "
        "35% cơ sở sản xuất công nghiệp áp dụng SXSH."
    )
    assert [each.citation for each in checked.statements] == [1, 1]
    assert [each.n for each in checked.citations] == [1]


def test_a_text_without_statements_has_none(assistant: Assistant) -> None:
    """And cites nothing."""
    checked = assistant.check("Chào cả nhà! Ai biết gì về SXSH không?")
    assert (checked.statements, checked.citations, checked.left_out) == ((), (), 0)


def test_of_a_long_text_the_rest_is_counted(assistant: Assistant) -> None:
    """No text keeps the bot for minutes."""
    checked = assistant.check("\n".join([ADOPTION] * (MOST_STATEMENTS + 2)))
    assert (len(checked.statements), checked.left_out) == (MOST_STATEMENTS, 2)
