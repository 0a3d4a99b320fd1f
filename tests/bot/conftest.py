"""What every test of the command may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import Command
from tests.support.database import copy_library, new_sqlite
from tests.support.permissions import open_folder


@pytest.fixture
def sxsh(tmp_path: Path) -> Command:
    """The command, in an empty folder."""
    return Command(tmp_path)


@pytest.fixture
def migrated(tmp_path: Path) -> Command:
    """The command, in a folder with an empty library, whose database need not be made."""
    new_sqlite(tmp_path / "library.sqlite3")
    return Command(tmp_path)


@pytest.fixture
def stocked(shipped: Path, tmp_path: Path) -> Command:
    """The command, in a folder with a library that holds the shipped digests."""
    copy_library(shipped, tmp_path)
    return Command(tmp_path)


@pytest.fixture
def ours(shipped: Path) -> Iterator[Command]:
    """The same, in a folder that others may look into."""
    with open_folder() as folder:
        copy_library(shipped, folder)
        yield Command(folder)
