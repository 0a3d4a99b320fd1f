"""Documents that were made to hold up, fill up or break the program that reads them; all of our own making.

Each is small on the disk. ``GENTLE`` are those that a reading of a second is enough for.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

TEXT = "Sở Công Thương tổ chức lớp tập huấn về sản xuất sạch hơn cho các cơ sở công nghiệp trong tỉnh năm 2019."
_TITLE = "Tập huấn sản xuất sạch hơn"
_PAGE = f"<html><head><title>{_TITLE}</title></head><body><h1>{_TITLE}</h1>{{}}</body></html>"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def _page(body: str) -> bytes:
    return _PAGE.format(body).encode("utf-8", "surrogatepass")


def _header(fields: str) -> bytes:
    return f"---\n{fields}\n---\n\n# Tập huấn sản xuất sạch hơn\n\n{TEXT}\n".encode()


def _aliases(levels: int) -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return _header("\n".join(lines))


def _word(body: str, **others: bytes) -> bytes:
    whole = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return _package({"word/document.xml": whole.encode(), **others})


def _package(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


_LAUGHS = f'<!DOCTYPE w [<!ENTITY a "{"ha" * 5000}"><!ENTITY b "{"&a;" * 5000}">]>'


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _entities() -> bytes:
    names = "abcdefghij"
    lines = "".join(f'<!ENTITY {name} "{f"&{names[n - 1]};" * 10 if n else "ha" * 5}">' for n, name in enumerate(names))
    whole = f'<!DOCTYPE w [{lines}]><w:document xmlns:w="{_W}"><w:body>{_paragraph("&j;")}</w:body></w:document>'
    return _package({"word/document.xml": whole.encode()})


def _sheet(rows: str, after: str = "", head: str = "", **others: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'
    relations = f'<Relationships xmlns="{package}"><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>'
    sheet = f'{head}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations, "xl/worksheets/a.xml": sheet}
    return _package({name: part.encode() for name, part in {**parts, **others}.items()})


def _slides(text: str, slides: int = 1) -> bytes:
    """A PPTX whose list of slides shows the same one so many times."""
    space = "http://schemas.openxmlformats.org"
    names = (
        f'xmlns:p="{space}/presentationml/2006/main" xmlns:a="{space}/drawingml/2006/main" '
        f'xmlns:r="{space}/officeDocument/2006/relationships"'
    )
    listed = '<p:sldId r:id="r1"/>' * slides
    relations = f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Target="a.xml"/>'
    parts = {
        "ppt/presentation.xml": f"<p:presentation {names}>{listed}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"{relations}</Relationships>",
        "ppt/a.xml": f"<p:sld {names}><p:sp><p:txBody>{text}</p:txBody></p:sp></p:sld>",
    }
    return _package({name: part.encode() for name, part in parts.items()})


def _old(stream: str) -> bytes:
    """What an Office before 2007 might have written, by its first bytes and by the name of what it holds."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(2000) + stream.encode("utf-16-le") + os.urandom(2000)


def _numbered(numbering: str, paragraphs: int) -> bytes:
    """A DOCX whose paragraphs are numbered by what ``numbering`` holds."""
    item = '<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    part = f'<w:numbering xmlns:w="{_W}">{numbering}</w:numbering>'.encode()
    styles = (
        f'<w:styles xmlns:w="{_W}"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        f'<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    ).encode()
    body = f"{item}<w:r><w:t>{TEXT}</w:t></w:r></w:p>" * paragraphs
    return _word(body, **{"word/numbering.xml": part, "word/styles.xml": styles})


