"""What portals print where a value is for members or not there: "Đăng nhập để xem", "Đang cập nhật", "Đã biết"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.extraction.line_features import Line
from knowledge.extraction.metadata_tables import is_empty_value, is_label

_LONGEST_ROW = 600


def part_empty_values(lines: Sequence[Line]) -> list[Line]:
    """The lines, each label in a row of a table whose value is not there in a line of its own, below its row."""
    parted = [part for line in lines for part in _part(line)]
    return [replace(line, number=number) for number, line in enumerate(parted)]


def _part(line: Line) -> Iterator[Line]:
    cells = [cell.strip() for cell in line.text.split("|")] if len(line.text) <= _LONGEST_ROW else []
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
