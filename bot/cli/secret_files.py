"""Files that are their owner's alone: the settings, the privacy key, and the database with what people have asked."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from bot import texts
from bot.settings import ENV_FILE, Settings, default_privacy_key_file
from knowledge.store.backup import BESIDE


def describe_secret_files(settings: Settings, database: Path | None) -> Iterator[tuple[bool, str]]:
    """Whether each file is its owner's alone, and what is to be said of it; a database is named only where it is not.

    Systems without such permissions have nothing to say.
    """
    if os.name != "posix":
        return
    for file in (Path(ENV_FILE), *([] if settings.privacy_key else [default_privacy_key_file()])):
        if not file.is_file():
            continue
        if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield False, texts.check.readable_by_others(str(file))
        elif not may(file, os.R_OK):
            yield False, texts.check.unreadable(str(file))
        else:
            yield True, f"{file}: {texts.check.SECRETS_GOOD}"
    for file in _open_to_others(database):
        yield False, texts.check.readable_by_others(str(file))


def may(path: Path, mode: int) -> bool:
    """Whether this process may do so, whoever has started it."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _open_to_others(database: Path | None) -> Iterator[Path]:
    """The files of a database that everybody may read: earlier versions have made them so.

    A folder that nobody else may enter keeps them as well, and a group that may read was chosen by somebody.
    """
    if database is None or not database.is_file() or not database.parent.stat().st_mode & stat.S_IXOTH:
        return
    for file in (database, *(database.with_name(database.name + ending) for ending in BESIDE)):
        if file.is_file() and file.stat().st_mode & stat.S_IROTH:
            yield file
