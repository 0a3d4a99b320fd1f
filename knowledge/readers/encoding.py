"""Bytes to text: UTF-8, UTF-16, Windows-1258, English in Windows-1252, and a refusal where nobody could be sure."""

from __future__ import annotations

import codecs
import re
import unicodedata

from knowledge.errors import UnknownEncoding

# The longer marks first: the one of UTF-16-LE opens the one of UTF-32-LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The blocks that Vietnamese is written in: Latin, its extensions, combining marks, typographic signs.
_HIGH_BYTES = frozenset(b"\x00\x01\x03\x1e\x20")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
CONTROL_SHARE = 0.01  # above it, the bytes are a program or a picture and no text
_TYPOGRAPHIC = frozenset("‘’“”–—…•·«»°²³½¼§©®™€£\xa0éèêëáàâäãçñóòôöõúùûüíìîïÉ")
_TYPOGRAPHIC_SHARE = 0.08  # of all characters; in Vietnamese a fifth is beyond ASCII
_DAMAGE_SHARE = 0.1  # of the letters beyond ASCII: a cut page stays under it, another encoding is near 1

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))

# A Vietnamese syllable without its tone: onset, vowels, coda.
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:iê|yê|uyê|uya|uâ|uô|ươ|uê|uy|oa|oă|oe|ia|ua|ưa|uơ|oo|[aăâeêioôơuưy])"
    r"(?:ch|c|m|ng|nh|n|p|t|i|y|o|u)?"
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


def decode(content: bytes, source: str, hint: str | None = None) -> str:
    """The text in some bytes, in NFC; ``hint`` is the charset that a header or page claims, tried after UTF-8.

    Empty input gives an empty string. Bytes that fit no encoding, hold control characters, are text in one of the
    fonts from before Unicode (TCVN3, VNI), or were encoded twice raise `UnknownEncoding`; ``source`` names them in it.
    """
    text = _from_mark(content, source)
    if text is None:
        text = _from_utf8(content) or _from_utf16(content) or _from_charset(content, hint)
    if text is None:
        text = _from_windows_1258(content) or _from_windows_1252(content)
    if text is None:
        raise UnknownEncoding(source)
    text = unicodedata.normalize("NFC", text)
    if is_legacy_font(text):
        raise UnknownEncoding(source, "is written in a font from before Unicode (TCVN3 or VNI)")
    if _is_encoded_twice(text):
        raise UnknownEncoding(source, "was saved in a wrong encoding (UTF-8 taken for Windows-1252)")
    return CONTROL.sub("", text)


def _from_mark(content: bytes, source: str) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                text = content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UnknownEncoding(source, f"begins as {encoding.upper()} and does not go on so") from error
            if _is_text(text):
                return text
            raise UnknownEncoding(source)
    return None


def _from_utf8(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
        beyond_ascii = sum(letter > "\x7f" for letter in text)
        if text.count("\ufffd") > _DAMAGE_SHARE * beyond_ascii:
            return None
    return text if _is_text(text) else None


def _from_utf16(content: bytes) -> str | None:
    """The text in UTF-16 without a mark: nearly all of its high bytes are among five values."""
    if len(content) < 4 or len(content) % 2:
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = content[first::2]
        if 0 in high and sum(byte in _HIGH_BYTES for byte in high) >= 0.98 * len(high):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _is_text(text):
                return text
    return None


def _from_charset(content: bytes, hint: str | None) -> str | None:
    """The text in the claimed charset; a claim of Latin-1 is the default of old servers and proves nothing."""
    try:
        encoding = codecs.lookup(hint or "").name
        if encoding in {"iso8859-1", "cp1252", "ascii", "utf-8", "cp1258"}:
            return None
        text = content.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if _is_text(text) else None


def _from_windows_1258(content: bytes) -> str | None:
    # Any bytes are "Windows-1258"; only words that Vietnamese could have show that they are.
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return text if _is_text(text) and is_vietnamese(text) else None


def _from_windows_1252(content: bytes) -> str | None:
    # Any bytes are that, too. English with typographic quotes and a few borrowed words is all that is sure.
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond_ascii = [letter for letter in text if letter > "\x7f"]
    plain = len(beyond_ascii) <= _TYPOGRAPHIC_SHARE * len(text) and _TYPOGRAPHIC.issuperset(beyond_ascii)
    return text if plain and _is_text(text) else None


def _is_text(text: str) -> bool:
    return "\x00" not in text and len(CONTROL.findall(text)) <= CONTROL_SHARE * len(text)


def is_vietnamese(text: str) -> bool:
    """Whether nearly every word with a letter beyond ASCII could be a Vietnamese syllable; not without any."""
    words = _marked_words(text)
    return bool(words) and sum(map(_is_syllable, words)) >= _VIETNAMESE_SHARE * len(words)


def is_legacy_font(text: str) -> bool:
    """Whether the words with letters beyond ASCII are mostly those of TCVN3 or VNI fonts read as Latin-1."""
    words = _marked_words(text)
    broken = sum(1 for word in words if (_TCVN3.search(word) or _VNI.search(word)) and not _is_syllable(word))
    return broken >= 3 and broken >= _LEGACY_SHARE * len(words)


def _is_encoded_twice(text: str) -> bool:
    """Whether most words with letters beyond ASCII are UTF-8 that a program took for Windows-1252."""
    words = _marked_words(text)
    broken = sum(1 for word in words if _TWICE.search(word))
    return broken >= 3 and broken >= _LEGACY_SHARE * len(words)


def _marked_words(text: str) -> set[str]:
    """The different words with a letter beyond ASCII: a text has a few hundred, whatever its length."""
    words = set(_PARTS.split(text[:_SAMPLE]))
    return {stripped for word in words if not word.isascii() and not (stripped := word.strip(_EDGES)).isascii()}


def _is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    toneless = decomposed.translate(_TONES)
    if len(decomposed) - len(toneless) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None
