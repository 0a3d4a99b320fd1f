"""Fits the confidence on rows of features, and writes its weights and thresholds with the figures they had out of fold.

    python -m benchmarks.calibrate ROWS.jsonl...

The rows are those of ``benchmarks/feature_rows.py``. Every set weighs the same, however many questions it has; all ways
and states of one question are in one fold. Only features named in ``FEATURES`` are looked at. scikit-learn fits;
``retrieval/ranking/answerability.py`` says what the weights are for.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import retrieval.ranking
from benchmarks.feature_rows import read_rows
from retrieval.evaluation.calibration import (
    RIGHT_KEPT,
    UNANSWERABLE_PASSING,
    Calibration,
    FeatureRow,
    FittedSet,
    choose_thresholds,
    digest_of,
    hit_when_refusing,
)
from retrieval.evaluation.certainty import Judged, brier_score, roc_area
from retrieval.ranking.answerability import FILE

# What gains on sets that it was not fitted on: see `retrieval/ranking/answerability.py`.
FEATURES = ("product", "pairs", "attained", "margin", "elsewhere")
_FOLDS = 10
# Weights and thresholds are written with so many digits.
_DIGITS = 4


def calibrate(rows: Sequence[FeatureRow], names: Sequence[str] = FEATURES) -> Calibration:
    """The model of the rows in which something was found, with thresholds and figures from scores out of fold."""
    seen = [row for row in rows if row.features is not None]
    scores = _score_out_of_fold(seen, names)
    model = _fit(seen, names)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    return Calibration(
        intercept=round(float(regression.intercept_[0] - weights @ scaler.mean_), _DIGITS),
        weights={name: round(float(weight), _DIGITS) for name, weight in zip(names, weights, strict=True)},
        thresholds=choose_thresholds(seen, scores),
        unanswerable_passing=UNANSWERABLE_PASSING,
        right_kept=RIGHT_KEPT,
        figures=_figures(seen, scores),
        sets=tuple(_describe(name, seen, scores) for name in sorted({row.set for row in seen})),
    )


def _fit(rows: Sequence[FeatureRow], names: Sequence[str]) -> Pipeline:
    counts = Counter(row.set for row in rows)
    weights = [len(rows) / (len(counts) * counts[row.set]) for row in rows]
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    return model.fit(_matrix(rows, names), [row.right for row in rows], logisticregression__sample_weight=weights)


def _matrix(rows: Sequence[FeatureRow], names: Sequence[str]) -> np.ndarray:
    return np.array([[getattr(row.features, name) for name in names] for row in rows])


def _score_out_of_fold(rows: Sequence[FeatureRow], names: Sequence[str]) -> list[float]:
    scores = np.zeros(len(rows))
    matrix = _matrix(rows, names)
    for kept, left in GroupKFold(_FOLDS).split(matrix, groups=[row.question for row in rows]):
        model = _fit([rows[each] for each in kept], names)
        scores[left] = model.predict_proba(matrix[left])[:, 1]
    return [round(float(score), _DIGITS) for score in scores]


def _figures(rows: Sequence[FeatureRow], scores: Sequence[float]) -> dict[str, float | None]:
    judged = [Judged(score, row.right) for row, score in zip(rows, scores, strict=True)]
    figures = {
        "AUC": roc_area(judged),
        "Brier": brier_score(judged),
        "hit@1, 95 % refused": hit_when_refusing(rows, scores, 0.95),
        "hit@1, 90 % refused": hit_when_refusing(rows, scores, 0.90),
    }
    return {name: None if value is None else round(value, _DIGITS) for name, value in figures.items()}


def _describe(name: str, rows: Sequence[FeatureRow], scores: Sequence[float]) -> FittedSet:
    own = [(row, score) for row, score in zip(rows, scores, strict=True) if row.set == name]
    digest = digest_of(row.question for row, _ in own)
    figures = _figures([row for row, _ in own], [score for _, score in own])
    return FittedSet(name=name, digest=digest, rows=len(own), figures=figures)


def main() -> None:
    """Fit, write the file beside the model, print what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="+", type=Path)
    given = parser.parse_args()
    fitted = calibrate([row for path in given.rows for row in read_rows(path)])
    path = Path(retrieval.ranking.__path__[0]) / FILE
    path.write_text(json.dumps(fitted.model_dump(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
