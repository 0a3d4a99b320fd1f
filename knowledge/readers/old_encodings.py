"""Texts in a font or encoding from before Unicode, told by their words, become what people read in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.readers.old_letters import CONVERSIONS, LATIN, LETTERS, latin_bytes
from knowledge.readers.written_words import is_encoded_twice, is_legacy_font, is_syllable
from knowledge.records import OldEncoding
from knowledge.vietnamese.normalization import CAPITALS

# A word with what may be letters of it: signs of Latin-1 stand for letters in TCVN3 and VPS.
_WORD = re.compile(r"[^\s!-@\[-`{-~–—…“”‘’]+|[‘’“”–—…](?=[^\W\d_])(?<=[^\W\d_][‘’“”–—…])")
_BEYOND_LATIN = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")
_UNIT = re.compile(r"\d*(?:µ[a-zA-Z]{1,2}|°[CF]|[kcdm]?m)[¹²³]?")  # "µm", "µg/m³", "°C"
# "X· HéI" in a font of capitals: one letter of it says so no more than its neighbours do.
_CAPITAL = f"[{CAPITALS}]{{0,6}}[{CAPITALS[3:]}][{CAPITALS}]{{0,6}}"
_AMONG_CAPITALS = re.compile(
    rf"\b(?P<before>{_CAPITAL} )?(?P<word>[A-ZĐ][^\W\d_a-z{CAPITALS}]{{1,3}})\b(?P<after>(?= {_CAPITAL}\b))?"
)
_NUMBERED = re.compile(r"\S*[\d/]\S*")  # "12/QĐ-UBND" is in capitals, whatever the words beside it are in
_AT_EDGE = "°©®™«»§¶·¨¹²³¤¦¬­¡¢£¥¿×÷±¼½¾\u00ad"
# Signs that only a font makes letters, between two letters.
_SIGNS_INSIDE = re.compile(r"\b\w*[a-zA-Z][¡-¬®¯±´-¶¸-¿]+[a-zA-Z]\w*\b(?<!\d)")
_HYPHENED = re.compile(r"[^\s!-,./0-9:-@“”–—…-]*-[^\s!-,./0-9:-@“”–—…]*(?<=..)")
_LOST = re.compile("\\w*\ufffd\\w*")
_LONG = 300  # characters, with three lost words: one that is damaged as a whole has more
_SAMPLE = 200_000  # characters, of a text as of all
_FEWEST = 3  # different words that no other way of reading explains
_SHARE = 0.8  # of them, the words that must become syllables
_CLEAR = 1.15  # times as many as under the next encoding

_FONTS = {".vn": OldEncoding.TCVN3, "vni-": OldEncoding.VNI, "vni ": OldEncoding.VNI, "vps ": OldEncoding.VPS}

_BYTES = {**{chr(byte): byte for byte in range(0x80, 0x100)}, **latin_bytes()}
# What Vietnamese texts hold beyond ASCII.
_VIETNAMESE = re.compile(
    "[\u00a0-\u00ffăĂđĐĩĨũŨơƠưƯ\u0300-\u0323\u1ea0-\u1ef9\u2010-\u2044\u20ab\u2190-\u22ff\u25a0-\u25ff]+"
)
_RUN = re.compile("[Â-ô][{}\u0080-\u00bf]+".format(re.escape("".join(LATIN[0x80:0xA0]))))
_LONE_D = re.compile("Ä(?=[a-zA-Zà-ỹ])")  # the second byte of "Đ" is none in Windows-1252; no other letter loses so
_LOST_CAPITAL = re.compile("(áº|á»|Æ) (?=[A-Z])")  # "Ạ", "Ỡ" and "Ơ" end with it too
_LOST_A = "\uf0a0"  # "à" ends with the byte of a no-break space, which programs make a plain one
_LOST_SPACE = re.compile(rf"(\w*){_LOST_A}(\w*)")

_VIQR_WORD = re.compile(r"[A-Za-z][A-Za-z^(+*`'?~.\\]*")
_VIQR_SURE = re.compile(r"[aeoAEO]\^|[uoUO][+*]|[aA]\(|\bdd|\bDD|\bDd")
# A stop behind a word in small letters ("Nghe^. An" is a name), a question mark behind the last word.
_VIQR_STOP = re.compile(r"\.(?=\s+[A-Z\"(])")
_VIQR_END = re.compile(r"[.?]\s*$")
_VIQR_ESCAPED = re.compile(r"\\[.?]")  # who writes stops so means a tone by every other one
_VIQR_CAPITALS = re.compile(r"\b[A-Z]{0,3}DD[A-Z]{0,3}\b")  # "QDD-TTg"
_VIQR_FEWEST = 5
_VIQR_USUAL = 0.2  # of the words of a text have such marks; half of them in ordinary ones


@dataclass
class OldText:
    """What the texts of one document were written in; ``used`` are the encodings that something was converted from.

    ``known`` is what most of it is in, if the whole was recognised; a paragraph may be in another than the rest.
    ``escaped`` says that stops of VIQR are written apart from its tones.
    """

    known: OldEncoding | None = None
    whole: bool = False
    mojibake: bool = False
    viqr: bool = False
    escaped: bool = False
    used: list[OldEncoding] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Iterable[str]) -> OldText:
        """Judged by a sample of the texts of a document; nothing recognised leaves them as they are."""
        sample = "\n".join(_sample(texts))
        if sample.isascii():
            return cls(viqr=_is_viqr(sample), escaped=_VIQR_ESCAPED.search(sample) is not None)
        mojibake = _is_mojibake(sample)
        if mojibake:
            sample = _decode_runs(sample)
        old = "\n".join(line for line in sample.split("\n") if not _BEYOND_LATIN.search(line))
        known = recognise_words(_old_words(old))
        escaped = _VIQR_ESCAPED.search(sample) is not None
        return cls(known, not _BEYOND_LATIN.search(sample), mojibake, _is_viqr(sample), escaped)

    def mend(self, text: str) -> str:
        """A paragraph as people read it; one in Unicode as it is."""
        if self.viqr:
            text = self._note(OldEncoding.VIQR, text, _convert_viqr(text, escaped=self.escaped))
        if text.isascii():
            return text
        if self.mojibake:
            text = self._note(OldEncoding.MOJIBAKE, text, _decode_runs(text))
        if self.known and not _BEYOND_LATIN.search(text) and self._is_old(text, self.known):
            text = self._note(self.known, text, convert(text, self.known))
        return text

    def read_font(self, text: str, encoding: OldEncoding, capitals: bool) -> str:
        """A text whose font says what it is in; letters that no such font has show that the font is a remnant."""
        if _BEYOND_LATIN.search(text):
            return text
        converted = CONVERSIONS[encoding](text)
        return self._note(encoding, text, converted.upper() if capitals else converted)

    def _is_old(self, text: str, encoding: OldEncoding) -> bool:
        words = [word for word in _old_words(text) if not _is_plain(word)]
        return self.whole or bool(words and _becomes(words, encoding) >= _SHARE * len(words))

    def _note(self, encoding: OldEncoding, before: str, after: str) -> str:
        if after != before and encoding not in self.used:
            self.used.append(encoding)
        return after


def mend_text(text: str) -> tuple[str, tuple[OldEncoding, ...]]:
    """A whole text mended line by line, and what something in it was converted from."""
    lines = text.split("\n")
    old = OldText.of(lines)
    return "\n".join(map(old.mend, lines)), tuple(old.used)


def name_font(name: str) -> tuple[OldEncoding, bool] | None:
    """What a font by its name shows letters of, and whether it shows capitals alone; none for one of today."""
    folded = name.strip().lower()
    for opening, encoding in _FONTS.items():
        if folded.startswith(opening):
            return encoding, encoding is OldEncoding.TCVN3 and folded.endswith("h")
    return None


def is_remnant(texts: Iterable[str]) -> bool:
    """Whether texts in a font of then are written in Unicode all the same: with letters that the font has not."""
    return any(_BEYOND_LATIN.search(text) for text in texts)


def restore_hyphens(text: str) -> str:
    """A text in TCVN3 with "ư" where it was taken for a hyphen, which its byte is in PDFs: "n-íc" is "nước"."""
    return _HYPHENED.sub(_restore_hyphen, text) if "-" in text else text


def _restore_hyphen(found: re.Match[str]) -> str:
    restored = found[0].replace("-", "\u00ad")
    return restored if is_syllable(CONVERSIONS[OldEncoding.TCVN3](restored)) else found[0]


def recognise_words(words: Iterable[str]) -> OldEncoding | None:
    """The encoding under which words become Vietnamese; none where that is not certain."""
    broken = [word for word in set(words) if not _is_plain(word)]
    scores = sorted(((_becomes(broken, each), each) for each in LETTERS), reverse=True)
    (best, encoding), (second, _) = scores[:2]
    return encoding if best >= max(_FEWEST, _SHARE * len(broken), _CLEAR * second) else None


def convert(text: str, encoding: OldEncoding) -> str:
    """All of a text in an old font; units ("µm") and signs that stand alone stay."""
    converted = _WORD.sub(lambda found: _convert_word(found[0], encoding), text)
    letters = [letter for letter in _NUMBERED.sub("", text) if letter.isascii() and letter.isalpha()]
    # Fonts of capitals (".VnTimeH") have them at the places of small letters.
    if len(letters) > 3 and "".join(letters).isupper():
        return converted.upper()
    return converted if encoding is OldEncoding.VNI else _AMONG_CAPITALS.sub(_raise_case, converted)


def _raise_case(found: re.Match[str]) -> str:
    alone = found["before"] is None and found["after"] is None
    return found[0] if alone else found[0].upper()


def _convert_word(word: str, encoding: OldEncoding) -> str:
    if word.isascii() or _UNIT.fullmatch(word):
        return word
    whole = _cased(word, CONVERSIONS[encoding](word))
    inner = word.strip(_AT_EDGE)
    if inner == word or is_syllable(whole):
        return whole
    if not inner:
        return word
    start = word.index(inner)
    inside = _cased(inner, CONVERSIONS[encoding](inner))
    return word[:start] + inside + word[start + len(inner) :] if is_syllable(inside) else whole


def _cased(word: str, converted: str) -> str:
    letters = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return converted.upper() if len(letters) > 1 and "".join(letters).isupper() else converted


def is_garbled(text: str) -> bool:
    """Whether a paragraph that was mended, or needed it not, still is no text that people could read."""
    if text.isascii():
        return False
    if "\ufffd" in text and len(set(_LOST.findall(text))) >= _FEWEST * (1 + len(text) // _LONG):
        return True
    if _BEYOND_LATIN.search(text):
        return len(set(_SIGNS_INSIDE.findall(text))) >= _FEWEST
    return is_legacy_font(text) or is_encoded_twice(text)


def _sample(texts: Iterable[str]) -> Iterator[str]:
    left = _SAMPLE
    for text in texts:
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


def _old_words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text) if not word.isascii() and not _UNIT.fullmatch(word))


def _is_plain(word: str) -> bool:
    """Whether a word is what it seems: a syllable, or signs alone."""
    inner = word.strip(_AT_EDGE)
    return (inner.isascii() and len(inner) != 1 and not word[:1].isalpha()) or is_syllable(word)


def _becomes(words: Iterable[str], encoding: OldEncoding) -> int:
    known, change = LETTERS[encoding], CONVERSIONS[encoding]
    return sum(any(letter in known for letter in word) and is_syllable(change(word).lower()) for word in words)


def _is_mojibake(text: str) -> bool:
    runs = {found[0] for found in _RUN.finditer(text) if _is_vietnamese_run(found)}
    return len(runs) >= _FEWEST


def _decode_runs(text: str) -> str:
    # What lost a byte is marked before: afterwards "XÃ HỘI" is as it should be.
    text = _LOST_CAPITAL.sub("\\1\u00a0", text.replace("Ã ", _LOST_A).replace("Â ", " "))
    text = _LONE_D.sub("Đ", _RUN.sub(_decode_run, text))
    return _LOST_SPACE.sub(_restore_a, text) if _LOST_A in text else text


def _decode_run(found: re.Match[str]) -> str:
    try:
        return bytes(map(_BYTES.__getitem__, found[0])).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return found[0]


def _is_vietnamese_run(found: re.Match[str]) -> bool:
    decoded = _decode_run(found)
    return decoded != found[0] and _VIETNAMESE.fullmatch(decoded) is not None


def _restore_a(found: re.Match[str]) -> str:
    joined = f"{found[1]}à{found[2]}"
    return joined if is_syllable(joined.lower()) else f"{found[1]}à {found[2]}"


def _is_viqr(text: str) -> bool:
    words = [word for word in _VIQR_WORD.findall(text) if len(word) > 1]
    sure = [word for word in words if len(word) > 2 and _VIQR_SURE.search(word)]
    distinct = set(sure)
    return (
        len(distinct) >= _VIQR_FEWEST
        and len(sure) >= _VIQR_USUAL * len(words)
        and sum(_viqr(word) != word for word in distinct) >= _SHARE * len(distinct)
    )


def _convert_viqr(text: str, *, escaped: bool) -> str:
    converted = _VIQR_WORD.sub(lambda found: _viqr_word(found, escaped=escaped), text)
    return _VIQR_CAPITALS.sub(lambda found: found[0].replace("DD", "Đ"), converted)


def _viqr_word(found: re.Match[str], *, escaped: bool) -> str:
    word = found[0]
    last = found.end() - 1
    if escaped:
        ends = _VIQR_ESCAPED.fullmatch(word[-2:]) is not None
        return _viqr(word[:-2]) + word[-1] if ends else _viqr(word)
    stops = word[0].islower() and _VIQR_STOP.match(found.string, last) is not None
    ends = stops or _VIQR_END.match(found.string, last) is not None
    return _viqr(word[:-1]) + word[-1] if ends else _viqr(word)


def _viqr(word: str) -> str:
    """A word of VIQR as it is written today; one that would be no syllable, but for a sign behind it, as it is."""
    for end in (len(word), len(word) - 1):
        converted = CONVERSIONS[OldEncoding.VIQR](word[:end])
        if is_syllable(converted.lower()) and not set(converted) & set("^(+*`'?~.\\"):
            return converted + word[end:]
    return word
