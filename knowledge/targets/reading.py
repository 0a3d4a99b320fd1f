"""The slots of a figure: which reader of clauses fits, and what coordinated figures share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.targets.clauses import Clause, are_coordinated
from knowledge.targets.context import Context
from knowledge.targets.labels import read_stated
from knowledge.targets.leaning import read_apposed, read_continued, read_led
from knowledge.targets.movements import read_fulfilment, read_growth, read_level
from knowledge.targets.phrases import is_nobody, object_behind, tidy
from knowledge.targets.programmes import is_of_programme
from knowledge.targets.quantities import is_money
from knowledge.targets.records import Indicator
from knowledge.targets.savings import read_saving
from knowledge.targets.shares import read_part, read_share, read_share_before, subject_of_count
from knowledge.targets.slots import Reading, Role

# Each reads one way of saying a share or none; the first that fits decides, the most particular first.
_READERS = (
    read_fulfilment,
    read_apposed,
    read_stated,
    read_level,
    read_saving,
    read_growth,
    read_part,
    read_share,
    read_share_before,
    read_continued,
    read_led,
)
_TOPIC = re.compile(r"\s*(?:về|giới thiệu|hướng dẫn|tuyên truyền)\s+[^,;:.…]{3,80}(?!\w)", re.IGNORECASE)


def read_clause(of: Context) -> Reading:
    """What a clause says of its figure, helped by what was said of the figure before it and by its introduction."""
    if of.clause.quantity.unit != "%":
        return _read_count(of)
    reading = next(filter(None, (read(of) for read in _READERS)), None)
    if reading is None:
        reading = Reading(Role.SHARE, what=of.sentence.slot(object_behind(of.text, of.behind, of.end)))
    if reading.who is not None and is_nobody(reading.who.text):
        reading = replace(reading, who=None, what=reading.what or reading.who)
    programme = is_of_programme(reading, of)
    return reading if programme else replace(reading, indicator=Indicator.OTHER, of_programme=False)


def share_predicates(sentence: str, clauses: Sequence[Clause], readings: Sequence[Reading]) -> list[Reading]:
    """Coordinated figures with the predicate they share, which stands behind the last of them."""
    shared = list(readings)
    for number in range(len(shared) - 2, -1, -1):
        own, following = shared[number], shared[number + 1]
        lacks = own.role is Role.SHARE and own.who is not None and own.predicate is None
        has = following.role is Role.SHARE and following.predicate is not None
        if lacks and has and are_coordinated(sentence, clauses[number], clauses[number + 1]):
            shared[number] = replace(own, indicator=following.indicator, predicate=following.predicate)
    return shared


def _read_count(of: Context) -> Reading:
    """A counted thing with what narrows it, or money for something."""
    quantity = of.clause.quantity
    if is_money(quantity) or not quantity.counted:
        what = object_behind(of.text, quantity.end, of.end)
        return Reading(Role.MONEY if is_money(quantity) else Role.COUNT, what=of.sentence.slot(what))
    who, indicator, verb = subject_of_count(of)
    topic = _TOPIC.match(of.text, quantity.end, of.end)
    about = tidy(of.text, topic.start(), topic.end()) if topic else None
    return Reading(Role.COUNT, indicator, of.sentence.slot(who), verb, of.sentence.slot(about))
