"""Commands that go on until they are stopped: ``bot``, ``zalo`` and ``run``."""

from __future__ import annotations

import typer

from bot import texts
from bot.cli.endings import WrongUse
from bot.cli.options import DatabaseOption, NoCollectionOption, settle
from bot.cli.output import say
from bot.cli.questions import chat
from bot.composition import serve
from bot.settings import load_settings


def bot(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Telegram."""
    setup = settle(context, database, no_collection)
    if setup.settings.telegram_bot_token is None:
        raise WrongUse(texts.errors.TOKEN_NEEDED)
    serve(setup, telegram=True)


def zalo(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Zalo."""
    setup = settle(context, database, no_collection)
    if setup.settings.zalo_bot_token is None:
        raise WrongUse(texts.errors.ZALO_TOKEN_NEEDED)
    serve(setup, zalo=True)


def run(context: typer.Context, database: DatabaseOption = None, no_collection: NoCollectionOption = False) -> None:
    """Serve Telegram with a token, and the terminal without."""
    if load_settings().telegram_bot_token is not None:
        bot(context, database, no_collection)
        return
    say(texts.cli.NO_TOKEN, error=True)
    chat(context, database=database, no_collection=no_collection)
