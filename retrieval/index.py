"""Passage indexes: the protocol, and the embedded engine that keeps everything in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.places import find_places
from knowledge.records import Article, Passage, Record
from knowledge.text import fold
from retrieval.analysis import bigram_terms, syllable_terms
from retrieval.bm25 import BM25Field, Scores
from retrieval.lexicon import Lexicon
from retrieval.tokenizer import FOLDED, Token, tokenize
from retrieval.top_k import top_k

# Measured on xquad_vi in one run (nDCG@10 as written / without tone marks): syllables alone .963 / .940, with
# bigrams at weight 1 .966 / .964, at 0.4 and without function words among the syllables .970 / .964, with the
# article's support at 0.2 .971 / .966.
BIGRAM_WEIGHT = 0.4
ARTICLE_WEIGHT = 0.2


class SearchTerms(NamedTuple):
    """A question as an engine sees it: weighted syllable and bigram terms."""

    syllables: Mapping[str, float]
    bigrams: Mapping[str, float]


class Hit(NamedTuple):
    """A passage with its score."""

    passage: Passage
    article: Article
    score: float


class TermScore(Record):
    """What one term adds to a passage's score, in which field."""

    field: str
    term: str
    score: float


class PassageIndex(Protocol):
    """What every engine does.

    Equal scores are ordered by passage id, so that every machine gives the same list.
    """

    @property
    def version(self) -> int:
        """The library's version that is indexed."""
        ...

    def search(
        self,
        terms: SearchTerms,
        k: int,
        *,
        provinces: frozenset[str] | None = None,
        articles: frozenset[str] | None = None,
    ) -> list[Hit]:
        """The best ``k`` passages with a positive score, best first.

        ``provinces`` keeps the passages of articles about one of them, and those passages of articles about no
        province in particular that name one of them. ``articles`` keeps the passages of articles with these ids.
        """
        ...

    def idf(self, term: str) -> float:
        """The idf of a syllable or bigram term; the highest there is for one that no passage holds."""
        ...

    def holds(self, term: str) -> bool:
        """Whether any passage holds the syllable or bigram term."""
        ...

    def syllables(self) -> Iterable[str]:
        """Every syllable the passages hold, marked as written, in match form."""
        ...


