"""Which blocks of a page are the article, with the lines around it that may hold its date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.readers.page_blocks import PageBlock
from knowledge.records import BlockKind
from knowledge.text import fold

_PROSE = 12  # words: the shortest lead seen
_LINKED = 0.5  # of a block's characters: from here on it is a menu item or a headline of another article
_FEWEST_WORDS = 30  # of prose on a page with an article; a cookie notice or a login page has fewer
_FEWEST_INSIDE = 12  # where the markup itself says that there is an article
_AROUND = 6  # lines above the body without a heading, and below it, that may hold a date or the source
_TEASERS = 3  # below fewer links a paragraph may well be the article's own
_HEADLINE = 4  # words
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2}", re.IGNORECASE)


def choose_article(blocks: Sequence[PageBlock], extracted: str, title: str | None) -> list[PageBlock]:
    """The blocks from the title to a few lines below the body; none on a page of menus, lists or forms.

    ``extracted`` is what a body extractor kept of the page, "" when it found nothing. It decides where the body
    begins and ends; a paragraph between is never lost.
    """
    found = _find_body(blocks, extracted)
    teasers = _find_teasers(blocks, found)
    body = [number for number in found if number not in teasers]
    prose = [blocks[number] for number in body if blocks[number].words >= _PROSE]
    enough = _FEWEST_INSIDE if any(block.inside for block in prose) else _FEWEST_WORDS
    if sum(block.words for block in prose) < enough:
        return []
    start = _find_start(blocks, body[0], title)
    end = _find_end(blocks, body[-1])
    kept = set(body)
    return [block for number, block in enumerate(blocks[start:end], start) if number in kept or _is_line(block)]


def _find_body(blocks: Sequence[PageBlock], extracted: str) -> list[int]:
    """The numbers of the body's blocks: what was extracted, and prose on the article's path."""
    squeezed = "".join(extracted.split())
    lines = {"".join(line.split()) for line in extracted.splitlines()}
    confirmed = [n for n, block in enumerate(blocks) if _is_confirmed(block, squeezed, lines)]
    prose = [n for n, block in enumerate(blocks) if _is_prose(block) and not block.beside]
    inside = [n for n in prose if blocks[n].inside]
    # Prose outside of a marked article is that of boxes around it; without a mark any prose may be the body.
    found = {n for n in confirmed if blocks[n].words >= _PROSE} | set(inside or prose)
    if not found:
        return []
    first, last = min(found), max(found)
    return sorted(found | {n for n in confirmed if first <= n <= last})


def _is_confirmed(block: PageBlock, squeezed: str, lines: set[str]) -> bool:
    if block.link_share >= _LINKED:
        return False
    text = "".join(block.text.replace(" | ", "|").split())
    return text in squeezed if block.words >= _PROSE else text in lines


def _is_prose(block: PageBlock) -> bool:
    return block.words >= _PROSE and block.link_share < _LINKED and block.kind is not BlockKind.HEADING


def _is_line(block: PageBlock) -> bool:
    """Whether a block around or between the body's is kept: not a link, and on the article's path or a date."""
    if block.link_share >= _LINKED:
        return False
    return not block.beside or (block.words < _PROSE and _DATE.search(block.text) is not None)


def _find_start(blocks: Sequence[PageBlock], first: int, title: str | None) -> int:
    """Where the title stands, or the date just above it; without a title, a few lines above the body."""
    wanted = fold(title or "")
    heading = None
    for number in range(first, -1, -1):
        text = fold(blocks[number].text)
        if wanted and (text == wanted or (text in wanted and blocks[number].kind is BlockKind.HEADING)):
            heading = number
            break
        if heading is None and blocks[number].tag == "h1" and blocks[number].link_share < _LINKED:
            heading = number
    if heading is None:
        return max(0, first - _AROUND)
    dated = heading > 0 and blocks[heading - 1].words < _PROSE and _DATE.search(blocks[heading - 1].text)
    return heading - 1 if dated else heading


def _find_end(blocks: Sequence[PageBlock], last: int) -> int:
    """After the lines that follow the body, up to the first link, heading or box."""
    end = last + 1
    for block in blocks[end : end + _AROUND]:
        if block.kind is BlockKind.HEADING or not _is_line(block):
            break
        end += 1
    return end


def _find_teasers(blocks: Sequence[PageBlock], body: Sequence[int]) -> set[int]:
    """The prose right below a headline that is a link, where there are several: each is of another article."""
    headlines = {n for n, block in enumerate(blocks) if _is_linked_headline(block)}
    teasers = {n for n in body if blocks[n].words >= _PROSE and headlines & {n - 1, n - 2}}
    return teasers if len(teasers) >= _TEASERS else set()


def _is_linked_headline(block: PageBlock) -> bool:
    return block.link_share >= 0.9 and block.words >= _HEADLINE
