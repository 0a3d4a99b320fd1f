"""The blocks of an HTML page from top to bottom, each with what its place in the markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.records import BlockKind
from knowledge.text import to_stored

# Never text of an article. A form is not among them: some servers wrap the whole page in one.
_SKIPPED = re.compile(
    "script|style|noscript|template|svg|math|iframe|object|embed|canvas|audio|video|map|head|title"
    "|nav|select|option|button|input|textarea|datalist|dialog|menu"
)
_BESIDE = frozenset(("aside", "footer"))
_ROLES = re.compile("navigation|menu|menubar|banner|contentinfo|complementary|search|dialog|alert")
_NAMED_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|sidebar|side-?bar|footer|related|lienquan|lien-quan|tin-khac"
    r"|comments?|binh-?luan|share|sharing|social|banner|ads?|advert\w*|quang-?cao|popup|modal|cookies?|login"
    r"|dang-?nhap|widget|tags?|pagination|pager|copyright|rating|newsletter|skip-?link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|o:p|q|rp|rt|ruby|s|samp"
    "|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|center-inline|img|picture|source"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CAPTION = re.compile(r"caption|chu-?thich|photo-?desc", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_LONGEST_CELL = 60  # words; a cell with more is a column of the page's layout
_DEEPEST = 200  # elements inside one another; broken pages nest without end


@dataclass(frozen=True)
class PageBlock:
    """A block in stored form; ``link_share`` of its characters are links, ``beside`` is off the article's path."""

    text: str
    kind: BlockKind
    tag: str = ""
    link_share: float = 0.0
    beside: bool = False
    inside: bool = False
    """Whether the markup says that this is in an article."""

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.text.split())


@dataclass(frozen=True)
class _Place:
    """Where the walk is."""

    kind: BlockKind = BlockKind.PARAGRAPH
    tag: str = ""
    link: bool = False
    beside: bool = False
    inside: bool = False
    depth: int = 0


# A piece of running text at its place, or none where a line ends.
_Piece = tuple[str, _Place] | None


def walk_blocks(root: Any) -> Iterator[PageBlock]:
    """The blocks below an lxml element in page order; a page without text gives none."""
    run: list[tuple[str, _Place]] = []
    for piece in _walk(root, _Place()):
        if piece is not None:
            run.append(piece)
            continue
        yield from _close(run)
        run = []
    yield from _close(run)


def _close(run: list[tuple[str, _Place]]) -> Iterator[PageBlock]:
    joined = to_stored(_SPACES.sub(" ", "".join(text for text, _ in run)))
    if not joined:
        return
    total = sum(len(text.strip()) for text, _ in run)
    linked = sum(len(text.strip()) for text, place in run if place.link)
    place = next(place for text, place in run if text.strip())
    yield PageBlock(joined, place.kind, place.tag, linked / max(total, 1), place.beside, place.inside)


def _walk(element: Any, place: _Place) -> Iterator[_Piece]:
    tag = element.tag
    if not isinstance(tag, str) or _SKIPPED.fullmatch(tag) or place.depth > _DEEPEST or _is_hidden(element):
        return
    if tag in {"br", "hr"}:
        # A heading goes on in its next line; anywhere else a break parts paragraphs as often as not.
        yield (" ", place) if place.kind is BlockKind.HEADING and tag == "br" else None
        return
    here = _enter(element, tag, place)
    if tag == "table" and _is_data_table(element):
        yield from _walk_table(element, here)
        return
    block = _INLINE.fullmatch(tag) is None
    if block:
        yield None
    if element.text:
        yield element.text, here
    for child in element:
        yield from _walk(child, here)
        if child.tail:
            yield child.tail, here
    if block:
        yield None


def _enter(element: Any, tag: str, place: _Place) -> _Place:
    return _Place(
        kind=_kind(element, tag, place.kind),
        tag=place.tag if _INLINE.fullmatch(tag) else tag,
        link=place.link or (tag == "a" and bool(element.get("href"))),
        beside=place.beside or _is_beside(element, tag),
        inside=place.inside or tag in {"article", "main"} or element.get("itemprop") == "articleBody",
        depth=place.depth + 1,
    )


def _kind(element: Any, tag: str, kind: BlockKind) -> BlockKind:
    if tag in _HEADINGS:
        return BlockKind.HEADING
    if tag in {"figcaption", "caption"} or (
        kind is BlockKind.PARAGRAPH and _CAPTION.search(element.get("class") or "")
    ):
        return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if tag == "li" else kind


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _is_beside(element: Any, tag: str) -> bool:
    if tag in {"html", "body", "main", "article"}:  # themes describe the whole page in the body's class
        return False
    if tag == "header":
        return element.find(".//h1") is None
    if tag in _BESIDE or _ROLES.fullmatch(element.get("role") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _NAMED_BESIDE.search(names) is not None and element.find(".//h1") is None


def _is_data_table(table: Any) -> bool:
    """Whether a table holds rows of values; the others arrange the page."""
    if table.find(".//table") is not None or any(table.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3")):
        return False
    rows = [[_cell_text(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    if any(len(cell.split()) > _LONGEST_CELL for row in rows for cell in row):
        return False
    return sum(sum(map(bool, row)) > 1 for row in rows) >= 2


def _walk_table(table: Any, place: _Place) -> Iterator[_Piece]:
    yield None
    for caption in table.iter("caption"):
        yield from _walk(caption, place)
    for row in table.iter("tr"):
        cells = [text for cell in row.iter("td", "th") if (text := _cell_text(cell))]
        linked = all(cell.find(".//a[@href]") is not None for cell in row.iter("td", "th") if _cell_text(cell))
        here = _Place(BlockKind.TABLE_ROW, "tr", linked, place.beside, place.inside)
        yield " | ".join(cells), here
        yield None


def _cell_text(cell: Any) -> str:
    pieces = (piece[0] if piece else " " for piece in _walk(cell, _Place()))
    return to_stored(_SPACES.sub(" ", "".join(pieces)))
