"""Abbreviations that documents explain themselves: "sản xuất sạch hơn (SXSH)", "Trung tâm … (ECC Hà Nội)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from knowledge.text import CAPITALS, fold

_IN_BRACKETS = re.compile(
    r"([^().;:\n]{4,120})\s"
    rf"\((?:gọi tắt là |viết tắt là |sau đây gọi là )?([{CAPITALS}][{CAPITALS}&-]+)(?: ([^()]{{2,40}}))?\)"
)
# What organisations and programmes begin with; an abbreviation of foreign words has no initials to go by.
_HEAD = re.compile(
    r"\b(?:Trung tâm|Sở|Bộ|Ban|Viện|Văn phòng|Công ty|Tổng công ty|Hiệp hội|Chi cục|Cục|Quỹ|Chương trình|Dự án|Phòng)\b"
)
# Words that an abbreviation passes over.
_PASSED_OVER = frozenset({"va", "cua", "trong", "ve", "cho", "&", "-", "–"})


def learn_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """The abbreviations explained in the texts, each with its most frequent long form; none for no texts."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for found in _IN_BRACKETS.finditer(text):
            long = _long_form(found[1].split(), found[2], found[3])
            if long is not None:
                seen.setdefault(found[2], Counter())[long] += 1
    # The smallest of equally frequent forms, so that every machine learns the same.
    return {short: min(forms, key=lambda form: (-forms[form], form)) for short, forms in sorted(seen.items())}


def _long_form(before: list[str], short: str, name: str | None) -> str | None:
    """The words that an abbreviation stands for; a name behind it ("ECC Hà Nội") ends both and belongs to neither."""
    if name is not None:
        ending = name.split()
        if [fold(word) for word in before[-len(ending) :]] != [fold(word) for word in ending]:
            return None
        before = before[: -len(ending)]
    return _by_initials(before, short) or (_by_head(before) if len(before) > 1 else None)


def _by_initials(words: list[str], short: str) -> str | None:
    letters = [letter for letter in fold(short) if letter.isalnum()]
    place = len(words)
    for letter in reversed(letters):
        place -= 1
        while place > 0 and fold(words[place]) in _PASSED_OVER and not fold(words[place]).startswith(letter):
            place -= 1
        if place < 0 or not fold(words[place]).startswith(letter):
            return None
    return " ".join(words[place:]) if len(letters) > 1 else None


def _by_head(words: list[str]) -> str | None:
    text = " ".join(words)
    heads = [found.start() for found in _HEAD.finditer(text)]
    return text[heads[-1] :] if heads else None
