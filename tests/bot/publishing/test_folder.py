"""The folder is brought up to what there is, and nothing in it that is not ours is touched."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.publishing.errors import PublishRefused, Refusal
from bot.publishing.folder import Changes, SiteFile, SiteFolder
from bot.publishing.manifest import DRAFT, JOURNAL, MANIFEST

LONG_AGO = 1_000_000_000


def file(path: str, text: str) -> SiteFile:
    return SiteFile(path, lambda: text.encode())


def write(root: Path, *files: SiteFile) -> Changes:
    folder = SiteFolder(root)
    for each in files:
        folder.put(each)
    folder.finish()
    return folder.changes


def texts_in(root: Path) -> dict[str, str]:
    found = (each for each in root.rglob("*") if each.is_file() and each.name != MANIFEST)
    return {each.relative_to(root).as_posix(): each.read_text() for each in found}


def test_what_is_the_same_is_not_written_again(root: Path) -> None:
    """Its time of change stays, so that who copies the folder copies what is new alone."""
    first = write(root, file("index.html", "one"), file("bai/a.html", "two"))
    assert first == Changes(written=2)
    for each in root.rglob("*"):
        os.utime(each, (LONG_AGO, LONG_AGO))
    again = write(root, file("index.html", "one"), file("bai/a.html", "changed"))
    assert again == Changes(written=1, unchanged=1)
    assert (root / "index.html").stat().st_mtime == LONG_AGO
    assert texts_in(root) == {"index.html": "one", "bai/a.html": "changed"}
    last = write(root, file("index.html", "one"), file("bai/a.html", "changed"))
    assert last == Changes(unchanged=2)


def test_what_is_no_more_is_taken_out_with_its_folder(root: Path) -> None:
    """And nothing else."""
    write(root, file("index.html", "one"), file("bai/a.html", "two"))
    assert write(root, file("index.html", "one")) == Changes(unchanged=1, removed=1)
    assert sorted(each.name for each in root.iterdir()) == ["index.html", MANIFEST]


def test_what_somebody_has_changed_or_put_there_is_left_alone(root: Path) -> None:
    """It is told each time; once it is taken away, it is ours again."""
    write(root, file("index.html", "one"), file("a.html", "two"), file("b.html", "three"))
    (root / "index.html").write_text("mine")
    (root / "a.html").write_text("mine")
    (root / "new.html").write_text("mine")
    (root / "notes.txt").write_text("mine")
    for _ in range(2):
        changes = write(root, file("index.html", "newer"), file("b.html", "three"), file("new.html", "ours"))
        assert (changes.written, changes.removed) == (0, 0)
        assert changes.kept[:2] == ["index.html", "new.html"]
    assert texts_in(root) == {
        "index.html": "mine", "a.html": "mine", "b.html": "three", "new.html": "mine", "notes.txt": "mine"
    }  # fmt: skip
    (root / "index.html").unlink()
    assert write(root, file("index.html", "newer"), file("b.html", "three")).kept == []
    assert (root / "index.html").read_text() == "newer"


def test_a_page_that_is_gone_and_was_changed_is_told_once_and_is_theirs(root: Path) -> None:
    """It is no page of ours from then on."""
    write(root, file("index.html", "one"), file("a.html", "two"))
    (root / "a.html").write_text("mine")
    assert write(root, file("index.html", "one")).kept == ["a.html"]
    assert write(root, file("index.html", "one")).kept == []
    assert (root / "a.html").read_text() == "mine"


def test_a_folder_with_other_files_is_refused_and_stays_as_it_is(root: Path) -> None:
    """Hidden ones count: it may be anything."""
    root.mkdir()
    (root / ".profile").write_text("mine")
    with pytest.raises(PublishRefused) as refused:
        SiteFolder(root)
    assert refused.value.why is Refusal.NOT_OURS
    assert texts_in(root) == {".profile": "mine"}
    with pytest.raises(PublishRefused) as refused:
        SiteFolder(root / ".profile")
    assert refused.value.why is Refusal.NO_FOLDER


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"files": {"../outside.html": {"sha256": "x"}}}',
        '{"files": {"/outside.html": {"sha256": "x"}}}',
        '{"files": {"a.html": {}}}',
    ],
)
def test_a_list_that_cannot_be_trusted_is_refused(root: Path, content: str) -> None:
    """What it names might be anywhere."""
    root.mkdir()
    (root / MANIFEST).write_text(content)
    with pytest.raises(PublishRefused) as refused:
        SiteFolder(root)
    assert (refused.value.path, refused.value.why) == (str(root / MANIFEST), Refusal.BROKEN_LIST)


def test_nothing_is_written_or_taken_out_through_a_link(root: Path, tmp_path: Path) -> None:
    """A folder that is a link to elsewhere, or a file that is: what is there is somebody's."""
    outside = tmp_path / "outside"
    outside.mkdir()
    write(root, file("bai/a.html", "two"), file("b.html", "three"))
    (outside / "a.html").write_text("two")
    (outside / "b.html").write_text("three")
    (root / "bai" / "a.html").unlink()
    (root / "bai").rmdir()
    (root / "bai").symlink_to(outside)
    (root / "b.html").unlink()
    (root / "b.html").symlink_to(outside / "b.html")
    changes = write(root, file("bai/a.html", "newer"), file("b.html", "newer"), file("bai/c.html", "new"))
    assert changes == Changes(kept=["bai/a.html", "b.html", "bai/c.html"])
    assert write(root).removed == 0
    assert texts_in(outside) == {"a.html": "two", "b.html": "three"}


