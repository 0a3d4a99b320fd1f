"""The way from a document to the article in it."""

from __future__ import annotations

from knowledge.dates.labels import Label, is_named
from knowledge.errors import DocumentEmpty, PageWithoutArticle
from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.body import ArticleBody, separate_body
from knowledge.extraction.ending import Ending, find_ending
from knowledge.extraction.legal_texts import find_letterhead, read_legal_title
from knowledge.extraction.line_features import Line, Role, read_lines
from knowledge.extraction.publisher import read_inline_publisher
from knowledge.extraction.reasons import Reason
from knowledge.extraction.title import Title, find_title, make_title
from knowledge.extraction.title_evidence import LEAST_AGREEMENT
from knowledge.extraction.unwrapping import unwrap
from knowledge.records import Block, BlockKind, CleanDocument, Document, Removed

_SHORTEST_FOREIGN_TITLE = 5  # words


def clean(document: Document) -> CleanDocument:
    """The article of a document: its title as printed, body, dateline, publisher, and what was removed and why.

    A Markdown header with a title is trusted: its body is kept as it is, but for the title printed again. Anything
    else is a page: the title is found by evidence, what stands above it and after the article's end goes. Raises
    `DocumentEmpty` without any text, and `PageWithoutArticle` when no sentence is left.
    """
    lines = read_lines(document.blocks)
    if not lines:
        raise DocumentEmpty(document.source)
    declared = _field(document, "title")
    return _trust(document, lines, declared) if declared else _clean_page(document, unwrap(lines))


def _field(document: Document, name: str) -> str | None:
    value = document.front_matter.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else None


def _trust(document: Document, lines: list[Line], title: str) -> CleanDocument:
    again = lines[0].words == Line(0, title).words
    body = tuple(Block(kind=line.kind, text=line.text) for line in lines[again:])
    if not body:
        raise PageWithoutArticle(document.source)
    removed = (Removed(text=lines[0].text, reason=Reason.DUPLICATE),) if again else ()
    return CleanDocument(title=title, body=body, publisher=_field(document, "publisher"), removed=removed)


def _clean_page(document: Document, lines: list[Line]) -> CleanDocument:
    ending = find_ending(lines)
    inside = lines[: ending.end]
    if not any(_is_sentence(line) for line in inside):
        raise PageWithoutArticle(document.source)
    letterhead = find_letterhead(inside)
    title = _choose_title(document, inside, letterhead)
    head_end = _head_end(inside, title, letterhead)
    article = separate_body(inside[head_end:], title, letterhead, ending.boxes)
    if not article.body:
        raise PageWithoutArticle(document.source)
    head_dates, head_removed = _sort_head(inside[:head_end], inside[head_end:], title)
    return CleanDocument(
        title=title.text if title else make_title(_first_paragraph(article.body)),
        body=tuple(article.body),
        dateline=(*head_dates, *([title.date] if title and title.date else []), *article.dateline),
        publisher=_field(document, "publisher") or _publisher(article) or document.publisher_hint or None,
        removed=(*head_removed, *article.removed, *_after_end(lines, ending)),
    )


def _is_sentence(line: Line) -> bool:
    """Whether a line is text of an article: a paragraph, or at least a few words closed like a sentence."""
    closed = line.ends_sentence and line.text[-1] != ":"
    return line.is_prose or (line.role is Role.SHORT and len(line.words) >= 4 and closed)


def _first_paragraph(body: list[Block]) -> str:
    paragraphs = (block.text for block in body if block.kind is not BlockKind.CAPTION)
    return next(paragraphs, body[0].text)


def _choose_title(document: Document, lines: list[Line], letterhead: range | None) -> Title | None:
    title = find_title(lines, document.title_hint, document.publisher_hint)
    legal = read_legal_title(lines, letterhead) if letterhead else None
    if letterhead is None or legal is None:
        return title
    # A portal may print its own headline with a date above a legal text; a menu above it has no date.
    headline = title is not None and 0 <= title.first < letterhead.start and lines[title.last + 1].role is Role.DATE
    return title if headline else legal


def _head_end(lines: list[Line], title: Title | None, letterhead: range | None) -> int:
    """The number of lines above the article's text; those of the letterhead are sorted with the text."""
    if title is not None and title.first >= 0:
        return min(title.first, letterhead.start) if letterhead else title.last + 1
    if letterhead is not None:
        return letterhead.start
    return next((line.number for line in lines if _is_sentence(line)), 0)


def _sort_head(lines: list[Line], text: list[Line], title: Title | None) -> tuple[list[str], list[Removed]]:
    """The datelines above the title that may be the article's, and everything else there with its reason.

    A date counts when it stands right above the title or says what it is; any other one is the page's clock.
    """
    own = range(title.first, title.last + 1) if title else range(0)
    above = [line for line in lines if line.number not in own]
    near = _right_above(above)
    words = BodyWords([*text, *([Line(0, title.text)] if title else [])])
    datelines: list[str] = []
    removed: list[Removed] = []
    for line in above:
        if line.dateline is not None and (line.number in near or _says_what_it_is(line)) and not _is_visit(line):
            datelines.append(line.text)
        elif line.words or line.role is Role.RULE:
            removed.append(Removed(text=line.text, reason=_head_reason(line, words)))
    return datelines, removed


def _right_above(lines: list[Line]) -> set[int]:
    plain = {line.dateline.stamps for line in lines if line.dateline and not _is_other_date(line)}
    near: set[int] = set()
    if len(plain) > 1:  # the dates of a list of news, each under its headline
        return near
    for line in reversed(lines):
        if line.role not in (Role.DATE, Role.WIDGET, Role.RULE):
            break
        near.add(line.number)
    return near


def _is_visit(line: Line) -> bool:
    return line.dateline is not None and any(stamp.label is Label.VISIT for stamp in line.dateline.stamps)


def _is_other_date(line: Line) -> bool:
    return _says_what_it_is(line) or (line.dateline is not None and line.dateline.clock_like)


def _says_what_it_is(line: Line) -> bool:
    return line.dateline is not None and any(is_named(stamp.label) for stamp in line.dateline.stamps)


def _head_reason(line: Line, text: BodyWords) -> Reason:
    if line.role is Role.DATE:
        return Reason.CLOCK
    if line.role is Role.WIDGET:
        return Reason.WIDGET
    headline = line.role is Role.SHORT and len(line.words) >= _SHORTEST_FOREIGN_TITLE
    foreign = headline and not line.is_bullet and not line.is_ticker and text.agreement(line) < LEAST_AGREEMENT
    return Reason.FOREIGN_TITLE if foreign else Reason.NAVIGATION


def _publisher(article: ArticleBody) -> str | None:
    if article.publisher is not None:
        return article.publisher
    texts = [block.text for block in article.body]
    return next((name for text in (texts[-1], texts[0]) if (name := read_inline_publisher(text))), None)


def _after_end(lines: list[Line], ending: Ending) -> list[Removed]:
    reason = ending.reason or Reason.RELATED_NEWS
    return [Removed(text=line.text, reason=reason) for line in lines[ending.end :]]
