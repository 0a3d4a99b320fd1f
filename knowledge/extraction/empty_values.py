"""Rows of a portal's table, those of its labels apart whose value is for members or not there: "Đăng nhập để xem"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.extraction.line_features import Line
from knowledge.extraction.metadata_tables import is_empty_value, is_label

_LONGEST_ROW = 600


def part_empty_values(lines: Sequence[Line]) -> list[Line]:
    """The lines, each label in a row of a table whose value is not there in a line of its own, below its row."""
    parted: list[Line] = []
    for line in lines:
        above = _cells(parted[-1]) if parted else []
        cells = _cells(line)
        if len(cells) > 1 and len(above) == len(cells) and all(map(is_label, above)):
            parted[-1:] = _part_rows(parted[-1], above, line, cells)
        else:
            parted += _part_row(line, cells)
    return [replace(line, number=number) for number, line in enumerate(parted)]


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.text.split("|")] if len(line.text) <= _LONGEST_ROW else []


def _part_rows(head: Line, labels: list[str], line: Line, values: list[str]) -> Iterator[Line]:
    """A row of labels above a row of values."""
    told = [(label, value) for label, value in zip(labels, values, strict=True) if not is_empty_value(value)]
    if not told or len(told) == len(labels):
        yield from (head, line)
        return
    yield replace(head, text=" | ".join(label for label, _ in told))
    yield replace(line, text=" | ".join(value for _, value in told))
    for label, value in zip(labels, values, strict=True):
        if is_empty_value(value):
            yield replace(line, text=f"{label} | {value}")


def _part_row(line: Line, cells: list[str]) -> Iterator[Line]:
    """A row of labels, each with its value beside it."""
    empty: list[str] = []
    kept: list[str] = []
    for cell in cells:
        if kept and is_empty_value(cell) and is_label(kept[-1]):
            empty.append(f"{kept.pop()} | {cell}")
        else:
            kept.append(cell)
    if not empty or not kept:
        yield line
        return
    yield replace(line, text=" | ".join(kept))
    for text in empty:
        yield replace(line, text=text)
