"""Vietnamese as it was written before Unicode, made from Unicode by tables that were typed from the fonts' charts."""

from __future__ import annotations

import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below

_TCVN3 = {
    "àáảãạ": "µ¸¶·¹", "ăằắẳẵặ": "¨»¾¼½Æ", "âầấẩẫậ": "©ÇÊÈÉË", "đ": "®", "èéẻẽẹ": "ÌÐÎÏÑ", "êềếểễệ": "ªÒÕÓÔÖ",
    "ìíỉĩị": "×ÝØÜÞ", "òóỏõọ": "ßãáâä", "ôồốổỗộ": "«åèæçé", "ơờớởỡợ": "¬êíëìî", "ùúủũụ": "ïóñòô",
    "ưừứửữự": "­õøö÷ù", "ỳýỷỹỵ": "úýûüþ", "ĂÂÊÔƠƯĐ": "¡¢£¤¥¦§",
}  # fmt: skip
_VPS = {
    "àáảãạ": "àáäãå", "ăằắẳẵặ": "æ¢¡£¤¥", "âầấẩẫậ": "âÀÃÄÅÆ", "đ": "Ç", "èéẻẽẹ": "èéÈëË", "êềếểễệ": "êŠ‰‹ÍŒ",
    "ìíỉĩị": "ìíÌïÎ", "òóỏõọ": "òóÕõ†", "ôồốổỗộ": "ôÒÓ°‡¶", "ơờớởỡợ": "Ö©§ª«®", "ùúủũụ": "ùúûÛø",
    "ưừứửữự": "ÜØÙº»¿", "ỳýỷỹỵ": "ÿš›Ïœ", "ĐÂÊÔƠƯ": "ñÂÊÔ÷Ð",
}  # fmt: skip
_VNI_TONES = dict(zip(TONES, "øùõûï", strict=True))  # grave, acute, tilde, hook, dot
_VNI_CIRCUMFLEX = dict(zip(TONES, "àáãåä", strict=True))
_VNI_BREVE = dict(zip(TONES, "èéüúë", strict=True))
_VNI_ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "í": "í", "ì": "ì"}
_VIQR = {**dict(zip(TONES, "`'~?.", strict=True)), "\u0302": "^", "\u0306": "(", "\u031b": "+"}


def _table(pairs: dict[str, str]) -> dict[str, str]:
    return {new: old for letters, olds in pairs.items() for new, old in zip(letters, olds, strict=True)}


def to_tcvn3(text: str) -> str:
    table = _table(_TCVN3)
    # Only seven capitals have letters of their own: the others are small ones in a font that shows capitals.
    return "".join(table.get(letter) or table.get(letter.lower(), letter) for letter in text)


def to_vps(text: str) -> str:
    table = _table(_VPS)
    return "".join(table.get(letter) or table.get(letter.lower(), letter) for letter in text)


def to_vni(text: str) -> str:
    return "".join(map(_vni, unicodedata.normalize("NFC", text)))


def _vni(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_ALONE:
        written = _VNI_ALONE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        tone = next((mark for mark in marks if mark in TONES), None)
        if "\u0302" in marks:
            mark = _VNI_CIRCUMFLEX[tone] if tone else "â"
        elif "\u0306" in marks:
            mark = _VNI_BREVE[tone] if tone else "ê"
        else:
            mark = _VNI_TONES[tone] if tone else ""
        written = {"o": "ô", "u": "ö"}.get(base, base) + mark if "\u031b" in marks else base + mark
    return written.upper() if letter.isupper() else written


def to_viqr(text: str) -> str:
    written = []
    for letter in unicodedata.normalize("NFC", text):
        if letter in "đĐ":
            written.append("dd" if letter == "đ" else "DD")
            continue
        base, *marks = unicodedata.normalize("NFD", letter)
        written.append(base + "".join(sorted((_VIQR[mark] for mark in marks if mark in _VIQR), key="^(+`'?~.".index)))
    return "".join(written)


def misread(text: str, encoding: str = "cp1252") -> str:
    """UTF-8 that was opened as Windows-1252; its five bytes without a letter become controls, as browsers do it."""
    return "".join(
        bytes([byte]).decode(encoding) if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte) for byte in text.encode()
    )
