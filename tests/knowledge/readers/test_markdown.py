"""Markdown becomes plain blocks and the fields of its header."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.errors import DocumentUnreadable
from knowledge.readers.markdown import read_markdown
from knowledge.records import LineKind

HEADED = """---
title: "Huế: nước sạch hơn"
date: 2018-10-17
provinces: [Thừa Thiên Huế, Quảng Trị]
url:
year: 2018
---
# Tiêu đề khác
"""


def _blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read_markdown(text, "a.md").lines]


def test_the_header_becomes_fields() -> None:
    """Text stays, lists stay lists, dates and numbers become text, an empty value is empty."""
    document = read_markdown(HEADED, "a.md")
    assert document.front_matter == {
        "title": "Huế: nước sạch hơn",
        "date": date(2018, 10, 17).isoformat(),
        "provinces": ["Thừa Thiên Huế", "Quảng Trị"],
        "url": "",
        "year": "2018",
    }
    assert document.title_hint == "Huế: nước sạch hơn"


def test_the_first_heading_is_the_title_without_a_header() -> None:
    """The first heading of the first level is the hint; deeper ones are not."""
    assert read_markdown("## Mục\n\n# Bài *chính*\n\n# Khác", "a.md").title_hint == "Bài chính"


def test_a_broken_header_is_refused() -> None:
    """A header that is no YAML is named as the reason."""
    with pytest.raises(DocumentUnreadable, match="front matter"):
        read_markdown("---\ntitle: [mở\n---\nChữ", "a.md")


def test_a_day_that_does_not_exist_is_refused() -> None:
    """A header with 30 February cannot be taken."""
    with pytest.raises(DocumentUnreadable):
        read_markdown("---\ndate: 2018-02-30\n---\nChữ", "a.md")


def test_two_rules_are_no_header() -> None:
    """Prose between two rules stays prose."""
    assert _blocks("---\nMột đoạn văn thường.\n\n---\nHết") == [
        ("paragraph", "Một đoạn văn thường."),
        ("paragraph", "Hết"),
    ]


def test_wrapped_lines_are_joined() -> None:
    """A paragraph and a list item go on over their lines; an empty line ends them."""
    assert _blocks("Dòng một\ndòng hai\n\n- mục một\n  còn tiếp\n- mục hai\n") == [
        ("paragraph", "Dòng một dòng hai"),
        ("list_item", "mục một còn tiếp"),
        ("list_item", "mục hai"),
    ]


def test_a_hard_break_parts_lines() -> None:
    """Two spaces or a backslash at the end of a line part it from the next."""
    assert _blocks("Một  \nHai\\\nBa") == [("paragraph", "Một"), ("paragraph", "Hai"), ("paragraph", "Ba")]


def test_signs_are_stripped_and_words_stay() -> None:
    """Emphasis, links and code leave their words; signs within words and sums stay."""
    text = "**Đậm** và _nghiêng_, [trang](https://vi.du), `mã`, tên_tệp_này, 5 * 3 * 2, \\*sao\\*"
    assert _blocks(text) == [("paragraph", "Đậm và nghiêng, trang, mã, tên_tệp_này, 5 * 3 * 2, *sao*")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_italics_below_a_picture_are_its_caption(between: str) -> None:
    """On the next line or in the next paragraph; anywhere else they are text."""
    caption = "Sân nấu thử thu hút đông trẻ nhỏ."
    lines = read_markdown(f"![](san.png){between}*{caption}*\n\n*Lò đã tắt.*", "a.md").lines
    assert [(line.kind, line.text) for line in lines if line.text] == [
        (LineKind.CAPTION, caption),
        (LineKind.PARAGRAPH, "Lò đã tắt."),
    ]


def test_tables_become_rows() -> None:
    """The cells of a row are parted by bars; the rule below the head is gone."""
    assert _blocks("| Năm | Tỷ lệ |\n|---|---:|\n| 2015 | 50% |") == [
        ("table_row", "Năm | Tỷ lệ"),
        ("table_row", "2015 | 50%"),
    ]


def test_numbers_of_lists_stay() -> None:
    """The number of an item is part of what is quoted."""
    assert _blocks("1. Một\n2. Hai") == [("list_item", "1. Một"), ("list_item", "2. Hai")]


def test_headings_of_both_kinds() -> None:
    """Headings with signs in front and with a line below are headings."""
    assert _blocks("## Phần một ##\n\nPhần hai\n-----\nchữ") == [
        (LineKind.HEADING.value, "Phần một"),
        (LineKind.HEADING.value, "Phần hai"),
        ("paragraph", "chữ"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**a *b* c**", "a b c"),
        ("**2 * 3 = 6** đúng", "2 * 3 = 6 đúng"),
        ("_tên_tệp_ và a_b_c", "tên_tệp và a_b_c"),
        ("~~5~6%~~ nay 7%", "5~6% nay 7%"),
        ("[xem](https://a.vn/b_(c)) nhé", "xem nhé"),
        ('![ảnh](a.png "Lò điện") mới', "ảnh mới"),
        ("*a *b *c chưa đóng", "*a *b *c chưa đóng"),
        ("``mã `` và `mã`", "mã và mã"),
        ("số &#99999999999999999999; lạ", "số lạ"),
        ("# Giữ C# #", "Giữ C#"),
    ],
)
def test_signs_go_and_words_stay(written: str, read: str) -> None:
    """Also signs within signs, signs that are letters, and signs that nobody closes."""
    assert [block.text for block in read_markdown(written, "a.md").lines] == [read]


def test_a_line_of_nothing_but_signs_is_read() -> None:
    """However many there are: none of them looks for its end further than the next of its kind."""
    for sign in ("[", "![", "*a ", "_a ", "~~a ", "<a ", "[a](", "<http://", "`", "a   "):
        assert read_markdown(f"x {sign * 20_000}", "a.md").lines


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<div>\n**Nguồn:** Sở<br>Hà Nội\n</div>", [("paragraph", "Nguồn: Sở"), ("paragraph", "Hà Nội")]),
        ("    <p>Một</p><p>Hai</p>", [("paragraph", "Một"), ("paragraph", "Hai")]),
        ("<tr><td>Năm</td><td>2015</td></tr>", [("paragraph", "Năm | 2015")]),
        ("a <!-- b\n\nc --> d", [("paragraph", "a d")]),
        ("Trước\n\n<script>\nx = '<p>';\n\ny()\n</script>\nSau", [("paragraph", "Trước"), ("paragraph", "Sau")]),
        ("Nước < 5 m3 và bụi > 2 mg", [("paragraph", "Nước < 5 m3 và bụi > 2 mg")]),
    ],
)
def test_html_leaves_its_words(written: str, read: list[tuple[str, str]]) -> None:
    """Tags go, and part lines and cells where a browser does; comments and scripts are not read."""
    assert _blocks(written) == read


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        ("Năm | Tỷ lệ\n---|---\n2015 | 50%", ["Năm | Tỷ lệ", "2015 | 50%"]),
        ("| Năm |\n|---|\n| 2015 | 50% | **đạt** |", ["Năm", "2015 | 50% | đạt"]),
        ("| 2015 | 50% |\n| 2020 | a \\| b |", ["2015 | 50%", "2020 | a | b"]),
    ],
)
def test_no_cell_of_a_table_is_lost(written: str, rows: list[str]) -> None:
    """Also without bars at its sides, without a rule below its head, and where a row is longer than the head."""
    assert _blocks(written) == [("table_row", row) for row in rows]


def test_a_table_under_its_heading_line_is_one() -> None:
    """No empty line need stand between the two."""
    assert _blocks("Bảng 1: tỷ lệ\n| Năm | 2015 |\n|---|---|") == [
        ("paragraph", "Bảng 1: tỷ lệ"),
        ("table_row", "Năm | 2015"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1. Một\n   1) Hai\n\n      thêm\n   - Ba", ["1. Một", "1) Hai", "thêm", "Ba"]),
        ("• một\n• hai", ["một", "hai"]),
        ("1.\n\nHai", ["Hai"]),
        ("> > trích\n> tiếp\n>\n> - mục", ["trích tiếp", "mục"]),
        (f"{'> ' * 3000}sâu", ["sâu"]),
        ("\n".join(f"{'  ' * depth}- mục {depth}" for depth in range(40)), [f"mục {depth}" for depth in range(40)]),
        ("    lùi vào\n    hai dòng", ["lùi vào hai dòng"]),
        ("```\nmột\n  hai\n```", ["một", "hai"]),
        ("**Nguồn:**Sở **Công Thương**", ["Nguồn:Sở Công Thương"]),
        ("Xem [báo cáo][1] và <https://a.vn/b>\n\n[1]: https://a.vn", ["Xem báo cáo và https://a.vn/b"]),
    ],
)
def test_what_is_nested_or_indented_is_read(written: str, read: list[str]) -> None:
    """Lists within lists, quotations within quotations; a quotation's words are the document's."""
    assert [block.text for block in read_markdown(written, "a.md").lines] == read


@pytest.mark.parametrize("sign", ["[", "****", "![](", "- [", "- ", "> ", "<script", "<![CDATA[", "|-"])
def test_a_megabyte_of_signs_is_read(sign: str) -> None:
    """Within a second or two, and without an error."""
    read_markdown(f"x {sign * (1_000_000 // len(sign))}", "a.md")


SIMPLE = """
  Xưởng                  Nước (m3)   Ghi chú
  ---------------------- ----------- ------------
  Bún Hai Thọ            14          đã lắp bể
  Bánh tráng Năm Xê      9
