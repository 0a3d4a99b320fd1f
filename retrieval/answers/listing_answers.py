"""Which documents there are, the newest first: listed by title, and none of them quoted."""

from __future__ import annotations

from collections import Counter

from knowledge.store.catalogue import Catalogue, Listed
from knowledge.store.library import Library
from retrieval.answers.citation import cite_passage
from retrieval.answers.wording import Wording
from retrieval.query.asked_listing import asks_for_documents, asks_for_newest
from retrieval.query.query import Query
from retrieval.records import Answer, Citation, Listing, Reason, SearchedIn, Status

# As many as stand on one screen of a phone; the others are one tap away.
_LISTED = 6
_YEARS = 3


class ListingAnswers:
    """Answers that list documents; the same `Answer` as any other, with ``listing``."""

    def __init__(self, library: Library, catalogue: Catalogue, wording: Wording) -> None:
        self._library = library
        self._catalogue = catalogue
        self._wording = wording

    def answer(self, query: Query) -> Answer | None:
        """The documents of the places and the year that are asked for; none where something else is asked."""
        if not asks_for_documents(query):
            return None
        asked = query.scope.provinces
        there = [each for each in self._catalogue.current() if not asked or not asked.isdisjoint(each.provinces)]
        year = query.years[0] if len(query.years) == 1 else None
        chosen = [each for each in there if not query.years or each.year in query.years]
        places = tuple(group[0] for group in query.scope.groups)
        if not chosen:
            return self._refuse(query, places, there)
        newest = asks_for_newest(query)
        return Answer(
            status=Status.ANSWERED,
            question=query.asked,
            headline=self._wording.documents_of(places, query.years, len(chosen), newest=newest),
            citations=self._cite([each.id for each in chosen[:_LISTED]]),
            listing=Listing(places=_counted(chosen, query), year=year, count=len(chosen)),
            confidence=1.0,
            searched_in=SearchedIn.ASKED,
        )

    def _cite(self, ids: list[str]) -> tuple[Citation, ...]:
        """The citations of articles, without those that were removed a moment ago."""
        articles = self._library.articles_by_id(ids)
        read = [(articles[each], self._library.passages_of(each)) for each in ids if each in articles]
        cited = [cite_passage(article, passages[0]) for article, passages in read if passages]
        return tuple(each.model_copy(update={"n": n}) for n, each in enumerate(cited, 1))

    def _refuse(self, query: Query, places: tuple[str, ...], there: list[Listed]) -> Answer:
        """There are none of these years; those of other years, the nearest first."""
        others = Counter(each.year for each in there if each.year is not None)
        nearest = sorted(others, key=lambda year: (min(abs(year - asked) for asked in query.years), -year))
        return Answer(
            status=Status.NOT_FOUND,
            question=query.asked,
            headline=self._wording.no_documents_of(places, query.years),
            suggestions=tuple(self._wording.documents_question(places, year) for year in nearest[:_YEARS]),
            reason=Reason.NOT_COVERED,
            searched_in=SearchedIn.ASKED,
        )


def _counted(chosen: list[Listed], query: Query) -> tuple[tuple[str, int], ...]:
    """How many documents there are of each province asked about, by names of before July 2025."""
    asked = dict.fromkeys(province for group in query.scope.groups for province in group)
    counts = {name: sum(name in each.provinces for each in chosen) for name in asked}
    return tuple((name, count) for name, count in counts.items() if count)
