"""What commands read: standard input and files that somebody named, as UTF-8 or with a line that says why not."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot import texts
from bot.cli.endings import WrongUse


def typed_lines() -> TextIO:
    """Standard input; bytes that are no UTF-8 come as halves of characters, which `is_unicode` finds line by line."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    return sys.stdin


def may_be_typed() -> bool:
    """Whether questions can come in: from a terminal, a pipe or a file; services have a null device, or nothing."""
    if sys.stdin is None or sys.stdin.closed:
        return False
    if sys.stdin.isatty():
        return True
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):  # a stream of whoever runs the command in their own process
        return True
    return not stat.S_ISCHR(mode)


@contextmanager
def open_lines(name: str) -> Iterator[Iterable[str]]:
    """The lines of a file, "-" being standard input, as `typed_lines` gives them; raises `WrongUse`."""
    if name == "-":
        yield typed_lines()
        return
    try:
        lines = Path(name).open(encoding="utf-8-sig", errors="surrogateescape")  # noqa: SIM115 - closed below
    except FileNotFoundError as missing:
        raise WrongUse(texts.cli.no_such_file(name)) from missing
    except (OSError, ValueError) as problem:
        raise WrongUse(texts.cli.cannot_read(name, texts.errors.system_reason(problem))) from problem
    with lines:
        yield lines


def read_file(path: Path) -> str:
    """The text of a file; raises `WrongUse` where that cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as missing:
        raise WrongUse(texts.cli.no_such_file(str(path))) from missing
    except UnicodeDecodeError as problem:
        raise WrongUse(texts.cli.cannot_read(str(path), texts.errors.SETTING_FILE_ENCODING)) from problem
    except (OSError, ValueError) as problem:
        raise WrongUse(texts.cli.cannot_read(str(path), texts.errors.system_reason(problem))) from problem
