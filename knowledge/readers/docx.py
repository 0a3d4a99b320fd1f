"""DOCX: paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from knowledge.errors import DocumentBroken, DocumentEncrypted
from knowledge.readers.plain import make_block
from knowledge.readers.sources import too_large
from knowledge.records import Document, DocumentLine, LineKind
from knowledge.vietnamese.normalization import fold, to_stored

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST_XML = 20 * 1024 * 1024  # bytes, unpacked: a book has 5 MB; as a tree they take ten times as much
_MOST_PARTS = 5000  # a book with a picture on every page has a thousand
_LARGEST_PACKAGE = 300 * 1024 * 1024  # bytes, unpacked: pictures are packed already, and all are held in memory
_LONGEST_CELL = 60  # words; a cell with more holds paragraphs
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
# Taken back by an editor, shown a second time for old programs, or instructions to Word.
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK))
_STYLES = {"heading": LineKind.HEADING, "title": LineKind.HEADING, "caption": LineKind.CAPTION}


def read_docx(content: bytes, source: str) -> Document:
    """The document in a DOCX file, without headers, footers, comments and deleted text.

    The title hint is the first paragraph in the style "Title", or the file's own title when the text holds it.
    Raises `DocumentUnreadable` for a broken file, `DocumentEncrypted` and `DocumentTooLarge` (unpacked).
    """
    _check_package(content, source)
    word = _open(content, source)
    blocks: list[DocumentLine] = []
    title = None
    for style, block in _walk(word.element.body, word):
        blocks.append(block)
        title = title or (block.text if style == "title" else None)
    declared = to_stored(word.core_properties.title or "")
    whole = fold(" ".join(block.text for block in blocks[:20]))
    return Document(
        source=source,
        lines=tuple(blocks),
        title_hint=title or (declared if len(declared.split()) > 1 and fold(declared) in whole else None),
    )


def _check_package(content: bytes, source: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise DocumentBroken(source, "is a broken DOCX") from error
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentEncrypted(source)
    size = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if size > _LARGEST_XML:
        raise too_large(source, _LARGEST_XML, size)
    if len(parts) > _MOST_PARTS:
        raise DocumentBroken(source, f"is a DOCX of more than {_MOST_PARTS} parts")
    size = sum(part.file_size for part in parts)
    if size > _LARGEST_PACKAGE:
        raise too_large(source, _LARGEST_PACKAGE, size)


def _open(content: bytes, source: str) -> WordDocument:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(BytesIO(content))
    # Broken XML raises a SyntaxError of lxml, a lost part a LookupError.
    except (OpcError, zipfile.BadZipFile, SyntaxError, LookupError, ValueError, AttributeError, OSError) as error:
        raise DocumentBroken(source, "is a broken DOCX") from error


def _walk(parent: Any, word: WordDocument) -> Iterator[tuple[str, DocumentLine]]:
    """The blocks below an element, each with the name of its style in small letters."""
    for child in parent:
        if child.tag == f"{_W}p":
            style = _style(child, word)
            kind = _kind(child, style)
            for line in to_stored(_text(child)).split("\n"):
                if line:
                    yield style, make_block(line, kind)
        elif child.tag == f"{_W}tbl":
            yield from _walk_table(child, word)
        elif child.tag not in _SKIPPED:  # content controls and marked insertions wrap paragraphs
            yield from _walk(child, word)


def _walk_table(table: Any, word: WordDocument) -> Iterator[tuple[str, DocumentLine]]:
    rows = [_cells(row) for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table]
    # A letterhead is set in a table for its two columns: each cell is read from top to bottom.
    letterhead = len(rows) <= 2 and any(len(_text(cell).split("\n")) > 2 for cells in rows for cell in cells)
    above: dict[int, str] = {}
    for cells in rows:
        texts = [to_stored(text) for text in _row_texts(cells, above) if text]
        nested = any(cell.find(f".//{_W}tbl") is not None for cell in cells)
        if letterhead or nested or len(texts) < 2 or any(len(text.split()) > _LONGEST_CELL for text in texts):
            for cell in cells:
                yield from _walk(cell, word)
        else:
            yield "", DocumentLine(kind=LineKind.TABLE_ROW, text=" | ".join(texts))


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]


def _row_texts(cells: list[Any], above: dict[int, str]) -> list[str]:
    """The texts of a row's cells; one that is merged with the cell above repeats it, since a row is quoted alone.

    ``above`` holds the texts of the row above by column, and afterwards those of this one.
    """
    texts = []
    column = 0
    for cell in cells:
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
        texts.append(above.get(column, "") if goes_on else " ".join(_text(cell).split()))
        above[column] = texts[-1]
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = span.get(f"{_W}val", "1") if span is not None else "1"
        column += int(width) if width.isdecimal() else 1
    return texts


def _text(element: Any) -> str:
    """The text in an element, line breaks kept, paragraphs inside it (text boxes, cells) parted by them."""
    if element.tag in _SKIPPED:
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _BREAKS:
        return _BREAKS[element.tag]
    text = "".join(map(_text, element))
    return f"{text}\n" if element.tag == f"{_W}p" else text


def _style(paragraph: Any, word: WordDocument) -> str:
    from docx.enum.style import WD_STYLE_TYPE

    found = word.part.get_style(paragraph.style, WD_STYLE_TYPE.PARAGRAPH)
    return (found.name or "").lower()


def _kind(paragraph: Any, style: str) -> LineKind:
    for name, kind in _STYLES.items():
        if style.startswith(name):
            return kind
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or style.startswith("list")
    return LineKind.LIST_ITEM if listed else LineKind.PARAGRAPH
