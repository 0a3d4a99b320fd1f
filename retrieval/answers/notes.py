"""What a reader should know beside the quotation: mergers, dates that are no publication dates, past deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from knowledge.records import Basis
from knowledge.targets.periods import find_periods
from retrieval.answers.selection import Selection
from retrieval.answers.wording import Wording
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.query.scope import Scope
from retrieval.records import Citation, TargetFact


def make_notes(query: Query, scope: Scope, selection: Selection, wording: Wording, today: dt.date) -> tuple[str, ...]:
    """The notes on what an answer shows, each once, the most important first; none without citations."""
    notes = [*_places(scope, selection.citations, wording)]
    if selection.citations:
        first = selection.citations[0]
        if QuestionType.TARGET in query.types or _deadlines_in(selection.headline):
            shown = f"{selection.headline} {first.snippet}"
            last = max([*_deadlines_in(shown), *_deadlines_of_headline(selection)], default=today.year)
            if last < today.year and not _says_so(first, last):
                notes.append(wording.deadline_passed(last))
        notes += [wording.conflict(each) for each in _conflicts_in(selection.citations[:1])]
        if first.digest is not None:
            notes.append(wording.digest(first))
        elif first.date.basis is not Basis.PUBLISHED:
            notes.append(wording.date_basis(first.date))
    return tuple(dict.fromkeys([*notes, *note_mergers(scope, selection.targets, wording)]))


def warn(citations: Sequence[Citation], wording: Wording, today: dt.date) -> str:
    """What has to be known before the first citation: that its paper holds no more, or not yet; empty for others."""
    validity = citations[0].validity if citations else None
    if validity is None:
        return ""
    if validity.ended(today):
        return wording.holds_no_more(validity)
    begins = validity.since is not None and validity.since > today.isoformat()[: len(validity.since)]
    return wording.not_in_force(validity) if begins else ""


def rests_on_weak_page(citations: Sequence[Citation]) -> bool:
    """Whether what answers is told by a page that proves nothing by itself; not so without citations."""
    return any(each.digest is not None and each.digest.is_weak for each in citations[:1])


def _says_so(citation: Citation, year: int) -> bool:
    """Whether it is said already that a paper ended with this year."""
    until = citation.validity.until if citation.validity is not None else None
    return until is not None and int(until[:4]) == year


def _conflicts_in(citations: Sequence[Citation]) -> list[str]:
    """What other pages say differently from those cited, each once."""
    return list(dict.fromkeys(each.digest.conflict for each in citations if each.digest and each.digest.conflict))


def note_mergers(scope: Scope, targets: Sequence[TargetFact], wording: Wording) -> tuple[str, ...]:
    """The mergers of the provinces whose figures are shown, each once."""
    notes = []
    for fact in targets:
        province, now = fact.target.province, fact.province_now
        if province is not None and now is not None and province != now:
            asked_today = any(len(group) > 1 and province in group for group in scope.groups)
            notes.append(wording.includes(now, (province,)) if asked_today else wording.merged(province, now))
    return tuple(dict.fromkeys(notes))


def _places(scope: Scope, citations: Sequence[Citation], wording: Wording) -> list[str]:
    notes = []
    for group in scope.groups:
        cited = tuple(dict.fromkeys(c.province for c in citations if c.province in group))
        now = next((str(c.province_now) for c in citations if c.province in group), "")
        others = [str(province) for province in cited if province != now]
        if len(group) > 1 and others:
            notes.append(wording.includes(now, others))
    for number, citation in enumerate(citations):
        # What is quoted beside the answer says so in its own line of source.
        if number > 0 and citation.province not in scope.provinces:
            continue
        single = all(citation.province not in group or len(group) == 1 for group in scope.groups)
        if citation.province and citation.province_now != citation.province and single:
            notes.append(wording.merged(citation.province, str(citation.province_now)))
    return notes


def _deadlines_in(text: str) -> list[int]:
    """The years that a text sets as deadlines."""
    return [each.last for each in find_periods(text) if each.deadline or each.first != each.last]


def _deadlines_of_headline(selection: Selection) -> list[int]:
    """The last years of the figures in the headline: a heading may have set them, or the sentence before."""
    targets = (fact.target for fact in selection.targets)
    return [each.period_to for each in targets if each.period_to is not None and each.sentence in selection.headline]
