"""Which lines of a page are its article's: the text, what stands above it up to the title, and what signs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.extraction.line_features import is_site_name
from knowledge.extraction.page_dates import LONGEST_LABEL, is_dated
from knowledge.extraction.page_lines import is_link, is_paragraph
from knowledge.extraction.page_text import PageText, find_text
from knowledge.extraction.title_evidence import names_title
from knowledge.records import Box, Document, DocumentLine, LineKind
from knowledge.vietnamese.normalization import fold

# Between a title and its text stand the date, the author, a picture with its caption, buttons; above a title the
# date or the page's clock; below the text its author, source and date.
_LINES_ABOVE = 12
_LINES_ABOVE_TITLE = 4
_LINES_WITHOUT_TITLE = 3
_LINES_BELOW = 6
_SHORTEST_TITLE = 3  # words
_SHORTEST_LARGE_TITLE = 5  # words; a rubric or a name in bold has fewer
_LONGEST_TITLE = 400  # characters
_LONGEST_FIELD = 30  # characters, of the name of a form's field
_NOTHING = re.compile(
    r"\b(?:404|không tìm thấy|không tồn tại|not found|cookies?|javascript|captcha|access denied|đăng nhập)\b",
    re.IGNORECASE,
)
_SHORT_PAGE = 60  # words; a form to log in and a page of an error say no more
_FEWEST_WORDS = 30  # of text without a title or a date above it, where links lead on: a notice has fewer


class PageArticle(NamedTuple):
    """The numbers of an article's lines in page order, and that of its title, or none if the page prints none."""

    lines: list[int]
    title: int | None


def find_article(document: Document) -> PageArticle | None:
    """The article of a page, or none: no paragraph outside links, a list of headlines with teasers, a mere notice.

    The lines that the markup shows to be something else are left aside.
    """
    shown = [number for number, line in enumerate(document.lines) if line.apart is None]
    lines = [document.lines[number] for number in shown]
    article = _find(lines, document.boxes, document.titles)
    if article is None or _is_notice([lines[i] for i in article.lines], document):
        return None
    return PageArticle([shown[i] for i in article.lines], None if article.title is None else shown[article.title])


def _is_notice(lines: Sequence[DocumentLine], document: Document) -> bool:
    """Whether a page says no more than that it has nothing to show."""
    if sum(len(line.text.split()) for line in lines) > _SHORT_PAGE:
        return False
    texts = (*document.titles, *(line.text for line in lines))
    return document.asks_password or any(_NOTHING.search(text) for text in texts)


def _find(lines: Sequence[DocumentLine], boxes: Sequence[Box], titles: Sequence[str]) -> PageArticle | None:
    named = _find_named_title(lines, titles)
    found = find_text(lines, boxes, named)
    if found is None:
        return None
    title = named if named is not None and named < found.first else _find_heading(lines, found)
    text = range(found.first, found.last + 1)
    dated = any(is_dated(line) for line in lines[max(0, found.first - _LINES_WITHOUT_TITLE) : found.first])
    leads_on = any(line.linked > 0 for line in lines) and not any(lines[i].kind is LineKind.TABLE_ROW for i in text)
    if title is None and not dated and leads_on and sum(len(lines[i].text.split()) for i in text) < _FEWEST_WORDS:
        return None
    positions = [*_above(lines, found, title), *text, *_below(lines, found)]
    return PageArticle(positions, title)


