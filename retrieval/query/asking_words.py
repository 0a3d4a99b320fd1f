"""Whether a text asks: by its mark, or by a word that hardly anything but a question has."""

from __future__ import annotations

from knowledge.places import find_asked_places
from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.utterance import hear, to_single_line, with_types

# Of the phrases that say what is asked for. Without one of these ("lợi ích", "số lượng", "thời hạn") they stand in
# titles as well.
_GOES_ON = frozenset({"con", "the", "vay", "so", "nham", "xuat", "ve"})
_FEW_WORDS = 3
_ASKING = frozenset({"ai", "nao", "gi", "dau", "bao", "may", "sao"})


def asks(text: str) -> bool:
    """Whether a text asks something; a bare topic ("giá điện") does not, however it may be meant."""
    if "?" in text:
        return True
    _, asking = with_types(hear(to_single_line(text), Lexicon.shipped()), Lexicon.shipped())
    return any(fold(word) in _ASKING for words in asking.types.values() for word in words)


def may_be_meant_for_answering(text: str) -> bool:
    """Whether a message in reply to an answer wants another one, and is no talk among those who read it.

    It asks, names a place, goes on from the answer ("còn năm 2015") or is a word or two of what is looked for.
    """
    words = text.split()
    opens = bool(words) and fold(words[0]) in _GOES_ON
    return len(words) <= _FEW_WORDS or opens or bool(find_asked_places(text)) or asks(text)
