"""Figures are read once a version, and never kept beyond it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.intake.preparation import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.answers import stated_figures
from retrieval.answers.stated_figures import StatedFigures
from tests.retrieval.answers.test_target_answers import NGHE_AN, NGHE_AN_LATER
from tests.support.database import new_sqlite


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(new_sqlite(tmp_path / "library.sqlite3"))
    opened.put(prepare(read_content(NGHE_AN.encode(), "a.txt"), "a.txt"))
    yield opened
    opened.close()


@pytest.fixture
def reads(library: Library, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was read of the library."""
    read: list[object] = []
    original = library.targets

    def targets(**given: object) -> object:
        read.append(given["provinces"])
        return original(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(library, "targets", targets)
    return read


def test_figures_are_read_once_a_version(library: Library, reads: list[object]) -> None:
    """However often and for whichever places they are asked for; a change has them read again."""
    figures, version = StatedFigures(library), library.version()
    assert figures.of(["Nghệ An"], version) is figures.of(("Nghệ An",), version)
    assert len(figures.of(None, version)) == 3
    assert len(reads) == 2
    library.put(prepare(read_content(NGHE_AN_LATER.encode(), "b.txt"), "b.txt"))
    assert len(figures.of(None, library.version())) == 4
    assert len(reads) == 3


def test_facts_are_stated_once_a_version(library: Library) -> None:
    """The same figures give the same facts."""
    figures, version = StatedFigures(library), library.version()
    chosen = figures.of(None, version)
    assert figures.state(chosen, version) is figures.state(chosen, version)
    assert [fact.target.low for fact in figures.state(chosen, version)[0]] == [60, 30, 12]


def test_more_figures_than_are_kept_are_read_each_time(
    library: Library, reads: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing grows without an end, and nothing is refused."""
    monkeypatch.setattr(stated_figures, "_KEPT_FIGURES", 2)
    figures, version = StatedFigures(library), library.version()
    assert len(figures.of(None, version)) == len(figures.of(None, version)) == 3
    assert len(reads) == 2


def test_places_without_figures_are_kept_too(library: Library, reads: list[object]) -> None:
    """That there are none is known after the first question."""
    figures, version = StatedFigures(library), library.version()
    assert figures.of(["Cà Mau"], version) == figures.of(["Cà Mau"], version) == ()
    assert len(reads) == 1