# Numbering that is a copy of itself by a style, in a circle of two.
_CIRCLE = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="A"/><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    f'<w:lvlText w:val="%1%2%3%9."/></w:lvl></w:abstractNum>'
    f'<w:num w:numId="{n}"><w:abstractNumId w:val="{3 - n}"/></w:num>'
    for n in (1, 2)
)
# One that begins where no number is left.
_FAR = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def _pictured(pages: int) -> bytes:
    """A PDF of so many pages that all show one picture, of no text."""
    picture = zlib.compress(bytes(255 if (n // 40) % 2 else 0 for n in range(400 * 560)))
    shown = b"q 595 0 0 842 0 0 cm /I Do Q"
    kids = " ".join(f"{5 + n} 0 R" for n in range(pages))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/XObject/Subtype/Image/Width 400/Height 560/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(picture), picture),
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(shown), shown),
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 3 0 R>>>>/Contents 4 0 R>>"
    return _assemble([*parts, *[page] * pages])


# One long text, and cells that all show it.
_SHARED = "<c t='s'><v>0</v></c>" * 200
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LONG_STRING = f"<sst xmlns='{_SPACE}'><si><t>{TEXT * 900}</t></si></sst>"


def _cells(number: int) -> str:
    return f"<c t='inlineStr'><is><t>{TEXT}</t></is></c>" * number


def make_pdf(content: bytes, pages: int = 1, packed: bytes | None = None) -> bytes:
    """A PDF whose pages all show one content stream, packed; ``packed`` is a stream that is packed already."""
    stream = zlib.compress(content, 9) if packed is None else packed
    kids = " ".join(f"{5 + n} 0 R" for n in range(pages))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(stream)}/Filter/FlateDecode>>\nstream\n".encode() + stream + b"\nendstream",
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R>>"
    return _assemble([*parts, *[page] * pages])


def _assemble(parts: list[bytes]) -> bytes:
    content = b"%PDF-1.7\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    return content + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(content),
    )


def show_lines(lines: int) -> bytes:
    """What a page of a PDF holds that shows so many lines."""
    return b"BT /F 11 Tf 60 780 Td\n" + b"(Cleaner production saves water) Tj 0 -16 Td\n" * lines + b"ET"


def _packed_objects(size: int) -> bytes:
    """A PDF whose catalogue is in an object stream that unpacks to ``size`` bytes, most of them spaces."""
    inside = b"1 0 2 30 " + b"<</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Count 0/Kids[]>>" + b" " * size
    stream = zlib.compress(zlib.compress(inside, 9), 9)
    parts = [
        b"<</Type/ObjStm/N 2/First 9/Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%b\nendstream"
        % (len(stream), stream)
    ]
    return _assemble(parts)


def _spread(cells: str) -> bytes:
    rows = f"<tr>{cells}</tr><tr><td>x</td><td>y</td></tr>" * 400
    return _page(f"<p>{TEXT}</p><table>{rows}</table>")


def _controls(written: str) -> bytes:
    return _page(f"<p>Trước {written} sau.</p>" + f"<p>{TEXT}</p>" * 3)


def _nested(tag: str, depth: int) -> bytes:
    return _page(f"<{tag}>" * depth + f"<p>{TEXT}</p>" * 3)


