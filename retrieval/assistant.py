"""Ask: a question in, a cited answer or an honest refusal out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge.dates.calendar import today_in_vietnam
from knowledge.places import find_asked_places
from knowledge.records import Article, Chunk
from knowledge.store.contacts import ContactBook
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import Library
from knowledge.targets import Indicator, TargetKind
from knowledge.vietnamese.normalization import fold
from retrieval.answers.advice import advise, needs_advice
from retrieval.answers.attempts import Attempt, Look, filter_of
from retrieval.answers.command_answers import CommandAnswers
from retrieval.answers.contacts import advise_unreachable, find_contact, find_province, say_whom_to_ask
from retrieval.answers.curated import CuratedAnswers
from retrieval.answers.currency import date_answer
from retrieval.answers.elsewhere import cite_elsewhere, filter_elsewhere
from retrieval.answers.examples import Examples
from retrieval.answers.headline import HeadlineReader
from retrieval.answers.nearness import cite_nearest, find_nearest, make_unsure, say_why
from retrieval.answers.notes import make_notes, rests_on_weak_page, warn
from retrieval.answers.particulars_answers import ParticularsAnswers
from retrieval.answers.place_guesses import guess_places
from retrieval.answers.place_names import note_missing
from retrieval.answers.refusal import asks_of_nothing, find_reason, refuse
from retrieval.answers.search import Search
from retrieval.answers.selection import Selection, cite_all, select_evidence
from retrieval.answers.signed_papers import say_unsigned_papers
from retrieval.answers.stages import Stage, TellStage, tell_nobody, timed
from retrieval.answers.target_answers import TargetAnswers, tells_of_period
from retrieval.answers.unknown_papers import say_unknown_papers
from retrieval.answers.wording import Wording
from retrieval.index.protocol import PassageIndex
from retrieval.query.asked_contact import asks_whom_to_ask
from retrieval.query.asked_lack import asks_who_lacks
from retrieval.query.bare_name import names_numbers_alone
from retrieval.query.follow_up import Turn, lacks_subject, turn_left_by
from retrieval.query.moments import Moment
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.query.reference import Reference
from retrieval.query.scope import Scope, find_scope, scope_of
from retrieval.query.several_questions import split_questions
from retrieval.ranking.answerability import Model, load_model
from retrieval.ranking.explanation import Explanation, explain
from retrieval.records import Answer, CheckedText, Citation, Example, Reason, SearchedIn, Status
from retrieval.snapshots.embedded import EmbeddedSnapshots
from retrieval.snapshots.snapshot import Snapshot, Snapshots

if TYPE_CHECKING:
    from knowledge.targets import FigureExplanation

# Of three words two: what is asked of a thing that is pointed at ("ở đó ai phụ trách") is told in other words as well,
# and half of two syllables ("chuyên trách") is another thing.
_MOST_OF = 2 / 3
_RELATED = 2
# Who thanks or stops wants nothing more, and who is asked back is to say which.
_NOTHING_TO_SUGGEST = frozenset(
    {
        Reason.WHICH_PLACE,
        Reason.WHOM_TO_ASK,
        Reason.OVERVIEW,
        Reason.THANKS,
        Reason.HOW_ARE_YOU,
        Reason.STOP,
        Reason.COMPLAINT,
    }
)
_SUGGESTIONS = 3


class Assistant:
    """Answers questions from one library; follows the library's changes; safe to share between threads.

    ``snapshots`` keep the index; without any, one is kept in this process's memory. ``curated`` holds approved
    answers, which go before everything that is searched. ``model`` says what is likely enough; without any, the one
    that is shipped. ``tell_stage`` is told how long the stages of an answer take.
    """

    def __init__(
        self,
        library: Library,
        wording: Wording,
        today: Callable[[], dt.date] = today_in_vietnam,
        snapshots: Snapshots | None = None,
        curated: CuratedAnswers | None = None,
        model: Model | None = None,
        tell_stage: TellStage = tell_nobody,
    ) -> None:
        self._library = library
        self._wording = wording
        self._today = today
        self._contacts = ContactBook(library.engine)
        self._coverage = CoverageReader(library)
        self._examples = Examples(self._coverage, wording, self._is_answered)
        self._targets = TargetAnswers(library, wording)
        self._commands = CommandAnswers(library, self._targets, self._examples, wording)
        self._particulars = ParticularsAnswers(library, wording)
        self._headlines = HeadlineReader(self._targets.figures, wording)
        self._snapshots = snapshots or EmbeddedSnapshots(library)
        self._curated = curated
        self._model = model or load_model()
        self._tell_stage = tell_stage

    @property
    def version(self) -> int:
        """The version of the library; it grows with every change."""
        return self._library.version()

    def ask(
        self,
        question: str,
        *,
        province: str | None = None,
        prefer: str | None = None,
        everywhere: bool = False,
        last: Turn | None = None,
        k: int = 3,
    ) -> Answer:
        """The answer with up to ``k`` citations, best first.

        ``province`` restricts the documents, under any of its names; ``prefer`` is looked into first, and everything
        after it, for a question that names no place; both raise `UnknownProvince` for a name that no province has.
        ``everywhere`` is for who has seen what is preferred: it is left aside, and nothing is said of it.
        ``last`` is what the question before left: a follow-up takes over what it does not say again.
        """
        several = self._ask_each(split_questions(question), province, prefer, last, k)
        if several is not None:
            return several.model_copy(update={"question": question})
        known = self._snapshots.current()
        with timed(Stage.READING, self._tell_stage):
            query = known.parse(question, province=province, last=last)
        approved = self._find_approved(query) if province is None else None
        if approved is not None:
            return approved.model_copy(update={"question": question, "searched": query.searched})
        preferred = scope_of(prefer) if prefer is not None and not everywhere else Scope()
        answer = self._answer(query, known, preferred, last, k)
        if query.keeps_period and last is not None and not tells_of_period(answer, query):
            of_any_time = last.without_period()
            query = known.parse(question, province=province, last=of_any_time)
            answer = self._answer(query, known, preferred, of_any_time, k)
        answer = say_unknown_papers(answer, query, known.index, self._wording)
        answer = self._with_notes(answer, query, known, preferred, own_place=query.own_place and not everywhere)
        # A correction that found nothing may have been none.
        searched = query.searched if answer.status is not Status.NOT_FOUND else query.typed
        answer = self._with_advice(answer, query, known.version, preferred)
        answer = self._targets.with_other_years(answer, query, known.version)
        answer = self._with_suggestions(answer, query, preferred, last)
        understood = self._say_understood(query) if query.follows_up else ""
        return answer.model_copy(update={"question": question, "searched": searched, "understood": understood})

    def _ask_each(
        self, questions: Sequence[str], province: str | None, prefer: str | None, last: Turn | None, k: int
    ) -> Answer | None:
        """The answer to the first of several questions, the others to be tapped; none where it has none."""
        if len(questions) < 2:
            return None
        first = self.ask(questions[0], province=province, prefer=prefer, last=last, k=k)
        if first.status is not Status.ANSWERED or first.suggestions:
            return None
        others = self._complete_each(questions[1:], province, turn_left_by(first))
        notes = (*first.notes, self._wording.also_asked(len(others)))
        return first.model_copy(update={"suggestions": others, "notes": notes})

    def _complete_each(self, questions: Sequence[str], province: str | None, last: Turn | None) -> tuple[str, ...]:
        """Questions that may lean on one another, each by itself."""
        known = self._snapshots.current()
        whole: list[str] = []
        for each in questions:
            whole.append(known.parse(each, province=province, last=last).searched)
            last = Turn(question=whole[-1])
        return tuple(whole)

    def examples(self, *, prefer: str | None = None) -> tuple[Example, ...]:
        """Up to four questions that are answered, those of a preferred province first; none of an empty library.

        Raises `UnknownProvince` for a name that no province has.
        """
        return self._examples.choose(None if prefer is None else scope_of(prefer).groups[0][0])

    def look_up(self, question: str, *, province: str | None = None) -> Answer:
        """The figures that documents state for the places, years and indicators named.

        ``province`` is taken where the question names no place. Without any place, those with targets are offered.
        """
        known = self._snapshots.current()
        query = parse_query(question, known.index, known.lexicon, correct=False)
        if query.scope.unsettled is not None:
            return refuse(query, Reason.WHICH_PLACE, known.index, self._wording)
        scope = scope_of(province) if province is not None and not query.scope.groups else query.scope
        return self._with_advice(self._targets.look_up(query, scope, known.version), query, known.version, scope)

    def list_targets(
        self,
        *,
        province: str | None = None,
        indicator: Indicator | None = None,
        year: int | None = None,
        kind: TargetKind | None = None,
    ) -> Answer:
        """Every figure that documents state, or those that fit; raises `UnknownProvince`."""
        scope = Scope() if province is None else scope_of(province)
        version = self._snapshots.current().version
        return self._targets.list_all(scope, version, indicator=indicator, year=year, kind=kind)

    def explain_targets(
        self, *, province: str | None = None
    ) -> Iterator[tuple[Article, tuple[FigureExplanation, ...]]]:
        """Every document with figures, each figure with the words that it was read from, the unsure ones too.

        Only documents of ``province`` where one is named; raises `UnknownProvince`.
        """
        # No question needs what finds figures in documents, and it takes long to load.
        from knowledge.targets import explain_figures

        scope = Scope() if province is None else scope_of(province)
        stored = self._targets.figures.of(scope.provinces or None, self._snapshots.current().version)
        articles = self._library.articles_by_id({each.target.article_id for each in stored})
        for article in sorted(articles.values(), key=lambda each: (each.source, each.id)):
            chunks = [
                Chunk(
                    start=each.start,
                    end=each.end,
                    sentences=tuple((each.start + start, each.start + end) for start, end in each.sentences),
                    role=each.role,
                )
                for each in self._library.passages_of(article.id)
            ]
            yield article, explain_figures(article, chunks)

    def compare(self, question: str) -> Answer:
        """The figures of two or more places side by side; "các tỉnh" is every place, "cả nước" the country."""
        known = self._snapshots.current()
        query = parse_query(question, known.index, known.lexicon, correct=False)
        if query.scope.unsettled is not None:
            return refuse(query, Reason.WHICH_PLACE, known.index, self._wording)
        return self._with_advice(self._targets.compare(query, known.version), query, known.version, Scope())

    def check(self, text: str) -> CheckedText:
        """What the documents say of each statement of a text: the same, another figure, or nothing."""
        # No question needs it, and it takes long to load.
        from retrieval.checking.checker import check_text

        return check_text(text, self._targets.figures, self._snapshots.current(), self._today())

    def explain(self, question: str, *, province: str | None = None, k: int = 3) -> Explanation:
        """How the question is read and why its first ``k`` passages come out as they do; raises as `ask` does."""
        known = self._snapshots.current()
        query = known.parse(question, province=province)
        search = self._search(query, known)
        ranked = search.rank(filter_of(query.scope), query.scope)
        return explain(query, search.weighted, ranked, known.index, self._model, k)

    def _search(self, query: Query, known: Snapshot) -> Search:
        return Search(query, known.weight(query), known.index, known.cutter, self._model, self._tell_stage)

    def _find_approved(self, query: Query) -> Answer | None:
        """The approved answer to the question as it was corrected, or else as it was typed."""
        if self._curated is None:
            return None
        approved = self._curated.find(query.key)
        return approved or (self._curated.find(query.typed_key) if query.is_corrected else None)

    def _answer(self, query: Query, known: Snapshot, preferred: Scope, last: Turn | None, k: int) -> Answer:
        return self._answer_unsearched(query, known, last, k) or self._search_for(query, known, preferred, last, k)

    def _answer_unsearched(self, query: Query, known: Snapshot, last: Turn | None, k: int) -> Answer | None:
        """The answer to what no passage is searched for; none for a question that passages may answer."""
        index = known.index
        reason = find_reason(query, index)
        if reason is not None:
            missing = reason is Reason.NO_DOCUMENT_FOR_PLACE
            return refuse(query, reason, index, self._wording, self._cite_elsewhere(query, known) if missing else ())
        whom = self._whom_to_ask(query) if asks_whom_to_ask(query) else None
        if whom is not None:
            return whom
        commanded = self._commands.answer(query, known.parse, known.version)
        if commanded is not None:
            return commanded
        of_itself = self._particulars.answer(query, last, index, known.lexicon, self._today(), k)
        if of_itself is not None:
            return of_itself
        if not query.content or (last is None and asks_of_nothing(query)):
            return refuse(query, Reason.EMPTY_QUESTION, index, self._wording)
        return None

    def _search_for(self, query: Query, known: Snapshot, preferred: Scope, last: Turn | None, k: int) -> Answer:
        """What passages answer, or what is nearest, or a refusal."""
        search = self._search(query, known)
        looks: list[Look] = []
        for attempt, look in search.looks(preferred, last):
            selection = self._select(query, attempt, look, k, known.version)
            if selection is not None:
                shown = self._show(query, attempt, selection, known.version)
                return shown if attempt.of_last_event else self._beside_last(shown, query, last)
            looks.append(look)
        if query.refers_to is not None:
            return self._refuse_of_last(query, last, known)
        if self._targets.are_of_other_years(query, known.version):
            return self._targets.look_up(query, query.scope, known.version)
        attempt, beside = search.around()
        if beside.sure:
            return self._show(query, attempt, select_evidence(query, beside, k), known.version)
        return self._show_nearest(query, [*looks, beside], known.index)

    def _whom_to_ask(self, query: Query) -> Answer | None:
        """The office of the province asked about; none where no office is known."""
        province = find_province(query, Scope())
        contact = find_contact(province, self._contacts) if province is not None else None
        if province is None or contact is None:
            return None
        return Answer(
            status=Status.NOT_FOUND,
            question=query.asked,
            headline=say_whom_to_ask(contact, province, self._wording),
            contact=contact,
            advice=advise_unreachable(contact, self._wording),
            reason=Reason.WHOM_TO_ASK,
            searched_in=SearchedIn.ASKED,
        )

    def _beside_last(self, answer: Answer, query: Query, last: Turn | None) -> Answer:
        """The answer, which is of something else than the last one: unsure where the question named nothing itself."""
        if last is None or last.article_id is None or not lacks_subject(query):
            return answer
        spoken_of = self._library.articles_by_id({last.article_id}).get(last.article_id)
        because = self._wording.not_told_in(spoken_of.title) if spoken_of is not None else ""
        return make_unsure(answer, because, self._wording)

    def _refuse_of_last(self, query: Query, last: Turn | None, known: Snapshot) -> Answer:
        """The refusal of what is asked of something pointed at: nothing else was asked about."""
        told = self._library.articles_by_id({last.article_id}) if last is not None and last.article_id else {}
        titles = [each.title for each in told.values()] if query.refers_to is Reference.ARTICLE else []
        refused = refuse(query, Reason.NOT_COVERED, known.index, self._wording)
        return refused.model_copy(update={"headline": self._wording.not_told_in(titles[0])}) if titles else refused

    def _select(self, query: Query, attempt: Attempt, look: Look, k: int, version: int) -> Selection | None:
        """What is shown of what was found; none where it does not answer."""
        if attempt.related_only:
            return None
        if attempt.of_last_event:
            told = look.sure or (lacks_subject(query) and _tells_of(look, query))
            return select_evidence(query, look, k) if told and _has_asked(look) else None
        # Of what is pointed at something is always told; it must be what is asked.
        told = query.refers_to is None or (_has_asked(look) and _tells_of(look, query))
        sentences = select_evidence(query, look, k) if look.sure and told else None
        return self._targets.select(query, attempt.scope, sentences, version)

    def _cite_elsewhere(self, query: Query, known: Snapshot) -> tuple[Citation, ...]:
        return cite_elsewhere(query, self._search(query, known).rank(filter_elsewhere(query), Scope()))

    def _show_nearest(self, query: Query, looks: Sequence[Look], index: PassageIndex) -> Answer:
        """What comes closest, or the refusal where nothing does."""
        nearest = find_nearest(query, looks)
        best = max(looks, key=lambda look: look.probability)
        is_near = any(look.features is not None and self._model.is_near(look.features) for look in looks)
        # What is so today, prices and the weather, comes near to nothing that documents tell.
        if not is_near or query.moment is Moment.TODAY:
            related = {each.hit.article.id: each for each in reversed(nearest)}
            cited = cite_all([*related.values()][::-1][:_RELATED], query.scope)
            return refuse(query, Reason.NOT_COVERED, index, self._wording, cited)
        citations = cite_nearest(nearest, query.scope)
        shown = Selection(headline="", citations=citations, confidence=round(best.probability, 4))
        return Answer(
            status=Status.NEAR,
            question=query.asked,
            headline=self._wording.near(),
            because=say_why(query, nearest, self._wording),
            warning=warn(citations, self._wording, self._today()),
            citations=citations,
            notes=make_notes(query, query.scope, shown, self._wording, self._today()),
            confidence=shown.confidence,
            searched_in=SearchedIn.ASKED if query.scope.groups else SearchedIn.EVERYWHERE,
        )

    def _show(self, query: Query, attempt: Attempt, selection: Selection, version: int) -> Answer:
        said = self._headlines.read(query, selection, version)
        beside = make_notes(query, attempt.scope, selection, self._wording, self._today())
        answer = Answer(
            status=Status.ANSWERED,
            question=query.asked,
            headline=selection.headline,
            warning=warn(selection.citations, self._wording, self._today()),
            frame=said.frame,
            citations=selection.citations,
            targets=selection.targets,
            compared=selection.compared,
            years=selection.years,
            periods=selection.periods,
            others=selection.others,
            notes=(*said.notes, *beside),
            confidence=selection.confidence,
            searched_in=attempt.searched_in,
        )
        weak = self._wording.weak_page() if rests_on_weak_page(answer.citations) else ""
        if names_numbers_alone(query):
            return make_unsure(answer, "", self._wording)
        lacking = self._wording.tells_of_those_who_have() if asks_who_lacks(query.searched) else ""
        if because := lacking or said.of_other_kind or weak:
            return make_unsure(answer, because, self._wording)
        answer = date_answer(answer, query, self._wording, self._today())
        return say_unsigned_papers(answer, query, self._wording)

    def _with_advice(self, answer: Answer, query: Query, version: int, preferred: Scope) -> Answer:
        """The answer with what to do next and whom to ask, where it is none or only near."""
        if not needs_advice(answer):
            return answer
        years = self._targets.find_other_years(query, version)
        province = find_province(query, preferred)
        contact = find_contact(province, self._contacts) if province is not None else None
        whom = say_whom_to_ask(contact, province, self._wording) if contact and province else None
        advice = advise(answer, query, years, whom, self._wording, self._say_around(province) if province else None)
        return answer.model_copy(update={"advice": advice, "contact": contact})

    def _say_around(self, province: str) -> str | None:
        """What there is around a province that has nothing but support of its own; none for one that has."""
        coverage = self._coverage.current()
        place = coverage.of(province)
        if place.has_sxsh or not coverage.articles:
            return None
        return self._wording.little_there(place, coverage.beside(province), coverage.nation)

    def _with_suggestions(self, answer: Answer, query: Query, preferred: Scope, last: Turn | None) -> Answer:
        """The refusal with questions that are answered, of the place asked about, preferred or spoken of first."""
        if answer.status is not Status.NOT_FOUND or answer.suggestions or answer.reason in _NOTHING_TO_SUGGEST:
            return answer
        spoken_of = find_scope(find_asked_places(last.question)).groups if last is not None else ()
        groups = query.scope.groups or preferred.groups or spoken_of
        examples = self._examples.suggest(groups[0][0] if groups else None, _SUGGESTIONS)
        offered = (*self._confirming(query), *(each.question for each in examples))
        return answer.model_copy(update={"suggestions": tuple(dict.fromkeys(offered))[:_SUGGESTIONS]})

    def _confirming(self, query: Query) -> Iterator[str]:
        """What to tap where a place was typed as an abbreviation: of one that we are not sure of, if that answers."""
        for question in () if query.small_talk is not None else guess_places(query):
            if query.scope.groups or self._is_answered(question):
                yield question

    def _say_understood(self, query: Query) -> str:
        """How a question was read that leaned on the one before it: its places by their names."""
        said = query.searched
        for place in sorted(query.places, key=lambda each: each.start, reverse=True):
            if fold(said[place.start : place.end]) == fold(place.provinces[0]):
                said = said[: place.start] + place.provinces[0] + said[place.end :]
        return self._wording.understood(said)

    def _is_answered(self, question: str) -> bool:
        known = self._snapshots.current()
        return self._answer(known.parse(question), known, Scope(), None, 1).status is Status.ANSWERED

    def _with_notes(
        self, answer: Answer, query: Query, known: Snapshot, preferred: Scope, *, own_place: bool
    ) -> Answer:
        """The answer with what is to be known of the search in front of its other notes."""
        notes = list(answer.notes)
        found = answer.status is not Status.NOT_FOUND
        if found:
            notes[:0] = note_missing(answer, query, known.index, self._wording)
        if query.is_corrected and found:
            notes.insert(0, self._wording.searched_as(query.searched))
        if answer.searched_in is not SearchedIn.ASKED:
            if own_place and not preferred.groups:
                notes.insert(0, self._wording.own_place_unknown())
            elif preferred.groups and found:
                say = (
                    self._wording.in_chosen if answer.searched_in is SearchedIn.CHOSEN else self._wording.not_in_chosen
                )
                notes.insert(0, say(preferred.groups[0][0]))
        return answer.model_copy(update={"notes": tuple(notes)})


def _has_asked(look: Look) -> bool:
    """Whether the first passage found holds the type of thing that is asked for."""
    return bool(look.ranked) and look.ranked[0].evidence.answer_type_score > 0


def _tells_of(look: Look, query: Query) -> bool:
    """Whether the first passage found speaks of what is asked about, and not only of the same place or article."""
    asked = {token.term for token in query.informative if not token.only_asks}
    held = look.ranked[0].evidence.terms if look.ranked else {}
    return len(asked & held.keys()) >= _MOST_OF * len(asked)
