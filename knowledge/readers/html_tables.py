"""Tables that hold values, told from the tables that old pages were laid out with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from knowledge.readers.html_tree import Element
from knowledge.readers.table_rows import PlacedCell, find_head, join_cells, join_head, spread
from knowledge.vietnamese.normalization import to_stored

_SPACE = re.compile(r"\s+")
_BREAKING = frozenset({"br", "p", "div", "li", "ul", "ol"})
# A table of targets or tasks holds phrases; a cell of a page's layout is a column of text.
_LONGEST_CELL = 1500  # characters
_MEDIAN_CELL = 250
# Beside a label, as forms of content programs show what they keep: "Nội dung trả lời".
_FEWEST_PARAGRAPHS, _FEWEST_WORDS = 3, 60
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534  # that a cell may span, as HTML has it
# Cells that may be repeated in rows below, for each cell of a table: real ones repeat a heading or two in every row of
# several cells. Beyond it a table is broken, or was made to fill the memory, and no cell is repeated any more.
_REPEATED = 4


class _Cell(NamedTuple):
    text: str
    linked: float
    lines: int
    columns: int
    rows: int


def is_table_of_values(table: Element) -> bool:
    """Whether a table is read row by row: no table within it, several rows and columns, no columns of text.

    A letterhead (at most two rows, whose cells have lines of their own) is none, and neither is a list of links or a
    form that somebody filled in with an article.
    """
    if table.get("role") == "presentation" or table.find(".//table") is not None or table.find(".//h1") is not None:
        return False
    rows = [cells for row in _rows(table) if (cells := [cell for cell in row if cell.text])]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or sum(len(row) > 1 for row in rows) * 2 < len(rows):
        return False
    if len(rows) == 2 and any(cell.lines > 1 for cell in cells):
        return False
    if sum(cell.linked > 0.8 for cell in cells) > len(cells) / 2:
        return False
    if all(len(row) <= 2 for row in rows) and any(_is_article(cell) for row in _elements(table) for cell in row[1:]):
        return False
    sizes = [len(cell.text) for cell in cells]
    return max(sizes) <= _LONGEST_CELL and median(sizes) <= _MEDIAN_CELL


def read_rows(table: Element) -> Iterator[tuple[str, float]]:
    """The rows as (cells parted by " | ", share of linked characters).

    A cell that spans several rows is repeated in each, because a row is quoted alone; the rows of a head are one, and
    empty cells are left out but before figures.
    """
    rows = list(_placed_rows(table))
    placed = [[PlacedCell(cell.text, cell.columns, is_own) for cell, is_own in row] for row in rows]
    start, end = find_head(placed)
    for number, row in enumerate(rows):
        if start < number < end:
            continue
        is_head = number == start
        texts = join_head(placed[start:end]) if is_head else spread(placed[number])
        size = sum(len(cell.text) for cell, _ in row)
        yield join_cells(texts, is_head=is_head), sum(cell.linked * len(cell.text) for cell, _ in row) / size


def _placed_rows(table: Element) -> Iterator[list[tuple[_Cell, bool]]]:
    """The rows that say something, their cells in order of columns: (cell, whether it is the row's own)."""
    spanning: dict[int, tuple[_Cell, int]] = {}
    left = 0
    for row in _rows(table):
        left += _REPEATED * len(row) - len(spanning)
        if left < 0:
            spanning.clear()
        cells = _with_spanning(row, spanning)
        if any(cell.text for cell in row):
            own = set(map(id, row))
            yield [(cell, id(cell) in own) for cell in cells]


def _with_spanning(row: list[_Cell], spanning: dict[int, tuple[_Cell, int]]) -> list[_Cell]:
    """The cells of a row with those that reach down into it, in order of columns."""
    own = iter(row)
    cells: list[_Cell] = []
    column = 0
    above = dict(spanning)
    spanning.clear()
    while True:
        cell, left = above.pop(column, (None, 0))
        if cell is None:
            cell = next(own, None)
            left = cell.rows if cell else 0
        if cell is None:
            break
        cells.append(cell)
        if left > 1:
            spanning[column] = cell, left - 1
        column += cell.columns
    return cells


def _rows(table: Element) -> Iterator[list[_Cell]]:
    for row in _elements(table):
        yield [_read_cell(cell) for cell in row]


def _elements(table: Element) -> Iterator[list[Element]]:
    for row in table.iter("tr"):
        yield [cell for cell in row if cell.tag in {"td", "th"}]


def _is_article(cell: Element) -> bool:
    """Whether a cell holds the paragraphs of an article."""
    sizes = [len(paragraph.text_content().split()) for paragraph in cell.iter("p")]
    return len(sizes) >= _FEWEST_PARAGRAPHS and sum(sizes) >= _FEWEST_WORDS


def _read_cell(cell: Element) -> _Cell:
    text = to_stored(_SPACE.sub(" ", _text(cell)))
    linked = sum(len(piece.strip()) for link in cell.iter("a") for piece in link.itertext())
    breaks = sum(1 for _ in cell.iter("br", "p", "div", "li"))
    share = min(1.0, linked / len(text)) if text else 0.0
    return _Cell(text, share, max(1, breaks), _span(cell, "colspan", _MOST_COLUMNS), _span(cell, "rowspan", _MOST_ROWS))


def _span(cell: Element, name: str, most: int) -> int:
    value = cell.get(name, "")
    return min(int(value), most) if value.isdecimal() and len(value) < 6 and int(value) else 1


def _text(cell: Element) -> str:
    """The text of a cell in which a break parts words, and the tags of "CO<sub>2</sub>" do not."""
    from lxml import etree

    parts: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element.tag in _BREAKING:
            parts.append(" ")
        if event == "start":
            parts.append(element.text or "")
        elif element is not cell:
            parts.append(element.tail or "")
    return "".join(parts)
