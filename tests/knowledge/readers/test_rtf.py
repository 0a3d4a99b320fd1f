"""RTF files become lines in order, whatever wrote them."""

from __future__ import annotations

import pytest

from knowledge.errors import DocumentBroken
from knowledge.readers import read_content
from knowledge.records import LineHint, LineKind, OldEncoding
from tests.knowledge.readers.test_encoding import windows_1258
from tests.support.old_writing import to_tcvn3, to_vni

FONTS = r"{\fonttbl{\f0\fnil\fcharset0 Times New Roman;}{\f1\fnil .VnTime;}{\f2\fnil .VnTimeH;}{\f3\fnil VNI-Times;}"
FONTS += r"{\f4\fnil\fcharset163 Arial;}}"


def _rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0\uc1") -> bytes:
    return (r"{\rtf1" + head + FONTS + body + "}").encode("latin-1")


def _escaped(content: bytes) -> str:
    return "".join(f"\\'{byte:02x}" if byte > 0x7F else chr(byte) for byte in content)


def _unicode(text: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


def _texts(content: bytes, name: str = "a.rtf") -> list[str]:
    return [line.text for line in read_content(content, name).lines]


def test_letters_of_unicode_with_what_stands_for_them() -> None:
    """The sign behind each is for programs that know none, however long it is said to be."""
    text = "Sản xuất sạch hơn ở Đắk Lắk"
    assert _texts(_rtf(rf"\pard {_unicode(text)}\par")) == [text]
    assert _texts(_rtf(r"\uc0 gi\u7843m 27%\par\uc2 n\u432 ##\u7899 ##c\par")) == ["giảm 27%", "nước"]


def test_fonts_say_what_is_written_in_them() -> None:
    """TCVN3 in small letters and capitals, VNI, and a code page by the font's own character set."""
    old, heading = to_tcvn3("Xưởng gạch được hỗ trợ"), to_tcvn3("kế hoạch hành động")
    body = rf"\f2 {_escaped(heading.encode('cp1252'))}\par\f1 {_escaped(old.encode('cp1252'))}\par"
    body += rf"\f3 {_escaped(to_vni('Tiết kiệm điện').encode('cp1252'))}\par"
    body += rf"\f4 {_escaped(windows_1258('Giảm nước thải'))}\par"
    document = read_content(_rtf(body), "a.rtf")
    assert [line.text for line in document.lines] == [
        "KẾ HOẠCH HÀNH ĐỘNG",
        "Xưởng gạch được hỗ trợ",
        "Tiết kiệm điện",
        "Giảm nước thải",
    ]
    assert set(document.converted_from) == {OldEncoding.TCVN3, OldEncoding.VNI}


def test_tables_heads_and_notes_have_their_places() -> None:
    """Running heads first, rows as rows, footnotes last; what is hidden, deleted or no text is not read."""
    body = r"{\info{\title x}}{\header So: 12/KH-UBND\par}{\*\unknown junk}Mot hai{\footnote\pard ghi chu} ba.\par"
    body += r"\trowd\cellx1\cellx2\pard\intbl Than\cell 412\cell\row\pard{\v an}{\deleted bo}Het{\pict ffd8}.\par"
    lines = read_content(_rtf(body), "a.rtf").lines
    assert [line.text for line in lines] == ["So: 12/KH-UBND", "Mot hai ba.", "Than | 412", "Het.", "ghi chu"]
    assert lines[2].kind is LineKind.TABLE_ROW
    assert lines[4].hint is LineHint.NOTE


def test_rtf_under_the_name_of_word_is_read() -> None:
    """As programs export it; so is a page."""
    assert _texts(_rtf(r"Mot doan van.\par"), "a.doc") == ["Mot doan van."]
    page = "<html><body><h1>Giảm than</h1><p>Xưởng gạch Thủy Sơn giảm 27% lượng than sau một năm.</p></body></html>"
    assert "Giảm than" in _texts(page.encode(), "a.doc")


@pytest.mark.parametrize("content", [b"{\\rtf1" + b"{" * 5000, b"{\\rtf1" + b"{\\f1" * 2000])
def test_groups_without_end_are_refused(content: bytes) -> None:
    """However deep they lie."""
    with pytest.raises(DocumentBroken):
        read_content(content, "a.rtf")


def test_a_cut_file_is_read_to_where_it_ends() -> None:
    """Half a control word is nothing."""
    assert _texts(_rtf(r"Mot.\par Hai")[:-1] + b"\\pa\\") == ["Mot.", "Hai"]
