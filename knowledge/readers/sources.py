"""The documents that a person means by naming files, folders and URLs, and the refusal of those that are too large."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.errors import DocumentTooLarge
from knowledge.records import public_url

# What Windows puts into folders; its names are not hidden everywhere else.
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})
_URL = re.compile(r"https?://", re.IGNORECASE)
# Two letters at least: one is a drive of Windows.
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_USER = re.compile(r"//[^/?#]*@")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
# Controls, separators of lines, marks that turn the order of writing around, and halves of characters.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_MEBIBYTE = 1024 * 1024
DEFAULT_LIMIT = 20 * _MEBIBYTE
"""In bytes: what Telegram lets a bot download."""


def is_url(locator: str | Path) -> bool:
    """Whether a locator names a page on the web and no file."""
    return isinstance(locator, str) and _URL.match(locator) is not None


def is_other_address(locator: str | Path) -> bool:
    """Whether a locator names something under another scheme than the web's, and no file that is there."""
    return (
        isinstance(locator, str)
        and not is_url(locator)
        and _OTHER_SCHEME.match(locator) is not None
        and not _is_there(locator)
    )


def _is_there(path: str) -> bool:
    return os.path.lexists(path)  # unlike that of pathlib it takes names that no system does


def is_web_address(text: str) -> bool:
    """Whether a text is the whole address of a page on the web, and nothing else."""
    return _WEB_ADDRESS.fullmatch(text) is not None


def source_of(locator: str | Path) -> str:
    """What a document is called by people: a file's name, a URL as given but for what lets others in.

    It can be printed whatever bytes a name has.
    """
    if is_other_address(locator):
        return printable_name(_USER.sub("//", str(locator)))
    return printable_name(public_url(str(locator)) if is_url(locator) else Path(locator).name)


def printable_name(name: str) -> str:
    """A name that can be printed and kept: what has no letter (a byte that is no UTF-8, a control) is an escape.

    A file system takes any bytes for a name; Python hands on those that are no UTF-8 as lone surrogates.
    """
    return _UNPRINTABLE.sub(_escape, name)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python hands on a byte that it could not decode
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def find_documents(locators: Iterable[str | Path]) -> Iterator[str | Path]:
    """The files and URLs themselves, and every file below the folders in sorted order, hidden ones left out.

    Files of a type that is not read are among them, so that they are reported; so are names that do not exist.
    An empty folder gives nothing.
    """
    for locator in locators:
        if not is_url(locator) and _is_folder(locator):
            yield from _files_below(Path(locator))
        else:
            yield locator


def _is_folder(path: str | Path) -> bool:
    # Unlike that of pathlib it says no of what it may not or cannot look at; reading that says why.
    return os.path.isdir(path)  # noqa: PTH112


def _files_below(folder: Path) -> Iterator[Path]:
    """The files in order; folders may be nested deeper than calls can be."""
    pending = [folder]
    while pending:
        entry = pending.pop()
        # A link to a folder may lead back up; files are followed, folders are not.
        if entry is folder or (_is_folder(entry) and not entry.is_symlink()):
            try:
                below = sorted(entry.iterdir(), reverse=True)
            except OSError:
                yield entry  # reading it says why it cannot be opened
            else:
                pending += [each for each in below if not _is_left_out(each)]
        elif not _is_folder(entry):
            yield entry


def _is_left_out(entry: Path) -> bool:
    return entry.name.startswith(".") or entry.name.lower() in _LEFT_BEHIND


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
