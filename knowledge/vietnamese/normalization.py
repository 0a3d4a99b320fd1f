"""Two forms of a text: the stored form, which people read, and the match form, which is compared.

The stored form changes nothing a reader would notice: NFC, ordinary spaces, no invisible characters, and đ and ư where
a program wrote letters that only look so.
The match form is lower case with one tone-mark placement and one letter đ; the folded form also drops
every mark, for questions typed without them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

# For character classes: the range À–Ỹ would hold small letters as well.
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")

# Letters that look Vietnamese and are not: Eth and African D for Đ, Oi for Ư, and letters of other blocks.
_MENDED = str.maketrans("ðÐɖƉƣƢ", "đĐđĐưƯ")
_UNMARKED = {"đ": "d", "ð": "d", "ɖ": "d", "ƣ": "u"}

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
# Where the marks of Latin letters stand; other scripts have theirs elsewhere, and are asked letter by letter.
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")


def _composed(base: str, tone: str) -> str:
    return unicodedata.normalize("NFC", base + tone)


# "hòa" and "hoà" are one word. The first vowel of oa, oe, uy never carries the tone in the newer
# placement, and neither does the u after q; so each old pair has exactly one new one.
_TONE_PLACEMENT = {
    _composed(first, tone) + second: first + _composed(second, tone)
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_OLD_PLACEMENT = re.compile("|".join(_TONE_PLACEMENT))
# "qúa" and "gía" are typed for "quá" and "giá": u after q and i after g are part of the consonant.
_AFTER_Q = re.compile(f"q([{''.join(_composed('u', tone) for tone in _TONES)}])([aăâeêioơyô])")
_AFTER_G = re.compile(f"g([{''.join(_composed('i', tone) for tone in _TONES)}])([aăâeêoôơuư])")


def to_stored(text: str) -> str:
    """The text as it is kept and quoted: NFC, plain spaces, no invisible characters, no ragged line ends.

    Line breaks stay; more than one blank line becomes one. Empty input gives an empty string.
    """
    # Composed last: a tone may have been parted from its letter, or stand on one that only looked so.
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text.translate(_MENDED)))
    text = _LINE_BREAKS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = "\n".join(line.strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip()


def to_match(text: str) -> str:
    """The text as it is compared: NFKC, lower case, one tone placement ("hoà"), one đ; tone marks kept.

    NFKC also makes full-width letters and digits ordinary. The length may differ from the input's; take offsets
    from the stored form, word by word.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text.translate(_MENDED)).lower()
    text = _OLD_PLACEMENT.sub(lambda found: _TONE_PLACEMENT[found[0]], text)
    text = _AFTER_Q.sub(_move_tone, text) if "q" in text else text
    return _AFTER_G.sub(_move_tone, text) if "g" in text else text


def fold(text: str) -> str:
    """The match form without any mark ("Đắk Lắk" gives "dak lak"), as typed on a phone in a hurry."""
    if text.isascii():
        return text.lower()
    # Where a tone stands is no matter once it is gone.
    folded = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", text).lower())
    for letter, plain in _UNMARKED.items():
        folded = folded.replace(letter, plain)
    return folded if folded.isascii() else "".join(filterfalse(unicodedata.combining, folded))


def fold_in_place(text: str) -> str:
    """The folded form letter by letter, as long as the text: what is found in it stands there in the text."""
    return "".join(map(_folded_letter, text))


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else folded[:1] or " "


def drop_marks(text: str) -> str:
    """The text as it is typed without marks: capitals and punctuation stay ("Đắk Lắk?" gives "Dak Lak?")."""
    letters = unicodedata.normalize("NFC", text)
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in letters)


def has_marks(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark, đ included."""
    return fold(text) != unicodedata.normalize("NFKC", text).lower()


def _move_tone(found: re.Match[str]) -> str:
    marked = unicodedata.normalize("NFD", found[1])
    return found[0][0] + marked[0] + _composed(found[2], marked[1])
