"""How sure we are that a sentence answers: one number between 0 and 1."""

from __future__ import annotations

from retrieval.evidence import Evidence, held_terms
from retrieval.units import PassageUnits
from retrieval.wanted import Wanted

# A word found near the quoted sentence counts almost as much as one inside it.
_NEARBY = 0.85
# How much of the confidence rests on neighbouring words of the question standing together in the passage: single
# syllables without tone marks meet everywhere, those with them seldom by chance.
_TOGETHER, _TOGETHER_WITH_MARKS = 0.52, 0.15
# What is left of the confidence when the kind of thing asked for is not in the sentence.
_WITHOUT_KIND = 0.75
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


def confidence_of(evidence: Evidence, wanted: Wanted, apart: PassageUnits) -> float:
    """The share of the question's informative words and pairs that the sentence and its surroundings hold.

    Words that only name the kind of thing count as found when the sentence holds that kind.
    """
    around = held_terms(apart.terms, apart.pairs, wanted)
    total = found = 0.0
    for term, weight in wanted.terms.items():
        total += weight
        if term in wanted.kind_terms and evidence.fitness > 0:
            found += weight
        else:
            found += weight * max(evidence.terms.get(term, 0.0), _NEARBY * around.get(term, 0.0))
    share = found / total if total else 0.0
    told = wanted.told or {}
    together = sum(weight for pair, weight in told.items() if pair in apart.pairs)
    if told and sum(told.values()):
        rests = _TOGETHER if wanted.typed_without_marks else _TOGETHER_WITH_MARKS
        share *= 1 - rests + rests * together / sum(told.values())
    if wanted.kinds:
        least = _WITHOUT_COUNT if wanted.counted else _WITHOUT_KIND
        share *= least + (1 - least) * min(1.0, evidence.fitness / _GOOD_FIT)
    if wanted.post and not evidence.fitness:
        share *= _ANOTHER_POST
    if evidence.beside_the_point:
        share *= _BESIDE_THE_POINT
    if wanted.typed_without_marks and wanted.informative == 1 and wanted.asked_at_length:
        share *= _ONE_SYLLABLE
    if not wanted.numbers <= around.keys():
        share *= _WITHOUT_NUMBER
    return share
