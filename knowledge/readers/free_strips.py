"""Columns of text told by the strip of paper between them, however their lines stand beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import mean, median

from knowledge.readers.printed_words import Row, Word

Strip = tuple[float, float]
"""Where a strip that nothing is written on begins and ends, from left to right."""

_NARROWEST = 0.6  # of the height of a row: spaces of justified text are as wide, but not above each other
_WIDE = 1.0  # of the height of a row: so wide no spaces of a text are
_MOST_COLUMNS = 6
_APART = 2.2  # of the usual distance of rows: what stands farther below belongs to no column above it
_FEWEST_LINES = 4  # of a column of text
_FEWEST_BESIDE = 3  # lines of a narrow column beside one of text
_SHORTEST_PROSE = 20  # characters, on average
_GOES_ON = 0.25  # of the lines of a column of text begin in the middle of a sentence
_LEVEL = 0.1  # of the height of a row: rows of a table are printed on one line, or within it
_MOST_ROWS = 200  # of a page in small print
_LEVEL_LINES = 0.3  # of the lines of a column beside another one, at most, where both are set by themselves


class ColumnFinder:
    """Finds the columns of text among the rows of a page."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._height = median(row.height for row in rows) if rows else 0.0
        steps = [below.middle - above.middle for above, below in pairwise(rows)]
        self._pitch = max(median(steps) if steps else 0.0, 1.1 * self._height)
        words = [word for row in rows for word in row.words]
        self._edges = (min(word.left for word in words), max(word.right for word in words)) if words else (0.0, 0.0)

    def find(self, start: int, stop: int) -> tuple[int, list[float]]:
        """Where the columns that begin with a row end, before ``stop``, and the middles of the strips between.

        No strips where there are no columns. Beside a column of text there are others, or narrower ones whose lines
        stand at heights of their own (a box with other news): a table's cells are printed at one height.
        """
        free, between = [self._edges], dict[Strip, int]()
        first_end, last_start = float("inf"), float("-inf")  # of the words so far
        end = start
        while end < min(stop, start + _MOST_ROWS):
            row = self._rows[end]
            if end > start and row.middle - self._rows[end - 1].middle > _APART * self._pitch:
                break
            left = _leave_free(free, row.words, _NARROWEST * self._height)
            first_end = min([first_end, *(word.right for word in row.words)])
            last_start = max([last_start, *(word.left for word in row.words)])
            inner = [strip for strip in left if first_end <= strip[0] and strip[1] <= last_start]
            now = {strip: _first_row(strip, between, end) for strip in inner}
            lasted = any(end - first >= _FEWEST_LINES for first in between.values())
            # A space between two words of one row is soon written on; what lasted has ended.
            if not left or (lasted and all(first == end for first in now.values())):
                break
            free, between, end = left, now, end + 1
        gutters = _choose(self._rows[start:end], sorted(between), _WIDE * self._height)
        return (end, gutters) if gutters else (start, [])


def words_beside(row: Row, gutters: Sequence[float]) -> list[list[Word]]:
    """The words of a row by the column in which they stand."""
    sides: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in row.words:
        sides[sum(gutter <= (word.left + word.right) / 2 for gutter in gutters)].append(word)
    return sides


def _first_row(strip: Strip, between: Mapping[Strip, int], row: int) -> int:
    """Since which row a strip lies between words: it may be what a wider one has left."""
    return min(
        (first for (left, right), first in between.items() if left <= strip[0] and strip[1] <= right), default=row
    )


def _leave_free(free: Sequence[Strip], words: Sequence[Word], least: float) -> list[Strip]:
    """What words leave of the strips, where it is wide enough to part columns."""
    for word in words:
        free = [
            part
            for left, right in free
            for part in ((left, min(right, word.left)), (max(left, word.right), right))
            if part[1] - part[0] > least
        ]
    return list(free)


def _choose(rows: Sequence[Row], strips: Sequence[Strip], wide: float) -> list[float]:
    """The middles of the strips that part columns; none where a wide one parts the cells of a table."""
    kept = list(strips[:_MOST_COLUMNS])
    for strip in list(kept):
        columns = _part(rows, kept)
        left, right = columns[kept.index(strip)], columns[kept.index(strip) + 1]
        if _is_column_beside(left, right) or _is_column_beside(right, left):
            continue
        if strip[1] - strip[0] >= wide:
            return []
        kept.remove(strip)  # spaces that stand above each other by chance
    return [(left + right) / 2 for left, right in kept]


def _part(rows: Sequence[Row], strips: Sequence[Strip]) -> list[list[list[Word]]]:
    sides = [words_beside(row, [(left + right) / 2 for left, right in strips]) for row in rows]
    return [[line for line in column if line] for column in zip(*sides, strict=True)]


def _is_column_beside(column: Sequence[Sequence[Word]], beside: Sequence[Sequence[Word]]) -> bool:
    """Whether one column of text stands beside another one, or beside lines that stand at heights of their own."""
    if not _is_prose(column):
        return False
    return _is_prose(beside) or (len(beside) >= _FEWEST_BESIDE and _is_set_apart(beside, column))


def _is_prose(column: Sequence[Sequence[Word]]) -> bool:
    texts = [" ".join(word.text for word in line) for line in column]
    return (
        len(texts) >= _FEWEST_LINES
        and mean(map(len, texts)) >= _SHORTEST_PROSE
        and sum(text[0].islower() for text in texts) >= _GOES_ON * len(texts)
    )


def _is_set_apart(column: Sequence[Sequence[Word]], beside: Sequence[Sequence[Word]]) -> bool:
    """Whether the lines of a column hardly ever stand on a line with those of one beside it."""
    heights = [line[0].bottom for line in beside]
    level = sum(any(abs(line[0].bottom - y) < _LEVEL * line[0].height for y in heights) for line in column)
    return level <= _LEVEL_LINES * len(column)
