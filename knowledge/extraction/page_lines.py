"""What a line of a page is by itself: a paragraph, a link, or the teaser of another article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extraction.file_names import names_file
from knowledge.extraction.page_dates import is_dated
from knowledge.records import DocumentLine, LineKind

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]»]*$")
_SHORTEST_PARAGRAPH = 12  # words; shorter lines are captions, subheadings, labels
_LONG_PARAGRAPH = 30  # words; a line as long is text without any full stop
_MOSTLY_LINK = 0.6
_NAMES = 0.8  # of the words begin with a capital: a list of provinces, not a sentence
_SHORTEST_HEADLINE = 4  # words
_SHORTEST_SENTENCE = 4  # words
_SHORTEST_ITEM = 6  # words; an item of a menu has fewer


def is_paragraph(line: DocumentLine) -> bool:
    """Whether a line is text of an article by itself: some length or a sentence's end, and no link or list of names."""
    if line.linked > _MOSTLY_LINK or line.level == 1 or line.kind is LineKind.TABLE_ROW:
        return False
    words = _WORD.findall(line.text)
    if len(words) < _SHORTEST_PARAGRAPH:
        return False
    if sum(word.istitle() for word in words) >= _NAMES * len(words):
        return False
    return len(words) >= _LONG_PARAGRAPH or _SENTENCE_END.search(line.text) is not None


def is_told(line: DocumentLine) -> bool:
    """Whether a line on a page of few words tells something, though it is no paragraph, and leads nowhere.

    A sentence does, however short; an item or a row with a figure or some words.
    """
    if line.linked > 0 or line.level or line.kind is LineKind.TABLE_ROW:
        return line.linked == 0 and not line.level
    words = _WORD.findall(line.text)
    named = sum(word.istitle() for word in words) >= _NAMES * len(words)
    if line.kind is LineKind.PARAGRAPH:
        closed = _SENTENCE_END.search(line.text) is not None
        return len(words) >= (_SHORTEST_SENTENCE if closed else _SHORTEST_PARAGRAPH) and not named
    return any(map(str.isdigit, line.text)) or (len(words) >= _SHORTEST_ITEM and not named)


def is_link(line: DocumentLine) -> bool:
    """Whether a line leads elsewhere: a menu item or headline, not a paragraph that someone linked as a whole."""
    if line.linked <= _MOSTLY_LINK or names_file(line.text):
        return False
    sentence = _SENTENCE_END.search(line.text) is not None
    return not sentence or len(_WORD.findall(line.text)) < _SHORTEST_PARAGRAPH


def is_teaser(lines: Sequence[DocumentLine], position: int) -> bool:
    """Whether the line above a paragraph, a date passed over, is a linked headline."""
    near = lines[max(0, position - 2) : position]
    above = [line for line in near if not is_dated(line) or line.linked > _MOSTLY_LINK]
    return bool(above) and is_link(above[-1]) and len(above[-1].text.split()) >= _SHORTEST_HEADLINE
