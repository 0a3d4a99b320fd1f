"""An index on disk: shared by processes, made anew when it does not fit, and never half of one."""

from __future__ import annotations

import logging
import os
import random
import shutil
import signal
import sys
import zlib
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from knowledge.records import Article, Passage
from knowledge.store.library import Library
from retrieval.analysis.terms import SearchTerms
from retrieval.index import segment_set, segment_store
from retrieval.index.segment_set import SegmentSet
from retrieval.index.segment_store import SegmentStore
from retrieval.snapshots import embedded
from retrieval.snapshots.embedded import EmbeddedSnapshots
from tests.factories import make_draft
from tests.reference import Reference
from tests.support.processes import fresh_processes

TERMS = SearchTerms(("điện", "nước", "~giay", "mới"), ("tiết kiệm", "nhà máy"))
PROCESSES = fresh_processes()

Found = list[tuple[str, float]]


class Watched(Library):
    """A library that notes which articles are read to be analysed."""

    def __init__(self, engine: Any) -> None:
        super().__init__(engine)
        self.analysed: set[str] = set()

    def read(self, ids: Collection[str]) -> tuple[tuple[Article, tuple[Passage, ...]], ...]:
        self.analysed.update(ids)
        return super().read(ids)


class Place:
    """A database and a folder for its index, which every process opens for itself."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder}/library.sqlite3"
        self.library = Watched.open(self.url)
        self.index = folder / "index"
        self._plain = Library.open(self.url)

    def store(self) -> SegmentStore:
        return SegmentStore(self.index, self.library.identity())

    def open(self) -> EmbeddedSnapshots:
        """As a process that starts would."""
        self.library.analysed = set()
        return EmbeddedSnapshots(self.library, self.store())

    def close(self) -> None:
        self.library.close()
        self._plain.close()

    def expected(self) -> Found:
        return [(name, pytest.approx(score, abs=2e-5)) for name, score in Reference(self._plain).search(TERMS, 10)]

    def folders(self) -> list[str]:
        return sorted(path.name for path in self.index.iterdir() if path.is_dir())

    def check_whole(self) -> None:
        """What is on disk is of the library's version, and another process needs nothing else."""
        loaded = self.store().load(newer_than=-1)
        assert loaded is not None
        assert loaded.version == self.library.version()
        assert len(self.folders()) == len(loaded.segments)
        assert sorted(path.name for path in self.index.iterdir() if path.is_file()) == ["lock", "manifest.json"]
        snapshots = self.open()
        assert found(snapshots) == self.expected()
        assert self.library.analysed == set()


def found(snapshots: EmbeddedSnapshots) -> Found:
    return [(hit.passage.id, hit.score) for hit in snapshots.current().index.search(TERMS, 10)]


def fill(library: Library, count: int = 6) -> None:
    for number in range(count):
        thing = ("điện", "nước", "giấy")[number % 3]
        library.put(make_draft(f"Bài {number}", f"Nhà máy {number} tiết kiệm {thing}.", "Sở cho biết thêm."))


@pytest.fixture(autouse=True)
def _every_collection_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_WORTH_KEEPING", 0)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of six articles, made once."""
    made = Place(tmp_path_factory.mktemp("filled"))
    fill(made.library)
    made.close()
    return made.index.with_name("library.sqlite3")


