"""The lines of a page as a browser breaks them, in page order, each with what its markup says of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator, Mapping, Set
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from knowledge.readers.html_tables import is_table_of_values, read_rows
from knowledge.readers.html_tree import Element, names_of
from knowledge.readers.plain import without_bullet
from knowledge.records import Apart, Box, DocumentLine, LineHint, LineKind
from knowledge.vietnamese.normalization import to_stored

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|header|hr|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|h[1-6]"
)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
_ITALIC = frozenset({"em", "i"})
_BOLD = frozenset({"b", "strong", "big", *_HEADINGS})
_LARGE = frozenset("34567")
_STYLE = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font-size\s*:\s*(?:x+-large|large|(?:1[89]|[2-9]\d)(?:\.\d+)?px|1[4-9]pt|[2-9]\dpt)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:title|tieu ?de|headline|heading)\b")
_CAPTION_TAGS = frozenset({"figcaption", "caption"})
_CAPTION = re.compile(r"\b(?:(?:\w+ )?captions?(?: text)?|chu ?thich(?: anh)?)\b")
_SPACE = re.compile(r"\s+")
_LONGEST_CAPTION = 300  # characters; longer ones are text in italics
_FIELDS = {
    "headline": LineHint.HEADLINE,
    "datepublished": LineHint.DATE,
    "datemodified": LineHint.DATE,
    "author": LineHint.AUTHOR,
}


class PageLines(NamedTuple):
    """The lines of a page, and the boxes that they stand in."""

    lines: list[DocumentLine]
    boxes: list[Box]


def read_lines(body: Element, marked: Mapping[Element, Apart]) -> PageLines:
    """The lines of a page's body, empty ones left out; what lies in a marked element is marked so."""
    walk = _Walk(marked, extract_lines(body, marked))
    lines = list(walk.lines(body))
    return PageLines(lines, walk.boxes)


class _Piece(NamedTuple):
    text: str
    linked: bool
    italic: bool
    emphasised: bool
    hint: LineHint | None


@dataclass
class _Walk:
    """One pass over a tree, with the text since the last break."""

    marked: Mapping[Element, Apart]
    extracted: Set[str]
    pieces: list[_Piece] = field(default_factory=list)
    blocks: list[Element] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    around: list[int] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    hints: list[LineHint] = field(default_factory=list)
    links: int = 0
    italics: int = 0
    emphases: int = 0
    captions: int = 0
    below_picture: bool = False

    def lines(self, body: Element) -> Iterator[DocumentLine]:
        from lxml import etree

        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                # What is marked within a line is a line of its own, or the whole would be half one thing.
                if _is_block(element) or element in self.marked:
                    yield from self._break()
                if _is_block(element):
                    self._open_box(element)
                self._enter(element)
                if tag == "table" and is_table_of_values(element):
                    yield from self._rows(element)
                    walk.skip_subtree()
                    continue
                yield from self._add(element.text, keep_breaks=tag == "pre")
            else:
                if _is_block(element) or tag == "br" or element in self.marked:
                    yield from self._break()
                if _is_block(element):
                    self.blocks.pop()
                    self.around.pop()
                self._leave(element)
                if element is not body:
                    yield from self._add(element.tail, keep_breaks=self.blocks[-1].tag == "pre")

    def _open_box(self, element: Element) -> None:
        self.blocks.append(element)
        self.boxes.append(Box(parent=self.around[-1] if self.around else 0, likeness=_likeness(element)))
        self.around.append(len(self.boxes) - 1)

    def _enter(self, element: Element) -> None:
        if element in self.marked:
            self.apart.append(self.marked[element])
        if (hint := _hint(element)) is not None:
            self.hints.append(hint)
        self.links += element.tag == "a"
        self.italics += element.tag in _ITALIC
        self.emphases += _is_emphasised(element)
        self.captions += _is_caption(element)
        self.below_picture = self.below_picture or element.tag in {"img", "picture"}

    def _leave(self, element: Element) -> None:
        if element in self.marked:
            self.apart.pop()
        if _hint(element) is not None:
            self.hints.pop()
        self.links -= element.tag == "a"
        self.italics -= element.tag in _ITALIC
        self.emphases -= _is_emphasised(element)
        self.captions -= _is_caption(element)

    def _add(self, text: str | None, *, keep_breaks: bool) -> Iterator[DocumentLine]:
        for number, part in enumerate((text or "").split("\n") if keep_breaks else [text or ""]):
            if number:
                yield from self._break()
            if part and self._is_glued(part):
                yield from self._break()
            if part:
                hint = self.hints[-1] if self.hints else None
                self.pieces.append(_Piece(part, self.links > 0, self.italics > 0, self.emphases > 0, hint))

    def _is_glued(self, part: str) -> bool:
        """Whether a text would be glued to the end of another element's: "Liên hệ" + "Tìm kiếm"."""
        before = self.pieces[-1].text[-1] if self.pieces else " "
        return part[0].isupper() and (before.islower() or before in ".!?…)")

    def _break(self) -> Iterator[DocumentLine]:
        pieces, self.pieces = self.pieces, []
        text = to_stored(_SPACE.sub(" ", "".join(piece.text for piece in pieces)))
        if not text:
            return
        size = sum(len(piece.text.strip()) for piece in pieces) or 1
        linked = sum(len(piece.text.strip()) for piece in pieces if piece.linked) / size
        italic = all(piece.italic for piece in pieces if piece.text.strip())
        emphasised = all(piece.emphasised for piece in pieces if piece.text.strip())
        kind, level = self._kind(text, italic=italic)
        self.below_picture = False
        extracted = text in self.extracted
        kind, text = without_bullet(text, kind)
        yield DocumentLine(
            text=text,
            kind=kind,
            linked=linked,
            level=level,
            box=self.around[-1],
            extracted=extracted,
            emphasised=emphasised,
            apart=self.apart[-1] if self.apart else None,
            hint=next((piece.hint for piece in pieces if piece.hint and piece.text.strip()), None),
        )

    def _kind(self, text: str, *, italic: bool) -> tuple[LineKind, int]:
        if self.captions or (italic and self.below_picture and len(text) <= _LONGEST_CAPTION):
            return LineKind.CAPTION, 0
        tags = [element.tag for element in self.blocks[-3:]]
        level = next((int(tag[1]) for tag in tags if tag in _HEADINGS), 0)
        if level:
            return LineKind.HEADING, level
        return (LineKind.LIST_ITEM if "li" in tags else LineKind.PARAGRAPH), 0

    def _rows(self, table: Element) -> Iterator[DocumentLine]:
        apart = self.apart[-1] if self.apart else None
        caption = table.find("caption")
        if caption is not None and (text := to_stored(_SPACE.sub(" ", caption.text_content()))):
            yield DocumentLine(text=text, kind=LineKind.CAPTION, box=self.around[-1], apart=apart)
        for text, linked in read_rows(table):
            yield DocumentLine(text=text, kind=LineKind.TABLE_ROW, linked=linked, box=self.around[-1], apart=apart)
        self.below_picture = False


