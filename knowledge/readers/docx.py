"""DOCX: paragraphs, lists and tables in the order of the document, its running heads above and its notes below."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from knowledge.errors import DocumentBroken
from knowledge.readers.docx_numbers import Numbering, W
from knowledge.readers.docx_text import SKIPPED, read_text, read_words
from knowledge.readers.office_package import open_package, read_part
from knowledge.readers.old_encodings import OldText
from knowledge.readers.plain import make_block
from knowledge.readers.table_rows import PlacedCell, find_head, join_cells, join_head, spread
from knowledge.records import Document, DocumentLine, LineHint, LineKind
from knowledge.vietnamese.normalization import fold, to_stored

_LONGEST_CELL = 60  # words; a cell with more holds paragraphs
_STYLES = {"heading": LineKind.HEADING, "title": LineKind.HEADING, "caption": LineKind.CAPTION}
_MOST_ASIDES = 60  # parts of running heads and feet: a book of chapters has three for each
_DEEPEST_STYLE = 10  # styles that rest on one another
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass
class _Word:
    """What the parts of a document have in common."""

    numbering: Numbering
    styles: dict[str, Any]
    default: str
    old: OldText
    seen: set[str] = field(default_factory=set)

    def style(self, paragraph: Any) -> Any | None:
        """The style of a paragraph: its own, or the one of paragraphs without any."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        key = named.get(f"{W}val", "") if named is not None else self.default
        return self.styles.get(key)

    def style_name(self, paragraph: Any) -> str:
        """In small letters."""
        found = self.style(paragraph)
        name = found.find(f"{W}name") if found is not None else None
        return name.get(f"{W}val", "").lower() if name is not None else ""

    def number_properties(self, paragraph: Any) -> Iterator[Any]:
        """What says of which list a paragraph is: itself, its style, and what that rests on."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            yield own
        style = self.style(paragraph)
        for _ in range(_DEEPEST_STYLE):
            if style is None:
                return
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                yield properties
            based = style.find(f"{W}basedOn")
            style = self.styles.get(based.get(f"{W}val", "")) if based is not None else None


def read_docx(content: bytes, source: str) -> Document:
    """The document in a DOCX file, without comments and deleted text; automatic numbers stand before their paragraphs.

    Running heads come first, each once; feet, footnotes and endnotes last. The title hint is the first paragraph in the
    style "Title", or the file's own title when the text holds it. Raises `DocumentUnreadable` for a broken file,
    `DocumentEncrypted` and `DocumentTooLarge` (unpacked).
    """
    with open_package(content, source, "DOCX") as package:
        names = (each for each in package.namelist() if each.startswith("word/document") and each.endswith(".xml"))
        body = read_part(package, next(names, ""), source)
        body = body.find(f"{W}body") if body is not None else None
        if body is None:
            raise DocumentBroken(source, "is a broken DOCX")
        word = _describe(package, source, [body])
        heads, feet = ([*_asides(package, source, name, word)] for name in ("header", "footer"))
        told = [*_walk(body, word)]
        notes = [*_notes(package, source, "footnote", word), *_notes(package, source, "endnote", word)]
        declared = _declared_title(package, source)
    title = next((block.text for style, block in told if style == "title"), None)
    blocks = [block for _, block in told]
    whole = fold(" ".join(block.text for block in blocks[:20]))
    return Document(
        source=source,
        lines=(*heads, *blocks, *feet, *notes),
        title_hint=title or (declared if len(declared.split()) > 1 and fold(declared) in whole else None),
        converted_from=tuple(word.old.used),
    )


def _describe(package: zipfile.ZipFile, source: str, parts: list[Any]) -> _Word:
    styles = read_part(package, "word/styles.xml", source)
    found = [] if styles is None else styles.findall(f"{W}style")
    paragraphs = [each for each in found if each.get(f"{W}type") == "paragraph"]
    default = next((each.get(f"{W}styleId", "") for each in paragraphs if each.get(f"{W}default") in {"1", "true"}), "")
    return _Word(
        numbering=Numbering.of(read_part(package, "word/numbering.xml", source)),
        styles={each.get(f"{W}styleId", ""): each for each in paragraphs},
        default=default,
        old=OldText.of(read_words(parts)),
    )


def _declared_title(package: zipfile.ZipFile, source: str) -> str:
    properties = read_part(package, "docProps/core.xml", source)
    found = properties.find(_TITLE) if properties is not None else None
    return to_stored(found.text or "") if found is not None else ""


def _asides(package: zipfile.ZipFile, source: str, name: str, word: _Word) -> Iterator[DocumentLine]:
    """The lines of all running heads or feet; those of other sections are mostly the same. Page numbers are none."""
    names = sorted(each for each in package.namelist() if each.startswith(f"word/{name}") and each.endswith(".xml"))
    for each in names[:_MOST_ASIDES]:
        root = read_part(package, each, source)
        for _, block in _walk(root, word) if root is not None else ():
            if any(map(str.isalpha, block.text)) and len(block.text.split()) > 1 and block.text not in word.seen:
                word.seen.add(block.text)
                yield block


def _notes(package: zipfile.ZipFile, source: str, name: str, word: _Word) -> Iterator[DocumentLine]:
    """The notes of one kind; those of a type of their own are the lines that Word draws above them."""
    root = read_part(package, f"word/{name}s.xml", source)
    for note in root.findall(f"{W}{name}") if root is not None else ():
        if note.get(f"{W}type") in {None, "normal"}:
            for _, block in _walk(note, word):
                yield block.model_copy(update={"hint": LineHint.NOTE, "kind": LineKind.PARAGRAPH})


def _walk(parent: Any, word: _Word) -> Iterator[tuple[str, DocumentLine]]:
    """The blocks below an element, each with the name of its style in small letters."""
    for child in parent:
        if child.tag == f"{W}p":
            yield from _walk_paragraph(child, word)
        elif child.tag == f"{W}tbl":
            yield from _walk_table(child, word)
        elif child.tag not in SKIPPED and isinstance(child.tag, str):  # content controls and insertions wrap paragraphs
            yield from _walk(child, word)


def _walk_paragraph(paragraph: Any, word: _Word) -> Iterator[tuple[str, DocumentLine]]:
    style = word.style_name(paragraph)
    kind = _kind(paragraph, style)
    lines = [line for line in to_stored(read_text(paragraph, word.old)).split("\n") if line]
    number = word.numbering.count(word.number_properties(paragraph)) if lines else None
    for line in lines:
        text = f"{number} {line}" if number else line
        yield style, DocumentLine(kind=kind, text=text) if number else make_block(text, kind)
        number = None


def _walk_table(table: Any, word: _Word) -> Iterator[tuple[str, DocumentLine]]:
    rows = [_cells(row) for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
    # A letterhead is set in a table for its two columns: each cell is read from top to bottom.
    letterhead = len(rows) <= 2 and any(read_text(cell).count("\n") > 1 for cells in rows for cell in cells)
    above: dict[int, str] = {}
    placed = [_place(cells, above, word) for cells in rows]
    start, end = find_head(placed)
    for number, cells in enumerate(rows):
        is_head = number == start
        if start < number < end and not letterhead:
            continue
        whole = join_head(placed[start:end]) if is_head else spread(placed[number])
        texts = [text for text in whole if text]
        nested = any(cell.find(f".//{W}tbl") is not None for cell in cells)
        if letterhead or nested or len(texts) < 2 or any(len(text.split()) > _LONGEST_CELL for text in texts):
            for cell in cells:
                yield from _walk(cell, word)
        else:
            yield "", DocumentLine(kind=LineKind.TABLE_ROW, text=join_cells(whole, is_head=is_head))


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


def _place(cells: list[Any], above: dict[int, str], word: _Word) -> list[PlacedCell]:
    """The cells of a row; one that is merged with the cell above repeats it, since a row is quoted alone.

    ``above`` holds the texts of the row above by column, and afterwards those of this one.
    """
    placed = []
    column = 0
    for cell in cells:
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val") != "restart"
        text = above.get(column, "") if goes_on else to_stored(" ".join(read_text(cell, word.old).split()))
        above[column] = text
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = span.get(f"{W}val", "1") if span is not None else "1"
        columns = max(1, int(width)) if width.isdecimal() and len(width) < 4 else 1
        placed.append(PlacedCell(text, columns, is_own=not goes_on))
        column += columns
    return placed


def _kind(paragraph: Any, style: str) -> LineKind:
    for name, kind in _STYLES.items():
        if style.startswith(name):
            return kind
    listed = paragraph.find(f"{W}pPr/{W}numPr") is not None or style.startswith("list")
    return LineKind.LIST_ITEM if listed else LineKind.PARAGRAPH
