"""The hard rules: what a passage may not lack, however well it fits; no weight makes up for it."""

from __future__ import annotations

from knowledge.records import ArticleKind
from retrieval.query.question_types import QuestionType
from retrieval.ranking.counted_doers import counts_others
from retrieval.ranking.definitions import EXPLAINED
from retrieval.ranking.duties import tells_duty
from retrieval.ranking.ranker import Candidate
from retrieval.ranking.relations import tells_price
from retrieval.ranking.trades import Trade

# Syllables of a thing that is defined, "sản xuất và tiêu dùng bền vững"; more describe one: "mô hình … tên là gì".
_LONGEST_THING = 7
# What must be done is a verb and its thing ("nộp phí"): where less than half of what is asked about is told of, or no
# more than half of the thing, it is another duty. At two thirds of all who asks at length is refused what is there.
_OF_ALL = _OF_THE_DEED = 0.5


def is_astray(candidate: Candidate) -> bool:
    """Whether a passage lacks a person, a post, a thing or a relation that any answer must hold."""
    query, evidence, told = candidate.query, candidate.evidence, candidate.around.credits.keys()
    of_another_post = bool(query.post) and not evidence.answer_type_score
    unheard = bool(query.matter) and query.matter.isdisjoint(told)
    of_nobody_known = unheard or query.names_unheard or query.words_unheard
    without_price = query.asks_price and not tells_price(candidate.hit.passage.text)
    of_another = of_another_post or candidate.trade is Trade.ANOTHER or of_nobody_known
    lacking = (
        of_another
        or without_price
        or _tells_no_duty(candidate)
        or _is_said_to_be_missing(candidate)
        or _is_undefined(candidate)
        or _is_off_topic(candidate)
        or _counts_others(candidate)
    )
    return lacking or evidence.beside_the_point or not query.relation <= told


def _tells_no_duty(candidate: Candidate) -> bool:
    """Whether it is asked if something must be done, and the sentence only tells of it, or of another duty."""
    query = candidate.query
    if query.duty is None:
        return False
    if not query.matter | query.numbers:  # "có bắt buộc không": what, only the one who asks knows
        return True
    said = candidate.hit.passage.text[candidate.evidence.start : candidate.evidence.end]
    beside = _told_share(candidate, query.matter | query.numbers) < _OF_ALL
    of_another = bool(query.duty) and _told_share(candidate, query.duty) <= _OF_THE_DEED
    return not tells_duty(said) or beside or of_another


def _told_share(candidate: Candidate, terms: frozenset[str]) -> float:
    """The share of terms of a question that is told of, by their weight; all of none."""
    weights = {term: weight for term, weight in candidate.query.terms.items() if term in terms}
    total, told = sum(weights.values()), candidate.around.credits
    return sum(weight for term, weight in weights.items() if term in told) / total if total else 1.0


def _counts_others(candidate: Candidate) -> bool:
    """Whether the sentence counts firms, where it is asked how many of them do something that it does not tell."""
    said = candidate.hit.passage.text[candidate.evidence.start : candidate.evidence.end]
    return bool(candidate.query.doing) and counts_others(said, candidate.query.doing)


def _is_undefined(candidate: Candidate) -> bool:
    """Whether nothing but what a thing is was asked, and the passage neither defines it nor explains its name."""
    query = candidate.query
    asks_what_it_is = query.types == {QuestionType.DEFINITION} and 0 < len(query.definiendum) <= _LONGEST_THING
    return asks_what_it_is and not query.numbers and candidate.evidence.answer_type_score < EXPLAINED


def _is_said_to_be_missing(candidate: Candidate) -> bool:
    """Whether a summary says of most of what is asked that the part read does not have it."""
    query, remarks = candidate.query, candidate.whole.remarks
    asked = {term: query.terms[term] for term in query.matter if term not in query.type_terms}
    missing = sum(weight for term, weight in asked.items() if term in remarks)
    return bool(asked) and missing > sum(asked.values()) / 2


def _is_off_topic(candidate: Candidate) -> bool:
    """Whether nothing but the collection's topic was asked about, and something else is told there.

    That is a summary that does not name it (of an original the passage may leave its topic to the pages before it), or
    no target where a target was asked for.
    """
    query, is_summary = candidate.query, candidate.hit.article.kind is ArticleKind.DIGEST
    if not query.topic:
        return False
    no_target = query.types == {QuestionType.TARGET} and not candidate.evidence.answer_type_score
    return no_target or (is_summary and query.topic.isdisjoint(candidate.whole.pairs))
