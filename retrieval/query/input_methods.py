"""What Telex and VNI keyboards leave behind when they are off: "mujc tieeu", "muc5 tieu6"."""

from __future__ import annotations

import re
import unicodedata

_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_DIGIT_TONES = {"2": "\u0300", "1": "\u0301", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_LETTERS = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("uow", "ươ"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_VOWELS = "aăâeêioôơuưy"
_VNI = re.compile(r"[^\W\d_]+(?:\d[^\W\d_]*)+")
# Where the tone stands when several vowels meet: on the one with a mark of its own, else on the second of these.
_SECOND = ("oa", "oe", "uy", "ia", "ie", "uo", "ua")


def decode_telex(word: str) -> str | None:
    """The word that Telex keys spell, in small letters; none when the letters hold no such keys."""
    word = unicodedata.normalize("NFC", word.lower())
    decoded, tone = word, ""
    for position in range(len(word) - 1, 0, -1):
        if word[position] in _TONES and _has_vowel(word[:position]):
            decoded, tone = word[:position] + word[position + 1 :], _TONES[word[position]]
            break
    for keys, letter in _TELEX_LETTERS:
        decoded = decoded.replace(keys, letter)
    decoded = re.sub(r"^d(.+)d$", r"đ\1", decoded)
    placed = _place_tone(decoded, tone)
    return placed if placed != word else None


def decode_vni(word: str) -> str | None:
    """The word that VNI digits spell, in small letters; none for a word without digits behind a letter."""
    word = unicodedata.normalize("NFC", word.lower())
    if not _VNI.fullmatch(word):
        return None
    letters: list[str] = []
    tone = ""
    for char in word:
        if char in _DIGIT_TONES:
            tone = _DIGIT_TONES[char]
        elif char.isdigit():
            if not _mark(letters, char):
                return None
        else:
            letters.append(char)
    return _place_tone("".join(letters), tone)


def _mark(letters: list[str], digit: str) -> bool:
    """Put the mark of a digit on the last letter that can carry it."""
    marks = {"6": ("aeo", "\u0302"), "7": ("ou", "\u031b"), "8": ("a", "\u0306")}
    if digit == "9" and "d" in letters:
        letters[letters.index("d")] = "đ"
        return True
    carriers, mark = marks.get(digit, ("", ""))
    positions = [position for position, letter in enumerate(letters) if letter in carriers]
    for position in positions if digit == "7" else positions[-1:]:
        letters[position] = unicodedata.normalize("NFC", letters[position] + mark)
    return bool(positions)


def _has_vowel(text: str) -> bool:
    return any(char in _VOWELS for char in text)


def _place_tone(word: str, tone: str) -> str:
    if not tone:
        return word
    found = re.search(rf"(?:(?<=^q)u|(?<=^g)i(?=[{_VOWELS}]))?([{_VOWELS}]+)", word)
    if found is None:
        return word
    vowels, start = found[1], found.start(1)
    marked = [position for position, char in enumerate(vowels) if char in "ăâêôơư"]
    if marked:
        position = marked[-1]
    elif len(vowels) > 2 or (len(vowels) == 2 and (word[found.end() :] or vowels in _SECOND[:3])):
        position = 1
    else:
        position = 0
    where = start + position
    return unicodedata.normalize("NFC", word[: where + 1] + tone + word[where + 1 :])
