"""Commands that go on until they are stopped: ``bot``, ``zalo``, ``web`` and ``run``."""

from __future__ import annotations

from typing import Annotated

import typer

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.input import may_be_typed
from bot.cli.options import DatabaseOption, NoCollectionOption, read_text, settle
from bot.cli.output import say
from bot.cli.questions import chat
from bot.composition.doors import serve
from bot.settings import load_settings


def bot(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Telegram."""
    setup = settle(context, database, no_collection)
    if setup.settings.telegram_bot_token is None:
        raise WrongUse(texts.errors.TOKEN_NEEDED)
    serve(setup, telegram=True)


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
    serve(setup.model_copy(update={"settings": settings}), web=True)


def zalo(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Zalo."""
    setup = settle(context, database, no_collection)
    if setup.settings.zalo_bot_token is None:
        raise WrongUse(texts.errors.ZALO_TOKEN_NEEDED)
    serve(setup, zalo=True)


def run(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve every channel that has a token or an address, and the terminal where none has."""
    settings = load_settings()
    doors = {
        "telegram": settings.telegram_bot_token is not None,
        "zalo": settings.zalo_bot_token is not None,
        "web": settings.web_url is not None,
    }
    if any(doors.values()):
        serve(settle(context, database, no_collection), **doors)
        return
    if not may_be_typed():
        raise WrongUse(texts.errors.CHANNEL_NEEDED)
    say(texts.cli.NO_TOKEN, error=True)
    chat(context, database=database, no_collection=no_collection)
