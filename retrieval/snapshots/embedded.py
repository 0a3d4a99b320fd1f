"""The snapshots of the embedded engine, in memory or on disk."""

from __future__ import annotations

from knowledge.store.library import Library
from retrieval.analysis.lexicon import load_lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.index.passage_cache import LibraryPages
from retrieval.index.segment_set import NOTHING, bring_up_to_date
from retrieval.index.segment_store import SegmentStore
from retrieval.snapshots.refresher import Keeper
from retrieval.snapshots.snapshot import Snapshot

# Fewer passages than this are analysed within half a second, and no file is written for them.
_WORTH_KEEPING = 500


class EmbeddedSnapshots(Keeper):
    """The snapshots of a library, in memory; with a ``store``, on disk and shared with this machine's processes."""

    def __init__(self, library: Library, store: SegmentStore | None = None) -> None:
        super().__init__(library)
        self._store = store
        self._pages = LibraryPages(library)
        self._shelving = NOTHING
        self._meanings: dict[str, str] = {}
        self._lexicon = load_lexicon()

    def _take(self, before: Snapshot | None) -> Snapshot:
        self._update_shelving()
        meanings = self._shelving.meanings()
        if meanings != self._meanings:
            self._meanings, self._lexicon = meanings, load_lexicon(meanings)
        index = EmbeddedIndex(self._shelving.version, self._shelving.shelves, self._pages)
        return Snapshot.of(index, self._lexicon, before)

    def _update_shelving(self) -> None:
        store = self._store
        if store is None or self._library.size() < _WORTH_KEEPING:
            self._shelving = bring_up_to_date(self._shelving, self._library)
            return
        with store.locked() as usable:
            # What another process of this machine has analysed meanwhile need not be analysed here.
            newer = store.load(newer_than=self._shelving.version) if usable else None
            shelving = newer or self._shelving
            updated = bring_up_to_date(shelving, self._library)
            self._shelving = store.save(updated) if usable and updated is not shelving else updated
