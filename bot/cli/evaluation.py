"""The command that measures: ``eval`` fills a throw-away library and asks every question in every way of typing."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.input import read_file
from bot.cli.options import JsonOption, NoCollectionOption, Shared, read_path
from bot.cli.output import print_json, print_table, say
from bot.composition import make_assistant
from bot.settings import load_settings
from knowledge.intake.chunking import chunk, join_blocks
from knowledge.records import Article, DocumentLine
from knowledge.store.database import url_of
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from knowledge.vietnamese.normalization import to_stored

if TYPE_CHECKING:
    from rich.table import Table

    from retrieval.evaluation.metrics import EvalQuestion, Summary, Trial


def evaluate(
    context: typer.Context,
    questions: Annotated[Path, typer.Argument(parser=read_path, metavar="FILE", help=texts.cli.EVAL_FILE)],
    documents: Annotated[list[str] | None, typer.Option("--add", metavar="PATH", help=texts.cli.EVAL_ADD)] = None,
    distractors: Annotated[
        Path | None, typer.Option("--distractors", parser=read_path, metavar="PATH", help=texts.cli.EVAL_DISTRACTORS)
    ] = None,
    as_json: JsonOption = False,
    no_collection: NoCollectionOption = False,
) -> None:
    """Measure the answers to a set of questions."""
    from retrieval.evaluation.metrics import misses, summarize

    without = no_collection or context.ensure_object(Shared).no_collection
    trials = measure(read_questions(questions), documents or [], distractors, collection=not without)
    summaries, wrong = summarize(trials), misses(trials)
    if as_json:
        shown = {
            "summaries": [each.model_dump() for each in summaries],
            "misses": [each.model_dump() for each in wrong],
        }
        print_json(shown)
        return
    print_table(summary_table(summaries))
    for trial in wrong:
        say(miss_line(trial))


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
    from knowledge.intake.intake import load_collection
    from retrieval.evaluation.metrics import DEPTH, run_trials

    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(url_of(Path(folder) / "eval.sqlite3"))
        try:
            _fill(library, documents)
            if collection and not documents:
                load_collection(library)
            if distractors is not None:
                _add_distractors(library, distractors)
            assistant = make_assistant(library)
            sources = {entry.article.id: entry.article.source for entry in library.articles()}
            # The first question pays for tables that are loaded once.
            assistant.ask(questions[0].question if questions else "")
            return run_trials(questions, lambda asked: assistant.ask(asked, k=DEPTH), sources)
        finally:
            library.close()


def summary_table(summaries: Iterable[Summary]) -> Table:
    """One row a variant, the total last."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for number, column in enumerate(texts.cli.EVAL_COLUMNS):
        table.add_column(column, justify="left" if number == 0 else "right")
    for summary in summaries:
        figures = (summary.hit_at_1, summary.hit_at_3, summary.mrr_at_10, summary.refused, summary.wrongly_refused)
        table.add_row(
            summary.variant,
            str(summary.trials),
            *("–" if figure is None else f"{figure:.3f}" for figure in figures),
            f"{summary.p50_ms:.1f}",
            f"{summary.p99_ms:.1f}",
        )
    return table


def miss_line(trial: Trial) -> str:
    """One line on a trial that went wrong."""
    said = texts.cli.EVAL_REFUSED if trial.refused else texts.cli.EVAL_ANSWERED
    rank = trial.rank if trial.rank is not None else "–"
    return f"{trial.question_id} · {trial.variant} · {said} · {texts.cli.EVAL_RANK} {rank} · {trial.asked}"


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
