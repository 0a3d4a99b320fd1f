"""The folder that pages are written into: what is the same stays, what is ours is replaced, all else is left alone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.publishing.errors import PublishRefused, Refusal
from bot.publishing.manifest import DRAFT, Manifest, Written, sha256_of, write_whole
from bot.publishing.paths import checked


@dataclass(frozen=True)
class SiteFile:
    """A file of the folder and what makes its bytes.

    The ``recipe`` of one that takes long to make tells what it is made from: with the same it is not made again.
    """

    path: str
    make: Callable[[], bytes]
    recipe: str | None = None


@dataclass
class Changes:
    """What became of the files: how many were written, were as they should be, and were taken out.

    ``kept`` are those left alone because somebody has put them there or changed them.
    """

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: list[str] = field(default_factory=list)


class SiteFolder:
    """A folder that is empty or was published into before; raises `PublishRefused` for any other, and ``OSError``."""

    def __init__(self, root: Path) -> None:
        if root.exists() and not root.is_dir():
            raise PublishRefused(str(root), Refusal.NO_FOLDER)
        root.mkdir(parents=True, exist_ok=True)
        if not Manifest.is_in(root) and any(root.iterdir()):
            raise PublishRefused(str(root), Refusal.NOT_OURS)
        self._root = root
        self._manifest = Manifest(root)
        self._paths: set[str] = set()
        self.changes = Changes()
        for path in self._manifest.begun():
            self._drop(root / f"{path}{DRAFT}")

    def put(self, file: SiteFile) -> None:
        """See to it that a file is there as it should be, unless somebody has put another one there."""
        if file.path in self._paths:
            raise PublishRefused(file.path, Refusal.BAD_NAME)
        self._paths.add(checked(file.path))
        there = self._hash_of(file.path)
        known = self._manifest.known(file.path)
        if known is not None and known.recipe is not None and known == Written(sha256=there or "", recipe=file.recipe):
            self._manifest.note(file.path, known)
            self.changes.unchanged += 1
            return
        content = file.make()
        written = Written(sha256=sha256_of(content), recipe=file.recipe)
        if there != written.sha256 and not self._may_write(file.path, there):
            self.changes.kept.append(file.path)
            self._manifest.keep(file.path)
            return
        self._manifest.note(file.path, written)
        if there == written.sha256:
            self.changes.unchanged += 1
            return
        self._manifest.begin(file.path, written)
        target = self._root / file.path
        target.parent.mkdir(exist_ok=True)
        write_whole(target, content)
        self.changes.written += 1

    def finish(self) -> None:
        """Take out what was published before and is no more, unless somebody has changed it; then save the list."""
        for path in self._manifest.left():
            there = self._hash_of(path)
            if path in self._paths or there is None:
                continue
            if self._manifest.is_ours(path, there):
                self._drop(self._root / path)
                self.changes.removed += 1
            else:
                self.changes.kept.append(path)
        self._manifest.save()

    def _hash_of(self, path: str) -> str | None:
        """The hash of a file that is there; none where there is none, or what is there is not inside the folder."""
        file = self._root / path
        return sha256_of(file.read_bytes()) if file.is_file() and self._is_inside(file) else None

    def _may_write(self, path: str, there: str | None) -> bool:
        """Whether what stands in a file's place is ours, or nothing does: no folder, no link that leads elsewhere."""
        if there is not None:
            return self._manifest.is_ours(path, there)
        file = self._root / path
        return not file.exists() and not file.is_symlink() and self._is_inside(file)

    def _is_inside(self, file: Path) -> bool:
        return file.resolve().is_relative_to(self._root.resolve())

    def _drop(self, file: Path) -> None:
        """Take out a file, and the folder that it was the last of."""
        if not self._is_inside(file):
            return
        file.unlink(missing_ok=True)
        if file.parent != self._root:
            with contextlib.suppress(OSError):  # not empty
                file.parent.rmdir()
