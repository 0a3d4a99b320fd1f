"""What to do when there is no sure answer: the page to read, the figure of another year, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.places import province_now
from retrieval.analysis.tokenizer import tokenize
from retrieval.answers.wording import Wording
from retrieval.query.query import Query
from retrieval.records import Answer, Citation, Reason, Status

# Other refusals are no end of a search: they greet, or ask back.
_SEARCHED = frozenset({None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE})


def advise(answer: Answer, query: Query, years: Sequence[int], wording: Wording) -> tuple[str, ...]:
    """The next steps after a near answer or a refusal, each a sentence; none after any other answer.

    ``years`` are others than those asked for, with figures. Who asks about no place is sent to nobody: the offices are
    those of a province of today.
    """
    if answer.status is Status.ANSWERED or answer.reason not in _SEARCHED:
        return ()
    return tuple(_steps(answer, query, years, wording)) or (wording.ask_otherwise(),)


def _steps(answer: Answer, query: Query, years: Sequence[int], wording: Wording) -> Iterator[str]:
    nearest = next(iter((*answer.citations, *answer.related)), None)
    if nearest is not None and (answer.status is Status.NEAR or _speaks_of(nearest, query)):
        yield wording.read_page(nearest.title)
    untold = [year for year in years if str(year) not in answer.headline]
    if untold:
        yield wording.other_years(untold)
    for group in query.scope.groups[:1]:
        yield wording.whom_to_ask(group[0], province_now(group[0]))


def _speaks_of(citation: Citation, query: Query) -> bool:
    """Whether what is only related has more than half of the words asked about: "giá vàng" is no "đánh giá"."""
    asked = {each.token.folded for each in query.informative}
    said = {token.folded for token in tokenize(f"{citation.title}\n{citation.snippet}")}
    return 2 * len(asked & said) > len(asked)
