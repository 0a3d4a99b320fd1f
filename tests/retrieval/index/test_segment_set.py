"""Whatever is added and removed, in whatever order: the index is as if everything had been read at once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.records import Article
from knowledge.store.library import Library
from retrieval.analysis.terms import SearchTerms
from retrieval.index import segment_set
from retrieval.index.embedded import EmbeddedIndex
from retrieval.index.segment_store import SegmentStore
from retrieval.snapshots import embedded
from retrieval.snapshots.embedded import EmbeddedSnapshots
from tests.factories import make_draft
from tests.reference import Reference
from tests.support.database import new_sqlite

# As many series of changes; the soak tries more of them.
EXAMPLES = 200 if "SXSH_SOAK_UPDATES" in os.environ else 20

WORDS = ("điện", "nước", "giấy", "mía", "gốm", "VLGX", "tiết kiệm", "vật liệu gốm xốp (VLGX)", "vật lý gần xa (VLGX)")
TERMS = SearchTerms(
    ("điện", "nước", "~giay", "vật", "gốm", "~vlgx", "vlgx"), ("tiết kiệm", "~tiet kiem", "vật liệu", "điện nước")
)

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(lambda words: f"Bài về {' '.join(words)}.")
# One of six titles gets a text of some paragraphs, or is removed; a step may be several of these at once.
changes = st.lists(
    st.lists(
        st.tuples(st.integers(0, 5), st.none() | st.lists(sentences, min_size=1, max_size=3)), min_size=1, max_size=3
    ),
    min_size=1,
    max_size=7,
)


@pytest.fixture(autouse=True)
def _merge_at_once_or_never(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small segments stay apart, as those of a hundred thousand passages do."""
    monkeypatch.setattr(segment_set, "_SMALL", 0)
    monkeypatch.setattr(segment_set, "_STEP", 2)
    monkeypatch.setattr(embedded, "_WORTH_KEEPING", 0)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes, st.booleans())
def test_any_changes_end_as_one_reading_would(steps: list[list[tuple[int, list[str] | None]]], on_disk: bool) -> None:
    """Scores to the last bit but for the order of addition, idf, words, and what is there at all."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(new_sqlite(Path(folder) / "library.sqlite3"))
        store = SegmentStore(Path(folder) / "index", library.identity()) if on_disk else None
        snapshots = EmbeddedSnapshots(library, store)
        for step in steps:
            for title, paragraphs in step:
                _change(library, title, paragraphs)
            _compare(snapshots, library)
        snapshots.close()
        library.close()


def test_a_document_that_changes_while_it_is_read_changes_how_others_are_read(tmp_path: Path) -> None:
    """Its abbreviation was explained in one way when it was looked through, and in another when it was analysed."""

    class Changing(Library):
        changed = False

        def read_articles(self, ids: Collection[str]) -> list[Article]:
            found = super().read_articles(ids)
            if not self.changed:
                self.changed = True
                self.put(make_draft("Bài 0", "Nay có vật lý gần xa (VLGX) rồi.", source="0.txt"))
            return found

    library = Changing.open(new_sqlite(tmp_path / "library.sqlite3"))
    library.put(make_draft("Bài 0", "Nay có vật liệu gốm xốp (VLGX) rồi.", source="0.txt"))
    library.put(make_draft("Bài 1", "Xưởng theo VLGX từ lâu.", source="1.txt"))
    snapshots = EmbeddedSnapshots(library)
    snapshots.current()
    _compare(snapshots, library)
    library.close()


def _change(library: Library, title: int, paragraphs: list[str] | None) -> None:
    draft = make_draft(f"Bài {title}", *(paragraphs or ["Bài."]), source=f"{title}.txt")
    if paragraphs is not None:
        library.put(draft)
    else:
        there = library.foresee(draft).same
        if there is not None:
            library.remove(there.id)


def _compare(snapshots: EmbeddedSnapshots, library: Library) -> None:
    known = snapshots.current()
    documents = library.read(library.revisions()[1])
    reference = Reference(library)
    whole = EmbeddedIndex.of(library.version(), documents, reference.lexicon)
    found = [(hit.passage.id, hit.passage.text, hit.score) for hit in known.index.search(TERMS, 20)]
    assert found == [(hit.passage.id, hit.passage.text, hit.score) for hit in whole.search(TERMS, 20)]
    assert [name for name, _, _ in found] == [name for name, _ in reference.search(TERMS, 20)]
    for term in (*TERMS.syllables, *TERMS.bigrams):
        assert (known.index.idf(term), known.index.holds(term)) == (whole.idf(term), whole.holds(term))
    assert known.index.held(TERMS.syllables) == whole.held(TERMS.syllables)
    assert known.index.is_empty == whole.is_empty