class EmbeddedIndex:
    """BM25 over syllables and bigrams in memory, with the title and place of the article before each passage."""

    def __init__(
        self, version: int, articles: Sequence[Article], passages: Sequence[Passage], lexicon: Lexicon
    ) -> None:
        self._version = version
        self._articles = {article.id: article for article in articles}
        self._passages = sorted(passages, key=lambda passage: passage.id)
        order = {article_id: number for number, article_id in enumerate(self._articles)}
        self._owner: NDArray[np.int64] = np.array(
            [order[passage.article_id] for passage in self._passages], dtype=np.int64
        )
        heads = {article.id: _analyze(lexicon, head_of(article)) for article in articles}
        bodies = [_analyze(lexicon, passage.text) for passage in self._passages]
        texts = [heads[passage.article_id] + body for passage, body in zip(self._passages, bodies, strict=True)]
        syllables = [syllable_terms(text) for text in texts]
        self._marked = tuple(dict.fromkeys(t for text in syllables for t in text if not t.startswith(FOLDED)))
        self._syllables = BM25Field(syllables)
        self._bigrams = BM25Field([bigram_terms(text) for text in texts])
        whole: list[list[str]] = [[] for _ in articles]
        for owner, body in zip(self._owner, bodies, strict=True):
            whole[owner].extend(syllable_terms(body))
        self._whole = BM25Field(whole)
        self._about = _by_province(self._articles, self._passages)
        # A word nobody wrote counts like one that stands in a single passage: people say things in other words.
        self._highest_idf = float(np.log(1 + (len(self._passages) - 0.5) / 1.5)) if passages else 0.0

    @property
    def version(self) -> int:
        """The library's version that is indexed."""
        return self._version

    @property
    def articles(self) -> Mapping[str, Article]:
        """The indexed articles by id."""
        return self._articles

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that the articles are about, in alphabetical order of their folded names."""
        names = {name for article in self._articles.values() for name in article.provinces}
        return tuple(sorted(names, key=lambda name: (fold(name), name)))

    @property
    def named_provinces(self) -> frozenset[str]:
        """The provinces that some passage can say something about."""
        return frozenset(self._about)

    def search(
        self,
        terms: SearchTerms,
        k: int,
        *,
        provinces: frozenset[str] | None = None,
        articles: frozenset[str] | None = None,
    ) -> list[Hit]:
        """The best ``k`` passages with a positive score, best first; see `PassageIndex.search`."""
        if not self._passages:
            return []
        scores = self._scores(terms)
        if provinces is not None:
            kept = np.zeros(len(scores), dtype=bool)
            for province in provinces:
                kept[self._about.get(province, [])] = True
            scores[~kept] = 0.0
        if articles is not None:
            scores[[passage.article_id not in articles for passage in self._passages]] = 0.0
        return [self._hit(int(number), scores) for number in top_k(scores, k)]

    def explain(self, terms: SearchTerms, passage_id: str) -> tuple[TermScore, ...]:
        """What each term adds to the score of a passage, most first; terms that add nothing are left out."""
        number = next(place for place, passage in enumerate(self._passages) if passage.id == passage_id)
        owner = int(self._owner[number])
        added = [
            *(
                ("syllables", term, weight * self._syllables.impact(term, number))
                for term, weight in terms.syllables.items()
            ),
            *(
                ("bigrams", term, BIGRAM_WEIGHT * weight * self._bigrams.impact(term, number))
                for term, weight in terms.bigrams.items()
            ),
            *(
                ("article", term, ARTICLE_WEIGHT * weight * self._whole.impact(term, owner))
                for term, weight in terms.syllables.items()
            ),
        ]
        scores = [TermScore(field=field, term=term, score=score) for field, term, score in added if score > 0]
        return tuple(sorted(scores, key=lambda each: (-each.score, each.field, each.term)))

    def idf(self, term: str) -> float:
        """The idf of a syllable or bigram term; the highest there is for one that no passage holds."""
        idf = (self._bigrams if " " in term else self._syllables).idf(term)
        return self._highest_idf if idf is None else idf

    def holds(self, term: str) -> bool:
        """Whether any passage holds the syllable or bigram term."""
        return (self._bigrams if " " in term else self._syllables).holds(term)

    def syllables(self) -> Iterable[str]:
        """Every syllable the passages hold, marked as written, in match form."""
        return self._marked

    def _scores(self, terms: SearchTerms) -> Scores:
        scores = self._syllables.weights(terms.syllables)
        self._bigrams.add_to(scores, terms.bigrams, BIGRAM_WEIGHT)
        scores += (ARTICLE_WEIGHT * self._whole.weights(terms.syllables))[self._owner]
        return scores

    def _hit(self, number: int, scores: Scores) -> Hit:
        passage = self._passages[number]
        return Hit(passage, self._articles[passage.article_id], float(scores[number]))


def _by_province(articles: Mapping[str, Article], passages: Sequence[Passage]) -> dict[str, list[int]]:
    """The numbers of the passages that may answer about each province."""
    about: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        provinces: Iterable[str] = articles[passage.article_id].provinces
        if not provinces:
            named = (place.provinces for place in find_places(passage.text) if place.certain)
            provinces = {province for group in named for province in group[:1]}
        for province in provinces:
            about.setdefault(province, []).append(number)
    return about


def head_of(article: Article) -> str:
    """What is said of an article and helps to find its passages: title, places of then and now, year."""
    year = [str(article.date.year)] if article.date.year else []
    return ". ".join([article.title, *article.provinces, *article.provinces_now, *article.districts, *year])


def _analyze(lexicon: Lexicon, text: str) -> list[Token]:
    return lexicon.spell_out(text, tokenize(text))
