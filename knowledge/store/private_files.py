"""Files and folders that are their owner's alone from the moment they are made: they hold what people have asked.

What is there already keeps the permissions that somebody has given it.
"""

from __future__ import annotations

import os
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """A folder into which only its owner can look, and the folders above it as usual; raises ``OSError``."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private_file(file: Path) -> None:
    """An empty file that only its owner can read, also where a link leads to it; raises ``OSError``.

    SQLite takes an empty file for a new database, and gives what it keeps beside one the same permissions.
    """
    if not file.exists():
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))
