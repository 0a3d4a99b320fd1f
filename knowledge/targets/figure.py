"""A figure as it was read: the record, and the words that fill the slots of its meaning."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.targets.records import Target
from knowledge.targets.slots import Reading, Slot


@dataclass(frozen=True)
class Figure:
    """A figure with the words that fill its slots; a slot that no words fill is none."""

    target: Target
    reading: Reading
    period: Slot | None = None
    place: Slot | None = None
    kind: Slot | None = None
