"""What a passage index must give, worked out in the plainest way: rank-bm25 over every text, for every question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.records import BODY_ROLES, Article, Passage
from knowledge.store.library import Library
from retrieval.analysis.abbreviations import choose_meanings, find_abbreviations
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.terms import SearchTerms, bigram_terms, head_of, syllable_terms
from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.index.bm25 import K1, B, BM25Lucene, idf
from retrieval.index.protocol import ARTICLE_WEIGHT, BIGRAM_WEIGHT, OTHER_WEIGHT


class Reference:
    """Every article of a library, read at once: what it tells, or what stands around that."""

    def __init__(self, library: Library, *, asides: bool = False) -> None:
        pairs = library.read(library.revisions()[1])
        explained = sum((find_abbreviations(article.told) for article, _ in pairs), start=find_abbreviations(""))
        self.lexicon: Lexicon = Lexicon.shipped().with_learned(choose_meanings(explained))
        self.pages: list[tuple[Article, Passage]] = [
            (article, each) for article, pages in pairs for each in pages if (each.role not in BODY_ROLES) is asides
        ]
        self._articles = [article.id for article, _ in pairs]
        texts = [self._read(head_of(article)) + self._read(passage.text) for article, passage in self.pages]
        self._syllables = _Field([syllable_terms(text) for text in texts])
        self._bigrams = _Field([bigram_terms(text) for text in texts])
        self._whole = _Field(
            [
                [term for each in pages if each.role in BODY_ROLES for term in syllable_terms(self._read(each.text))]
                for _, pages in pairs
            ]
        )

    def search(self, terms: SearchTerms, k: int, kept: Iterable[str] | None = None) -> list[tuple[str, float]]:
        """The best passages, by id, of those that are kept."""
        if not self.pages:
            return []
        syllables = self._syllables.score(terms.syllables)
        bigrams = self._bigrams.score(terms.bigrams)
        whole = dict(zip(self._articles, self._whole.score(terms.syllables), strict=True))
        scored = [
            (passage.id, one + BIGRAM_WEIGHT * two + ARTICLE_WEIGHT * whole[article.id] + three)
            for (article, passage), one, two, three in zip(
                self.pages, syllables, bigrams, self._score_others(terms), strict=True
            )
        ]
        there = None if kept is None else set(kept)
        found = [(name, score) for name, score in scored if score > 0 and (there is None or name in there)]
        return sorted(found, key=lambda each: (-round(each[1], 5), each[0]))[:k]

    def _score_others(self, terms: SearchTerms) -> list[float]:
        """Other words by their share, with an idf no higher than the highest of what they stand for."""
        scores = [0.0] * len(self.pages)
        for term, share, stands_for in terms.others:
            field = self._bigrams if " " in term else self._syllables
            own = field.idf(term)
            part = OTHER_WEIGHT * share * min(own, max(self._syllables.idf(each) for each in stands_for)) / own
            scores = [score + part * more for score, more in zip(scores, field.score([term]), strict=True)]
        return scores

    def _read(self, text: str) -> list[Token]:
        return self.lexicon.spell_out(text, tokenize(text))


class _Field:
    """The terms of every text, with one model of rank-bm25; it has none of texts without terms."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._texts = texts
        self._model = BM25Lucene(texts, k1=K1, b=B) if any(texts) else None

    def idf(self, term: str) -> float:
        """That of a term in a single text, where none holds it."""
        return idf(len(self._texts), sum(term in text for text in self._texts) or 1)

    def score(self, terms: Sequence[str]) -> list[float]:
        """What the terms add to each text."""
        if self._model is None:
            return [0.0] * len(self._texts)
        return [float(score) for score in self._model.get_scores(list(terms))]
