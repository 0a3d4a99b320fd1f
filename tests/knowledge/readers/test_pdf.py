"""PDFs become paragraphs, or are refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from knowledge.errors import DocumentEncrypted, DocumentUnreadable, DocumentWithoutText, UnknownEncoding
from knowledge.readers import read_content
from knowledge.readers.page_layout import PrintedLine
from knowledge.readers.printed_lines import drop_margins, join_lines
from knowledge.records import OldEncoding
from tests.support.hostile_files import make_pdf
from tests.support.old_writing import to_tcvn3, to_vni

LINES = (
    "Nhà máy đường ở Lam Sơn thay bơm cũ bằng bơm có biến tần",
    "và từ đó mỗi vụ ép mía để dành được một phần tư tiền điện.",
)


def _pdf(pages: Sequence[Sequence[str]], letters: str | None = None) -> bytes:
    """A PDF whose font maps codes to the given letters, those of the pages unless told; no font file is needed."""
    known = sorted(set("".join(map("".join, pages)) if letters is None else letters))
    chars = "".join(f"<{ord(letter):04x}> <{ord(letter):04x}>\n" for letter in known)
    codes = "1 begincodespacerange <0000> <ffff> endcodespacerange"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/DW 500>>",
        _stream(f"begincmap\n{codes}\n{len(known)} beginbfchar\n{chars}endbfchar\nendcmap"),
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -16 Td\n" for line in lines)
        parts += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {7 + 2 * number} 0 R>>",
            _stream(f"BT /F 11 Tf 60 780 Td\n{shown}ET"),
        ]
    return _assemble(parts)


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def _assemble(parts: Sequence[str]) -> bytes:
    content = "%PDF-1.7\n"
    offsets = []
    for number, part in enumerate(parts, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{part}\nendobj\n"
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(parts) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{entries}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return f"{content}{table}startxref\n{len(content)}\n%%EOF\n".encode("ascii")


def _locked(content: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _dropped(pages: Sequence[Sequence[str]]) -> list[str]:
    return [line.text for page in drop_margins([list(map(PrintedLine, page)) for page in pages]) for line in page]


def _joined(lines: Sequence[str]) -> list[str]:
    return [line.text for line in join_lines(list(map(PrintedLine, lines)))]


def test_lines_become_a_paragraph() -> None:
    """The lines of a printed paragraph are joined, with their Vietnamese letters."""
    document = read_content(_pdf([LINES]), "a.pdf")
    assert [block.text for block in document.lines] == [" ".join(LINES)]


def test_a_pdf_for_reading_without_a_password_is_read() -> None:
    """An encrypted file that opens with the empty password is read."""
    assert read_content(_locked(_pdf([LINES]), ""), "a.pdf").lines


def test_a_password_is_asked_for() -> None:
    """A file that opens with a password alone is refused as that."""
    with pytest.raises(DocumentEncrypted):
        read_content(_locked(_pdf([LINES]), "bí mật"), "a.pdf")


def test_a_scan_has_no_text() -> None:
    """Pages without letters, but for a page number, hold nothing to quote."""
    with pytest.raises(DocumentWithoutText):
        read_content(_pdf([["1"], ["2"]]), "a.pdf")


def test_fonts_that_hide_their_letters_are_refused() -> None:
    """A file whose fonts map letters to nothing gives no text with holes."""
    content = _pdf([LINES], letters="abcdeghiklmnopqrstuvxy ").replace(b"<006e> <006e>", b"<006e> <0000>")
    with pytest.raises(UnknownEncoding):
        read_content(content, "a.pdf")


OLD_LINES = (
    "Lò gạch ở Vĩnh Long được hỗ trợ thay bơm nước, mỗi vụ bớt một phần tư tiền điện.",
    "Những cơ sở chế biến dứa, lúa và mía đường cũng muốn được hưởng ưu đãi như thế.",
)


def _set_in(font: str, lines: Sequence[str]) -> bytes:
    """A PDF whose font is known by its name alone; its letters are those of Windows' Western encoding."""
    shown = "".join(f"({line}) Tj 0 -16 Td\n" for line in lines).encode("cp1252")
    content = make_pdf(b"BT /F 11 Tf 60 780 Td\n" + shown + b"ET")
    named = f"/TrueType/BaseFont/{font}/Encoding/WinAnsiEncoding".encode()
    return content.replace(b"/Type1/BaseFont/Helvetica", named)


