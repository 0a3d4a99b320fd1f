"""Where an answer is looked for, one place after the other, until one is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.index.filters import ANYTHING, Filter
from retrieval.index.protocol import PassageIndex
from retrieval.query.follow_up import Turn, leans_on_event
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.query.reference import Reference
from retrieval.query.scope import Scope
from retrieval.ranking.answerability import Features
from retrieval.ranking.ranker import Candidate
from retrieval.records import SearchedIn


@dataclass(frozen=True)
class Attempt:
    """The places that an answer must be about, the passages that may hold it, and how that is called.

    ``of_last_event`` says that the passages are those of the article just spoken of; ``related_only`` that they answer
    nothing and are what to read instead.
    """

    scope: Scope
    kept: Filter
    searched_in: SearchedIn
    of_last_event: bool = False
    related_only: bool = False


@dataclass(frozen=True)
class Look:
    """What one attempt found, as it was ranked, and how likely the first of it answers: 0 where it found nothing.

    ``sure`` says that it is shown as an answer.
    """

    scope: Scope
    ranked: Sequence[Candidate] = ()
    features: Features | None = None
    probability: float = 0.0
    sure: bool = False


def list_attempts(query: Query, index: PassageIndex, preferred: Scope, last: Turn | None) -> Iterator[Attempt]:
    """What is about the places asked about, then what only names them.

    Without any place: the preferred ones, what was just spoken of, those that may have been named, and everything. Of a
    document that is only pointed at, its own passages alone.
    """
    if query.refers_to is Reference.ARTICLE and last is not None and last.article_id is not None:
        yield Attempt(query.scope, Filter(articles=frozenset({last.article_id})), SearchedIn.EVERYWHERE)
        return
    if query.scope.groups:
        provinces = query.scope.provinces
        yield Attempt(query.scope, filter_of(query.scope), SearchedIn.ASKED)
        yield Attempt(query.scope, Filter.naming(provinces), SearchedIn.ASKED)
        yield Attempt(Scope(), Filter.beside(provinces), SearchedIn.ASKED, related_only=True)
        return
    # What a thing is, is the same wherever one lives.
    of_place = query.own_place or QuestionType.DEFINITION not in query.types
    if of_place and preferred.groups and not preferred.uncovered(index.named_provinces):
        yield Attempt(preferred, filter_of(preferred), SearchedIn.CHOSEN)
    if last is not None and last.article_id is not None and not query.follows_up and leans_on_event(query):
        of_article = Filter(articles=frozenset({last.article_id}))
        yield Attempt(Scope(), of_article, SearchedIn.EVERYWHERE, of_last_event=True)
    leaning = Scope(query.scope.leaning)
    if leaning.groups and not leaning.uncovered(index.named_provinces):
        yield Attempt(leaning, filter_of(leaning), SearchedIn.EVERYWHERE)
    yield Attempt(Scope(), ANYTHING, SearchedIn.EVERYWHERE)


def around(query: Query) -> Attempt:
    """A search in what stands around the articles: numbers, signatures, bylines, notes.

    It comes last, when nothing that an article tells answers.
    """
    searched_in = SearchedIn.ASKED if query.scope.groups else SearchedIn.EVERYWHERE
    return Attempt(query.scope, replace(filter_of(query.scope), asides=True), searched_in)


def filter_of(scope: Scope) -> Filter:
    """The passages that may say something about the places of a scope; all for one without places."""
    return Filter.speaking_of(scope.provinces) if scope.groups else ANYTHING