@pytest.fixture
def place(filled: Path, tmp_path: Path) -> Iterator[Place]:
    """A copy of it for one test."""
    shutil.copy(filled, tmp_path)
    made = Place(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def other() -> Iterator[ProcessPoolExecutor]:
    """Another process of this machine."""
    with ProcessPoolExecutor(1, mp_context=PROCESSES) as pool:
        yield pool


def ask_elsewhere(folder: Path, title: str | None = None) -> tuple[Found, set[str]]:
    """Run by the other process: what it finds, and what it had to analyse; with a title, an article is added first."""
    embedded._WORTH_KEEPING = 0
    place = Place(folder)
    if title is not None:
        place.library.put(make_draft(title, "Nhà máy mới tiết kiệm nước và điện."))
    snapshots = place.open()
    results = found(snapshots)
    place.close()
    return results, place.library.analysed


def test_large_arrays_are_mapped_and_small_ones_read(place: Place) -> None:
    """Saved and loaded, every array is the same to its type, and a large one is memory that processes share."""
    words = " ".join(f"{first}{second}x{third}" for first in "bcdghklm" for second in "aeiou" for third in range(250))
    place.library.put(make_draft("Bài dài", *(words[start : start + 2000] for start in range(0, len(words), 2000))))
    before = place.open()
    before.current()
    fresh = segment_set.refresh(SegmentSet.EMPTY, place.library)
    for segment in (place.store().load(newer_than=-1) or SegmentSet.EMPTY).segments:
        bigrams, whole = segment.segment.bigrams, fresh.segments[0].segment.bigrams
        assert isinstance(bigrams.hashes.base, np.memmap)
        assert type(bigrams.hashes) is np.ndarray
        assert not isinstance(segment.segment.years.base, np.memmap)
        assert bigrams.hashes.dtype == whole.hashes.dtype
        assert np.array_equal(bigrams.hashes, whole.hashes)
        assert np.array_equal(bigrams.counts, whole.counts)
        assert np.array_equal(segment.segment.passages, fresh.segments[0].segment.passages)
        assert segment.segment.explained == fresh.segments[0].segment.explained
    assert [len(each.segment.articles) for each in fresh.segments] == [7]
    place.check_whole()


def test_another_process_takes_over_what_was_analysed(place: Place, tmp_path: Path, other: ProcessPoolExecutor) -> None:
    """The second one analyses nothing and writes nothing, and finds the same."""
    expected = found(place.open())
    folders = place.folders()
    assert place.library.analysed != set()
    assert other.submit(ask_elsewhere, tmp_path).result(60) == (expected, set())
    assert place.folders() == folders


def test_a_change_analysed_by_one_process_is_taken_over_by_the_other(
    place: Place, tmp_path: Path, other: ProcessPoolExecutor
) -> None:
    """Only what is new is analysed, by whoever comes first, and both find it, in both directions."""
    snapshots = place.open()
    found(snapshots)
    results, analysed = other.submit(ask_elsewhere, tmp_path, "Bài kia").result(60)
    assert len(analysed) == 1
    place.library.analysed = set()
    assert found(snapshots) == results == place.expected()
    assert results[0][0].startswith(tuple(analysed))
    place.library.analysed = set()
    place.library.put(make_draft("Bài này", "Nhà máy giấy mới."))
    expected = found(snapshots)
    assert len(place.library.analysed) == 1
    assert other.submit(ask_elsewhere, tmp_path).result(60) == (expected, set())
    place.check_whole()


def test_what_is_damaged_is_made_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Each file in turn, whether it is mapped or read: one line in the log, right answers, and a whole index again."""
    monkeypatch.setattr(segment_store, "_MAPPED_FROM", 250)
    expected = found(place.open())
    (folder,) = place.folders()
    names = ["manifest.json", *sorted(path.name for path in (place.index / folder).iterdir())]
    assert len(names) == 33
    for name in names:
        for damage in (flip, cut, Path.unlink):
            if (name, damage) == ("manifest.json", Path.unlink):
                continue
            # What the last damage led to is whole again, or this would not be one line.
            (folder,) = place.folders()
            damage(place.index / name if name == "manifest.json" else place.index / folder / name)
            caplog.clear()
            assert found(place.open()) == expected
            assert len(place.library.analysed) == 6
            (record,) = caplog.records
            assert record.levelno == logging.WARNING
            assert str(place.index) in record.getMessage()
            assert name in record.getMessage()
            assert "\n" not in record.getMessage()
    place.check_whole()


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x10
    path.write_bytes(content)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{}",
        b"00000000\n{}",
        b"\xff\xfe\n\x00",
        "[]",
        "null",
        "no manifest",
        '{"version": 3}',
        lambda manifest: manifest.replace('"version":', '"version":"x","was":'),
        lambda manifest: manifest.replace('"segments":[', '"segments":[7,'),
        lambda manifest: manifest.replace('"deleted":[]', '"deleted":[1000]'),
        lambda manifest: manifest.replace('"folder":"', '"folder":"0'),
    ],
)
def test_a_manifest_that_says_nonsense_is_made_anew(
    place: Place, caplog: pytest.LogCaptureFixture, written: bytes | str | Callable[[str], str]
) -> None:
    """With its checksum wrong or right, it costs one line in the log and the time of an analysis."""
    expected = found(place.open())
    path = place.index / "manifest.json"
    if callable(written):
        written = written(path.read_text(encoding="utf-8").partition("\n")[2])
    if isinstance(written, str):
        written = b"%08x\n" % zlib.crc32(written.encode()) + written.encode()
    path.write_bytes(written)
    caplog.clear()
    assert found(place.open()) == expected
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert str(place.index) in caplog.text
    assert "\n" not in caplog.records[0].getMessage()
    place.check_whole()
    assert len(caplog.records) == 1


def test_no_manifest_is_no_damage(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """It is where every index begins, and nothing to warn of."""
    expected = found(place.open())
    (place.index / "manifest.json").unlink()
    assert found(place.open()) == expected
    assert caplog.records == []
    place.check_whole()


@pytest.mark.parametrize("differing", ["database", "format", "reading"])
def test_an_index_of_another_kind_is_passed_over(
    place: Place, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, differing: str
) -> None:
    """Made for another database, in another format or by a program that reads in another way, it is made anew."""
    with monkeypatch.context() as then:
        if differing == "format":
            then.setattr(segment_store, "_FORMAT", 0)
        if differing == "reading":
            then.setattr(segment_store, "analysis_fingerprint", lambda: "as it was")
        identity = "another" if differing == "database" else place.library.identity()
        found(EmbeddedSnapshots(place.library, SegmentStore(place.index, identity)))
    before = place.folders()
    assert place.store().load(newer_than=-1) is None
    assert found(place.open()) == place.expected()
    assert set(place.folders()).isdisjoint(before)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    place.check_whole()


def put_and_die(folder: Path, moment: str) -> None:
    """Run by a process of its own, which is killed at a moment of its saving."""
    embedded._WORTH_KEEPING = 0
    place = Place(folder)
    place.library.put(make_draft("Bài sau", "Nhà máy mới tiết kiệm điện."))
    snapshots = place.open()

    def watch(event: str, given: tuple[Any, ...]) -> None:
        written = event == "open" and str(given[0]).endswith("bigrams.texts.npy") and ".new" in str(given[0])
        named = event == "os.rename" and str(given[0]).endswith(".new")
        listed = event == "os.rename" and str(given[1]).endswith("manifest.json")
        removed = event == "shutil.rmtree" and not str(given[0]).endswith(".new")
        if {"written": written, "named": named, "listed": listed, "removed": removed}[moment]:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    snapshots.current()


@pytest.mark.parametrize("moment", ["written", "named", "listed", "removed"])
def test_a_save_that_is_cut_short_leaves_an_index_that_can_be_used(
    place: Place, tmp_path: Path, caplog: pytest.LogCaptureFixture, moment: str
) -> None:
    """Killed at any step of it, a process leaves the last version or the next; what lies about goes with the next."""
    found(place.open())
    version = place.library.version()
    child = PROCESSES.Process(target=put_and_die, args=(tmp_path, moment))
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    assert place.library.version() == version + 1
    loaded = place.store().load(newer_than=-1)
    assert loaded is not None
    assert loaded.version == version + (moment == "removed")
    snapshots = place.open()
    assert found(snapshots) == place.expected()
    assert len(place.library.analysed) == (0 if moment == "removed" else 1)
    place.library.put(make_draft("Bài cuối", "Nhà máy nước."))
    assert found(snapshots) == place.expected()
    place.check_whole()
    assert caplog.records == []


def test_leftovers_are_removed_by_the_next_save(place: Place) -> None:
    """Half a folder, a folder that nothing names, and half a manifest of processes that are gone."""
    snapshots = place.open()
    found(snapshots)
    for name in ("0123456789abcdef.new", "fedcba9876543210"):
        (place.index / name).mkdir()
        (place.index / name / "years.npy").write_bytes(b"half")
    (place.index / "manifest.json.999999").write_bytes(b"half")
    assert found(place.open()) == place.expected()
    place.library.put(make_draft("Bài sau", "Nhà máy điện."))
    assert found(snapshots) == place.expected()
    place.check_whole()


def test_where_nothing_can_be_written_the_index_stays_in_memory(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """One line in the log, however often the library changes, and right answers."""
    place.index.write_text("a file stands here", encoding="utf-8")
    snapshots = place.open()
    for number in range(3):
        place.library.put(make_draft(f"Bài sau {number}", "Nhà máy mới."))
        assert found(snapshots) == place.expected()
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert str(place.index) in record.getMessage()
    assert place.index.is_file()


def test_who_cannot_write_reads_what_lies_there(place: Place) -> None:
    """Nothing is analysed again before something changes, and the folder stays as it is."""
    found(place.open())
    (place.index / "lock").unlink()
    (place.index / "lock").mkdir()
    there = place.folders()
    snapshots = place.open()
    assert found(snapshots) == place.expected()
    assert place.library.analysed == set()
    place.library.put(make_draft("Bài sau", "Nhà máy mới."))
    assert found(snapshots) == place.expected()
    assert len(place.library.analysed) == 1
    assert place.folders() == there


def test_a_file_that_cannot_be_written_costs_one_line_too(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """What stands in the manifest's place keeps the index in memory, and nothing piles up beside it."""
    (place.index / "manifest.json").mkdir(parents=True)
    snapshots = place.open()
    for number in range(3):
        place.library.put(make_draft(f"Bài sau {number}", "Nhà máy mới."))
        assert found(snapshots) == place.expected()
    assert len([record for record in caplog.records if "stays in memory" in record.getMessage()]) == 1
    assert sorted(path.name for path in place.index.iterdir()) == ["lock", "manifest.json"]


def test_a_folder_deleted_under_a_running_process_is_filled_again(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    """What it has mapped it keeps, and the next change writes all of it anew."""
    snapshots = place.open()
    found(snapshots)
    shutil.rmtree(place.index)
    assert found(snapshots) == place.expected()
    place.library.put(make_draft("Bài sau", "Nhà máy mới."))
    assert found(snapshots) == place.expected()
    place.check_whole()
    assert caplog.records == []


def test_two_at_once_end_equal(place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Two writers that ask between their changes, on one folder: both end with the whole library, and so does it."""
    monkeypatch.setattr(segment_set, "_SMALL", 0)
    monkeypatch.setattr(segment_store, "_MAPPED_FROM", 250)

    def work(name: str) -> EmbeddedSnapshots:
        own = Watched.open(place.url)
        snapshots = EmbeddedSnapshots(own, place.store())
        for number in range(12):
            changed = own.put(make_draft(f"Bài {name} {number}", f"Nhà máy {name} mới tiết kiệm điện {number}."))
            found(snapshots)
            if number % 4 == 3:
                own.remove(str(changed.article_id))
        return snapshots

    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(work, ("mía", "gốm"))
    assert found(one) == found(two) == place.expected()
    place.check_whole()
    assert caplog.records == []
    for snapshots in (one, two):
        snapshots._library.close()


def test_few_folders_stay(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the library changes, segments are merged and what is gone leaves the disk."""
    monkeypatch.setattr(segment_set, "_SMALL", 0)
    chance = random.Random(5)
    snapshots = place.open()
    most = 0
    for number in range(40):
        changed = place.library.put(make_draft(f"Thêm {chance.randrange(20)}", f"Nhà máy mới {number}."))
        if chance.random() < 0.4:
            place.library.remove(str(changed.article_id))
        snapshots.current()
        most = max(most, len(place.folders()))
    assert most <= 4
    assert found(snapshots) == place.expected()
    place.check_whole()
    for article in place.library.revisions()[1]:
        place.library.remove(article)
    assert snapshots.current().index.is_empty
    assert place.folders() == []
    place.check_whole()
