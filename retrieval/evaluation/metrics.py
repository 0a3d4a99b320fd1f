"""Measures answers on a set of questions: found first, found at all, shown, refused, how sure, and how fast."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import quantiles

from pydantic import ConfigDict

from knowledge.records import Record
from retrieval.evaluation.certainty import (
    Bin,
    CurvePoint,
    Judged,
    area_under,
    brier_score,
    excess_area,
    reliability,
    risk_coverage,
)
from retrieval.evaluation.perturbations import VARIANTS
from retrieval.records import Answer, Citation, Status

# A fixed seed, so that two runs mistype the same letters.
SEED = 2020
# As deep as the reciprocal rank looks.
DEPTH = 10
# As many citations as people are shown.
SHOWN = 3
AS_WRITTEN = "as written"
TOTAL = "total"
# Below every confidence: what was refused comes last, and would have been wrong to be shown as an answer.
_REFUSED = -1.0


class EvalQuestion(Record):
    """A question with what answers it: no articles and no gold for one that must be refused.

    ``articles`` are beginnings of source names; ``gold`` are strings of which one must be in the snippet.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    question: str
    articles: tuple[str, ...] = ()
    gold: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether the documents hold an answer."""
        return bool(self.gold)


class Trial(Record):
    """One question asked one way: the rank of the first hit (from 1, none for no hit), and what was said.

    ``first_right`` says that the first citation or the headline answers, ``shown_right`` that one of the first three
    or the headline does, in an answer or a near one.
    """

    question_id: str
    variant: str
    asked: str
    answerable: bool
    status: Status
    rank: int | None
    first_right: bool
    shown_right: bool
    confidence: float
    milliseconds: float

    @property
    def refused(self) -> bool:
        """Whether nothing was shown as an answer, not even as a near one."""
        return self.status is Status.NOT_FOUND

    @property
    def answered(self) -> bool:
        """Whether it was shown as an answer, and not only as near."""
        return self.status is Status.ANSWERED


class Summary(Record):
    """The figures of a group of trials; shares are between 0 and 1, and none where nothing was to be counted.

    hit@k and the reciprocal rank are of what was answered; ``near_right`` is what a near answer shows beside that.
    ``answered`` is a share of all questions and ``precision`` of the answered ones: an unanswerable one that is
    answered is wrong. ``aurc`` is over all questions, those refused last and counted as wrong, and ``excess_aurc`` what
    of it a better order would spare; ``brier`` is over what is shown.
    """

    variant: str
    trials: int
    hit_at_1: float | None
    hit_at_3: float | None
    mrr_at_10: float | None
    refused: float | None
    wrongly_refused: float | None
    answered: float | None
    precision: float | None
    shown_right: float | None
    near_right: float | None
    unanswerable_answered: float | None
    unanswerable_near: float | None
    aurc: float | None
    excess_aurc: float | None
    brier: float | None
    p50_ms: float
    p99_ms: float


def is_hit(question: EvalQuestion, source: str, snippet: str) -> bool:
    """Whether a citation answers: from one of the right articles, with a gold string in its snippet."""
    return any(source.startswith(name) for name in question.articles) and any(gold in snippet for gold in question.gold)


def run_trials(
    questions: Sequence[EvalQuestion], ask: Callable[[str], Answer], sources: Mapping[str, str]
) -> list[Trial]:
    """Every question as written and in each variant; ``sources`` maps article ids to source names."""
    ways = {AS_WRITTEN: lambda question, _seed: question, **VARIANTS}
    return [
        _try(question, variant, change(question.question, SEED), ask, sources)
        for variant, change in ways.items()
        for question in questions
    ]


def by_variant(trials: Sequence[Trial]) -> dict[str, list[Trial]]:
    """The trials of each variant, in the order of the trials, and all of them at the end; nothing for none."""
    groups: dict[str, list[Trial]] = {}
    for trial in trials:
        groups.setdefault(trial.variant, []).append(trial)
    return {**groups, TOTAL: list(trials)} if groups else {}


def summarize(trials: Sequence[Trial]) -> list[Summary]:
    """One summary a variant, in the order of the trials, and one of all of them at the end."""
    return [_summary(name, group) for name, group in by_variant(trials).items()]


def curve_of(trials: Sequence[Trial]) -> tuple[CurvePoint, ...]:
    """Risk and coverage of a group of trials; what was refused is no part of the coverage, and no point."""
    return tuple(point for point in risk_coverage(_judge(trials)) if point.confidence > _REFUSED)


def reliability_of(trials: Sequence[Trial]) -> tuple[Bin, ...]:
    """How often what is shown is right, by its confidence."""
    return reliability(_judge(trial for trial in trials if not trial.refused))


def misses(trials: Iterable[Trial]) -> list[Trial]:
    """The trials that went wrong: no answer with a hit in first place, or something shown where there is none."""
    return [
        trial
        for trial in trials
        if (not (trial.answered and trial.rank == 1) if trial.answerable else not trial.refused)
    ]


def _judge(trials: Iterable[Trial]) -> list[Judged]:
    return [
        Judged(_REFUSED, right=False) if trial.refused else Judged(trial.confidence, trial.first_right)
        for trial in trials
    ]


def _try(
    question: EvalQuestion, variant: str, asked: str, ask: Callable[[str], Answer], sources: Mapping[str, str]
) -> Trial:
    started = time.perf_counter()
    answer = ask(asked)
    took = (time.perf_counter() - started) * 1000

    def hits(citation: Citation, text: str) -> bool:
        return is_hit(question, sources[citation.article_id], text)

    ranks = [citation.n for citation in answer.citations if hits(citation, citation.snippet)]
    rank = min(ranks, default=None)
    in_headline = any(hits(citation, answer.headline) for citation in answer.citations[:1])
    given = answer.status is not Status.NOT_FOUND
    return Trial(
        question_id=question.id,
        variant=variant,
        asked=asked,
        answerable=question.answerable,
        status=answer.status,
        rank=rank,
        first_right=given and (in_headline or rank == 1),
        shown_right=given and (in_headline or (rank is not None and rank <= SHOWN)),
        confidence=answer.confidence,
        milliseconds=took,
    )


def _summary(variant: str, trials: Sequence[Trial]) -> Summary:
    answerable = [trial for trial in trials if trial.answerable]
    others = [trial for trial in trials if not trial.answerable]
    ranks = [trial.rank if trial.answered else None for trial in answerable]
    times = [trial.milliseconds for trial in trials]
    percentiles = quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    return Summary(
        variant=variant,
        trials=len(trials),
        hit_at_1=_share(rank == 1 for rank in ranks),
        hit_at_3=_share(rank is not None and rank <= SHOWN for rank in ranks),
        mrr_at_10=_mean([1 / rank if rank else 0.0 for rank in ranks]),
        refused=_share(trial.refused for trial in others),
        wrongly_refused=_share(trial.refused for trial in answerable),
        answered=_share(trial.answered for trial in trials),
        precision=_share(trial.first_right for trial in trials if trial.answered),
        shown_right=_share(trial.shown_right for trial in answerable),
        near_right=_share(trial.shown_right and not trial.answered for trial in answerable),
        unanswerable_answered=_share(trial.answered for trial in others),
        unanswerable_near=_share(not trial.answered and not trial.refused for trial in others),
        aurc=_rounded(area_under(_judge(trials))),
        excess_aurc=_rounded(excess_area(_judge(trials))),
        brier=_rounded(brier_score(_judge(trial for trial in trials if not trial.refused))),
        p50_ms=round(percentiles[49], 3),
        p99_ms=round(percentiles[98], 3),
    )


def _share(outcomes: Iterable[bool]) -> float | None:
    return _mean([float(outcome) for outcome in outcomes])


def _mean(values: Sequence[float]) -> float | None:
    return _rounded(sum(values) / len(values)) if values else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
