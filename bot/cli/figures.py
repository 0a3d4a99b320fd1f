"""The command about figures: ``targets``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import texts
from bot.cli.endings import REFUSED
from bot.cli.options import (
    CsvOption,
    DatabaseOption,
    JsonOption,
    NoCollectionOption,
    ProvinceOption,
    one_of,
    read_path,
    read_text,
    settle,
)
from bot.cli.output import print_answer, print_json, say, warn_of_memory, write_file
from bot.composition.assistant import open_assistant

if TYPE_CHECKING:
    from retrieval.assistant import Assistant


def targets(
    context: typer.Context,
    province: ProvinceOption = None,
    indicator: Annotated[
        str | None, typer.Option("--indicator", parser=read_text, metavar="I", help=texts.cli.TARGETS_INDICATOR)
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help=texts.cli.TARGETS_YEAR)] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", parser=read_text, metavar="K", help=texts.cli.TARGETS_KIND)
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help=texts.cli.TARGETS_EXPLAIN)] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", parser=read_path, metavar="FILE", help=texts.cli.XLSX)] = None,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """List the figures that documents state."""
    from bot.views.spreadsheet import target_rows, to_csv, to_xlsx
    from knowledge.targets import Indicator, TargetKind

    with open_assistant(settle(context, database, no_collection), in_memory=warn_of_memory) as assistant:
        if explain:
            raise typer.Exit(_explain(assistant, province, as_json=as_json))
        answer = assistant.list_targets(
            province=province,
            indicator=one_of(Indicator, "--indicator", indicator),
            year=year,
            kind=one_of(TargetKind, "--kind", kind),
        )
    rows = target_rows(answer)
    if xlsx is not None:
        write_file(xlsx, to_xlsx(rows))
        say(f"{texts.cli.WRITTEN}: {xlsx}", error=True)
    if as_json:
        print_json(answer.model_dump(mode="json", include={"targets", "citations"}))
    elif as_csv:
        say(to_csv(rows), end="")
    elif xlsx is None and rows:
        print_answer(answer)
    elif not rows:
        say(texts.cli.NO_TARGETS)
    raise typer.Exit(0 if rows else REFUSED)


def _explain(assistant: Assistant, province: str | None, *, as_json: bool) -> int:
    """Print every figure with the words that it was read from; the exit code."""
    from bot.views.figure_rows import explain

    found = False
    for article, explained in assistant.explain_targets(province=province):
        for each in explained:
            found = True
            if as_json:
                # A figure that has been read alone does not know whose it is.
                told = each.model_copy(update={"target": each.target.model_copy(update={"article_id": article.id})})
                print_json({"article": article.id, "title": article.title, **told.model_dump(mode="json")})
            else:
                say(explain(article.title, each) + "\n")
    if not found:
        say(texts.cli.NO_TARGETS)
    return 0 if found else REFUSED
