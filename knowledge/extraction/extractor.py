"""The way from a document to the article in it: every line gets its one role, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from knowledge.errors import DocumentEmpty, PageWithoutArticle
from knowledge.extraction.above_title import sort_head
from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.article_body import ArticleBody
from knowledge.extraction.body import separate_body, separate_legal
from knowledge.extraction.empty_values import part_empty_values
from knowledge.extraction.ending import Ending, find_ending
from knowledge.extraction.foot_columns import part_columns
from knowledge.extraction.legal_places import find_legal_places
from knowledge.extraction.legal_texts import LegalText, read_legal_text
from knowledge.extraction.line_features import SHORTEST_SENTENCE, Line, Role, read_lines
from knowledge.extraction.outside import leave_out
from knowledge.extraction.page_article import find_article
from knowledge.extraction.particulars import find_particulars
from knowledge.extraction.publisher import read_inline_publisher
from knowledge.extraction.reasons import Reason
from knowledge.extraction.site_names import strip_site
from knowledge.extraction.title import Title, find_title, make_title
from knowledge.extraction.unwrapping import unwrap
from knowledge.records import Document, ExtractedLine, Extraction, LineKind, LineRole

# A notice of so few lines may close none of them with a full stop; a list of headlines is longer.
_SHORT_NOTICE = 6
_SHORTEST_TITLE = 3  # words
# Different ones; a sentence of three words has more.
_FEWEST_LETTERS = 4


class _Page(NamedTuple):
    """An article as it was found, its lines with the numbers that they have among those that were looked at."""

    title: str
    lines: list[ExtractedLine]
    publisher: str | None
    legal: LegalText | None = None


def extract(document: Document) -> Extraction:
    """The article of a document: its title as printed, and each line with its role or the reason why it has none.

    A Markdown header with a title is trusted: its body is kept as it is, but for the title printed again. Anything
    else is a page: the title is found by evidence, what stands above it and after the article's end goes. Raises
    `DocumentEmpty` without any word, and `PageWithoutArticle` when no sentence is left.
    """
    lines = read_lines(document.lines)
    if not _has_words(line.text for line in lines):
        raise DocumentEmpty(document.source)
    declared = _field(document, "title")
    cleaned = _trust(document, lines, declared) if declared else _choose(document, lines)
    if not _has_words(line.text for line in cleaned.body):
        raise PageWithoutArticle(document.source)
    return cleaned


def _has_words(texts: Iterable[str]) -> bool:
    """Whether there are words among signs, numbers and one letter over and over."""
    letters: set[str] = set()
    for text in texts:
        letters.update(filter(str.isalpha, text.lower()))
        if len(letters) >= _FEWEST_LETTERS:
            return True
    return False


def _choose(document: Document, whole: list[Line]) -> Extraction:
    """The article among the lines: of a page, where its structure shows it to be; of anything else, anywhere."""
    if not document.boxes:
        lines = unwrap(_part_cells(whole))
        title = document.title_hint or _unprinted_title(document, lines)
        return _finish(document, _read_page(document, lines, title), lines, [])
    article = find_article(document)
    own = set(article.lines) if article else set()
    legal = find_legal_places(_part_cells([line for line in whole if document.lines[line.place].apart is None]))
    own |= legal.own
    own -= legal.find_strays(document.lines, own)
    if not own:
        raise PageWithoutArticle(document.source)
    lines = unwrap(_part_cells(read_lines(document.lines, sorted(own))))
    printed = article.title if article else None
    title = document.lines[printed].text if printed is not None else _unprinted_title(document, lines)
    outside = [line for line in whole if line.place not in own]
    return _finish(document, _read_page(document, lines, title), lines, list(leave_out(document, outside, max(own))))


def _part_cells(lines: list[Line]) -> list[Line]:
    """The lines, rows that hold two different things cut: recipients beside a signature, labels without a value."""
    return part_columns(part_empty_values(lines))


def _unprinted_title(document: Document, lines: list[Line]) -> str | None:
    """The title that only the markup names, without the site's name: of several that which the text takes up most."""
    words = BodyWords(lines)
    titles = [Line(0, strip_site(title, document.publisher_hint, document.url)) for title in document.titles]
    longer = [title for title in titles if len(title.words) >= _SHORTEST_TITLE]
    return max(longer or titles, key=words.agreement).text if titles else None


def _finish(document: Document, page: _Page, lines: list[Line], outside: list[tuple[int, ExtractedLine]]) -> Extraction:
    """The lines in the order of the document, numbered anew, and what they say of the article."""
    placed = [*((lines[line.number].place, line.number, line) for line in page.lines)]
    placed += [(place, -1, line) for place, line in outside]
    ordered = sorted(placed, key=lambda each: each[:2])
    numbers = {local: number for number, (_, local, _) in reversed(list(enumerate(ordered))) if local >= 0}
    numbered = tuple(line.model_copy(update={"number": number}) for number, (_, _, line) in enumerate(ordered))
    legal = page.legal.numbered(numbers) if page.legal else None
    particulars = find_particulars(page.title, numbered, legal, authors=document.stated_authors)
    return Extraction(
        title=page.title,
        lines=numbered,
        publisher=page.publisher,
        particulars=particulars.model_copy(update={"dates": legal.dates}) if legal else particulars,
    )


def _field(document: Document, name: str) -> str | None:
    value = document.front_matter.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else None


def _trust(document: Document, lines: list[Line], title: str) -> Extraction:
    again = lines[0].words == Line(0, title).words
    body = ArticleBody()
    if again:
        body.keep(lines[0], LineRole.TITLE)
    for line in lines[again:]:
        body.keep(line, LineRole.TABLE if line.kind is LineKind.TABLE_ROW else LineRole.BODY)
    if not body.told:
        raise PageWithoutArticle(document.source)
    return _finish(document, _Page(title, body.lines, _field(document, "publisher")), lines, [])


def _read_page(document: Document, lines: list[Line], hint: str | None) -> _Page:
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
    above.lines += sort_head(above.others, inside[head_end:], title, dated=dated)
    assigned = (*above.lines, *_title_lines(lines, title), *article.lines, *_after_end(lines, ending))
    return _Page(
        title=title.text if title else make_title(_first_paragraph(article.body)),
        lines=sorted(assigned, key=lambda line: line.number),
        publisher=_field(document, "publisher") or _publisher(article) or document.publisher_hint or None,
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
