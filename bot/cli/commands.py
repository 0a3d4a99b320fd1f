"""The commands under their names, each in its file; what is not typed is not loaded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from importlib import import_module
from typing import Any, NamedTuple

import typer

from bot import texts
from bot.cli.endings import WRONG_USE
from bot.cli.options import DatabaseOption, NoCollectionOption, VersionOption, take_shared_options
from bot.cli.output import say


class _Entry(NamedTuple):
    """A command: its name, the file of this room that has it, its function there and its help."""

    name: str
    home: str
    function: str
    help: str

    def load(self) -> Any:
        return getattr(import_module(f"bot.cli.{self.home}"), self.function)


class _Group(NamedTuple):
    """Commands under one name, and what is done when none of them is typed."""

    alone: _Entry
    entries: tuple[_Entry, ...]


_COMMANDS = (
    _Entry("ask", "questions", "ask", texts.cli.ASK),
    _Entry("chat", "questions", "chat", texts.cli.CHAT),
    _Entry("add", "documents", "add", texts.cli.ADD),
    _Entry("targets", "figures", "targets", texts.cli.TARGETS),
    _Entry("verify", "verifying", "verify", texts.cli.VERIFY),
    _Entry("watch", "watching", "watch", texts.cli.WATCH),
    _Entry("eval", "evaluation", "evaluate", texts.cli.EVAL),
    _Entry("report", "reports", "report", texts.cli.REPORT),
    _Entry("publish", "publishing", "publish", texts.cli.PUBLISH),
    _Entry("check", "maintenance", "check", texts.cli.CHECK),
    _Entry("backup", "maintenance", "backup", texts.cli.BACKUP),
    _Entry("restore", "maintenance", "restore", texts.cli.RESTORE),
    _Entry("bot", "serving", "bot", texts.cli.BOT),
    _Entry("web", "serving", "web", texts.cli.WEB),
    _Entry("zalo", "serving", "zalo", texts.cli.ZALO),
    _Entry("run", "serving", "run", texts.cli.RUN),
)
_GROUPS = (
    _Group(
        _Entry("articles", "documents", "articles", texts.cli.ARTICLES),
        (
            _Entry("list", "documents", "list_articles", texts.cli.LIST),
            _Entry("show", "documents", "show_article", texts.cli.SHOW),
            _Entry("remove", "documents", "remove_article", texts.cli.REMOVE),
            _Entry("refresh", "documents", "refresh_articles", texts.cli.REFRESH),
            _Entry("set", "documents", "set_article", texts.cli.SET),
        ),
    ),
    _Group(
        _Entry("collection", "collection", "collection", texts.cli.COLLECTION),
        (
            _Entry("status", "collection", "show_status", texts.cli.COLLECTION_STATUS),
            _Entry("restore", "collection", "restore_digests", texts.cli.COLLECTION_RESTORE),
        ),
    ),
    _Group(
        _Entry("contacts", "contacts", "contacts", texts.cli.CONTACTS),
        (
            _Entry("list", "contacts", "list_contacts", texts.cli.CONTACTS_LIST),
            _Entry("set", "contacts", "set_contact", texts.cli.CONTACTS_SET),
            _Entry("confirm", "contacts", "confirm_contact", texts.cli.CONTACTS_CONFIRM),
        ),
    ),
)
COMMAND_NAMES = frozenset({entry.name for entry in _COMMANDS} | {group.alone.name for group in _GROUPS})


def typed_names(arguments: Sequence[str]) -> frozenset[str]:
    """The names of commands among the arguments, where one of them is what is called; all where help is asked for.

    A name may as well be the value of an option or a document: what is called is among them in any case.
    """
    typed = COMMAND_NAMES.intersection(arguments)
    return COMMAND_NAMES if "--help" in arguments or not typed else typed


def make_app(names: Collection[str] = COMMAND_NAMES) -> typer.Typer:
    """``sxsh`` with the commands of these names."""
    app = typer.Typer(
        help=texts.cli.HELP, invoke_without_command=True, add_completion=False, pretty_exceptions_enable=False
    )
    app.callback()(_show_help)
    for entry in _COMMANDS:
        if entry.name in names:
            app.command(entry.name, help=entry.help)(entry.load())
    for group in _GROUPS:
        if group.alone.name in names:
            app.add_typer(_make_group(group), name=group.alone.name)
    return app


def _make_group(group: _Group) -> typer.Typer:
    app = typer.Typer(help=group.alone.help, invoke_without_command=True)
    app.callback()(group.alone.load())
    for entry in group.entries:
        app.command(entry.name, help=entry.help)(entry.load())
    return app


def _show_help(
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
