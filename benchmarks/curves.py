"""Measures on sets of questions how well the confidence tells right from wrong: what share is wrong of what is shown.

    python -m benchmarks.curves SET.jsonl[=PATH,PATH...]... --json CURVES.json

Each set is asked of the documents behind it, or of the shipped collection, as written and in every way of typing. A set
that the confidence was made from is marked so; the others it has never seen.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bot.cli.evaluation import measure, read_questions
from retrieval.evaluation.calibration import digest_of, shipped_calibration
from retrieval.evaluation.metrics import curve_of, summarize

_COLUMNS = {
    "questions": "trials",
    "answered": "answered",
    "precision": "precision",
    "shown right": "shown_right",
    "unanswerable answered": "unanswerable_answered",
    "unanswerable near": "unanswerable_near",
    "AURC": "aurc",
    "E-AURC": "excess_aurc",
    "Brier": "brier",
}


def measure_set(path: Path, documents: list[str]) -> dict[str, Any]:
    """The figures of one set over all ways of typing, and its curve as written and in all of them."""
    questions = read_questions(path)
    trials = measure(questions, documents, None, collection=True)
    total = next(each for each in summarize(trials) if each.variant == "total").model_dump()
    seen = shipped_calibration().has_seen(path.stem, digest_of(each.question for each in questions))
    row = {"set": path.stem, "used for the confidence": "yes" if seen else "never"}
    row |= {name: _rounded(total[field]) for name, field in _COLUMNS.items()}
    return {"row": row, "curve": [(point.coverage, point.risk) for point in curve_of(trials)]}


def _rounded(value: float | None) -> float | int | None:
    return round(value, 3) if isinstance(value, float) else value


def main() -> None:
    """Ask everything, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET[=PATHS]")
    parser.add_argument("--json", type=Path, required=True)
    given = parser.parse_args()
    measured = []
    for name, _, documents in (each.partition("=") for each in given.sets):
        measured.append(measure_set(Path(name), [each for each in documents.split(",") if each]))
        print(measured[-1]["row"])
    given.json.write_text(json.dumps(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
