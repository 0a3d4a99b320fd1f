"""The page in the browser: ``web``."""

from __future__ import annotations

from typing import Annotated

import typer

from bot import texts
from bot.cli.options import DatabaseOption, NoCollectionOption, read_text, settle
from bot.composition import serve_web


def web(
    context: typer.Context,
    host: Annotated[str | None, typer.Option("--host", metavar="H", parser=read_text, help=texts.cli.WEB_HOST)] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help=texts.cli.WEB_PORT)] = None,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Serve the page in the browser."""
    serve_web(settle(context, database, no_collection), host, port)
