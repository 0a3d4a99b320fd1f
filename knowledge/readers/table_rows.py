"""Rows of tables as lines of text: a head of several rows read as one, and no figure moved below another's head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat
from typing import NamedTuple

CELL = " | "
EMPTY = "-"
_MOST_HEADS = 4  # rows
_WIDEST = 200  # columns, as in a sheet: a page may say that a cell takes thousands
_FEWEST_COLUMNS = 3  # a label and its value are no columns of figures
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = r"\d[\d.,\s]*"
_FIGURE = re.compile(rf"[^\d/|]{{0,12}}{_NUMBER}(?:(?:[-–]|đến)\s*{_NUMBER})?(?:%|[^\d/]{{0,20}})")


class PlacedCell(NamedTuple):
    """A cell of a row, with the columns that it takes; ``is_own`` unless it reaches down from the row above."""

    text: str
    columns: int = 1
    is_own: bool = True


def join_cells(cells: Sequence[str], *, is_head: bool = False) -> str:
    """The texts of a row's cells parted by " | ".

    An empty one is left out, but before a figure it is written "-": the figure stands below the head of its own column.
    So it is in a head of several columns.
    """
    last = max((n for n, text in enumerate(cells) if text and (is_head or _FIGURE.fullmatch(text))), default=0)
    kept = last if len(cells) >= _FEWEST_COLUMNS else 0
    return CELL.join(text or EMPTY for n, text in enumerate(cells) if text or n < kept)


def spread(row: Sequence[PlacedCell]) -> list[str]:
    """The texts of a row by column; a cell over several columns stands in its first."""
    texts: list[str] = []
    for cell in row:
        beside = min(cell.columns - 1, max(0, _WIDEST - len(texts)))
        texts += [cell.text, *[""] * beside]
    return texts


def find_head(rows: Sequence[Sequence[PlacedCell]]) -> tuple[int, int]:
    """Where a table's head begins and ends: below a title over its whole width, and no further than its cells span."""
    start = next((n for n, row in enumerate(rows) if sum(bool(cell.text) for cell in row) > 1), 0)
    end = min(start + 1, len(rows))
    while end < min(len(rows), start + _MOST_HEADS) and _divides(rows[end], rows[end - 1]):
        end += 1
    return start, end


def join_head(rows: Sequence[Sequence[PlacedCell]]) -> list[str]:
    """What the rows of a head say of each column, each once."""
    if len(rows) == 1:
        return spread(rows[0])
    said: list[dict[str, None]] = []
    for row in rows:
        for cell, column in _columns(row):
            said += [{} for _ in range(column - len(said) + 1)]
            if cell.text:
                said[column][cell.text] = None
    return [" ".join(column) for column in said]


def _divides(row: Sequence[PlacedCell], above: Sequence[PlacedCell]) -> bool:
    """Whether the cells of a row say what stands below a wide one above, and nothing of the other columns."""
    wide = {column for cell, column in _columns(above) if cell.is_own and cell.columns > 1}
    own = [(cell, column) for cell, column in _columns(row) if cell.is_own and cell.text]
    return bool(own) and all(column in wide and _says_head(cell.text) for cell, column in own)


def _columns(row: Sequence[PlacedCell]) -> Iterator[tuple[PlacedCell, int]]:
    cells = chain.from_iterable(repeat(cell, cell.columns) for cell in row)
    return ((cell, column) for column, cell in enumerate(islice(cells, _WIDEST)))


def _says_head(text: str) -> bool:
    return _YEAR.search(text) is not None or not _FIGURE.fullmatch(text)
