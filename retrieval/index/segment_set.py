"""An index brought from one version of the library to another: what changed is analysed, and nothing else.

New and changed articles become a segment of their own; what they replace is marked as deleted. Segments are merged as
they grow, each time into one several times as large, so that there are few of them and an article is copied seldom.
An abbreviation that documents explain anew changes how others are read: those that write it are analysed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

import numpy as np

from knowledge.store.library import Library
from retrieval.analysis.abbreviations import choose_meanings, differing_meanings, find_abbreviations
from retrieval.index.analysis_pool import analyze_batches
from retrieval.index.live_postings import LivePostings
from retrieval.index.segment import LiveSegment, Segment, explained_in, merge, whole_segment

# A segment is merged with the one before it unless that one is so many times as large, or both are so small: two
# thousand passages are merged in 20 ms.
_STEP = 4
_SMALL = 2000
# A segment of which more than this is deleted is written anew.
_DELETED_SHARE = 0.25
# Articles read from the library at a time.
_BATCH = 100


@dataclass(frozen=True)
class SegmentSet:
    """The segments of one version of the library; their articles are read with the abbreviations they explain."""

    version: int
    segments: tuple[LiveSegment, ...]

    EMPTY: ClassVar[SegmentSet]
    """What there is before anything was read."""

    def meanings(self) -> dict[str, str]:
        """The abbreviations that the articles explain."""
        return choose_meanings(explained_in(self.segments))


SegmentSet.EMPTY = SegmentSet(-1, ())


def refresh(segment_set: SegmentSet, library: Library) -> SegmentSet:
    """The segments of the library as it is now: the same as if all of it had been analysed at once."""
    version, revisions = library.revisions()
    if version == segment_set.version:
        return segment_set
    there = _articles_in(segment_set.segments)
    known = {article: revision for article, (revision, _, _) in there.items()}
    changed = {article for article, revision in revisions.items() if known.get(article) != revision}
    left = _without(
        segment_set.segments, [there[article] for article in known if known[article] != revisions.get(article)]
    )
    explained = explained_in(left)
    for ids in _batches(changed):
        for article in library.read_articles(ids):
            explained.update(find_abbreviations(article.told))
    meanings = choose_meanings(explained)
    again = _writing(left, differing_meanings(segment_set.meanings(), meanings))
    left = _without(left, [there[article] for article in again])
    fresh = list(analyze_batches(map(library.read, _batches(changed | again)), revisions, meanings))
    updated = SegmentSet(version, _merged(left, fresh))
    # A document that changed between its two readings here may have been counted with other explanations than it was
    # kept with; then everything is read again, which is seldom and safe.
    return updated if updated.meanings() == meanings else refresh(SegmentSet.EMPTY, library)


def _articles_in(segments: Sequence[LiveSegment]) -> dict[str, tuple[int, int, int]]:
    """The revision of each article that is there, the position of its segment and its number in it."""
    return {
        article: (revision, position, number)
        for position, segment in enumerate(segments)
        for article, revision, number in segment.revisions()
    }


def _without(segments: Sequence[LiveSegment], articles: Iterable[tuple[int, int, int]]) -> list[LiveSegment]:
    """The segments, as many as before, with these articles taken out."""
    numbers: dict[int, list[int]] = {}
    for _, position, number in articles:
        numbers.setdefault(position, []).append(number)
    return [segment.without(numbers[i]) if i in numbers else segment for i, segment in enumerate(segments)]


def _writing(segments: Iterable[LiveSegment], short_forms: Iterable[str]) -> set[str]:
    """The articles that write one of the abbreviations."""
    found: set[str] = set()
    for live in segments:
        written = LivePostings([live.segment.short_forms], live.deleted)
        for short in short_forms:
            found.update(name.decode() for name in live.segment.articles[written.texts_of(short)].tolist())
    return found


def _batches(articles: Iterable[str]) -> Iterator[list[str]]:
    ids = iter(sorted(articles))
    while batch := list(islice(ids, _BATCH)):
        yield batch


def _merged(left: Iterable[LiveSegment], fresh: Sequence[Segment]) -> tuple[LiveSegment, ...]:
    """The segments with the fresh segments, few and thin."""
    segments = [merge([segment]) if _needs_merge(segment) else segment for segment in left if not segment.deleted.all()]
    if fresh:
        segments.append(merge([whole_segment(segment) for segment in fresh]))
    while len(segments) > 1 and segments[-2].alive <= max(_STEP * segments[-1].alive, _SMALL):
        last = segments.pop()
        segments[-1] = merge([segments[-1], last])
    return tuple(segments)


def _needs_merge(segment: LiveSegment) -> bool:
    return bool(np.count_nonzero(segment.deleted) > _DELETED_SHARE * len(segment.deleted))
