"""Lines of printed pages become paragraphs, without what a browser or a template prints around them."""

from __future__ import annotations

from knowledge.readers.page_layout import PrintedLine
from knowledge.readers.printed_lines import drop_margins, join_lines

WIDE = "Các cơ sở nấu rượu trong xã đã thay bếp than bằng bếp hơi dùng chung"


def _texts(lines: list[PrintedLine]) -> list[str]:
    return [line.text for line in lines]


def test_what_a_browser_prints_around_a_page_goes() -> None:
    """The time and title above and the address below are no text, even on a single page; its dateline is."""
    page = ["11/27/26, 3:28 AM Rượu làng Vân", "Rượu làng Vân", "06/11/2018 09:12", WIDE, "https://vi.du/tin/12 1/1"]
    kept = drop_margins([[PrintedLine(text) for text in page]])
    assert _texts(kept[0]) == ["Rượu làng Vân", "06/11/2018 09:12", WIDE]


def test_an_address_that_ends_a_text_stays_with_its_first_line() -> None:
    """Without the number of a page it is nobody's foot."""
    page = ["06/11/2018 09:12", WIDE, "https://vi.du/tin/12"]
    assert _texts(drop_margins([[PrintedLine(text) for text in page]])[0]) == page


def test_a_headline_is_not_joined_with_the_column_below_it() -> None:
    """A line across the page does not go on in a column, nor one in large letters in small ones."""
    headline = PrintedLine("Xã ta nay nấu rượu không còn khói than nữa và mọi nhà đều mừng", full=True)
    column = [PrintedLine(WIDE, column=1), PrintedLine("của cả làng.", column=1)]
    assert _texts(join_lines([headline, *column])) == [headline.text, f"{WIDE} của cả làng."]
    large = [PrintedLine(WIDE, size=20.0), PrintedLine(f"Hôm nay {WIDE}", size=12.0)]
    assert _texts(join_lines(large)) == [WIDE, f"Hôm nay {WIDE}"]


def test_a_line_in_brackets_is_whole() -> None:
    """What a list was issued with does not go on in its first paragraph."""
    lines = [PrintedLine("(Ban hành kèm theo Quyết định số 12/QĐ-UBND của UBND tỉnh Sơn La)"), PrintedLine(WIDE)]
    assert _texts(join_lines(lines)) == [line.text for line in lines]


def test_on_a_picture_the_height_of_a_line_parts_nothing() -> None:
    """The last line of a paragraph there, "xeo.", is as high as an x."""
    lines = [PrintedLine(WIDE, recognised=True, size=16.0), PrintedLine("xeo.", recognised=True, size=8.0)]
    assert _texts(join_lines(lines)) == [f"{WIDE} xeo."]
