"""Plain text: one block a line, as scraped pages have one paragraph a line."""

from __future__ import annotations

import re

from knowledge.records import DocumentLine, LineKind
from knowledge.vietnamese.normalization import to_stored

# A dash counts as a bullet only before a space, so that "-5°C" keeps its sign; so do "+" and "*".
_BULLET = re.compile(r"(?:[•●▪■◦‣∙\uf0b7\uf0a7]\s*|[-–+*]\s+)(?=\S)")


def read_plain(text: str) -> tuple[DocumentLine, ...]:
    """The lines that hold anything, in stored form; a line with a bullet is a list item without it.

    Lines that were broken at one width are joined later, where the whole page can be judged. Empty input
    gives no block.
    """
    return tuple(make_block(_without_frame(line)) for line in to_stored(text).split("\n") if line)


def _without_frame(line: str) -> str:
    """A row of a table that was drawn with bars, without those at its ends."""
    framed = len(line) > 1 and line[0] == line[-1] == "|" and "|" in line[1:-1]
    return " | ".join(cell for each in line[1:-1].split("|") if (cell := each.strip())) or line if framed else line


def make_block(line: str, kind: LineKind = LineKind.PARAGRAPH) -> DocumentLine:
    """The block of one line in stored form; a paragraph that opens with a bullet becomes a list item."""
    kind, text = without_bullet(line, kind)
    return DocumentLine(kind=kind, text=text)


def without_bullet(line: str, kind: LineKind) -> tuple[LineKind, str]:
    """A line's kind and text: a paragraph that opens with a bullet is a list item without it."""
    bullet = _BULLET.match(line) if kind is LineKind.PARAGRAPH else None
    return (LineKind.LIST_ITEM, line[bullet.end() :]) if bullet else (kind, line)
