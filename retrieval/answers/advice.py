"""What to do when there is no sure answer: the page to read, the figure of another year, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retrieval.analysis.tokenizer import tokenize
from retrieval.answers.wording import Wording
from retrieval.query.query import Query
from retrieval.records import Answer, Citation, Reason, Status

# Other refusals are no end of a search: they greet, or ask back.
_SEARCHED = frozenset({None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE})


def needs_advice(answer: Answer) -> bool:
    """Whether a search has ended without a sure answer."""
    return answer.status is not Status.ANSWERED and answer.reason in _SEARCHED


def advise(
    answer: Answer,
    query: Query,
    years: Sequence[int],
    whom_to_ask: str | None,
    wording: Wording,
    around: str | None = None,
) -> tuple[str, ...]:
    """The next steps after a near answer or a refusal, each a sentence.

    ``years`` are others than those asked for, with figures; ``whom_to_ask`` is the step that names an office,
    ``around`` the one that says what there is around a place of which there is little.
    """
    steps = [*_steps(answer, query, years, wording), *(each for each in (around, whom_to_ask) if each is not None)]
    return tuple(steps) or (wording.ask_otherwise(),)


def _steps(answer: Answer, query: Query, years: Sequence[int], wording: Wording) -> Iterator[str]:
    nearest = next(iter((*answer.citations, *answer.related)), None)
    if nearest is not None and (answer.status is Status.NEAR or _speaks_of(nearest, query)):
        yield wording.read_page(nearest.title)
    untold = [year for year in years if str(year) not in answer.headline]
    if untold:
        yield wording.other_years(untold)


def _speaks_of(citation: Citation, query: Query) -> bool:
    """Whether what is only related has more than half of the words asked about: "giá vàng" is no "đánh giá"."""
    asked = {each.token.folded for each in query.informative}
    said = {token.folded for token in tokenize(f"{citation.title}\n{citation.snippet}")}
    return 2 * len(asked & said) > len(asked)
