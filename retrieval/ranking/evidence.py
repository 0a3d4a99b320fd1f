"""Which sentence of a passage answers best, and the span in which it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.records import Passage
from retrieval.analysis.tokenizer import Token
from retrieval.query.persons import holds_post, names_person
from retrieval.query.question_types import REQUIRED, QuestionType
from retrieval.ranking.answer_types import answer_type_score
from retrieval.ranking.spans import SNIPPET_LIMIT, PassageSpans, Span
from retrieval.ranking.weighted_query import WeightedQuery

# What a sentence gains beside the share of the question's words it holds, in the same unit.
_PAIR_WEIGHT = 0.5
_KIND_WEIGHT = 0.8
_DEFINITION_WEIGHT = 1.0
_COUNT_WEIGHT = 1.2
# What a word counts that stands in another sentence of the passage.
_NEARBY = 0.5
# What a sentence loses without the person asked about, or without a thing that any answer must hold.
_BESIDE_THE_POINT = 1.0
_PERSON_WEIGHT = 0.8
# The kind of thing asked for is worth this much even in a sentence with none of the words.
_WITHOUT_WORDS = 0.3
# A word said another way counts a little less than the word itself.
_OTHER_WORD = 0.8


@dataclass(frozen=True)
class Evidence:
    """The best span of a passage: (start, end) in the passage's text, its score and what it holds.

    ``terms`` are the wanted ones it holds, in the words of the question or in others; ``answer_type_score`` says how
    well it shows the types asked for, between 0 and 1, and is 1 when none was asked for. ``beside_the_point`` says that
    the person asked about, or a thing without which there is no answer, is missing.
    """

    start: int
    end: int
    score: float
    terms: Mapping[str, float]
    answer_type_score: float
    beside_the_point: bool = False


def find_evidence(units: Sequence[Span], wanted: WeightedQuery, apart: PassageSpans) -> Evidence:
    """The unit that holds most of what is wanted; the first one among equals; units must not be empty.

    ``apart`` is the passage the units are from: a sentence with the kind of thing asked for may leave the topic to
    its neighbours.
    """
    around = held_terms(apart.terms, apart.pairs, wanted)
    # max keeps the first of equals; rounding keeps machines alike.
    return max((_judge(unit, wanted, around) for unit in units), key=lambda evidence: round(evidence.score, 9))


def matches(tokens: Sequence[Token], terms: Mapping[str, float]) -> list[Token]:
    """The tokens that are among the wanted terms, in either form."""
    return [token for token in tokens if token.marked in terms or token.folded_term in terms]


def held_terms(terms: frozenset[str], pairs: frozenset[str], wanted: WeightedQuery) -> dict[str, float]:
    """The wanted terms among the given ones, each with the credit for it: 1, or less for another word."""
    held = dict.fromkeys(terms & wanted.terms.keys(), 1.0)
    there = pairs | terms
    for synonym in wanted.synonyms:
        if synonym.needed <= there:
            held = {**dict.fromkeys(synonym.terms, _OTHER_WORD), **held}
    return held


def held_pairs(terms: frozenset[str], pairs: frozenset[str], wanted: WeightedQuery) -> dict[str, float]:
    """The pairs that should stand together and do, each with its credit as in `held_terms`."""
    held = dict.fromkeys(pairs & wanted.told.keys(), 1.0)
    there = pairs | terms
    for synonym in wanted.synonyms:
        if synonym.needed <= there:
            held = {**dict.fromkeys(synonym.pairs, _OTHER_WORD), **held}
    return held


def snippet_span(passage: Passage, evidence: Evidence) -> tuple[int, int]:
    """The span shown around the evidence: whole sentences while they fit, following ones before earlier ones."""
    start, end = evidence.start, evidence.end
    order = list(passage.sentences)
    if (start, end) not in order:  # clauses of one long sentence fill a snippet by themselves
        return start, end
    first = last = order.index((start, end))
    while last + 1 < len(order) and order[last + 1][1] - start <= SNIPPET_LIMIT:
        last += 1
        end = order[last][1]
    while first > 0 and end - order[first - 1][0] <= SNIPPET_LIMIT:
        first -= 1
        start = order[first][0]
    return start, end


def _judge(unit: Span, wanted: WeightedQuery, around: Mapping[str, float]) -> Evidence:
    held = held_terms(unit.terms, unit.pairs, wanted)
    fits = {kind: answer_type_score(kind, unit, wanted) for kind in wanted.kinds}
    fit = sum(fits.values()) / len(fits) if fits else 1.0
    # "Mục tiêu rõ ràng là vậy" says the word and sets no target: the kind itself counts, not its name.
    credited = {**held, **dict.fromkeys(wanted.kind_terms & wanted.terms.keys(), fit)}
    share = _weighted_share(credited, wanted.terms)
    score = share + _PAIR_WEIGHT * _weighted_share(dict.fromkeys(unit.pairs & wanted.pairs.keys(), 1.0), wanted.pairs)
    if fits:
        nearby = {term: credit for term, credit in around.items() if term not in credited}
        topic = _WITHOUT_WORDS + share + _NEARBY * _weighted_share(nearby, wanted.terms)
        score += sum(fits[kind] * _kind_weight(kind, fits[kind], wanted) for kind in fits) / len(fits) * topic
    named = wanted.person is not None and names_person(unit.text, wanted.person)
    score += _PERSON_WEIGHT * (named or bool(wanted.office and holds_post(unit.tokens, wanted.office)))
    if wanted.post:
        score += _PERSON_WEIGHT * fits[QuestionType.WHO]
    required = wanted.kinds & REQUIRED
    beside = (wanted.person is not None and not named) or not all(fits[kind] for kind in required)
    if beside:
        score -= _BESIDE_THE_POINT
    return Evidence(unit.start, unit.end, score, held, fit, beside_the_point=beside)


def _kind_weight(kind: QuestionType, fit: float, wanted: WeightedQuery) -> float:
    if kind is QuestionType.DEFINITION:
        return _DEFINITION_WEIGHT
    counts_just_that = kind is QuestionType.HOW_MANY and bool(wanted.counted) and fit == 1.0
    return _COUNT_WEIGHT if counts_just_that else _KIND_WEIGHT


def _weighted_share(credited: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The credited by their weights, as a share of all weights; 0 when nothing is weighted."""
    total = sum(weights.values())
    return sum(weights[term] * credit for term, credit in credited.items()) / total if total else 0.0
