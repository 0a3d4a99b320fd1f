"""Bytes become text, or are refused."""

from __future__ import annotations

import unicodedata

import pytest

from knowledge.errors import UnknownEncoding
from knowledge.readers.encoding import decode
from knowledge.readers.written_words import is_legacy_font, is_vietnamese

TEXT = "Nhà máy ở Đắk Lắk tiết kiệm 20% nước – nhờ sản xuất sạch hơn, được hỗ trợ từ quỹ."
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """The text with each tone as a letter of its own, as that code page has it."""
    pieces = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in TONES)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        pieces.append((base + tone).encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_mark(encoding: str) -> None:
    """UTF-8, UTF-16 and UTF-32 give the same text, a byte order mark is no part of it."""
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_windows_1258_is_read_and_composed() -> None:
    """Text in Windows-1258 comes out in NFC, letter for letter."""
    assert decode(windows_1258(TEXT), "a.txt") == TEXT


def test_decomposed_text_is_composed() -> None:
    """NFD input comes out in NFC."""
    assert decode(unicodedata.normalize("NFD", TEXT).encode(), "a.txt") == TEXT


def test_a_cut_letter_does_not_lose_the_page() -> None:
    """A page in UTF-8 that was cut inside its last letter is read up to there."""
    assert decode((TEXT + "ở").encode()[:-1], "a.txt").startswith(TEXT)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(bytes(range(256)) * 4, id="every byte"),
        pytest.param(b"PNG\x00\x00\x1a" * 50, id="zero bytes"),
        pytest.param("日本語の文章を書く".encode("shift_jis"), id="another code page"),
        pytest.param(b"\xff\xfeabc", id="half a UTF-16"),
    ],
)
def test_what_is_no_known_text_is_refused(content: bytes) -> None:
    """Bytes that are no text in a known encoding are refused by name."""
    with pytest.raises(UnknownEncoding) as refused:
        decode(content, "lạ.txt")
    assert refused.value.source == "lạ.txt"


def test_other_languages_are_no_legacy_font() -> None:
    """French accents and units of measure are not taken for a broken font."""
    assert not is_legacy_font("Les économies réalisées à l'usine: 25°C, 30 m²/jour, été, où, français, août")


def test_words_are_told_by_their_syllables() -> None:
    """Vietnamese syllables are known as such; other accented words, and plain ASCII, are not."""
    assert is_vietnamese("nghiêng khuếch thuở giặt quý ngoèo ĐƯỢC Nguyễn")
    assert not is_vietnamese("déjà façade naïve")
    assert not is_vietnamese("cleaner production")


def test_a_charset_hint_is_tried_after_utf8() -> None:
    """A claimed charset is believed only where the bytes are not UTF-8."""
    assert decode(TEXT.encode(), "a", "koi8-r") == TEXT
    assert decode("Чистое производство".encode("koi8-r"), "a", "koi8-r") == "Чистое производство"


def test_english_with_typographic_quotes() -> None:
    """English in Windows-1252 is read: quotes, dashes and a borrowed word are all it has beyond ASCII."""
    english = "Cleaner production means a continuous strategy – “prevention first” – for every café and factory. " * 2
    assert decode(english.encode("cp1252"), "a.txt") == english
