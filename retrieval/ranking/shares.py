"""How much of what is asked a sentence holds, with what stands around it: one share, with its reasons."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from knowledge.records import Record
from retrieval.ranking.evidence import Evidence, Surroundings, held_pairs
from retrieval.ranking.spans import PassageSpans
from retrieval.ranking.weighted_query import WeightedQuery

# The factors below were set together on `collection`, `pages` and `real_articles` in
# `tests/retrieval/evaluation/questions`, as written and in every variant: for 147 answerable questions one passage held
# less than this, for 72 others none held more.
HELD_WELL = 0.5

# A word found near the quoted sentence counts almost as much as one inside it.
_NEARBY = 0.85
# How much rests on neighbouring words of the question standing together in the passage: single
# syllables without tone marks meet everywhere, those with them seldom by chance.
_TOGETHER, _TOGETHER_WITH_MARKS = 0.52, 0.15
# What is left when the kind of thing asked for is not in the sentence.
_WITHOUT_TYPE = 0.75
# A number was asked of something that the sentence does not count.
_WITHOUT_COUNT = 0.45
# Somebody else's post, another person, no address where an address was asked for.
_ANOTHER_POST = 0.45
_BESIDE_THE_POINT = 0.4
# One syllable without tone marks is many words.
_ONE_SYLLABLE = 0.8
# From here on a sentence is taken to hold the kind of thing asked for.
_GOOD_FIT = 0.5
# What is left of it when a number or year of the question is nowhere near.
_WITHOUT_NUMBER = 0.4


class Factor(Record):
    """One reason: what it looks at, and the share it leaves, between 0 and 1."""

    name: str
    share: float


def find_factors(
    evidence: Evidence, query: WeightedQuery, whole: PassageSpans, around: Surroundings
) -> tuple[Factor, ...]:
    """The reasons, in order; their product is what is held. Factors of 1 that say nothing are left out."""
    named = {
        "words found": _words_found(evidence, query, around.credits),
        "words together": _words_together(query, whole, around),
        "kind of thing": _type_found(evidence, query),
        "post": _ANOTHER_POST if query.post and not evidence.answer_type_score else 1.0,
        "person or thing required": _BESIDE_THE_POINT if evidence.beside_the_point else 1.0,
        "more than one syllable": _ONE_SYLLABLE if _is_vague(query) else 1.0,
        "numbers and years": 1.0 if query.numbers <= around.credits.keys() else _WITHOUT_NUMBER,
    }
    always = ("words found", "words together", "kind of thing")
    return tuple(Factor(name=name, share=share) for name, share in named.items() if name in always or share < 1)


def product_of(factors: tuple[Factor, ...]) -> float:
    """What factors leave together."""
    return math.prod(factor.share for factor in factors)


def _words_found(evidence: Evidence, query: WeightedQuery, around: Mapping[str, float]) -> float:
    """The share of the informative words that the sentence holds, or its surroundings.

    Words that only name the kind of thing count as found when the sentence holds that kind.
    """
    return sum(_credits(evidence, query, around)) / query.total_weight if query.total_weight else 0.0


def _credits(evidence: Evidence, query: WeightedQuery, around: Mapping[str, float]) -> Iterator[float]:
    for term, weight in query.terms.items():
        # "70 chủ lò và cán bộ" answers "bao nhiêu người" without the word.
        counted = term in query.counted_terms and evidence.answer_type_score >= 1
        if counted or (term in query.type_terms and evidence.answer_type_score > 0):
            yield weight
        else:
            yield weight * max(evidence.terms.get(term, 0.0), _NEARBY * around.get(term, 0.0))


def _words_together(query: WeightedQuery, whole: PassageSpans, around: Surroundings) -> float:
    total = sum(query.proximity_pairs.values())
    if not total:
        return 1.0
    rests = _TOGETHER if query.typed_without_marks else _TOGETHER_WITH_MARKS
    held = held_pairs(whole, query, around)
    together = sum(weight * held.get(pair, 0.0) for pair, weight in query.proximity_pairs.items())
    return 1 - rests + rests * together / total


def _type_found(evidence: Evidence, query: WeightedQuery) -> float:
    if not query.types:
        return 1.0
    least = _WITHOUT_COUNT if query.counted_terms else _WITHOUT_TYPE
    return least + (1 - least) * min(1.0, evidence.answer_type_score / _GOOD_FIT)


def _is_vague(query: WeightedQuery) -> bool:
    return query.typed_without_marks and query.informative == 1 and query.asked_at_length
