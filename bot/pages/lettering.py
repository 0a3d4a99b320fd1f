"""How wide a text is in a picture, which letters its font has, and where it is broken into lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from bot import texts
from bot.views.markup import whole

# Longer texts are cut before they are measured: no picture has room for them, and measuring takes time.
_LONGEST = 600
_UNKNOWN = "\ufffd"
# Pages of one collection begin alike, and each beginning is measured.
_KEPT_WIDTHS = 2048


def wrap(text: str, *, size: float, width: float, lines: int, bold: bool = False) -> list[str]:
    """A text as at most so many lines of at most ``width`` points, in letters of ``size`` points.

    Lines are broken at spaces, a word wider than a line inside it. What does not fit any more is left out, and "…"
    says so. An empty text gives no lines.
    """
    words = _known(" ".join(whole(text)[:_LONGEST].split()), bold=bold).split(" ")
    found: list[str] = []
    for line in _lines(words, size=size, width=width, bold=bold):
        if len(found) == lines:
            return [*found[:-1], _ended(found[-1], size=size, width=width, bold=bold)]
        found.append(line)
    if len(text) > _LONGEST and found:
        found[-1] = _ended(found[-1], size=size, width=width, bold=bold)
    return found


def _lines(words: list[str], *, size: float, width: float, bold: bool) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if width_of(longer, size=size, bold=bold) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while width_of(line, size=size, bold=bold) > width and len(line) > 1:
            head = _fitting(line, size=size, width=width, bold=bold)
            yield line[:head]
            line = line[head:]
    if line:
        yield line


def _fitting(word: str, *, size: float, width: float, bold: bool) -> int:
    """How many letters of a word fit into a line; one at the least."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(word[:middle], size=size, bold=bold) <= width else (low, middle - 1)
    return low


def _ended(line: str, *, size: float, width: float, bold: bool) -> str:
    """A line with the mark that something follows, for which a word or a few letters are taken off."""
    shown = line.rstrip(texts.answers.ELLIPSIS)
    while shown and width_of(shown + texts.answers.ELLIPSIS, size=size, bold=bold) > width:
        shown = texts.answers.shortened(shown, len(shown) - 1).rstrip(texts.answers.ELLIPSIS)
    return shown + texts.answers.ELLIPSIS


@lru_cache(_KEPT_WIDTHS)
def width_of(text: str, *, size: float, bold: bool = False) -> float:
    """The width of a line in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    properties = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    width, _, _ = TextToPath().get_text_width_height_descent(text, properties, ismath=False)
    return float(width)


def _known(text: str, *, bold: bool) -> str:
    """The text with "�" for every letter that the font does not have."""
    there = _letters(bold=bold)
    return "".join(letter if ord(letter) in there else _UNKNOWN for letter in text)


@lru_cache(2)
def _letters(*, bold: bool) -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    file = findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal"))
    font: Any = get_font(file)
    return frozenset(font.get_charmap())
