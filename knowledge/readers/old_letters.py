"""How Vietnamese was written before Unicode, letter by letter: TCVN3, VNI and VPS fonts, VIQR, UTF-8 read as Latin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from knowledge.records import OldEncoding

# The fonts show these letters of Latin-1 as Vietnamese ones (TCVN 5712:1993, third form; ".VnTimeH" shows capitals).
_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
# Small letters by their byte, then the capitals with bytes of their own; those below 0x20 no text file keeps.
_VPS_BYTES = (
    "e0e1e4e3e5e2c0c3c4c5c6e6a2a1a3a4a5c7e8e9c8ebcbea8a898bcd8cecedccefcef2f3d5f586f4d2d3b087b6d6a9a7aaabaef9"
    "fafbdbf8dcd8d9babbbfff9a9bcf9c80c18182c2848385888e8d8ff0f1d7c9defeca93909495b5b4b7b8bcb9bdbed497969899f7"
    "9e9d9fa6a8dad1acd0afadb1b2ddfdb3"
)
_VPS_LETTERS = (
    "àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃÂẦẤẨĂẰẮẲẴĐÈÉẺẼÊỀẾỂỄÌÍỈĨÒÓỎÕÔỒỐỔỖƠỜỚỞỠÙÚỦŨƯỪỨỬỲÝỶỸ"
)
# VNI writes the marks of a vowel as one letter behind it; ơ, ư, đ and i have letters of their own.
_ROUND = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_MARKS = {
    **_ROUND,
    "â": "\u0302",
    **{mark: f"\u0302{tone}" for mark, tone in zip("áàåãä", _ROUND.values(), strict=True)},
    "ê": "\u0306",
    **{mark: f"\u0306{tone}" for mark, tone in zip("éèúüë", _ROUND.values(), strict=True)},
}
_VNI_ALONE = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))
_VNI = re.compile("([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|[ñôöæóòîÑÔÖÆÓÒÎ]")
_VIQR_MARKS = {
    **dict.fromkeys("+*", "\u031b"),
    "^": "\u0302",
    "(": "\u0306",
    "'": "\u0301",
    "`": "\u0300",
    "?": "\u0309",
    "~": "\u0303",
    ".": "\u0323",
}
_VIQR = re.compile(r"\\(?=[^\w\s])|[dD][dD]|([aeiouyAEIOUY])([\^(+*]?)([`'?~.]?)")


def latin_bytes() -> Mapping[str, int]:
    """The byte of each letter of Windows-1252; the five that it leaves out are controls."""
    return {letter: byte for byte, letter in enumerate(LATIN)}


def _latin(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


LATIN = "".join(map(_latin, range(256)))
"""What each byte is in Windows-1252, in which old files were taken for text."""

_VPS_PAIRS = tuple(zip(bytes.fromhex(_VPS_BYTES), _VPS_LETTERS, strict=True))
_VPS = {**{chr(byte): letter for byte, letter in _VPS_PAIRS}, **{LATIN[byte]: letter for byte, letter in _VPS_PAIRS}}


def _from_table(table: Mapping[str, str]) -> Callable[[str], str]:
    numbers = str.maketrans(dict(table))
    return lambda word: word.translate(numbers)


def _from_vni(word: str) -> str:
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, word))


def _vni_letter(found: re.Match[str]) -> str:
    if found[1] is None:
        return _VNI_ALONE[found[0]]
    vowel, marks = found[1], _VNI_MARKS[found[2].lower()]
    if len(marks) + (marks[0] in "\u0302\u0306") > 1 and vowel.lower() not in ("a" if marks[0] == "\u0306" else "aeo"):
        return found[0]  # no such letter
    return _VNI_ALONE.get(vowel, vowel) + marks


def _from_viqr(word: str) -> str:
    return unicodedata.normalize("NFC", _VIQR.sub(_viqr_letter, word))


def _viqr_letter(found: re.Match[str]) -> str:
    if found[1] is None:
        return {"d": "đ", "D": "Đ", "\\": ""}[found[0][0]]
    return found[1] + "".join(_VIQR_MARKS[mark] for mark in found[2] + found[3])


CONVERSIONS: Mapping[OldEncoding, Callable[[str], str]] = {
    OldEncoding.TCVN3: _from_table(_TCVN3),
    OldEncoding.VNI: _from_vni,
    OldEncoding.VPS: _from_table(_VPS),
    OldEncoding.VIQR: _from_viqr,
}
"""How a word of each is written today; of UTF-8 read as Latin whole runs are decoded instead."""

LETTERS: Mapping[OldEncoding, frozenset[str]] = {
    OldEncoding.TCVN3: frozenset(_TCVN3),
    OldEncoding.VNI: frozenset("ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜËñôöæóòîÑÔÖÆÓÒÎíìÍÌ"),
    OldEncoding.VPS: frozenset(_VPS),
}
"""The letters beyond ASCII that a word of each has."""
