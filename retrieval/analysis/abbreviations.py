"""Abbreviations that documents explain themselves: "sản xuất sạch hơn (SXSH)", "Trung tâm … (ECC Hà Nội)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from knowledge.vietnamese.normalization import CAPITALS, fold

_IN_BRACKETS = re.compile(
    rf"\s\((?:gọi tắt là |viết tắt là |sau đây gọi là )?([{CAPITALS}][{CAPITALS}&-]+)(?: ([^()]{{2,40}}))?\)"
)
# What stands before the brackets, no further than its clause; searched backwards from them, because a search forwards
# tries every beginning.
_BEFORE = re.compile(r"[^().;:\n]{4,120}$")
_LONGEST_BEFORE = 120
# What organisations and programmes begin with; an abbreviation of foreign words has no initials to go by.
_HEAD = re.compile(
    r"\b(?:Trung tâm|Sở|Bộ|Ban|Viện|Văn phòng|Công ty|Tổng công ty|Hiệp hội|Chi cục|Cục|Quỹ|Chương trình|Dự án|Phòng)\b"
)
# A programme's time is not its name: whoever writes VNEEP does not say 2030.
_TIME = re.compile(r"\s(?:giai đoạn|thời kỳ|đến năm|năm)\s\d.*")
# What is said of a thing is no part of its name: "Chương trình ở Hiệp Phước còn đánh giá … (RECP)".
_SAYS_MORE = frozenset({"ở", "tại", "còn", "đã", "đang", "sẽ", "là", "được", "có", "này", "cũng", "vừa"})
# Words that an abbreviation passes over.
_PASSED_OVER = frozenset({"va", "cua", "trong", "ve", "cho", "&", "-", "–"})

# An abbreviation and a long form of it.
Explained = tuple[str, str]


def find_abbreviations(text: str) -> Counter[Explained]:
    """How often a text explains each abbreviation in each way; empty for a text that explains none."""
    explained: Counter[Explained] = Counter()
    for found in _IN_BRACKETS.finditer(text):
        before = _BEFORE.search(text, max(0, found.start() - _LONGEST_BEFORE), found.start())
        long = _long_form(before[0].split(), found[1], found[2]) if before else None
        if long is not None:
            explained[found[1], long] += 1
    return explained


def choose_meanings(explained: Mapping[Explained, int]) -> dict[str, str]:
    """Each abbreviation with the long form that explains it most often."""
    forms: dict[str, dict[str, int]] = {}
    for (short, long), times in explained.items():
        forms.setdefault(short, {})[long] = times
    # The smallest of equally frequent forms, so that every machine learns the same.
    return {short: min(seen, key=lambda form: (-seen[form], form)) for short, seen in sorted(forms.items())}


def differing_meanings(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The abbreviations, folded, that mean something else than before."""
    return {fold(short) for short in before.keys() | now.keys() if before.get(short) != now.get(short)}


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
    position = len(words)
    for letter in reversed(letters):
        position -= 1
        while position > 0 and fold(words[position]) in _PASSED_OVER and not fold(words[position]).startswith(letter):
            position -= 1
        if position < 0 or not fold(words[position]).startswith(letter):
            return None
    return " ".join(words[position:]) if len(letters) > 1 else None


def _by_head(words: list[str]) -> str | None:
    text = " ".join(words)
    heads = [found.start() for found in _HEAD.finditer(text)]
    name = _TIME.sub("", text[heads[-1] :]) if heads else ""
    return name if name and _SAYS_MORE.isdisjoint(name.split()) else None
