"""Numerals in words: "hai mươi lăm", "ba tỷ hai trăm triệu", with tone marks or without."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from knowledge.vietnamese.normalization import fold

_NAMES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_HALF = Decimal("0.5")


def _either(named: dict[str, Decimal]) -> dict[str, Decimal]:
    return named | {fold(word): value for word, value in named.items()}


_DIGITS = _either({word: Decimal(value) for value, word in enumerate(_NAMES, 1)})
ONES = _DIGITS | _either({"mốt": Decimal(1), "tư": Decimal(4), "lăm": Decimal(5), "nhăm": Decimal(5)})
"""The words for one to nine, also as they are behind tens."""

_TENS = frozenset({"mươi", "chục", "muoi", "chuc"})
_TEN = frozenset({"mười", "muoi"})
_HUNDRED = frozenset({"trăm", "tram"})
_ZERO = frozenset({"không", "khong"})
_AND = frozenset({"linh", "lẻ", "le"})
_AND_A_HALF = frozenset({"rưỡi", "rưởi", "ruoi"})
_HALVES = frozenset({"nửa", "nua"})
_FIVE = frozenset({"năm", "nam"})
SCALES = {
    "nghìn": Decimal(1_000),
    "ngàn": Decimal(1_000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
"""What multiplies a numeral, from a thousand on."""

# Typed without marks, "van" is rather "văn" or "vẫn".
_SCALES = SCALES | {fold(word): factor for word, factor in SCALES.items() if word != "vạn"}
# "một nghìn hai trăm tỷ" has thousands of milliards; millions of milliards are two sums, one behind the other.
_MULTIPLIED = 10_000
# "ba nghìn hai" is three thousand and two hundred, to who says it.
_LEAST_BEHIND = 10

WORDS = (
    *_NAMES,
    *("mốt", "tư", "lăm", "nhăm", "mười", "mươi", "chục", "trăm", "linh", "lẻ", "rưỡi", "rưởi", "nửa"),
)
"""The words of numerals besides those that multiply them."""


class Numeral(NamedTuple):
    """A numeral at the beginning of some words.

    ``length`` words belong to it, the first ``head`` of them before any scale; ``scale`` is the last scale word's
    factor (a hundred counts as one where nothing larger does), ``factor`` the product of the scales of a single count.
    """

    value: Decimal
    length: int
    head: int
    scale: Decimal
    factor: Decimal


class _Part(NamedTuple):
    value: Decimal
    scale: Decimal
    factor: Decimal


def read_numeral(words: Sequence[str]) -> Numeral | None:
    """The longest numeral at the beginning of words in lower case; none where they begin with none."""
    parts: list[_Part] = []
    position, head, hundreds = 0, 0, False
    while (group := _group(words, position)) is not None:
        value, end, is_hundred = group
        if parts and parts[-1].scale == 1:
            break
        factor, scale, follows = Decimal(1), Decimal(1), end
        head, hundreds = (end, is_hundred) if not parts else (head, is_hundred)
        while follows < len(words) and words[follows] in _SCALES:
            scale = _SCALES[words[follows]]
            lower = [each for each in parts if each.scale < scale]
            if any(each.scale > _MULTIPLIED for each in lower):
                return _joined(parts, position, head, hundreds=False)
            value = (value + sum(each.value for each in lower)) * scale
            parts = parts[: len(parts) - len(lower)]
            factor, follows = factor * scale, follows + 1
        if parts and not _continues(parts[-1], value, scale):
            break
        if scale > 1 and words[follows : follows + 1] and words[follows] in _AND_A_HALF:
            value, follows = value + scale / 2, follows + 1
        elif value == _HALF:
            return None
        parts.append(_Part(value, scale, factor))
        position = follows
    return _joined(parts, position, head, hundreds=hundreds) if parts else None


def _joined(parts: Sequence[_Part], count: int, head: int, *, hundreds: bool) -> Numeral | None:
    if not parts:
        return None
    last = parts[-1].scale
    scale = Decimal(100) if last == 1 and hundreds else last
    factor = parts[0].factor if len(parts) == 1 else Decimal(1)
    return Numeral(sum((each.value for each in parts), Decimal(0)), count, head, scale, factor)


def _continues(last: _Part, value: Decimal, scale: Decimal) -> bool:
    """Whether a part goes on with the number before it: units follow thousands alone, a smaller scale any."""
    return (
        scale < last.scale
        and (scale > 1 or (last.scale <= _MULTIPLIED and value >= _LEAST_BEHIND))
        and value < last.scale
    )


def _group(words: Sequence[str], start: int) -> tuple[Decimal, int, bool] | None:
    """A count below a thousand from a position: its value, its end, and whether it has hundreds."""
    word, behind, third = (words[at] if at < len(words) else "" for at in range(start, start + 3))
    if word in _HALVES and behind in _SCALES:
        return _HALF, start + 1, False
    if (word in _DIGITS or word in _ZERO) and behind in _HUNDRED:
        hundreds = _DIGITS.get(word, Decimal(0)) * 100
        if third in _AND_A_HALF:
            return hundreds + 50, start + 3, True
        if third in _AND and (one := _one(words, start + 3)) is not None:
            return hundreds + one, start + 4, True
        tens = _tens(words, start + 2)
        return (hundreds + tens[0], tens[1], True) if tens is not None else (hundreds, start + 2, True)
    tens = _tens(words, start)
    if tens is not None:
        return tens[0], tens[1], False
    if word in _AND_A_HALF or word not in _DIGITS:
        return _bare_scale(word, behind, start)
    return _DIGITS[word], start + 1, False


def _bare_scale(word: str, behind: str, start: int) -> tuple[Decimal, int, bool] | None:
    """The one left out of "triệu rưỡi" and "trăm rưỡi"."""
    if behind not in _AND_A_HALF:
        return None
    if word in _HUNDRED:
        return Decimal(150), start + 2, True
    return (Decimal(1), start, False) if word in _SCALES else None


def _tens(words: Sequence[str], start: int) -> tuple[Decimal, int] | None:
    """A count from ten to ninety-nine from a position, with its end."""
    word, behind = (words[at] if at < len(words) else "" for at in range(start, start + 2))
    if word in _DIGITS and behind in _TENS:
        tens, end = _DIGITS[word] * 10, start + 2
    elif word in _TEN:
        tens, end = Decimal(10), start + 1
    else:
        return None
    # "mười năm" and "hai mươi năm" are years; a five behind tens is "lăm".
    one = _one(words, end) if end < len(words) and words[end] not in _FIVE else None
    return (tens + one, end + 1) if one is not None else (tens, end)


def _one(words: Sequence[str], at: int) -> Decimal | None:
    return ONES.get(words[at]) if at < len(words) else None
