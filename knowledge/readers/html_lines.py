"""The lines of a page as a browser breaks them, in page order, each with what its markup says of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from knowledge.readers.html_tables import is_table_of_values, read_rows
from knowledge.readers.html_tree import Element, names_of
from knowledge.records import BlockKind
from knowledge.vietnamese.normalization import to_stored

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|header|hr|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|h[1-6]"
)
_ITALIC = frozenset({"em", "i"})
_CAPTION_TAGS = frozenset({"figcaption", "caption"})
_CAPTION = re.compile(r"\b(?:(?:\w+ )?captions?(?: text)?|chu ?thich(?: anh)?)\b")
_SPACE = re.compile(r"\s+")
_LONGEST_CAPTION = 300  # characters; longer ones are text in italics


class PageLine(NamedTuple):
    """A line in stored form; ``linked`` is the share of its characters inside links, ``level`` that of a heading.

    ``element`` is the innermost element that makes a block of it.
    """

    text: str
    kind: BlockKind
    linked: float
    level: int
    element: Element


def read_lines(body: Element) -> list[PageLine]:
    """The lines of a page's body; empty ones are left out."""
    return list(_Walk().lines(body))


class _Piece(NamedTuple):
    text: str
    linked: bool
    italic: bool


@dataclass
class _Walk:
    """One pass over a tree, with the text since the last break."""

    pieces: list[_Piece] = field(default_factory=list)
    blocks: list[Element] = field(default_factory=list)
    links: int = 0
    italics: int = 0
    captions: int = 0
    below_picture: bool = False

    def lines(self, body: Element) -> Iterator[PageLine]:
        from lxml import etree

        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if _is_block(tag):
                    yield from self._break()
                    self.blocks.append(element)
                self._enter(element)
                if tag == "table" and is_table_of_values(element):
                    yield from self._rows(element)
                    walk.skip_subtree()
                    continue
                yield from self._add(element.text, keep_breaks=tag == "pre")
            else:
                if _is_block(tag):
                    yield from self._break()
                    self.blocks.pop()
                elif tag == "br":
                    yield from self._break()
                self._leave(element)
                if element is not body:
                    yield from self._add(element.tail, keep_breaks=self.blocks[-1].tag == "pre")

    def _enter(self, element: Element) -> None:
        self.links += element.tag == "a"
        self.italics += element.tag in _ITALIC
        self.captions += _is_caption(element)
        self.below_picture = self.below_picture or element.tag in {"img", "picture"}

    def _leave(self, element: Element) -> None:
        self.links -= element.tag == "a"
        self.italics -= element.tag in _ITALIC
        self.captions -= _is_caption(element)

    def _add(self, text: str | None, *, keep_breaks: bool) -> Iterator[PageLine]:
        for number, part in enumerate((text or "").split("\n") if keep_breaks else [text or ""]):
            if number:
                yield from self._break()
            if part:
                self.pieces.append(_Piece(part, self.links > 0, self.italics > 0))

    def _break(self) -> Iterator[PageLine]:
        pieces, self.pieces = self.pieces, []
        text = to_stored(_SPACE.sub(" ", "".join(piece.text for piece in pieces)))
        if not text:
            return
        size = sum(len(piece.text.strip()) for piece in pieces) or 1
        linked = sum(len(piece.text.strip()) for piece in pieces if piece.linked) / size
        italic = all(piece.italic for piece in pieces if piece.text.strip())
        kind, level = self._kind(text, italic=italic)
        self.below_picture = False
        yield PageLine(text, kind, linked, level, self.blocks[-1])

    def _kind(self, text: str, *, italic: bool) -> tuple[BlockKind, int]:
        if self.captions or (italic and self.below_picture and len(text) <= _LONGEST_CAPTION):
            return BlockKind.CAPTION, 0
        tags = [element.tag for element in self.blocks[-3:]]
        level = next((int(tag[1]) for tag in tags if tag in _HEADINGS), 0)
        if level:
            return BlockKind.HEADING, level
        return (BlockKind.LIST_ITEM if "li" in tags else BlockKind.PARAGRAPH), 0

    def _rows(self, table: Element) -> Iterator[PageLine]:
        caption = table.find("caption")
        if caption is not None and (text := to_stored(_SPACE.sub(" ", caption.text_content()))):
            yield PageLine(text, BlockKind.CAPTION, 0.0, 0, table)
        for text, linked in read_rows(table):
            yield PageLine(text, BlockKind.TABLE_ROW, linked, 0, table)
        self.below_picture = False


@lru_cache(maxsize=256)  # a page has a few dozen names of elements, and thousands of elements
def _is_block(tag: str) -> bool:
    return _BLOCKS.fullmatch(tag) is not None


def _is_caption(element: Element) -> bool:
    return element.tag in _CAPTION_TAGS or _CAPTION.search(names_of(element)) is not None


def extract_lines(body: Element) -> set[str]:
    """The lines that trafilatura takes for the article's, in stored form; none when it finds none."""
    from trafilatura import extract

    tree = deepcopy(body)
    for form in tree.iter("form"):  # some servers wrap the whole page in one, and trafilatura drops forms
        form.tag = "div"
    for cell in tree.iter("td", "th"):  # it pads every row of a table to the widest that these promise
        for span in {"colspan", "rowspan"} & set(cell.attrib):
            del cell.attrib[span]
    with _quiet():
        text = extract(tree, fast=True, favor_recall=True, include_comments=False)
    return set(to_stored(text or "").split("\n"))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the extractor's remarks on pages without text off the terminal."""
    logger = logging.getLogger("trafilatura")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
