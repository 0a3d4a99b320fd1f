"""Figures in the rows of tables: the row's label says of whom and what, the header and the caption for when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.places import find_places
from knowledge.targets.context import Passage
from knowledge.targets.figure import Figure
from knowledge.targets.kinds import KindRead, TableCell, read_table_kind
from knowledge.targets.labels import read_label
from knowledge.targets.periods import Period, find_periods, nearest_period
from knowledge.targets.quantities import Quantity, find_quantities
from knowledge.targets.records import Indicator, Scope, Target
from knowledge.targets.scopes import names_country
from knowledge.targets.slots import Reading, Role, Slot
from knowledge.targets.soundness import is_unsure

_CELL = " | "
# Every figure of a row looks at its label, its heading and the caption, and keeps its row: a longer one is in no table
# that people read.
_LONGEST = 4_000
_BARE = re.compile(
    r"\s*(?:trên |dưới |khoảng |từ |tối thiểu |tối đa |ít nhất |không quá |≥|>|<|"
    r"≤)?\s*\d[\d.,\s]*(?:(?:[-–—]|đến)\s*\d[\d.,\s]*)?"
)
_UNITS = (
    r"%(?:/năm)?|(?:lượt )?người|lượt|học viên|cán bộ|lớp|cơ sở|doanh nghiệp|mô hình|triệu đồng|tỷ đồng|hộ|nhà máy|"
    r"hội thảo"
)
_UNIT_CELL = re.compile(rf"^\s*(?:{_UNITS})\s*$", re.IGNORECASE)
# "Tập huấn (lớp)", "đơn vị tính: doanh nghiệp".
_UNIT_SAID = re.compile(
    rf"\(\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?P<named>{_UNITS})\s*\)|(?:đvt|"
    rf"đơn vị(?: tính)?)\s*:\s*(?P<said>{_UNITS})(?!\w)",
    re.IGNORECASE,
)
# "Bảng 3." before a caption, and the rows that are of all.
_NUMBERED = re.compile(r"^\s*(?:bảng|biểu|phụ lục)\s*[\w.]*\s*[:.]\s*", re.IGNORECASE)
_WHOLE = re.compile(r"\s*(?:toàn|cả|tổng|cộng|bình quân)(?!\w)", re.IGNORECASE)
# A column that says which kind its figures are, not what they are of.
_OF_KIND = re.compile(r"thực hiện|kế hoạch|kết quả|mục tiêu|chỉ tiêu", re.IGNORECASE)
# A cell that says when what its row tells of is done: "2018", "2018 - 2020".
_YEARS = re.compile(r"\s*(?:năm )?(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?\s*", re.IGNORECASE)
# Alone, as a unit: "Tỷ lệ áp dụng (%)". "Đến năm 2020 có 60% cơ sở" above a table says nothing of its numbers.
_PERCENT_SAID = re.compile(r"(?<!\d)(?<!\d )%")
_NUMBERING = re.compile(r"^\s*(?:tt|stt|số tt|số thứ tự|no\.?|#)\s*$", re.IGNORECASE)
# The number of a row: "1", "2.1", "(3)".
_ROW_NUMBER = re.compile(r"\s*\(?\d{1,3}(?:\.\d{1,2})*[.)]?\s*")
# "II. Áp dụng" over the whole width of a table, or what a cell goes on with on the next page: neither a sentence nor
# the caption of another table.
_LONGEST_BETWEEN = 120  # characters
_MOST_BETWEEN = 2  # lines
_CAPTION_OR_SENTENCE = re.compile(r"^\s*(?:bảng|biểu|phụ lục|đvt|đơn vị tính)(?!\w)|[.:;]\s*$", re.IGNORECASE)
_NO_PERCENT = re.compile(r"số lượng|\(người|\(đồng|\(triệu|\(lớp|kinh phí", re.IGNORECASE)


@dataclass(frozen=True)
class _Cell:
    text: str
    start: int


@dataclass(frozen=True)
class _Table:
    """What the rows of a table have in common."""

    caption: _Cell
    header: list[_Cell]
    province: str | None
    title: str
    written: int | None

    def under(self, line: _Cell) -> _Table:
        """The same table below a line across it, whose unit or period is that of the rows that follow."""
        says = _UNIT_SAID.search(line.text) or _PERCENT_SAID.search(line.text) or find_periods(line.text, bare=True)
        return replace(self, caption=line) if says else self

    def heading(self, column: int) -> _Cell:
        return self.header[column] if column < len(self.header) else _Cell("", 0)


def find_table_figures(
    text: str, province: str | None, title: str = "", written: int | None = None
) -> Iterator[Figure]:
    """The figures of every table in a text, whose rows are lines with cells parted by " | ".

    Where neither columns nor caption say what a table is of, its article's ``title`` does; ``written`` is its year.
    """
    caption, position = _Cell("", 0), 0
    table: _Table | None = None
    above: _Table | None = None
    between = 0
    for line in text.split("\n"):
        cells = _cells(line, position) if len(line) <= _LONGEST else []
        position += len(line) + 1
        if len(cells) < 2:
            above, between = (table, 1) if table is not None else (above, between + 1)
            if between > _MOST_BETWEEN or len(line) > _LONGEST_BETWEEN or _CAPTION_OR_SENTENCE.search(line):
                above = None
            caption, table = _Cell(line[-_LONGEST:], position - len(line) - 1) if line.strip() else caption, None
            continue
        if table is None and above is not None and _goes_on(cells, above):
            table = above.under(caption)
        elif table is None:
            headless = _holds_figures(cells)
            table = _Table(caption, [] if headless else cells, province, title, written)
            if not headless:
                continue
        yield from _read_row(line, cells, table)


def _goes_on(cells: list[_Cell], table: _Table) -> bool:
    """Whether a row below a line across a table is one of it: it holds figures, in no more cells than the head has."""
    figures = [cell for cell in cells[1:] if not _YEARS.fullmatch(cell.text) and _BARE.fullmatch(cell.text)]
    return 2 < len(cells) <= len(table.header) and (bool(figures) or _holds_figures(cells))


def _cells(line: str, position: int) -> list[_Cell]:
    cells, start = [], position
    for cell in line.split(_CELL):
        cells.append(_Cell(cell, start))
        start += len(cell) + len(_CELL)
    return cells


def _holds_figures(cells: list[_Cell]) -> bool:
    return any(True for cell in cells[1:] for _ in find_quantities(cell.text))


def _read_row(line: str, cells: list[_Cell], table: _Table) -> Iterator[Figure]:
    labelled = next((number for number, cell in enumerate(cells) if re.search(r"[^\W\d_]{3}", cell.text)), 0)
    label, corner = cells[labelled], table.heading(labelled)
    unit = next((cell.text.strip() for cell in cells if _UNIT_CELL.match(cell.text)), "")
    headed = [(cell, table.heading(column)) for column, cell in enumerate(cells)]
    years = next((cell for cell, heading in headed if _tells_when(cell, heading)), _Cell("", 0))
    for cell, heading in headed:
        if cell is label or _NUMBERING.search(heading.text) or _tells_when(cell, heading):
            continue
        if cell is cells[0] and not heading.text.strip(" -") and _ROW_NUMBER.fullmatch(cell.text):
            continue
        around = (heading, label, corner, table.caption)
        for quantity in _quantities(cell.text, unit, around):
            yield _figure(line, cells[0].start, cell, quantity, around, years, table)


def _tells_when(cell: _Cell, heading: _Cell) -> bool:
    """Whether it is a year or years, and not as many of what its column counts."""
    return _YEARS.fullmatch(cell.text) is not None and not _UNIT_SAID.search(heading.text)


def _quantities(cell: str, unit: str, around: tuple[_Cell, ...]) -> Iterator[Quantity]:
    """The figures of a cell; a bare number takes the unit of its row, or the one that is spoken of around it."""
    found = list(find_quantities(cell))
    if not found and _BARE.fullmatch(cell):
        texts = [each.text for each in around]
        said = next((match for match in map(_UNIT_SAID.search, texts) if match), None)
        unit = unit or ((said["named"] or said["said"]) if said else "")
        spoken = " ".join(texts)
        if not unit and _PERCENT_SAID.search(spoken) and not _NO_PERCENT.search(spoken):
            unit = "%"
        # The unit stands elsewhere: the figure ends where the cell does.
        bare = cell.rstrip()
        found = [quantity._replace(end=len(bare)) for quantity in find_quantities(f"{bare} {unit}")] if unit else []
    return iter(found)


def _figure(
    line: str, start: int, cell: _Cell, quantity: Quantity, around: tuple[_Cell, ...], years: _Cell, table: _Table
) -> Figure:
    """The figure of a cell; ``around`` are the cells that speak of it: column, row, corner, and the caption."""
    heading, label, corner, caption = around
    percent = quantity.unit == "%"
    reading = _reading(label, heading, caption) if percent else Reading(Role.COUNT)
    dated = _period(heading, label, years, corner, caption, _Cell(table.title, 0))
    period = dated[0] if dated else None
    around_it = TableCell(heading.text, label.text, corner.text, caption.text, table.title, is_share=percent)
    kind = read_table_kind(around_it, period, table.written)
    place, scope = _place(heading.text, label.text, table.province)
    target = Target(
        indicator=reading.indicator,
        kind=kind,
        what=reading.what.text if reading.what else None,
        who=reading.who.text if reading.who else None,
        low=quantity.low,
        high=quantity.high,
        base=quantity.base,
        comparator=quantity.comparator,
        unit=quantity.unit,
        period_from=period.first if period else None,
        period_to=period.last if period else None,
        province=place,
        scope=scope,
        of_programme=reading.of_programme,
        unsure=is_unsure(reading, KindRead(kind), period, table.written),
        sentence=line,
        start=start,
        end=start + len(line),
        quantity_start=cell.start + quantity.start,
        quantity_end=cell.start + quantity.end,
    )
    when = (
        Slot(dated[1].text[period.start : period.end].strip(), *_span(dated[1], period)) if dated and period else None
    )
    return Figure(target, reading, period=when)


def _reading(label: _Cell, heading: _Cell, caption: _Cell) -> Reading:
    """The row's label read as what the figure is of; a column may say what is counted of the rows' places."""
    reading = read_label(Passage(label.text, label.start))
    if reading.predicate is None and heading.text and not _OF_KIND.search(heading.text):
        of_column = read_label(Passage(heading.text, heading.start))
        if of_column.predicate is not None:
            named = None if _is_place(label.text) else reading.who
            return replace(of_column, who=of_column.who or named or _of_caption(caption).who)
    if reading.predicate is None and reading.of_programme:
        of_caption = _of_caption(caption)
        if of_caption.indicator is not Indicator.OTHER and (of_caption.who or of_caption.what):
            is_place = _is_place(label.text)
            what = of_caption.what or reading.what
            return replace(of_caption, who=of_caption.who if is_place else reading.who or of_caption.who, what=what)
    # A place without anything that is said of it.
    return replace(reading, who=None) if reading.predicate is None and _is_place(label.text) else reading


def _of_caption(caption: _Cell) -> Reading:
    """What a table's caption says of its figures: "Bảng 2. Tỷ lệ cơ sở áp dụng sản xuất sạch hơn"."""
    numbered = _NUMBERED.match(caption.text)
    start = numbered.end() if numbered is not None else 0
    return read_label(Passage(caption.text[start:], caption.start + start))


def _is_place(label: str) -> bool:
    """Whether a row is of a place rather than of those counted."""
    return _WHOLE.match(label) is not None or any(place.certain for place in find_places(label))


def _period(*cells: _Cell) -> tuple[Period, _Cell] | None:
    for cell in cells:
        period = nearest_period(find_periods(cell.text, bare=True), len(cell.text))
        if period is not None:
            return period, cell
    return None


def _span(cell: _Cell, period: Period) -> tuple[int, int]:
    return cell.start + period.start, cell.start + period.end


def _place(heading: str, label: str, province: str | None) -> tuple[str | None, Scope | None]:
    """The place that the column or the row names, else the article's."""
    for text in (heading, label):
        if names_country(text):
            return None, Scope.COUNTRY
        places = [place for place in find_places(text) if place.certain]
        if len({place.provinces[0] for place in places}) == 1 and text.strip().startswith(places[0].written):
            return (province if places[0].district else places[0].provinces[0]), (
                Scope.DISTRICT if places[0].district else Scope.PROVINCE
            )
    return province, Scope.PROVINCE if province else None
