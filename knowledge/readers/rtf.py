"""RTF: paragraphs, rows of tables, running heads and footnotes, whatever code page or font they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.readers.old_encodings import OldText, name_font
from knowledge.readers.plain import make_block
from knowledge.readers.rtf_groups import Part, Piece, read_parts
from knowledge.readers.table_rows import join_cells
from knowledge.records import Document, DocumentLine, LineHint, LineKind
from knowledge.vietnamese.normalization import to_stored


def read_rtf(content: bytes, source: str) -> Document:
    """The document in an RTF file, without comments, hidden and deleted text; raises `DocumentBroken`.

    Running heads come first, each once; feet and footnotes last.
    """
    parts = read_parts(content, source)
    paragraphs = [paragraph for lines in parts.values() for row in lines for paragraph in row]
    old = OldText.of("".join(text for text, font in pieces if name_font(font) is None) for pieces in paragraphs)
    lines: list[DocumentLine] = []
    for part in (Part.HEAD, Part.BODY, Part.FOOT, Part.NOTE):
        found = list(_read_lines(parts[part], old))
        if part in {Part.HEAD, Part.FOOT}:
            found = [line for line in dict.fromkeys(found) if len(line.text.split()) > 1]
        elif part is Part.NOTE:
            found = [line.model_copy(update={"hint": LineHint.NOTE}) for line in found]
        lines += found
    return Document(source=source, lines=tuple(lines), converted_from=tuple(old.used))


def _read_lines(rows: Iterable[list[list[Piece]]], old: OldText) -> Iterator[DocumentLine]:
    for cells in rows:
        texts = [to_stored(_read(pieces, old)) for pieces in cells]
        whole = [" ".join(text.split()) for text in texts]
        letterhead = any(text.count("\n") > 1 for text in texts)  # two columns, each read from top to bottom
        if sum(map(bool, whole)) > 1 and not letterhead:
            yield DocumentLine(kind=LineKind.TABLE_ROW, text=join_cells(whole))
            continue
        for text in texts:
            yield from (make_block(line) for line in text.split("\n") if line)


def _read(pieces: list[Piece], old: OldText) -> str:
    """A paragraph or cell: by the font where its name says it, by its words elsewhere."""
    text = ""
    for written, font in pieces:
        known = name_font(font)
        text += written if known is None else old.read_font(written, *known)
    return "\n".join(map(old.mend, text.split("\n")))
