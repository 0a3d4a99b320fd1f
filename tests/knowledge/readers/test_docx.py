"""DOCX files become blocks in order, or are refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml

from knowledge.errors import DocumentBroken, DocumentTooLarge, DocumentUnreadable
from knowledge.readers import read_content
from knowledge.records import LineKind

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _bytes(document: docx.document.Document) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_everything_stands_in_order_with_its_kind() -> None:
    """Title, headings, paragraphs, items, rows and captions come in the order of the file."""
    word = docx.Document()
    word.add_heading("Xưởng nhuộm bớt nước", 0)
    word.add_paragraph("Đoạn mở đầu\nxuống dòng.")
    word.add_paragraph("Bớt muối", style="List Bullet")
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2015", "30%"
    word.add_paragraph("Hình 1. Bể nhuộm", style="Caption")
    document = read_content(_bytes(word), "a.docx")
    assert [(block.kind, block.text) for block in document.lines] == [
        (LineKind.HEADING, "Xưởng nhuộm bớt nước"),
        (LineKind.PARAGRAPH, "Đoạn mở đầu"),
        (LineKind.PARAGRAPH, "xuống dòng."),
        (LineKind.LIST_ITEM, "Bớt muối"),
        (LineKind.TABLE_ROW, "2015 | 30%"),
        (LineKind.CAPTION, "Hình 1. Bể nhuộm"),
    ]
    assert document.title_hint == "Xưởng nhuộm bớt nước"


def test_insertions_count_and_deletions_do_not() -> None:
    """Marked changes are read as accepted."""
    word = docx.Document()
    paragraph = word.add_paragraph("Giảm ")
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>một nửa</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText>hết</w:delText></w:r></w:del>"))
    assert [block.text for block in read_content(_bytes(word), "a.docx").lines] == ["Giảm một nửa"]


def test_a_table_that_arranges_a_letterhead_gives_paragraphs() -> None:
    """A row of one cell is no row of values."""
    word = docx.Document()
    word.add_table(rows=1, cols=1).cell(0, 0).text = "Hà Nội, ngày 3 tháng 9 năm 2013"
    assert read_content(_bytes(word), "a.docx").lines[0].kind is LineKind.PARAGRAPH


def test_a_broken_package_is_unreadable() -> None:
    """A file cut in the middle, and one whose text is no XML, are refused."""
    whole = _bytes(docx.Document())
    with pytest.raises(DocumentUnreadable):
        read_content(whole[: len(whole) // 2] + b"word/document", "a.docx")
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            new.writestr(part, b"<hong" if part == "word/document.xml" else old.read(part))
    with pytest.raises(DocumentUnreadable):
        read_content(target.getvalue(), "a.docx")


def test_a_bomb_is_not_unpacked() -> None:
    """A small file that unpacks to hundreds of megabytes is refused before it does."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(21):
            part.write(bytes(1024 * 1024))
    with pytest.raises(DocumentTooLarge):
        read_content(target.getvalue(), "a.docx")


def test_a_package_of_countless_parts_is_refused() -> None:
    """Each part costs something to open, however little is in it."""
    target = BytesIO(_bytes(docx.Document()))
    with zipfile.ZipFile(target, "a") as package:
        for number in range(5000):
            package.writestr(f"word/{number}.bin", b"")
    with pytest.raises(DocumentBroken):
        read_content(target.getvalue(), "a.docx")


def test_a_merged_cell_stands_in_each_of_its_rows() -> None:
    """A row is quoted alone, so it repeats the cell that is merged with the one above."""
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    for row, texts in enumerate((("Chỉ tiêu", "Năm", "Mức"), ("Tỷ lệ áp dụng", "2015", "25%"), ("", "2020", "50%"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    assert [block.text for block in read_content(_bytes(word), "a.docx").lines] == [
        "Chỉ tiêu | Năm | Mức",
        "Tỷ lệ áp dụng | 2015 | 25%",
        "Tỷ lệ áp dụng | 2020 | 50%",
    ]


def test_a_letterhead_is_read_column_by_column() -> None:
    """The two columns of a plan's head become lines of their own, the place and date among them."""
    word = docx.Document()
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "UBND TỈNH NAM ĐỊNH\nSố: 12/KH-UBND"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNam Định, ngày 5 tháng 6 năm 2016"
    assert [block.text for block in read_content(_bytes(word), "a.docx").lines] == [
        "UBND TỈNH NAM ĐỊNH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Nam Định, ngày 5 tháng 6 năm 2016",
    ]
