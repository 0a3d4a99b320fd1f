"""Many documents are analysed by several processes, and come to the same as in one."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store.library import Library
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.analysis_pool import analyze_batches
from retrieval.index.segment import Documents, Segment, analyze
from tests.factories import make_draft
from tests.support.database import new_sqlite

BATCHES = 14


@pytest.fixture
def batches(tmp_path: Path) -> list[Documents]:
    """More batches than one process takes alone, of one article each."""
    library = Library.open(new_sqlite(tmp_path / "library.sqlite3"))
    for number in range(BATCHES):
        library.put(make_draft(f"Bài {number}", f"Nhà máy thứ {number} theo mô hình VLGX từ năm 20{number:02}."))
    read = [library.read([article]) for article in sorted(library.revisions()[1])]
    library.close()
    return read


def contents(segments: list[Segment]) -> list[tuple[object, ...]]:
    return [
        (each.articles.tolist(), each.syllables.hashes.tolist(), each.syllables.counts.tolist()) for each in segments
    ]


def one_by_one(batches: list[Documents]) -> list[tuple[object, ...]]:
    lexicon = Lexicon.shipped().with_learned({"VLGX": "vật liệu gốm xốp"})
    return contents([analyze(documents, dict.fromkeys(ids(batches), 7), lexicon) for documents in batches])


def ids(batches: list[Documents]) -> list[str]:
    return [article.id for documents in batches for article, _ in documents]


def test_workers_give_what_one_process_gives(batches: list[Documents]) -> None:
    """The same segments, in order, with the abbreviations that the collection explains."""
    revisions = dict.fromkeys(ids(batches), 7)
    made = list(analyze_batches(batches, revisions, {"VLGX": "vật liệu gốm xốp"}, workers=2))
    assert contents(made) == one_by_one(batches)


def test_killed_workers_lose_nothing(batches: list[Documents], caplog: pytest.LogCaptureFixture) -> None:
    """What they had, and what comes after, is analysed by the process that asked."""

    def handed_on() -> Iterator[Documents]:
        for number, documents in enumerate(batches):
            if number == BATCHES - 2:
                for child in multiprocessing.active_children():
                    child.kill()
                    child.join()
            yield documents

    revisions = dict.fromkeys(ids(batches), 7)
    with caplog.at_level(logging.WARNING):
        made = list(analyze_batches(handed_on(), revisions, {"VLGX": "vật liệu gốm xốp"}, workers=2))
    assert contents(made) == one_by_one(batches)
    assert sum("goes on alone" in record.message for record in caplog.records) == 1
