"""The box of a page that holds its article's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.extraction.page_lines import is_paragraph, is_teaser, is_told
from knowledge.records import Box, DocumentLine, LineKind

_TEASERS = 3
# A page with fewer words in paragraphs may tell the rest in lists and tables; one with fewer words at all says nothing.
_FEW_WORDS, _FEWEST_WORDS = 80, 10
_OWN_TEXT = 60  # words; the description of a section has fewer

# What trafilatura takes for text counts whole, other paragraphs a little: it leaves out some of them. What stands
# above the title is seldom text.
_DOUBTED = 0.2
# An element with this share of the text above its parent's other children holds the article: what is left out
# is a teaser in a sidebar, or a lead in a box of its own, which is found again above the text.
_CONTAINED = 0.75
_CONTAINED_WITH_TITLE = 0.6


class PageText(NamedTuple):
    """Positions among a page's lines: the first and last paragraph, and the first and last line of their box."""

    opening: int
    first: int
    last: int
    closing: int


def find_text(lines: Sequence[DocumentLine], boxes: Sequence[Box], title: int | None) -> PageText | None:
    """Where the article's text stands; ``title`` is the position of its title if the markup names it.

    None on a page without any paragraph, list or table outside links, and on a list of headlines with teasers.
    """
    paragraphs = [i for i, line in enumerate(lines) if is_paragraph(line)]
    teasers = {i for i in paragraphs if is_teaser(lines, i)}
    own = [i for i in paragraphs if i not in teasers] if len(teasers) >= _TEASERS else paragraphs
    if len(own) < len(paragraphs) and _is_section(lines, own, teasers):
        return None
    if _words(lines, own) < _FEW_WORDS:
        below = range(0 if title is None else title + 1, len(lines))
        told = (i for i in below if is_told(lines[i]) and not is_teaser(lines, i))
        own = sorted({*own, *told})
    if not own or _words(lines, own) < _FEWEST_WORDS:
        return None
    weights = {i: _weigh(lines[i], above=title is not None and i <= title) for i in own}
    first, last = _find_box(lines, boxes, weights, title)
    inside = [i for i, line in enumerate(lines) if first <= line.box <= last]
    text = [i for i in inside if i in weights]
    return PageText(inside[0], text[0], text[-1], inside[-1])


def _is_section(lines: Sequence[DocumentLine], own: Iterable[int], teasers: Iterable[int]) -> bool:
    """Whether a page is a list of other articles with no more than a few words of its own."""
    return _words(lines, own) < min(_OWN_TEXT, _words(lines, teasers))


def _words(lines: Sequence[DocumentLine], positions: Iterable[int]) -> int:
    return sum(len(lines[i].text.split()) for i in positions)


def _weigh(line: DocumentLine, *, above: bool) -> float:
    sure = line.extracted or line.kind in {LineKind.LIST_ITEM, LineKind.TABLE_ROW}
    return len(line.text) * (1.0 if sure and not above else _DOUBTED)


def _find_box(
    lines: Sequence[DocumentLine], boxes: Sequence[Box], weights: dict[int, float], title: int | None
) -> tuple[int, int]:
    """The innermost box with nearly all the text, found by going down to the heaviest: its number and its last's.

    Boxes are numbered as they open, so that those within one follow it.
    """
    sums = [0.0] * len(boxes)
    for i, weight in weights.items():
        sums[lines[i].box] += weight
    children: list[list[int]] = [[] for _ in boxes]
    last = list(range(len(boxes)))
    for number in range(len(boxes) - 1, 0, -1):
        parent = boxes[number].parent
        sums[parent] += sums[number]
        last[parent] = max(last[parent], last[number])
        children[parent].append(number)
    titled = _boxes_around(lines[title].box, boxes) if title is not None else set()
    box = 0
    while True:
        heaviest = max(reversed(children[box]), key=sums.__getitem__, default=None)
        if heaviest is None:
            return box, last[box]
        twin = _has_twin(heaviest, sorted(children[box]), boxes, sums)
        if twin and box in titled and heaviest not in titled and boxes[heaviest].likeness.startswith("section "):
            return box, last[box]  # chapters under one title: "Tóm tắt", "Abstract"
        enough = _CONTAINED_WITH_TITLE if heaviest in titled and not twin else _CONTAINED
        if sums[heaviest] < enough * sums[box]:
            return box, last[box]
        box = heaviest


def _boxes_around(box: int, boxes: Sequence[Box]) -> set[int]:
    around = {box}
    while box:
        box = boxes[box].parent
        around.add(box)
    return around


def _has_twin(box: int, siblings: Sequence[int], boxes: Sequence[Box], sums: Sequence[float]) -> bool:
    """Whether the next box with text is marked up alike: a chapter of the same article."""
    following = next((other for other in siblings if other > box and sums[other] > 0), None)
    return following is not None and boxes[following].likeness == boxes[box].likeness
