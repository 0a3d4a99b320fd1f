"""Figures in the rows of tables, whose cells are parted by " | "."""

from __future__ import annotations

from knowledge.targets.records import Target
from knowledge.targets.table_extraction import find_table_figures


def figures(*lines: str) -> list[Target]:
    return [figure.target for figure in find_table_figures("\n".join(lines), "Lai Châu", written=2018)]


def test_a_year_in_a_row_is_when_and_no_figure() -> None:
    """Whatever percentage the text above speaks of; what the row costs is planned for that time."""
    found = figures(
        "Phấn đấu đến năm 2020 có 60% cơ sở áp dụng.",
        "Nhiệm vụ | Thời gian | Kinh phí (triệu đồng)",
        "Tập huấn sản xuất sạch hơn | 2018 - 2020 | 450",
        "Đánh giá nhanh các cơ sở chế biến chè | 2019 | 300",
    )
    assert [(each.low, each.unit, each.period_from, each.period_to) for each in found] == [
        (450_000_000, "đồng", 2018, 2020),
        (300_000_000, "đồng", 2019, 2019),
    ]


def test_as_many_as_a_year_has_is_a_figure_where_the_column_says_what_it_counts() -> None:
    found = figures("Đơn vị | Học viên (người)", "Toàn tỉnh | 2018")
    assert [(each.low, each.unit) for each in found] == [(2018, "người")]


def test_a_percentage_above_a_table_makes_none_of_its_numbers() -> None:
    """A unit is said alone, as in the heading of a column."""
    above = "Năm 2017 có 60% cơ sở áp dụng."
    assert not figures(above, "Huyện | Cơ sở áp dụng", "Tam Đường | 12")
    assert [each.unit for each in figures(above, "Huyện | Tỷ lệ áp dụng (%)", "Tam Đường | 12")] == ["%"]


def test_a_line_across_a_table_ends_it_not() -> None:
    """The rows below "II. Đào tạo" stand under the same head; their numbers are no figures."""
    found = figures(
        "TT | Chỉ tiêu | ĐVT | Năm 2020 | Năm 2025",
        "I. Áp dụng",
        "1 | Cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn | % | 7 | 19",
        "II. Đào tạo",
        "2 | Số lớp tập huấn | lớp | - | 9",
    )
    assert [(each.low, each.unit, each.period_to) for each in found] == [
        (7, "%", 2020),
        (19, "%", 2025),
        (9, "lớp", 2025),
    ]


def test_a_sentence_or_a_caption_ends_a_table() -> None:
    """What stands under the next caption has nothing of the head above."""
    head = "Chỉ tiêu | ĐVT | Năm 2020"
    row = "Cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn | % | 7%"
    for between in ("Bảng 2. Các huyện", "Sở Công Thương chủ trì."):
        above, below = figures(head, row, between, row)
        assert (above.period_to, below.period_to) == (2020, None)


def test_the_number_of_a_row_without_a_head_is_no_figure() -> None:
    found = figures("3 | Mức tiết kiệm năng lượng | % | 6%", "4 | Số lớp tập huấn | lớp | 12")
    assert [(each.low, each.unit) for each in found] == [(6, "%"), (12, "lớp")]
