"""Why a figure was read as it was: the words that fill each slot of its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from knowledge.records import Article, Chunk, Record
from knowledge.targets.extraction import read_figures
from knowledge.targets.figure import Figure
from knowledge.targets.records import Target


class SlotName(StrEnum):
    """A slot of a figure's meaning."""

    QUANTITY = "quantity"
    SUBJECT = "subject"
    PREDICATE = "predicate"
    OBJECT = "object"
    TIME = "time"
    PLACE = "place"
    MOOD = "mood"


class FilledSlot(Record):
    """A slot with the words that fill it; offsets in the article's text."""

    name: SlotName
    text: str
    start: int
    end: int


class FigureExplanation(Record):
    """A figure with its filled slots; a slot that no words fill is missing."""

    target: Target
    slots: tuple[FilledSlot, ...]


def explain_figures(article: Article, chunks: Sequence[Chunk]) -> tuple[FigureExplanation, ...]:
    """The figures of an article, each with what fills its slots; empty for an article without any."""
    return tuple(FigureExplanation(target=each.target, slots=_slots(each)) for each in read_figures(article, chunks))


def _slots(figure: Figure) -> tuple[FilledSlot, ...]:
    target, reading = figure.target, figure.reading
    quantity = FilledSlot(
        name=SlotName.QUANTITY, text=target.quantity, start=target.quantity_start, end=target.quantity_end
    )
    filled = (
        (SlotName.SUBJECT, reading.who),
        (SlotName.PREDICATE, reading.predicate),
        (SlotName.OBJECT, reading.what),
        (SlotName.TIME, figure.period),
        (SlotName.PLACE, figure.place),
        (SlotName.MOOD, figure.kind),
    )
    return (
        quantity,
        *(FilledSlot(name=name, text=slot.text, start=slot.start, end=slot.end) for name, slot in filled if slot),
    )
