"""Text becomes tokens: syllables and numbers in match form, each with its place in the stored text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from knowledge.vietnamese.normalization import fold, to_match
from knowledge.vietnamese.numbers import Number, find_numbers

# Dates and numberings first ("12.3.2019"), then runs of letters and digits ("5S", "iso14001", "muc5").
_PIECE = re.compile(r"\d+(?:[.,．，]\d+)+(?![^\W_])|[^\W_]+")
# "iso14001" and "sxsh2020" are a word and a number; "5S", "CO2" and the typing slip "muc5" are one token.
_GLUED = re.compile(r"(?P<word>[^\W\d_]{2,})(?P<number>\d{3,})|(?P<count>\d+)(?P<unit>[^\W\d_]{2,})")
_SCALE_WORDS = frozenset({"tram", "nghin", "ngan", "van", "trieu", "ty", "ti"})
_UNIT = re.compile(r"[^\W\d_]{2,}(?![^\W_])|(?![^\W_])")
# A language has some seven thousand syllables; with capitals and names this keeps nearly every word seen.
_WORDS_KEPT = 16_384


# A folded form is a term of its own beside the marked one: one index serves both ways of typing, and a question
# with tone marks never meets "đường" in "dương".
FOLDED = "~"


class Token(NamedTuple):
    """A syllable or number: match form, folded form, and (start, end) in the stored text, in characters."""

    marked: str
    folded: str
    start: int
    end: int

    @property
    def folded_term(self) -> str:
        """The term under which it is found when it was typed without tone marks."""
        return FOLDED + self.folded

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits alone."""
        return self.folded[0].isdigit() and self.folded.replace(".", "").isdigit()


def tokenize(text: str, *, scales: bool = True) -> list[Token]:
    """The tokens of a text in order; empty for text without letters and digits.

    A number is one token with its value, what multiplies it included, so that "10.000", "10000", "10 nghìn" and "mười
    nghìn" are one. The words that multiply stay tokens as well, for who asks how many "triệu"; without ``scales`` they
    do not: what a question says in one of these ways, a document may say in another.
    """
    tokens: list[Token] = []
    position = 0
    for number in find_lone_numbers(text):
        tokens.extend(_words(text, position, number.start))
        tokens.append(Token(number.written, number.written, number.start, number.digits_end))
        if scales:
            tokens.extend(scales_of(number, text))
        position = number.end
    tokens.extend(_words(text, position, len(text)))
    return tokens


def find_lone_numbers(text: str) -> list[Number]:
    """The numbers of a text that are tokens, in order: what is a part of a name or a code is none."""
    return [number for number in find_numbers(text) if _stands_alone(number, text)]


def scales_of(number: Number, text: str) -> list[Token]:
    """The tokens of the words that multiply a number."""
    behind = _words(text, number.digits_end, number.end) if number.end > number.digits_end else []
    return [token for token in behind if token.folded in _SCALE_WORDS]


def _words(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a part of a text without numbers."""
    tokens: list[Token] = []
    for word in text[start:end].split(" "):
        for marked, folded, begins, ends in tokens_of_word(word):
            # Without the checks of its own constructor, in half of the time: an index is read of millions of these.
            tokens.append(tuple.__new__(Token, (marked, folded, start + begins, start + ends)))
        start += len(word) + 1
    return tokens


@lru_cache(maxsize=_WORDS_KEPT)
def tokens_of_word(word: str) -> tuple[tuple[str, str, int, int], ...]:
    """The tokens of what stands between two spaces, where nothing is read as a number; by their places in it.

    These repeat from text to text, and are cut once: a passage in two thirds of the time.
    """
    tokens: list[tuple[str, str, int, int]] = []
    for piece in _PIECE.finditer(word):
        at = piece.start()
        for marked, folded, length in _parts_of(piece[0]):
            tokens.append((marked, folded, at, at + length))
            at += length
    return tuple(tokens)


def _stands_alone(number: Number, text: str) -> bool:
    """Whether a number is one, and not the beginning of a name ("5S") or of a code ("0312")."""
    digits = text[number.start : number.digits_end]
    if not digits[:1].isdigit():
        return True
    if digits[0] in "0０" and digits.isdigit() and number.scale == 1:
        return False
    return not digits.isdigit() or number.scale > 1 or _UNIT.match(text, number.digits_end) is not None


def _parts_of(piece: str) -> tuple[tuple[str, str, int], ...]:
    """The match form, folded form and length of each part of a piece."""
    written = to_match(piece)
    if written.replace(".", "").replace(",", "").isdecimal():
        number = written.replace(",", ".")
        return ((number, number, len(piece)),)
    glued = _GLUED.fullmatch(piece)
    parts = [part for part in glued.groups() if part] if glued else [piece]
    return tuple((to_match(part), fold(part), len(part)) for part in parts)
