"""What commands print: text, JSON on one line, tables and progress; what stands in it is text alone."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import texts
from bot.cli.endings import WrongUse
from bot.redaction.control_characters import escape_control, without_control
from bot.redaction.secrets import redact

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress

    from knowledge.errors import LibraryUnavailable
    from retrieval.records import Answer


class ReaderGone(Exception):
    """Whoever read standard output has closed it, as ``head`` does; there is no reason to go on."""


def prepare_output() -> None:
    """Letters that the terminal's encoding lacks are written as escapes, instead of ending the command."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def say(text: str, *, error: bool = False, end: str = "\n") -> None:
    """Print text without secrets and control characters, on standard error if wanted."""
    _write(without_control(redact(text)) + end, error=error)


def print_answer(answer: Answer) -> None:
    """Print an answer as people read it."""
    from bot.views.markup import to_plain_text
    from bot.views.terminal import compose_printed

    say(to_plain_text(compose_printed(answer)))


def print_json(value: object) -> None:
    """Print a value as JSON on one line; control characters are escaped, so nothing of it is lost."""
    _write(escape_control(redact(json.dumps(value, ensure_ascii=False))) + "\n")


def print_table(table: RenderableType) -> None:
    """Print a table, or what else rich lays out, as wide as the terminal."""
    try:
        _console().print(table)
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def warn_of_memory(refused: LibraryUnavailable) -> None:
    """Say on standard error that the shipped digests alone answer, and why."""
    say(texts.cli.only_digests(texts.errors.library_unavailable(refused)), error=True)


def tell_refreshed(done: int, of: int) -> None:
    """Say on standard error how far the articles of an older version have been read again, some ten times in all."""
    if _is_told(done, of):
        say(texts.cli.refreshed(done, of), error=True)


def tell_watched(done: int, of: int) -> None:
    """Say on standard error how many pages have been looked at, some ten times in all, where no line moves there."""
    if _is_told(done, of) and not _console(error=True).is_terminal:
        say(texts.cli.watched(done, of), error=True)


def _is_told(done: int, of: int) -> bool:
    return done in (1, of) or done % max(of // 10, 1) == 0


@contextmanager
def show_progress() -> Iterator[Progress]:
    """A line that moves on standard error, where that is a terminal."""
    from rich.progress import Progress

    console = _console(error=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress


def write_file(path: Path, content: bytes) -> None:
    """Write a file that somebody named, whole or not at all; raises `WrongUse` where that cannot be done."""
    draft = path.parent / f".sxsh-{os.getpid()}"
    try:
        if path.exists() and not path.is_file():  # a device or a pipe; a folder refuses
            path.write_bytes(content)
            return
        draft.write_bytes(content)
        draft.replace(path)
    except (OSError, ValueError) as problem:
        raise WrongUse(texts.cli.cannot_write(str(path), texts.errors.system_reason(problem))) from problem
    finally:
        with contextlib.suppress(OSError, ValueError):
            draft.unlink()


def finish() -> None:
    """Send what is still held back; raises `ReaderGone` or ``OSError`` now, and not when the program has ended."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def drop_output() -> None:
    """Let what is held back go nowhere: it can be written no more, and would be tried again at the end."""
    with contextlib.suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _write(text: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    if stream is None:  # closed by whoever started the command
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def _console(*, error: bool = False) -> Console:
    """The only maker of consoles: no markup, no emoji, and every text as `say` prints it."""
    from rich.console import Console
    from rich.text import Text

    class PlainConsole(Console):
        def render_str(self, text: str, **options: Any) -> Text:
            return super().render_str(without_control(redact(text)), **options)

        def on_broken_pipe(self) -> None:
            raise ReaderGone

    return PlainConsole(stderr=error, markup=False, emoji=False, highlight=False)
