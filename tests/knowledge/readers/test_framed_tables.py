"""Tables with drawn lines: heads of two rows, empty cells, and rows that a page break parts."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.readers.framed_tables import join_over_pages
from knowledge.readers.page_layout import read_page
from knowledge.readers.printed_words import Page, Rulings, Word

_SIDES = (0.0, 100.0, 160.0, 220.0, 280.0)


def _words(texts: Sequence[tuple[str, float]], row: float) -> list[Word]:
    """Texts with where they begin; letters 5 wide, rows 20 apart."""
    words = []
    for text, left in texts:
        for each in text.split():
            words.append(Word(each, left, 20 * row + 4, left + 5 * len(each), 20 * row + 14))
            left += 5 * len(each) + 4
    return words


def _lines(words: list[Word], rows: int, *, wide: bool) -> list[str]:
    """What is read of a table of five sides; with ``wide`` the first row's last two columns are one cell."""
    upright = [(x, 0.0, 20.0 * rows) for x in _SIDES if not (wide and x == 220.0)]
    upright += [(220.0, 20.0, 20.0 * rows)] if wide else []
    level = [(20.0 * y, 0.0, 280.0) for y in range(rows + 1) if not (wide and y == 1)]
    level += [(20.0, 160.0, 280.0)] if wide else []
    return [line.text for line in read_page(Page(tuple(words), Rulings(tuple(upright), tuple(level))))]


def test_a_figure_stays_in_its_column_beside_an_empty_cell() -> None:
    words = _words([("Chỉ tiêu", 5), ("ĐVT", 105), ("2020", 165), ("2025", 225)], 0)
    words += _words([("Áp dụng", 5), ("%", 105), ("19", 225)], 1) + _words(
        [("Nhận thức", 5), ("%", 105), ("7", 165)], 2
    )
    assert _lines(words, 3, wide=False) == [
        "Chỉ tiêu | ĐVT | 2020 | 2025",
        "Áp dụng | % | - | 19",
        "Nhận thức | % | 7",
    ]


def test_a_head_of_two_rows_is_one() -> None:
    """The wide cell is of both columns; the cells beside it reach down."""
    words = _words([("Chỉ tiêu", 5), ("ĐVT", 105), ("Mục tiêu", 200)], 0) + _words([("2020", 165), ("2025", 225)], 1)
    words += _words([("Áp dụng", 5), ("%", 105), ("7", 165), ("19", 225)], 2)
    assert _lines(words, 3, wide=True) == [
        "Chỉ tiêu | ĐVT | Mục tiêu 2020 | Mục tiêu 2025",
        "Áp dụng | % | 7 | 19",
    ]


def test_a_row_goes_on_on_the_next_page() -> None:
    """Below a head that is repeated, and above a foot of the page."""
    head = ("TT", "Chỉ tiêu", "2025")
    page = [(), head, ("1", "Cơ sở sản xuất công", "65"), ()]
    goes_on = ("", "nghiệp áp dụng", "")
    assert list(join_over_pages([page, [head, goes_on, ("2", "Lớp", "9")]])) == [(0, 2, 1)]
    assert list(join_over_pages([page, [goes_on]])) == [(0, 2, 0)]


def test_another_row_does_not() -> None:
    page = [("1", "Cơ sở sản xuất công nghiệp", "65")]
    for row in (("2", "cơ sở", "9"), ("", "Tổng cộng", "74"), ("", "nghiệp"), ("", "", "")):
        assert not list(join_over_pages([page, [row]]))
    assert not list(join_over_pages([[("1", "", "65")], [("", "nghiệp", "")]]))
