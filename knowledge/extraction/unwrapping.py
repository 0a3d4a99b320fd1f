"""Text that was broken into lines of one width, as in old e-mails and some PDFs, put back into paragraphs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from knowledge.extraction.line_features import Line

# Wrapped lines are about 60 to 100 characters wide; a shorter one ends its paragraph.
_NARROWEST = 45
# Ordinary pages hold a stray continuation; wrapped ones hold one on most lines.
_FEWEST = 5
_SHARE = 0.3


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines of a page, those of a hard-wrapped one joined by spaces; any other page comes back as it is.

    A line continues the one above when it opens with a small letter and that one is wide and ends no sentence.
    """
    continued = sum(_continues(above, line) for above, line in pairwise(lines))
    if continued < _FEWEST or continued < _SHARE * len(lines):
        return lines
    width = sorted(len(line.text) for line in lines)[len(lines) // 2]
    paragraphs: list[tuple[list[str], Line]] = []
    above: Line | None = None
    for line in lines:
        if above is not None and (_continues(above, line) or _fills(above, width, line)):
            paragraphs[-1][0].append(line.text)
        else:
            paragraphs.append(([line.text], line))
        above = line
    return [replace(line, number=number, text=" ".join(parts)) for number, (parts, line) in enumerate(paragraphs)]


def _continues(above: Line, line: Line) -> bool:
    return (
        len(above.text) >= _NARROWEST
        and line.text[0].islower()
        and not above.ends_sentence
        and not line.is_bullet
        and line.kind is above.kind
    )


def _fills(above: Line, width: int, line: Line) -> bool:
    """Whether a full line runs on into one that happens to open with a capital or a digit."""
    return (
        len(above.text) >= 0.85 * width
        and len(above.text) <= 2 * width
        and len(above.text) >= _NARROWEST
        and not above.ends_sentence
        and not line.is_bullet
        and line.kind is above.kind
        and line.dateline is None
    )
