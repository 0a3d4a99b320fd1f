"""Commands that go on until they are stopped: ``bot``, ``zalo``, ``web`` and ``run``."""

from __future__ import annotations

from typing import Annotated

import typer

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.input import may_be_typed
from bot.cli.options import DatabaseOption, NoCollectionOption, read_text, settle
from bot.cli.output import say
from bot.cli.port_check import channels_of, describe_collisions
from bot.cli.questions import chat
from bot.composition.doors import serve
from bot.composition.library import Setup
from bot.settings import load_settings


def bot(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Telegram."""
    setup = settle(context, database, no_collection)
    if setup.settings.telegram_bot_token is None:
        raise WrongUse(texts.errors.TOKEN_NEEDED)
    _open(setup, telegram=True)


def web(
    context: typer.Context,
    host: Annotated[str | None, typer.Option("--host", metavar="H", parser=read_text, help=texts.cli.WEB_HOST)] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help=texts.cli.WEB_PORT)] = None,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Serve the page in the browser."""
    setup = settle(context, database, no_collection)
    given = {name: value for name, value in (("web_listen", host), ("web_port", port)) if value is not None}
    settings = setup.settings.model_copy(update=given)
    _open(setup.model_copy(update={"settings": settings}), web=True)


def zalo(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Zalo."""
    setup = settle(context, database, no_collection)
    if setup.settings.zalo_bot_token is None:
        raise WrongUse(texts.errors.ZALO_TOKEN_NEEDED)
    _open(setup, zalo=True)


def run(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve every channel that has a token or an address, and the terminal where none has."""
    settings = load_settings()
    doors = channels_of(settings)
    if any(doors.values()):
        _open(settle(context, database, no_collection), **doors)
        return
    if not may_be_typed():
        raise WrongUse(texts.errors.CHANNEL_NEEDED)
    say(texts.cli.NO_TOKEN, error=True)
    chat(context, database=database, no_collection=no_collection)


def _open(setup: Setup, **doors: bool) -> None:
    """Serve these doors, unless two would listen at one port."""
    for collision in describe_collisions(setup.settings, doors):
        raise WrongUse(collision)
    serve(setup, **doors)
