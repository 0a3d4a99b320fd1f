"""What is said of the sentence in front: its frame, and the notes that belong right below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge.targets import Target, TargetKind
from retrieval.answers.frames import asks_how_much, figures_in, is_worth_naming, needs_frame, read_statement
from retrieval.answers.premises import note_other_kinds, note_premises
from retrieval.answers.selection import Selection
from retrieval.answers.stated_figures import StatedFigures
from retrieval.answers.wording import Wording
from retrieval.query.polarity import asks_what_was_reached
from retrieval.query.query import Query
from retrieval.records import TargetFact


class Reading(NamedTuple):
    """A headline's frame, empty where none is needed, and its notes.

    ``of_other_kind`` is that of them that says that the figure asked for is told as another kind alone.
    """

    frame: str = ""
    notes: tuple[str, ...] = ()
    of_other_kind: str = ""


class HeadlineReader:
    """Reads headlines by the figures that documents state."""

    def __init__(self, figures: StatedFigures, wording: Wording) -> None:
        self._figures = figures
        self._wording = wording

    def read(self, query: Query, selection: Selection, version: int) -> Reading:
        """What is said of the headline of what is shown."""
        past = tuple(_past(query, selection.targets, self._wording))
        if not needs_frame(query) or not selection.citations or selection.compared:
            return Reading(notes=past)
        of_article = self._figures.of_article(selection.citations[0].article_id, version)
        figures = [each.target for each in of_article]
        statement = read_statement(query, selection, figures)
        if statement is None:
            return Reading(notes=past)
        named = statement.figure is None or is_worth_naming(statement.figure, query)
        frame = self._wording.frame(statement.kind, statement.period, statement.province) if named else ""
        if query.claim is None and query.asked_kind is None:
            return Reading(frame, past)
        stored = self._figures.of(query.scope.provinces or None, version)
        known = [each.target for each in stored if not each.target.unsure]
        beside = figures_in(selection.headline, figures)
        printed = [text for each in selection.citations for text in (each.title, each.snippet)]
        notes = note_premises(query, statement, beside, known, printed, self._wording)
        others = tuple(note_other_kinds(query, statement, known, self._wording))
        # Who takes something for true is told what is so; who asks how much was reached, that nobody says it.
        reached = asks_what_was_reached(query.searched, typed_without_marks=query.typed_without_marks)
        asked_alone = reached and query.claim is None and asks_how_much(query)
        is_wish = statement.figure is not None and statement.figure.kind is TargetKind.TARGET
        unreached = others[0] if others else self._wording.is_only_wished() if is_wish else ""
        of_other_kind = unreached if asked_alone else ""
        return Reading(frame, tuple(dict.fromkeys([*notes, *others, *past])), of_other_kind)


def _past(query: Query, facts: Sequence[TargetFact], wording: Wording) -> Iterator[str]:
    """That targets of an earlier period stand below newer ones, where no year was asked for."""
    if query.targets.periods:
        return
    newest: dict[object, int] = {}
    targets = [fact.target for fact in facts if fact.target.kind is TargetKind.TARGET and fact.target.period_to]
    for each in targets:
        newest[_subject(each)] = max(newest.get(_subject(each), 0), each.period_to or 0)
    past = [each for each in targets if (each.period_to or 0) < newest[_subject(each)]]
    if past:
        yield wording.is_past(past)


def _subject(target: Target) -> tuple[object, ...]:
    return target.province, target.indicator, target.unit
