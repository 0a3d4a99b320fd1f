"""Who is counted for doing something: how many firms there are says nothing of how many apply what is asked about."""

from __future__ import annotations

import re

from knowledge.late_patterns import late_pattern
from knowledge.targets import Indicator
from knowledge.targets.asked import find_asked_predicates
from knowledge.vietnamese.units import either_typing
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType

_DOER = r"(?:doanh nghiệp|cơ sở|công ty|nhà máy|xí nghiệp|đơn vị|hợp tác xã|hộ|làng nghề)"
# A year before a firm counts none: "năm 2020, doanh nghiệp".
_NUMBER = r"(?<![\w.,])(?!(?:19|20)\d\d(?!\d|[.,]\d))\d+(?:[.,–-]\d+)*"
_COUNTED = late_pattern(rf"{_NUMBER}\s?(?:%|phần trăm)?\s?(?:\w+\s){{0,2}}?{_DOER}\b", re.IGNORECASE)
# Another subject, or another sentence, begins between a count and what is told.
_PARTED = late_pattern(rf"[;:]|\.\s|\b{_DOER}\b", re.IGNORECASE)
_DENIED = late_pattern(r"\b(?:chưa|không|chẳng)\s(?:\w+\s)?$", re.IGNORECASE)
_ASKED_DOER = late_pattern(rf"{either_typing('bao nhiêu|mấy')}(?: {either_typing('số')})? {either_typing(_DOER)}(?!\w)")


def find_asked_doing(query: Query) -> frozenset[Indicator]:
    """What those who are to be counted do: "bao nhiêu doanh nghiệp áp dụng"; none where nobody is counted for it."""
    if QuestionType.HOW_MANY not in query.types or not query.targets.indicators:
        return frozenset()
    words = " ".join(token.form for token in query.tokens)
    return query.targets.indicators if _ASKED_DOER.search(words) else frozenset()


def counts_others(sentence: str, doing: frozenset[Indicator]) -> bool:
    """Whether a sentence counts firms, and none of its counts is of those who do what is asked about."""
    counts = [found.span() for found in _COUNTED.finditer(sentence)]
    told = [
        (each.start, each.end)
        for each in find_asked_predicates(sentence)
        if each.indicator in doing and not _DENIED.search(sentence[: each.start])
    ]
    return bool(counts) and not any(_belong(sentence, count, predicate) for count in counts for predicate in told)


def _belong(sentence: str, count: tuple[int, int], predicate: tuple[int, int]) -> bool:
    """Whether nothing else is spoken of between a count and a predicate, whichever comes first."""
    first, second = sorted([count, predicate])
    return first[1] <= second[0] and _PARTED.search(sentence[first[1] : second[0]]) is None
