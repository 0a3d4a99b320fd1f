"""A text is taken apart into what it states; what states nothing is left aside."""

from __future__ import annotations

import unicodedata

import pytest

from knowledge.targets import Indicator, TargetKind
from retrieval.checking.statements import take_apart

LIST = (
    "Mục tiêu SXSH của Nghệ An đến năm 2020:\n"
    "- 60% cơ sở sản xuất công nghiệp nhận thức được lợi ích của SXSH\n"
    "- 35% cơ sở sản xuất công nghiệp áp dụng SXSH"
)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Chào cả nhà ạ!",
        "Kính chào các anh chị.",
        "Cả nhà ơi, có đúng là 90% cơ sở áp dụng SXSH không?",
        "Thanh Hóa đặt mục tiêu 90% cơ sở áp dụng, đúng không",
        "cai nay dung ko",
        "bai nay co dung khong ban",
        "Bài này có đúng không bạn",
        "SXSH có giúp doanh nghiệp tiết kiệm không ạ",
        "Có phải SXSH giúp doanh nghiệp tiết kiệm",
        "ha noi da dat muc tieu do chua...",
        "“co phai ha noi da dat 25% co so”",
        "Theo tôi 50% cơ sở áp dụng SXSH là quá ít.",
        "Mong các doanh nghiệp cùng áp dụng sản xuất sạch hơn.",
        "Chia sẻ ngay cho bạn bè cùng biết!",
        "Trân trọng cảm ơn anh chị đã đọc bài.",
        "Rất hay.",
        "https://sxsh.vn/tin-tuc/bai-viet-ve-san-xuat-sach-hon",
        "😀😀😀",
    ],
)
def test_what_says_of_nothing_that_it_is_so_is_no_statement(said: str) -> None:
    """Greetings, questions with and without their mark, opinions, wishes, thanks, links and what is too short."""
    assert take_apart(said).statements == ()


def test_a_question_inside_a_statement_does_not_make_it_one() -> None:
    """ "Được không" asks at the end of a sentence alone, and "vật liệu" is no "liệu"."""
    said = "Phần đọc được không ghi năm đích của kế hoạch. Cơ sở áp dụng tiết kiệm 8% nguyên nhiên vật liệu."
    assert len(take_apart(said).statements) == 2


def test_each_figure_of_a_sentence_is_a_statement() -> None:
    """With what it counts, for when, and its place in the text."""
    said = (
        "Đến năm 2020, Nghệ An phấn đấu 60% cơ sở sản xuất công nghiệp nhận thức được lợi ích của SXSH; "
        "35% cơ sở sản xuất công nghiệp áp dụng SXSH."
    )
    first, second = take_apart(said).statements
    assert first.figure is not None
    assert second.figure is not None
    assert (first.text, first.start, first.end) == (said, 0, len(said))
    assert [each.figure.quantity for each in (first, second) if each.figure] == ["60%", "35%"]
    assert (first.figure.indicator, second.figure.indicator) == (Indicator.AWARENESS, Indicator.ADOPTION)
    assert {each.figure.period_to for each in (first, second) if each.figure} == {2020}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_items_of_a_list_have_place_and_year_of_the_line_above(form: str) -> None:
    """In decomposed letters as well; the line itself states nothing."""
    figures = [each.figure for each in take_apart(unicodedata.normalize(form, LIST)).statements]
    assert [(each.province, each.period_to, each.kind) for each in figures if each] == [
        ("Nghệ An", 2020, TargetKind.TARGET)
    ] * 2
    assert len(figures) == 2


def test_a_heading_states_nothing_and_gives_its_place() -> None:
    """The first line, where it is short and without a stop and others follow."""
    taken = take_apart("Nghệ An đẩy mạnh sản xuất sạch hơn\nSở Công Thương mở lớp tập huấn cho doanh nghiệp.")
    assert taken.province == "Nghệ An"
    assert [each.text for each in taken.statements] == ["Sở Công Thương mở lớp tập huấn cho doanh nghiệp."]


def test_a_text_about_two_provinces_gives_neither_to_its_sentences() -> None:
    """A sentence that names none is then of none."""
    taken = take_apart(
        "Đến năm 2020, Nghệ An phấn đấu 60% cơ sở áp dụng SXSH. "
        "Đến năm 2020, Thanh Hóa phấn đấu 50% cơ sở áp dụng SXSH."
    )
    assert taken.province is None
    assert [each.figure.province for each in taken.statements if each.figure] == ["Nghệ An", "Thanh Hóa"]


def test_a_text_of_nothing_but_figures_is_read_in_part() -> None:
    """The rest is counted: reading thousands in one sentence would take minutes."""
    taken = take_apart("1% " * 6_000)
    assert len(taken.statements) + taken.unread == 6_000
    assert len(taken.text) < 400


def test_what_sums_up_a_target_is_one_as_well() -> None:
    """A figure that says nothing of its kind goes on with the target just before."""
    said = "Nghệ An phấn đấu đến năm 2020 có 60% cơ sở áp dụng SXSH. Cơ sở áp dụng tiết kiệm 8% năng lượng."
    figure = take_apart(said).statements[-1].figure
    assert figure is not None
    assert (figure.indicator, figure.kind, figure.period_to) == (Indicator.SAVING, TargetKind.TARGET, 2020)
