"""Many articles analysed at once, on every processor there is."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from itertools import chain, islice

from knowledge.cores import usable_cores
from retrieval.lexicon import Lexicon, load_lexicon
from retrieval.segment import Documents, Segment, analyze

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
    waiting: deque[Future[Segment]] = deque()
    explained = tuple(sorted(meanings.items()))
    for documents in batches:
        own = {article.id: revisions[article.id] for article, _ in documents if article.id in revisions}
        waiting.append(pool.submit(_analyze, documents, own, explained))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _analyze(documents: Documents, revisions: Mapping[str, int], explained: tuple[tuple[str, str], ...]) -> Segment:
    return analyze(documents, revisions, _lexicon(explained))


@lru_cache(maxsize=1)
def _lexicon(explained: tuple[tuple[str, str], ...]) -> Lexicon:
    return load_lexicon(dict(explained))
