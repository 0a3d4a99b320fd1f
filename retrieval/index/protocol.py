"""What a passage index is: the protocol that every engine keeps, and the records that cross it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from knowledge.records import Article, Passage, Record
from retrieval.analysis.terms import SearchTerms
from retrieval.analysis.vocabulary import Vocabulary
from retrieval.index.filters import ANYTHING, Filter

# Measured on xquad_vi in one run (nDCG@10 as written / without tone marks): syllables alone .963 / .940, with
# bigrams at weight 1 .966 / .964, at 0.4 and without function words among the syllables .970 / .964, with the
# article's support at 0.2 .971 / .966.
BIGRAM_WEIGHT = 0.4
ARTICLE_WEIGHT = 0.2
OTHER_WEIGHT = 0.4


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


def other_weight(share: float, idf: float, of_own: Iterable[float]) -> float:
    """What an other term's BM25, but for its idf, is multiplied by: its own idf, and those that it stands for."""
    return OTHER_WEIGHT * share * min(idf, max(of_own))


class PassageIndex(Vocabulary, Protocol):
    """One version of a collection, ready to be searched, with its vocabulary; safe to share between threads.

    A passage's score is BM25 of its syllables, BM25 of its bigrams by ``BIGRAM_WEIGHT``, and BM25 of its article's
    syllables by ``ARTICLE_WEIGHT``. What says the question's terms another way counts in the passage by its share of
    ``OTHER_WEIGHT``, with an idf no higher than that of what it stands for: a common word in place of a rare one says
    little, and a rare one in place of a common one no more than that. Equal scores are ordered by passage id, so that
    every machine gives one list.
    """

    @property
    def version(self) -> int:
        """The library's version that is indexed."""
        ...

    @property
    def is_empty(self) -> bool:
        """Whether there is no article at all."""
        ...

    @property
    def passage_count(self) -> int:
        """How many passages tell something; what stands around the articles is not counted."""
        ...

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that the articles are about, in alphabetical order of their folded names."""
        ...

    @property
    def named_provinces(self) -> frozenset[str]:
        """The provinces that some passage names or is about; of what is none of these no text says anything."""
        ...

    def has_article(self, article_id: str) -> bool:
        """Whether the article is there."""
        ...

    def search(self, terms: SearchTerms, k: int, kept: Filter = ANYTHING) -> list[Hit]:
        """The best ``k`` of the passages that may answer, with a positive score, best first."""
        ...

    def search_each(self, terms: SearchTerms, k: int, filters: Sequence[Filter]) -> list[list[Hit]]:
        """What `search` gives for each filter, in order; the terms are scored once."""
        ...

    def explain(self, terms: SearchTerms, passage_id: str) -> tuple[TermScore, ...]:
        """What each term adds to the score of a passage, most first; terms that add nothing are left out."""
        ...
