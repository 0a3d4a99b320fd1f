"""The order in which a printed page is read: one column after the other, tables row by row."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

from knowledge.readers.free_strips import ColumnFinder, words_beside
from knowledge.readers.printed_words import Page, Row, Rulings, find_rows

_APART = 2.2  # of the usual distance of rows: what stands farther below belongs to no column above it
_PARAGRAPH = 1.45  # of the usual distance: room left above a paragraph
_NARROWEST_GUTTER = 0.6  # of the height of a row
_SHORTEST_PROSE = 12  # characters: the rows of a column of text are longer on average, cells of figures are shorter
_LINES_OF_PROSE = 0.25  # of the rows of a column of text begin in the middle of a sentence
_RECIPIENTS = re.compile(r"nơi (?:nhận|gửi)\b", re.IGNORECASE)  # beside it the signature stands
_FIGURES = re.compile(r"[\d\s.,%/–-]+")
CELL = " | "


@dataclass(frozen=True)
class PrintedLine:
    """A line as it is read.

    ``column`` is the same for the lines of one column, 0 for those across the page; ``is_row`` says that it is a row
    of a table, its cells parted by " | ", ``recognised`` that it was read from a picture, ``apart`` that it stands
    farther below the line above it than lines mostly do, ``full`` that it reaches the end of its column, ``doubtful``
    that it was not recognised with certainty, ``size`` how high its highest word is, 0 where that is not known.
    """

    text: str
    column: int = 0
    is_row: bool = False
    recognised: bool = False
    apart: bool = False
    full: bool = False
    doubtful: bool = False
    size: float = 0.0


def read_page(page: Page, first_column: int = 1) -> list[PrintedLine]:
    """The lines of a page in reading order; its columns are numbered from ``first_column``."""
    rows = find_rows(page.words)
    columns = ColumnFinder(rows)
    tables = [n for n in range(len(rows)) if _ruled_end(rows, n, page.rulings) > n]
    lines: list[PrintedLine] = []
    column, start = first_column, 0
    usual = _usual_step(rows)
    while start < len(rows):
        end = _ruled_end(rows, start, page.rulings)
        if end > start:
            lines += _ruled_rows(rows[start:end], page.rulings)
            start = end
            continue
        end, gutters = columns.find(start, next((n for n in tables if n > start), len(rows)))
        are_columns = bool(gutters)
        if not are_columns:
            end, gutters = _region(rows, start, page.rulings)
        cells = [_cells(row, gutters) for row in rows[start:end]]
        if gutters and (are_columns or _is_prose(cells)):
            for number in range(len(gutters) + 1):
                lines += _column(rows[start:end], gutters, number, column, usual)
                column += 1
        elif gutters and _holds_figures(cells):
            lines += [
                PrintedLine(CELL.join(filter(None, texts)), is_row=True, doubtful=any(w.doubtful for w in row.words))
                for row, texts in zip(rows[start:end], cells, strict=True)
            ]
        else:
            end = start + 1
            apart = start > 0 and rows[start].middle - rows[start - 1].middle > _PARAGRAPH * usual
            words = rows[start].words
            size, doubtful = max(word.height for word in words), any(word.doubtful for word in words)
            lines.append(PrintedLine(rows[start].text, apart=apart, doubtful=doubtful, size=size))
        start = end
    return lines


def _usual_step(rows: Sequence[Row]) -> float:
    """The distance that rows mostly have; for less than two any is."""
    steps = [below.middle - above.middle for above, below in pairwise(rows)]
    return median(steps) if steps else float("inf")


def _column(
    rows: Sequence[Row], gutters: Sequence[float], number: int, column: int, usual: float
) -> Iterator[PrintedLine]:
    """The lines of one column; rows that leave it empty have none there."""
    written = [(row, cell) for row in rows if (cell := words_beside(row, gutters)[number])]
    edge = max(cell[-1].right for _, cell in written)
    # Lines of the columns beside stand between these.
    usual = max(usual, _usual_step([row for row, _ in written])) if len(written) > 2 else usual
    last: Row | None = None
    for row, cell in written:
        apart = last is not None and row.middle - last.middle > _PARAGRAPH * usual
        full = cell[-1].right >= edge - row.height
        size, doubtful = max(word.height for word in cell), any(word.doubtful for word in cell)
        text = " ".join(word.text for word in cell)
        yield PrintedLine(text, column, apart=apart, full=full, doubtful=doubtful, size=size)
        last = row


def _ruled_end(rows: Sequence[Row], start: int, rulings: Rulings) -> int:
    """Where a ruled table that begins here ends: it has at least two columns."""
    end = start
    while end < len(rows):
        upright = rulings.at(rows[end].middle)
        if len(upright) < 3 or not any(upright[0] <= word.left < upright[-1] for word in rows[end].words):
            break
        end += 1
    return end


def _ruled_rows(rows: Sequence[Row], rulings: Rulings) -> Iterator[PrintedLine]:
    """The rows of a ruled table: what stands between two level lines is one row, however often its cells break."""
    uprights = sorted({x for row in rows for x in rulings.at(row.middle)})
    sides = [x for x, following in pairwise([*uprights, uprights[-1] + 9]) if following - x > 2]
    levels = sorted(y for y, left, right in rulings.level if right > sides[0] and left < sides[-1])
    bands: dict[int, list[list[str]]] = {}
    doubtful: set[int] = set()
    band = -1
    for row in rows:
        written: list[list[str]] = [[] for _ in range(len(sides) + 1)]
        for word in row.words:
            written[bisect(sides, (word.left + word.right) / 2)].append(word.text)
        # Without lines between its rows, each line of writing is one, or goes on in the row above.
        if len(levels) > 2:
            band = bisect(levels, row.middle)
        elif band not in bands or not _goes_on(written):
            band += 1
        if any(word.doubtful for word in row.words):
            doubtful.add(band)
        for cell, texts in zip(bands.setdefault(band, [[] for _ in written]), written, strict=True):
            cell += texts
    for band, cells in bands.items():
        texts = [" ".join(cell) for cell in cells if cell]
        yield PrintedLine(CELL.join(texts), is_row=len(texts) > 1, doubtful=band in doubtful)


def _goes_on(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a line leaves cells of its row empty and the others begin in the middle of a sentence."""
    texts = [cell[0] for cell in cells if cell]
    return len(texts) < len(cells) - 1 and all(text[0].islower() for text in texts)


