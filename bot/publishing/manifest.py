"""What was published into a folder: by it files of ours are told from files that people put there or changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from bot.publishing.errors import PublishRefused, Refusal
from bot.publishing.paths import is_safe
from knowledge.records import Record

MANIFEST, JOURNAL = "sxsh-pages.json", "sxsh-pages.part"
DRAFT = ".sxsh-new"
"""Behind the name of a file that is not whole yet."""


class Written(Record):
    """A file as it was written, by the SHA-256 of its bytes; ``recipe`` tells what it was made from."""

    sha256: str
    recipe: str | None = None


class _Manifest(Record):
    files: dict[str, Written]


class Manifest:
    """The files of a folder that are ours.

    Before a file is written its name and hash go into a journal beside the list: where the program ends between the
    two, the next run still knows what it has written.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before = _read_list(root / MANIFEST)
        self._begun = _read_journal(root / JOURNAL)
        self._now: dict[str, Written] = {}
        for path in {*self._before, *self._begun}:
            if not is_safe(path):
                raise PublishRefused(str(root / MANIFEST), Refusal.BROKEN_LIST)

    @staticmethod
    def is_in(root: Path) -> bool:
        """Whether something was published into a folder."""
        return (root / MANIFEST).is_file() or (root / JOURNAL).is_file()

    def known(self, path: str) -> Written | None:
        """A file as the last whole run has left it."""
        return self._before.get(path)

    def is_ours(self, path: str, sha256: str) -> bool:
        """Whether a file of these bytes was written by us."""
        known = self._before.get(path)
        return sha256 in self._begun.get(path, ()) or (known is not None and known.sha256 == sha256)

    def begin(self, path: str, written: Written) -> None:
        """Note that a file is about to be written."""
        with (self._root / JOURNAL).open("a", encoding="ascii") as journal:
            journal.write(f"{written.sha256} {path}\n")

    def note(self, path: str, written: Written) -> None:
        """Note that a file is there as it should be."""
        self._now[path] = written

    def keep(self, path: str) -> None:
        """Leave what is known of a file that somebody has changed as it was: it stays known as changed."""
        if path in self._before:
            self._now[path] = self._before[path]

    def left(self) -> list[str]:
        """Files of earlier runs that this one has not written."""
        return sorted({*self._before, *self._begun} - self._now.keys())

    def begun(self) -> list[str]:
        """Files that a run which did not end may have left half-written drafts of."""
        return sorted(self._begun)

    def save(self) -> None:
        """Write the list anew where it has changed; the journal is over."""
        listed = {path: self._now[path].model_dump(exclude_none=True) for path in sorted(self._now)}
        content = (json.dumps({"files": listed}, indent=0) + "\n").encode()
        file = self._root / MANIFEST
        if not file.is_file() or file.read_bytes() != content:
            write_whole(file, content)
        (self._root / JOURNAL).unlink(missing_ok=True)


def sha256_of(content: bytes) -> str:
    """What two files of the same bytes have in common."""
    return hashlib.sha256(content).hexdigest()


def write_whole(file: Path, content: bytes) -> None:
    """Put a file in its place at once, so that nobody ever reads half of it; ``OSError`` names the file."""
    draft = file.with_name(file.name + DRAFT)
    try:
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as problem:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise OSError(problem.errno, problem.strerror, str(file)) from problem


def _read_list(file: Path) -> Mapping[str, Written]:
    if not file.is_file():
        return {}
    try:
        return _Manifest.model_validate_json(file.read_bytes()).files
    except ValidationError as problem:
        raise PublishRefused(str(file), Refusal.BROKEN_LIST) from problem


def _read_journal(file: Path) -> Mapping[str, frozenset[str]]:
    """The hashes of each file that was begun; the last line may be cut."""
    if not file.is_file():
        return {}
    found: dict[str, frozenset[str]] = {}
    *lines, _ = file.read_text(encoding="ascii", errors="replace").split("\n")
    for line in lines:
        sha256, _, path = line.partition(" ")
        found[path] = found.get(path, frozenset()) | {sha256}
    return found
