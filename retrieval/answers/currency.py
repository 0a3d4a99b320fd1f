"""Whether what is shown is of the time that a question means, and what is said where it is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from knowledge.targets import TargetKind
from knowledge.targets.periods import Span, find_periods
from retrieval.answers.wording import Wording
from retrieval.query.moments import Moment
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.ranking.ranker import Candidate
from retrieval.ranking.shares import HELD_WELL
from retrieval.records import Answer, Citation, Status

# What something is and what it is good for is told for years to come.
_TIMELESS = frozenset({QuestionType.DEFINITION, QuestionType.PURPOSE})
# A plan is made for five years: until then the newest one is taken for the present one, with its year.
_YEARS_OF_A_PLAN = 5
_OFFSETS = {Moment.LAST_YEAR: -1, Moment.THIS_YEAR: 0, Moment.NEXT_YEAR: 1}
# Of what answers nearly as well as the best, who asks for the newest wants the newest.
_NEARLY_AS_WELL = 0.9


def date_answer(answer: Answer, query: Query, wording: Wording, today: dt.date) -> Answer:
    """The answer as it is where it is of the time asked about; near, with its year in front, where it is not.

    The newest that is shown as such says of which year it is.
    """
    if not answer.citations or answer.compared:
        return answer
    year = _year_of(answer.citations[0])
    missed = _missed_periods(answer, query)
    if missed or _is_outdated(answer, query, year, today):
        notes = (answer.frame, *answer.notes) if answer.frame else answer.notes
        said = {"status": Status.NEAR, "headline": wording.nearest_is_of(year), "frame": "", "notes": notes}
        return answer.model_copy(update={**said, "because": wording.not_of_that_time(missed)})
    if (
        query.moment in {Moment.NOW, Moment.NEWEST}
        and year is not None
        and year < today.year
        and not _is_timeless(query)
    ):
        return answer.model_copy(update={"notes": (*answer.notes, wording.newest_is_of(year))})
    return answer


def newest_first(found: Sequence[Candidate], query: Query) -> list[Candidate]:
    """Candidates where the newest is asked for: of those that answer nearly as well as the best it goes first."""
    if query.moment is None or len(query.scope.groups) > 1:  # what each holds is counted only then
        return list(found)
    close = [each for each in found if each.score >= _NEARLY_AS_WELL * found[0].score and each.held >= HELD_WELL]
    if len(close) < 2 or close[0] is not found[0]:
        return list(found)
    newest = sorted(close, key=lambda each: each.hit.article.date.value or "", reverse=True)
    return [*newest, *(each for each in found if each not in close)]


def _missed_periods(answer: Answer, query: Query) -> tuple[Span, ...]:
    """The periods asked for, where nothing that is shown is of any.

    An answer that names no year may be of the one asked about, but for an open period ("sau năm 2020").
    """
    wanted = query.targets.periods
    if not any(None in each for each in wanted) and not find_periods(answer.headline, bare=True):
        return ()
    told = _told(answer)
    return () if any(_overlap(asked, each) for asked in wanted for each in told) else wanted


def _is_outdated(answer: Answer, query: Query, year: int | None, today: dt.date) -> bool:
    moment = query.moment
    if moment is None or moment is Moment.NEWEST or query.years or _is_timeless(query):
        return False
    wanted = today.year + _OFFSETS.get(moment, 0)
    if any(_overlap(Span(wanted, wanted), each) for each in _told(answer)):
        return False
    if moment is not Moment.NOW or year is None:
        return True
    return year < today.year - (_YEARS_OF_A_PLAN if _asks_for_plan(query) else 1)


def _is_timeless(query: Query) -> bool:
    """Whether what is asked for holds for years; "mục tiêu hiện nay là gì" asks for figures, not what a target is."""
    return not _TIMELESS.isdisjoint(query.types) and not _asks_for_plan(query)


def _asks_for_plan(query: Query) -> bool:
    return query.asked_kind is TargetKind.TARGET or QuestionType.TARGET in query.types


def _told(answer: Answer) -> list[Span]:
    """The years of which an answer tells: its document's, those it names, and those of its figures."""
    first = answer.citations[0]
    year = _year_of(first)
    named = find_periods(f"{first.title}\n{answer.headline}\n{first.snippet}", bare=True)
    figures = (each.target for each in answer.targets)
    since = first.validity.since if first.validity is not None else None
    return [
        *([Span(year, year)] if year is not None else ()),
        *([Span(int(since[:4]), None)] if since is not None else ()),
        *(Span(each.first if each.first is not None else each.last, each.last) for each in named),
        *(Span(each.period_from or each.period_to, each.period_to) for each in figures if each.period_to is not None),
    ]


def _year_of(citation: Citation) -> int | None:
    return int(citation.date.value[:4]) if citation.date.value else None


def _overlap(asked: Span, told: Span) -> bool:
    begins_before_end = asked.last is None or told.first is None or told.first <= asked.last
    return begins_before_end and (asked.first is None or told.last is None or told.last >= asked.first)
