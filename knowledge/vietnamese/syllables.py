"""A text's syllables in match and folded form, with their positions in the text as given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from knowledge.vietnamese.normalization import fold, to_match

# A letter may carry combining marks (text from some keyboards and systems); digits stand alone ("Q1",
# "quận12").
_PIECE = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+")
# What stands between two spaces repeats from text to text, and is cut once: a passage in .56 of the time.
_WORDS_KEPT = 16_384
# What may stand inside a name: a space, a hyphen ("Ea-Kar"), an apostrophe ("Ea H'leo").
_INSIDE = re.compile(r"[ \u00a0]{1,2}|-|['’ʼ]")
# In names printed with a dash or with dots ("Bà Rịa – Vũng Tàu", "T.T.Huế").
_INSIDE_DASHED = re.compile(r"[ \u00a0]{0,2}[-–—.][ \u00a0]{0,2}|[ \u00a0]{1,2}|['’ʼ]")
# Between two words of one phrase ("đ/c", "CN & TTCN"); a stop ends it.
_PHRASE = re.compile(r"[ \u00a0]{1,2}|-|/|&| & ")


class Syllable(NamedTuple):
    """One syllable or number; ``gap`` is what stands between it and the one before."""

    written: str
    match: str
    folded: str
    start: int
    end: int
    gap: str

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[0].isupper()

    @property
    def is_caps(self) -> bool:
        """Whether it is written in capital letters alone, and more than one."""
        return len(self.written) > 1 and self.written.isupper()

    @property
    def is_near(self) -> bool:
        """Whether it belongs to one phrase with the syllable before it."""
        return self.gap == " " or _PHRASE.fullmatch(self.gap) is not None


def split_syllables(text: str) -> list[Syllable]:
    """The syllables and numbers of a text in order; none for a text without letters and digits."""
    syllables: list[Syllable] = []
    # Without the checks of its own constructor, in half of the time: an index is read of millions of these.
    make = tuple.__new__
    word_start = last = 0
    for word in text.split(" "):
        for written, match, folded, start, end in _cut(word):
            before, last = last, word_start + end
            start += word_start
            syllables.append(make(Syllable, (written, match, folded, start, last, text[before:start])))
        word_start += len(word) + 1
    return syllables


@lru_cache(maxsize=_WORDS_KEPT)
def _cut(word: str) -> tuple[tuple[str, str, str, int, int], ...]:
    """Of each syllable between two spaces how it is written, its match and folded form, and where it stands."""
    return tuple((found[0], *forms(found[0]), *found.span()) for found in _PIECE.finditer(word))


# Vietnamese has some 7,000 syllables; capitals and both tone placements stay below this.
@lru_cache(maxsize=16384)
def forms(written: str) -> tuple[str, str]:
    """The match and the folded form of one syllable."""
    match = to_match(written)
    return match, fold(match)


def is_joined(syllables: Sequence[Syllable], *, dashed: bool) -> bool:
    """Whether nothing but a space, hyphen or apostrophe stands between the syllables of a name.

    ``dashed`` names may also be parted by dashes and dots.
    """
    inside = _INSIDE_DASHED if dashed else _INSIDE
    return all(inside.fullmatch(syllable.gap) for syllable in syllables[1:])


def is_title_case(syllables: Sequence[Syllable]) -> bool:
    """Whether every syllable begins with a capital, in a word that is not all capitals."""
    # Most names are looked for in small letters, and left after one look.
    if not syllables or not syllables[0].is_title:
        return False
    return all(syllable.is_title for syllable in syllables) and not all(syllable.is_caps for syllable in syllables)
