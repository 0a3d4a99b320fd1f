"""What comes closest to an answer, where nothing is sure to be one."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import BODY_ROLES
from retrieval.answers.attempts import Look
from retrieval.answers.citation import cite_evidence
from retrieval.answers.wording import Wording
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.query.scope import Scope
from retrieval.ranking.ranker import Candidate
from retrieval.ranking.trades import Trade
from retrieval.records import Answer, Citation, Status

# Passages shown; on xquad_vi the answer is in one of the first three of .972.
_SHOWN = 3
# The passage's BM25 score beside its best sentence's, both relative to the best: without a sentence that is sure, the
# passage says more. Of 60 paraphrased questions the answer is in the first three of 46 at 1, of 49 at 3.
_PASSAGE_WEIGHT = 3.0
# What an article about the place asked about has before others.
_PLACE_WEIGHT = 0.5
# What tells of another trade, or names it among others, comes behind: who boils sugar is not shown rubber first. Of 36
# questions by trade four more are led by their own.
_LESS_OF_A_TRADE = {Trade.OWN: 0.0, Trade.TOLD: 0.0, Trade.AMONG_OTHERS: 0.5, Trade.ANOTHER: 1.0}
# What is told by what stands around an article: who, when, where, by which paper.
_ASIDES_TELL = frozenset(
    {
        *(QuestionType.WHO, QuestionType.ORGANISATION, QuestionType.POST, QuestionType.SIGNER, QuestionType.AUTHOR),
        *(QuestionType.WHEN, QuestionType.PUBLISHED_DAY, QuestionType.WHERE, QuestionType.SOURCE),
        *(QuestionType.DOCUMENT_NUMBER, QuestionType.CONTACT),
    }
)


def find_nearest(query: Query, looks: Sequence[Look]) -> list[Candidate]:
    """The passages that come closest in all attempts, the closest first, each once; at most three."""
    best = max((each.hit.score for look in looks for each in look.ranked), default=0.0)
    found: dict[str, Candidate] = {}
    for look in looks:
        for each in look.ranked:
            found.setdefault(each.hit.passage.id, each)
    closest = sorted(found.values(), key=lambda each: (-_closeness(each, query.scope, best), each.hit.passage.id))
    if _ASIDES_TELL.isdisjoint(query.types):
        # A day, a signature or a byline is shown where it comes closest of all; below others it only fills the phone.
        closest = [each for number, each in enumerate(closest) if not number or each.hit.passage.role in BODY_ROLES]
    return closest[:_SHOWN]


def _closeness(candidate: Candidate, scope: Scope, best: float) -> float:
    about = bool(scope.groups) and scope.covers(candidate.hit.article)
    passage = _PASSAGE_WEIGHT * candidate.hit.score / best if best else 0.0
    return round(candidate.evidence.score + passage + _PLACE_WEIGHT * about - _LESS_OF_A_TRADE[candidate.trade], 9)


def make_unsure(answer: Answer, because: str, wording: Wording) -> Answer:
    """An answer as one that is only near, and why: what it quotes is beside what was asked."""
    notes = tuple(note for note in answer.notes if note != because)
    said = {"status": Status.NEAR, "headline": wording.near(), "because": because, "notes": notes}
    return answer.model_copy(update={**said, "targets": (), "compared": (), "others": ()})


def cite_nearest(found: Sequence[Candidate], scope: Scope) -> tuple[Citation, ...]:
    """The citations of passages that are near, numbered from 1, wider than those of an answer."""
    return tuple(cite_evidence(n, each, scope.provinces, wide=True) for n, each in enumerate(found, 1))


def say_why(query: Query, found: Sequence[Candidate], wording: Wording) -> str:
    """What the first passage lacks of what was asked for, in words; empty where it lacks nothing that can be named."""
    if not found:
        return ""
    evidence = found[0].evidence
    said = {number for each in found for number in each.around.credits}
    lost = {
        query.searched[each.token.start : each.token.end]: None
        for each in query.tokens
        if each.term in found[0].query.numbers and each.term not in said
    }
    if lost:
        return wording.missing_numbers(tuple(lost))
    return next(filter(None, map(wording.missing, sorted(evidence.missing))), "")
