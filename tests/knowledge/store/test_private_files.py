"""A library holds what people have asked: what the program makes of it is its owner's alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.store.backup import back_up
from knowledge.store.database import url_of
from knowledge.store.library import Library
from knowledge.store.restoring import restore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    """What most machines take away of a new file's permissions, whatever this one does."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def permissions(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_library_and_its_folder_are_their_owners_alone(tmp_path: Path) -> None:
    """With what SQLite keeps beside it while it is open; folders above it are as usual."""
    file = tmp_path / "share" / "sxsh" / "library.sqlite3"
    with closing(Library.open(url_of(file))):
        assert {each.name: permissions(each) for each in file.parent.iterdir()} == {
            "library.sqlite3": 0o600,
            "library.sqlite3-shm": 0o600,
            "library.sqlite3-wal": 0o600,
        }
    assert permissions(file.parent) == 0o700
    assert permissions(file.parent.parent) == 0o755


def test_what_is_there_keeps_the_permissions_it_was_given(tmp_path: Path) -> None:
    """A folder and a file that somebody has opened to a group stay open to it."""
    folder = tmp_path / "of a group"
    folder.mkdir()
    folder.chmod(0o750)
    file = folder / "library.sqlite3"
    file.touch()
    file.chmod(0o640)
    Library.open(url_of(file)).close()
    assert (permissions(folder), permissions(file)) == (0o750, 0o640)


def test_where_a_link_leads_to_is_its_owners_alone(tmp_path: Path) -> None:
    """A link to a file that is yet to be made is followed."""
    link, file = tmp_path / "library.sqlite3", tmp_path / "elsewhere.sqlite3"
    link.symlink_to(file)
    Library.open(url_of(link)).close()
    assert permissions(file) == 0o600


def test_a_library_that_was_put_back_is_its_owners_alone(tmp_path: Path) -> None:
    """Into a folder that is not there yet, and in the place of a damaged file."""
    with closing(Library.open(url_of(tmp_path / "library.sqlite3"))) as library:
        back_up(library.engine, tmp_path / "copy.sqlite3")
    new = tmp_path / "new" / "library.sqlite3"
    restore(tmp_path / "copy.sqlite3", url_of(new))
    assert (permissions(new.parent), permissions(new)) == (0o700, 0o600)
    new.write_bytes(b"no database at all" * 1000)
    assert restore(tmp_path / "copy.sqlite3", url_of(new)).moved_aside
    assert permissions(new) == 0o600
