"""The lines of printed pages: without running heads and feet, and joined into paragraphs."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence

_EDGE = 2  # lines at the top and at the bottom where a running head or foot stands
_PAGE_NUMBER = re.compile(r"\W*(?:trang|page)?\W*\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_OPENING = re.compile(
    r"[•●▪■◦\uf0b7\uf0a7*]|[-–+]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|(?:Điều|Chương|Mục)\s\S+[.:]"
)
_FULL = 0.75  # of the usual width: a shorter line was not broken by the margin
_NARROWEST = 35  # characters; narrower lines are those of a table or a leaflet, and no margin broke them
_WHOLE = 0.9  # a line that also ends a sentence goes on only when it reaches this far


def drop_margins(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages without page numbers, and without what stands at the edge of most pages.

    A single page keeps all its lines.
    """
    if len(pages) < 2:
        return [line for page in pages for line in page]
    repeated = Counter(key for page in pages for key in {_key(page[n]) for n in _edges(page)})
    # On two pages a head is the same on both; on more, half of them, since left and right pages may differ.
    least = max(2, (len(pages) + 1) // 2)
    lines: list[str] = []
    for page in pages:
        edges = _edges(page)
        for number, line in enumerate(page):
            margin = number in edges and (repeated[_key(line)] >= least or _PAGE_NUMBER.fullmatch(line))
            if not margin:
                lines.append(line)
    return lines


def join_lines(lines: Sequence[str]) -> list[str]:
    """The paragraphs that lines of one width were broken from; no lines give none."""
    if not lines:
        return []
    width = sorted(len(line) for line in lines)[math.ceil(0.9 * (len(lines) - 1))]
    paragraphs = [lines[0]]
    for above, line in itertools.pairwise(lines):
        if _goes_on(above, line, width):
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
        else:
            paragraphs.append(line)
    return paragraphs


def _edges(page: Sequence[str]) -> set[int]:
    return {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}


def _key(line: str) -> str:
    return _DIGITS.sub("#", line)


def _goes_on(above: str, line: str, width: int) -> bool:
    if _OPENING.match(line):
        return False
    ended = _SENTENCE_END.search(above) is not None
    if line[0].islower():
        return not ended or len(above) >= _FULL * width
    if width < _NARROWEST:
        return False
    if above.isupper() != line.isupper():  # a heading in capitals, and text
        return False
    return len(above) >= (_WHOLE if ended else _FULL) * width
