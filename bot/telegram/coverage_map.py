"""The map of what there is of each province, drawn once for each version of the collection."""

from __future__ import annotations

from threading import Lock

from bot import texts
from knowledge.store.coverage import CoverageReader, LibraryCoverage


class CoverageMap:
    """Keeps the picture while the collection stands; safe to share between threads."""

    def __init__(self, coverage: CoverageReader) -> None:
        self._coverage = coverage
        self._lock = Lock()
        self._drawn: tuple[LibraryCoverage, bytes] | None = None

    def current(self) -> tuple[str, bytes]:
        """The caption and the picture, as PNG; blocks while it is drawn."""
        from bot.views.coverage_map import draw_coverage

        coverage = self._coverage.current()
        with self._lock:
            if self._drawn is None or self._drawn[0] is not coverage:
                self._drawn = coverage, draw_coverage(coverage)
            return texts.coverage.totals(coverage.totals), self._drawn[1]
