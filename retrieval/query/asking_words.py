"""Whether a text asks: by its mark, or by a word that hardly anything but a question has."""

from __future__ import annotations

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.query.utterance import hear, to_single_line, with_types

# Of the phrases that say what is asked for. Without one of these ("lợi ích", "số lượng", "thời hạn") they stand in
# titles as well.
_ASKING = frozenset({"ai", "nao", "gi", "dau", "bao", "may", "sao"})


def asks(text: str) -> bool:
    """Whether a text asks something; a bare topic ("giá điện") does not, however it may be meant."""
    if "?" in text:
        return True
    _, asking = with_types(hear(to_single_line(text), Lexicon.shipped()), Lexicon.shipped())
    return any(fold(word) in _ASKING for words in asking.types.values() for word in words)
