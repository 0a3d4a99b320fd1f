"""What is said that asks the documents nothing, though nothing answers it: commands, curses, signs without a word."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold, to_stored

# As typed with tone marks; without them most are words of every day.
_CURSES = frozenset({"địt", "đụ", "lồn", "cặc", "buồi", "đéo", "đm", "đmm", "đcm", "đkm", "mẹ mày", "óc chó"})
_FOLDED_CURSES = frozenset(
    {"dm", "dmm", "dcm", "dkm", "clgt", "vcl", "vkl", "dit me", "fuck"}
    | {"do ngu", "bot ngu", "may ngu", "ngu qua", "qua ngu", "ngu the", "ngu vay", "ngu vl", "ngu vai"}
)
# A longer one asks something, however it is said.
_FEW_WORDS = 5
_WORD = re.compile(r"[^\W_]+")


def asks_nothing(text: str) -> bool:
    """Whether a text is a command, a curse of a few words, or has no word of two letters or digits."""
    written = to_stored(text).strip().lower()
    words = _WORD.findall(written)
    if written.startswith("/") or all(len(word) < 2 for word in words):
        return True
    if len(words) > _FEW_WORDS:
        return False
    return _says_one(" ".join(words), _CURSES) or _says_one(fold(" ".join(words)), _FOLDED_CURSES)


def _says_one(said: str, phrases: frozenset[str]) -> bool:
    return any(f" {phrase} " in f" {said} " for phrase in phrases)
