"""A wording for tests that shows which sentence was asked for, with what."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import Contact, SourceDate, Validity
from knowledge.store.coverage import Coverage
from knowledge.targets import Indicator, Target, TargetKind
from knowledge.targets.periods import Span
from retrieval.answers.stated_particulars import Stated
from retrieval.query.particular_phrases import Particular
from retrieval.query.question_types import QuestionType
from retrieval.records import Asked, Citation, Reason


class PlainWording:
    """Says in plain code what the product would say in Vietnamese."""

    def merged(self, province: str, province_now: str) -> str:
        return f"merged {province} > {province_now}"

    def includes(self, province_now: str, provinces: Sequence[str]) -> str:
        return f"includes {province_now} < {', '.join(provinces)}"

    def date_basis(self, date: SourceDate) -> str:
        return f"basis {date.basis.value} {date.value}"

    def deadline_passed(self, year: int) -> str:
        return f"passed {year}"

    def digest(self, citation: Citation) -> str:
        return f"digest of {citation.title}"

    def conflict(self, said: str) -> str:
        return f"conflict {said}"

    def weak_page(self) -> str:
        return "weak page"

    def holds_no_more(self, validity: Validity) -> str:
        return f"until {validity.until}, replaced by {validity.replaced_by}"

    def not_in_force(self, validity: Validity) -> str:
        return f"since {validity.since}"

    def frame(self, kind: TargetKind, period: Span | None, province: str | None) -> str:
        return f"{kind.value} {_plain([period] if period else [])} {province}"

    def states_otherwise(self, figures: Sequence[Target], low: float, high: float) -> str:
        return f"states {[each.low for each in figures]}, not {low}"

    def confirms(self, figure: Target, *, named: bool) -> str:
        return f"confirms {figure.low}{f' of {figure.indicator.value}' if named else ''}"

    def only_other_kind(self, figure: Target, wanted: TargetKind, *, named: bool) -> str:
        about = f" of {figure.indicator.value}" if named else ""
        return f"only {figure.kind.value} {figure.low}{about}, no {wanted.value}"

    def is_only_wished(self) -> str:
        return "only wished"

    def is_past(self, figures: Sequence[Target]) -> str:
        return f"past {[each.low for each in figures]}"

    def nearest_is_of(self, year: int | None) -> str:
        return f"nearest of {year}"

    def newest_is_of(self, year: int) -> str:
        return f"newest of {year}"

    def not_of_that_time(self, periods: Sequence[Span]) -> str:
        return f"not of {_plain(periods) or 'today'}"

    def searched_as(self, question: str) -> str:
        return f"searched as {question}"

    def understood(self, question: str) -> str:
        return f"understood {question}"

    def also_asked(self, count: int) -> str:
        return f"also asked {count}"

    def tells_of_those_who_have(self) -> str:
        return "only those who have"

    def in_chosen(self, province: str) -> str:
        return f"in chosen {province}"

    def not_in_chosen(self, province: str) -> str:
        return f"not in chosen {province}"

    def own_place_unknown(self) -> str:
        return "own place unknown"

    def near(self) -> str:
        return "near"

    def unknown_papers(self, papers: Sequence[str]) -> str:
        return f"unknown papers {', '.join(papers)}"

    def unsigned_papers(self, papers: Sequence[str]) -> str:
        return f"unsigned {', '.join(papers)}"

    def missing_numbers(self, numbers: Sequence[str]) -> str:
        return f"without {', '.join(numbers)}"

    def missing(self, asked: QuestionType) -> str:
        return f"missing {asked.value}"

    def refusal(self, reason: Reason, place: str | None, provinces: Sequence[str]) -> str:
        return f"{reason.value} {place} [{', '.join(provinces)}]"

    def not_told_in(self, title: str) -> str:
        return f"not told in {title}"

    def example(self, asked: Asked, province: str) -> str:
        return f"{asked.value} of {province}"

    def common_questions(self) -> Sequence[str]:
        return ()

    def little_there(self, place: Coverage, beside: Sequence[Coverage], nation: Coverage) -> str:
        near = ", ".join(each.province for each in beside)
        return f"{list(map(str, place.holdings))} of {place.province}, beside {near}, nation {nation.articles}"

    def targets_of(self, places: Sequence[str], periods: Sequence[Span]) -> str:
        return f"targets of {', '.join(places)} {_plain(periods)}"

    def comparison_of(self, places: Sequence[str]) -> str:
        return f"comparison of {', '.join(places)}"

    def no_targets(
        self,
        places: Sequence[str],
        periods: Sequence[Span],
        there: Sequence[Target],
        indicators: Sequence[Indicator] = (),
    ) -> str:
        return f"no targets of {', '.join(places)} {_plain(periods)}, there {[each.period_to for each in there]}"

    def which_place(self) -> str:
        return "which place"

    def which_of(self, written: str, provinces: Sequence[str]) -> str:
        return f"which of {', '.join(provinces)} is {written}"

    def place_in(self, district: str, province: str) -> str:
        return f"{district} in {province}"

    def no_document_of(self, place: str) -> str:
        return f"no document of {place}"

    def district_unknown(self, district: str, province: str) -> str:
        return f"no document of {district}, but of {province}"

    def read_page(self, title: str) -> str:
        return f"read {title}"

    def other_years(self, years: Sequence[int]) -> str:
        return f"see {', '.join(map(str, years))}"

    def whom_to_ask(self, contact: Contact, including: str | None) -> str:
        return f"ask {contact.name}{f' with {including}' if including else ''}"

    def unreachable(self, office: str) -> str:
        return f"nothing known of {office}"

    def ask_otherwise(self) -> str:
        return "ask otherwise"

    def targets_question(self, place: str, indicator: Indicator | None, year: int | None) -> str:
        return f"targets of {place or 'all'} {indicator.value if indicator else 'any'} {year}"

    def which_indicator(self) -> str:
        return "which indicator"

    def ranking_question(self, indicator: Indicator, periods: Sequence[Span], *, highest: bool) -> str:
        return f"{'highest' if highest else 'lowest'} {indicator.value} {_plain(periods)}"

    def ranked(self, indicator: Indicator, periods: Sequence[Span], places: int, *, highest: bool) -> str:
        return f"{self.ranking_question(indicator, periods, highest=highest)} of {places}"

    def ranked_alike(self) -> str:
        return "shares alone"

    def places_with_targets(
        self, places: Sequence[tuple[str, str]], indicators: Sequence[Indicator], periods: Sequence[Span]
    ) -> str:
        named = [each.value for each in indicators]
        now = {today for _, today in places}
        return f"{len(places)} places, {len(now)} today, {named} {_plain(periods)}: {', '.join(dict(places))}"

    def documents_of(self, places: Sequence[str], years: Sequence[int], count: int, *, newest: bool) -> str:
        return f"{count} documents of {', '.join(places)} {list(years)}{', newest' if newest else ''}"

    def no_documents_of(self, places: Sequence[str], years: Sequence[int]) -> str:
        return f"no documents of {', '.join(places)} {list(years)}"

    def documents_question(self, places: Sequence[str], year: int | None) -> str:
        return f"documents of {', '.join(places)} {year}"

    def overview_of(
        self, places: Sequence[str], year: int | None, articles: int, targets: int, of_places: int, until: int | None
    ) -> str:
        return f"overview {list(places)} {year} {articles} {targets} {of_places} {until}"

    def took_in(self, province_now: str, provinces: Sequence[str]) -> str:
        return f"{province_now} took in {list(provinces)}"

    def places_question(self, year: int | None) -> str:
        return f"places with targets {year}"

    def about_the_topic(self) -> Sequence[str]:
        return ("what", "why")

    def which_others(self, named: str | None) -> str:
        return f"which others beside {named}"

    def comparison_suggestion(self, places: Sequence[str]) -> str:
        return f"compare {', '.join(places)}"

    def particular_frame(self, stated: Sequence[Stated], quoted: str) -> str:
        return _plain_particulars(stated)

    def particular_sentence(self, stated: Sequence[Stated]) -> str:
        return f"said elsewhere: {_plain_particulars(stated)}"

    def not_stated(self, particular: Particular, *, of_paper: bool, in_part: bool) -> str:
        part = "part read of " if in_part else ""
        return f"{part}{'paper' if of_paper else 'page'} states no {particular.value}"

    def not_told_of(self, places: Sequence[str]) -> str:
        return f"not told of {', '.join(places)}"

    def which_document(self, count: int) -> str:
        return f"which of {count} documents"

    def near_document(self) -> str:
        return "near document"


def _plain_particulars(stated: Sequence[Stated]) -> str:
    values = [each.value if isinstance(each.value, str) else str(each.value.value) for each in stated]
    posts = [each.post for each in stated if each.post]
    return f"{stated[0].kind.value} {', '.join([*values, *posts])}"


def _plain(periods: Sequence[Span]) -> list[object]:
    """Single years as they are, periods as pairs."""
    return [each.first if each.first == each.last else tuple(each) for each in periods]
