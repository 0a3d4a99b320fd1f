"""What commands print on standard output: text, JSON on one line, and tables."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot import texts

if TYPE_CHECKING:
    from rich.console import RenderableType

    from knowledge.errors import LibraryUnavailable
    from retrieval.records import Answer


def print_answer(answer: Answer) -> None:
    """Print an answer as people read it."""
    from bot.views.answer import compose_reply
    from bot.views.figures import compose_targets
    from bot.views.markup import to_plain_text

    # Figures looked up have no quoted sentence in front of them; those beside an answer stand behind it.
    looked_up = answer.targets and not answer.question
    typer.echo(to_plain_text(compose_targets(answer) if looked_up else compose_reply(answer)))


def print_json(value: object) -> None:
    """Print a value as JSON on one line."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def print_table(table: RenderableType) -> None:
    """Print a table, or what else rich lays out, as wide as the terminal; what stands in it is text, never markup."""
    from rich.console import Console

    Console(markup=False, emoji=False).print(table)


def warn_of_memory(refused: LibraryUnavailable) -> None:
    """Say on standard error that the shipped digests alone answer, and why."""
    typer.echo(texts.cli.only_digests(texts.errors.library_unavailable(refused)), err=True)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises ``OSError`` that names it."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()
