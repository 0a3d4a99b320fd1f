"""The ``sxsh`` command: its commands under their names, and what is said when one of them fails."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Sequence
from functools import cache

import typer
from typer.exceptions import TyperException

from bot import texts
from bot.cli.collection import collection, restore_digests, show_status
from bot.cli.contacts import confirm_contact, contacts, list_contacts, set_contact
from bot.cli.documents import (
    add,
    articles,
    list_articles,
    refresh_articles,
    remove_article,
    set_article,
    show_article,
)
from bot.cli.endings import REFUSED, WRONG_USE, WrongUse
from bot.cli.evaluation import evaluate
from bot.cli.figures import targets
from bot.cli.maintenance import backup, check, restore
from bot.cli.options import DatabaseOption, NoCollectionOption, VersionOption, take_shared_options
from bot.cli.output import ReaderGone, drop_output, finish, prepare_output, say
from bot.cli.publishing import publish
from bot.cli.questions import ask, chat
from bot.cli.reports import report
from bot.cli.serving import bot, run, web, zalo
from bot.cli.verifying import verify
from bot.cli.watching import watch
from bot.redaction.logs import configure_logging
from bot.settings import SettingsError
from knowledge.errors import (
    ArticleAmbiguous,
    ArticleNotFound,
    BackupRefused,
    ContactUnknown,
    DocumentRefused,
    InvalidCorrection,
    KnowledgeError,
    LibraryUnavailable,
    NoReader,
)
from retrieval.errors import UnknownProvince


def show_help(
    context: typer.Context,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
    version: VersionOption = False,  # noqa: ARG001 - told before anything else is looked at
) -> None:
    """Say what there is when nothing is asked for."""
    take_shared_options(context, database, no_collection)
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(WRONG_USE)


articles_app = typer.Typer(help=texts.cli.ARTICLES, invoke_without_command=True)
articles_app.callback()(articles)
articles_app.command("list", help=texts.cli.LIST)(list_articles)
articles_app.command("show", help=texts.cli.SHOW)(show_article)
articles_app.command("remove", help=texts.cli.REMOVE)(remove_article)
articles_app.command("refresh", help=texts.cli.REFRESH)(refresh_articles)
articles_app.command("set", help=texts.cli.SET)(set_article)

collection_app = typer.Typer(help=texts.cli.COLLECTION, invoke_without_command=True)
collection_app.callback()(collection)
collection_app.command("status", help=texts.cli.COLLECTION_STATUS)(show_status)
collection_app.command("restore", help=texts.cli.COLLECTION_RESTORE)(restore_digests)

contacts_app = typer.Typer(help=texts.cli.CONTACTS, invoke_without_command=True)
contacts_app.callback()(contacts)
contacts_app.command("list", help=texts.cli.CONTACTS_LIST)(list_contacts)
contacts_app.command("set", help=texts.cli.CONTACTS_SET)(set_contact)
contacts_app.command("confirm", help=texts.cli.CONTACTS_CONFIRM)(confirm_contact)

app = typer.Typer(
    help=texts.cli.HELP, invoke_without_command=True, add_completion=False, pretty_exceptions_enable=False
)
app.callback()(show_help)
app.command(help=texts.cli.ASK)(ask)
app.command(help=texts.cli.CHAT)(chat)
app.command(help=texts.cli.ADD)(add)
app.command(help=texts.cli.TARGETS)(targets)
app.command(help=texts.cli.VERIFY)(verify)
app.command(help=texts.cli.WATCH)(watch)
app.add_typer(articles_app, name="articles")
app.add_typer(collection_app, name="collection")
app.add_typer(contacts_app, name="contacts")
app.command("eval", help=texts.cli.EVAL)(evaluate)
app.command(help=texts.cli.REPORT)(report)
app.command(help=texts.cli.PUBLISH)(publish)
app.command("check", help=texts.cli.CHECK)(check)
app.command("backup", help=texts.cli.BACKUP)(backup)
app.command("restore", help=texts.cli.RESTORE)(restore)
app.command(help=texts.cli.BOT)(bot)
app.command(help=texts.cli.WEB)(web)
app.command(help=texts.cli.ZALO)(zalo)
app.command(help=texts.cli.RUN)(run)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every fault becomes one line on standard error and an exit code."""
    configure_logging(logging.WARNING)
    prepare_output()
    try:
        code = _command()(args=arguments, prog_name="sxsh", standalone_mode=False)
        finish()
    except (WrongUse, SettingsError) as problem:
        _fail(str(problem), WRONG_USE)
    except TyperException as problem:
        _fail(_say_usage(problem), WRONG_USE)
    except (KnowledgeError, UnknownProvince) as problem:
        _fail(_say(problem), REFUSED)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except ReaderGone:
        drop_output()
        sys.exit(0)
    except OSError as problem:
        drop_output()
        _fail(texts.errors.file_unusable(problem), REFUSED)
    except Exception:
        # A fault of this program: whoever mends it needs the traceback, without the secrets in it.
        logging.getLogger(__name__).exception("a command could not be finished")
        _fail(texts.cli.FAULT, REFUSED)
    sys.exit(code if isinstance(code, int) else 0)


@cache
def _command() -> Callable[..., object]:
    """The commands above as they are called; putting them together takes longer than many of them do."""
    return typer.main.get_command(app)


def _say_usage(problem: TyperException) -> str:
    """What is wrong with the arguments, and where to read what is right."""
    context, parameter = getattr(problem, "ctx", None), getattr(problem, "param", None)
    command = context.command_path if context else "sxsh"
    if hasattr(problem, "option_name"):
        return texts.cli.unknown_option(problem.option_name, command)
    if parameter is None:
        return texts.cli.wrong_arguments(command)
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name
    if not getattr(problem, "message", ""):
        return texts.cli.missing_argument(name, command)
    limits = [getattr(parameter, bound, None) for bound in ("min", "max")]
    return f"{name}: {texts.errors.setting_number(*limits)}"


def _say(problem: KnowledgeError | UnknownProvince) -> str:
    if isinstance(problem, ArticleAmbiguous):
        return texts.errors.ambiguous_article(problem)
    if isinstance(problem, ArticleNotFound):
        return texts.errors.unknown_article(problem.article_id)
    if isinstance(problem, UnknownProvince):
        return texts.errors.unknown_province(problem.name)
    if isinstance(problem, InvalidCorrection):
        return texts.errors.invalid_correction(problem.field, problem.value)
    if isinstance(problem, ContactUnknown):
        return texts.errors.contact_unknown(problem)
    if isinstance(problem, LibraryUnavailable):
        return texts.errors.library_unavailable(problem)
    if isinstance(problem, NoReader):
        return texts.errors.NO_READER
    if isinstance(problem, BackupRefused):
        return texts.errors.backup_refused(problem)
    if isinstance(problem, DocumentRefused):
        return f"{problem.source}: {texts.errors.refusal_reason(problem)}"
    return str(problem)


def _fail(line: str, code: int) -> None:
    with contextlib.suppress(ReaderGone, OSError):
        say(texts.cli.error_line(" ".join(line.split())), error=True)
    sys.exit(code)
