"""The command about what people asked: ``report``, as a table, as CSV, or as a set of questions to measure with."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.options import CsvOption, DatabaseOption, NoCollectionOption, read_text, settle
from bot.cli.output import print_table, say
from bot.composition.library import open_library
from bot.settings import Settings, load_privacy_key

if TYPE_CHECKING:
    from rich.table import Table
    from sqlalchemy.engine import Engine

    from knowledge.store.library import Library

Row = tuple[str, ...]


def report(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(metavar="[REPORT]", parser=read_text, help=texts.cli.REPORT_KIND, show_default=False)
    ] = None,
    as_csv: CsvOption = False,
    as_questions: Annotated[bool, typer.Option("--as-questions", help=texts.cli.REPORT_AS_QUESTIONS)] = False,
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help=texts.cli.REPORT_DAYS)] = 30,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Report what people asked."""
    if as_questions and (as_csv or kind is not None):
        raise WrongUse(texts.cli.REPORT_QUESTIONS_ALONE)
    if not as_questions and kind not in texts.cli.REPORT_COLUMNS:
        raise WrongUse(texts.cli.REPORT_UNKNOWN)
    setup = settle(context, database, no_collection)
    with open_library(setup) as library:
        if kind is None:
            print_questions(library, setup.settings)
            return
        rows = report_rows(kind, library.engine, days)
    if as_csv:
        say(to_csv(kind, rows), end="")
    elif rows:
        print_table(to_table(kind, rows))
    else:
        say(texts.cli.REPORT_EMPTY)


def print_questions(library: Library, settings: Settings) -> None:
    """Print what people asked as a labelled set, a JSON object a line; nothing for an empty journal.

    What operators asked is left out: they try things out.
    """
    from bot.journal.labelled_questions import LabelledQuestions
    from bot.journal.privacy import Pseudonyms

    names = Pseudonyms(load_privacy_key(settings)) if settings.operator_ids else None
    operators = [names.person(each) for each in settings.operator_ids] if names is not None else []
    for each in LabelledQuestions(library, left_out=operators).all():
        say(each.model_dump_json(exclude_none=True))


def report_rows(kind: str, engine: Engine, days: int) -> list[Row]:
    """The rows of one of the reports named in `texts.cli.REPORT_COLUMNS`; ``days`` is for "questions" alone."""
    from bot.journal.reports import Reports
    from bot.journal.unanswered import CODE_LENGTH, UnansweredQuestions

    reports = Reports(engine)
    if kind == "questions":
        return [
            (day.day.isoformat(), *map(str, (day.answered, day.near, day.refused, day.up, day.down, day.missing)))
            for day in reports.days(days)
        ]
    if kind == "unanswered":
        return [
            (each.id[:CODE_LENGTH], each.question, str(each.count), str(each.near), each.last.isoformat())
            for each in UnansweredQuestions(engine).groups()
        ]
    return [
        (
            each.day.isoformat(),
            texts.cli.REPORT_VERDICTS[each.verdict],
            texts.choices.FAULTS[each.fault] if each.fault else "",
            each.question,
            each.shown,
        )
        for each in reports.judged()
    ]


def to_csv(kind: str, rows: Sequence[Row]) -> str:
    """The rows with a header, as CSV of RFC 4180; a cell that a spreadsheet would take for a formula is quoted."""
    from bot.views.spreadsheet import harmless

    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(texts.cli.REPORT_COLUMNS[kind])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def to_table(kind: str, rows: Sequence[Row]) -> Table:
    """The rows as a table for the terminal."""
    from rich.table import Table

    table = Table(*texts.cli.REPORT_COLUMNS[kind])
    for row in rows:
        table.add_row(*row)
    return table
