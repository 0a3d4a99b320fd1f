"""Tables with drawn lines on a printed page: which words stand in which cell, and rows that go on on the next page."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.readers.printed_words import Row, Rulings
from knowledge.readers.table_rows import PlacedCell, find_head, join_head

_SAME = 2  # points: lines of two cells that touch
_EDGE = 4  # lines at the top or the bottom of a page: what is printed on every page, and a head that is repeated


@dataclass
class FramedRow:
    """What stands between two level lines, by column; the first and the last hold what stands outside the frame."""

    cells: list[list[str]]
    is_doubtful: bool = False
    middles: list[float] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The text of each cell."""
        return [" ".join(cell) for cell in self.cells]


def read_framed(rows: Sequence[Row], rulings: Rulings) -> Iterator[tuple[list[str], bool, bool]]:
    """The rows of a table: (texts by column, whether it is the head, whether any of it is doubtful).

    What stands between two level lines is one row, however often its cells break; the rows of a head are one too.
    """
    uprights = sorted({x for row in rows for x in rulings.at(row.middle)})
    sides = [x for x, following in pairwise([*uprights, uprights[-1] + 9]) if following - x > _SAME]
    levels = [line for line in rulings.level if line[2] > sides[0] and line[1] < sides[-1]]
    framed = _fill(rows, sides, sorted(y for y, _, _ in levels))
    start, end, head = _read_head(framed, sides, rulings)
    for number, row in enumerate(framed):
        if start < number < end:
            continue
        is_head = number == start
        spoiled = any(each.is_doubtful for each in framed[start:end]) if is_head else row.is_doubtful
        yield _trim(head if is_head else row.texts), is_head, spoiled


def join_over_pages(pages: Sequence[Sequence[tuple[str, ...]]]) -> Iterator[tuple[int, int, int]]:
    """The rows of tables that a page break parts, given the cells of each page's lines: (page, its line, the next's).

    A row goes on where the next page's table begins, below a head that is repeated, with one that has nothing in its
    first cell and no more cells than the row above, and that begins in the middle of a phrase.
    """
    for number, (page, following) in enumerate(pairwise(pages)):
        last = next((n for n in range(len(page) - 1, max(-1, len(page) - 1 - _EDGE), -1) if page[n]), None)
        first = next((n for n, cells in enumerate(following[:_EDGE]) if cells and cells not in page), None)
        if last is not None and first is not None and _goes_on(page[last], following[first]):
            yield number, last, first


def _goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    written = [text for text in below if text]
    if len(above) != len(below) or below[0] or not written:
        return False
    return written[0][0].islower() and all(upper for upper, text in zip(above, below, strict=True) if text)


def _fill(rows: Sequence[Row], sides: Sequence[float], levels: Sequence[float]) -> list[FramedRow]:
    bands: dict[int, FramedRow] = {}
    band = -1
    for row in rows:
        written: list[list[str]] = [[] for _ in range(len(sides) + 1)]
        for word in row.words:
            written[bisect(sides, (word.left + word.right) / 2)].append(word.text)
        # Without lines between its rows, each line of writing is one, or goes on in the row above.
        if len(levels) > 2:
            band = bisect(levels, row.middle)
        elif band not in bands or not _continues(written):
            band += 1
        here = bands.setdefault(band, FramedRow([[] for _ in written]))
        here.middles.append(row.middle)
        here.is_doubtful |= any(word.doubtful for word in row.words)
        for cell, texts in zip(here.cells, written, strict=True):
            cell += texts
    return list(bands.values())


def _continues(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a line leaves cells of its row empty and the others begin in the middle of a sentence."""
    texts = [cell[0] for cell in cells if cell]
    return len(texts) < len(cells) - 1 and all(text[0].islower() for text in texts)


def _read_head(framed: Sequence[FramedRow], sides: Sequence[float], rulings: Rulings) -> tuple[int, int, list[str]]:
    """Where the head begins and ends, and what it says of each column: lines that are not drawn make cells wide."""
    placed: list[list[PlacedCell]] = []
    for above, row in pairwise([None, *framed[:4]]):
        if row is not None:
            placed.append(_place(above, row, sides, rulings))
    start, end = find_head(placed)
    if end - start < 2:
        return start, end, framed[start].texts
    return start, end, join_head(placed[start:end])


def _place(above: FramedRow | None, row: FramedRow, sides: Sequence[float], rulings: Rulings) -> list[PlacedCell]:
    drawn = [rulings.at(middle) for middle in row.middles]
    placed = [PlacedCell(" ".join(row.cells[0]))]
    for column in range(1, len(sides)):
        text = " ".join(row.cells[column])
        side = sides[column - 1]
        if column > 1 and not any(abs(x - side) <= _SAME for line in drawn for x in line):
            wide = placed[-1]
            placed[-1] = wide._replace(text=f"{wide.text} {text}".strip(), columns=wide.columns + 1)
            continue
        middle = (side + sides[column]) / 2
        parted = above is None or any(
            left <= middle <= right and above.middles[-1] < y < row.middles[0] for y, left, right in rulings.level
        )
        placed.append(PlacedCell(text, is_own=parted))
    return [*placed, PlacedCell(" ".join(row.cells[-1]))]


def _trim(texts: list[str]) -> list[str]:
    """The cells without the two outside the frame, where nothing stands."""
    return texts[0 if texts[0] else 1 : len(texts) if texts[-1] else -1]