def title_key(text: str) -> str:
    """What two prints of one title have in common: folded words."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split())


def _find_named_title(lines: Sequence[DocumentLine], titles: Sequence[str]) -> int | None:
    """The line that the markup calls the title, with or without the site's name: the longest, a heading first.

    The value of a form's field of that name comes before. A line above the text; of the same print in a path of links
    and in a heading, the heading.
    """
    keys = [title_key(title) for title in titles]
    last = max((i for i, line in enumerate(lines) if is_paragraph(line)), default=0)
    labelled = (i for i in range(1, last) if _is_labelled(lines, i))
    if (first := next(labelled, None)) is not None:
        return first
    named = [i for i in range(last) if _is_named(lines[i], keys) and not is_paragraph(lines[i])]
    return max(named, key=lambda i: (len(lines[i].text), lines[i].level > 0, -i), default=None)


def _is_labelled(lines: Sequence[DocumentLine], position: int) -> bool:
    """Whether the line above says that this one is the title, as forms do."""
    text, above = lines[position].text, lines[position - 1].text
    named = len(above) <= _LONGEST_FIELD and names_title(fold(above))
    return named and len(text.split()) >= _SHORTEST_TITLE and len(text) <= _LONGEST_TITLE


def _is_named(line: DocumentLine, keys: Sequence[str]) -> bool:
    key = title_key(line.text) if len(line.text) <= _LONGEST_TITLE else ""
    if len(key.split()) < _SHORTEST_TITLE or is_site_name(line.text):
        return False
    return any(key == title or title.startswith(f"{key} ") or title.endswith(f" {key}") for title in keys)


def _find_heading(lines: Sequence[DocumentLine], found: PageText) -> int | None:
    """The nearest main heading above the text, or else the topmost line in large letters."""
    start = max(0, min(found.opening, found.first) - _LINES_ABOVE)
    for level in (1, 2):
        headings = [
            i for i in range(start, found.first + 1) if lines[i].level == level and not is_site_name(lines[i].text)
        ]
        if headings:
            return headings[-1]
    large = (i for i in range(start, found.first) if _is_large_title(lines[i]))
    if (topmost := next(large, None)) is not None:
        return topmost
    further = range(start - 1, -1, -1)
    return next((i for i in further if lines[i].level == 1 and not is_site_name(lines[i].text)), None)


def _is_large_title(line: DocumentLine) -> bool:
    """Whether a line in bold or large letters can be a title where no heading is."""
    words = line.text.split()
    headline = not (is_link(line) or is_paragraph(line) or is_dated(line) or is_site_name(line.text))
    return line.emphasised and headline and len(words) >= _SHORTEST_LARGE_TITLE and line.text[-1] not in ".:;"


def _above(lines: Sequence[DocumentLine], found: PageText, title: int | None) -> list[int]:
    """The positions above the text: from the title on, or those the text's own box holds; and datelines over it."""
    first = found.first
    near = [i for i in range(max(0, first - _LINES_ABOVE), first) if not is_link(lines[i])]
    if title is None and found.opening == first:
        return [i for i in near if i >= first - _LINES_WITHOUT_TITLE or is_dated(lines[i])]
    start = found.opening
    # A title far above is that of a page with much between; one inside the text's box has only the date above it.
    dated = is_dated(lines[start]) and not is_paragraph(lines[start])
    if title is not None and title >= found.opening - 2 * _LINES_ABOVE and not dated:
        start = title
    kept = [i for i in range(start, first) if i == title or not is_link(lines[i])]
    over = range(max(0, start - _LINES_ABOVE_TITLE), start)
    return [*(i for i in over if is_dated(lines[i]) and not is_link(lines[i])), *kept]


def _below(lines: Sequence[DocumentLine], found: PageText) -> list[int]:
    """The positions below the text: those of its own box, and a few labels after it; both up to a list of links."""
    kept: list[int] = []
    labels = 0
    for i in range(found.last + 1, len(lines)):
        line = lines[i]
        outside = i > found.closing
        if is_link(line) and (outside or all(map(is_link, lines[i : i + 2]))):
            break
        if outside and (labels >= _LINES_BELOW or not _goes_on(lines, i)):
            break
        labels += outside and not is_paragraph(line) and line.kind is not LineKind.TABLE_ROW
        kept.append(i)
    return kept


def _goes_on(lines: Sequence[DocumentLine], position: int) -> bool:
    """Whether a line below the text's box is a label, a table's, or a paragraph right under another one."""
    line = lines[position]
    if is_paragraph(line):
        return is_paragraph(lines[position - 1]) or lines[position - 1].kind is LineKind.TABLE_ROW
    if line.kind is LineKind.TABLE_ROW:
        return True
    if line.level and lines[position + 1 : position + 2]:
        return lines[position + 1].kind is LineKind.TABLE_ROW  # the heading of a table
    return not line.level and line.kind is LineKind.PARAGRAPH and len(line.text) <= LONGEST_LABEL
