"""The embedded engine: BM25 over syllables and bigrams, in arrays of this process or mapped from disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.terms import SearchTerms
from retrieval.index.bm25 import BM25Field, Scores, idf
from retrieval.index.filtered_passages import FilteredArticles, FilteredPassages
from retrieval.index.filters import ANYTHING, ASIDE, Filter, provinces_about, provinces_spoken_of
from retrieval.index.live_postings import LivePostings
from retrieval.index.passage_cache import PassageKey, PassagesAtHand, PassageSource
from retrieval.index.protocol import ARTICLE_WEIGHT, BIGRAM_WEIGHT, Hit, TermScore, other_weight
from retrieval.index.segment import Documents, LiveSegment, analyze, whole_segment
from retrieval.index.top_k import top_k


class _Runs(NamedTuple):
    """Neighbouring passages of one article, run after run: the article's number, or the next free one, and how many."""

    articles: NDArray[np.int32]
    lengths: NDArray[np.int64]


class EmbeddedIndex:
    """Segments of one version of a library, searched together; see `PassageIndex` for what the methods give.

    Whatever was added and removed to come here, everything is as if all had been analysed at once.
    """

    def __init__(self, version: int, live: Sequence[LiveSegment], passages: PassageSource) -> None:
        self._version = version
        self._source = passages
        segments = [each.segment for each in live]
        before = np.cumsum([0, *(len(segment.articles) for segment in segments)]).tolist()
        self._articles = _joined([segment.articles for segment in segments], "S1")
        self._revisions = _joined([segment.revisions for segment in segments], np.int64)
        self._years = _joined([segment.years for segment in segments], np.int16)
        self._kinds = _joined([segment.kinds for segment in segments], np.uint8)
        self._passages = _joined([segment.passages for segment in segments], "S1")
        owners = [segment.owners + np.int32(n) for segment, n in zip(segments, before, strict=False)]
        self._owners = _joined(owners, np.int32)
        self._deleted = _joined([each.deleted for each in live], bool)
        deleted = self._deleted[self._owners]
        self._syllable_parts = [segment.syllables for segment in segments]
        self._bigram_parts = [segment.bigrams for segment in segments]
        # Every word there is; in the fields what stands around the articles is not there, and has some of its own.
        self._words = LivePostings(self._syllable_parts, deleted)
        self._pairs = LivePostings(self._bigram_parts, deleted)
        self._tags = LivePostings([segment.tags for segment in segments], deleted)
        self._asides = np.zeros(len(self._owners), dtype=bool)
        self._asides[self._tags.texts_of(ASIDE)] = True
        out = deleted | self._asides
        self._syllables = BM25Field(self._syllable_parts, out).prepare()
        self._bigrams = BM25Field(self._bigram_parts, out, factor=BIGRAM_WEIGHT).prepare()
        self._whole = BM25Field([segment.whole for segment in segments], self._deleted, factor=ARTICLE_WEIGHT).prepare()
        self._tag_names = {name for segment in segments for name in segment.tag_names}
        self._runs = self._runs_without(self._asides)
        articles = FilteredArticles(self._owners, self._years, self._kinds)
        self._filtered = FilteredPassages(self._tags, self._asides, articles, self._numbers_of)
        count = self._syllables.count
        # A word nobody wrote counts like one that stands in a single passage: people say things in other words.
        self._highest_idf = idf(count, 1) if count else 0.0

    @classmethod
    def of(cls, version: int, documents: Documents, lexicon: Lexicon) -> EmbeddedIndex:
        """The index of documents at hand."""
        segment = analyze(documents, {article.id: version for article, _ in documents}, lexicon)
        return cls(version, [whole_segment(segment)], PassagesAtHand(documents))

    @property
    def version(self) -> int:
        """The library's version that is indexed."""
        return self._version

    @property
    def is_empty(self) -> bool:
        """Whether there is no article at all."""
        return bool(self._deleted.all())

    @property
    def passage_count(self) -> int:
        """How many passages tell something; what stands around the articles is not counted."""
        return self._syllables.count

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that the articles are about."""
        return tuple(sorted(provinces_about(self._tags_there), key=lambda name: (fold(name), name)))

    @cached_property
    def named_provinces(self) -> frozenset[str]:
        """The provinces that some passage can say something about."""
        return provinces_spoken_of(self._tags_there)

    def has_article(self, article_id: str) -> bool:
        """Whether the article is there."""
        return article_id in self._numbers

    def search(self, terms: SearchTerms, k: int, kept: Filter = ANYTHING) -> list[Hit]:
        """The best ``k`` of the passages that may answer; see `PassageIndex.search`."""
        return self.search_each(terms, k, (kept,))[0]

    def search_each(self, terms: SearchTerms, k: int, filters: Sequence[Filter]) -> list[list[Hit]]:
        """What `search` gives for each filter; see `PassageIndex.search_each`."""
        scores = {asides: self._scores(terms, asides=asides) for asides in {kept.asides for kept in filters}}
        return [self._best(scores[kept.asides], k, kept) for kept in filters]

    def _best(self, scores: Scores, k: int, kept: Filter) -> list[Hit]:
        positions = top_k(scores, k, self._passages, self._filtered.positions(kept))
        owners = self._owners[positions]
        names = zip(self._passages[positions].tolist(), self._articles[owners].tolist(), strict=True)
        keys = [
            PassageKey(passage.decode(), article.decode(), revision)
            for (passage, article), revision in zip(names, self._revisions[owners].tolist(), strict=True)
        ]
        fetched = zip(self._source.fetch(keys), scores[positions].tolist(), strict=True)
        # What has left the library since this version was indexed is no hit any more.
        return [Hit(*found, score) for found, score in fetched if found is not None]

    def explain(self, terms: SearchTerms, passage_id: str) -> tuple[TermScore, ...]:
        """What each term adds to the score of a passage, most first; see `PassageIndex.explain`."""
        there = np.flatnonzero(self._passages == passage_id.encode())
        number = int(there[~self._deleted[self._owners[there]]][0])
        owner = int(self._owners[number])
        syllables, bigrams = self._fields(asides=bool(self._asides[number]))
        added = [
            *(("syllables", term, syllables.impact(term, number)) for term in terms.syllables),
            *(("bigrams", term, bigrams.impact(term, number)) for term in terms.bigrams),
            *(("article", term, self._whole.impact(term, owner)) for term in terms.syllables),
            *(
                ("other words", term, share * field.impact(term, number))
                for field, term, share in _shares_of_others(terms, syllables, bigrams)
            ),
        ]
        scores = [TermScore(field=field, term=term, score=score) for field, term, score in added if score > 0]
        return tuple(sorted(scores, key=lambda each: (-each.score, each.field, each.term)))

    def idf(self, term: str) -> float:
        """The idf of a syllable or bigram term."""
        found = (self._bigrams if " " in term else self._syllables).idf(term)
        return self._highest_idf if found is None else found

    def holds(self, term: str) -> bool:
        """Whether any passage holds the syllable or bigram term."""
        return (self._pairs if " " in term else self._words).holds(term)

    def held(self, syllables: Sequence[str]) -> frozenset[str]:
        """Those of the syllable terms that any passage holds."""
        return self._words.held(syllables)

    def _scores(self, terms: SearchTerms, *, asides: bool) -> Scores:
        """The score of every passage: 0 for what stands around the articles, or with ``asides`` for all but that."""
        if asides and not self._asides.any():
            return np.zeros(self._syllables.size, np.float32)
        syllables, bigrams = self._fields(asides=asides)
        scores = syllables.weights(terms.syllables)
        bigrams.add_to(scores, terms.bigrams)
        articles, lengths = self._aside_runs if asides else self._runs
        whole = np.zeros(len(self._articles) + 1, scores.dtype)
        self._whole.add_to(whole[:-1], terms.syllables)
        # Laid out run by run, not looked up passage by passage, which takes five times as long.
        scores += np.repeat(whole[articles], lengths)
        for field, term, share in _shares_of_others(terms, syllables, bigrams):
            field.add_share_to(scores, term, share)
        return scores

    def _runs_without(self, left_out: NDArray[np.bool_]) -> _Runs:
        """The runs of the passages; those left out take the score behind that of the last article, which is 0."""
        articles = np.where(left_out, np.int32(len(self._articles)), self._owners)
        begins = np.flatnonzero(np.diff(articles, prepend=-1))
        return _Runs(articles[begins], np.diff(begins, append=len(articles)))

    @cached_property
    def _aside_runs(self) -> _Runs:
        return self._runs_without(~self._asides)

    def _fields(self, *, asides: bool) -> tuple[BM25Field, BM25Field]:
        """The syllables and bigrams of what articles tell, or of what stands around that."""
        return self._aside_fields if asides else (self._syllables, self._bigrams)

    @cached_property
    def _aside_fields(self) -> tuple[BM25Field, BM25Field]:
        """Made when first asked for: most questions are answered from what articles tell."""
        others = ~self._asides
        return (
            BM25Field(self._syllable_parts, others),
            BM25Field(self._bigram_parts, others, factor=BIGRAM_WEIGHT),
        )

    @cached_property
    def _tags_there(self) -> frozenset[str]:
        return frozenset(name for name in self._tag_names if self._tags.holds(name))

    def _numbers_of(self, articles: Iterable[str]) -> list[int]:
        """The numbers of those of the articles that are there."""
        return [self._numbers[each] for each in articles if each in self._numbers]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """The number of each article that is there."""
        names = self._articles.tolist()
        return {names[number].decode(): number for number in np.flatnonzero(~self._deleted).tolist()}


def _shares_of_others(
    terms: SearchTerms, syllables: BM25Field, bigrams: BM25Field
) -> Iterator[tuple[BM25Field, str, float]]:
    """Each other term that is there with its field, and the share of its column in that field that counts."""
    for term, share, stands_for in terms.others:
        field = bigrams if " " in term else syllables
        own = field.idf(term)
        if own is not None:
            cap = (syllables.idf_or_highest(each) for each in stands_for)
            yield field, term, other_weight(share, own, cap) / (own * field.factor)


def _joined(parts: Sequence[NDArray[Any]], dtype: DTypeLike) -> NDArray[Any]:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.empty(0, dtype)
