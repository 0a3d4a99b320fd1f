"""Figures in the rows of tables: the first cell says what is measured, the header for when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.targets.indicators import Meaning, read_meaning
from knowledge.targets.modality import read_table_kind
from knowledge.targets.periods import Period, find_periods, nearest_period
from knowledge.targets.quantities import Quantity, find_quantities
from knowledge.targets.records import Target

_CELL = " | "
# Every figure of a row looks at its label, its heading and the caption, and keeps its row: a longer one is in no table
# that people read.
_LONGEST = 4_000
_BARE = re.compile(r"\s*(?:trên |dưới |khoảng |từ )?\d[\d.,\s]*(?:(?:[-–—]|đến)\s*\d[\d.,\s]*)?")
_UNIT_CELL = re.compile(
    r"^\s*(?:%|(?:lượt )?người|lượt|học viên|cán bộ|lớp|cơ sở|doanh nghiệp|mô hình|triệu đồng|tỷ đồng)\s*$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"^\s*(?:tt|stt|số tt|no\.?)\s*$", re.IGNORECASE)
_NO_PERCENT = re.compile(r"số lượng|\(người|\(đồng|\(triệu|\(lớp|kinh phí", re.IGNORECASE)


@dataclass(frozen=True)
class _Cell:
    text: str
    start: int


@dataclass(frozen=True)
class _Table:
    """What the rows of a table have in common."""

    caption: str
    header: list[_Cell]
    province: str | None

    def heading(self, column: int) -> str:
        return self.header[column].text if column < len(self.header) else ""


def find_table_targets(text: str, province: str | None) -> Iterator[Target]:
    """The figures of every table in a text, whose rows are lines with cells parted by " | "."""
    caption, position = "", 0
    table: _Table | None = None
    for line in text.split("\n"):
        cells = _cells(line, position) if len(line) <= _LONGEST else []
        if len(cells) < 2:
            caption, table = line[-_LONGEST:] if line.strip() else caption, None
        elif table is None:
            headless = _holds_figures(cells)
            table = _Table(caption, [] if headless else cells, province)
            if headless:
                yield from _read_row(line, cells, table)
        else:
            yield from _read_row(line, cells, table)
        position += len(line) + 1


def _cells(line: str, position: int) -> list[_Cell]:
    cells, start = [], position
    for cell in line.split(_CELL):
        cells.append(_Cell(cell, start))
        start += len(cell) + len(_CELL)
    return cells


def _holds_figures(cells: list[_Cell]) -> bool:
    return any(True for cell in cells[1:] for _ in find_quantities(cell.text))


def _read_row(line: str, cells: list[_Cell], table: _Table) -> Iterator[Target]:
    labelled = next((number for number, cell in enumerate(cells) if re.search(r"[^\W\d_]{3}", cell.text)), 0)
    label, corner = cells[labelled].text, table.heading(labelled)
    unit = next((cell.text.strip() for cell in cells if _UNIT_CELL.match(cell.text)), "")
    for column, cell in enumerate(cells):
        heading = table.heading(column)
        if cell.text == label or _NUMBERING.search(heading):
            continue
        for quantity in _quantities(cell.text, unit, f"{label} {heading} {table.caption}"):
            yield _target(line, cells[0].start, cell, quantity, (heading, label, corner, table.caption), table.province)


def _quantities(cell: str, unit: str, around: str) -> Iterator[Quantity]:
    """The figures of a cell; a bare number takes the unit of its row, or the percentage that is spoken of around it."""
    found = list(find_quantities(cell))
    if not found and _BARE.fullmatch(cell):
        if not unit and "%" in around and not _NO_PERCENT.search(around):
            unit = "%"
        # The unit stands elsewhere: the figure ends where the cell does.
        bare = cell.rstrip()
        found = [quantity._replace(end=len(bare)) for quantity in find_quantities(f"{bare} {unit}")] if unit else []
    return iter(found)


def _target(
    line: str, start: int, cell: _Cell, quantity: Quantity, parts: tuple[str, str, str, str], province: str | None
) -> Target:
    """The figure of a cell; ``parts`` stand around it, the nearest first: column, row, corner, caption."""
    heading, label, _, caption = parts
    meaning = _meaning(label, quantity)
    period = _period(heading, label, caption)
    return Target(
        indicator=meaning.indicator,
        kind=read_table_kind(parts, percent=quantity.unit == "%", deadline=period is not None and period.deadline),
        what=meaning.what,
        who=meaning.who,
        low=quantity.low,
        high=quantity.high,
        base=quantity.base,
        comparator=quantity.comparator,
        unit=quantity.unit,
        period_from=period.first if period else None,
        period_to=period.last if period else None,
        province=province,
        sentence=line,
        start=start,
        end=start + len(line),
        quantity_start=cell.start + quantity.start,
        quantity_end=cell.start + quantity.end,
    )


def _meaning(label: str, quantity: Quantity) -> Meaning:
    """The row's label read as the clause that the figure ends."""
    clause = f"{label} "
    return read_meaning(clause, quantity._replace(start=len(clause), end=len(clause)))


def _period(heading: str, label: str, caption: str) -> Period | None:
    for text in (heading, label, caption):
        period = nearest_period(find_periods(text, bare=True), len(text))
        if period is not None:
            return period
    return None
