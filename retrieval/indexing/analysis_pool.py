"""Many articles analysed at once, on every processor there is."""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import chain, islice

from knowledge.cores import usable_cores
from retrieval.indexing.segment import Documents, Segment, analyze
from retrieval.lexicon import Lexicon, load_lexicon

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
    ``workers`` processes, by default as many as there are processors.
    """
    lexicon = load_lexicon(meanings)
    ahead = iter(batches)
    first = list(islice(ahead, _ALONE + 1))
    if len(first) <= _ALONE:
        for documents in first:
            yield analyze(documents, revisions, lexicon)
        return
    workers = workers or usable_cores()
    # Started afresh, not forked: a fork of a process with threads may inherit a lock that nobody opens again.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from _in_order(pool, chain(first, ahead), revisions, meanings, _AHEAD * workers)


def _in_order(
    pool: ProcessPoolExecutor,
    batches: Iterable[Documents],
    revisions: Mapping[str, int],
    meanings: Mapping[str, str],
    ahead: int,
) -> Iterator[Segment]:
    waiting: deque[tuple[Documents, Future[Segment] | None]] = deque()
    explained = tuple(sorted(meanings.items()))
    for documents in batches:
        own = {article.id: revisions[article.id] for article, _ in documents if article.id in revisions}
        waiting.append((documents, _submit(pool, documents, own, explained)))
        if len(waiting) > ahead:
            yield _result(*waiting.popleft(), revisions, explained)
    while waiting:
        yield _result(*waiting.popleft(), revisions, explained)


def _submit(
    pool: ProcessPoolExecutor, documents: Documents, revisions: Mapping[str, int], explained: _Explained
) -> Future[Segment] | None:
    try:
        return pool.submit(_analyze, documents, revisions, explained)
    except BrokenProcessPool:
        return None


def _result(
    documents: Documents, submitted: Future[Segment] | None, revisions: Mapping[str, int], explained: _Explained
) -> Segment:
    """What a worker made of documents; where the workers were ended from outside, this process does it."""
    if submitted is not None:
        try:
            return submitted.result()
        except BrokenProcessPool:
            _log.warning("the processes that analyse documents were ended; this one goes on alone")
    return _analyze(documents, revisions, explained)


def _analyze(documents: Documents, revisions: Mapping[str, int], explained: _Explained) -> Segment:
    return analyze(documents, revisions, _lexicon(explained))


@lru_cache(maxsize=1)
def _lexicon(explained: _Explained) -> Lexicon:
    return load_lexicon(dict(explained))
