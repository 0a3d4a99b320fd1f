"""The documents that a person means by naming files, folders and URLs, and the refusal of those that are too large."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.errors import DocumentTooLarge
from knowledge.records import public_url

# What Windows puts into folders; its names are not hidden everywhere else.
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})
_URL = re.compile(r"https?://", re.IGNORECASE)

_MEBIBYTE = 1024 * 1024


def is_url(locator: str | Path) -> bool:
    """Whether a locator names a page on the web and no file."""
    return isinstance(locator, str) and _URL.match(locator) is not None


def source_of(locator: str | Path) -> str:
    """What a document is called by people: a file's name, a URL as given, without its password."""
    return public_url(str(locator)) if is_url(locator) else Path(locator).name


def find_documents(locators: Iterable[str | Path]) -> Iterator[str | Path]:
    """The files and URLs themselves, and every file below the folders in sorted order, hidden ones left out.

    Files of a type that is not read are among them, so that they are reported; so are names that do not exist.
    An empty folder gives nothing.
    """
    for locator in locators:
        if not is_url(locator) and _is_folder(Path(locator)):
            yield from _files_below(Path(locator))
        else:
            yield locator


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # too long for a name: reading it says so
        return False


def _files_below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # reading it says why it cannot be opened
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in _LEFT_BEHIND:
            continue
        # A link to a folder may lead back up; files are followed, folders are not.
        if entry.is_dir() and not entry.is_symlink():
            yield from _files_below(entry)
        elif not entry.is_dir():
            yield entry


def too_large(source: str, limit: int, size: int | None = None) -> DocumentTooLarge:
    """The refusal of ``size`` bytes where ``limit`` are allowed; the size may be unknown."""
    figures = f"{_format_size(size)} > {_format_size(limit)}" if size is not None else f"> {_format_size(limit)}"
    return DocumentTooLarge(source, f"is too large ({figures})", particular=figures)


def _format_size(size: int) -> str:
    """A number of bytes in MiB, KiB or bytes: "20 MiB", "1.5 KiB", "12 bytes"."""
    if size >= _MEBIBYTE:
        return f"{size / _MEBIBYTE:.1f}".removesuffix(".0") + " MiB"
    if size >= 1024:
        return f"{size / 1024:.1f}".removesuffix(".0") + " KiB"
    return f"{size} bytes"
