"""Where another program works on a stranger's file: it ends with whoever started it, and leaves nothing behind."""

from __future__ import annotations

import hashlib
import math
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_LARGEST = 100 * 1024 * 1024  # bytes, that it may write

# The pipe to this shell is closed when the process that reads documents ends, if only because it was killed.
_WATCH = "trap '' TERM; cat; kill -TERM 0; sleep 0.5; rm -rf -- \"$@\"; kill -KILL 0"


class OutOfTime(Exception):
    """The program was not done in the seconds that it was given."""


@dataclass(frozen=True)
class Workplace:
    """A folder, and the group of the processes that work there."""

    folder: Path
    group: int

    @property
    def profile(self) -> Path:
        """Where LibreOffice keeps its settings: of its own, so that it starts beside any other."""
        return self.folder / "profile"

    def run(self, command: Sequence[str], seconds: float) -> bytes:
        """What a program prints, nothing where it says that it could not; raises `OutOfTime`."""
        # None of our own environment: it holds tokens.
        path = os.environ.get("PATH", os.defpath)
        environment = {"PATH": path, "HOME": str(self.folder), "TMPDIR": str(self.folder), "LANG": "C.UTF-8"}
        try:
            program = subprocess.Popen(  # noqa: S603 - a program of this machine, with a file of a name of our own
                command,
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                process_group=self.group,
                preexec_fn=lambda: _limit(math.ceil(seconds)),
            )
        except (OSError, subprocess.SubprocessError):
            return b""
        with program:
            try:
                printed, _ = program.communicate(timeout=seconds)
            except subprocess.TimeoutExpired as error:
                program.kill()
                raise OutOfTime from error
        return printed if program.returncode == 0 else b""


@contextmanager
def open_workplace() -> Iterator[Workplace]:
    """A workplace until the end of the block; what still runs there is ended then."""
    folder = Path(tempfile.mkdtemp())
    socket = _socket_of(folder / "profile")
    watch = subprocess.Popen(  # noqa: S603 - a shell, with paths of our own
        ["/bin/sh", "-c", _WATCH, "sh", str(folder), str(socket)],
        env={"PATH": os.defpath},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    try:
        yield Workplace(folder, watch.pid)
    finally:
        os.killpg(watch.pid, signal.SIGKILL)
        with watch:
            shutil.rmtree(folder, ignore_errors=True)
            socket.unlink(missing_ok=True)


def _socket_of(profile: Path) -> Path:
    """What LibreOffice leaves outside its folders when it is ended."""
    mark = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).hexdigest()
    return Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{mark}")  # noqa: S108 - no choice of ours


def _limit(seconds: int) -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, _LARGEST))
