"""Where tests write what nobody keeps."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
# A whole run writes less than one, and what the tests hold needs its own.
_ROOM = 2 * 1024**3


def write_to_memory() -> None:
    """Make temporary files in memory, for this process and those it starts: with databases a test, a disk takes longer.

    Nothing changes where ``TMPDIR`` names a folder, or where memory has too little room or runs no commands.
    """
    if "TMPDIR" not in os.environ and _serves(_MEMORY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)


def _serves(folder: Path) -> bool:
    if sys.platform != "linux" or not os.access(folder, os.W_OK):
        return False
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize >= _ROOM and not disk.f_flag & os.ST_NOEXEC
