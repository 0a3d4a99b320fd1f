"""A copy of the library that ships, at work behind a channel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.composition.assistant import make_assistant, open_snapshots
from bot.settings import Settings
from bot.texts.wording import TelegramWording
from knowledge.store.library import Library
from retrieval.assistant import Assistant


@contextmanager
def opened_library(folder: Path) -> Iterator[tuple[Library, Assistant]]:
    """The library in a folder, and what answers from it."""
    url = f"sqlite:///{folder / 'library.sqlite3'}"
    library = Library.open(url)
    snapshots = open_snapshots(Settings(_env_file=None), library, url)
    try:
        assistant = make_assistant(library, snapshots, TelegramWording())
        library.follow()
        yield library, assistant
    finally:
        snapshots.close()
        library.close()
