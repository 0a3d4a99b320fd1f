"""A statement without figures beside what passages tell: one of them says it, or none does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.records import Article, Passage
from knowledge.targets.modality import read_intention
from knowledge.vietnamese.normalization import to_match
from retrieval.analysis.tokenizer import tokenize
from retrieval.answers.citation import cite, find_highlights
from retrieval.index.filters import ANYTHING, Filter
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.ranking.spans import SNIPPET_LIMIT
from retrieval.records import Citation
from retrieval.snapshots.snapshot import Snapshot

_LOOKED_INTO = 20
# The share of a statement's words, by their weight, that is to stand in one sentence of a document or two. What a
# document tells in other words has four fifths of them; what none tells had at most three fifths in the texts at hand.
_TOLD = 0.75
# Longer than any sentence that is read as one.
_LONGEST = 600
_NUMBER = re.compile(r"\d+(?:[./-]\d+)*(?:/[^\W\d_]+[-\w]*)?")
_LEADING_ZERO = re.compile(r"(?<!\d)0+(?=\d)")
_DENIES = re.compile(r"(?<!\w)(?:không|chưa|chẳng|ngừng|bãi bỏ|huỷ|hủy|cấm)(?!\w)")


def find_telling(statement: str, province: str | None, known: Snapshot) -> Citation | None:
    """The citation of the sentences that tell a statement, numbered 1; none where no document does.

    Its numbers, days and names must all stand there, its place must be the document's, and what is only wanted there is
    not told as done. ``province`` is that of the text, for a statement that names none.
    """
    said = statement[:_LONGEST]
    query = parse_query(said, known.index, known.lexicon, correct=False)
    named = tuple(query.scope.provinces) or ((province,) if province is not None else ())
    kept = Filter.speaking_of(named) if named else ANYTHING
    best: tuple[float, Citation] | None = None
    for hit in known.index.search(query.terms, _LOOKED_INTO, kept):
        for start, end in _windows(hit.passage.sentences):
            shown = hit.passage.text[start:end]
            words = _words(f"{hit.article.title}\n{shown}", known)
            share = _share_told(query, _words(shown, known), known)
            if share < _TOLD or (best is not None and share <= best[0]):
                continue
            if _names(said, known) <= words and _agrees(said, shown, hit.article):
                best = share, _cite(shown, hit.article, hit.passage, query, named)
    return best[1] if best is not None else None


def _cite(shown: str, article: Article, passage: Passage, query: Query, provinces: Sequence[str]) -> Citation:
    snippet = shown if len(shown) <= SNIPPET_LIMIT else shown[: SNIPPET_LIMIT - 1].rstrip() + "…"
    terms = dict.fromkeys((each.term for each in query.content), 1.0)
    return cite(1, article, passage, snippet, provinces=provinces, highlights=find_highlights(snippet, terms))


def _windows(sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each sentence, and each with the next."""
    for number, (start, end) in enumerate(sentences):
        yield start, end
        if number + 1 < len(sentences):
            yield start, sentences[number + 1][1]


def _share_told(query: Query, told: frozenset[str], known: Snapshot) -> float:
    """The share of a statement's words, by weight, that are told; places are looked for in the document's own."""
    weights = {each.token.folded: known.index.idf(each.term) for each in query.content if not each.names_place}
    whole = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in told) / whole if whole else 0.0


def _words(text: str, known: Snapshot) -> frozenset[str]:
    """The words of a text, folded, its short forms spelled out as well."""
    tokens = tokenize(text)
    return frozenset(each.folded for each in (*tokens, *known.lexicon.spell_out(text, tokens)))


def _names(said: str, known: Snapshot) -> frozenset[str]:
    """The words of names in a statement, folded: capitals behind its first word, but for short forms."""
    return frozenset(
        token.folded
        for token in tokenize(said)[1:]
        if said[token.start].isupper() and not token.is_number and not known.lexicon.knows(token)
    )


def _agrees(said: str, shown: str, article: Article) -> bool:
    """Whether numbers and days are the document's, and both deny or affirm, want or tell."""
    there = _numbers(f"{article.title}\n{shown}") | _numbers(article.date.value or "")
    return (
        _numbers(said) <= there
        and (_DENIES.search(to_match(said)) is None) is (_DENIES.search(to_match(shown)) is None)
        and (read_intention(shown) is None or read_intention(said) is not None)
    )


def _numbers(text: str) -> set[str]:
    return {_LEADING_ZERO.sub("", found[0].lower()) for found in _NUMBER.finditer(text)}
