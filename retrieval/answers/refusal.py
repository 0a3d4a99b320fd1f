"""Why a question gets no answer, said kindly and with a next step."""

from __future__ import annotations

from itertools import pairwise

from knowledge.places import PlaceMention, neighbours_of, province_now
from retrieval.analysis.terms import bigram_forms
from retrieval.analysis.tokenizer import tokenize
from retrieval.answers.place_names import call_place
from retrieval.answers.wording import Wording
from retrieval.index.protocol import PassageIndex
from retrieval.query.asked_duty import DUTY_WORDS, find_duty
from retrieval.query.other_worlds import find_other_world
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.records import Answer, Citation, Reason, SearchedIn, Status

# What is asked for in these is always something's; "mục tiêu", "liên hệ" alone are answered by what there is.
_OF_SOMETHING = frozenset(
    {QuestionType.MONEY, QuestionType.HOW_MANY, QuestionType.PERCENT, QuestionType.DURATION, QuestionType.WHEN}
    | {QuestionType.WHO, QuestionType.WHERE}
)


def find_reason(query: Query, index: PassageIndex) -> Reason | None:
    """The reason why searching would be no use, if there is one."""
    if query.small_talk is not None:
        return query.small_talk
    if not query.tokens:
        return Reason.EMPTY_QUESTION
    if index.is_empty:
        return Reason.EMPTY_COLLECTION
    if query.scope.unsettled is not None:
        return Reason.WHICH_PLACE
    if _asks_of_another_world(query, index):
        return Reason.NOT_COVERED
    groups = query.scope.groups
    if groups and len(query.scope.uncovered(index.named_provinces)) == len(groups):
        return Reason.NO_DOCUMENT_FOR_PLACE
    return None


def asks_of_nothing(query: Query) -> bool:
    """Whether there are words that ask, and nothing that they ask of: "gì", "có bắt buộc không", "bao nhiêu tiền"."""
    if query.places or query.years or any(token.token.is_number for token in query.tokens):
        return False
    idle = DUTY_WORDS if find_duty(query.searched) is not None else frozenset()
    asks = not idle and query.types.keys() <= _OF_SOMETHING
    return all(token.token.folded in idle or (asks and token.only_asks) for token in query.content)


def _asks_of_another_world(query: Query, index: PassageIndex) -> bool:
    """Whether it asks for the weather or the like, and no document has these words side by side."""
    world = find_other_world(query.searched, typed_without_marks=query.typed_without_marks)
    if world is None:
        return False
    tokens = tokenize(world)
    form = 1 if query.typed_without_marks else 0
    terms = [bigram_forms(*pair)[form] for pair in pairwise(tokens)] or [tokens[0].folded_term]
    return not all(map(index.holds, terms))


def refuse(
    query: Query, reason: Reason, index: PassageIndex, wording: Wording, related: tuple[Citation, ...] = ()
) -> Answer:
    """The refusal, with what to read instead and the provinces with documents, the nearest first.

    Where a short form of several provinces was typed, it is asked which, and the questions are those with each.
    """
    unsettled = query.scope.unsettled
    if reason is Reason.WHICH_PLACE and unsettled is not None:
        return Answer(
            status=Status.NOT_FOUND,
            question=query.asked,
            headline=wording.which_of(unsettled.written, unsettled.provinces),
            suggestions=tuple(_with_name(query.searched, unsettled, name) for name in unsettled.provinces),
            reason=reason,
        )
    if reason is Reason.NOT_COVERED and query.scope.groups and not query.scope.uncovered(index.named_provinces):
        return Answer(
            status=Status.NOT_FOUND,
            question=query.asked,
            headline=wording.not_told_of([group[0] for group in query.scope.groups]),
            related=related,
            reason=reason,
            searched_in=SearchedIn.ASKED,
        )
    missing = next(iter(query.scope.uncovered(index.named_provinces)), None)
    offered = _nearest_first(index.provinces, missing)
    return Answer(
        status=Status.NOT_FOUND,
        question=query.asked,
        headline=wording.refusal(reason, missing and call_place(missing, query, wording), offered),
        related=related,
        reason=reason,
        searched_in=SearchedIn.ASKED if query.scope.groups else SearchedIn.EVERYWHERE,
    )


def _with_name(question: str, place: PlaceMention, province: str) -> str:
    """A question with a province's name where its short form stands."""
    return question[: place.start] + province + question[place.end :]


def _nearest_first(provinces: tuple[str, ...], missing: str | None) -> tuple[str, ...]:
    """The provinces with documents: those of the same province today as the missing one, of its region, the others."""
    if missing is None:
        return provinces
    now, region = province_now(missing), neighbours_of(missing)
    return tuple(sorted(provinces, key=lambda name: (province_now(name) != now, name not in region)))