def _is_block(element: Element) -> bool:
    """Whether a browser begins a line with an element: by its tag, or because its style says so."""
    style = element.get("style")
    return _is_block_tag(element.tag) or (style is not None and _BLOCK_STYLE.search(style) is not None)


@lru_cache(maxsize=256)  # a page has a few dozen names of elements, and thousands of elements
def _is_block_tag(tag: str) -> bool:
    return _BLOCKS.fullmatch(tag) is not None


def _is_caption(element: Element) -> bool:
    return element.tag in _CAPTION_TAGS or _CAPTION.search(names_of(element)) is not None


def _is_emphasised(element: Element) -> bool:
    """Whether what an element holds is bold or large by itself: by its tag, a size, a style, or a title's name."""
    if element.tag in _BOLD or element.get("size", "").strip("+") in _LARGE:
        return True
    return _STYLE.search(element.get("style", "")) is not None or _TITLED.search(names_of(element)) is not None


def _hint(element: Element) -> LineHint | None:
    """What the markup calls the text of an element, by its tag or a field of schema.org."""
    if element.tag == "time":
        return LineHint.DATE
    if element.tag == "address":
        return LineHint.ADDRESS
    named = element.get("itemprop")
    return _FIELDS.get(named.lower()) if named else None


def _likeness(element: Element) -> str:
    return f"{element.tag} {element.get('class', '')}"


def extract_lines(body: Element, marked: Collection[Element]) -> set[str]:
    """The lines that trafilatura takes for the article's, in stored form; none when it finds none."""
    from trafilatura import extract

    tree = _without(body, marked)
    for form in tree.iter("form"):  # some servers wrap the whole page in one, and trafilatura drops forms
        form.tag = "div"
    for cell in tree.iter("td", "th"):  # it pads every row of a table to the widest that these promise
        for span in {"colspan", "rowspan"} & set(cell.attrib):
            del cell.attrib[span]
    with _quiet():
        text = extract(tree, fast=True, favor_recall=True, include_comments=False)
    return set(to_stored(text or "").split("\n"))


def _without(body: Element, marked: Collection[Element]) -> Element:
    """A copy of the tree without the marked elements."""
    places = [number for number, element in enumerate(body.iter()) if element in marked]
    tree = deepcopy(body)
    elements = list(tree.iter())
    for place in reversed(places):
        elements[place].drop_tree()
    return tree


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
