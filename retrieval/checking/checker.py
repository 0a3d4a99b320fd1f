"""Checks a text: each of its statements beside the figures and the passages of one version of the collection."""

from __future__ import annotations

import datetime as dt

from knowledge.targets import Target, TargetKind
from retrieval.answers.stated_figures import StatedFigures
from retrieval.checking.conflicts import conflict_on_figures, conflict_on_words
from retrieval.checking.figures import compare_figure
from retrieval.checking.statements import Statement, take_apart
from retrieval.checking.tellings import find_telling
from retrieval.records import CheckedStatement, CheckedText, Citation, Finding
from retrieval.snapshots.snapshot import Snapshot

MOST_STATEMENTS = 40
"""Of one text; what is longer is a document to be added, and its rest is counted as left out."""

_ENDS = frozenset({TargetKind.TARGET, TargetKind.PLAN})


def check_text(given: str, figures: StatedFigures, known: Snapshot, today: dt.date) -> CheckedText:
    """What the documents say of each statement of a text; a text without statements has none."""
    taken = take_apart(given)
    cited = _Cited()
    checked = [
        _check(each, taken.province, figures, known, today, cited) for each in taken.statements[:MOST_STATEMENTS]
    ]
    return CheckedText(
        text=taken.text,
        statements=tuple(_as_typed(each, taken.text) for each in checked),
        citations=cited.citations,
        left_out=len(taken.statements) - len(checked) + taken.unread,
    )


class _Cited:
    """The citations of a text's statements, one a passage, numbered from 1 as they come."""

    def __init__(self) -> None:
        self._known: dict[str, Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._known.values())

    def number(self, citation: Citation) -> int:
        """The number under which a citation stands."""
        numbered = citation.model_copy(update={"n": len(self._known) + 1})
        return self._known.setdefault(citation.passage_id, numbered).n


def _check(
    statement: Statement,
    province: str | None,
    figures: StatedFigures,
    known: Snapshot,
    today: dt.date,
    cited: _Cited,
) -> CheckedStatement:
    checked = CheckedStatement(
        text=statement.text,
        start=statement.start,
        end=statement.end,
        finding=Finding.NOT_TOLD,
        figure=statement.figure,
        passed=_passed(statement.figure, today),
    )
    if statement.figure is None:
        telling = find_telling(statement.text, province, known)
        if telling is None:
            return checked
        told = {"citation": cited.number(telling), "conflict": conflict_on_words(statement.text, telling)}
        return checked.model_copy(update={"finding": Finding.MATCHES, **told})
    stored = figures.of((statement.figure.province,), known.version)
    compared = compare_figure(statement, statement.figure, stored)
    if compared.stored is None:
        return checked
    _, citations = figures.state((compared.stored,), known.version)
    _, others = figures.state(compared.beside, known.version)
    conflict = conflict_on_figures((statement.figure, compared.stored.target), (*citations, *others))
    stated = {"stated": compared.stored.target, "citation": cited.number(citations[0]), "conflict": conflict}
    return checked.model_copy(update={"finding": compared.finding, **stated})


def _as_typed(checked: CheckedStatement, text: str) -> CheckedStatement:
    """The statement, its figure in the sentence as the text has it: it was compared with marks put back."""
    figure = checked.figure
    if figure is None:
        return checked
    return checked.model_copy(
        update={"figure": figure.model_copy(update={"sentence": text[figure.start : figure.end]})}
    )


def _passed(figure: Target | None, today: dt.date) -> int | None:
    """The year by which something was to be so, where that is over."""
    if figure is None or figure.kind not in _ENDS or figure.period_to is None:
        return None
    return figure.period_to if figure.period_to < today.year else None
