"""Many articles analysed at once, on every processor there is."""

from __future__ import annotations

import gc
import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Future
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from knowledge.intake.cores import usable_cores
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.segment import Documents, Segment, analyze

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_log = logging.getLogger(__name__)

_Explained = tuple[tuple[str, str], ...]

# A worker is ready after half a second, in which this process analyses about five hundred passages itself.
_ALONE = 10
# Batches waiting for each worker: enough that none waits for this process to read.
_AHEAD = 2


def analyze_batches(
    batches: Iterable[Documents], revisions: Mapping[str, int], meanings: Mapping[str, str], workers: int | None = None
) -> Iterator[Segment]:
    """The segments of batches of articles, one each, in order; no batches give none.

    ``meanings`` are abbreviations that the articles explain. Up to ten batches are analysed in this process, more in
    ``workers`` processes, by default as many as there are processors; these import the main module, as always with
    processes started afresh, so a script needs its ``if __name__ == "__main__"``.
    """
    lexicon = Lexicon.shipped().with_learned(meanings)
    ahead = iter(batches)
    first = list(islice(ahead, _ALONE + 1))
    if len(first) <= _ALONE:
        for documents in first:
            yield analyze(documents, revisions, lexicon)
        return
    # Small collections never come here, and need not load them.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    workers = workers or usable_cores()
    # Started afresh, not forked: a fork of a process with threads may inherit a lock that nobody opens again.
    context = multiprocessing.get_context("spawn")
    # What they make holds no circles, and they end with it: looking for some took a seventh of their time.
    with ProcessPoolExecutor(workers, mp_context=context, initializer=gc.disable) as pool:
        crew = _Crew(pool, revisions, tuple(sorted(meanings.items())))
        waiting: deque[_Handed] = deque()
        for documents in chain(first, ahead):
            waiting.append(crew.hand(documents))
            if len(waiting) > _AHEAD * workers:
                yield crew.take(waiting.popleft())
        while waiting:
            yield crew.take(waiting.popleft())


class _Handed(NamedTuple):
    """Documents, and what a worker will have made of them; none when there are no workers any more."""

    documents: Documents
    segment: Future[Segment] | None


class _Crew:
    """Workers; where they are ended from outside, this process does what they had, and says so once."""

    def __init__(self, pool: ProcessPoolExecutor, revisions: Mapping[str, int], explained: _Explained) -> None:
        self._pool = pool
        self._revisions = revisions
        self._explained = explained
        self._ended = False

    def hand(self, documents: Documents) -> _Handed:
        own = {article.id: self._revisions[article.id] for article, _ in documents}
        try:
            return _Handed(documents, self._pool.submit(_analyze, documents, own, self._explained))
        except BrokenExecutor:
            self._go_on_alone()
            return _Handed(documents, None)

    def take(self, handed: _Handed) -> Segment:
        if handed.segment is not None:
            try:
                return handed.segment.result()
            except BrokenExecutor:
                self._go_on_alone()
        return _analyze(handed.documents, self._revisions, self._explained)

    def _go_on_alone(self) -> None:
        if not self._ended:
            _log.warning("the processes that analyse documents were ended; this one goes on alone")
        self._ended = True


def _analyze(documents: Documents, revisions: Mapping[str, int], explained: _Explained) -> Segment:
    return analyze(documents, revisions, _lexicon(explained))


@lru_cache(maxsize=1)
def _lexicon(explained: _Explained) -> Lexicon:
    return Lexicon.shipped().with_learned(dict(explained))
