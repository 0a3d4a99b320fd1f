"""Several questions in one message: "mục tiêu Hà Nội 2020? 5S là gì?"."""

from __future__ import annotations

import re

from knowledge.places import find_asked_places
from knowledge.vietnamese.normalization import fold

# A question ends with its mark, its line or its number; the mark of an address or a figure ends nothing.
_ENDS = re.compile(r"(?<=\?)\s+|\s*\n+\s*|\s*;\s+")
_NUMBER = re.compile(r"^(?:\d{1,2}[.)]|[-•+])\s+")
# Within a sentence only what things are is asked of each: "ai ký và ký ngày nào" is one question.
_JOINS = re.compile(r"\s+(?:và|va|với|voi|còn|con|rồi|roi)\s+|\s*,\s+(?:và |va |còn |con )?", re.IGNORECASE)
_AND = re.compile(r"\b(?:và|va)\b", re.IGNORECASE)
_DEFINED = re.compile(r"\b(?:la gi|la sao|nghia la gi|nghia la sao)\W*$")
_ASKS = re.compile(
    r"\b(?:la gi|la sao|la ai|gi|bao nhieu|bao lau|the nao|ra sao|o dau|khi nao|luc nao|nam nao|ngay nao|tinh nao"
    r"|ai|may|tai sao|vi sao|nhu nao|khong|ko|chua)\s*\W*$|^\W*(?:tai sao|vi sao|lam sao|lam the nao|ai|bao gio)\b"
)
_ASKING_WORDS = frozenset({"bao", "nhieu", "the", "nao", "tai", "cua", "nam", "den", "tinh", "gi", "la", "co", "va"})
_FEWEST_WORDS = 2
_MOST = 4


def split_questions(text: str) -> tuple[str, ...]:
    """The questions of a message, up to four; the message alone where it may be one."""
    parts = [_NUMBER.sub("", part.strip()) for part in _ENDS.split(text) if part.strip(" ?!.,")]
    is_sentence = len(parts) == 1
    if is_sentence:
        parts = _parted(parts[0])
    if len(parts) > _MOST or any(len(part.split()) < _FEWEST_WORDS for part in parts):
        return (text,)
    apart = len(parts) > 1 and (is_sentence or all(map(_is_question, parts)))
    return tuple(parts) if apart else (text,)


def _parted(sentence: str) -> list[str]:
    """The sentence at the first place where both sides are questions by themselves."""
    joins = list(_JOINS.finditer(sentence))
    # What is joined more often is a list: each place in it would be tried with everything around it.
    for found in joins if len(joins) <= _MOST else ():
        sides = [sentence[: found.start()].strip(), sentence[found.end() :].strip()]
        if _are_apart(*sides, joined=_AND.search(found[0]) is not None):
            return [sides[0], *_parted(sides[1])]
    return [sentence]


def _are_apart(first: str, second: str, *, joined: bool) -> bool:
    """Whether two sides of a sentence are of different things: what each is, or something else of a place each names.

    "Mục tiêu Hà Nội và mục tiêu Thanh Hóa" is one question, which compares. What only a comma parts ("trước khi nhập về
    Phú Thọ, Hòa Bình hỗ trợ gì") is one, too; ``joined`` says that there is more.
    """
    defined = [_DEFINED.search(fold(side)) is not None for side in (first, second)]
    if all(defined) or not (any(defined) or joined):
        return all(defined)
    placed = [bool(find_asked_places(side)) for side in (first, second)]
    if any(place and not what for what, place in zip(defined, placed, strict=True)) and any(defined):
        return True
    told = _words_of(first), _words_of(second)
    return joined and all(placed) and all(told) and not told[0] & told[1]


def _words_of(side: str) -> set[str]:
    """The words of a side that name no place."""
    for place in reversed(find_asked_places(side)):
        side = side[: place.start] + side[place.end :]
    return set(re.findall(r"[^\W\d]{2,}", fold(side))) - _ASKING_WORDS


def _is_question(part: str) -> bool:
    return part.endswith("?") or _ASKS.search(fold(part)) is not None
