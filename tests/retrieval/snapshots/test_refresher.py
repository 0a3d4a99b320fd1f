"""Changes are taken in beside the questions: none waits for long, and none is stopped by what goes wrong there."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from knowledge.store.library import Library
from retrieval.analysis.terms import SearchTerms
from retrieval.snapshots import refresher
from retrieval.snapshots.embedded import EmbeddedSnapshots
from tests.factories import make_draft
from tests.support.database import new_sqlite

# Long enough for any machine; nothing waits so long unless it would wait for ever.
_DEADLINE_SECONDS = 20


class Troubled(Library):
    """A library whose revisions can be held up or fail, as those of a busy or broken server do."""

    def __init__(self, engine: Any) -> None:
        super().__init__(engine)
        self.free = threading.Event()
        self.free.set()
        self.reached = threading.Event()
        self.broken = False
        self.failures = 0

    def revisions(self) -> tuple[int, dict[str, int]]:
        self.reached.set()
        self.free.wait(_DEADLINE_SECONDS)
        if self.broken:
            self.failures += 1
            raise OSError("the server has gone")
        return super().revisions()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Troubled]:
    """One article."""
    opened = Troubled.open(new_sqlite(tmp_path / "library.sqlite3"))
    opened.put(make_draft("Bài cũ", "Nhà máy tiết kiệm điện."))
    yield opened
    opened.close()


@pytest.fixture
def snapshots(library: Troubled) -> Iterator[EmbeddedSnapshots]:
    """Following, and at the library's version."""
    made = EmbeddedSnapshots(library)
    made.current()
    made.follow()
    yield made
    library.free.set()
    made.close()


def until(fulfilled: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while not fulfilled():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def titles(snapshots: EmbeddedSnapshots, word: str) -> list[str]:
    return [hit.article.title for hit in snapshots.current().index.search(SearchTerms((word,), ()), 10)]


def followers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "index"]


def test_without_following_a_question_waits_for_the_change(library: Troubled) -> None:
    """One process that asks once is answered from the library as it is, and starts no thread."""
    snapshots = EmbeddedSnapshots(library)
    assert titles(snapshots, "điện") == ["Bài cũ"]
    library.put(make_draft("Bài mới", "Nhà máy giấy."))
    assert titles(snapshots, "giấy") == ["Bài mới"]
    assert followers() == []
    snapshots.close()


def test_the_snapshot_stays_the_same_while_nothing_changes(snapshots: EmbeddedSnapshots, library: Troubled) -> None:
    """Nothing is built for a question that asks of what is known."""
    library.reached.clear()
    assert len({id(snapshots.current()) for _ in range(50)}) == 1
    assert not library.reached.is_set()


def test_a_follower_takes_a_change_in_without_being_asked(snapshots: EmbeddedSnapshots, library: Troubled) -> None:
    """What another process writes is read soon, and the first question after that finds it."""
    other = Library(library.engine)
    library.reached.clear()
    other.put(make_draft("Bài mới", "Nhà máy giấy."))
    assert library.reached.wait(_DEADLINE_SECONDS)
    until(lambda: titles(snapshots, "giấy") == ["Bài mới"])
    assert snapshots.current().index.version == other.version()


def test_following_from_the_start_needs_no_first_question(library: Troubled) -> None:
    """A process that only just started has its index before anybody asks; following twice is following once."""
    snapshots = EmbeddedSnapshots(library)
    snapshots.follow()
    snapshots.follow()
    assert len(followers()) == 1
    assert library.reached.wait(_DEADLINE_SECONDS)
    assert titles(snapshots, "điện") == ["Bài cũ"]
    snapshots.close()


def test_questions_are_answered_while_a_change_is_taken_in(snapshots: EmbeddedSnapshots, library: Troubled) -> None:
    """From what was known, by many threads at once, and from the new version as soon as it is there."""
    before = snapshots.current()
    library.reached.clear()
    library.free.clear()
    library.put(make_draft("Bài mới", "Nhà máy tiết kiệm điện và giấy."))
    assert library.reached.wait(_DEADLINE_SECONDS)
    with ThreadPoolExecutor(8) as people:
        asked = [people.submit(lambda: (snapshots.current(), titles(snapshots, "điện"))) for _ in range(16)]
        answers = [each.result(_DEADLINE_SECONDS) for each in asked]
    assert not library.free.is_set()
    assert all(known is before and found == ["Bài cũ"] for known, found in answers)
    library.free.set()
    until(lambda: set(titles(snapshots, "điện")) == {"Bài cũ", "Bài mới"})
    assert snapshots.current() is not before


def test_a_small_change_is_found_by_the_very_next_question(
    snapshots: EmbeddedSnapshots, library: Troubled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question waits for what is quick: whoever adds a document and asks for it is answered from it."""
    monkeypatch.setattr(refresher, "_PATIENCE_SECONDS", _DEADLINE_SECONDS)
    for number in range(5):
        library.put(make_draft(f"Bài {number}", f"Nhà máy số{number}."))
        assert titles(snapshots, f"số{number}") == [f"Bài {number}"]


def test_a_take_in_that_fails_is_told_once_and_tried_again(
    snapshots: EmbeddedSnapshots, library: Troubled, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Meanwhile questions are answered from what was known; a later trouble is told anew."""
    monkeypatch.setattr(refresher, "_AFTER_FAILURE_SECONDS", 0.01)
    monkeypatch.setattr(refresher, "_PATIENCE_SECONDS", 0.01)
    for trouble in (1, 2):
        before = snapshots.current()
        library.failures = 0
        library.broken = True
        library.put(make_draft(f"Bài mới {trouble}", f"Nhà máy giấy{trouble}."))
        until(lambda: library.failures >= 3)
        assert snapshots.current() is before
        assert titles(snapshots, "điện") == ["Bài cũ"]
        assert [record.levelno for record in caplog.records] == [logging.WARNING] * trouble
        assert "OSError: the server has gone" in caplog.records[-1].getMessage()
        library.broken = False
        until(lambda: titles(snapshots, f"giấy{trouble}") == [f"Bài mới {trouble}"])  # noqa: B023 - called at once
    assert len(caplog.records) == 2


def test_the_first_question_is_told_what_is_wrong(library: Troubled) -> None:
    """Where nothing is known yet there is nothing to answer from, and the next question tries again."""
    snapshots = EmbeddedSnapshots(library)
    library.broken = True
    with pytest.raises(OSError, match="gone"):
        snapshots.current()
    library.broken = False
    assert titles(snapshots, "điện") == ["Bài cũ"]


def test_closing_ends_the_thread(library: Troubled) -> None:
    """Whether it follows, waits after a failure, or never began; and closing twice is closing once."""
    for broken in (False, True):
        snapshots = EmbeddedSnapshots(library)
        snapshots.current()
        library.broken = broken
        library.put(make_draft(f"Bài {broken}", "Nhà máy giấy."))
        snapshots.follow()
        if broken:
            until(lambda: library.failures > 0)
        snapshots.close()
        snapshots.close()
        assert followers() == []
    EmbeddedSnapshots(library).close()
