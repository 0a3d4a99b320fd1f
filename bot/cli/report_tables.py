"""The operators' reports as tables and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rich.table import Table
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal.reports import CODE_LENGTH, Reports
from bot.views.spreadsheet import harmless

Row = tuple[str, ...]


def report_rows(kind: str, engine: Engine, days: int) -> list[Row]:
    """The rows of one of the reports named in `texts.cli.REPORT_COLUMNS`; ``days`` is for "questions" alone."""
    reports = Reports(engine)
    if kind == "questions":
        return [
            (day.day.isoformat(), *map(str, (day.answered, day.refused, day.up, day.down, day.missing)))
            for day in reports.days(days)
        ]
    if kind == "unanswered":
        return [
            (each.id[:CODE_LENGTH], each.question, str(each.count), each.last.isoformat())
            for each in reports.unanswered()
        ]
    return [
        (each.day.isoformat(), each.verdict, each.fault or "", each.question, each.shown) for each in reports.judged()
    ]


def to_csv(kind: str, rows: Sequence[Row]) -> str:
    """The rows with a header, as CSV of RFC 4180; a cell that a spreadsheet would take for a formula is quoted."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(texts.cli.REPORT_COLUMNS[kind])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def to_table(kind: str, rows: Sequence[Row]) -> Table:
    """The rows as a table for the terminal."""
    table = Table(*texts.cli.REPORT_COLUMNS[kind])
    for row in rows:
        table.add_row(*row)
    return table
