"""A library that holds the digests that ship, with its index: filled once and copied, as filling takes longer."""

from __future__ import annotations

from pathlib import Path

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