def _png(width: int, height: int, data: bytes) -> bytes:
    """A black and white PNG that says it is so large."""
    parts = [
        (b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])),
        (b"IDAT", data),
        (b"IEND", b""),
    ]
    chunks = (
        len(held).to_bytes(4, "big") + name + held + zlib.crc32(name + held).to_bytes(4, "big") for name, held in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


GENTLE: Mapping[str, Callable[[], bytes]] = {
    "noi-la.md": lambda: _header("provinces: SXSH"),
    "noi-so.md": lambda: _header("provinces: 12"),
    "noi-long.md": lambda: _header("provinces: [[Hà Nội], {a: b}, 3.5, 2019-02-03, yes]\ndistricts: [[1], 2]"),
    "ngay-khong-co.md": lambda: _header("date: 2019-02-31\nbasis: published"),
    "ngay-la.md": lambda: _header("date: hôm kia\nbasis: linh tinh"),
    "ngay-xa.md": lambda: _header("date: 9999-12-31t23:59:59+99:99"),
    "nhan-sai.md": lambda: _header('a: !!timestamp "x"\nb: !!bool x\nc: !!int ""'),
    "khoa-la.md": lambda: _header("? [a, b]\n: c\n? {x: y}\n: z"),
    "so-lon.md": lambda: _header(f"a: 0x{'f' * 9000}"),
    "sau.md": lambda: _header("a: " + "[" * 20_000),
    "sau-hon.md": lambda: _header("a: " + "{a: " * 5_000),
    "bi-danh.md": lambda: _aliases(9),
    "trang-ff.html": lambda: _controls("\x0c\x0b\x1f\x7f"),
    "trang-tham-chieu.html": lambda: _controls("&#11;&#12;&#x1;&#0;&#xFFFE;&#xD800;&#x110000;&#99999999999;&#xDFFF"),
    "trang-fffe.html": lambda: _controls("\ufffe\uffff\U0001ffff\ufdd0"),
    "trang-nua-chu.html": lambda: _controls("\ud83d \udc80"),
    "trang-nul.html": lambda: _controls("\0"),
    "thuoc-tinh.html": lambda: _page(f'<p class="&#11;\x0c\ufffe" title="&#xD800;">{TEXT}</p>' * 3),
    "nul.txt": lambda: f"{TEXT}\0\n".encode() * 9,
    "nua-chu.txt": lambda: f"{TEXT}\ud800\n".encode("utf-8", "surrogatepass") * 9,
    "utf16.txt": lambda: b"\xff\xfe" + f"{TEXT}\n".encode("utf-16-le") + b"\x00\xd8",
    "phi-chu.txt": lambda: f"{TEXT} \ufffe\uffff\ufdd0 \u2028 \x85 \x1b[31m\n".encode() * 3,
    "vo.docx": lambda: b"PK\x03\x04word/document.xml" + os.urandom(2000),
    "phong-to.docx": lambda: _word("<w:p/>" + " " * 60_000_000),
    "thuc-the.docx": _entities,
    "thuc-the.xlsx": lambda: _sheet("<row><c t='str'><v>&b;</v></c></row>", head=_LAUGHS),
    "vo.xlsx": lambda: b"PK\x03\x04xl/workbook.xml" + os.urandom(2000),
    "vo.pptx": lambda: b"PK\x03\x04ppt/presentation.xml" + os.urandom(2000),
    "vo.rtf": lambda: b"{\\rtf1\\ansi" + os.urandom(2000),
    "cu.doc": lambda: _old("WordDocument"),
    "vo.pdf": lambda: b"%PDF-1.7\n" + os.urandom(5000),
    "vong.pdf": lambda: _assemble([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]),
    "vo.png": lambda: b"\x89PNG\r\n\x1a\n" + os.urandom(3000),
    "vo.jpg": lambda: b"\xff\xd8\xff\xe0" + os.urandom(3000),
    "cut.png": lambda: _png(900, 900, zlib.compress(bytes(9))),
    "to.png": lambda: _png(60_000, 60_000, zlib.compress(bytes(900_000))),
    "bom-nen.png": lambda: _png(7_700, 7_700, zlib.compress(bytes(7_700 * 964))),
    "danh-so-vong.docx": lambda: _numbered(_CIRCLE, 20),
    "danh-so-xa.docx": lambda: _numbered(_FAR, 20),
    "thuc-the.pptx": lambda: _slides("<a:p><a:r><a:t>&b;</a:t></a:r></a:p>"),
    "cu.xls": lambda: _old("Workbook"),
    "cu-la.ppt": lambda: _old("Anything"),
    "sai-ten.png": lambda: make_pdf(show_lines(3)),
    "long-nhau.zip": lambda: _package({"a.docx": _package({"b.docx": bytes(9_000_000)})}),
    "long-nhau.docx": lambda: _word(_paragraph(TEXT), **{"word/a.docx": _package({"b.docx": bytes(9_000_000)})}),
}

HARSH: Mapping[str, Callable[[], bytes]] = {
    "bom-o.xlsx": lambda: _sheet("<row>" + "<c><v>1</v></c>" * 1_200_000 + "</row>"),
    "bom-hang.xlsx": lambda: _sheet("<row><c><v>1</v></c><c><v>2</v></c></row>" * 49_000),
    "bom-chu.xlsx": lambda: _sheet(f"<row>{_cells(100)}</row>" * 900),
    "bom-gop.xlsx": lambda: _sheet("<row><c><v>1</v></c></row>" * 20_000, "<mergeCell ref='A1:ZZZ9999999'/>" * 9_000),
    "hang-trong.xlsx": lambda: _sheet("<row/>" * 1_000_000 + f"<row>{_cells(1)}</row>"),
    "hang-xa.xlsx": lambda: _sheet(
        "".join(f'<row r="{n * 9}"><c r="ZZ{n * 9}"><v>1</v></c></row>' for n in range(1, 90_000))
    ),
    "bom-dung-chung.xlsx": lambda: _sheet(f"<row>{_SHARED}</row>" * 400, **{"xl/sharedStrings.xml": _LONG_STRING}),
    "bom-trang.pptx": lambda: _slides(f"<a:p><a:r><a:t>{TEXT}</a:t></a:r></a:p>" * 300_000),
    "bom-lap.pptx": lambda: _slides(f"<a:p><a:r><a:t>{TEXT}</a:t></a:r></a:p>" * 9_000, slides=50_000),
    "long.rtf": lambda: b"{\\rtf1 " + b"{\\b a" * 1_000_000 + b"}" * 1_000_001,
    "nhieu-nhom.rtf": lambda: b"{\\rtf1 " + b"{\\b a}" * 1_000_000 + b"}",
    "viqr-rac.txt": lambda: ("".join(f"xu{n}a^'t. ho+`.n' (^+ " for n in range(800_000))).encode(),
    "tcvn3-rac.txt": lambda: ("".join(f"s¶{n}xuÊt ®µ¸¶ " for n in range(800_000))).encode(),
    "ngoac.rtf": lambda: b"{\\rtf1 " + b"{" * 9_000_000,
    "unicode.rtf": lambda: b"{\\rtf1 " + b"\\u7843 ?" * 1_500_000,
    "byte.rtf": lambda: b"{\\rtf1 " + b"\\'e1" * 3_000_000,
    "nhi-phan.rtf": lambda: b"{\\rtf1 \\bin9999999999 " + TEXT.encode() * 9,
    "o.rtf": lambda: b"{\\rtf1 " + b"\\cell a" * 2_000_000 + b"\\row}",
    "viqr.txt": lambda: (f"{TEXT}\n" + "xua^'t sa.ch ho+n ddu+o+.c nu+o+'c da^'t " * 100_000).encode(),
    "tcvn3.txt": lambda: (f"{TEXT}\n" + "s¶n xuÊt s¹ch h¬n ®iÖn n¨ng " * 200_000).encode(),
    "loi-ma.txt": lambda: ("Sáº£n xuáº¥t hÆ¡n Ã Ã Ã " * 200_000 + "Ã" * 500_000).encode(),
    "bi-danh-ngang.md": lambda: _header(
        "a: &a [" + "x, " * 20_000 + "]\n" + "\n".join(f"b{n}: *a" for n in range(2000))
    ),
    "dau-dai.md": lambda: _header("a: [" + "1, " * 3_000_000 + "]"),
    "ngoac.md": lambda: f"# Tiêu đề\n\n{TEXT}\n\n{'[' * 200_000}\n\n{'![' * 100_000}\n".encode(),
    "sao.md": lambda: f"# Tiêu đề\n\n{TEXT}\n\n{'*a ' * 100_000}\n\n{'_a ' * 100_000}\n\n{'`' * 100_001}\n".encode(),
    "the.md": lambda: f"# Tiêu đề\n\n{TEXT}\n\n{'<a ' * 100_000}\n\n{'[a](' * 60_000}\n\n{'~~a ' * 60_000}".encode(),
    "cham.txt": lambda: f"{TEXT}\n\n{'a.' * 10_000}\n".encode(),
    "cham-dai.txt": lambda: f"{TEXT}\n\n{'a.' * 1_000_000}\n".encode(),
    "cham-cach.txt": lambda: f"{TEXT}\n\n{'A. ' * 300_000}\n".encode(),
    "chu-so.txt": lambda: f"{TEXT}\n\n{'1' * 300_000}\n{'1.' * 100_000}\n{'1 ' * 100_000}\n{'1/' * 100_000}\n".encode(),
    "phan-tram.txt": lambda: f"{TEXT}\n\n{'đạt 5% ' * 20_000}\n".encode(),
    "huyen.txt": lambda: (TEXT + "\n" + " ".join(f"huyện số {n} đạt {n % 99}%;" for n in range(20_000))).encode(),
    "trang.txt": lambda: f"{TEXT}\n{' ' * 9_000_000}x\n{'-' * 1_000_000}\n{chr(0xA0) * 1_000_000}".encode(),
    "dong.txt": lambda: f"{TEXT}\n".encode() + b"a\n" * 4_000_000,
    "mot-dong.txt": lambda: f"{TEXT}\n{'sản xuất sạch hơn ' * 400_000}".encode(),
    "rowspan.html": lambda: _spread('<td rowspan="999">a</td>' * 40),
    "rowspan-lon.html": lambda: _spread('<td rowspan="65534" colspan="1000">a b c</td>' * 99),
    "colspan.html": lambda: _spread('<td colspan="99999">a</td>' * 99),
    "bang-long.html": lambda: _page("<table><tr><td>" * 20_000 + TEXT),
    "bang-rong.html": lambda: _page(f"<p>{TEXT}</p><table>" + "<tr>" + "<td>a</td>" * 400_000 + "</tr></table>"),
    "sau-div.html": lambda: _nested("div", 200_000),
    "sau-span.html": lambda: _nested("span", 100_000),
    "sau-ul.html": lambda: _nested("ul><li", 100_000),
    "sau-font.html": lambda: _nested("b><i><a href='/'", 50_000),
    "to.html": lambda: _page(f"<p>{TEXT}</p>" * 120_000),
    "to-lien-ket.html": lambda: _page("<ul>" + f'<li><a href="/tin">{TEXT}</a></li>' * 100_000 + f"</ul><p>{TEXT}</p>"),
    "thuoc-tinh-dai.html": lambda: _page(f"<p class='{'a-' * 3_000_000}'>{TEXT}</p>" * 2),
    "nhieu-thuoc-tinh.html": lambda: _page("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + f">{TEXT}</p>"),
    "nhieu-h1.html": lambda: _page(f"<h1>Tập huấn sản xuất sạch hơn</h1><p>{TEXT}</p>" * 30_000),
    "json.html": lambda: _page(f'<script type="application/ld+json">{"[" * 400_000}</script>' + f"<p>{TEXT}</p>" * 3),
    "bom.docx": lambda: _word(_paragraph("a") * 2_700_000),
    "bom-sau.docx": lambda: _word("<w:sdt><w:sdtContent>" * 60_000 + _paragraph(TEXT)),
    "bom-bang.docx": lambda: _word("<w:tbl><w:tr><w:tc>" * 3_000 + _paragraph(TEXT) + "</w:tc></w:tr></w:tbl>" * 3_000),
    "bom-anh.docx": lambda: _word(_paragraph(TEXT), **{f"word/media/{n}.png": bytes(40_000_000) for n in range(7)}),
    "bom-chu.docx": lambda: _word(_paragraph("a " * 4_000_000)),
    "nhieu-phan.docx": lambda: _word(_paragraph(TEXT), **{f"word/{n}.xml": b"<a/>" for n in range(60_000)}),
    "dong.pdf": lambda: make_pdf(show_lines(300_000)),
    "trang.pdf": lambda: make_pdf(show_lines(30), pages=20_000),
    "bom.pdf": lambda: make_pdf(show_lines(30) + b" " * 900_000_000),
    "bom-kep.pdf": lambda: make_pdf(b"", packed=zlib.compress(zlib.compress(show_lines(9) + bytes(400_000_000), 9), 9)),
    "bom-doi-tuong.pdf": lambda: _packed_objects(400_000_000),
    "ngoac.pdf": lambda: make_pdf(b"BT /F 11 Tf " + b"[" * 500_000 + b"ET"),
    "toan-anh.pdf": lambda: _pictured(10_000),
    "toan-tu.pdf": lambda: make_pdf(b"BT /F 11 Tf " + b"(a) Tj " * 2_000_000 + b"ET"),
}


def good_document(number: int) -> bytes:
    """One of any number of articles that differ, and that nothing is wrong with."""
    return (
        f"Lớp tập huấn số {number}\n\n{TEXT}\nLớp thứ {number} có {number + 20} học viên của tỉnh An Giang.\n".encode()
    )


def write_strange_entries(folder: Path) -> list[str]:
    """What a folder may hold beside documents: the names of those entries that a person is told of."""
    (folder / "thiet-bi").symlink_to("/dev/zero")
    (folder / "vong.txt").symlink_to("vong.txt")
    (folder / "mat.txt").symlink_to("khong-co.txt")
    (folder / "len-tren").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "ong.txt")
    names = [b"t\xean.txt", b"d\xf2ng\nm\x1b[31m.md", b"\xff\xfe.html"]
    for name in names:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123 - a name of bytes
            file.write(good_document(10_000 + len(name)) if name.endswith(b".txt") else b"")
    return ["thiet-bi", "vong.txt", "mat.txt", "ong.txt", "d\\xf2ng\\x0am\\x1b[31m.md", "\\xff\\xfe.html"]
