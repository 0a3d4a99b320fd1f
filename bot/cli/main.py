"""The ``sxsh`` command; here, and only here, the parts of the program are put together."""

from __future__ import annotations

import contextlib
import gc
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot import texts
from bot.settings import Settings, SettingsError, default_database_url, load_settings
from bot.texts.wording import VietnameseWording
from knowledge.errors import ArticleNotFound, DocumentRefused, InvalidCorrection, KnowledgeError
from knowledge.store.database import open_database
from knowledge.store.library import Library
from retrieval.errors import UnknownProvince

app = typer.Typer(help=texts.cli.HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
articles_app = typer.Typer(help=texts.cli.ARTICLES, invoke_without_command=True)
app.add_typer(articles_app, name="articles")

DatabaseOption = Annotated[str | None, typer.Option("--database", metavar="URL", help=texts.cli.DATABASE)]
NoCollectionOption = Annotated[bool, typer.Option("--no-collection", help=texts.cli.NO_COLLECTION)]
JsonOption = Annotated[bool, typer.Option("--json", help=texts.cli.JSON)]
ArticleArgument = Annotated[str, typer.Argument(metavar="ID", help=texts.cli.ARTICLE_ID)]

Option = TypeVar("Option", bound=StrEnum)

REFUSED = 1
WRONG_USE = 2


@dataclass
class Shared:
    """The options that every command takes, before or behind its name."""

    database: str | None = None
    no_collection: bool = False
    engine: Any = None


class WrongUse(Exception):
    """The command was called in a way that cannot work; the message says which way can."""


@app.callback()
def take_shared_options(
    context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False
) -> None:
    """Keep the options given before the command's name."""
    context.obj = Shared(database, no_collection)


@app.command(help=texts.cli.ASK)
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help=texts.cli.QUESTION)] = None,
    as_json: JsonOption = False,
    province: Annotated[str | None, typer.Option("--province", metavar="P", help=texts.cli.PROVINCE)] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=10, help=texts.cli.K)] = 3,
    explained: Annotated[bool, typer.Option("--explain", help=texts.cli.EXPLAIN)] = False,
    batch: Annotated[str | None, typer.Option("--batch", metavar="FILE", help=texts.cli.BATCH)] = None,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Answer one question, or a batch of them."""
    from bot.cli.batch import answer_lines, to_json

    if batch is not None and not as_json:
        raise WrongUse(texts.cli.BATCH_NEEDS_JSON)
    if batch is None and question is None:
        raise WrongUse(texts.cli.QUESTION_NEEDED)
    with _assistant(context, database, no_collection) as assistant:
        if batch is not None:
            fine = True
            with _lines_of(batch) as lines:
                for line, good in answer_lines(lines, lambda text, **given: assistant.ask(text, k=k, **given)):
                    print(line, flush=True)  # noqa: T201 - standard output is what this command is for
                    fine = fine and good
            raise typer.Exit(0 if fine else REFUSED)
        if explained:
            explanation = assistant.explain(str(question), province=province, k=k)
            if as_json:
                _print(explanation.model_dump_json())
            else:
                from bot.cli.tables import explanation_tree

                _print_table(explanation_tree(explanation))
            return
        started = time.perf_counter()
        answer = assistant.ask(str(question), province=province, k=k)
        took_ms = (time.perf_counter() - started) * 1000
    _print(to_json(answer, took_ms) if as_json else _plain(answer))
    raise typer.Exit(0 if answer.citations else REFUSED)


@app.command(help=texts.cli.CHAT)
def chat(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Hold a conversation in the terminal."""
    from bot.cli.chat import converse, prompted

    interactive = sys.stdin.isatty()
    with _assistant(context, database, no_collection) as assistant:
        lines = prompted(sys.stdin, _prompt if interactive else lambda: None)
        converse(assistant, lines, lambda text: _print(text + "\n"))
    if interactive:
        _print("")


