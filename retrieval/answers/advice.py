"""What to do when there is no sure answer: the page to read, the figure of another year, whom to ask."""

from __future__ import annotations

from knowledge.places import province_now
from retrieval.answers.wording import Wording
from retrieval.query.query import Query
from retrieval.records import Answer, Reason, Status

# Other refusals are no end of a search: they greet, or ask back.
_SEARCHED = frozenset({None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE})


def advise(answer: Answer, query: Query, wording: Wording) -> tuple[str, ...]:
    """The next steps after a near answer or a refusal, each a sentence; none after any other answer.

    Who is asked about no place is sent to nobody: the offices are those of a province of today.
    """
    if answer.status is Status.ANSWERED or answer.reason not in _SEARCHED:
        return ()
    steps = []
    nearest = next(iter((*answer.citations, *answer.related)), None)
    if nearest is not None:
        steps.append(wording.read_page(nearest.title))
    years = sorted({fact.target.period_to for fact in answer.others if fact.target.period_to is not None})
    if years:
        steps.append(wording.other_years(years))
    steps.extend(wording.whom_to_ask(group[0], province_now(group[0])) for group in query.scope.groups[:1])
    return tuple(steps)
