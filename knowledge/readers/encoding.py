"""Bytes to text: UTF-8, UTF-16, Windows-1258, English in Windows-1252, and a refusal where nobody could be sure."""

from __future__ import annotations

import codecs
import re
import unicodedata

from knowledge.errors import UnknownEncoding
from knowledge.readers.old_encodings import OldText
from knowledge.readers.old_letters import LATIN
from knowledge.readers.written_words import is_vietnamese

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


def decode(content: bytes, source: str, hint: str | None = None) -> str:
    """The text in some bytes, in NFC; ``hint`` is the charset that a header or page claims, tried after UTF-8.

    Empty input gives an empty string. Bytes that fit no encoding or hold control characters raise `UnknownEncoding`;
    ``source`` names them in it. What is in a font from before Unicode comes as its letters in Latin-1 (`OldText`).
    """
    text = _from_mark(content, source)
    if text is None:
        text = _from_utf8(content) or _from_utf16(content) or _from_charset(content, hint)
    if text is None:
        text = _from_windows_1258(content) or _from_windows_1252(content) or _from_old_font(content)
    if text is None:
        raise UnknownEncoding(source)
    text = unicodedata.normalize("NFC", text)
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


def _from_old_font(content: bytes) -> str | None:
    """The bytes as Latin letters, where an old font makes Vietnamese of these."""
    text = content.decode("latin-1").translate({byte: letter for byte, letter in enumerate(LATIN) if byte >= 0x80})
    return text if _is_text(text) and OldText.of([text]).known else None


def _is_text(text: str) -> bool:
    return "\x00" not in text and len(CONTROL.findall(text)) <= CONTROL_SHARE * len(text)
