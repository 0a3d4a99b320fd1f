"""The options that commands share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.output import say, tell_refreshed
from bot.composition.library import Setup
from bot.redaction.control_characters import is_unicode
from bot.redaction.secrets import keep_address_secret
from bot.settings import default_database_url, has_unencoded_password, load_settings
from knowledge.store.database import url_of

# The words of libpq ("host=… password=…"), and an address that lacks a sign ("postgresql:/…", "postgresql//…").
_MISTYPED = re.compile(
    r"(?:^|\s)(?:host|hostaddr|port|user|password|dbname|service)\s*=|^(?:postgres|sqlite|mysql)[\w+]*(?::/|//)",
    re.IGNORECASE,
)

Option = TypeVar("Option", bound=StrEnum)


def read_text(typed: str) -> str:
    """What was typed, if it is text; raises `WrongUse` for bytes that are no UTF-8."""
    if not is_unicode(typed):
        raise WrongUse(texts.cli.NOT_UTF8)
    return typed


def one_of(options: type[Option], name: str, value: str | None) -> Option | None:
    """The value of an option called ``name``; raises `WrongUse` that lists what it may be."""
    if value is None:
        return None
    try:
        return options(value)
    except ValueError as wrong:
        raise WrongUse(texts.cli.not_one_of(name, value, [each.value for each in options])) from wrong


def text_option(said: str) -> Any:
    """An option that takes text."""
    return typer.Option(parser=read_text, metavar="TEXT", help=said)


def read_path(typed: str) -> Path:
    """The file or folder that was typed; raises `WrongUse` for none, which would be the folder one stands in."""
    if not typed.strip():
        raise WrongUse(texts.cli.EMPTY_PATH)
    return Path(typed)


DatabaseOption = Annotated[
    str | None, typer.Option("--database", metavar="URL", parser=read_text, help=texts.cli.DATABASE)
]
NoCollectionOption = Annotated[bool, typer.Option("--no-collection", help=texts.cli.NO_COLLECTION)]
JsonOption = Annotated[bool, typer.Option("--json", help=texts.cli.JSON)]
CsvOption = Annotated[bool, typer.Option("--csv", help=texts.cli.CSV)]
PreferOption = Annotated[str | None, typer.Option("--prefer", metavar="P", parser=read_text, help=texts.cli.PREFER)]
ProvinceOption = Annotated[
    str | None, typer.Option("--province", metavar="P", parser=read_text, help=texts.cli.PROVINCE)
]


def tell_version(asked: bool) -> None:
    """Print which version is installed, and nothing else; the one place that says it is ``pyproject.toml``."""
    if asked:
        from importlib.metadata import version

        say(f"sxsh {version('sxsh')}")
        raise typer.Exit


VersionOption = Annotated[bool, typer.Option("--version", is_eager=True, callback=tell_version, help=texts.cli.VERSION)]


@dataclass(frozen=True)
class Shared:
    """The options that every command takes, before or behind its name."""

    database: str | None = None
    no_collection: bool = False


def take_shared_options(
    context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False
) -> None:
    """Keep the options given before a command's name; those nearer to it go first."""
    before = context.ensure_object(Shared)
    context.obj = Shared(database or before.database, no_collection or before.no_collection)


def settle(context: typer.Context, database: str | None, no_collection: bool) -> Setup:
    """The settings, under the options of a command, those behind its name first."""
    shared = context.ensure_object(Shared)
    settings = load_settings()
    return Setup(
        settings=settings,
        database=database_url(database or shared.database or settings.database_url),
        collection=not (no_collection or shared.no_collection),
        tell_refreshed=tell_refreshed,
    )


def database_url(given: str | None) -> str:
    """A SQLAlchemy URL; a plain path names a SQLite file."""
    if given is None:
        return default_database_url()
    keep_address_secret(given)
    if has_unencoded_password(given):
        raise WrongUse(f"--database: {texts.errors.SETTING_PASSWORD}")
    if "://" in given:
        return given
    # Taken for a file's name, an address with a password in it would be a file of that name.
    if _MISTYPED.search(given):
        raise WrongUse(f"--database: {texts.errors.SETTING_DATABASE}")
    return url_of(Path(given).expanduser())
