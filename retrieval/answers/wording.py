"""The sentences retrieval needs for people, as an interface; the face of the product brings the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from knowledge.records import Contact, SourceDate, Validity
from knowledge.store.coverage import Coverage
from knowledge.targets import Indicator, Target, TargetKind
from knowledge.targets.periods import Span
from retrieval.answers.stated_particulars import Stated
from retrieval.query.particular_phrases import Particular
from retrieval.query.question_types import QuestionType
from retrieval.records import Asked, Citation, Reason


class Wording(Protocol):
    """Every sentence of an `Answer` that is not quoted from a document."""

    def merged(self, province: str, province_now: str) -> str:
        """A province of before July 2025 belongs to another one today."""
        ...

    def includes(self, province_now: str, provinces: Sequence[str]) -> str:
        """A province of today was asked for, and the documents are about provinces it took in."""
        ...

    def date_basis(self, date: SourceDate) -> str:
        """What the first citation's date rests on, when it is not the day of publication."""
        ...

    def deadline_passed(self, year: int) -> str:
        """The period that the answer speaks of is over."""
        ...

    def digest(self, citation: Citation) -> str:
        """What is cited is our own summary of a page: who wrote it, from which page, of when, and how much was read."""
        ...

    def conflict(self, said: str) -> str:
        """Pages say different things; ``said`` is what each says, in a sentence."""
        ...

    def weak_page(self) -> str:
        """All that was found is told by pages that prove nothing by themselves."""
        ...

    def holds_no_more(self, validity: Validity) -> str:
        """The paper that the answer is from has ended, or another stands in its place."""
        ...

    def not_in_force(self, validity: Validity) -> str:
        """The paper that the answer is from is not in force yet."""
        ...

    def frame(self, kind: TargetKind, period: Span | None, province: str | None) -> str:
        """What a quoted sentence is, for when and where, as far as it says so."""
        ...

    def states_otherwise(self, figures: Sequence[Target], low: float, high: float) -> str:
        """The documents state these figures, and not the one that the question took for true."""
        ...

    def confirms(self, figure: Target, *, named: bool) -> str:
        """The documents state just what the question took for true; ``named`` says of what."""
        ...

    def only_other_kind(self, figure: Target, wanted: TargetKind, *, named: bool) -> str:
        """A figure is all that is told, and is not of the kind wanted; ``named`` says of what it is."""
        ...

    def is_only_wished(self) -> str:
        """What is shown is a target, where it was asked what was reached."""
        ...

    def is_past(self, figures: Sequence[Target]) -> str:
        """Figures shown below a newer one are of an earlier period."""
        ...

    def nearest_is_of(self, year: int | None) -> str:
        """What is shown is not of the time asked about, but the nearest there is; a year or an undated document."""
        ...

    def newest_is_of(self, year: int) -> str:
        """The newest document that answers is of this year."""
        ...

    def not_of_that_time(self, periods: Sequence[Span]) -> str:
        """What is shown speaks of no year asked about; without periods, not of today."""
        ...

    def searched_as(self, question: str) -> str:
        """The question was searched with corrected spelling."""
        ...

    def understood(self, question: str) -> str:
        """How a question was read that leaned on the one before it."""
        ...

    def also_asked(self, count: int) -> str:
        """So many further questions of the message are answered when they are tapped."""
        ...

    def tells_of_those_who_have(self) -> str:
        """It was asked who has not, or does not, and documents tell of the others."""
        ...

    def in_chosen(self, province: str) -> str:
        """The preferred province decided the answer."""
        ...

    def not_in_chosen(self, province: str) -> str:
        """The preferred province has no answer, and another place has."""
        ...

    def own_place_unknown(self) -> str:
        """The question is about the place of the person who asks, and none was chosen."""
        ...

    def near(self) -> str:
        """What follows is only near: nobody is sure that it answers."""
        ...

    def missing_numbers(self, numbers: Sequence[str]) -> str:
        """What is near has none of these numbers and years of the question."""
        ...

    def unknown_papers(self, papers: Sequence[str]) -> str:
        """No document speaks of these papers, which the question calls by their numbers."""
        ...

    def unsigned_papers(self, papers: Sequence[str]) -> str:
        """No document says who signed these papers, which the question calls by their numbers."""
        ...

    def missing(self, asked: QuestionType) -> str:
        """What is near does not hold the type of thing asked for; empty where that cannot be said."""
        ...

    def refusal(self, reason: Reason, place: str | None, provinces: Sequence[str]) -> str:
        """Why there is no answer; ``place`` was asked about, ``provinces`` are those with documents."""
        ...

    def not_told_of(self, places: Sequence[str]) -> str:
        """There are documents about these places, and none of them answers."""
        ...

    def not_told_in(self, title: str) -> str:
        """The document that was pointed at does not answer."""
        ...

    def example(self, asked: Asked, province: str) -> str:
        """A question about one province, of a kind that the collection may answer."""
        ...

    def common_questions(self) -> Sequence[str]:
        """Questions that name no province and that people often ask."""
        ...

    def little_there(self, place: Coverage, beside: Sequence[Coverage], nation: Coverage) -> str:
        """Of a province there is support alone, or nothing; what there is ``beside`` it, and of the ``nation``."""
        ...

    def targets_of(self, places: Sequence[str], periods: Sequence[Span]) -> str:
        """The heading of the figures of these places (none: any) for these periods (none: any)."""
        ...

    def comparison_of(self, places: Sequence[str]) -> str:
        """The heading of a comparison; "" among the places is the whole country."""
        ...

    def no_targets(
        self,
        places: Sequence[str],
        periods: Sequence[Span],
        there: Sequence[Target],
        indicators: Sequence[Indicator] = (),
    ) -> str:
        """No figure of ``indicators`` was found; ``there`` are those that the places have of other years or kinds."""
        ...

    def which_place(self) -> str:
        """A place is needed to look figures up."""
        ...

    def which_of(self, written: str, provinces: Sequence[str]) -> str:
        """What was written is a short form of several provinces; which one is meant?"""
        ...

    def place_in(self, district: str, province: str) -> str:
        """A district or city, with the province it lies in."""
        ...

    def no_document_of(self, place: str) -> str:
        """Of the places asked about, this one has no document."""
        ...

    def district_unknown(self, district: str, province: str) -> str:
        """No document names the district that was asked about; its province has some."""
        ...

    def read_page(self, title: str) -> str:
        """A next step: the nearest article is worth reading whole."""
        ...

    def other_years(self, years: Sequence[int]) -> str:
        """A next step: there are figures for these years."""
        ...

    def whom_to_ask(self, contact: Contact, including: str | None) -> str:
        """A next step: an office knows more; ``including`` is a province that its own has taken in."""
        ...

    def unreachable(self, office: str) -> str:
        """A next step: nothing but its name is known of an office."""
        ...

    def ask_otherwise(self) -> str:
        """A next step where there is no other: other words, or a place."""
        ...

    def targets_question(self, place: str, indicator: Indicator | None, year: int | None) -> str:
        """A question for the targets of a place ("" the country), of one indicator and for one year, or any."""
        ...

    def which_indicator(self) -> str:
        """An indicator is needed to say who sets the most."""
        ...

    def ranking_question(self, indicator: Indicator, periods: Sequence[Span], *, highest: bool) -> str:
        """A question for the place that sets the highest share of an indicator, or the lowest."""
        ...

    def ranked(self, indicator: Indicator, periods: Sequence[Span], places: int, *, highest: bool) -> str:
        """What stands below is the highest share, or the lowest, of so many places that set one."""
        ...

    def ranked_alike(self) -> str:
        """Only shares were compared, and whom they count and by when may differ from place to place."""
        ...

    def places_with_targets(
        self, places: Sequence[tuple[str, str]], indicators: Sequence[Indicator], periods: Sequence[Span]
    ) -> str:
        """These provinces of before July 2025, each with today's name, have targets."""
        ...

    def documents_of(self, places: Sequence[str], years: Sequence[int], count: int, *, newest: bool) -> str:
        """So many documents are about these places (none: any) and from these years (none: any)."""
        ...

    def no_documents_of(self, places: Sequence[str], years: Sequence[int]) -> str:
        """There is no document about these places from these years."""
        ...

    def documents_question(self, places: Sequence[str], year: int | None) -> str:
        """A question for the documents about these places (none: any) from a year (none: any)."""
        ...

    def overview_of(
        self, places: Sequence[str], year: int | None, articles: int, targets: int, of_places: int, until: int | None
    ) -> str:
        """What there is of a place, of a year, or of the subject where neither is named.

        So many ``articles`` and ``targets``, these ``of_places``, the last of them ``until`` a year.
        """
        ...

    def took_in(self, province_now: str, provinces: Sequence[str]) -> str:
        """A province of today, with those that it took in."""
        ...

    def places_question(self, year: int | None) -> str:
        """A question for the places that have targets for a year (none: any)."""
        ...

    def about_the_topic(self) -> Sequence[str]:
        """Questions about the subject itself."""
        ...

    def which_others(self, named: str | None) -> str:
        """Two places are needed for a comparison; ``named`` is the one known, if any ("" the whole country)."""
        ...

    def comparison_suggestion(self, places: Sequence[str]) -> str:
        """A question that compares these places."""
        ...

    def particular_frame(self, stated: Sequence[Stated], quoted: str) -> str:
        """What a quoted line is that an article states of itself, with what the line does not show as it is."""
        ...

    def particular_sentence(self, stated: Sequence[Stated]) -> str:
        """What an article states of itself without a line that says so."""
        ...

    def not_stated(self, particular: Particular, *, of_paper: bool, in_part: bool) -> str:
        """The document asked about does not say this of itself, or what was read of it ``in_part`` does not."""
        ...

    def which_document(self, count: int) -> str:
        """It is not sure which document was asked about; ``count`` of them may be the one."""
        ...

    def near_document(self) -> str:
        """What follows are documents that come near to what was asked, and no sure answer."""
        ...