@pytest.mark.parametrize(
    ("font", "change", "encoding", "upper"),
    [
        ("ABCDEF+.VnTime", to_tcvn3, OldEncoding.TCVN3, False),
        (".VnTimeH", to_tcvn3, OldEncoding.TCVN3, True),
        ("VNI-Times", to_vni, OldEncoding.VNI, False),
        ("TT0", to_tcvn3, OldEncoding.TCVN3, False),
        ("TT0", to_vni, OldEncoding.VNI, False),
    ],
)
def test_fonts_from_before_unicode_are_converted(
    font: str, change: Callable[[str], str], encoding: OldEncoding, upper: bool
) -> None:
    """By their names, by the words where these say nothing; "ư" of TCVN3 is a hyphen in PDFs, and it is "ư" again."""
    document = read_content(_set_in(font, [change(line) for line in OLD_LINES]), "a.pdf")
    text = " ".join(OLD_LINES)
    assert [line.text for line in document.lines] == [text.upper() if upper else text]
    assert document.converted_from == (encoding,)


def test_a_font_of_then_that_holds_unicode_is_left_alone() -> None:
    """Programs have named it and written letters that it never had."""
    content = _pdf([LINES]).replace(b"/BaseFont/A/", b"/BaseFont/.VnTime/")
    document = read_content(content, "a.pdf")
    assert [line.text for line in document.lines] == [" ".join(LINES)]
    assert document.converted_from == ()


def test_letters_of_a_fonts_own_are_refused() -> None:
    """No reader can say what they show; the signs of a list are no such letters."""
    own = [line.replace("a", "\ue061").replace("n", "\uf16e") for line in LINES]
    with pytest.raises(UnknownEncoding):
        read_content(_pdf([own]), "a.pdf")
    assert read_content(_pdf([[f"\uf0b7 {line}" for line in LINES]]), "a.pdf").lines


@pytest.mark.parametrize("content", [b"%PDF-1.7\nhong", _pdf([LINES])[:300]], ids=["junk", "cut"])
def test_a_broken_pdf_is_unreadable_and_silent(content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    """A broken file is refused, and the parser's remarks stay off the terminal."""
    with pytest.raises(DocumentUnreadable):
        read_content(content, "a.pdf")
    assert capfd.readouterr().err == ""


def test_heads_feet_and_page_numbers_go() -> None:
    """What stands at the edge of most pages, and page numbers, are no text; inner lines stay."""
    pages = [
        ["BÁO CÁO NĂM", f"Câu riêng thứ {name}", "giữa trang", f"Đoạn {name}", f"Trang {n}/3"]
        for n, name in enumerate(("một", "hai", "ba"), 1)
    ]
    assert _dropped(pages) == [
        line for name in ("một", "hai", "ba") for line in (f"Câu riêng thứ {name}", "giữa trang", f"Đoạn {name}")
    ]


def test_a_single_page_keeps_its_number() -> None:
    """One page alone does not show what is repeated."""
    assert _dropped([["12", "Chữ"]]) == ["12", "Chữ"]


def test_headings_items_and_short_lines_part_paragraphs() -> None:
    """A heading in capitals, a short last line and a numbered item each end what is above them."""
    lines = [
        "TIÊU ĐỀ CỦA BÁO CÁO NĂM NAY Ở TỈNH",
        "Đoạn một đi hết chiều ngang của trang",
        "rồi dừng.",
        "Đoạn hai cũng dài hết chiều ngang trang",
        "1. Mục đầu",
    ]
    assert _joined(lines) == [lines[0], f"{lines[1]} {lines[2]}", lines[3], lines[4]]


def test_a_short_title_is_not_joined_to_the_text() -> None:
    """On a page of two lines the longer one gives the width, and the shorter one was not broken by a margin."""
    assert _joined(["Đồng hồ nước để làm gì?", "Đồng hồ nước cho biết từng bể dùng bao nhiêu nước mỗi ngày."]) == [
        "Đồng hồ nước để làm gì?",
        "Đồng hồ nước cho biết từng bể dùng bao nhiêu nước mỗi ngày.",
    ]


def test_rows_of_a_narrow_table_stay_apart() -> None:
    """Lines too narrow for a margin are rows; one that goes on in small letters is still joined."""
    rows = ["TT Chỉ tiêu 2015 2020", "1 Tỷ lệ nhận thức 50 90", "2 Tỷ lệ áp dụng 25 50"]
    assert _joined(rows) == rows
    assert _joined(["Tỷ lệ áp dụng của", "các cơ sở"]) == ["Tỷ lệ áp dụng của các cơ sở"]


@pytest.mark.parametrize("pages", [1, 5])
def test_the_mark_of_a_scanner_is_no_text(pages: int) -> None:
    """A scan on which the scanner's own mark is the only text is refused as a scan."""
    with pytest.raises(DocumentWithoutText):
        read_content(_pdf([["Scanned with CamScanner"]] * pages), "quet.pdf")
