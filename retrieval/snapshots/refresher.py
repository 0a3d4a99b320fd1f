"""Keeps a snapshot in step with the library: before the question when it is quick, beside the questions when not."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from threading import Condition, Event, Lock, Thread

from knowledge.store.library import Library
from retrieval.snapshots.snapshot import Snapshot

_log = logging.getLogger(__name__)

# How long a question waits for a change that is being taken in, before it is answered from what was known: a small
# collection is always up to date within it.
_PATIENCE_SECONDS = 0.3
# How often a follower looks whether the version has moved.
_LOOK_SECONDS = 0.25
_AFTER_FAILURE_SECONDS = 1.0


class SnapshotRefresher(ABC):
    """What every engine's snapshots have in common; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._snapshot: Snapshot | None = None
        self._refreshing = Lock()
        self._refreshed = Condition()
        self._requested = Event()
        self._stopped = Event()
        self._thread: Thread | None = None

    @abstractmethod
    def _build(self, before: Snapshot | None) -> Snapshot:
        """The library as it is now; called by one thread at a time."""

    def current(self) -> Snapshot:
        """The library as it is now, or as it was a moment ago while a change is being taken in."""
        version = self._library.version()
        known = self._snapshot
        if known is not None and known.index.version >= version:
            return known
        if known is None or self._thread is None:
            return self._refresh(version)
        self._requested.set()
        with self._refreshed:
            self._refreshed.wait_for(lambda: self._is_at(version), _PATIENCE_SECONDS)
        return self._snapshot or known

    def latest(self) -> Snapshot | None:
        """What is known, without a look at the library; none before the first question."""
        return self._snapshot

    def follow(self) -> None:
        """From now on take changes in beside the questions, in a thread."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="index", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop following."""
        self._stopped.set()
        self._requested.set()
        if self._thread is not None:
            self._thread.join()

    def _is_at(self, version: int) -> bool:
        return self._snapshot is not None and self._snapshot.index.version >= version

    def _refresh(self, version: int) -> Snapshot:
        with self._refreshing:
            known = self._snapshot
            if known is None or known.index.version < version:
                self._snapshot = known = self._build(known)
        with self._refreshed:
            self._refreshed.notify_all()
        return known

    def _run(self) -> None:
        failed = False
        while not self._stopped.is_set():
            self._requested.wait(_LOOK_SECONDS)
            self._requested.clear()
            try:
                version = self._library.version()
                if not self._stopped.is_set() and not self._is_at(version):
                    self._refresh(version)
                failed = False
            except Exception as error:  # noqa: BLE001 - whatever it was, questions are answered from what was known
                if not failed:
                    _log.warning("the index cannot follow the library: %s: %s", type(error).__name__, error)
                failed = True
                self._stopped.wait(_AFTER_FAILURE_SECONDS)
