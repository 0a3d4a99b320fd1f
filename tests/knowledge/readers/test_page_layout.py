"""Words on a page are read in the order in which people read them."""

from __future__ import annotations

from dataclasses import replace

from knowledge.readers.page_layout import PrintedLine, read_page
from knowledge.readers.printed_lines import join_lines
from knowledge.readers.printed_words import Page, Rulings, Word


def _line(text: str, left: float, row: int) -> list[Word]:
    """Words of 10 high letters, 6 wide, a space between them; rows 14 apart."""
    words = []
    for text_of_word in text.split():
        words.append(Word(text_of_word, left, 14.0 * row, left + 6 * len(text_of_word), 14.0 * row + 10))
        left += 6 * len(text_of_word) + 6
    return words


def _texts(lines: list[PrintedLine]) -> list[str]:
    return [line.text for line in lines]


LEFT = ("Xưởng nhuộm ở Nam Định", "thu hồi nước làm mát và", "bớt được 5% lượng nước.")
RIGHT = ("Lò gốm ở Bình Dương đã", "lót lại vách bằng bông", "gốm nên bớt 9% lượng ga.")


def test_two_columns_are_read_one_after_the_other() -> None:
    """A heading across the page comes first, then the left column whole, then the right one."""
    heading = _line("Hai cơ sở bớt nước và bớt ga nhờ sản xuất sạch hơn", 10, 0)
    columns = [word for n, text in enumerate(LEFT, 1) for word in _line(text, 10, n)]
    columns += [word for n, text in enumerate(RIGHT, 1) for word in _line(text, 200, n)]
    lines = read_page(Page((*heading, *columns)))
    assert _texts(lines) == ["Hai cơ sở bớt nước và bớt ga nhờ sản xuất sạch hơn", *LEFT, *RIGHT]
    assert [line.column for line in lines] == [0, 1, 1, 1, 2, 2, 2]


def test_a_longer_column_keeps_its_last_lines() -> None:
    """What stands below the shorter column, at the usual distance, belongs to the longer one."""
    words = [*_line(LEFT[0], 10, 0), *_line(RIGHT[0], 200, 0), *_line(LEFT[1], 10, 1), *_line(RIGHT[1], 200, 1)]
    assert _texts(read_page(Page((*words, *_line(LEFT[2], 10, 2))))) == [*LEFT, *RIGHT[:2]]


def test_cells_of_figures_are_rows() -> None:
    """Columns of short cells and figures are a table, without any line drawn."""
    rows = [("Cơ sở", "Điện", "Nước"), ("Mía đường Vị Thanh", "12%", "30%"), ("Gạo Long Mỹ", "5%", "2%")]
    words = [
        word
        for n, row in enumerate(rows)
        for cell, left in zip(row, (10, 200, 300), strict=True)
        for word in _line(cell, left, n)
    ]
    lines = read_page(Page(tuple(words)))
    assert _texts(lines) == ["Cơ sở | Điện | Nước", "Mía đường Vị Thanh | 12% | 30%", "Gạo Long Mỹ | 5% | 2%"]
    assert all(line.is_row for line in lines)


def test_a_cell_of_two_lines_stays_in_its_row() -> None:
    """In a ruled table what stands between two level lines is one row."""
    words = [
        *_line("Nhiệm vụ", 10, 0),
        *_line("Chủ trì", 200, 0),
        *_line("Tập huấn cho cán bộ", 10, 1),
        *_line("Sở Công Thương", 200, 1),
        *_line("quản lý các huyện", 10, 2),
    ]
    upright = tuple((x, -3.0, 41.0) for x in (5.0, 195.0, 300.0))
    level = tuple((y, 5.0, 300.0) for y in (-3.0, 12.0, 41.0))
    lines = read_page(Page(tuple(words), Rulings(upright, level)))
    assert _texts(lines) == ["Nhiệm vụ | Chủ trì", "Tập huấn cho cán bộ quản lý các huyện | Sở Công Thương"]


def test_one_wide_gap_parts_no_columns() -> None:
    """A single line with a wide gap is one line."""
    words = [*_line("Số: 12/KH-SCT", 10, 0), *_line("Huế, ngày 3 tháng 4 năm 2019", 200, 0)]
    assert _texts(read_page(Page(tuple(words)))) == ["Số: 12/KH-SCT Huế, ngày 3 tháng 4 năm 2019"]


def test_an_empty_page_has_no_lines() -> None:
    """No words give no lines."""
    assert read_page(Page(())) == []


