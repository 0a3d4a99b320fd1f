"""Adding documents at the command line: a progress bar on a terminal, a table or JSON of what became of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import closing

from rich.console import Console
from rich.progress import Progress

from bot import texts
from bot.cli.tables import intake_table
from knowledge.errors import DocumentRefused
from knowledge.intake.intake import add_documents
from knowledge.readers import find_documents
from knowledge.records import IntakeResult
from knowledge.store.library import Library


def add_with_progress(library: Library, sources: Sequence[str], *, limit: int) -> list[IntakeResult]:
    """Add every document found in the sources; a refused one is among the results with its reason."""
    console = Console(stderr=True)
    locators = [str(locator) for locator in find_documents(sources)]
    results = []
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(texts.cli.ADDING, total=len(locators))
        # Closed at once when somebody stops the program, so that nothing is prepared any more.
        with closing(add_documents(library, locators, limit=limit)) as outcomes:
            for outcome in outcomes:
                results.append(_report(outcome) if isinstance(outcome, DocumentRefused) else outcome)
                progress.advance(task)
    return results


def print_report(results: Sequence[IntakeResult], *, as_json: bool) -> None:
    """Print what became of each document."""
    console = Console()
    if as_json:
        print(json.dumps([result.model_dump() for result in results], ensure_ascii=False))  # noqa: T201 - output
        return
    console.print(intake_table(results))
    console.print(texts.cli.intake_summary(Counter(result.outcome for result in results)))


def _report(refused: DocumentRefused) -> IntakeResult:
    return IntakeResult(source=refused.source, outcome="refused", reason=texts.errors.refusal_reason(refused))
