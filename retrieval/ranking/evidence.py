"""Which sentence of a passage answers best, and the span in which it is shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from knowledge.records import Passage
from retrieval.query.other_words import Synonym
from retrieval.query.persons import holds_post, names_person
from retrieval.query.question_types import QuestionType
from retrieval.ranking.answer_types import REQUIRED, answer_type_score
from retrieval.ranking.definitions import defines
from retrieval.ranking.spans import SNIPPET_LIMIT, WIDE_LIMIT, PassageSpans, Span
from retrieval.ranking.weighted_query import WeightedQuery

# What a sentence gains beside the share of the question's words it holds, in the same unit.
_PAIR_WEIGHT = 0.5
_TYPE_WEIGHT = 0.8
_DEFINITION_WEIGHT = 1.0
_COUNT_WEIGHT = 1.2
# A definition of a word that is asked about without a question ("5S") comes before mentions of it.
_DEFINED = 0.5
# What a word counts that the article's title, places or year say and the sentence does not: all of its sentences are
# about that. At .3 to .7 the precision of what is answered grows on three sets of four (lookups .923 to .939).
_HEAD = 0.4
# What a word counts that stands in another sentence of the passage.
_NEARBY = 0.5
# What a sentence loses without the person asked about, or without a thing that any answer must hold.
_BESIDE_THE_POINT = 1.0
_PERSON_WEIGHT = 0.8
# A target says nothing of what was reached.
_ONLY_WISHED = 0.4
_WISH = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu", re.IGNORECASE)
# Of sentences that answer alike, the one with the figure that a question takes for true: among sums of five rules the
# one claimed was passed over for the first.
_CLAIMED_WEIGHT = 0.4
# The type of thing asked for is worth this much even in a sentence with none of the words.
_WITHOUT_WORDS = 0.3
# A word said another way counts a little less than the word itself.
_OTHER_WORD = 0.8


class Evidence(NamedTuple):
    """The best span of a passage: (start, end) in the passage's text, its score and what it holds.

    ``terms`` are the question's terms that it holds, in its own words or in others, each with its credit;
    ``answer_type_score`` says how well it shows the types asked for, between 0 and 1, and is 1 when none was asked for;
    ``missing`` are those that it does not show at all. ``beside_the_point`` says that the person asked about, or a
    thing without which there is no answer, is missing.
    """

    start: int
    end: int
    score: float
    terms: Mapping[str, float]
    answer_type_score: float
    beside_the_point: bool = False
    missing: tuple[QuestionType, ...] = ()


class Surroundings(NamedTuple):
    """What a whole passage holds of a question: no sentence of it can hold more.

    ``terms`` and ``pairs`` are those of the question, ``credits`` what each term counts that is said somewhere in the
    passage, ``weight`` what these weigh together but for words that only name the type, ``synonyms`` those of which
    everything needed is somewhere there.
    """

    terms: tuple[str, ...]
    pairs: tuple[str, ...]
    credits: Mapping[str, float]
    weight: float
    synonyms: tuple[Synonym, ...]
    head: tuple[str, ...] = ()


def look_around(whole: PassageSpans, query: WeightedQuery) -> Surroundings:
    """What a passage and the head of its article hold of a question."""
    # Lists, here and below, where a generator would do: these lines run for every sentence looked into, some hundred a
    # question, and a generator over five takes 1.7 times as long.
    terms = tuple([term for term in query.terms if term in whole.terms])
    pairs = tuple([pair for pair in query.pairs if pair in whole.pairs])
    synonyms = tuple([each for each in query.synonyms if _is_said(each, whole.terms, whole.pairs)])
    credit = _credits(terms, [each.terms for each in synonyms])
    weight = sum([query.terms[term] * each for term, each in credit.items() if term not in query.type_terms])
    # The year of a title is not that of each sentence below it.
    left_out = query.type_terms | query.numbers
    head = tuple([term for term in terms if term in whole.head and term not in left_out])
    return Surroundings(terms, pairs, credit, weight, synonyms, head)


def find_evidence(spans: Sequence[Span], query: WeightedQuery, around: Surroundings) -> Evidence:
    """The span that holds most of what is asked for; the first one among equals; spans must not be empty.

    ``around`` is the passage that the spans are from: a sentence with the type of thing asked for may leave the topic
    to its neighbours.
    """
    # max keeps the first of equals; rounding keeps machines alike.
    return max([_judge(span, query, around) for span in spans], key=lambda evidence: round(evidence.score, 9))


def held_pairs(whole: PassageSpans, query: WeightedQuery, around: Surroundings) -> dict[str, float]:
    """The pairs that should stand together and do, each with its credit: 1, or less in other words."""
    pairs = [pair for pair in query.proximity_pairs if pair in whole.pairs]
    return _credits(pairs, [each.pairs for each in around.synonyms])


def snippet_span(passage: Passage, evidence: Evidence) -> tuple[int, int]:
    """The span shown around the evidence: whole sentences while they fit, following ones before earlier ones."""
    if (evidence.start, evidence.end) not in passage.sentences:  # clauses of one long sentence fill a snippet alone
        return evidence.start, evidence.end
    return _grow(passage, evidence.start, evidence.end, SNIPPET_LIMIT)


def wide_span(passage: Passage, evidence: Evidence) -> tuple[int, int]:
    """The span shown of a passage that is only near: as `snippet_span`, wider, and never less than a sentence."""
    inside = (each for each in passage.sentences if each[0] <= evidence.start and evidence.end <= each[1])
    start, end = next(inside, (evidence.start, evidence.end))
    if (start, end) not in passage.sentences or end - start > WIDE_LIMIT:
        return evidence.start, evidence.end
    return _grow(passage, start, end, WIDE_LIMIT)


def _grow(passage: Passage, start: int, end: int, limit: int) -> tuple[int, int]:
    order = list(passage.sentences)
    first = last = order.index((start, end))
    while last + 1 < len(order) and order[last + 1][1] - start <= limit:
        last += 1
        end = order[last][1]
    while first > 0 and end - order[first - 1][0] <= limit:
        first -= 1
        start = order[first][0]
    return start, end


def _judge(span: Span, query: WeightedQuery, around: Surroundings) -> Evidence:
    synonyms = [each.terms for each in around.synonyms if _is_said(each, span.terms, span.pairs)]
    held = _credits([term for term in around.terms if term in span.terms], synonyms)
    scores = [(asked, answer_type_score(asked, span, query)) for asked in query.types]
    fit = sum([score for _, score in scores]) / len(scores) if scores else 1.0
    share, nearby = _shares(query, held, around, fit)
    score = share + _PAIR_WEIGHT * _share_of_pairs(span, query, around)
    if scores:
        weighed = sum([each * _type_weight(asked, each, query) for asked, each in scores])
        score += weighed / len(scores) * (_WITHOUT_WORDS + share + _NEARBY * nearby)
    elif query.is_bare and defines(span, query):
        score += _DEFINED
    named = query.person is not None and names_person(span.text, query.person)
    if named or (query.post_in_passing and holds_post(span.folded, query.post_in_passing)):
        score += _PERSON_WEIGHT
    if query.claimed and query.claimed <= span.terms:
        score += _CLAIMED_WEIGHT
    if query.wants_result and _WISH.search(span.text) is not None:
        score -= _ONLY_WISHED
    if query.post:
        score += _PERSON_WEIGHT * dict(scores)[QuestionType.WHO]
    required = not query.types.isdisjoint(REQUIRED)
    lacks = required and not all(each for asked, each in scores if asked in REQUIRED)
    uncounted = query.counts_heads and dict(scores)[QuestionType.HOW_MANY] < 1
    lacks = lacks or uncounted
    beside = lacks or (query.person is not None and not named)
    if beside:
        score -= _BESIDE_THE_POINT
    missing = tuple([asked for asked, each in scores if not each or (uncounted and asked is QuestionType.HOW_MANY)])
    return Evidence(span.start, span.end, score, held, fit, beside, missing)


def _shares(query: WeightedQuery, held: Mapping[str, float], around: Surroundings, fit: float) -> tuple[float, float]:
    """The weighted shares of the question's terms that a sentence holds, and that stand in others of its passage.

    "Mục tiêu rõ ràng là vậy" says the word and sets no target: the type itself counts, not its name.
    """
    total = query.total_weight
    if not total:
        return 0.0, 0.0
    credited, away = fit * query.type_weight, around.weight
    for term, credit in held.items():
        if term not in query.type_terms:
            weight = query.terms[term]
            credited += weight * credit
            away -= weight * around.credits[term]
    credited += _HEAD * sum([query.terms[term] for term in around.head if term not in held])
    return credited / total, away / total


def _share_of_pairs(span: Span, query: WeightedQuery, around: Surroundings) -> float:
    total = query.total_pair_weight
    return sum([query.pairs[pair] for pair in around.pairs if pair in span.pairs]) / total if total else 0.0


def _type_weight(asked: QuestionType, score: float, query: WeightedQuery) -> float:
    if asked is QuestionType.DEFINITION or asked is QuestionType.LONG_FORM:
        return _DEFINITION_WEIGHT
    counts_just_that = asked is QuestionType.HOW_MANY and bool(query.counted_terms) and score == 1.0
    return _COUNT_WEIGHT if counts_just_that else _TYPE_WEIGHT


def _is_said(synonym: Synonym, terms: frozenset[str], pairs: frozenset[str]) -> bool:
    """Whether all that another way of saying something needs is there."""
    return all(each in pairs or each in terms for each in synonym.needed)


def _credits(said: Collection[str], in_other_words: Collection[frozenset[str]]) -> dict[str, float]:
    """1 for what is said, less for what is said in other words."""
    credit = dict.fromkeys(said, 1.0)
    for other in in_other_words:
        for each in other:
            credit.setdefault(each, _OTHER_WORD)
    return credit
