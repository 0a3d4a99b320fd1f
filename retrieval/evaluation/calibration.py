"""What a calibration is made from and what it leaves: labelled features in, weights and two thresholds out.

The fit itself needs scikit-learn and is no part of the program: `benchmarks/calibrate.py`.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from pydantic import ConfigDict

from knowledge.records import Record
from retrieval.evaluation.certainty import Judged, least_passing, most_keeping

UNANSWERABLE_PASSING = 0.05
"""Answered is from where at most this share of the unanswerable passes."""
RIGHT_KEPT = 0.95
"""Near is from where this share of the right ones is kept."""


class FeatureRow(Record):
    """The first candidate of a question, asked one way of one state of a collection, in numbers.

    ``question`` is as it was written, however it was ``asked``: all ways and states of one question stay together.
    ``right`` says whether the candidate holds the answer, from the right document; ``features`` are none where nothing
    was found.
    """

    set: str
    question: str
    asked: str
    variant: str
    state: str = ""
    answerable: bool
    right: bool
    features: Mapping[str, float] | None


class Thresholds(Record):
    """From which probability a question is answered, and from which its best passages are shown as near."""

    answered: float
    near: float


class FittedSet(Record):
    """A set that was used for fitting, known again by its questions, with its figures on scores out of fold."""

    name: str
    digest: str
    rows: int
    figures: Mapping[str, float | None]


class Calibration(Record):
    """What was fitted, on what, and how well it told right from wrong on rows that it had not seen."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    intercept: float
    weights: Mapping[str, float]
    thresholds: Thresholds
    unanswerable_passing: float
    right_kept: float
    figures: Mapping[str, float | None]
    sets: tuple[FittedSet, ...]

    def probability(self, features: Mapping[str, float] | None) -> float:
        """How likely the candidate is right: 0 without any."""
        if features is None:
            return 0.0
        logit = self.intercept + math.fsum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-logit)) if logit > 0 else math.exp(logit) / (1 + math.exp(logit))

    def has_seen(self, name: str, digest: str) -> bool:
        """Whether a set was fitted on, or may have been: the same questions, or the same name."""
        return any(digest == each.digest or name == each.name for each in self.sets)


def choose_thresholds(rows: Sequence[FeatureRow], scores: Sequence[float]) -> Thresholds:
    """The two thresholds by the rule, from scores out of fold; near never lies above answered."""
    pairs = list(zip(rows, scores, strict=True))
    answered = least_passing(against_unanswerable(rows, scores), UNANSWERABLE_PASSING)
    near = most_keeping([Judged(score, right=row.right) for row, score in pairs], RIGHT_KEPT)
    return Thresholds(answered=answered, near=min(near, answered))


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
def shipped_calibration() -> Calibration | None:
    """The calibration that the program answers with, if it was calibrated."""
    file = files("retrieval.ranking").joinpath("data/answerability.json")
    return Calibration.model_validate_json(file.read_bytes()) if file.is_file() else None
