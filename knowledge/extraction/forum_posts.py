"""The first post of a thread in a forum: its day and who wrote it stand beside its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.extraction.line_features import Line, Role

_NUMBER = re.compile(r"(?:^|\s)#0*(?P<number>\d{1,4})(?!\d)|^(?P<other>\d{1,4})#$")
_LONGEST = 14  # words, of a line with a day, the number and a button
_NEAR = 2  # lines between the number and the day
_LONGEST_NAME = 4  # words
_NAME = re.compile(r"[^\W\d][\w .'-]{1,30}")


class FirstPost(NamedTuple):
    """The positions of the day and of the writer's name, the latter none where another line stands there."""

    day: int
    writer: int | None


def find_first_post(lines: Sequence[Line]) -> FirstPost | None:
    """The first post on a page whose posts are numbered ("#1", "#2"); none on any other."""
    numbers = {number: position for position, line in reversed(list(enumerate(lines))) if (number := _number(line))}
    if not {1, 2} <= numbers.keys() or numbers[1] > numbers[2]:
        return None
    first = numbers[1]
    near = range(max(0, first - _NEAR), min(len(lines), first + _NEAR + 1))
    dated = [position for position in near if _is_day(lines[position])]
    if not dated:
        return None
    day = min(dated, key=lambda position: (abs(position - first), position))
    after = max(day, first) + 1
    name = after if after < len(lines) and _is_name(lines[after]) else None
    return FirstPost(day, name)


def _number(line: Line) -> int:
    found = _NUMBER.search(line.text) if len(line.words) <= _LONGEST else None
    return int(found["number"] or found["other"]) if found else 0


def _is_day(line: Line) -> bool:
    return line.dateline is not None and bool(line.dateline.stamps) and not line.dateline.is_visit


def _is_name(line: Line) -> bool:
    short = line.role is Role.SHORT and len(line.words) <= _LONGEST_NAME
    return short and _NAME.fullmatch(line.text) is not None