@app.command(help=texts.cli.ADD)
def add(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="PATH|URL...", help=texts.cli.ADD_SOURCES)],
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Add files, folders and URLs."""
    from bot.cli.intake_report import add_with_progress, print_report

    with _library(context, database, no_collection) as (library, settings):
        results = add_with_progress(library, sources, limit=settings.document_limit_mb * 1024 * 1024)
    print_report(results, as_json=as_json)
    refused = Counter(result.outcome for result in results)["refused"]
    raise typer.Exit(REFUSED if refused else 0)


@app.command(help=texts.cli.TARGETS)
def targets(
    context: typer.Context,
    province: Annotated[str | None, typer.Option("--province", metavar="P", help=texts.cli.PROVINCE)] = None,
    indicator: Annotated[str | None, typer.Option("--indicator", help=texts.cli.TARGETS_INDICATOR)] = None,
    year: Annotated[int | None, typer.Option("--year", help=texts.cli.TARGETS_YEAR)] = None,
    kind: Annotated[str | None, typer.Option("--kind", help=texts.cli.TARGETS_KIND)] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help=texts.cli.CSV)] = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help=texts.cli.XLSX)] = None,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """List the figures that documents state."""
    from bot.views.spreadsheet import target_rows, to_csv, to_xlsx
    from knowledge.targets import Indicator, TargetKind

    with _assistant(context, database, no_collection) as assistant:
        answer = assistant.list_targets(
            province=province,
            indicator=_one_of(Indicator, "--indicator", indicator),
            year=year,
            kind=_one_of(TargetKind, "--kind", kind),
        )
    rows = target_rows(answer)
    if xlsx is not None:
        xlsx.write_bytes(to_xlsx(rows))
        typer.echo(f"{texts.cli.WRITTEN}: {xlsx}", err=True)
    if as_json:
        _print_json(answer.model_dump(mode="json", include={"targets", "citations"}))
    elif as_csv:
        sys.stdout.write(to_csv(rows))
    elif xlsx is None and rows:
        _print(_plain(answer))
    elif not rows:
        _print(texts.cli.NO_TARGETS)
    raise typer.Exit(0 if rows else REFUSED)


def _one_of(options: type[Option], name: str, value: str | None) -> Option | None:
    """The option's value, or wrong use that lists what it may be."""
    if value is None:
        return None
    try:
        return options(value)
    except ValueError as wrong:
        raise WrongUse(texts.cli.not_one_of(name, value, [each.value for each in options])) from wrong


