"""Several questions in one message: "mục tiêu Hà Nội 2020? 5S là gì?"."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold

# A question ends with its mark, its line or its number; the mark of an address or a figure ends nothing.
_ENDS = re.compile(r"(?<=\?)\s+|\s*\n+\s*|\s*;\s+")
_NUMBER = re.compile(r"^(?:\d{1,2}[.)]|[-•+])\s+")
# Within a sentence only what things are is asked of each: "ai ký và ký ngày nào" is one question.
_JOINS = re.compile(r"\s+(?:và|va|với|voi|còn|con|rồi|roi)\s+|\s*,\s+(?:và |va |còn |con )?", re.IGNORECASE)
_DEFINED = re.compile(r"\b(?:la gi|la sao|nghia la gi|nghia la sao)\W*$")
_ASKS = re.compile(
    r"\b(?:la gi|la sao|la ai|gi|bao nhieu|bao lau|the nao|ra sao|o dau|khi nao|luc nao|nam nao|ngay nao|tinh nao"
    r"|ai|may|tai sao|vi sao|nhu nao|khong|ko|chua)\s*\W*$|^\W*(?:tai sao|vi sao|lam sao|lam the nao|ai|bao gio)\b"
)
_FEWEST_WORDS = 2
_MOST = 4


def split_questions(text: str) -> tuple[str, ...]:
    """The questions of a message, up to four; the message alone where it may be one."""
    parts = [_NUMBER.sub("", part.strip()) for part in _ENDS.split(text) if part.strip(" ?!.,")]
    if len(parts) == 1:
        parts = _parted(parts[0])
    if len(parts) > _MOST or any(len(part.split()) < _FEWEST_WORDS for part in parts):
        return (text,)
    return tuple(parts) if sum(map(_is_question, parts)) == len(parts) > 1 else (text,)


def _parted(sentence: str) -> list[str]:
    """The sentence at the first place where both sides ask what something is."""
    for found in _JOINS.finditer(sentence):
        sides = [sentence[: found.start()].strip(), sentence[found.end() :].strip()]
        if all(_DEFINED.search(fold(side)) for side in sides):
            return [sides[0], *_parted(sides[1])]
    return [sentence]


def _is_question(part: str) -> bool:
    return part.endswith("?") or _ASKS.search(fold(part)) is not None