def test_a_name_twice_or_not_safe_is_refused(root: Path) -> None:
    """A page would stand in another's place."""
    folder = SiteFolder(root)
    folder.put(file("a.html", "one"))
    for path in ("a.html", "../a.html", "A.html"):
        with pytest.raises(PublishRefused) as refused:
            folder.put(file(path, "two"))
        assert refused.value.why is Refusal.BAD_NAME


def fail() -> bytes:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("again", ["newer", "newest"])
def test_a_run_that_ended_halfway_leaves_whole_pages_that_are_still_ours(root: Path, again: str) -> None:
    """What it has written, the next run replaces or keeps; what it has not, is as it was before."""
    write(root, file("a.html", "old"), file("b.html", "old"), file("c.html", "old"))
    halfway = SiteFolder(root)
    halfway.put(file("a.html", "newer"))
    halfway.put(file("new.html", "newer"))
    with pytest.raises(OSError, match="No space"):
        halfway.put(SiteFile("b.html", fail))
    assert {name: text for name, text in texts_in(root).items() if name.endswith(".html")} == {
        "a.html": "newer", "new.html": "newer", "b.html": "old", "c.html": "old"
    }  # fmt: skip
    changes = write(root, file("a.html", again), file("b.html", "newer"), file("c.html", "old"))
    assert changes.kept == []
    assert changes.removed == 1
    assert texts_in(root) == {"a.html": again, "b.html": "newer", "c.html": "old"}
    assert not (root / JOURNAL).exists()


def test_a_first_run_that_ended_halfway_can_be_run_again(root: Path) -> None:
    """The folder is then ours, though there is no list yet; a file half-written and a line half-written are nothing."""
    halfway = SiteFolder(root)
    halfway.put(file("a.html", "one"))
    halfway.put(file("b.html", "one"))
    (root / f"b.html{DRAFT}").write_text("on")
    with (root / JOURNAL).open("a") as journal:
        journal.write("0123 c.ht")
    assert write(root, file("a.html", "two")) == Changes(written=1, removed=1)
    assert texts_in(root) == {"a.html": "two"}


def test_what_takes_long_is_made_again_only_from_something_else(root: Path) -> None:
    """A picture of the same, unless somebody has taken it away or changed it."""
    drawn = []

    def drawing(recipe: str) -> SiteFile:
        def draw() -> bytes:
            drawn.append(recipe)
            return b"picture of " + recipe.encode()

        return SiteFile("a.png", draw, recipe)

    assert write(root, drawing("one")) == Changes(written=1)
    assert write(root, drawing("one")) == Changes(unchanged=1)
    assert drawn == ["one"]
    assert write(root, drawing("two")) == Changes(written=1)
    (root / "a.png").unlink()
    assert write(root, drawing("two")) == Changes(written=1)
    (root / "a.png").write_text("mine")
    assert write(root, drawing("two")).kept == ["a.png"]
    assert drawn == ["one", "two", "two", "two"]


def test_the_list_is_in_order_and_of_no_time(root: Path, tmp_path: Path) -> None:
    """Whatever order the files came in."""
    files = [file("index.html", "one"), file("bai/a.html", "two")]
    write(root, *files)
    write(tmp_path / "other", *reversed(files))
    assert (root / MANIFEST).read_bytes() == (tmp_path / "other" / MANIFEST).read_bytes()
    assert list(json.loads((root / MANIFEST).read_text())["files"]) == ["bai/a.html", "index.html"]


@pytest.mark.parametrize("spoil", [lambda path: path.mkdir(), lambda path: path.write_text("")])
def test_what_cannot_be_written_is_told_with_its_name(root: Path, spoil: Callable[[Path], object]) -> None:
    """A file where a folder is to be, or a folder where a file is to be: nobody's is replaced."""
    write(root, file("index.html", "one"))
    spoil(root / "bai")
    if (root / "bai").is_dir():
        (root / "bai" / "a.html").mkdir()
        assert write(root, file("index.html", "one"), file("bai/a.html", "two")).kept == ["bai/a.html"]
        return
    with pytest.raises(FileExistsError) as failed:
        write(root, file("index.html", "one"), file("bai/a.html", "two"))
    assert failed.value.filename == str(root / "bai")
