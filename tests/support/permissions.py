"""Files and disks that take nothing more, as a person meets them who is not root."""

from __future__ import annotations

import codecs
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NOBODY = 65_534


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that anybody may look into; pytest's own lie in one that is its owner's alone."""
    folder = Path(tempfile.mkdtemp(prefix="sxsh-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for each in (folder, *folder.rglob("*")):
            each.chmod(0o755)
        shutil.rmtree(folder)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Within it, permissions of files hold for root as well."""
    root = os.geteuid() == 0
    codecs.lookup("utf-16-be")  # loaded when first used, from where nobody else may look; a failure is remembered
    if root:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Within it, no file of this process grows beyond so many bytes."""
    import resource  # Unix has it

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def small_disk(size: int) -> Iterator[Path]:
    """A disk of its own of so many bytes; skips where none may be mounted."""
    with tempfile.TemporaryDirectory(prefix="sxsh-disk-") as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
        )
        if mounted.returncode:
            pytest.skip("a disk may be mounted by root alone")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def fill_disk(folder: Path) -> Path:
    """A file that leaves no byte free on its disk."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return filler
