"""The ``sxsh`` command: its commands under their names, and what is said when one of them fails."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from bot import texts
from bot.cli.documents import add, articles, list_articles, remove_article, set_article, show_article
from bot.cli.evaluation import evaluate
from bot.cli.figures import targets
from bot.cli.maintenance import backup, check, restore
from bot.cli.options import REFUSED, WRONG_USE, WrongUse, take_shared_options
from bot.cli.questions import ask, chat
from bot.cli.reports import report
from bot.cli.serving import bot, run
from bot.settings import SettingsError
from knowledge.errors import (
    ArticleNotFound,
    BackupRefused,
    DocumentRefused,
    InvalidCorrection,
    KnowledgeError,
    LibraryUnavailable,
)
from retrieval.errors import UnknownProvince

articles_app = typer.Typer(help=texts.cli.ARTICLES, invoke_without_command=True)
articles_app.callback()(articles)
articles_app.command("list", help=texts.cli.LIST)(list_articles)
articles_app.command("show", help=texts.cli.SHOW)(show_article)
articles_app.command("remove", help=texts.cli.REMOVE)(remove_article)
articles_app.command("set", help=texts.cli.SET)(set_article)

app = typer.Typer(help=texts.cli.HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.callback()(take_shared_options)
app.command(help=texts.cli.ASK)(ask)
app.command(help=texts.cli.CHAT)(chat)
app.command(help=texts.cli.ADD)(add)
app.command(help=texts.cli.TARGETS)(targets)
app.add_typer(articles_app, name="articles")
app.command("eval", help=texts.cli.EVAL)(evaluate)
app.command(help=texts.cli.REPORT)(report)
app.command("check", help=texts.cli.CHECK)(check)
app.command("backup", help=texts.cli.BACKUP)(backup)
app.command("restore", help=texts.cli.RESTORE)(restore)
app.command(help=texts.cli.BOT)(bot)
app.command(help=texts.cli.RUN)(run)


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
    except OSError as problem:
        _fail(texts.errors.file_unusable(problem), REFUSED)


def _say(problem: KnowledgeError | UnknownProvince) -> str:
    if isinstance(problem, ArticleNotFound):
        return texts.errors.unknown_article(problem.article_id)
    if isinstance(problem, UnknownProvince):
        return texts.errors.unknown_province(problem.name)
    if isinstance(problem, InvalidCorrection):
        return texts.errors.invalid_correction(problem.field, problem.value)
    if isinstance(problem, LibraryUnavailable):
        return texts.errors.library_unavailable(problem)
    if isinstance(problem, BackupRefused):
        return texts.errors.backup_refused(problem)
    if isinstance(problem, DocumentRefused):
        return f"{problem.source}: {texts.errors.refusal_reason(problem)}"
    return str(problem)


def _fail(line: str, code: int) -> None:
    typer.echo(texts.cli.error_line(line), err=True)
    sys.exit(code)
