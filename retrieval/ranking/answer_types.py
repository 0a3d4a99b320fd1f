"""How well a sentence holds the kind of thing asked for, next to the words that it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from retrieval.query.persons import holds_post
from retrieval.query.question_types import QuestionType, count_answer_type_cues, has_answer_type
from retrieval.ranking.spans import Span
from retrieval.ranking.weighted_query import WeightedQuery

# A figure speaks of the words just before it and, more often, of those behind it ("25% cơ sở … áp dụng").
_BEFORE, _BEHIND = 6, 14
# Between a number and what it counts stands a word or two ("trên 7.000 doanh nghiệp", "6 hội nghị, tập huấn").
_COUNTED_WITHIN = 5
_OFFICE_FOR_PERSON = 0.7
_SMALL_NUMBERS = frozenset({"hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"})
_SIGNS_OF_PURPOSE = 4
_TARGETS_FOR_REASONS = 0.4
_ASKS = frozenset({"gi", "sao", "nhu"})


def answer_type_score(kind: QuestionType, unit: Span, wanted: WeightedQuery) -> float:
    """Between 0 (no such thing in the sentence) and 1 (just what is asked for)."""
    judge = _JUDGES.get(kind)
    if judge is not None:
        return judge(unit, wanted)
    return 1.0 if has_answer_type(kind, unit.text) else 0.0


def _who(unit: Span, wanted: WeightedQuery) -> float:
    """A person or group, and just the post that was named."""
    if wanted.post and not holds_post(unit.tokens, wanted.post):
        return 0.0
    if has_answer_type(QuestionType.WHO, unit.text):
        return 1.0
    # "Ai phát tờ rơi?" may well be answered by an office; who holds a post may not.
    return _OFFICE_FOR_PERSON if not wanted.post and has_answer_type(QuestionType.ORGANISATION, unit.text) else 0.0


def _percent(unit: Span, wanted: WeightedQuery) -> float:
    return max((0.2 + 0.8 * _closeness(unit, place, wanted) for place in unit.percentages), default=0.0)


def _how_many(unit: Span, wanted: WeightedQuery) -> float:
    if wanted.counted:
        for place in [*unit.numbers, *_spelled_numbers(unit)]:
            behind = unit.tokens[place + 1 : place + 1 + _COUNTED_WITHIN]
            if any(token.marked in wanted.counted or token.folded_term in wanted.counted for token in behind):
                return 1.0
    near = max((_closeness(unit, place, wanted) for place in unit.numbers), default=0.0)
    return near * (0.2 if wanted.counted else 0.6)


def _spelled_numbers(unit: Span) -> Iterator[int]:
    """The places of small numbers written as words ("bốn nhóm"); "năm" is too often a year."""
    return (place for place, token in enumerate(unit.tokens) if token.marked in _SMALL_NUMBERS)


def _target(unit: Span, wanted: WeightedQuery) -> float:
    if unit.percentages:
        return 0.5 + 0.5 * _percent(unit, wanted)
    if not has_answer_type(QuestionType.TARGET, unit.text):
        return 0.0
    return 0.5 if unit.numbers else 0.2


def _definition(unit: Span, wanted: WeightedQuery) -> float:
    """A definition says its subject, then "là" and what it is; "SXSH là gì" only asks."""
    words = [token.folded for token in unit.tokens]
    size = len(wanted.subject)
    for place in range(len(words) - size - 1) if size else ():
        said = tuple(words[place : place + size]) == wanted.subject and words[place + size] == "la"
        if said and words[place + size + 1] not in _ASKS:
            return 1.0
    return 0.3 if has_answer_type(QuestionType.DEFINITION, unit.text) else 0.0


def _purpose(unit: Span, _wanted: WeightedQuery) -> float:
    """A benefit is told with several of its words; one of them ("nâng cao") is in every other sentence."""
    told = min(1.0, count_answer_type_cues(QuestionType.PURPOSE, unit.text) / _SIGNS_OF_PURPOSE)
    # A list of targets has the same words and says what is wanted, not why.
    return told * (_TARGETS_FOR_REASONS if has_answer_type(QuestionType.TARGET, unit.text) else 1.0)


_JUDGES: Mapping[QuestionType, Callable[[Span, WeightedQuery], float]] = {
    QuestionType.WHO: _who,
    QuestionType.PERCENT: _percent,
    QuestionType.HOW_MANY: _how_many,
    QuestionType.TARGET: _target,
    QuestionType.COMPARE: _target,
    QuestionType.DEFINITION: _definition,
    QuestionType.PURPOSE: _purpose,
}


def _closeness(unit: Span, place: int, wanted: WeightedQuery) -> float:
    """The weighted share of the wanted words that stand near the number at a place."""
    near = unit.tokens[max(0, place - _BEFORE) : place + _BEHIND]
    held = {form for token in near for form in (token.marked, token.folded_term)} & wanted.terms.keys()
    return sum(wanted.terms[term] for term in held) / (sum(wanted.terms.values()) or 1.0)
