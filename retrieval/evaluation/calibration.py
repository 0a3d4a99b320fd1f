"""What a calibration is made from and what it leaves: labelled features in, weights and two thresholds out.

The fit itself needs scikit-learn and is no part of the program: `benchmarks/calibrate.py`.
"""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from knowledge.records import Record
from retrieval.evaluation.certainty import Judged, least_passing, most_keeping
from retrieval.ranking.answerability import FILE, Features, Model, Thresholds

# One in twenty at most, less where that costs hardly an answer: at .0235 (a threshold of .42) 25 of the 80 questions of
# `lookups` that have no answer are answered, at .02 (.48) 20; of what is answered there .925 and .957 are right.
UNANSWERABLE_PASSING = 0.02
"""Answered is from where at most this share of the unanswerable passes, on the average of the sets of pages."""
# Asked of our summaries, none of the 40 questions of `visible` that have no answer passes at a threshold of .32 or at
# .48, and .82 instead of .73 of the others are answered right; what passes more are questions whose own summary was
# taken out, and another tells a part of it. From .045 to .04 (.35) two right answers are lost.
SUMMARY_PASSING = 0.045
"""The same for sets asked of our summaries, questions whose answer was taken out included."""
RIGHT_KEPT = 0.95
"""Near is from where this share is kept of what has the answer in one of the passages shown."""


class FeatureRow(Record):
    """The first candidate of a question, asked one way of one state of a collection, in numbers.

    ``question`` is as it was written, however it was ``asked``: all ways and states of one question stay together.
    ``right`` says whether the candidate holds the answer, from the right document, ``near`` whether one of the passages
    does that would be shown as near; ``features`` are none where nothing was found.
    """

    set: str
    question: str
    asked: str
    variant: str
    state: str = ""
    answerable: bool
    right: bool
    near: bool
    features: Features | None


class FittedSet(Record):
    """A set that was used, known again by its questions: for the weights, or for the thresholds, with its figures.

    Those of a set that the weights were fitted on are of scores out of fold.
    """

    name: str
    digest: str
    gave: Literal["weights", "thresholds"]
    rows: int
    figures: Mapping[str, float | None]


class Calibration(Model):
    """What was fitted, on what, and how well it told right from wrong on rows that it had not seen."""

    unanswerable_passing: float
    right_kept: float
    figures: Mapping[str, float | None]
    sets: tuple[FittedSet, ...]

    def has_seen(self, name: str, digest: str) -> bool:
        """Whether a set was fitted on, or may have been: the same questions, or the same name."""
        return any(digest == each.digest or name == each.name for each in self.sets)


def choose_thresholds(rows: Sequence[FeatureRow], scores: Sequence[float]) -> Thresholds:
    """The thresholds by the rule, from scores that are not of rows fitted on; near never lies above answered.

    Every set counts the same, however many questions it has. Near is what keeps enough of every set, of the hardest as
    well: where questions are easy little is near at all. Raises ``ValueError`` where the rule has nothing to go by.
    """
    groups = [
        [(row, score) for row, score in zip(rows, scores, strict=True) if row.set == name]
        for name in sorted({row.set for row in rows})
    ]
    unanswerable = [[_passes_with(row, score) for row, score in group if not row.answerable] for group in groups]
    of_pages = [passing for group, passing in zip(groups, unanswerable, strict=True) if not _asks_summaries(group)]
    of_summaries = [passing for group, passing in zip(groups, unanswerable, strict=True) if _asks_summaries(group)]
    answered = _least_passing_of_each(of_pages, scores, UNANSWERABLE_PASSING)
    summary = _least_passing_of_each(of_summaries, scores, SUMMARY_PASSING) if of_summaries else answered
    kept = (most_keeping([Judged(score, right=row.near) for row, score in group], RIGHT_KEPT) for group in groups)
    return Thresholds(answered=answered, summary=min(answered, summary), near=min(answered, summary, *kept))


def _asks_summaries(group: Sequence[tuple[FeatureRow, float]]) -> bool:
    """Whether a set was asked of our summaries."""
    return any(row.features is not None and row.features.summary for row, _ in group)


def _passes_with(row: FeatureRow, score: float) -> float:
    """The score at which a row is still answered; 0 for what goes astray, which no score lets pass."""
    return 0.0 if row.features is not None and row.features.astray else score


def _least_passing_of_each(groups: Sequence[Sequence[float]], scores: Sequence[float], share: float) -> float:
    """The lowest score that few enough of the unanswerable reach, on the average of the sets that have any."""
    ordered = [sorted(group) for group in groups if group]
    if not ordered:
        raise ValueError("no set has an unanswerable question: nothing says what must not pass")

    def passing(least: float) -> float:
        return math.fsum((len(group) - bisect_left(group, least)) / len(group) for group in ordered) / len(ordered)

    least = min((score for score in set(scores) if passing(score) <= share), default=None)
    if least is None:
        raise ValueError(f"at every score more than {share:.1%} of the unanswerable pass")
    return least


def against_unanswerable(rows: Sequence[FeatureRow], scores: Sequence[float]) -> list[Judged]:
    """The right ones against those that no document answers, wrong answers to answerable questions left aside."""
    pairs = zip(rows, scores, strict=True)
    return [Judged(score, right=row.right) for row, score in pairs if row.right or not row.answerable]


def hit_when_refusing(rows: Sequence[FeatureRow], scores: Sequence[float], share: float) -> float | None:
    """hit@1: the share of the answerable that is answered right where this share of the unanswerable is refused."""
    answerable = sum(row.answerable for row in rows)
    least = least_passing(against_unanswerable(rows, scores), 1 - share)
    hits = sum(row.right and score >= least for row, score in zip(rows, scores, strict=True))
    return hits / answerable if answerable else None


def digest_of(questions: Iterable[str]) -> str:
    """By what a set is known again: its questions as written, in whatever order and file."""
    return hashlib.sha256("\n".join(sorted({question.strip() for question in questions})).encode()).hexdigest()


@cache
def shipped_calibration() -> Calibration:
    """The calibration that the program answers with."""
    return Calibration.model_validate_json(files("retrieval.ranking").joinpath(FILE).read_bytes())
