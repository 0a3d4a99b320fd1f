"""From tokens to the terms that BM25 counts: syllables and bigrams, each marked and folded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.records import Article
from retrieval.analysis.tokenizer import FOLDED, Token


class OtherTerm(NamedTuple):
    """A term that says some of a question's own terms another way, or its ``share`` of a phrase that does."""

    term: str
    share: float
    stands_for: tuple[str, ...]


class SearchTerms(NamedTuple):
    """A question as an engine sees it: distinct syllable and bigram terms, and others for what they say."""

    syllables: Sequence[str]
    bigrams: Sequence[str]
    others: Sequence[OtherTerm] = ()


def syllable_terms(tokens: Sequence[Token]) -> list[str]:
    """The syllables of a text in both forms."""
    return [term for token in tokens for term in (token.marked, token.folded_term)]


def bigram_terms(tokens: Iterable[Token]) -> list[str]:
    """The pairs of neighbouring syllables of a text in both forms."""
    return [term for first, second in pairwise(tokens) for term in bigram_forms(first, second)]


def bigram_forms(first: Token, second: Token) -> tuple[str, str]:
    """One pair in both forms, marked and folded."""
    return f"{first.marked} {second.marked}", f"{FOLDED}{first.folded} {second.folded}"


def head_of(article: Article) -> str:
    """What is said of an article and helps to find its passages: title, places of then and now, year."""
    year = [str(article.date.year)] if article.date.year else []
    return ". ".join([article.title, *article.provinces, *article.provinces_now, *article.districts, *year])
