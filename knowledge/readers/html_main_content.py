"""The element of a page that holds its article's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.readers.html_lines import PageLine, extract_lines
from knowledge.readers.html_paragraph import is_paragraph, is_teaser
from knowledge.readers.html_tree import Element

_TEASERS = 3
_OWN_TEXT = 60  # words; the description of a section has fewer

# What trafilatura takes for text counts whole, other paragraphs a little: it leaves out some of them. What stands
# above the title is seldom text.
_DOUBTED = 0.2
# An element with this share of the text above its parent's other children holds the article: what is left out
# is a teaser in a sidebar, or a lead in a box of its own, which is found again above the text.
_CONTAINED = 0.75
_CONTAINED_WITH_TITLE = 0.6


class PageBody(NamedTuple):
    """Positions among a page's lines: the first and last paragraph, and the first and last line of their element."""

    opening: int
    first: int
    last: int
    closing: int


def find_body(body: Element, lines: Sequence[PageLine], title: int | None) -> PageBody | None:
    """Where the article's text stands; ``title`` is the position of its title if the markup names it.

    None on a page without any paragraph outside links, and on a list of headlines with teasers.
    """
    paragraphs = [i for i, line in enumerate(lines) if is_paragraph(line)]
    teasers = {i for i in paragraphs if is_teaser(lines, i)}
    own = [i for i in paragraphs if i not in teasers] if len(teasers) >= _TEASERS else paragraphs
    if not own or (len(own) < len(paragraphs) and _is_section(lines, own, teasers)):
        return None
    weights = _weigh(body, lines, own, title)
    container = _find_container(body, lines, weights, title)
    within = set(container.iter())
    inside = [i for i, line in enumerate(lines) if line.element in within]
    text = [i for i in inside if i in weights]
    return PageBody(inside[0], text[0], text[-1], inside[-1])


def _is_section(lines: Sequence[PageLine], own: Iterable[int], teasers: Iterable[int]) -> bool:
    """Whether a page is a list of other articles with no more than a few words of its own."""
    return _words(lines, own) < min(_OWN_TEXT, _words(lines, teasers))


def _words(lines: Sequence[PageLine], positions: Iterable[int]) -> int:
    return sum(len(lines[i].text.split()) for i in positions)


def _weigh(body: Element, lines: Sequence[PageLine], positions: Sequence[int], title: int | None) -> dict[int, float]:
    extracted = extract_lines(body)
    weights = {}
    for i in positions:
        sure = lines[i].text in extracted and (title is None or i > title)
        weights[i] = len(lines[i].text) * (1.0 if sure else _DOUBTED)
    return weights


def _find_container(body: Element, lines: Sequence[PageLine], weights: dict[int, float], title: int | None) -> Element:
    """The innermost element with nearly all the text, found by going down to the heaviest child."""
    sums: dict[Element, float] = {}
    for i, weight in weights.items():
        element = lines[i].element
        for above in (element, *element.iterancestors()):
            sums[above] = sums.get(above, 0.0) + weight
    titled = {lines[title].element, *lines[title].element.iterancestors()} if title is not None else set()
    container = body
    while True:
        heaviest = max(container, key=lambda child: sums.get(child, 0.0), default=None)
        if heaviest is None:
            return container
        enough = _CONTAINED_WITH_TITLE if heaviest in titled and not _has_twin(heaviest, sums) else _CONTAINED
        if sums.get(heaviest, 0.0) < enough * sums[container]:
            return container
        container = heaviest


def _has_twin(element: Element, sums: dict[Element, float]) -> bool:
    """Whether the next element with text is marked up alike: a chapter of the same article."""
    following = next((other for other in element.itersiblings() if other in sums), None)
    return following is not None and (following.tag, following.get("class")) == (element.tag, element.get("class"))
