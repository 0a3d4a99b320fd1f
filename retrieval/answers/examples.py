"""Questions that the collection answers, by what it has of a province: as examples, and after a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from threading import Lock

from knowledge.store.coverage import Coverage, CoverageReader, Holding, LibraryCoverage
from retrieval.answers.wording import Wording
from retrieval.records import Asked, Example

_MOST = 4
_OF_PROVINCES = 2
# A province of which nothing is answered is passed over, and not more of them than this are tried.
_TRIED = 12


_ASKED_OF: Mapping[Holding, tuple[Asked, ...]] = {
    Holding.TARGETS: (Asked.TARGETS,),
    Holding.RESULTS: (Asked.RESULTS, Asked.FIRMS),
    Holding.WORDS: (Asked.ACTIVITIES, Asked.PLANS, Asked.FIRMS, Asked.CONSUMPTION, Asked.SUPPORT, Asked.PROMOTION),
    Holding.SUPPORT: (Asked.SUPPORT, Asked.PROMOTION),
}


class Examples:
    """Makes examples and tries each before it is shown, once for each version; safe to share between threads."""

    def __init__(self, coverage: CoverageReader, wording: Wording, is_answered: Callable[[str], bool]) -> None:
        self._coverage = coverage
        self._wording = wording
        self._is_answered = is_answered
        self._lock = Lock()
        self._tried: tuple[LibraryCoverage | None, dict[str, bool]] = (None, {})

    def choose(self, preferred: str | None = None) -> tuple[Example, ...]:
        """Up to four questions: two of provinces, then common ones that name none.

        The two are of the ``preferred`` province and of those beside it; without one, of those with the most to tell.
        """
        return tuple(islice(self._of_all(self._coverage.current(), preferred), _MOST))

    def suggest(self, province: str | None, most: int) -> tuple[Example, ...]:
        """Up to ``most`` questions to go on with: of a province, of those that lie beside it, and of the others."""
        coverage = self._coverage.current()
        of = self._of_all(coverage, None) if province is None else self._of_and_beside(coverage, province)
        return tuple(islice(of, most))

    def of(self, province: str, most: int) -> tuple[str, ...]:
        """Up to ``most`` questions of one province alone."""
        coverage = self._coverage.current()
        return tuple(each.question for each in islice(self._of_province(coverage, coverage.of(province)), most))

    def _of_all(self, coverage: LibraryCoverage, preferred: str | None) -> Iterator[Example]:
        """Two of provinces, then the common ones; no more are tried than somebody takes."""
        yield from islice(self._of_and_beside(coverage, preferred), _OF_PROVINCES)
        for question in self._wording.common_questions():
            if self._answers(coverage, question):
                yield Example(question=question)

    def _of_and_beside(self, coverage: LibraryCoverage, province: str | None) -> Iterator[Example]:
        own, beside = (coverage.of(province), coverage.beside(province)) if province is not None else (None, ())
        if own is not None:
            yield from islice(self._of_province(coverage, own), _OF_PROVINCES)
        others = [each for each in _best_first(coverage.provinces) if each not in beside and each != own]
        for place in islice([*beside, *others], _TRIED):
            yield from islice(self._of_province(coverage, place), 1)

    def _of_province(self, coverage: LibraryCoverage, place: Coverage) -> Iterator[Example]:
        """The questions of one province that are answered, those for the best it has first."""
        for asked in dict.fromkeys(asked for held in place.holdings for asked in _ASKED_OF[held]):
            question = self._wording.example(asked, place.province)
            if self._answers(coverage, question):
                yield Example(question=question, province=place.province, asked=asked)

    def _answers(self, coverage: LibraryCoverage, question: str) -> bool:
        # What there is was read once for all that is tried: whether it has changed is a question to the database.
        with self._lock:
            if self._tried[0] is not coverage:
                self._tried = coverage, {}
            tried = self._tried[1]
        if question not in tried:
            tried[question] = self._is_answered(question)
        return tried[question]


def _best_first(provinces: Iterable[Coverage]) -> list[Coverage]:
    """Provinces in the order of what they have, and of these those with most articles first."""
    there = [each for each in provinces if each.best is not None]
    return sorted(there, key=lambda each: (each.rank, -each.articles, each.province))
