"""What can be done with an answer: choices in rows, which a channel shows as buttons, numbers or links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeAlias

from bot.journal.entry import Fault
from bot.views.blocks import ReplyBlock
from knowledge.records import Record
from knowledge.targets import Indicator


class Action(StrEnum):
    """What is done with an answer, by the letter that old messages carry."""

    PASSAGE = "p"
    SOURCES = "s"
    BACK = "b"
    LIKED = "u"
    DISLIKED = "d"
    FAULT = "r"
    EVERYWHERE = "w"
    MISSING = "m"
    SUGGESTION = "q"
    TABLE = "x"
    CHART = "g"
    OPEN = "o"
    INDICATOR = "i"
    PICTURE = "t"
    TELL_LATER = "l"


class Chosen(Record):
    """What somebody chose: of which answer, what to do, and with which of several things."""

    id: str
    action: Action
    n: int = 0


class ArticleFilter(Record):
    """The documents about a province, or all; of a year, or of any."""

    province: str | None = None
    year: int | None = None


class Choice(Record):
    """One thing that can be done; exactly one of what follows its label is set.

    ``spoken`` is what it is called where a number or picture alone would not say it. ``copied`` goes to the clipboard,
    ``shared`` is what another chat would ask.
    """

    label: str
    chosen: Chosen | None = None
    articles: ArticleFilter | None = None
    url: str | None = None
    copied: str | None = None
    shared: str | None = None
    spoken: str = ""

    @property
    def name(self) -> str:
        """What it is called where it stands alone."""
        return self.spoken or self.label


Rows: TypeAlias = tuple[tuple[Choice, ...], ...]
"""Choices as they stand below a message, none where nothing can be done."""
Shown: TypeAlias = tuple[Sequence[ReplyBlock], Rows]
"""What is shown, and what can be done with it."""

FAULTS = tuple(Fault)
_CARRIED = re.compile(r"a:(?P<id>[0-9a-f]{16}):(?P<action>[a-z]):(?P<n>\d{1,3})")


def carry(chosen: Chosen) -> str:
    """A choice in a few bytes."""
    return f"a:{chosen.id}:{chosen.action.value}:{chosen.n}"


def read_chosen(carried: str) -> Chosen | None:
    """What was carried; none for anything that we never made."""
    found = _CARRIED.fullmatch(carried)
    if found is None or found["action"] not in set(Action):
        return None
    return Chosen(id=found["id"], action=Action(found["action"]), n=int(found["n"]))


def number_of(indicator: Indicator | None) -> int:
    """The number by which a choice names an indicator, from 1; 0 for none."""
    return 0 if indicator is None else list(Indicator).index(indicator) + 1


def numbered_indicator(n: int) -> Indicator | None:
    """The indicator that a choice names."""
    indicators = list(Indicator)
    return indicators[n - 1] if 1 <= n <= len(indicators) else None
