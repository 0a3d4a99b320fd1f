"""The snapshots of the embedded engine, in memory or on disk."""

from __future__ import annotations

from knowledge.store.library import Library
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.index.passage_cache import LibraryPassages
from retrieval.index.segment_set import SegmentSet, refresh
from retrieval.index.segment_store import SegmentStore
from retrieval.snapshots.refresher import SnapshotRefresher
from retrieval.snapshots.snapshot import Snapshot

# Fewer passages than this are analysed in no time, and no file is written for them; the shipped digests are more.
_WORTH_KEEPING = 100


class EmbeddedSnapshots(SnapshotRefresher):
    """The snapshots of a library, in memory; with a ``store``, on disk and shared with this machine's processes."""

    def __init__(self, library: Library, store: SegmentStore | None = None) -> None:
        super().__init__(library)
        self._store = store
        self._passages = LibraryPassages(library)
        self._segments = SegmentSet.EMPTY
        self._meanings: dict[str, str] = {}
        self._lexicon = Lexicon.shipped()

    def _build(self, before: Snapshot | None) -> Snapshot:
        self._refresh_segments()
        meanings = self._segments.meanings()
        if meanings != self._meanings:
            self._meanings, self._lexicon = meanings, Lexicon.shipped().with_learned(meanings)
        index = EmbeddedIndex(self._segments.version, self._segments.segments, self._passages)
        return Snapshot.of(index, self._lexicon, before)

    def _refresh_segments(self) -> None:
        store = self._store
        if store is None or self._library.size() < _WORTH_KEEPING:
            self._segments = refresh(self._segments, self._library)
            return
        with store.locked() as usable:
            # What another process of this machine has analysed need not be analysed here, whoever may write there.
            newer = store.load(newer_than=self._segments.version)
            segment_set = newer or self._segments
            updated = refresh(segment_set, self._library)
            self._segments = store.save(updated) if usable and updated is not segment_set else updated
