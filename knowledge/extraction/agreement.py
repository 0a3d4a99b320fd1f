"""How much of a headline the text beneath it takes up: the evidence that they belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import pairwise

from knowledge.extraction.line_features import Line
from knowledge.vietnamese.prose_words import PROSE_WORDS

# Pairs of syllables are Vietnamese words; single ones agree by chance ("bắn" and "bàn" once marks are gone).
_PAIR_SHARE = 0.65

_Item = str | tuple[str, str]


# What these articles are about: a headline may name it though a short text does not.
_DOMAIN = Line(
    0,
    "sản xuất sạch hơn SXSH sản xuất và tiêu dùng bền vững SXTDBV tiết kiệm năng lượng bảo vệ môi trường khuyến công"
    " cleaner production",
)


class BodyWords:
    """The words of a text, ready to be compared with headlines; marks count where the headline carries any."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = list(lines)
        self._marked: set[_Item] = set()
        self._folded: set[_Item] = set()
        for line in self._lines:
            self._marked.update(line.marked_words, pairwise(line.marked_words))
            self._folded.update(line.words, pairwise(line.words))

    def agreement(self, line: Line, *, domain: bool = False) -> float:
        """The share of a headline's words and pairs of words that the text holds too, between 0 and 1.

        ``domain`` counts the words of cleaner production as if every text held them.
        """
        marked = line.marked_words != line.words and len(line.marked_words) == len(line.words)
        seen: Set[_Item]
        seen, words = (self._marked, line.marked_words) if marked else (self._folded, line.words)
        if domain:
            seen = seen | _domain_items(marked=marked)
        telling = [word for word, bare in zip(words, line.words, strict=True) if bare not in PROSE_WORDS]
        pairs = list(pairwise(words))
        if not telling:
            return 0.0
        singles = _share(telling, seen)
        return singles if not pairs else (1 - _PAIR_SHARE) * singles + _PAIR_SHARE * _share(pairs, seen)

    def reach(self, line: Line) -> float:
        """The share of the text, in characters, whose paragraphs hold a pair of the headline's words."""
        pairs = set(pairwise(line.words))
        size = sum(len(other.text) for other in self._lines)
        reached = sum(len(other.text) for other in self._lines if not pairs.isdisjoint(pairwise(other.words)))
        return reached / size if size else 0.0


@cache
def _domain_items(*, marked: bool) -> frozenset[_Item]:
    words = _DOMAIN.marked_words if marked else _DOMAIN.words
    return frozenset(words) | frozenset(pairwise(words))


def _share(items: Sequence[_Item], seen: Set[_Item]) -> float:
    return sum(item in seen for item in items) / len(items)
