"""What a command shows is asked for in free words, and ordinary questions with the same words are none of that."""

from __future__ import annotations

import pytest

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.asked_form import asks_for_figures_alone, read_asked_form
from retrieval.query.asked_listing import asks_for_documents
from retrieval.query.asked_ranking import Ranking, read_asked_ranking
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.records import Form

LEXICON = Lexicon.shipped()
EMPTY = EmbeddedIndex.of(0, [], LEXICON)
ORDINARY = (
    "tài liệu nào quy định về kiểm toán năng lượng",
    "bài học kinh nghiệm của Hà Nội",
    "biểu đồ là gì",
    "mục tiêu cao nhất của sxsh là gì",
    "ai viết bài mới nhất",
    "bài nào?",
    "bài về Hà Nội đăng năm nào",
    "bài về Hà Nội nói gì",
    "bài báo nào nói về tiết kiệm điện ở Thanh Hóa",
    "tài liệu hướng dẫn sxsh tải ở đâu",
    "danh sách doanh nghiệp áp dụng sxsh ở Hà Nội",
    "liệt kê các bước áp dụng sản xuất sạch hơn",
    "công nghệ mới nhất ở Thanh Hóa",
    "tỉnh nào áp dụng nhiều nhất",
    "doanh nghiệp nào đặt mục tiêu cao nhất",
    "có bao nhiêu doanh nghiệp ở Thanh Hóa có mục tiêu",
    "các tỉnh có mục tiêu gì",
    "tỉnh nào đặt mục tiêu 90%",
    "vẽ sơ đồ dòng vật chất thế nào",
    "làm sao lập bảng cân bằng vật chất",
    "bảng giá điện Hà Nội",
    "excel là gì",
    "xuất khẩu xanh có mục tiêu gì",
    "biểu đồ tiêu thụ năng lượng dùng để làm gì",
    "mục tiêu của Thanh Hóa là bao nhiêu",
    "những tỉnh nào có trung tâm khuyến công",
)


def parse(question: str) -> Query:
    return parse_query(question, EMPTY, LEXICON)


def form_of(question: str) -> tuple[Form, str] | None:
    """The form in which nothing but figures is asked for, with the rest of the question."""
    asked = read_asked_form(parse(question))
    return asked if asked is not None and asks_for_figures_alone(parse(asked[1])) else None


@pytest.mark.parametrize("typing", [str, fold])
@pytest.mark.parametrize("question", ORDINARY)
def test_ordinary_questions_are_searched(question: str, typing: type[str]) -> None:
    """Whatever words of commands they hold, with tone marks or without."""
    asked = parse(typing(question))
    assert not asks_for_documents(asked)
    assert read_asked_ranking(asked) is None
    assert form_of(typing(question)) is None


@pytest.mark.parametrize("typing", [str, fold])
@pytest.mark.parametrize(
    "question",
    [
        "có những bài nào về Hà Nội",
        "liệt kê tài liệu về Thanh Hóa",
        "Bài mới nhất",
        "có tài liệu nào năm 2014",
        "cho mình xem các tài liệu của Quảng Ninh",
        "có bao nhiêu bài về Hà Nội",
        "bạn có bài báo nào về Hải Phòng không",
    ],
)
def test_documents_are_asked_for(question: str, typing: type[str]) -> None:
    """Of a place, of a year, the newest, or all there are."""
    assert asks_for_documents(parse(typing(question)))


@pytest.mark.parametrize("typing", [str, fold])
@pytest.mark.parametrize(
    ("question", "form", "rest"),
    [
        ("xuất excel tất cả mục tiêu", Form.WORKBOOK, "mục tiêu"),
        ("cho xin file excel mục tiêu Hà Nội", Form.WORKBOOK, "mục tiêu Hà Nội"),
        ("tải bảng số liệu Cao Bằng", Form.WORKBOOK, "số liệu Cao Bằng"),
        ("vẽ biểu đồ áp dụng sxsh", Form.CHART, "áp dụng sxsh"),
        ("cho xem biểu đồ mục tiêu tiết kiệm của Thanh Hóa", Form.CHART, "mục tiêu tiết kiệm của Thanh Hóa"),
    ],
)
def test_figures_are_asked_for_in_a_form(question: str, form: Form, rest: str, typing: type[str]) -> None:
    """The rest of the question says which; a province that sounds like a table keeps its name."""
    assert form_of(typing(question)) == (form, typing(rest))


@pytest.mark.parametrize("typing", [str, fold])
@pytest.mark.parametrize(
    ("question", "ranking"),
    [
        ("tỉnh nào đặt mục tiêu cao nhất", Ranking.HIGHEST),
        ("mục tiêu áp dụng cao nhất là của tỉnh nào", Ranking.HIGHEST),
        ("địa phương nào có chỉ tiêu nhận thức thấp nhất", Ranking.LOWEST),
        ("có bao nhiêu tỉnh có mục tiêu", Ranking.HAVING),
        ("những tỉnh nào có mục tiêu sxsh", Ranking.HAVING),
        ("có mấy tỉnh đặt mục tiêu đến năm 2020", Ranking.HAVING),
        ("danh sách các tỉnh có mục tiêu tiết kiệm", Ranking.HAVING),
    ],
)
def test_all_places_are_asked_about_together(question: str, ranking: Ranking, typing: type[str]) -> None:
    """Who sets the most or the least, or who sets any at all."""
    assert read_asked_ranking(parse(typing(question))) is ranking


@pytest.mark.parametrize("question", ["bài về Hà Nội năm ፩", "tỉnh nào đặt mục tiêu ፩ cao nhất", "bài năm ²⁰¹⁴"])
def test_digits_of_other_scripts_are_no_years(question: str) -> None:
    """And nothing breaks at them."""
    assert not asks_for_documents(parse(question))
    assert read_asked_ranking(parse(question)) is None


def test_how_long_a_course_takes_is_no_figure_of_a_programme() -> None:
    """Though "tập huấn" is an indicator; how many are to be trained is one."""
    assert not parse("tập huấn ở Thanh Hóa mấy ngày").targets.wants_figures
    assert parse("bao nhiêu cơ sở ở Thanh Hóa được tập huấn").targets.wants_figures
