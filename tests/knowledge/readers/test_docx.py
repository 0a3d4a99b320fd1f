"""DOCX files become blocks in order, or are refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml

from knowledge.errors import DocumentBroken, DocumentTooLarge, DocumentUnreadable
from knowledge.readers import read_content
from knowledge.records import LineHint, LineKind, OldEncoding

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


def _with_part(content: bytes, name: str, part: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return target.getvalue()


def test_running_heads_and_notes_stand_around_the_text() -> None:
    """Heads first, each once; notes last, but for the lines that are drawn above them; page numbers are none."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Số: 12/KH-UBND"
    word.sections[0].footer.paragraphs[0].text = "3"
    word.add_paragraph("Vay vốn")
    drawn = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>'
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>860 triệu đồng.</w:t></w:r></w:p></w:footnote>'
    content = _with_part(_bytes(word), "word/footnotes.xml", f"<w:footnotes {W}>{drawn}{note}</w:footnotes>")
    lines = read_content(content, "a.docx").lines
    assert [line.text for line in lines] == ["Số: 12/KH-UBND", "Vay vốn", "860 triệu đồng."]
    assert lines[-1].hint is LineHint.NOTE


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    """Levels count within one another, and start anew below the next above."""
    levels = ("decimal", "Điều %1."), ("lowerLetter", "%2)"), ("upperRoman", "%1.%3")
    written = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    part = f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{written}</w:abstractNum>'
    part += '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    word = docx.Document()
    for level, text in ((0, "Một"), (1, "hai"), (1, "ba"), (0, "Bốn"), (1, "năm"), (2, "sáu")):
        properties = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
        word.add_paragraph(text)._p.get_or_add_pPr().append(parse_xml(properties))
    lines = read_content(_with_part(_bytes(word), "word/numbering.xml", part), "a.docx").lines
    assert [line.text for line in lines] == ["Điều 1. Một", "a) hai", "b) ba", "Điều 2. Bốn", "a) năm", "2.I sáu"]


def test_a_list_that_begins_elsewhere_counts_by_itself() -> None:
    """From the number it says, beside the list that it has its levels from; a level of its own counts as it says."""
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    part = f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{level.format("decimal", "Điều %1.")}</w:abstractNum>'
    overrides = "", '<w:startOverride w:val="5"/>', level.format("upperLetter", "Mục %1:")
    for number, override in enumerate(overrides, 3):
        own = f'<w:lvlOverride w:ilvl="0">{override}</w:lvlOverride>' if override else ""
        part += f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{own}</w:num>'
    word = docx.Document()
    for number in (3, 4, 5, 4, 3):
        properties = f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        word.add_paragraph("x")._p.get_or_add_pPr().append(parse_xml(properties))
    lines = read_content(_with_part(_bytes(word), "word/numbering.xml", f"{part}</w:numbering>"), "a.docx").lines
    assert [line.text for line in lines] == ["Điều 1. x", "Điều 5. x", "Mục A: x", "Điều 6. x", "Điều 2. x"]


def test_fonts_of_runs_say_what_they_are_written_in() -> None:
    """Word by word in one paragraph; a font that shows capitals gives them."""
    word = docx.Document()
    paragraph = word.add_paragraph("Kế hoạch ")
    for text, font in (
        ("s¶n xuÊt ", ".VnTime"),
        ("s¹ch", ".VnTimeH"),
        (" hôn", "VNI-Times"),
        (" ở Đắk Lắk", ".VnTime"),
    ):
        paragraph.add_run(text).font.name = font
    document = read_content(_bytes(word), "a.docx")
    assert [line.text for line in document.lines] == ["Kế hoạch sản xuất SẠCH hơn ở Đắk Lắk"]
    assert document.converted_from == (OldEncoding.TCVN3, OldEncoding.VNI)
