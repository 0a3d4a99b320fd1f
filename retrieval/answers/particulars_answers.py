"""Questions about a document itself: who signed or wrote it, its number, its days, where it is from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from knowledge.records import BODY_ROLES, Article, PartRead, Passage, SourceDate
from knowledge.store.library import Library
from retrieval.analysis.lexicon import Lexicon
from retrieval.answers.article_finder import Called, find_called, is_of_kind
from retrieval.answers.citation import cite, quote
from retrieval.answers.notes import make_notes, warn
from retrieval.answers.selection import Selection
from retrieval.answers.stated_particulars import Quoted, Stated, find_quoted, find_stated, is_news, may_state
from retrieval.answers.wording import Wording
from retrieval.index.protocol import PassageIndex
from retrieval.query.asked_particular import AskedParticular, read_asked_particular
from retrieval.query.follow_up import Turn
from retrieval.query.query import Query
from retrieval.records import Answer, Citation, SearchedIn, Status

# How much of the question's words an article must have to be the one that is meant, how far before the next, and how
# much to be shown as one that may be meant.
_SURE = 0.6
_MARGIN = 0.12
_NEAR = 0.45
_NEAR_OF_PLACE = 0.25
# What is this much less like the question than the first is not shown beside it.
_WORTH_SHOWING = 0.75
_SHOWN = 3
# However like the question an article is, what it does not state is no answer.
_UNSURE = 0.5


class ParticularsAnswers:
    """Answers from what articles say about themselves; what an article does not say of itself is never guessed."""

    def __init__(self, library: Library, wording: Wording) -> None:
        self._library = library
        self._wording = wording

    def answer(
        self, query: Query, last: Turn | None, index: PassageIndex, lexicon: Lexicon, today: dt.date, k: int
    ) -> Answer | None:
        """The answer to a question about a document itself; none for any other, or where no such document is found.

        A text may still tell of the document, and answers then as any text does.
        """
        asked = read_asked_particular(query)
        if asked is None:
            return None
        if asked.points_back or not asked.says_which:
            article = self._spoken_of(last, asked)
            if article is not None or not asked.says_which:
                return None if article is None else self._of_one(query, asked, article, 1.0, today, k)
        called = [each for each in find_called(query, asked, index, lexicon) if _may_state(each.article, asked)]
        if not called:
            return None
        first = called[0]
        if _is_clear(called):
            likeness = 1.0 if first.by_number else min(first.likeness, 1.0)
            return self._of_one(query, asked, first.article, likeness, today, k)
        # One of the kind and place that are named may be meant, whatever else is said of it.
        of_kind_and_place = asked.paper is not None and bool(query.scope.groups)
        if first.by_number or first.likeness >= (_NEAR_OF_PLACE if of_kind_and_place else _NEAR):
            return self._of_several(query, asked, called)
        return None

    def _spoken_of(self, last: Turn | None, asked: AskedParticular) -> Article | None:
        """The article that the last answer quoted first, where it is of the kind asked about."""
        if last is None or last.article_id is None:
            return None
        article = self._library.articles_by_id({last.article_id}).get(last.article_id)
        if article is None or not is_of_kind(article, asked.paper) or not _may_state(article, asked):
            return None
        return article

    def _of_one(
        self, query: Query, asked: AskedParticular, article: Article, likeness: float, today: dt.date, k: int
    ) -> Answer:
        """What the article states, or that it does not."""
        stated = find_stated(article, asked.particular)
        passages = self._library.passages_of(article.id)
        if not stated:
            in_part = article.digest is not None and article.digest.read is PartRead.EXCERPT
            because = self._wording.not_stated(asked.particular, of_paper=asked.paper is not None, in_part=in_part)
            return self._near(query, because, [_opening(1, article, passages)], likeness)
        quoted = [(each, find_quoted(article, passages, each)) for each in stated]
        first = next((found for _, found in quoted if found is not None), None)
        headline = self._wording.particular_sentence(stated) if first is None else first.text
        citations = tuple(_cite_each(article, quoted, k)) or (_opening(1, article, passages),)
        confidence = round(likeness, 4)
        notes = make_notes(query, query.scope, Selection(headline, citations, confidence), self._wording, today)
        # A day that was asked for says itself what it is the day of.
        said = {self._wording.date_basis(article.date)} if stated[0].is_day_of(asked.particular) else set[str]()
        return Answer(
            status=Status.ANSWERED,
            question=query.asked,
            headline=headline,
            warning=warn(citations, self._wording, today),
            frame=self._wording.particular_frame(stated, headline) if first is not None else "",
            citations=citations,
            notes=tuple(note for note in notes if note not in said),
            confidence=confidence,
            searched_in=SearchedIn.ASKED,
        )

    def _of_several(self, query: Query, asked: AskedParticular, called: Sequence[Called]) -> Answer:
        """What each of the articles that may be meant states."""
        shown = [each for each in called[:_SHOWN] if each.likeness >= _WORTH_SHOWING * called[0].likeness]
        citations: list[Citation] = []
        for article in (each.article for each in shown):
            n, passages = len(citations) + 1, self._library.passages_of(article.id)
            quoted = [(each, find_quoted(article, passages, each)) for each in find_stated(article, asked.particular)]
            citations.append(next(_cite_each(article, quoted, 1, n), None) or _opening(n, article, passages))
        return self._near(query, self._wording.which_document(len(shown)), citations, called[0].likeness)

    def _near(self, query: Query, because: str, citations: Sequence[Citation], likeness: float) -> Answer:
        return Answer(
            status=Status.NEAR,
            question=query.asked,
            headline=self._wording.near_document(),
            because=because,
            citations=tuple(citations),
            confidence=round(likeness * _UNSURE, 4),
            searched_in=SearchedIn.ASKED,
        )


def _may_state(article: Article, asked: AskedParticular) -> bool:
    """Whether an article states what is asked, or is a paper of the kind named and might have stated it."""
    return may_state(article, asked.particular) or (asked.paper is not None and not is_news(article))


def _is_clear(called: Sequence[Called]) -> bool:
    """Whether the first article is the one that is meant: the only one of its number, or far before the others."""
    first, others = called[0], called[1:]
    near = [each for each in others if first.likeness < each.likeness + _MARGIN]
    if not all(first.has_all_that_lacks(each) for each in near):
        return False
    return first.by_number or min(first.likeness, first.told) >= _SURE


def _cite_each(
    article: Article, quoted: Sequence[tuple[Stated, Quoted | None]], k: int, first: int = 1
) -> Iterator[Citation]:
    """The citations of what is stated, each place once."""
    shown: dict[tuple[str, int], tuple[str, Quoted]] = {}
    for _, found in quoted:
        if found is None:
            continue
        # What stands around an article is short, and says what a line of it is: the post above a name.
        whole = found.passage.role not in BODY_ROLES
        span = (0, len(found.passage.text)) if whole else (found.start, found.end)
        snippet = quote(found.passage.text, *span, found.passage.sentences)
        shown.setdefault((found.passage.id, span[0]), (snippet, found))
    for n, (snippet, found) in enumerate(list(shown.values())[:k], first):
        stated = [each for each, _ in quoted]
        yield cite(n, article, found.passage, snippet, highlights=tuple(_highlights(snippet, stated)), score=1.0)


def _highlights(snippet: str, stated: Sequence[Stated]) -> Iterator[tuple[int, int]]:
    """Where what is stated stands in a snippet, in order."""
    found = (re.search(_pattern_of(each.value), snippet, re.IGNORECASE) for each in stated)
    yield from sorted({each.span() for each in found if each is not None})


def _pattern_of(value: str | SourceDate) -> str:
    if isinstance(value, str):
        # A number may be broken anywhere, a name at its spaces.
        parts = value if " " not in value else value.split()
        return r"\s*".join(map(re.escape, parts))
    parts = [f"0?{part.lstrip('0')}" for part in reversed((value.value or "").split("-"))]
    return r"\D{1,8}".join(parts)


def _opening(n: int, article: Article, passages: Sequence[Passage]) -> Citation:
    """The citation of how an article begins, for what no line of it states."""
    passage = passages[0]
    span = passage.sentences[0] if passage.sentences else (0, len(passage.text))
    return cite(n, article, passage, quote(passage.text, *span, passage.sentences))
