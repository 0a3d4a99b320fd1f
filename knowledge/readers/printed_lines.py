"""Lines of printed pages put back into paragraphs, without what is printed on every page."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from knowledge.readers.page_layout import PrintedLine

_EDGE = 2  # lines at the top and at the bottom where a running head or foot stands
_PAGE_NUMBER = re.compile(r"\W*(?:trang|page)?\W*\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?\W*", re.IGNORECASE)
_BROWSER_FOOT = re.compile(r"(?:https?|file)://\S+\s+\d{1,3}/\d{1,3}")
_BROWSER_HEAD = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s\d{1,2}:\d\d\b|\d{1,2}:\d\d,?\s\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_OPENING = re.compile(
    r"[•●▪■◦\uf0b7\uf0a7*]|[-–+]\s|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s|\(?[a-zđ][.)]\s|(?:Điều|Chương|Mục)\s\S+[.:]|(?:TM|KT|TL|TUQ|Q)\.\s"
)
_DATE_ALONE = re.compile(
    r"(?:[^\W\d][\w. ]{2,30},\s*)?ngày\s+\d{1,2}(?:/\d{1,2}/\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\W*", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\([^()]+\)")
_FULL = 0.75  # of the usual width: a shorter line was not broken by the margin
_NARROWEST = 35  # characters; narrower lines are those of a table or a leaflet, and no margin broke them
_NARROWEST_COLUMN = 15  # of a column that was told from a table
_OTHER_SIZE = 1.5  # times the height: a headline or a note, and text; words of one size differ by a third
_WHOLE = 0.9  # a line that also ends a sentence goes on only when it reaches this far


def drop_margins(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """The lines of each page without page numbers, and without what stands at the edge of most pages.

    A single page keeps all its lines but those that a browser prints around it.
    """
    pages = [_drop_browser_edges(page) for page in pages]
    if len(pages) < 2:
        return [list(page) for page in pages]
    repeated = Counter(key for page in pages for key in {_key(page[n].text) for n in _edges(page)})
    # On two pages a head is the same on both; on more, half of them, since left and right pages may differ.
    least = max(2, (sum(map(bool, pages)) + 1) // 2)
    kept: list[list[PrintedLine]] = []
    for page in pages:
        edges = _edges(page)
        kept.append(
            [
                line
                for number, line in enumerate(page)
                if not (number in edges and (repeated[_key(line.text)] >= least or _PAGE_NUMBER.fullmatch(line.text)))
            ]
        )
    return kept


def join_lines(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The paragraphs that lines of one width were broken from; no lines give none."""
    if not lines:
        return []
    lengths: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for line in lines:
        if not line.is_row:
            lengths[line.column, line.recognised].append(len(line.text))
    widths = {key: sorted(each)[math.ceil(0.9 * (len(each) - 1))] for key, each in lengths.items()}
    paragraphs = [[lines[0]]]
    for above, line in itertools.pairwise(lines):
        alike = not above.is_row and not line.is_row and above.recognised == line.recognised
        alike = alike and not above.doubtful and not line.doubtful
        if alike and _goes_on(above, line, widths[above.column, above.recognised]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [replace(parts[0], text=" ".join(part.text for part in parts)) for parts in paragraphs]


def _drop_browser_edges(page: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    """The lines without the address and page number that a browser prints below a page, and the time above it."""
    if not page or _BROWSER_FOOT.fullmatch(page[-1].text) is None:
        return page
    return page[1 if _BROWSER_HEAD.match(page[0].text) else 0 : -1]


def _edges(page: Sequence[PrintedLine]) -> set[int]:
    return {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}


def _key(line: str) -> str:
    return _DIGITS.sub("#", line)


def _is_other_size(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines are in larger and smaller letters; on a picture a line is as high as its letters are."""
    smaller, larger = sorted((above.size, line.size))
    return not line.recognised and smaller > 0 and larger > _OTHER_SIZE * smaller


def _goes_on(above: PrintedLine, line: PrintedLine, width: int) -> bool:
    if _OPENING.match(line.text) or _DATE_ALONE.fullmatch(line.text):
        return False
    if _is_other_size(above, line):
        return False
    # Justified lines are as wide as their column, with few letters too.
    reach = width if above.full else len(above.text)
    ended = _SENTENCE_END.search(above.text) is not None
    if _IN_BRACKETS.fullmatch(above.text):  # "(Ban hành kèm theo Quyết định số …)"
        return False
    if line.apart and (ended or not line.text[0].islower()):
        return False
    if line.text[0].islower():
        return not ended or reach >= _FULL * width
    if width < (_NARROWEST_COLUMN if above.column else _NARROWEST):
        return False
    if above.text.isupper() != line.text.isupper():  # a heading in capitals, and text
        return False
    # From one column to the next only what was cut in the middle of a sentence goes on.
    if above.column != line.column:
        return not ended and above.column > 0 and len(above.text) >= _FULL * width
    return reach >= (_WHOLE if ended else _FULL) * width
