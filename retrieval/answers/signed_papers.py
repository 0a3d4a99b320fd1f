"""Who signed a paper is told of that paper: the name beside another number is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.extraction.document_numbers import find_cited_numbers
from retrieval.answers.nearness import make_unsure
from retrieval.answers.wording import Wording
from retrieval.query.called_papers import CalledPaper, find_called_papers, names_paper
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.records import Answer, Citation, Status

_SIGNED = re.compile(r"(?<!\w)ký(?!\w)|KT\.|TM\.", re.IGNORECASE)


def say_unsigned_papers(answer: Answer, query: Query, wording: Wording) -> Answer:
    """The answer as it is, unless it is asked who signed a paper and the signature shown is another's: then unsure."""
    if answer.status is not Status.ANSWERED or QuestionType.SIGNER not in query.types or not answer.citations:
        return answer
    called = find_called_papers(query.searched)
    if not called or any(_is_signed(answer.citations[0], paper) for paper in called):
        return answer
    return make_unsure(answer, wording.unsigned_papers([paper.written for paper in called]), wording)


def _is_signed(citation: Citation, paper: CalledPaper) -> bool:
    """Whether what is cited is the paper itself, or tells that this one was signed."""
    return names_paper(citation.title, paper) or any(names_paper(each, paper) for each in _signed_in(citation.snippet))


def _signed_in(text: str) -> Iterator[str]:
    """The papers that a text says were signed: of each signature the number before it, or else the next behind it."""
    numbers = [(text.find(number), number) for number in find_cited_numbers(text)]
    for signed in _SIGNED.finditer(text):
        before = [number for position, number in numbers if 0 <= position < signed.start()]
        behind = [number for position, number in numbers if position > signed.start()]
        yield from before[-1:] or behind[:1]
