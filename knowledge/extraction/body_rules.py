"""The article's own lines: repeated leads, widgets and picture names out, captions marked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.extraction import stock_phrases
from knowledge.extraction.line_features import SHORTEST_SENTENCE, Line, Role
from knowledge.extraction.reasons import Reason
from knowledge.records import LineKind

# Short items ("Cơ quan chủ trì: …") repeat with good reason; a repeated paragraph does not.
_SHORTEST_DUPLICATE = SHORTEST_SENTENCE
# A teaser repeats the first words of the lead; it stands among the first paragraphs.
_TEASER_PARAGRAPHS = 4
_LONGEST_CAPTION = 40  # words
_SITE_MARK = re.compile(r"^(?:\([^)]{2,30}\)|[A-ZĐ]{2,6}) ?[-–—] ?")
_SUBHEADING = re.compile(r"[ivx]+[.)] |\d+[.)]|\d+\.\d|[a-zđ][.)] |phan |chuong |muc |dieu \d")

_REMOVED_ROLES = {
    Role.WIDGET: Reason.WIDGET,
    Role.MENU: Reason.NAVIGATION,
    Role.RULE: Reason.JUNK,
    Role.ADVERTISEMENT: Reason.ADVERTISEMENT,
    Role.IMAGE_NAME: Reason.JUNK,
    Role.INLINE_LINK: Reason.RELATED_NEWS,
    Role.RELATED: Reason.RELATED_NEWS,
    Role.COMMENTS: Reason.COMMENTS,
    Role.FOOTER: Reason.FOOTER,
}


def reason_to_remove(line: Line) -> Reason | None:
    """Why a line of the article's part of a page is not the article's by itself; none for one that stays."""
    return _REMOVED_ROLES.get(line.role)


def find_junk(lines: list[Line]) -> set[int]:
    """The numbers of lines that are a picture's name or alternative text among Vietnamese paragraphs.

    Such a line has no mark, no capital at its start and no full stop, and is one token or a phrase typed without
    marks; beside a paragraph, so that a unit in the cell of a flattened table ("kg") stays.
    """
    marked = sum(line.folded != line.text.lower() for line in lines if line.is_prose)
    if not marked:
        return set()
    return {line.number for position, line in enumerate(lines) if _is_bare(line) and _is_beside_prose(lines, position)}


def _is_bare(line: Line) -> bool:
    text = line.text.strip()
    if line.role is not Role.SHORT or not text.isascii() or line.ends_sentence or line.is_bullet:
        return False
    if " " not in text:
        return text == text.lower() and any(map(str.isalpha, text))
    return text[0].islower() and len(line.words) >= 3 and text == text.lower()


def _is_beside_prose(lines: list[Line], position: int) -> bool:
    neighbours = [lines[other] for other in (position - 1, position + 1) if 0 <= other < len(lines)]
    neighbours = [line for line in neighbours if not _is_bare(line)]
    return any(line.is_prose for line in neighbours) or all(len(line.words) > 3 for line in neighbours)


def find_duplicates(lines: list[Line], title: str, *, legal: bool) -> set[int]:
    """The numbers of lines that repeat the title, a paragraph, the line above, or the beginning of the lead.

    In a legal text only a line right under its twin counts: tables and tasks repeat there.
    """
    title_words = Line(0, title).words
    seen: dict[tuple[str, ...], int] = {}
    duplicates: set[int] = set()
    for position, line in enumerate(lines):
        key = _without_site_mark(line)
        first = seen.setdefault(key, position)
        again = first != position and _counts_as_repeated(line, position - first, legal=legal)
        if again or (line.words == title_words and not legal):
            duplicates.add(line.number)
    return duplicates | _teasers([line for line in lines if line.number not in duplicates])


def _counts_as_repeated(line: Line, distance: int, *, legal: bool) -> bool:
    if line.kind is LineKind.TABLE_ROW or len(line.words) < 4:
        return False
    return distance == 1 or (not legal and len(line.words) >= _SHORTEST_DUPLICATE)


def _teasers(lines: Iterable[Line]) -> set[int]:
    first = [line for line in lines if line.is_prose or line.text.endswith(("...", "…"))][:_TEASER_PARAGRAPHS]
    keys = [(line, _without_site_mark(line)) for line in first]
    return {
        short.number
        for short, words in keys
        for long, other in keys
        if short is not long and _SHORTEST_DUPLICATE <= len(words) < len(other) and other[: len(words)] == words
    }


def _without_site_mark(line: Line) -> tuple[str, ...]:
    mark = _SITE_MARK.match(line.text)
    return Line(0, line.text[mark.end() :]).words if mark else line.words


def kind_of(line: Line, *, between: bool) -> LineKind:
    """What a line of the text is; a short one between paragraphs is a caption unless it is a heading."""
    if line.kind is not LineKind.PARAGRAPH:
        return line.kind
    return LineKind.CAPTION if _is_caption(line, between=between) else line.kind


def _is_caption(line: Line, *, between: bool) -> bool:
    if len(line.words) > _LONGEST_CAPTION or line.is_bullet or line.text.endswith((":", ";")):
        return False
    if stock_phrases.CAPTION_OPENING.match(line.match) and (not line.is_prose or "(anh" in line.folded):
        return True
    if re.search(r"[(.–-] ?(?:anh|nguon anh) ?:|\. nguon ?:", line.folded) and len(line.words) <= _LONGEST_CAPTION:
        return True
    heading = line.text.isupper() or _SUBHEADING.match(line.folded)
    return between and line.role is Role.SHORT and not heading and not line.ends_sentence