def _region(rows: Sequence[Row], start: int, rulings: Rulings) -> tuple[int, list[float]]:
    """Where the rows end that leave the same gaps free from here on, and the middles of these; none for one row."""
    if len(rows[start].segments) < 2:
        return start + 1, []
    gaps = _gaps(rows[start])
    end = start + 1
    pitch = _pitch(rows, start)
    while end < len(rows) and _ruled_end(rows, end, rulings) == end:
        row = rows[end]
        if row.middle - rows[end - 1].middle > _APART * pitch:
            break
        narrowed = [gap for gap in (_narrow(gap, row) for gap in gaps) if gap is not None]
        # A single piece of text across the gap between two columns is a heading: it ends the table above.
        if not narrowed or (len(row.segments) == 1 and len(narrowed) < len(gaps)):
            break
        gaps, end = narrowed, end + 1
    both = sum(len(row.segments) > 1 for row in rows[start:end])
    if both < 2:
        return start + 1, []
    return end, [(left + right) / 2 for left, right in gaps]


def _pitch(rows: Sequence[Row], start: int) -> float:
    """The usual distance between rows here."""
    near = rows[start : start + 8]
    steps = [below.middle - above.middle for above, below in pairwise(near)]
    return max(median(steps), 1.1 * rows[start].height) if steps else rows[start].height


def _gaps(row: Row) -> list[tuple[float, float]]:
    return [(left.right, right.left) for left, right in pairwise(row.segments)]


def _narrow(gap: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """What a row leaves free of a gap, or none where it is written across it."""
    left, right = gap
    for segment in row.segments:
        for word in segment.words:
            if word.right <= left or word.left >= right:
                continue
            if word.left - left >= right - word.right:
                right = word.left
            else:
                left = word.right
    # A line of text leaves a gap of a space's width free everywhere.
    crossing = any(each.left < left and each.right > right for each in row.segments)
    return None if crossing or right - left < _NARROWEST_GUTTER * row.height else (left, right)


def _cells(row: Row, gutters: Sequence[float]) -> list[str]:
    return [" ".join(word.text for word in cell) for cell in words_beside(row, gutters)]


def _is_prose(cells: Sequence[Sequence[str]]) -> bool:
    """Whether each column is read by itself: it holds text rather than the cells of a table."""
    columns = [[cell for cell in column if cell] for column in zip(*cells, strict=True)]
    if len(columns) == 2 and any(_RECIPIENTS.match(cell) for cell in columns[0]):
        return True
    if any(mean(map(len, column)) < _SHORTEST_PROSE for column in columns if column):
        return False
    if any(sum(_FIGURES.fullmatch(cell) is not None for cell in column) * 3 > len(column) for column in columns):
        return False
    if len(columns) == 2:
        return True
    return all(sum(cell[0].islower() for cell in column) >= _LINES_OF_PROSE * len(column) for column in columns)


def _holds_figures(cells: Sequence[Sequence[str]]) -> bool:
    """Whether it is a table: a third of what stands behind the first cells, or more, are figures."""
    behind = [cell for row in cells for cell in row[1:] if cell]
    return sum(any(map(str.isdigit, cell)) for cell in behind) * 3 >= len(behind)
