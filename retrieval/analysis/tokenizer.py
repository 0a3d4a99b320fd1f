"""Text becomes tokens: syllables and numbers in match form, each with its place in the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from knowledge.vietnamese.normalization import fold, to_match

# Numbers first ("10.000", "4,2"), then runs of letters and digits ("5S", "iso14001", "muc5").
_PIECE = re.compile(r"\d+(?:[.,．，]\d+)+(?![^\W_])|[^\W_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|[1-9]\d{0,2},000")
# "iso14001" and "sxsh2020" are a word and a number; "5S", "CO2" and the typing slip "muc5" are one token.
_GLUED = re.compile(r"(?P<word>[^\W\d_]{2,})(?P<number>\d{3,})|(?P<count>\d+)(?P<unit>[^\W\d_]{2,})")
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}
# What can be multiplied; with more digits than that it is a number of nothing that is counted.
_DECIMAL = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,30})?")
# A language has some seven thousand syllables; with capitals and names this keeps nearly every word seen.
_WORDS_KEPT = 65_536
_FOLDED_SCALES = {fold(word): factor for word, factor in _SCALES.items()}


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


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in order; empty for text without letters and digits.

    Numbers lose their thousands separators and take in a following scale word, so that "10.000", "10000" and
    "10 nghìn" are one token; the scale word itself stays a token as well.
    """
    tokens: list[Token] = []
    for found in _PIECE.finditer(text):
        tokens.extend(_tokens_of(found[0], found.start()))
    return [_scaled(token, following, text) for token, following in zip_longest(tokens, tokens[1:])]


def normalize_number(written: str) -> str:
    """A number without thousands separators and with a decimal point ("10.000" → "10000", "4,2" → "4.2")."""
    if _THOUSANDS.fullmatch(written):
        whole, comma, decimals = written.rpartition(",")
        if comma and len(decimals) != 3:
            return f"{whole.replace('.', '')}.{decimals}"
        return written.replace(".", "").replace(",", "")
    return written.replace(",", ".")


def _tokens_of(piece: str, start: int) -> Iterator[Token]:
    for marked, folded, length in _parts_of(piece):
        yield Token(marked, folded, start, start + length)
        start += length


@lru_cache(maxsize=_WORDS_KEPT)
def _parts_of(piece: str) -> tuple[tuple[str, str, int], ...]:
    """The match form, folded form and length of each part of a piece."""
    written = to_match(piece)
    if written.replace(".", "").replace(",", "").isdecimal():
        number = normalize_number(written)
        return ((number, number, len(piece)),)
    glued = _GLUED.fullmatch(piece)
    parts = [part for part in glued.groups() if part] if glued else [piece]
    return tuple((to_match(part), fold(part), len(part)) for part in parts)


def _scaled(token: Token, following: Token | None, text: str) -> Token:
    if following is None or not token.is_number or text[token.end : following.start].strip():
        return token
    factor = _SCALES.get(following.marked) or _FOLDED_SCALES.get(following.marked)
    # "12.3.2019 triệu tập" is a date before a verb, and some writings of digits have no decimal value.
    if factor is None or not _DECIMAL.fullmatch(token.folded):
        return token
    value = f"{float(token.folded) * factor:.0f}"
    return Token(value, value, token.start, token.end)
