"""The ``sxsh`` command in tests: in this process, which costs no start, and in one of its own."""

from __future__ import annotations

import gc
import io
import json
import logging
import os
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main


class Command:
    """``sxsh`` in a folder, with a database of its own and nothing that is set around the test.

    Called, it goes through the entry point in this process: it gives what was printed, checks the exit code, and keeps
    what went to standard error in ``stderr``. What only a process shows is for `start`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = Path(sysconfig.get_path("scripts")) / "sxsh"
        self.stderr = ""
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("SXSH", "TELEGRAM"))},
            "SXSH_DATABASE_URL": f"sqlite:///{folder / 'library.sqlite3'}",
            # As wide as where no terminal is, whatever the tests themselves are shown in.
            "COLUMNS": "80",
        }

    def __call__(self, *arguments: str, stdin: str = "", code: int = 0, **environment: str) -> str:
        given, printed, said = (_stream(text) for text in (stdin, "", ""))
        ended: object = 0
        garbage = gc.get_threshold()
        with pytest.MonkeyPatch.context() as patch:
            self._enter(patch, environment)
            for name, stream in (("stdin", given), ("stdout", printed), ("stderr", said)):
                patch.setattr(sys, name, stream)
            try:
                main(arguments)
            except SystemExit as leaving:
                ended = leaving.code or 0
            finally:
                gc.set_threshold(*garbage)
        self.stderr = _written(said)
        output = _written(printed)
        assert ended == code, self.stderr + output
        return output

    def json(self, *arguments: str, **options: Any) -> Any:
        return json.loads(self(*arguments, "--json", **options))

    @contextmanager
    def start(
        self, *arguments: str, stdout: int = subprocess.PIPE, **environment: str
    ) -> Iterator[subprocess.Popen[bytes]]:
        """The installed command in a process of its own, with a pipe at each of its streams that is not given."""
        with subprocess.Popen(
            [self.path, *arguments],
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env={**self.environment, **environment},
        ) as started:
            try:
                yield started
            finally:
                started.kill()

    def _enter(self, patch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
        """Be where a new process would be: its variables, its folder, and a log that nobody has set up."""
        wanted = {**self.environment, **environment}
        for name in os.environ.keys() - wanted.keys():
            patch.delenv(name)
        for name, value in wanted.items():
            patch.setenv(name, value)
        patch.chdir(self.folder)
        # Without handlers a warning goes to standard error, as in a process.
        patch.setattr(logging.getLogger(), "handlers", [])
        # What a command sets for its whole process goes with it.
        patch.setattr(logging.getLogger(), "level", logging.getLogger().level)
        patch.setattr(threading, "excepthook", threading.excepthook)


def _stream(text: str) -> io.TextIOWrapper:
    """A pipe's end: bytes in UTF-8, and no terminal."""
    return io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogateescape")), encoding="utf-8", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
