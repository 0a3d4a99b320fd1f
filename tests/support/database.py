"""Empty databases for tests that ask for no migration: copies of one that has been migrated."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from functools import cache
from pathlib import Path

from knowledge.store.library import Library


def new_sqlite(path: Path) -> str:
    """The URL of a new SQLite file, as the migrations leave it, with a name of its own.

    Migrating takes longer than most tests do that need a database.
    """
    content, identity = _migrated()
    path.write_bytes(content.replace(identity, secrets.token_hex(len(identity) // 2).encode()))
    return f"sqlite:///{path}"


def copy_library(folder: Path, into: Path) -> None:
    """Copy what is in a folder, a library with its index, into another that keeps its permissions."""
    for each in folder.iterdir():
        if each.is_dir():
            shutil.copytree(each, into / each.name)
        else:
            shutil.copy(each, into)


@cache
def _migrated() -> tuple[bytes, bytes]:
    """The content of a migrated file, and the name that stands in it once."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.sqlite3"
        library = Library.open(f"sqlite:///{file}")
        identity = library.identity().encode()
        library.close()
        content = file.read_bytes()
    assert content.count(identity) == 1
    return content, identity
