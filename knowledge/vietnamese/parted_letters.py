"""Syllables that a font sets apart ("sả n xuấ t", "s ản xu ất"), put together again."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.vietnamese.normalization import fold
from knowledge.vietnamese.orthography import is_possible_syllable

_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x"
_CONSONANTS = frozenset(_ONSETS.split("|"))
_PIECE = re.compile(r"(?P<before>[^\w]*)(?P<letters>[^\W\d_]+)(?P<after>[^\w]*)")
_FEWEST = 5  # pieces without a vowel; a text that is set well has a few, as units and marks of lists
_SHARE = 0.04  # of all words
_LONGEST = 7  # letters and pieces of one syllable: "nghiêng"
_IMPOSSIBLE, _UNKNOWN, _RAREST = 30.0, 9.0, 6.0
_TOGETHER = 2.0  # what two syllables of one word of the dictionary are worth


@dataclass(frozen=True)
class _Boundaries:
    """Where spaces stand that part no words: behind letters with marks, in front of them, or anywhere."""

    behind: bool
    before: bool
    anywhere: bool

    def may_join(self, left: str, right: str) -> bool:
        """Whether a space between two pieces may be one of these."""
        if _has_mark(left[-1]) and self.behind:
            return True
        return (_has_mark(right[0]) and self.before) or self.anywhere


def join_parted(lines: Sequence[str]) -> list[str]:
    """The lines with the syllables whole, where the text as a whole shows that letters were set apart.

    Only pieces that together are a syllable of the dictionary are joined, and only over spaces of the kind
    that part letters in this text: where they stand behind letters with marks, words that end plainly stay apart.
    """
    found = _find_boundaries(lines)
    if found is None:
        return list(lines)
    return [_join(line, found) if any(_is_consonants(*pair) for pair in _pairs(line)) else line for line in lines]


def _pairs(line: str) -> list[tuple[str, str]]:
    words = line.split()
    return list(zip(["", *words], words, strict=False))


def _is_consonants(before: str, word: str) -> bool:
    """Whether a word is a piece without a vowel, and no unit behind a number or mark of a list."""
    bare = word.rstrip('.,;:!?…”"')
    return bare.lower() in _CONSONANTS and not before[-1:].isdigit() and word[-1] not in ")/"


def _has_mark(letter: str) -> bool:
    return letter.isalpha() and not letter.isascii()


def _find_boundaries(lines: Sequence[str]) -> _Boundaries | None:
    words = behind = before = plain = 0
    for line in lines:
        pieces = line.split()
        words += len(pieces)
        for n, (left, piece) in enumerate(_pairs(line)):
            if not _is_consonants(left, piece):
                continue
            right = pieces[n + 1] if n + 1 < len(pieces) else ""
            if left and _has_mark(left[-1]):
                behind += 1
            elif right and _has_mark(right[0]):
                before += 1
            else:
                plain += 1
    total = behind + before + plain
    if total < _FEWEST or total < _SHARE * words:
        return None
    # A third of them elsewhere shows that letters are set apart wherever they stand.
    return _Boundaries(behind * 5 >= total, before * 5 >= total, plain * 3 >= total)


def _join(line: str, boundaries: _Boundaries) -> str:
    pieces = line.split(" ")
    costs: list[float] = [0.0]
    steps: list[int] = [0]
    for end in range(1, len(pieces) + 1):
        best, step = math.inf, 1
        for size in range(1, min(_LONGEST, end) + 1):
            group = pieces[end - size : end]
            if size > 1 and not _may_be_one(group, boundaries):
                break
            before = pieces[end - size - steps[end - size] : end - size]
            cost = costs[end - size] + _cost("".join(group), "".join(before), joined=size > 1)
            if cost < best:
                best, step = cost, size
        costs.append(best)
        steps.append(step)
    words: list[str] = []
    end = len(pieces)
    while end:
        words.append("".join(pieces[end - steps[end] : end]))
        end -= steps[end]
    return " ".join(reversed(words))


def _may_be_one(group: Sequence[str], boundaries: _Boundaries) -> bool:
    left, right = group[0], group[1]
    if not left or not right or not left[-1].isalpha() or not right[0].isalpha():
        return False
    return sum(map(len, group)) <= _LONGEST + 4 and boundaries.may_join(left, right)


def _cost(word: str, before: str, *, joined: bool) -> float:
    piece = _PIECE.fullmatch(word)
    if piece is None:
        return math.inf if joined else 1.0
    syllable = piece["letters"].lower()
    told, together = _dictionary()
    if told[syllable]:
        rare = _RAREST / (1 + math.log1p(told[syllable]))
        near = _PIECE.fullmatch(before)
        return 1.0 + rare - (_TOGETHER if near and (near["letters"].lower(), syllable) in together else 0.0)
    if joined:  # never a word that no dictionary knows: names stay as they are printed
        return math.inf
    return _UNKNOWN if is_possible_syllable(fold(syllable)) else _IMPOSSIBLE


@lru_cache(maxsize=1)
def _dictionary() -> tuple[Counter[str], frozenset[tuple[str, str]]]:
    """How many words of the dictionary hold a syllable, and which two stand together in one."""
    text = (files("underthesea") / "corpus" / "data" / "Viet74K.txt").read_text(encoding="utf-8")
    words = [line.lower().split() for line in text.splitlines()]
    told = Counter(syllable for word in words for syllable in word)
    return told, frozenset(pair for word in words for pair in itertools.pairwise(word))
