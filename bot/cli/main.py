"""The ``sxsh`` command, and what is said when it fails."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Sequence
from functools import cache

import typer
from typer.exceptions import TyperException

from bot import texts
from bot.cli.commands import make_app, typed_names
from bot.cli.endings import REFUSED, WRONG_USE, WrongUse
from bot.cli.output import ReaderGone, drop_output, finish, prepare_output, say
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
    Trouble,
)
from retrieval.errors import UnknownProvince

# What is wrong is what has been set, and stays so until somebody sets it right; other databases may come back.
_SETTINGS = frozenset(
    {
        Trouble.UNKNOWN_URL,
        Trouble.UNKNOWN_PARAMETER,
        Trouble.NO_DRIVER,
        Trouble.LOGIN_REFUSED,
        Trouble.MISSING,
        Trouble.IS_FOLDER,
        Trouble.NO_EXTENSION,
        Trouble.NOT_POSTGRES,
    }
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every fault becomes one line on standard error and an exit code."""
    configure_logging(logging.WARNING)
    prepare_output()
    try:
        given = sys.argv[1:] if arguments is None else arguments
        code = _command(typed_names(given))(args=given, prog_name="sxsh", standalone_mode=False)
        finish()
    except WrongUse as problem:
        _fail(str(problem), WRONG_USE)
    except SettingsError as problem:
        _fail(str(problem), REFUSED if problem.may_pass else WRONG_USE)
    except TyperException as problem:
        _fail(_say_usage(problem), WRONG_USE)
    except (KnowledgeError, UnknownProvince) as problem:
        _fail(_say(problem), WRONG_USE if _is_setting(problem) else REFUSED)
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
def _command(names: frozenset[str]) -> Callable[..., object]:
    """The commands of these names as they are called; putting them together takes longer than many of them do."""
    return typer.main.get_command(make_app(names))


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


def _is_setting(problem: KnowledgeError | UnknownProvince) -> bool:
    return isinstance(problem, LibraryUnavailable) and problem.trouble in _SETTINGS


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
