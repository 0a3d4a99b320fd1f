"""What is said of papers that a question calls by their number, and of which no document speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from knowledge.records import Article
from retrieval.analysis.terms import SearchTerms, bigram_forms
from retrieval.analysis.tokenizer import tokenize
from retrieval.answers.nearness import make_unsure
from retrieval.answers.wording import Wording
from retrieval.index.filters import ANYTHING
from retrieval.index.protocol import Hit, PassageIndex
from retrieval.query.called_papers import CalledPaper, find_called_papers, names_paper
from retrieval.query.query import Query
from retrieval.records import Answer, Reason, Status

# Passages looked through for the number. Its words stand in a row where it is named, so these come first.
_LOOKED_INTO = 24


def say_unknown_papers(answer: Answer, query: Query, index: PassageIndex, wording: Wording) -> Answer:
    """The answer as it is where documents speak of every paper that the question calls; else unsure, and why.

    What is told of other papers is near at most, and where nothing is near the refusal says so.
    """
    unknown = _find_unknown(query, index)
    if not unknown:
        return answer
    because = wording.unknown_papers(unknown)
    if answer.status is Status.ANSWERED:
        return make_unsure(answer, because, wording)
    if answer.status is Status.NEAR:
        return answer.model_copy(update={"because": because})
    return answer.model_copy(update={"headline": because}) if answer.reason is Reason.NOT_COVERED else answer


def _find_unknown(query: Query, index: PassageIndex) -> tuple[str, ...]:
    """The papers of which no document speaks, as the question writes them."""
    called = find_called_papers(query.searched)
    return tuple(paper.written for paper in called if not any(_names(hit, paper) for hit in _search(paper, index)))


def _search(paper: CalledPaper, index: PassageIndex) -> Iterator[Hit]:
    """The passages with the words of a number, with a zero in front and without."""
    syllables: dict[str, None] = {}
    pairs: dict[str, None] = {}
    for serial in (paper.serial, paper.serial.zfill(2)):
        tokens = tokenize(f"{paper.kind or ''} {'/'.join(filter(None, (serial, paper.year, paper.code)))}")
        syllables.update(dict.fromkeys(token.folded_term for token in tokens))
        pairs.update(dict.fromkeys(bigram_forms(first, second)[1] for first, second in pairwise(tokens)))
    terms = SearchTerms(tuple(syllables), tuple(pairs))
    for hits in index.search_each(terms, _LOOKED_INTO, (ANYTHING, replace(ANYTHING, asides=True))):
        yield from hits


def _names(hit: Hit, paper: CalledPaper) -> bool:
    return names_paper("\n".join([hit.passage.text, *_own(hit.article)]), paper)


def _own(article: Article) -> tuple[str, ...]:
    return article.title, *(number.value for number in article.particulars.numbers)
