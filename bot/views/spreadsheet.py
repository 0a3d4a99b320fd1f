"""Figures as rows: for spreadsheets, and for programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Sequence

from bot import texts
from bot.redaction.control_characters import without_control
from retrieval.records import Answer, Citation, TargetFact

Cell = str | int | float | None

# In whatever width and size: Unicode knows them as one.
_FORMULA_SIGNS = frozenset("=+-@")
_NARROW = 13
_FIRST_YEAR = 1900
# Workbooks say when they were made; the same figures are to make the same file at any time.
_MADE = dt.datetime(2025, 7, 1)  # noqa: DTZ001 - has no zone
_PARTED = re.compile(r"([;\t\r\n])")


def target_rows(answer: Answer) -> list[tuple[Cell, ...]]:
    """One row a figure and document, in the columns of `texts.figures.TABLE_COLUMNS`."""
    citations = {citation.n: citation for citation in answer.citations}
    return [_row(fact, citations[n]) for fact in answer.targets for n in fact.citations]


def to_xlsx(rows: Sequence[tuple[Cell, ...]]) -> bytes:
    """The rows as an Excel workbook of one sheet, with a heading that stays in sight; the same for the same rows."""
    import xlsxwriter

    buffer = io.BytesIO()
    # Text that looks like a formula or an address stays text: documents are not trusted with either.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"created": _MADE})
        sheet = workbook.add_worksheet(texts.figures.TABLE_SHEET)
        shape = {"text_wrap": True, "valign": "top"}
        wrapped, dated = workbook.add_format(shape), workbook.add_format({**shape, "num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, texts.figures.TABLE_COLUMNS, workbook.add_format({**shape, "bold": True}))
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                day = _day(cell) if column == texts.figures.TABLE_DATE else None
                if day is not None:
                    sheet.write_datetime(number, column, day, dated)
                else:
                    sheet.write(number, column, _printable(cell), wrapped)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(texts.figures.TABLE_COLUMNS) - 1)
        for column, name in enumerate(texts.figures.TABLE_COLUMNS):
            sheet.set_column(column, column, texts.figures.TABLE_WIDE.get(name, _NARROW))
    return buffer.getvalue()


def to_csv(rows: Sequence[tuple[Cell, ...]]) -> str:
    """The rows with a header as CSV of RFC 4180; a cell that a spreadsheet would take for a formula is quoted."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(texts.figures.TABLE_COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula, whichever sign it parts cells at.

    White space and what is not seen is passed over in front of one, and full-width signs count as signs. What follows a
    semicolon, a tab or a line break is quoted like a beginning: where Windows is set to Vietnamese, Excel parts a CSV
    at semicolons, and there the quotes that hold a cell together for others hold nothing (owasp.org, "CSV Injection":
    an attacker starts a new cell with the separator). A quote more in a sentence is the lesser harm.
    """
    if not isinstance(cell, str):
        return cell
    first, *others = _PARTED.split(cell)
    guarded = [each if _PARTED.fullmatch(each) else _guard(each) for each in others]
    opens = cell.startswith(("\t", "\r", "\n")) or _guard(first) != first
    return "".join(["'" if opens else "", first, *guarded])


def _guard(piece: str) -> str:
    seen = next((letter for letter in piece if not _is_passed_over(letter)), "")
    return f"'{piece}" if unicodedata.normalize("NFKC", seen) in _FORMULA_SIGNS else piece


def _is_passed_over(letter: str) -> bool:
    """White space, control characters, marks of order and joiners."""
    return letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf"}


def _day(cell: Cell) -> dt.datetime | None:
    """The day that a cell names in full; of a month or a year there is none."""
    if not isinstance(cell, str) or len(cell) != len("2014-05-31"):
        return None
    day = dt.date.fromisoformat(cell)
    # A spreadsheet knows no day before 1900.
    return dt.datetime(day.year, day.month, day.day) if day.year >= _FIRST_YEAR else None  # noqa: DTZ001 - has no zone


def _printable(cell: Cell) -> Cell:
    """Without what XML cannot hold, such as half a character."""
    return without_control(cell) if isinstance(cell, str) else cell


def _row(fact: TargetFact, citation: Citation) -> tuple[Cell, ...]:
    target = fact.target
    return (
        fact.id,
        texts.figures.place_of(target),
        fact.province_now,
        texts.figures.scope_of(target),
        texts.figures.INDICATORS[target.indicator.value],
        texts.figures.KINDS[target.kind.value],
        texts.figures.COMPARATORS[target.comparator.value],
        target.low,
        target.high,
        target.base,
        target.unit,
        target.who,
        target.what,
        target.period_from,
        target.period_to,
        texts.figures.YES if fact.corrected else None,
        target.sentence,
        citation.title,
        citation.publisher,
        citation.date.value,
        texts.particulars.BASES.get(citation.date.basis),
        citation.url,
    )