"""
MULTILINE = """
  --------------------------------------------------
  **Xưởng**              **Nước (m3)**   **Ghi chú**
  ---------------------- --------------- ------------
  Bún Hai Thọ            14              đã lắp
                                         bể

  Bánh tráng Năm Xê      9
  --------------------------------------------------
"""
ROWS = ["Xưởng | Nước (m3) | Ghi chú", "Bún Hai Thọ | 14 | đã lắp bể", "Bánh tráng Năm Xê | 9"]


@pytest.mark.parametrize("table", [SIMPLE, MULTILINE])
def test_a_table_ruled_with_dashes_has_rows(table: str) -> None:
    """As converters of old papers set them; what stands around them stays."""
    document = read_markdown(f"Trước bảng.\n{table}\nSau bảng.", "a.md")
    assert [line.text for line in document.lines] == ["Trước bảng.", *ROWS, "Sau bảng."]
    assert all(line.kind is LineKind.TABLE_ROW for line in document.lines[1:-1])


def test_a_foot_between_two_rules_has_rows() -> None:
    """Without a head."""
    rule = "  ---------------------- ------------\n"
    foot = "  *Nơi nhận:*            **CHỦ TỊCH**\n  \\- Lưu: VT.            Tô Hải Vân\n"
    document = read_markdown(f"Hết./.\n\n{rule}{foot}{rule}", "a.md")
    assert [line.text for line in document.lines] == ["Hết./.", "Nơi nhận: | CHỦ TỊCH", "- Lưu: VT. | Tô Hải Vân"]


@pytest.mark.parametrize(
    "text", ["Một câu dài vượt qua vạch kẻ.\n\n--- ---\n\nCâu nữa.", "------ ------\nCâu dài hơn hẳn."]
)
def test_a_rule_alone_is_no_table(text: str) -> None:
    """Nor one over a line that knows no columns."""
    assert not any(line.kind is LineKind.TABLE_ROW for line in read_markdown(text, "a.md").lines)


def test_a_header_names_who_wrote() -> None:
    """One or several, also as links of note-taking programs; an address is nobody."""
    assert read_markdown("---\ntitle: A\nauthor: Lò Thị Pành\n---\nCâu.", "a.md").stated_authors == ("Lò Thị Pành",)
    several = '---\ntitle: A\nauthor:\n  - "[[Tô Hải Vân]]"\n  - ban@x.vn\n---\nCâu.'
    assert read_markdown(several, "a.md").stated_authors == ("Tô Hải Vân",)


def test_what_converters_note_of_pictures_and_places_is_no_text() -> None:
    """Braces that somebody wrote stay."""
    text = '[]{#_Toc12 .anchor}Mục tiêu {x} và ![](a.emf){width="1in" height="2in"} giải pháp'
    assert [line.text for line in read_markdown(text, "a.md").lines] == ["Mục tiêu {x} và giải pháp"]