def test_the_foot_of_a_paper_is_read_by_its_columns() -> None:
    """Recipients and signature, however short their lines are."""
    left, right = ("Nơi nhận:", "- Như trên;", "- Lưu: VT."), ("TM. UBND", "KT. CHỦ TỊCH", "Lê Thị Mai")
    words = [word for n, text in enumerate(left) for word in _line(text, 10, n)]
    words += [word for n, text in enumerate(right) for word in _line(text, 200, n)]
    assert _texts(read_page(Page(tuple(words)))) == [*left, *right]


def test_a_line_that_was_not_recognised_with_certainty_stays_by_itself() -> None:
    """It is marked, and joins no sentence above or below it."""
    texts = (LEFT[0], "thu h§i nước †am mát và", LEFT[2])
    words = [
        replace(word, doubtful=number == 1) for number, text in enumerate(texts) for word in _line(text, 10, number)
    ]
    lines = read_page(Page(tuple(words)))
    assert [line.doubtful for line in lines] == [False, True, False]
    assert _texts(join_lines(lines)) == list(texts)


NARROW = ("Khai trương chợ", "phiên vùng cao", "Ngày hội trâu")


def _lowered(words: list[Word], by: float) -> list[Word]:
    return [Word(word.text, word.left, word.top + by, word.right, word.bottom + by) for word in words]


def test_columns_whose_lines_stand_at_other_heights_are_read_one_after_the_other() -> None:
    """A strip as wide as a letter parts columns, though no two of their lines stand beside each other."""
    left = [
        *("Các hộ nấu đường ở làng này", "nay đốt bã mía thay cho than,", "nên mỗi vụ bớt được khoảng ba"),
        *("triệu đồng tiền mua nhiên liệu.",),
    ]
    right = [
        *("Nước rửa lần cuối được gom lại", "cho lần rửa đầu của mẻ sau, nhờ", "vậy giếng của xã không còn cạn"),
        *("vào mùa khô như những năm trước.",),
    ]
    words = [word for n, text in enumerate(left) for word in _line(text, 10, n)]
    words += [word for n, text in enumerate(right) for word in _lowered(_line(text, 210, n), 6.0)]
    assert _texts(read_page(Page(tuple(words)))) == [*left, *right]


def test_a_narrow_box_of_other_news_stands_behind_the_text_beside_it() -> None:
    """Short lines at heights of their own are no cells of a table."""
    text = [
        *("Làng bún Phú Đô nay dùng nồi hơi chung", "và gom nước vo gạo về một hầm khí", "nên bếp nào cũng sạch hơn"),
        *("trước, mỗi ngày lại bớt được hai tạ", "than cùng một nửa công đun."),
    ]
    words = [word for n, line in enumerate(text) for word in _line(line, 10, n)]
    words += [word for n, line in enumerate(NARROW) for word in _lowered(_line(line, 280, n), 5.0)]
    assert _texts(read_page(Page(tuple(words)))) == [*text, *NARROW]


def test_a_heading_ends_a_table_without_lines() -> None:
    """A heading right below the rows takes no column from them."""
    rows = [("2016", "350", "1.170"), ("2017", "420", "1.330"), ("2018", "400", "1.450")]
    words = [
        word
        for n, row in enumerate(rows)
        for cell, left in zip(row, (40, 90, 200), strict=True)
        for word in _line(cell, left, n)
    ]
    heading = _line("III. TỔ CHỨC THỰC HIỆN", 10, 3)
    found = _texts(read_page(Page((*words, *heading))))
    assert found == [*(" | ".join(row) for row in rows), "III. TỔ CHỨC THỰC HIỆN"]


def test_a_framed_row_of_two_lines_is_one_row() -> None:
    """On the next page a table may have one row left, and no line but its frame."""
    words = [*_line("Mức tiết kiệm", 10, 0), *_line("8%", 200, 0), *_line("năng lượng", 10, 1)]
    rulings = Rulings(tuple((x, -3.0, 27.0) for x in (5.0, 195.0, 300.0)), tuple((y, 5.0, 300.0) for y in (-3.0, 27.0)))
    assert _texts(read_page(Page(tuple(words), rulings))) == ["Mức tiết kiệm năng lượng | 8%"]


def test_lines_of_a_column_stand_no_farther_apart_for_those_beside_it() -> None:
    """The distance of lines is that of their own column: only the paragraph of the last line begins anew."""
    text = [
        "Hợp tác xã rau này rửa ngược dòng",
        "ba lần, nhờ thế",
        "mỗi tấn rau bớt được ba khối",
        "nước sạch.",
        "Xã viên mừng lắm.",
    ]
    words = [word for n, line in enumerate(text) for word in _line(line, 10, n if n < 4 else 5)]
    words += [word for n in range(5) for word in _lowered(_line(NARROW[n % 3], 280, n), 7.0)]
    lines = [line for line in read_page(Page(tuple(words))) if line.column == 1]
    assert [line.apart for line in lines] == [False, False, False, False, True]
