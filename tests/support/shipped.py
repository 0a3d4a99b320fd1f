"""A library that holds the digests that ship, with its index: filled once and copied, as filling takes longer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from bot.composition.assistant import open_snapshots
from bot.settings import Settings
from knowledge.intake.shipping import load_collection
from knowledge.store.library import Library
from tests.support.database import new_sqlite


def fill_library(folder: Path) -> Path:
    """Make it in an empty folder, which is given back."""
    url = new_sqlite(folder / "library.sqlite3")
    library = Library.open(url)
    load_collection(library)
    snapshots = open_snapshots(Settings(_env_file=None), library, url)
    snapshots.current()
    snapshots.close()
    library.close()
    return folder


def share_library(temporary: pytest.TempPathFactory) -> Path:
    """The folder with that library: the first process of a run makes it for all, and nobody changes anything in it."""
    folder = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    shared, partial = folder / "shipped", folder / "shipped.partial"
    with FileLock(folder / "shipped.lock"):
        if not shared.is_dir():
            partial.mkdir()
            fill_library(partial).rename(shared)
    return shared
