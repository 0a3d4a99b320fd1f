"""How a measurement is printed: two tables for each way of typing, the curve, how reliable, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot import texts

if TYPE_CHECKING:
    from rich.table import Table

    from retrieval.evaluation.certainty import Bin, CurvePoint
    from retrieval.evaluation.metrics import Summary, Trial

# At which coverages the risk is told; the picture has all of them.
_COVERAGES = (0.25, 0.5, 0.75)


def found_table(summaries: Iterable[Summary]) -> Table:
    """One row a variant, the total last: what was found and refused, and how fast."""
    rows = (
        (
            each.variant,
            str(each.trials),
            *_figures(each.hit_at_1, each.hit_at_3, each.mrr_at_10, each.refused, each.wrongly_refused),
            f"{each.p50_ms:.1f}",
            f"{each.p99_ms:.1f}",
        )
        for each in summaries
    )
    return _table(texts.cli.EVAL_COLUMNS, rows)


def shown_table(summaries: Iterable[Summary]) -> Table:
    """One row a variant, the total last: what was shown, how rightly, and how far the confidence is from that."""
    rows = (
        (
            each.variant,
            *_figures(each.answered, each.precision, each.shown_right, each.near_right),
            *_figures(each.unanswerable_answered, each.unanswerable_near),
            *_figures(each.aurc, each.excess_aurc, each.brier),
        )
        for each in summaries
    )
    return _table(texts.cli.EVAL_SHOWN_COLUMNS, rows)


def reliability_table(bins: Iterable[Bin]) -> Table:
    """One row a tenth of confidence in which anything was shown."""
    rows = (
        (f"{each.low:.1f}–{each.high:.1f}", str(each.count), *_figures(each.confidence, each.right))
        for each in bins
        if each.count
    )
    return _table(texts.cli.EVAL_RELIABILITY_COLUMNS, rows)


def curve_line(curve: Sequence[CurvePoint]) -> str:
    """The risk at a few coverages, and at the last: all that is shown."""
    if not curve:
        return f"{texts.cli.EVAL_CURVE}: –"
    points = [next((point for point in curve if point.coverage >= share), None) for share in _COVERAGES]
    told = dict.fromkeys([*(point for point in points if point is not None), curve[-1]])
    return f"{texts.cli.EVAL_CURVE}: " + " · ".join(f"{point.risk:.3f} @ {point.coverage:.0%}" for point in told)


def miss_line(trial: Trial) -> str:
    """One line on a trial that went wrong."""
    said = texts.cli.EVAL_SAID[trial.status]
    rank = trial.rank if trial.rank is not None else "–"
    return f"{trial.question_id} · {trial.variant} · {said} · {texts.cli.EVAL_RANK} {rank} · {trial.asked}"


def _figures(*figures: float | None) -> tuple[str, ...]:
    return tuple("–" if figure is None else f"{figure:.3f}" for figure in figures)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, collapse_padding=True)
    for number, column in enumerate(columns):
        # A heading may break between its words, on a narrow terminal, and nowhere else.
        longest = max(len(word) for word in column.split())
        table.add_column(column, justify="left" if number == 0 else "right", no_wrap=number == 0, min_width=longest)
    for row in rows:
        table.add_row(*row)
    return table