@articles_app.callback()
def articles(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """List the articles when nothing else is asked."""
    shared = context.ensure_object(Shared)
    context.obj = Shared(database or shared.database, no_collection or shared.no_collection)
    if context.invoked_subcommand is None:
        list_articles(context, as_json=as_json)


@articles_app.command("list", help=texts.cli.LIST)
def list_articles(
    context: typer.Context,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """List what there is."""
    from bot.cli.tables import article_table, describe_article

    with _library(context, database, no_collection) as (library, _):
        entries = library.articles()
    if as_json:
        _print_json([describe_article(entry.article, entry.passages) for entry in entries])
    elif entries:
        _print_table(article_table(entries))
    else:
        _print(texts.cli.NO_ARTICLES)


@articles_app.command("show", help=texts.cli.SHOW)
def show_article(
    context: typer.Context,
    article_id: ArticleArgument,
    removed: Annotated[bool, typer.Option("--removed", help=texts.cli.SHOW_REMOVED)] = False,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Print one article, or what cleaning took out of it."""
    from bot.cli.tables import describe_article, print_article

    with _library(context, database, no_collection) as (library, _):
        article = library.article(article_id)
        passages = library.passages_of(article.id)
    if as_json:
        pieces = [piece.model_dump() for piece in article.removed]
        shown = describe_article(article, len(passages)) | {"text": article.text}
        _print_json(shown | {"removed": pieces} if removed else shown)
    else:
        _print(print_article(article, removed=removed))


@articles_app.command("remove", help=texts.cli.REMOVE)
def remove_article(
    context: typer.Context,
    article_id: ArticleArgument,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Take one article out."""
    with _library(context, database, no_collection) as (library, _):
        article = library.remove(article_id)
    if as_json:
        _print_json({"id": article.id, "title": article.title})
    else:
        _print(texts.cli.removed_article(article.title))


@articles_app.command("set", help=texts.cli.SET)
def set_article(
    context: typer.Context,
    article_id: ArticleArgument,
    date: Annotated[str | None, typer.Option(help=texts.cli.SET_DATE)] = None,
    basis: Annotated[str | None, typer.Option(help=texts.cli.SET_BASIS)] = None,
    province: Annotated[list[str] | None, typer.Option(help=texts.cli.SET_PROVINCE)] = None,
    title: Annotated[str | None, typer.Option(help=texts.cli.SET_TITLE)] = None,
    publisher: Annotated[str | None, typer.Option(help=texts.cli.SET_PUBLISHER)] = None,
    url: Annotated[str | None, typer.Option(help=texts.cli.SET_URL)] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Correct metadata by hand."""
    from bot.cli.tables import describe_article
    from knowledge.intake.correction_form import read_corrections

    with _library(context, database, no_collection) as (library, _):
        before = library.article(article_id)
        corrections = read_corrections(
            before, date=date, basis=basis, provinces=province, title=title, publisher=publisher, url=url
        )
        if not corrections.fields():
            raise WrongUse(texts.cli.NOTHING_TO_SET)
        article = library.correct(before.id, corrections)
        passages = len(library.passages_of(article.id))
    if as_json:
        _print_json(describe_article(article, passages))
    else:
        _print(texts.cli.corrected_article(article.title))


@app.command("eval", help=texts.cli.EVAL)
def evaluate(
    context: typer.Context,
    questions: Annotated[Path, typer.Argument(metavar="FILE", help=texts.cli.EVAL_FILE)],
    documents: Annotated[list[str] | None, typer.Option("--add", metavar="PATH", help=texts.cli.EVAL_ADD)] = None,
    distractors: Annotated[
        Path | None, typer.Option("--distractors", metavar="PATH", help=texts.cli.EVAL_DISTRACTORS)
    ] = None,
    as_json: JsonOption = False,
    no_collection: NoCollectionOption = False,
) -> None:
    """Measure the answers to a set of questions."""
    from bot.cli.evaluation import measure, miss_line, read_questions, summary_table
    from retrieval.evaluation.metrics import misses, summarize

    if not questions.is_file():
        raise WrongUse(texts.cli.no_such_file(str(questions)))
    without = no_collection or context.ensure_object(Shared).no_collection
    trials = measure(read_questions(questions), documents or [], distractors, collection=not without)
    summaries, wrong = summarize(trials), misses(trials)
    if as_json:
        shown = {
            "summaries": [each.model_dump() for each in summaries],
            "misses": [each.model_dump() for each in wrong],
        }
        _print_json(shown)
        return
    _print_table(summary_table(summaries))
    for trial in wrong:
        _print(miss_line(trial))


@app.command(help=texts.cli.REPORT)
def report(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="REPORT", help=texts.cli.REPORT_KIND)],
    as_csv: Annotated[bool, typer.Option("--csv", help=texts.cli.CSV)] = False,
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help=texts.cli.REPORT_DAYS)] = 30,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Report what people asked."""
    from bot.cli.report_tables import report_rows, to_csv, to_table

    if kind not in texts.cli.REPORT_COLUMNS:
        raise WrongUse(texts.cli.REPORT_UNKNOWN)
    with _library(context, database, no_collection):
        rows = report_rows(kind, context.obj.engine, days)
    if as_csv:
        sys.stdout.write(to_csv(kind, rows))
    elif rows:
        _print_table(to_table(kind, rows))
    else:
        _print(texts.cli.REPORT_EMPTY)


@app.command(help=texts.cli.BOT)
def bot(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Telegram."""
    from bot.telegram.application import run_bot

    settings = load_settings()
    if settings.telegram_bot_token is None:
        raise WrongUse(texts.errors.TOKEN_NEEDED)
    with _assistant(context, database, no_collection, following=True) as assistant:
        run_bot(settings, assistant, context.obj.engine)


@app.command(help=texts.cli.RUN)
def run(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Telegram with a token, and the terminal without."""
    if load_settings().telegram_bot_token is not None:
        bot(context, database, no_collection)
        return
    typer.echo(texts.cli.NO_TOKEN, err=True)
    chat(context, database, no_collection)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every expected fault becomes one line on standard error and an exit code."""
    try:
        app(args=arguments, prog_name="sxsh")
    except WrongUse as problem:
        _fail(str(problem), WRONG_USE)
    except SettingsError as problem:
        _fail(str(problem), WRONG_USE)
    except (KnowledgeError, UnknownProvince) as problem:
        _fail(_say(problem), REFUSED)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader of a pipe has gone, and so has the reason to write
        sys.stderr.close()
        sys.exit(0)


def _say(problem: KnowledgeError | UnknownProvince) -> str:
    if isinstance(problem, ArticleNotFound):
        return texts.errors.unknown_article(problem.article_id)
    if isinstance(problem, UnknownProvince):
        return texts.errors.unknown_province(problem.name)
    if isinstance(problem, InvalidCorrection):
        return texts.errors.invalid_correction(problem.field, problem.value)
    if isinstance(problem, DocumentRefused):
        return f"{problem.source}: {texts.errors.refusal_reason(problem)}"
    return str(problem)


def _fail(line: str, code: int) -> None:
    typer.echo(texts.cli.error_line(line), err=True)
    sys.exit(code)


@contextlib.contextmanager
def _library(context: typer.Context, database: str | None, no_collection: bool) -> Iterator[tuple[Library, Settings]]:
    shared = context.ensure_object(Shared)
    settings = load_settings()
    url = _database_url(database or shared.database or settings.database_url)
    context.obj = Shared(url, no_collection or shared.no_collection, open_database(url))
    library = Library(context.obj.engine)
    try:
        yield library, settings
    finally:
        library.close()


@contextlib.contextmanager
def _assistant(
    context: typer.Context, database: str | None, no_collection: bool, *, following: bool = False
) -> Iterator[Any]:
    from bot.composition import open_snapshots
    from retrieval.assistant import Assistant

    with _library(context, database, no_collection) as (library, settings):
        if library.version() == 0 and not context.obj.no_collection:
            from knowledge.intake.intake import load_collection

            load_collection(library)
        snapshots = open_snapshots(settings, library, str(context.obj.database))
        try:
            if following:
                library.follow()
                # Before the first question comes, which would wait for it.
                snapshots.current()
                # What is there now stays for good. Looking through it for garbage took 50 ms, of some question's time.
                gc.collect()
                gc.freeze()
                snapshots.follow()
            yield Assistant(library, VietnameseWording(), snapshots=snapshots)
        finally:
            snapshots.close()


def _database_url(given: str | None) -> str:
    """A SQLAlchemy URL; a plain path names a SQLite file."""
    if given is None:
        return default_database_url()
    return given if "://" in given else f"sqlite:///{Path(given).expanduser()}"


@contextlib.contextmanager
def _lines_of(batch: str) -> Iterator[Any]:
    if batch == "-":
        yield sys.stdin
        return
    try:
        with Path(batch).open(encoding="utf-8-sig") as lines:
            yield lines
    except FileNotFoundError as missing:
        raise WrongUse(texts.cli.no_such_file(batch)) from missing


def _plain(answer: Any) -> str:
    from bot.views.answer import compose_reply
    from bot.views.figures import compose_targets
    from bot.views.markup import to_plain_text

    # Figures looked up have no quoted sentence in front of them; those beside an answer stand behind it.
    looked_up = answer.targets and not answer.question
    return to_plain_text(compose_targets(answer) if looked_up else compose_reply(answer))


def _prompt() -> None:
    typer.echo(texts.cli.PROMPT, nl=False)


def _print(text: str) -> None:
    typer.echo(text)


def _print_json(value: object) -> None:
    import json

    typer.echo(json.dumps(value, ensure_ascii=False))


def _print_table(table: Any) -> None:
    from rich.console import Console

    Console().print(table)
