"""Figures told in turn: "các năm 2019 và 2020 lần lượt là 8% và 11%"."""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.targets.quantities import find_quantities

_IN_TURN = re.compile(r"(?<!\w)lần lượt(?!\w)", re.IGNORECASE)
_STOP = re.compile(r"[;.](?:\s|$)")


class Turn(NamedTuple):
    """The number from 0 of one of so many figures that are told in turn, behind ``start`` of their sentence."""

    number: int
    of: int
    start: int


def in_turn(sentence: str, position: int) -> Turn | None:
    """The turn of the figure at a position of a sentence; none for one that is told by itself."""
    found = None
    for match in _IN_TURN.finditer(sentence, 0, position):
        found = match
    if found is None:
        return None
    end = _STOP.search(sentence, found.end())
    told = [
        each.start
        for each in find_quantities(sentence)
        if found.end() <= each.start < (end.start() if end else len(sentence))
    ]
    return Turn(told.index(position), len(told), found.start()) if position in told else None
