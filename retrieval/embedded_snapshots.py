"""Keeps the embedded index in step with the library, before questions or beside them."""

from __future__ import annotations

import logging
from threading import Condition, Event, RLock, Thread

from knowledge.library import Library
from retrieval.embedded import EmbeddedIndex
from retrieval.lexicon import load_lexicon
from retrieval.pages import LibraryPages
from retrieval.segment_store import SegmentStore
from retrieval.shelving import NOTHING, bring_up_to_date
from retrieval.snapshot import Snapshot

_log = logging.getLogger(__name__)

# How long a question waits for a change that is being taken in, before it is answered from what was known: a small
# collection is always up to date within it.
_PATIENCE_SECONDS = 0.3
# How often a follower looks whether the version has moved.
_LOOK_SECONDS = 0.25
_AFTER_FAILURE_SECONDS = 1.0
# Fewer passages than this are analysed within half a second, and no file is written for them.
_WORTH_KEEPING = 500


class EmbeddedSnapshots:
    """The snapshots of a library, in memory; with a ``store``, on disk and shared with this machine's processes."""

    def __init__(self, library: Library, store: SegmentStore | None = None) -> None:
        self._library = library
        self._store = store
        self._pages = LibraryPages(library)
        self._taking_in = RLock()
        self._taken_in = Condition()
        self._wanted = Event()
        self._stopped = Event()
        self._thread: Thread | None = None
        self._shelving = NOTHING
        self._meanings: dict[str, str] = {}
        self._lexicon = load_lexicon()
        self._snapshot: Snapshot | None = None

    def current(self) -> Snapshot:
        """The library as it is now, or as it was a moment ago while a change is being taken in."""
        version = self._library.version()
        known = self._snapshot
        if known is not None and known.index.version >= version:
            return known
        if known is None or self._thread is None:
            return self._take_in(version)
        self._wanted.set()
        with self._taken_in:
            self._taken_in.wait_for(lambda: self._shelving.version >= version, _PATIENCE_SECONDS)
        return self._snapshot or known

    def follow(self) -> None:
        """From now on take changes in beside the questions, in a thread."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="index", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop following."""
        self._stopped.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        failed = False
        while not self._stopped.is_set():
            self._wanted.wait(_LOOK_SECONDS)
            self._wanted.clear()
            try:
                version = self._library.version()
                if not self._stopped.is_set() and version > self._shelving.version:
                    self._take_in(version)
                failed = False
            except Exception as error:  # noqa: BLE001 - whatever it was, questions are answered from what was known
                if not failed:
                    _log.warning("the index cannot follow the library: %s: %s", type(error).__name__, error)
                failed = True
                self._stopped.wait(_AFTER_FAILURE_SECONDS)

    def _take_in(self, version: int) -> Snapshot:
        """Bring shelves and snapshot up to the library's version, unless somebody just did."""
        with self._taking_in:
            if self._snapshot is not None and self._shelving.version >= version:
                return self._snapshot
            self._update_shelving()
            meanings = self._shelving.meanings()
            if meanings != self._meanings:
                self._meanings, self._lexicon = meanings, load_lexicon(meanings)
            index = EmbeddedIndex(self._shelving.version, self._shelving.shelves, self._pages)
            self._snapshot = taken = Snapshot.of(index, self._lexicon, self._snapshot)
        with self._taken_in:
            self._taken_in.notify_all()
        return taken

    def _update_shelving(self) -> None:
        store = self._store
        if store is None or self._library.size() < _WORTH_KEEPING:
            self._shelving = bring_up_to_date(self._shelving, self._library)
            return
        with store.locked():
            # What another process of this machine has analysed meanwhile need not be analysed here.
            shelving = store.load(newer_than=self._shelving.version) or self._shelving
            updated = bring_up_to_date(shelving, self._library)
            self._shelving = shelving if updated is shelving else store.save(updated)
