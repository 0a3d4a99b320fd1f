"""An index brought from one version of the library to another: what changed is analysed, and nothing else.

New and changed articles become a segment of their own; what they replace is marked as gone. Segments are merged as
they grow, each time into one several times as large, so that there are few of them and an article is copied seldom.
An abbreviation that documents explain anew changes how others are read: those that write it are analysed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from knowledge.store.library import Library
from retrieval.analysis.abbreviations import choose_meanings, differing_meanings, find_abbreviations
from retrieval.index.analysis_pool import analyze_batches
from retrieval.index.live_postings import TermIndex
from retrieval.index.segment import Documents, Segment, Shelf, explained_in, merge, whole_shelf

# A segment is merged with the one before it unless that one is so many times as large, or both are so small: two
# thousand passages are merged in 20 ms.
_STEP = 4
_SMALL = 2000
# A segment of which more than this is gone is written anew.
_GONE = 0.25
# Articles read from the library at a time.
_BATCH = 100


@dataclass(frozen=True)
class Shelving:
    """The shelves of one version of the library; their articles are read with the abbreviations they explain."""

    version: int
    shelves: tuple[Shelf, ...]

    def meanings(self) -> dict[str, str]:
        """The abbreviations that the articles explain."""
        return choose_meanings(explained_in(self.shelves))


NOTHING = Shelving(-1, ())


def bring_up_to_date(shelving: Shelving, library: Library) -> Shelving:
    """The shelving of the library as it is now: the same as if all of it had been analysed at once."""
    version, revisions = library.revisions()
    if version == shelving.version:
        return shelving
    places = _places(shelving.shelves)
    known = {article: revision for article, (revision, _, _) in places.items()}
    changed = {article for article, revision in revisions.items() if known.get(article) != revision}
    left = _without(
        shelving.shelves, [places[article] for article in known if known[article] != revisions.get(article)]
    )
    explained = explained_in(left)
    for documents in _read(library, changed):
        for article, _ in documents:
            explained.update(find_abbreviations(article.text))
    meanings = choose_meanings(explained)
    again = _writing(left, differing_meanings(shelving.meanings(), meanings))
    left = _without(left, [places[article] for article in again])
    fresh = list(analyze_batches(_read(library, changed | again), revisions, meanings))
    updated = Shelving(version, _merged(left, fresh))
    # A document that changed between its two readings here may have been counted with other explanations than it was
    # kept with; then everything is read again, which is seldom and safe.
    return updated if updated.meanings() == meanings else bring_up_to_date(NOTHING, library)


def _places(shelves: Sequence[Shelf]) -> dict[str, tuple[int, int, int]]:
    """The revision of each article that is there, its shelf and its number on it."""
    return {
        article: (revision, place, number)
        for place, shelf in enumerate(shelves)
        for article, revision, number in shelf.revisions()
    }


def _without(shelves: Sequence[Shelf], places: Iterable[tuple[int, int, int]]) -> list[Shelf]:
    """The shelves, as many as before, with the articles at these places taken out."""
    numbers: dict[int, list[int]] = {}
    for _, place, number in places:
        numbers.setdefault(place, []).append(number)
    return [shelf.without(numbers[place]) if place in numbers else shelf for place, shelf in enumerate(shelves)]


def _writing(shelves: Iterable[Shelf], short_forms: Iterable[str]) -> set[str]:
    """The articles that write one of the abbreviations."""
    found: set[str] = set()
    for shelf in shelves:
        written = TermIndex([shelf.segment.short_forms], shelf.dead)
        for short in short_forms:
            found.update(name.decode() for name in shelf.segment.articles[written.texts_of(short)].tolist())
    return found


def _read(library: Library, articles: Iterable[str]) -> Iterator[Documents]:
    ids = iter(sorted(articles))
    while batch := list(islice(ids, _BATCH)):
        yield library.read(batch)


def _merged(left: Iterable[Shelf], fresh: Sequence[Segment]) -> tuple[Shelf, ...]:
    """The shelves with the fresh segments, few and thin."""
    shelves = [merge([shelf]) if _is_sparse(shelf) else shelf for shelf in left if not shelf.dead.all()]
    if fresh:
        shelves.append(merge([whole_shelf(segment) for segment in fresh]))
    while len(shelves) > 1 and shelves[-2].alive <= max(_STEP * shelves[-1].alive, _SMALL):
        last = shelves.pop()
        shelves[-1] = merge([shelves[-1], last])
    return tuple(shelves)


def _is_sparse(shelf: Shelf) -> bool:
    return bool(np.count_nonzero(shelf.dead) > _GONE * len(shelf.dead))
