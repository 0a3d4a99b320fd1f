"""An article among the lines that were looked at: its title, its parts in their order, and what comes after its end."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from knowledge.errors import PageWithoutArticle
from knowledge.extraction.above_title import sort_head
from knowledge.extraction.article_body import ArticleBody
from knowledge.extraction.body import separate_body, separate_legal
from knowledge.extraction.ending import Ending, find_ending
from knowledge.extraction.legal_texts import LegalText, read_legal_text
from knowledge.extraction.line_features import SHORTEST_SENTENCE, Line, Role
from knowledge.extraction.publisher import read_inline_publisher
from knowledge.extraction.reasons import Reason
from knowledge.extraction.title import Title, find_title, make_title
from knowledge.records import Document, ExtractedLine, LineKind, LineRole

# A notice of so few lines may close none of them with a full stop; a list of headlines is longer.
_SHORT_NOTICE = 6


class PageReading(NamedTuple):
    """An article as it was found, its lines with the numbers that they have among those that were looked at."""

    title: str
    lines: list[ExtractedLine]
    publisher: str | None
    legal: LegalText | None = None


def read_page(
    document: Document, lines: list[Line], hint: str | None, posted: Mapping[int, LineRole] = MappingProxyType({})
) -> PageReading:
    """The article of a page; raises `PageWithoutArticle` where no line tells something.

    ``hint`` is the title that the markup names, ``posted`` what is known of a forum's first post.
    """
    legal = read_legal_text(lines)
    ending = find_ending(lines, legal.whole if legal else range(0))
    inside = lines[: ending.end]
    if not _tells_something(inside):
        raise PageWithoutArticle(document.source)
    if len(inside) < len(lines):
        legal = read_legal_text(inside)
    title = _choose_title(document, inside, legal, hint)
    head_end = _head_end(inside, title, legal)
    article = separate_body(inside[head_end:], title, legal, ending.boxes)
    if not article.told:
        raise PageWithoutArticle(document.source)
    above = separate_legal(inside[:head_end], legal)
    issued = legal is not None and legal.date is not None
    dated = issued or any(line.role is LineRole.DATELINE for line in article.lines)
    above.lines += sort_head(above.others, inside[head_end:], title, dated=dated, posted=posted)
    assigned = (*above.lines, *_title_lines(lines, title), *article.lines, *_after_end(lines, ending))
    return PageReading(
        title=title.text if title else make_title(_first_paragraph(article.body)),
        lines=sorted(assigned, key=lambda line: line.number),
        publisher=read_field(document, "publisher") or _publisher(article) or document.publisher_hint or None,
        legal=legal,
    )


def _title_lines(lines: list[Line], title: Title | None) -> list[ExtractedLine]:
    titled = ArticleBody()
    for number in range(title.first, title.last + 1) if title and title.first >= 0 else ():
        titled.keep(lines[number], LineRole.TITLE)
    if title and title.date:
        titled.keep(Line(title.last, title.date), LineRole.DATELINE)
    return titled.lines


def _tells_something(lines: list[Line]) -> bool:
    """Whether some line is text: a sentence, an item with a figure; in a short notice also a phrase as long as one."""
    short = len(lines) <= _SHORT_NOTICE
    return any(_is_sentence(line) or _is_figure(line) or (short and _is_long_phrase(line)) for line in lines)


def _is_sentence(line: Line) -> bool:
    """Whether a line is text of an article: a paragraph, or at least a few words closed like a sentence."""
    closed = line.ends_sentence and line.text[-1] != ":"
    return line.is_prose or (line.role is Role.SHORT and len(line.words) >= 4 and closed)


def _is_figure(line: Line) -> bool:
    listed = line.is_bullet and any(map(str.isdigit, line.text))
    return listed and line.role is Role.SHORT and len(line.words) >= 4


def _is_long_phrase(line: Line) -> bool:
    return line.role is Role.SHORT and len(line.words) >= SHORTEST_SENTENCE and not line.is_ticker


def _first_paragraph(body: list[ExtractedLine]) -> str:
    paragraphs = (line.text for line in body if line.kind is not LineKind.CAPTION)
    return next(paragraphs, body[0].text)


def _choose_title(document: Document, lines: list[Line], legal: LegalText | None, hint: str | None) -> Title | None:
    title = find_title(lines, hint, document.publisher_hint)
    if legal is None or legal.title is None:
        return title
    # A portal may print its own headline with a date above a legal text; a menu above it has no date.
    start = legal.head.start if legal.head else legal.title.first
    headline = title is not None and 0 <= title.first < start and lines[title.last + 1].role is Role.DATE
    return title if headline else legal.title


def _head_end(lines: list[Line], title: Title | None, legal: LegalText | None) -> int:
    """The number of lines above the article's text; those of the letterhead are sorted with the text."""
    head = legal.head if legal else None
    if title is not None and title.first >= 0:
        return min(title.first, head.start) if head else title.last + 1
    if head is not None:
        return head.start
    return next((line.number for line in lines if _is_sentence(line)), 0)


def _publisher(article: ArticleBody) -> str | None:
    if article.publisher is not None:
        return article.publisher
    texts = [line.text for line in article.body]
    return next((name for text in (texts[-1], texts[0]) if (name := read_inline_publisher(text))), None)


def _after_end(lines: list[Line], ending: Ending) -> list[ExtractedLine]:
    rest = ArticleBody()
    for line in lines[ending.end :]:
        rest.remove(line, ending.reason or Reason.RELATED_NEWS)
    return rest.lines


def read_field(document: Document, name: str) -> str | None:
    """What a Markdown header says under a name, or none."""
    value = document.front_matter.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else None
