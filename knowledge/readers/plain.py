"""Plain text: one block a line, as scraped pages have one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.readers.scanned_heads import mend_head
from knowledge.records import DocumentLine, LineKind
from knowledge.vietnamese.normalization import to_stored

# A dash counts as a bullet only before a space, so that "-5°C" keeps its sign; so do "+" and "*".
# "- 2 -" is the number of a page.
_BULLET = re.compile(r"(?:[•●▪■◦‣∙\uf0b7\uf0a7]\s*|[-–+*]\s+)(?=\S)(?!\d{1,3}\s*[-–]$)")
_GAP = re.compile(r" {3,}|\t+")
_FEWEST_CELLS = 3
# How mail programs mark what somebody else has written, as often as it was sent on.
_QUOTED = re.compile(r"^[ \t]*>(?:[ \t]?>)*[ \t]?", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_FEWEST_QUOTED = 3
_MOST_QUOTED = 0.5  # of the words; a quotation below a letter has fewer


def read_plain(text: str) -> tuple[DocumentLine, ...]:
    """The lines that hold anything, in stored form; a line with a bullet is a list item without it.

    Lines that were broken at one width are joined later, where the whole page can be judged. Empty input
    gives no block.
    """
    text = mend_head(_unquote(text))
    rows = set(map(to_stored, _aligned(text.split("\n"))))
    return tuple(
        DocumentLine(kind=LineKind.TABLE_ROW, text=line) if line in rows else make_block(_without_frame(line))
        for line in to_stored(text).split("\n")
        if line
    )


def _unquote(text: str) -> str:
    """A text that was sent on as a quotation, without the marks; one that only holds a quotation as it is."""
    quoted = _QUOTED_LINE.findall(text) if ">" in text else []
    words = sum(len(line.replace(">", " ").split()) for line in quoted)
    whole = len(quoted) >= _FEWEST_QUOTED and words >= _MOST_QUOTED * len(text.replace(">", " ").split())
    return _QUOTED.sub("", text) if whole else text


def _aligned(lines: Sequence[str]) -> Iterator[str]:
    """The rows of tables that are set with spaces: two or more in a row with as many cells, most of them figures."""
    cells = [_GAP.split(line.strip()) if line.count("   ") > 1 else [] for line in lines]
    figures = [len(row) >= _FEWEST_CELLS and _has_figures(row) for row in cells]
    for number, row in enumerate(cells):
        alike = [near for near in (number - 1, number + 1) if 0 <= near < len(cells) and len(cells[near]) == len(row)]
        if figures[number] and any(figures[near] for near in alike):
            yield lines[number]
        elif len(row) >= _FEWEST_CELLS and number + 1 in alike and figures[number + 1]:
            yield lines[number]  # the head


def _has_figures(row: Sequence[str]) -> bool:
    """Whether most cells behind the first hold a figure."""
    return 2 * sum(any(map(str.isdigit, cell)) for cell in row[1:]) >= len(row) - 1


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
