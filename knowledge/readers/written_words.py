"""Words that Vietnamese could have, told from those that an old font or a wrong encoding has made."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))

# A Vietnamese syllable without its tone: onset, vowels, coda.
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:iê|yê|uyê|uya|uâ|uô|ươ|uê|uy|oa|oă|oe|ia|ua|ưa|uơ|oo|[aăâeêioôơuưy])"
    r"(?:ch|c|k|m|ng|nh|n|p|t|i|y|o|u)?"  # k: in names of the Highlands ("Đắk Lắk")
)
_EDGES = "\"'“”‘’«»()[]{}<>.,;:!?…–—-*/\\|%&+=~_#@`^•·°²³0123456789"
_PARTS = re.compile(r"[\s/\-–.,:;()“”\"]+")

# TCVN3 puts signs and capitals inside words; VNI writes a tone as a letter of its own after the vowel.
_TCVN3 = re.compile(r"[a-zA-Z][¡-¯±´-¶¸-¿×÷][a-z]|[a-z][À-ÖØ-Þ][a-z]|[a-z][¡-¯±´-¶¸-¿]$")
_VNI = re.compile(r"[aeiouyAEIOUYôöÔÖ][ùøûõïáàåãäéèúüëâêôöñÙØÛÕÏÁÀÅÃÄÉÈÚÜËÂÊ](?![ôơ])")

# UTF-8 taken for Windows-1252 and saved as UTF-8 again: "ấ" is "áº¥", "ề" is "á»\x81", "đ" is "Ä‘".
_TWICE = re.compile(r"áº.|á»[^\s.,;:)]|Ä‘|Ä\x91|Æ°")

_SAMPLE = 50_000  # letters are enough to know a text by
_VIETNAMESE_SHARE = 0.8
_LEGACY_SHARE = 0.5


def is_vietnamese(text: str) -> bool:
    """Whether nearly every word with a letter beyond ASCII could be a Vietnamese syllable; not without any."""
    words = _marked_words(text)
    return bool(words) and sum(map(is_syllable, words)) >= _VIETNAMESE_SHARE * len(words)


def is_legacy_font(text: str) -> bool:
    """Whether the words with letters beyond ASCII are mostly those of TCVN3 or VNI fonts read as Latin-1."""
    words = _marked_words(text)
    broken = sum(1 for word in words if (_TCVN3.search(word) or _VNI.search(word)) and not is_syllable(word))
    return broken >= 3 and broken >= _LEGACY_SHARE * len(words)


def is_encoded_twice(text: str) -> bool:
    """Whether most words with letters beyond ASCII are UTF-8 that a program took for Windows-1252."""
    words = _marked_words(text)
    broken = sum(1 for word in words if _TWICE.search(word))
    return broken >= 3 and broken >= _LEGACY_SHARE * len(words)


def _marked_words(text: str) -> set[str]:
    """The different words with a letter beyond ASCII: a text has a few hundred, whatever its length."""
    words = set(_PARTS.split(text[:_SAMPLE]))
    return {stripped for word in words if not word.isascii() and not (stripped := word.strip(_EDGES)).isascii()}


@lru_cache(maxsize=32768)
def is_syllable(word: str) -> bool:
    """Whether a word, in small letters, capitals or with one at its head, could be a Vietnamese syllable."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    toneless = decomposed.translate(_TONES)
    if len(decomposed) - len(toneless) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None
