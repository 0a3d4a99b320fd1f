"""The options that commands share, and how a command ends when it is called wrongly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from bot import texts
from bot.composition import Setup
from bot.redaction.control_characters import is_unicode
from bot.redaction.secrets import keep_address_secret
from bot.settings import default_database_url, has_unencoded_password, load_settings

# The words of libpq ("host=… password=…"), and an address that lacks a sign ("postgresql:/…", "postgresql//…").
_MISTYPED = re.compile(
    r"(?:^|\s)(?:host|hostaddr|port|user|password|dbname|service)\s*=|^(?:postgres|sqlite|mysql)[\w+]*(?::/|//)",
    re.IGNORECASE,
)
REFUSED = 1
WRONG_USE = 2


class WrongUse(Exception):
    """The command was called in a way that cannot work; the message says which way can."""


def read_text(typed: str) -> str:
    """What was typed, if it is text; raises `WrongUse` for bytes that are no UTF-8."""
    if not is_unicode(typed):
        raise WrongUse(texts.cli.NOT_UTF8)
    return typed


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
    from bot.cli.output import tell_refreshed  # which imports this file

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
    return f"sqlite:///{Path(given).expanduser()}"
