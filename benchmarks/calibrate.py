"""Fits the confidence on rows of features, and writes its weights and thresholds with the figures they have.

    python -m benchmarks.calibrate ROWS.jsonl...

The rows are those of ``benchmarks/feature_rows.py``, as written and without marks: slips and capitals are put right
before anything is searched, and would only count a question several times. The weights are fitted on ``FITTED_SETS``
alone, questions written for that by somebody who had not seen the answers; on the others, which the shares in
`retrieval/ranking/shares.py` were once set on, these shares look too good. The thresholds are chosen on all of them, on
scores out of fold. scikit-learn fits; `retrieval/ranking/answerability.py` says what the weights are for.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

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
from retrieval.evaluation.metrics import AS_WRITTEN
from retrieval.ranking.answerability import FILE

if TYPE_CHECKING:
    # Loaded where something is fitted (0.7 s of a processor): every process of the tests imports this module.
    from sklearn.pipeline import Pipeline

# What gains on a set that nothing was fitted on (xquad_vi, 400 questions, AUC as written / without marks): `held` alone
# has .898 / .867, these five .931 / .912. Without `held`, its shares weighed apart, it was .884 / .871, and with all
# sixteen features .890 / .869; the bigrams of the question found in the passage add nothing to the root in `attained`.
FEATURES = ("held", "coverage", "attained", "margin", "elsewhere")
FITTED_SETS = frozenset({"lookups"})
_VARIANTS = frozenset({AS_WRITTEN, "no marks"})
_FOLDS = 10
# Weights and thresholds are written with so many digits.
_DIGITS = 4


def calibrate(
    rows: Sequence[FeatureRow], fitted: Set[str] = FITTED_SETS, names: Sequence[str] = FEATURES
) -> Calibration:
    """The model of the rows of the fitted sets, with thresholds from scores of all that no model was fitted on."""
    rows = [row for row in rows if row.variant in _VARIANTS]
    own = [row for row in rows if row.set in fitted]
    others = [row for row in rows if row.set not in fitted]
    model = _fit(own, names)
    scores = dict(zip(map(id, own), _score_out_of_fold(own, names), strict=True))
    scores.update(zip(map(id, others), _score(model, others, names), strict=True))
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    return Calibration(
        intercept=round(float(regression.intercept_[0] - weights @ scaler.mean_), _DIGITS),
        weights={name: round(float(weight), _DIGITS) for name, weight in zip(names, weights, strict=True)},
        thresholds=choose_thresholds(rows, [scores[id(row)] for row in rows]),
        unanswerable_passing=UNANSWERABLE_PASSING,
        right_kept=RIGHT_KEPT,
        figures=_figures(rows, [scores[id(row)] for row in rows]),
        sets=tuple(
            _describe(name, [row for row in rows if row.set == name], scores, fitted)
            for name in sorted({row.set for row in rows})
        ),
    )


def _fit(rows: Sequence[FeatureRow], names: Sequence[str]) -> Pipeline:
    """The model of the rows in which something was found; every set weighs the same, however many rows it has."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rows = [row for row in rows if row.features is not None]
    counts = Counter(row.set for row in rows)
    weights = [len(rows) / (len(counts) * counts[row.set]) for row in rows]
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    return model.fit(_matrix(rows, names), [row.right for row in rows], logisticregression__sample_weight=weights)


def _matrix(rows: Sequence[FeatureRow], names: Sequence[str]) -> np.ndarray:
    return np.array([[getattr(row.features, name) for name in names] for row in rows])


def _score(model: Pipeline, rows: Sequence[FeatureRow], names: Sequence[str]) -> list[float]:
    """How likely each row is right; 0 where nothing was found."""
    found = [row for row in rows if row.features is not None]
    likely = iter(model.predict_proba(_matrix(found, names))[:, 1] if found else ())
    return [0.0 if row.features is None else round(float(next(likely)), _DIGITS) for row in rows]


def _score_out_of_fold(rows: Sequence[FeatureRow], names: Sequence[str]) -> list[float]:
    """The same, by models that have seen no row of the question."""
    from sklearn.model_selection import GroupKFold

    scores = [0.0] * len(rows)
    for kept, left in GroupKFold(_FOLDS).split(rows, groups=[row.question for row in rows]):
        model = _fit([rows[each] for each in kept], names)
        for each, score in zip(left, _score(model, [rows[each] for each in left], names), strict=True):
            scores[each] = score
    return scores


def _figures(rows: Sequence[FeatureRow], scores: Sequence[float]) -> dict[str, float | None]:
    judged = [Judged(score, row.right) for row, score in zip(rows, scores, strict=True)]
    figures = {
        "AUC": roc_area(judged),
        "Brier": brier_score(judged),
        "hit@1, 95 % refused": hit_when_refusing(rows, scores, 0.95),
        "hit@1, 90 % refused": hit_when_refusing(rows, scores, 0.90),
    }
    return {name: None if value is None else round(value, _DIGITS) for name, value in figures.items()}


def _describe(name: str, rows: Sequence[FeatureRow], scores: Mapping[int, float], fitted: Set[str]) -> FittedSet:
    return FittedSet(
        name=name,
        digest=digest_of(row.question for row in rows),
        gave="weights" if name in fitted else "thresholds",
        rows=len(rows),
        figures=_figures(rows, [scores[id(row)] for row in rows]),
    )


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
