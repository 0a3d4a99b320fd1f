"""Where one figure's part of a sentence ends and the next one's begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.targets.quantities import Quantity

# What parts two figures of a sentence; a comma or a dash inside a number parts nothing.
_JOINT = re.compile(
    r"[;:(]|(?<!\d),(?:\s+còn(?!\w))?|,(?!\d)|\s[–—-]\s"
    r"|(?<!\w)(?:và|song|nhưng|lẫn|cũng như|cùng với|trong đó|trong khi|đồng thời|riêng|while|and|but)(?!\w)",
    re.IGNORECASE,
)
# Of two figures without a joint the second begins with the preposition that binds it: "12 lớp cho 620 học viên".
_BINDS = re.compile(r"(?<!\w)(?:thì|nên|giúp|để|cho|của|với|tại|ở|trên|of|for|to)(?!\w)", re.IGNORECASE)
# What sets a figure against the one before; what follows is the second one's, commas and all.
_CONTRASTS = re.compile(
    r";|,\s+còn(?!\w)|(?<!\w)(?:song|nhưng|tuy nhiên|tuy vậy|trong đó|trong khi|đồng thời|riêng|while|"
    r"but)(?!\w)",
    re.IGNORECASE,
)
# A verb that both figures share the subject of: "100% địa phương tiết kiệm được tối thiểu 2% tổng điện năng".
_VERBS = re.compile(r"(?<!\w)(?:tiết kiệm|cắt giảm|tiết giảm|giảm|bớt|hạ|tăng|đạt|chiếm)(?!\w)", re.IGNORECASE)
# Where a sentence turns to something else behind its last figure.
_TURNS = re.compile(r",\s+(?:trong khi|tuy nhiên|song|nhưng)(?!\w)", re.IGNORECASE)
_STOPS = re.compile(r";|\.\s|\.$")


class Clause(NamedTuple):
    """A figure with the part of its sentence that speaks of it; offsets in the sentence.

    ``strong`` says that a semicolon parts it from the figure before.
    """

    quantity: Quantity
    start: int
    end: int
    strong: bool


def split_clauses(sentence: str, quantities: Sequence[Quantity]) -> list[Clause]:
    """One clause for each figure, in their order; they do not overlap."""
    begins = [0]
    strong = [False]
    for last, following in pairwise(quantities):
        start, is_strong = _begin(sentence, last, following)
        begins.append(start)
        strong.append(is_strong)
    ends = [*begins[1:], len(sentence)]
    return [
        Clause(quantity, start, _end(sentence, quantity, end), is_strong)
        for quantity, start, end, is_strong in zip(quantities, begins, ends, strong, strict=True)
    ]


def are_coordinated(sentence: str, first: Clause, second: Clause) -> bool:
    """Whether two figures are named in one breath: no semicolon or full stop parts them."""
    return not second.strong and not _STOPS.search(sentence[first.quantity.end : second.quantity.start])


def _begin(sentence: str, last: Quantity, following: Quantity) -> tuple[int, bool]:
    """Where the part of a figure begins, and whether a semicolon stands there."""
    low, high = last.end, following.start
    stops = list(_STOPS.finditer(sentence, low, high))
    if stops:
        return stops[-1].end(), True
    contrasts = list(_CONTRASTS.finditer(sentence, low, high))
    joints = contrasts or list(_JOINT.finditer(sentence, low, high))
    if joints:
        return joints[-1].start() if joints[-1][0][0].isalpha() else joints[-1].end(), False
    binds = list(_VERBS.finditer(sentence, low, high)) or list(_BINDS.finditer(sentence, low, high))
    return (binds[-1].start() if binds else high), False


def _end(sentence: str, quantity: Quantity, end: int) -> int:
    stop = _STOPS.search(sentence, quantity.end, end)
    last = stop.start() if stop else end
    turn = _TURNS.search(sentence, quantity.end, last)
    return turn.start() if turn else last
