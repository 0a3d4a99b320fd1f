"""XLSX: the rows of each sheet that is shown, as a table under the lines that stand alone above it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from knowledge.errors import DocumentBroken, DocumentTooLarge
from knowledge.readers.cell_formats import Formats
from knowledge.readers.office_package import open_package, read_part
from knowledge.readers.old_encodings import OldText
from knowledge.records import Document, DocumentLine, LineKind
from knowledge.vietnamese.normalization import to_stored

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SPAN = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_FIGURE = re.compile(r"[<>≤≥~≈]?\s*-?\d[\d.,\s]*(?:[-–]\s*\d[\d.,]*)?\s*%?")
_COUNT = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")
_NO_NAME = re.compile(r"(?i)(?:sheet|trang tính)?[ \d]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_CELLS = 100_000  # a province's tables have some thousand; each becomes words that are read
_MOST_LETTERS = 10_000_000  # a long text may be shown by any number of cells
_MOST_MERGED = 20_000  # cells that one spans are filled with it
_MOST_HEADS = 4  # rows
_SHORTEST_TITLE = 4  # words
_WIDEST = 200  # columns

Grid = dict[int, dict[int, str]]
"""The texts of the cells that are not empty, by row and column."""


@dataclass(frozen=True)
class _Merged:
    """The cells that are shown as one."""

    row: int
    column: int
    last_row: int
    last_column: int


def read_spreadsheet(content: bytes, source: str) -> Document:
    """The document in an XLSX file: sheets in their order, hidden ones, hidden rows and formulas left out.

    A table's head may take several rows: they are read as one, so that each figure stands under all that is said of
    its column. Raises `DocumentUnreadable`, `DocumentEncrypted` and `DocumentTooLarge` (cells, unpacked).
    """
    with open_package(content, source, "XLSX") as package:
        shared = _read_shared(read_part(package, "xl/sharedStrings.xml", source))
        formats = Formats.of(read_part(package, "xl/styles.xml", source))
        sheets = []
        for name, part in _find_sheets(package, source):
            root = read_part(package, part, source)
            if root is not None:
                sheets.append((name, *_read_grid(root, shared, formats, source)))
    old = OldText.of(text for _, grid, _ in sheets for row in grid.values() for text in row.values())
    lines: list[DocumentLine] = []
    for name, grid, merged in sheets:
        for row in grid.values():
            for column, text in row.items():
                row[column] = to_stored(" ".join(old.mend(text).split()))
        # The tables of two sheets are two, whatever these are called.
        if grid and len(sheets) > 1 and (lines or not _NO_NAME.fullmatch(name)):
            lines.append(DocumentLine(kind=LineKind.HEADING, text=to_stored(name)))
        lines += _lay_out(grid, merged)
    return Document(source=source, lines=tuple(lines), title_hint=_title(lines), converted_from=tuple(old.used))


def _title(lines: list[DocumentLine]) -> str | None:
    """The last line in capitals above the first table, between who issued it and a unit or a note; else the first.

    The name of the first sheet is one where nothing else stands there.
    """
    above = list(takewhile(lambda line: line.kind is not LineKind.TABLE_ROW, lines))
    titled = [line.text for line in above if line.text.isupper() and len(line.text.split()) >= _SHORTEST_TITLE]
    if titled:
        return titled[-1]
    first = min(above, key=lambda line: line.kind is LineKind.HEADING, default=None)
    return first.text if first is not None else None


def _find_sheets(package: zipfile.ZipFile, source: str) -> Iterator[tuple[str, str]]:
    """The name and the part of each sheet that is shown."""
    book = read_part(package, "xl/workbook.xml", source)
    if book is None:
        raise DocumentBroken(source, "is a broken XLSX")
    relations = read_part(package, "xl/_rels/workbook.xml.rels", source)
    found = [] if relations is None else relations.findall(f"{_PACKAGE}Relationship")
    parts = {each.get("Id"): each.get("Target", "") for each in found}
    for sheet in book.iter(f"{_M}sheet"):
        target = parts.get(sheet.get(f"{_R}id"), "")
        if target and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _read_shared(root: Any | None) -> list[str]:
    return [] if root is None else [_text(each) for each in root.findall(f"{_M}si")]


def _text(element: Any) -> str:
    """The text of a cell in all its runs, without what is written above it to be read aloud."""
    return "".join(each.text or "" for each in element.iter(f"{_M}t") if each.getparent().tag != f"{_M}rPh")


def _read_grid(root: Any, shared: list[str], formats: Formats, source: str) -> tuple[Grid, list[_Merged]]:
    grid: Grid = {}
    cells = letters = number = 0
    for row in root.iter(f"{_M}row"):
        number = _whole(row.get("r")) or number + 1
        if row.get("hidden") in {"1", "true"}:
            continue
        column = -1
        for cell in row.findall(f"{_M}c"):
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            text = _cell(cell, shared, formats).strip()
            if not text or column >= _WIDEST:
                continue
            cells += 1
            letters += len(text)
            if letters > _MOST_LETTERS:
                raise DocumentTooLarge(source, f"holds more than {_MOST_LETTERS} letters")
            if cells > _MOST_CELLS:
                raise DocumentTooLarge(source, f"holds more than {_MOST_CELLS} cells", particular=f"> {_MOST_CELLS}")
            grid.setdefault(number, {})[column] = text
    return grid, [*_read_merged(root)]


def _read_merged(root: Any) -> Iterator[_Merged]:
    for each in root.iter(f"{_M}mergeCell"):
        found = _SPAN.fullmatch(each.get("ref", ""))
        if found is not None:
            yield _Merged(int(found[2]), _column(found[1]), int(found[4]), min(_column(found[3]), _WIDEST - 1))


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 8 else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(cell: Any, shared: list[str], formats: Formats) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    found = cell.find(f"{_M}v")
    value = (found.text or "") if found is not None else ""
    if kind == "s":
        number = _whole(value)
        return shared[number] if number is not None and number < len(shared) else ""
    if kind == "n" and value:
        return formats.show(value, _whole(cell.get("s")))
    return value if kind in {"str", "d"} else ""


def _lay_out(grid: Grid, merged: list[_Merged]) -> Iterator[DocumentLine]:
    """The lines of a sheet: rows of one cell are text, rows of several a table, the rows of its head as one."""
    single = {row for row, cells in grid.items() if len(cells) < 2}
    _fill(grid, merged)
    rows = sorted(grid)
    position = 0
    while position < len(rows):
        number = rows[position]
        if number in single and not _is_row_of_table(grid, number):
            yield DocumentLine(text=next(iter(grid[number].values())))
            position += 1
            continue
        stop = position
        while (
            stop < len(rows)
            and (rows[stop] not in single or _is_row_of_table(grid, rows[stop]))
            and (stop == position or rows[stop] == rows[stop - 1] + 1)
        ):
            stop += 1
        table = [grid[row] for row in rows[position:stop]]
        yield from _lay_out_table(table, _count_heads(table, number, merged))
        position = stop


def _is_row_of_table(grid: Grid, number: int) -> bool:
    """Whether a row of one text has got others from the cells that reach into it."""
    return len(set(grid[number].values())) > 1


def _fill(grid: Grid, merged: list[_Merged]) -> None:
    """Write what is shown once for several cells into each of them: a figure is read with its row and column alone."""
    left = _MOST_MERGED
    for span in merged:
        text = grid.get(span.row, {}).get(span.column)
        rows = [row for row in range(span.row, min(span.last_row, span.row + left) + 1) if row in grid]
        left -= len(rows) * (span.last_column - span.column + 1)
        if left < 0:
            return
        for row in rows if text else ():
            for column in range(span.column, span.last_column + 1):
                grid[row].setdefault(column, text or "")


def _lay_out_table(rows: list[dict[int, str]], heads: int) -> Iterator[DocumentLine]:
    columns = sorted({column for row in rows for column in row})
    if heads > 1:
        rows = [{column: _joined(rows[:heads], column) for column in columns}, *rows[heads:]]
    for row in rows:
        cells = [row.get(column, "") for column in columns]
        if len(set(filter(None, cells))) == 1:  # "I. Nhóm chỉ tiêu …" over the whole width
            yield DocumentLine(kind=LineKind.TABLE_ROW, text=next(filter(None, cells)))
        elif any(cells):
            yield DocumentLine(kind=LineKind.TABLE_ROW, text=" | ".join(cell or "-" for cell in cells))


def _count_heads(rows: list[dict[int, str]], first: int, merged: list[_Merged]) -> int:
    """How many rows are a table's head: those that its first row reaches down to, and one that counts columns."""
    spans = [span for span in merged if span.row == first]
    heads = max(
        (max(span.last_row - first + 1, 2 if span.last_column > span.column else 1) for span in spans), default=1
    )
    if heads == 1 and len(rows) > 1 and min(rows[1]) > min(rows[0]) and _says_columns(rows[1]):
        heads = 2
    if heads < len(rows) and len(rows[heads]) > 1 and all(map(_COUNT.fullmatch, rows[heads].values())):
        heads += 1
    return min(heads, _MOST_HEADS, len(rows))


def _says_columns(row: dict[int, str]) -> bool:
    """Whether a row below a head, without anything in its first column, says years or words of the others."""
    return all(_YEAR.fullmatch(text) or not _FIGURE.fullmatch(text) for text in row.values())


def _joined(rows: list[dict[int, str]], column: int) -> str:
    """What the rows of a head say of a column, each once; a row that only counts the columns says nothing."""
    said = [row.get(column, "") for row in rows]
    return " ".join(dict.fromkeys(text for text in said if text and not _COUNT.fullmatch(text)))
