"""Ask: a question in, a cited answer or an honest refusal out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from knowledge.places import province_now
from knowledge.store.library import Library
from knowledge.targets import Indicator, TargetKind
from retrieval.answers.citation import cite, make_headline
from retrieval.answers.notes import make_notes
from retrieval.answers.target_answers import TargetAnswers
from retrieval.answers.wording import Wording
from retrieval.index.filters import Filter
from retrieval.query.follow_up import Turn, complete, leans_on_event
from retrieval.query.query import Query, parse_query
from retrieval.query.scope import Scope, find_scope
from retrieval.query.small_talk import find_small_talk
from retrieval.ranking.confidence import ANSWER_THRESHOLD
from retrieval.ranking.explanation import Explanation, explain
from retrieval.ranking.ranker import Candidate, rank
from retrieval.ranking.weighing import weight_query
from retrieval.ranking.weighted_query import WeightedQuery
from retrieval.records import Answer, Citation, Reason, Status
from retrieval.snapshots.embedded import EmbeddedSnapshots
from retrieval.snapshots.snapshot import Snapshot, Snapshots

_RELATED = 2
_SUGGESTIONS = 3


class Assistant:
    """Answers questions from one library; follows the library's changes; safe to share between threads.

    ``snapshots`` keep the index; without any, one is kept in this process's memory.
    """

    def __init__(
        self,
        library: Library,
        wording: Wording,
        today: Callable[[], dt.date] = dt.date.today,
        snapshots: Snapshots | None = None,
    ) -> None:
        self._library = library
        self._wording = wording
        self._today = today
        self._targets = TargetAnswers(library, wording, today)
        self._snapshots = snapshots or EmbeddedSnapshots(library)

    @property
    def version(self) -> int:
        """The version of the library; it grows with every change."""
        return self._library.version()

    def ask(self, question: str, *, province: str | None = None, k: int = 3, last: Turn | None = None) -> Answer:
        """The answer with up to ``k`` citations, best first.

        ``province`` restricts the documents, under any of its names; raises `UnknownProvince` for none of them.
        ``last`` is what the question before left: a follow-up takes over what it does not say again.
        """
        known = self._snapshots.current()
        asked = parse_query(question, known.lexicon)
        completed = complete(asked, parse_query(last.question, known.lexicon)) if last is not None else None
        if completed is not None:
            asked = parse_query(completed, known.lexicon)
        typed = asked
        asked, note = self._corrected(asked, known)
        answer = self._about_last(asked, last, known, k) if completed is None and province is None else None
        if answer is None:
            scope = find_scope(asked, province)
            answer = self._targets.add_to(self._answer(asked, scope, known, k), asked, scope)
        if note and answer.status is Status.ANSWERED:
            answer = answer.model_copy(update={"notes": (note, *answer.notes)})
        # A correction that found nothing may have been none.
        searched = asked if answer.status is Status.ANSWERED else typed
        return answer.model_copy(update={"question": question, "searched": searched.standard})

    def look_up(self, question: str, *, province: str | None = None) -> Answer:
        """The figures that documents state for the places, years and indicators named.

        ``province`` is taken where the question names no place. Without any place, those with targets are offered.
        """
        asked = parse_query(question, self._snapshots.current().lexicon)
        scope = find_scope(asked)
        if not scope.groups and province is not None:
            scope = find_scope(asked, province)
        return self._targets.look_up(asked, scope)

    def list_targets(
        self,
        *,
        province: str | None = None,
        indicator: Indicator | None = None,
        year: int | None = None,
        kind: TargetKind | None = None,
    ) -> Answer:
        """Every figure that documents state, or those that fit; raises `UnknownProvince`."""
        scope = (
            Scope() if province is None else find_scope(parse_query("", self._snapshots.current().lexicon), province)
        )
        return self._targets.list_all(scope, indicator=indicator, year=year, kind=kind)

    def compare(self, question: str) -> Answer:
        """The figures of two or more places side by side; "các tỉnh" is every place, "cả nước" the country."""
        asked = parse_query(question, self._snapshots.current().lexicon)
        return self._targets.compare(asked, find_scope(asked))

    def explain(self, question: str, *, province: str | None = None, k: int = 3) -> Explanation:
        """How the question is read and why its first ``k`` passages come out as they do; raises as `ask` does."""
        known = self._snapshots.current()
        asked, _ = self._corrected(parse_query(question, known.lexicon), known)
        wanted = weight_query(asked, known.index, known.lexicon)
        found = rank(asked, wanted, find_scope(asked, province), known)[:k]
        return explain(asked, wanted, found, asked.search_terms(known.index), known.index)

    def _corrected(self, asked: Query, known: Snapshot) -> tuple[Query, str | None]:
        """The question with its typing slips corrected, and the note that says so."""
        names = [(place.start, place.end) for place in asked.places]
        corrected = known.speller.correct(asked.standard, names)
        if corrected is None:
            return asked, None
        return parse_query(corrected, known.lexicon), self._wording.searched_as(corrected)

    def _about_last(self, asked: Query, last: Turn | None, known: Snapshot, k: int) -> Answer | None:
        """The answer from the article just spoken of, when the question leans on it and it has one."""
        if last is None or last.article_id is None or not leans_on_event(asked):
            return None
        if not known.index.has_article(last.article_id):
            return None
        if find_small_talk(asked) is not None:
            return None
        wanted = weight_query(asked, known.index, known.lexicon)
        found = rank(asked, wanted, Scope(), known, Filter(articles=frozenset({last.article_id})))
        if not found or found[0].confidence < ANSWER_THRESHOLD or not found[0].evidence.answer_type_score:
            return None
        return self._found(asked, wanted, Scope(), found[:k])

    def _answer(self, asked: Query, scope: Scope, known: Snapshot, k: int) -> Answer:
        reason = _nothing_to_search(asked, scope, known)
        if reason is Reason.NO_DOCUMENT_FOR_PLACE:
            return self._refuse(asked, reason, known, scope, self._from_elsewhere(asked, scope, known))
        if reason is not None:
            return self._refuse(asked, reason, known, scope)
        wanted = weight_query(asked, known.index, known.lexicon)
        found = rank(asked, wanted, scope, known)
        if not found or found[0].confidence < ANSWER_THRESHOLD:
            return self._refuse(asked, Reason.NOT_COVERED, known, scope, _cite(found[:_RELATED], wanted, scope))
        return self._found(asked, wanted, scope, found[:k])

    def _from_elsewhere(self, asked: Query, scope: Scope, known: Snapshot) -> tuple[Citation, ...]:
        """What to read when a place has no documents: about the whole country, or a part of the same province today."""
        near = Filter.near(province_now(name) for name in scope.provinces)
        wanted = weight_query(asked, known.index, known.lexicon)
        found = rank(asked, wanted, Scope(), known, near)
        return _cite([each for each in found if each.confidence >= ANSWER_THRESHOLD][:_RELATED], wanted, Scope())

    def _found(self, asked: Query, wanted: WeightedQuery, scope: Scope, found: Sequence[Candidate]) -> Answer:
        citations = _cite(found, wanted, scope)
        headline = make_headline(found[0].hit.passage, found[0].evidence, frozenset(asked.kinds))
        return Answer(
            status=Status.ANSWERED,
            question=asked.asked,
            headline=headline,
            citations=citations,
            notes=make_notes(asked, scope, headline, citations, self._wording, self._today()),
            confidence=round(min(found[0].confidence, 1.0), 4),
        )

    def _refuse(
        self,
        asked: Query,
        reason: Reason,
        known: Snapshot,
        scope: Scope,
        related: tuple[Citation, ...] = (),
    ) -> Answer:
        missing = scope.uncovered(known.index.named_provinces)
        offered = _nearest_first(known.index.provinces, missing[0] if missing else None)
        return Answer(
            status=Status.NOT_FOUND,
            question=asked.asked,
            headline=self._wording.refusal(reason, missing[0] if missing else None, offered),
            related=related,
            suggestions=tuple(self._wording.suggestion(name) for name in offered[:_SUGGESTIONS]),
            reason=reason,
        )


def _cite(found: Sequence[Candidate], wanted: WeightedQuery, scope: Scope) -> tuple[Citation, ...]:
    return tuple(
        cite(number, candidate.hit, candidate.evidence, wanted, scope.provinces)
        for number, candidate in enumerate(found, 1)
    )


def _nearest_first(provinces: tuple[str, ...], missing: str | None) -> tuple[str, ...]:
    """The provinces with documents, those of the same province today as the missing one first."""
    if missing is None:
        return provinces
    now = province_now(missing)
    return tuple(sorted(provinces, key=lambda name: province_now(name) != now))


def _nothing_to_search(asked: Query, scope: Scope, known: Snapshot) -> Reason | None:
    """The reason why searching would be no use, if there is one."""
    if not asked.tokens:
        return Reason.EMPTY_QUESTION
    small_talk = find_small_talk(asked)
    if small_talk is not None:
        return small_talk
    if known.index.is_empty:
        return Reason.EMPTY_COLLECTION
    if scope.groups and len(scope.uncovered(known.index.named_provinces)) == len(scope.groups):
        return Reason.NO_DOCUMENT_FOR_PLACE
    return None
