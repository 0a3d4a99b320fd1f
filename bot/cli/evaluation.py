"""The command that measures: ``eval`` fills a throw-away library and asks every question in every way of typing."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer
from pydantic import ValidationError

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.input import read_file
from bot.cli.options import JsonOption, NoCollectionOption, Shared, read_path
from bot.cli.output import print_json, print_table, say
from bot.composition.assistant import make_assistant
from bot.settings import load_settings
from knowledge.intake.chunking import chunk, join_blocks
from knowledge.records import Article, DocumentLine
from knowledge.store.database import url_of
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from knowledge.vietnamese.normalization import to_stored

if TYPE_CHECKING:
    from retrieval.evaluation.metrics import EvalQuestion, Trial


class Measured(NamedTuple):
    """A set of questions, every trial of it, and whether the confidence was fitted on it."""

    name: str
    fitted: bool
    trials: Sequence[Trial]


def evaluate(
    context: typer.Context,
    questions: Annotated[list[Path], typer.Argument(parser=read_path, metavar="FILE...", help=texts.cli.EVAL_FILE)],
    documents: Annotated[list[str] | None, typer.Option("--add", metavar="PATH", help=texts.cli.EVAL_ADD)] = None,
    distractors: Annotated[
        Path | None, typer.Option("--distractors", parser=read_path, metavar="PATH", help=texts.cli.EVAL_DISTRACTORS)
    ] = None,
    as_json: JsonOption = False,
    no_collection: NoCollectionOption = False,
) -> None:
    """Measure the answers to sets of questions, each apart."""
    without = no_collection or context.ensure_object(Shared).no_collection
    sets = {path: read_questions(path) for path in questions}
    trials = measure_sets(list(sets.values()), documents or [], distractors, collection=not without)
    measured = [
        Measured(path.stem, _was_fitted(path.stem, asked), tried)
        for (path, asked), tried in zip(sets.items(), trials, strict=True)
    ]
    if as_json:
        print_json({"sets": [_as_json(each) for each in measured]})
        return
    for each in measured:
        _print(each)


def read_questions(path: Path) -> list[EvalQuestion]:
    """The questions in a JSON-lines file; raises `WrongUse` naming the first line that is none."""
    from retrieval.evaluation.metrics import EvalQuestion

    questions = []
    for number, line in enumerate(read_file(path).splitlines(), 1):
        if line.strip():
            try:
                questions.append(EvalQuestion.model_validate_json(line))
            except ValidationError as error:
                raise WrongUse(f"{path}: {texts.cli.bad_batch_line(number, texts.cli.EVAL_NO_QUESTION)}") from error
    return questions


def measure(
    questions: Sequence[EvalQuestion], documents: Sequence[str], distractors: Path | None, *, collection: bool
) -> list[Trial]:
    """Ask everything of a library filled for this alone: the documents, or the shipped collection without any."""
    (trials,) = measure_sets([questions], documents, distractors, collection=collection)
    return trials


def measure_sets(
    sets: Sequence[Sequence[EvalQuestion]], documents: Sequence[str], distractors: Path | None, *, collection: bool
) -> list[list[Trial]]:
    """The same for several sets, all asked of one library; the trials of each apart."""
    from retrieval.evaluation.metrics import DEPTH, run_trials

    with filled_library(documents, distractors, collection=collection) as library:
        assistant = make_assistant(library)
        sources = {entry.article.id: entry.article.source for entry in library.articles()}
        # The first question pays for tables that are loaded once.
        assistant.ask(next((each.question for questions in sets for each in questions), ""))
        return [run_trials(questions, lambda asked: assistant.ask(asked, k=DEPTH), sources) for questions in sets]


@contextmanager
def filled_library(
    documents: Sequence[str], distractors: Path | None = None, *, collection: bool = True
) -> Iterator[Library]:
    """A library for the time of a measurement: the documents, or the shipped collection without any."""
    from knowledge.intake.shipping import load_collection

    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(url_of(Path(folder) / "eval.sqlite3"))
        try:
            _fill(library, documents)
            if collection and not documents:
                load_collection(library)
            if distractors is not None:
                _add_distractors(library, distractors)
            yield library
        finally:
            library.close()


def _was_fitted(name: str, questions: Sequence[EvalQuestion]) -> bool:
    from retrieval.evaluation.calibration import digest_of, shipped_calibration

    return shipped_calibration().has_seen(name, digest_of(each.question for each in questions))


def _as_json(measured: Measured) -> dict[str, object]:
    from retrieval.evaluation.metrics import by_variant, curve_of, misses, reliability_of, summarize

    groups = by_variant(measured.trials)
    return {
        "name": measured.name,
        "fitted": measured.fitted,
        "summaries": [each.model_dump() for each in summarize(measured.trials)],
        "curves": {name: [point.model_dump() for point in curve_of(group)] for name, group in groups.items()},
        "reliability": {name: [each.model_dump() for each in reliability_of(group)] for name, group in groups.items()},
        "misses": [each.model_dump() for each in misses(measured.trials)],
    }


def _print(measured: Measured) -> None:
    from bot.cli.eval_tables import curve_line, found_table, miss_line, reliability_table, shown_table
    from retrieval.evaluation.metrics import curve_of, misses, reliability_of, summarize

    summaries = summarize(measured.trials)
    say(f"{measured.name} · {texts.cli.EVAL_FITTED if measured.fitted else texts.cli.EVAL_NEVER_FITTED}")
    for table in (found_table(summaries), shown_table(summaries), reliability_table(reliability_of(measured.trials))):
        print_table(table)
        say("")
    say(curve_line(curve_of(measured.trials)))
    for trial in misses(measured.trials):
        say(miss_line(trial))


def _fill(library: Library, documents: Sequence[str]) -> None:
    from knowledge.intake.intake import add_documents

    for outcome in add_documents(library, documents, limits=load_settings().reading_limits):
        if isinstance(outcome, Exception):
            raise outcome


def _add_distractors(library: Library, path: Path) -> None:
    """Documents, or a retrieval set: its passages, those of one title as one article."""
    corpus = path / "corpus.jsonl"
    if not corpus.is_file():
        _fill(library, [str(path)])
        return
    for title, blocks in _articles(corpus):
        text = join_blocks(blocks)
        article = Article(id="", title=title, source=f"{path.name}:{title}", text=text)
        library.put(Draft(article=article, chunks=chunk(blocks), locator=article.source))


def _articles(corpus: Path) -> Iterator[tuple[str, list[DocumentLine]]]:
    by_title: dict[str, list[DocumentLine]] = {}
    for number, line in enumerate(read_file(corpus).splitlines(), 1):
        try:
            row = json.loads(line)
            title = to_stored(str(row.get("title") or row["id"])).replace("_", " ")
            by_title.setdefault(title, []).append(DocumentLine(text=to_stored(str(row["text"]))))
        except (ValueError, LookupError, AttributeError, RecursionError) as error:
            raise WrongUse(f"{corpus}: {texts.cli.bad_batch_line(number, texts.cli.EVAL_NO_PASSAGE)}") from error
    yield from by_title.items()
