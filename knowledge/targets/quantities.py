"""Figures with a unit in a sentence: percentages, money, and counted things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from knowledge.late_patterns import late_pattern
from knowledge.targets.records import Comparator
from knowledge.vietnamese.numbers import Number, find_numbers
from knowledge.vietnamese.units import COUNTED, MEASURES, MONEY, PERCENT, either_typing

# What can stand before a figure and bound or name it, in characters: "không vượt quá", "mỗi năm".
_BEFORE = 32
_LIMIT = r"(?P<comparator>trên|hơn|gần|khoảng|đến|tới)?"
_UNIT = late_pattern(
    rf"\s*(?:(?P<percent>{either_typing(PERCENT)})|(?P<money>{either_typing(MONEY)})|(?P<noun>{COUNTED}|{MEASURES}))"
    r"(?!\w)(?P<per>\s?/\s?(?:[a-zà-ỹđ]+(?: [a-zà-ỹđ]+)?))?",
    re.IGNORECASE,
)
_RANGE = late_pattern(r"\s?[-–—÷]\s?|\s+(?:đến|tới|den|toi)\s+", re.IGNORECASE)
_FROM = late_pattern(r"(?<!\w)(?:từ|tu)\s+$", re.IGNORECASE)
_RISES_FROM = late_pattern(r"(?<!\w)từ(?: mức)?\s+$", re.IGNORECASE)
_RISES_TO = late_pattern(rf"\s*%?\s+(?:lên|xuống|còn)(?: còn| mức| tới)*\s+{_LIMIT}\s*", re.IGNORECASE)
_YEAR = late_pattern(r"(?:19|20)\d\d")
_BOUND = late_pattern(
    r"(?:^|[\s,(])(?P<word>không quá|không vượt quá|không dưới|không thấp hơn|tối đa|tối thiểu|ít nhất|ít nhất là|"
    r"lên đến|lên tới|trên|hơn|vượt|quá|dưới|chưa đến|đến|tới|khoảng|chừng|ước|ước tính|xấp xỉ|gần)\s+$",
    re.IGNORECASE,
)
_COMPARATORS = {
    **dict.fromkeys(
        ("trên", "hơn", "vượt", "quá", "tối thiểu", "ít nhất", "ít nhất là", "không dưới", "không thấp hơn"),
        Comparator.OVER,
    ),
    **dict.fromkeys(("dưới", "chưa đến"), Comparator.UNDER),
    # "Dưới 50 triệu" would say that 50 are too many.
    **dict.fromkeys(("đến", "tới", "lên đến", "lên tới", "không quá", "không vượt quá", "tối đa"), Comparator.UP_TO),
    **dict.fromkeys(("khoảng", "chừng", "ước", "ước tính", "xấp xỉ"), Comparator.ABOUT),
    "gần": Comparator.NEARLY,
}
# What makes of a number a name: a numbered article, a standard, a day. "Mỗi năm 20 lớp" and "tổng số 20 lớp" count.
_NAMED = late_pattern(
    r"(?<!\w)(?:(?:điều|khoản|mục|chương|(?<!tổng )(?<!trong )(?<!con )số|phần|quyển|tập|iso|tcvn|qcvn|nhóm|bước)"
    r"|(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )(?<!\d )(?P<time>quý|ngày|tháng|năm))\s*$",
    re.IGNORECASE,
)
_HIGHEST = {"quý": 4, "ngày": 31, "tháng": 12}


class Quantity(NamedTuple):
    """A figure with its unit; ``start`` and ``end`` are offsets in the sentence, the bounding word excluded."""

    start: int
    end: int
    low: float
    high: float
    base: float | None
    comparator: Comparator
    unit: str
    counted: bool


def find_quantities(sentence: str) -> Iterator[Quantity]:
    """The figures of a sentence from left to right; money comes in đồng, an unknown currency stays its own unit."""
    numbers = list(find_numbers(sentence))
    position = 0
    while position < len(numbers):
        first = numbers[position]
        second = numbers[position + 1] if position + 1 < len(numbers) else None
        position += 1
        if sentence[first.start - 1 : first.start] in tuple(".,%-"):
            continue
        if second is not None:
            pair = _rise(sentence, first, second) or _range(sentence, first, second)
            if pair is not None:
                position += 1
                if pair.low <= pair.high:
                    yield pair
                continue
        unit = _UNIT.match(sentence, first.end)
        if unit is not None and not (unit["noun"] and _is_name(sentence, first)):
            value = float(first.value)
            yield _quantity(first.start, unit, value, value, _bound(sentence, first.start))


def is_money(quantity: Quantity) -> bool:
    """Whether a figure is a sum of money, or one for each of something."""
    return not quantity.counted and quantity.unit.startswith(("đồng", "USD"))


def _rise(sentence: str, first: Number, second: Number) -> Quantity | None:
    """Of "từ 25% lên 50%": the level reached, with the one it was reached from."""
    begins = _RISES_FROM.search(_before(sentence, first.start))
    goes = _RISES_TO.match(sentence, first.end)
    unit = _UNIT.match(sentence, second.end)
    if begins is None or goes is None or goes.end() != second.start or unit is None:
        return None
    comparator = _COMPARATORS.get((goes["comparator"] or "").lower(), Comparator.EXACT)
    comparator = Comparator.EXACT if comparator is Comparator.UP_TO else comparator
    start, goal = first.start - len(begins[0]), float(second.value)
    return _quantity(start, unit, goal, goal, comparator, base=_lower_end(first, second))


def _range(sentence: str, first: Number, second: Number) -> Quantity | None:
    """Of "5-8%", "500 triệu đến 1 tỷ đồng", "từ 5% đến 8%": both ends, the lower one in its own scale if it has any."""
    unit = _UNIT.match(sentence, second.end)
    if unit is None:
        return None
    own = _UNIT.match(sentence, first.end)
    if own is not None and _name(own) != _name(unit):
        return None
    parts = _RANGE.match(sentence, own.end() if own is not None else first.end)
    if parts is None or parts.end() != second.start:
        return None
    if unit["noun"] and (_is_name(sentence, first) or _are_years(sentence, first, second)):
        return None
    begins = _FROM.search(_before(sentence, first.start))
    start = first.start - (len(begins[0]) if begins else 0)
    comparator = _bound(sentence, start)
    comparator = Comparator.EXACT if comparator in {Comparator.UP_TO, Comparator.OVER} else comparator
    return _quantity(start, unit, _lower_end(first, second), float(second.value), comparator)


def _lower_end(first: Number, second: Number) -> float:
    """The value of a number that shares the scale of the one behind it: "5-8 tỷ"."""
    shared = second.factor if first.scale == 1 else 1
    return float(first.value * shared)


def _quantity(
    start: int, unit: re.Match[str], low: float, high: float, comparator: Comparator, *, base: float | None = None
) -> Quantity:
    return Quantity(start, unit.end(), low, high, base, comparator, _name(unit), counted=unit["noun"] is not None)


def _name(unit: re.Match[str]) -> str:
    """A unit as it is compared."""
    if unit["percent"] is not None:
        return "%"
    per = re.sub(r"\s", " ", unit["per"] or "").replace(" / ", "/").replace("/ ", "/").strip().lower()
    if unit["money"] is not None:
        return {"usd": "USD", "đô la": "USD", "do la": "USD"}.get(unit["money"].lower(), "đồng") + per
    return str(unit["noun"]).lower() + per


def _bound(sentence: str, start: int) -> Comparator:
    found = _BOUND.search(_before(sentence, start))
    return _COMPARATORS[found["word"].lower()] if found else Comparator.EXACT


def _before(sentence: str, start: int) -> str:
    return sentence[max(0, start - _BEFORE) : start]


def _is_name(sentence: str, number: Number) -> bool:
    """Whether a number names a thing or a time rather than counts: "điều 5", "ngày 15", "công nghiệp 4.0"."""
    found = _NAMED.search(_before(sentence, number.start))
    if number.scale == 1 and "." in number.written and sentence[number.digits_end - 2 : number.digits_end] == ".0":
        return True
    if found is None or number.scale > 1:
        return False
    if found["time"] is None:
        return True
    highest = _HIGHEST.get(found["time"].lower())
    return _YEAR.fullmatch(str(number.value)) is not None if highest is None else number.value <= highest


def _are_years(sentence: str, first: Number, second: Number) -> bool:
    """Whether both ends are written as years: "2016-2020 doanh nghiệp …" has no count."""
    return all(_YEAR.fullmatch(sentence, each.start, each.digits_end) for each in (first, second))
