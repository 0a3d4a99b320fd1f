"""Measures answers on a set of questions: found first, found at all, rightly and wrongly refused, and how fast."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import quantiles

from pydantic import ConfigDict

from knowledge.records import Record
from retrieval.evaluation.perturbations import VARIANTS
from retrieval.records import Answer, Status

# A fixed seed, so that two runs mistype the same letters.
SEED = 2020
# As deep as the reciprocal rank looks.
DEPTH = 10
AS_WRITTEN = "as written"
WAYS: Mapping[str, Callable[[str, int], str]] = {AS_WRITTEN: lambda question, _seed: question, **VARIANTS}
"""As written and in each variant."""


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
    """One question asked one way: the rank of the first hit (from 1, none for no hit), and what was said."""

    question_id: str
    variant: str
    asked: str
    answerable: bool
    refused: bool
    rank: int | None
    milliseconds: float


class Summary(Record):
    """The figures of a group of trials; shares are between 0 and 1, and none where nothing was to be counted."""

    variant: str
    trials: int
    hit_at_1: float | None
    hit_at_3: float | None
    mrr_at_10: float | None
    refused: float | None
    wrongly_refused: float | None
    p50_ms: float
    p99_ms: float


def is_hit(question: EvalQuestion, source: str, snippet: str) -> bool:
    """Whether a citation answers: from one of the right articles, with a gold string in its snippet."""
    return any(source.startswith(name) for name in question.articles) and any(gold in snippet for gold in question.gold)


def run_trials(
    questions: Sequence[EvalQuestion],
    ask: Callable[[str], Answer],
    sources: Mapping[str, str],
    ways: Mapping[str, Callable[[str, int], str]] = WAYS,
) -> list[Trial]:
    """Every question in each way of asking it; ``sources`` maps article ids to source names."""
    return [
        _try(question, variant, change(question.question, SEED), ask, sources)
        for variant, change in ways.items()
        for question in questions
    ]


def summarize(trials: Sequence[Trial]) -> list[Summary]:
    """One summary a variant, in the order of the trials, and one of all of them at the end."""
    variants = dict.fromkeys(trial.variant for trial in trials)
    groups = [(variant, [trial for trial in trials if trial.variant == variant]) for variant in variants]
    return [_summary(name, group) for name, group in [*groups, ("total", list(trials))] if group]


def misses(trials: Iterable[Trial]) -> list[Trial]:
    """The trials that went wrong: no hit in first place, or an answer where there is none."""
    return [trial for trial in trials if (trial.rank != 1 if trial.answerable else not trial.refused)]


def _try(
    question: EvalQuestion, variant: str, asked: str, ask: Callable[[str], Answer], sources: Mapping[str, str]
) -> Trial:
    started = time.perf_counter()
    answer = ask(asked)
    took = (time.perf_counter() - started) * 1000
    ranks = (
        citation.n for citation in answer.citations if is_hit(question, sources[citation.article_id], citation.snippet)
    )
    return Trial(
        question_id=question.id,
        variant=variant,
        asked=asked,
        answerable=question.answerable,
        refused=answer.status is Status.NOT_FOUND,
        rank=next(ranks, None),
        milliseconds=took,
    )


def _summary(variant: str, trials: Sequence[Trial]) -> Summary:
    answerable = [trial for trial in trials if trial.answerable]
    others = [trial for trial in trials if not trial.answerable]
    times = [trial.milliseconds for trial in trials]
    percentiles = quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    return Summary(
        variant=variant,
        trials=len(trials),
        hit_at_1=_share(trial.rank == 1 for trial in answerable),
        hit_at_3=_share(trial.rank is not None and trial.rank <= 3 for trial in answerable),
        mrr_at_10=_mean([1 / trial.rank if trial.rank else 0.0 for trial in answerable]),
        refused=_share(trial.refused for trial in others),
        wrongly_refused=_share(trial.refused for trial in answerable),
        p50_ms=round(percentiles[49], 3),
        p99_ms=round(percentiles[98], 3),
    )


def _share(outcomes: Iterable[bool]) -> float | None:
    return _mean([float(outcome) for outcome in outcomes])


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
