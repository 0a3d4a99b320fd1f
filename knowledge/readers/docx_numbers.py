"""The numbers that Word prints before paragraphs and keeps nowhere in their text: "2.", "b)", "Điều 3."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LONGEST = 40  # characters of a level's text: "Điều %1.", "Phần thứ %1"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(frozen=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass
class Numbering:
    """Counts the paragraphs of each list in the order of the document; without a part of numbers it counts nothing."""

    _levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    _lists: Mapping[str, tuple[str, Mapping[int, _Level]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any | None) -> Numbering:
        """The lists of the part ``word/numbering.xml``."""
        if root is None:
            return cls()
        levels = {each.get(f"{W}abstractNumId", ""): _read_levels(each) for each in root.iter(f"{W}abstractNum")}
        lists = {}
        for each in root.iter(f"{W}num"):
            abstract = _value(each.find(f"{W}abstractNumId")) or ""
            lists[each.get(f"{W}numId", "")] = (abstract, _overridden(each, levels.get(abstract, {})))
        return cls(levels, lists)

    def count(self, properties: Iterable[Any]) -> str | None:
        """The number of the next paragraph with some properties (its own, then its style's); none where none shows."""
        number, level = None, None
        for each in properties:
            number = number if number is not None else _value(each.find(f"{W}numId"))
            level = level if level is not None else _value(each.find(f"{W}ilvl"))
        place = int(level or "0") if (level or "0").isdecimal() else 0
        if number is None or number not in self._lists or place >= _LEVELS:
            return None
        abstract, levels = self._lists[number]
        here = levels.get(place)
        if here is None:
            return None
        counts = self._counts.setdefault(
            abstract if levels is self._levels.get(abstract) else f"{abstract}/{number}", {}
        )
        counts[place] = counts.get(place, here.start - 1) + 1
        for deeper in [each for each in counts if each > place]:
            del counts[deeper]
        return None if here.format in {"bullet", "none"} else _write(here, levels, counts)


def _read_levels(parent: Any) -> dict[int, _Level]:
    return {place: level for each in parent.findall(f"{W}lvl") for place, level in _read_level(each)}


def _read_level(level: Any) -> list[tuple[int, _Level]]:
    place = level.get(f"{W}ilvl", "")
    if not place.isdecimal():
        return []
    start = _value(level.find(f"{W}start")) or "1"
    text = (_value(level.find(f"{W}lvlText")) or "")[:_LONGEST]
    form = _value(level.find(f"{W}numFmt")) or "decimal"
    return [(int(place), _Level(form, text, int(start) if start.isdecimal() and len(start) < 6 else 1))]


def _overridden(number: Any, levels: Mapping[int, _Level]) -> Mapping[int, _Level]:
    changed = dict(levels)
    for each in number.findall(f"{W}lvlOverride"):
        place, start = each.get(f"{W}ilvl", ""), _value(each.find(f"{W}startOverride"))
        changed.update(_read_levels(each))
        if place.isdecimal() and int(place) in changed and (start or "").isdecimal():
            level = changed[int(place)]
            changed[int(place)] = _Level(level.format, level.text, int(start or 1))
    return levels if changed == levels else changed


def _value(element: Any | None) -> str | None:
    return None if element is None else str(element.get(f"{W}val", ""))


def _write(here: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    def place(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        known = levels.get(level, here)
        return _figure(counts.get(level, known.start), known.format)

    return _PLACE.sub(place, here.text).strip()


def _figure(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min(3, 1 + (count - 1) // 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (count // value)
            count %= value
        return roman if form == "upperRoman" else roman.lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)
