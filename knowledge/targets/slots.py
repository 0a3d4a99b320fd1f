"""What is said of a figure: its role, whom it counts, what is said of them, what it measures, and with which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.targets.records import Indicator


class Role(StrEnum):
    """What a figure does in its clause."""

    SHARE = "share"  # so many of whom it counts
    SAVING = "saving"  # so much less of something
    LEVEL = "level"  # where something stands: "xuống còn 4,1%"
    GROWTH = "growth"  # so much more of something
    FULFILMENT = "fulfilment"  # so much of what was planned
    PART = "part"  # "chiếm 0,6% tổng số"
    COUNT = "count"
    MONEY = "money"


@dataclass(frozen=True)
class Slot:
    """Words that fill a place of a figure's meaning; offsets in the article's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """What a clause says of its figure; a slot that nothing fills is none."""

    role: Role
    indicator: Indicator = Indicator.OTHER
    who: Slot | None = None
    predicate: Slot | None = None
    what: Slot | None = None
    of_programme: bool = True
