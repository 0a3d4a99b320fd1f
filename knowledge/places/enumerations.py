"""Places that stand in a list, and the sentence around one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from knowledge.late_patterns import late_pattern
from knowledge.places.finder import Scan
from knowledge.places.mention import Level

# A sentence that names so many provinces lists them and is about none.
_ENUMERATION = 3
# Nor is one looked for further than this around a mention, in characters.
_SENTENCE = 1_000
_SENTENCE_END = late_pattern(r"[.;!?…]\s|\n")
# Between two members of one list: "Bến Tre, Trà Vinh và tỉnh Vĩnh Long", "Đà Nẵng; TP. Cần Thơ".
_LISTED = late_pattern(r"\s*(?:,|;|và|&|-|–|, và)\s*(?:tỉnh\s+|thành phố\s+|tp\.?\s*)?", re.IGNORECASE)
# "ba tỉnh Bến Tre, …", "các tỉnh, thành phố: …".
_LIST_HEAD = late_pattern(
    r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}) (?:tỉnh|thành phố|địa phương)(?:,? thành(?: phố)?)?"
    r"(?: gồm| là)?:? (?:tỉnh )?$",
    re.IGNORECASE,
)
_HEAD_LENGTH = 40
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_COUNTED = late_pattern(r"\b(hai|ba|bốn|năm|sáu|[2-6]) (?:tỉnh|thành phố|địa phương)\b", re.IGNORECASE)


def find_enumerated(text: str, whole: Scan) -> set[int]:
    """The numbers of mentions in sentences that name several provinces."""
    sentences: dict[int, list[int]] = {}
    for number, found in enumerate(whole.found):
        if found.mention.level is not Level.DISTRICT:
            sentences.setdefault(find_sentence(text, found.mention.start)[0], []).append(number)
    return {
        number
        for numbers in sentences.values()
        if len({whole.found[each].mention.provinces for each in numbers}) >= _ENUMERATION
        for number in numbers
    }


def find_lists(text: str, whole: Scan) -> dict[int, int]:
    """The number of its list, from 1, for each mention in a list that "các tỉnh" or "hai tỉnh" opens.

    Or in one of as many as the text says somewhere that there are: "ba tỉnh".
    """
    provinces = [number for number, found in enumerate(whole.found) if found.mention.level is not Level.DISTRICT]
    lists: dict[int, int] = {}
    opened: set[int] = set()
    for before, number in pairwise([-1, *provinces]):
        mention = whole.found[number].mention
        last = whole.found[before].mention.end if before >= 0 else 0
        if before in lists and _LISTED.fullmatch(text, last, mention.start):
            lists[number] = lists[before]
        else:
            lists[number] = number + 1
            if _LIST_HEAD.search(text[max(0, mention.start - _HEAD_LENGTH) : mention.start]):
                opened.add(number + 1)
    sizes = Counter(lists.values())
    counted = {_NUMBERS.get(said, 0) or int(said) for said in map(str.lower, _COUNTED.findall(text)) if said}
    return {
        number: named
        for number, named in lists.items()
        if sizes[named] > 1 and (named in opened or sizes[named] in counted)
    }


def find_sentence(text: str, position: int) -> tuple[int, int]:
    """The sentence around a position, roughly: a stop after "TP" ends it too, which does no harm here."""
    first, last = max(0, position - _SENTENCE), min(len(text), position + _SENTENCE)
    start = max(first - 1, *(text.rfind(mark, first, position) for mark in ("\n", ". ", "; ", "! ", "? "))) + 1
    found = _SENTENCE_END.search(text, position, last)
    return start, found.start() if found else last
