"""The way from a document to the article in it: every line gets its one role, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.dates.dateline import Label
from knowledge.errors import DocumentEmpty, PageWithoutArticle
from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.body import ArticleBody, separate_body
from knowledge.extraction.ending import Ending, find_ending
from knowledge.extraction.legal_texts import find_letterhead, read_legal_title
from knowledge.extraction.line_features import SHORTEST_SENTENCE, Line, Role, read_lines
from knowledge.extraction.page_article import find_article
from knowledge.extraction.publisher import read_inline_publisher
from knowledge.extraction.reasons import Reason
from knowledge.extraction.site_names import strip_site
from knowledge.extraction.title import Title, find_title, make_title
from knowledge.extraction.title_evidence import LEAST_AGREEMENT
from knowledge.extraction.unwrapping import unwrap
from knowledge.records import Apart, BlockKind, CleanDocument, Document, ExtractedLine, LineRole

# A notice of so few lines may close none of them with a full stop; a list of headlines is longer.
_SHORT_NOTICE = 6
_SHORTEST_TITLE = 3  # words
_SHORTEST_FOREIGN_TITLE = 5
# Different ones; a sentence of three words has more.
_FEWEST_LETTERS = 4
_REASONS = {
    Apart.MENU: Reason.NAVIGATION,
    Apart.RELATED: Reason.RELATED_NEWS,
    Apart.COMMENTS: Reason.COMMENTS,
    Apart.WIDGET: Reason.WIDGET,
    Apart.FOOTER: Reason.FOOTER,
    Apart.HIDDEN: Reason.NAVIGATION,
}
_ROLES = {
    Role.DATE: Reason.CLOCK,
    Role.WIDGET: Reason.WIDGET,
    Role.RULE: Reason.JUNK,
    Role.IMAGE_NAME: Reason.JUNK,
    Role.RELATED: Reason.RELATED_NEWS,
    Role.INLINE_LINK: Reason.RELATED_NEWS,
    Role.COMMENTS: Reason.COMMENTS,
    Role.FOOTER: Reason.FOOTER,
}
_MARKERS = (Role.RELATED, Role.COMMENTS, Role.FOOTER)


def clean(document: Document) -> CleanDocument:
    """The article of a document: its title as printed, and each line with its role or the reason why it has none.

    A Markdown header with a title is trusted: its body is kept as it is, but for the title printed again. Anything
    else is a page: the title is found by evidence, what stands above it and after the article's end goes. Raises
    `DocumentEmpty` without any word, and `PageWithoutArticle` when no sentence is left.
    """
    lines = read_lines(enumerate(document.blocks))
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


def _choose(document: Document, whole: list[Line]) -> CleanDocument:
    """The article among the lines: of a page, where its structure shows it to be; of anything else, anywhere."""
    if not document.boxes:
        lines = unwrap(whole)
        title = document.title_hint or _unprinted_title(document, lines)
        return _number(_clean_page(document, lines, title), lines, [])
    article = find_article(document)
    if article is None:
        raise PageWithoutArticle(document.source)
    lines = unwrap(read_lines((place, document.blocks[place]) for place in article.lines))
    title = document.blocks[article.title].text if article.title is not None else _unprinted_title(document, lines)
    inside = set(article.lines)
    outside = [line for line in whole if line.place not in inside]
    return _number(_clean_page(document, lines, title), lines, list(_leave_out(document, outside, max(inside))))


def _leave_out(document: Document, lines: list[Line], last: int) -> Iterator[tuple[int, ExtractedLine]]:
    """The lines outside the article with their places; below its ``last`` one, a marker speaks for what follows it."""
    since: Reason | None = None
    for line in lines:
        apart = document.blocks[line.place].apart
        reason = _REASONS[apart] if apart else _ROLES.get(line.role)
        if apart is None and line.role in _MARKERS and line.place > last:
            since = reason
        yield (
            line.place,
            ExtractedLine(number=0, text=line.text, kind=line.kind, reason=reason or since or Reason.NAVIGATION),
        )


def _unprinted_title(document: Document, lines: list[Line]) -> str | None:
    """The title that only the markup names, without the site's name: of several that which the text takes up most."""
    words = BodyWords(lines)
    titles = [Line(0, strip_site(title, document.publisher_hint, document.url)) for title in document.titles]
    longer = [title for title in titles if len(title.words) >= _SHORTEST_TITLE]
    return max(longer or titles, key=words.agreement).text if titles else None


def _number(cleaned: CleanDocument, lines: list[Line], outside: list[tuple[int, ExtractedLine]]) -> CleanDocument:
    """The lines in the order of the document, numbered anew."""
    placed = [*((lines[line.number].place, line) for line in cleaned.lines), *outside]
    ordered = sorted(placed, key=lambda each: (each[0], each[1].number))
    numbered = (line.model_copy(update={"number": number}) for number, (_, line) in enumerate(ordered))
    return cleaned.model_copy(update={"lines": tuple(numbered)})


def _field(document: Document, name: str) -> str | None:
    value = document.front_matter.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else None


def _trust(document: Document, lines: list[Line], title: str) -> CleanDocument:
    again = lines[0].words == Line(0, title).words
    body = ArticleBody()
    if again:
        body.keep(lines[0], LineRole.TITLE)
    for line in lines[again:]:
        body.keep(line, LineRole.TABLE if line.kind is BlockKind.TABLE_ROW else LineRole.BODY)
    if not body.told:
        raise PageWithoutArticle(document.source)
    return CleanDocument(title=title, lines=tuple(body.lines), publisher=_field(document, "publisher"))


def _clean_page(document: Document, lines: list[Line], hint: str | None) -> CleanDocument:
    ending = find_ending(lines)
    inside = lines[: ending.end]
    if not _tells_something(inside):
        raise PageWithoutArticle(document.source)
    letterhead = find_letterhead(inside)
    title = _choose_title(document, inside, letterhead, hint)
    head_end = _head_end(inside, title, letterhead)
    article = separate_body(inside[head_end:], title, letterhead, ending.boxes)
    if not article.told:
        raise PageWithoutArticle(document.source)
    above = _sort_head(inside[:head_end], inside[head_end:], title)
    own = [lines[number] for number in range(title.first, title.last + 1)] if title and title.first >= 0 else []
    titled = ArticleBody()
    for line in own:
        titled.keep(line, LineRole.TITLE)
    if title and title.date:
        titled.keep(Line(title.last, title.date), LineRole.DATELINE)
    assigned = (*above, *titled.lines, *article.lines, *_after_end(lines, ending))
    return CleanDocument(
        title=title.text if title else make_title(_first_paragraph(article.body)),
        lines=tuple(sorted(assigned, key=lambda line: line.number)),
        publisher=_field(document, "publisher") or _publisher(article) or document.publisher_hint or None,
    )


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
    paragraphs = (line.text for line in body if line.kind is not BlockKind.CAPTION)
    return next(paragraphs, body[0].text)


def _choose_title(document: Document, lines: list[Line], letterhead: range | None, hint: str | None) -> Title | None:
    title = find_title(lines, hint, document.publisher_hint)
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


def _sort_head(lines: list[Line], text: list[Line], title: Title | None) -> list[ExtractedLine]:
    """The lines above the title: datelines that may be the article's, and everything else with its reason.

    A date counts when it stands right above the title or says what it is; any other one is the page's clock.
    """
    own = range(title.first, title.last + 1) if title else range(0)
    above = [line for line in lines if line.number not in own]
    near = _right_above(above)
    words = BodyWords([*text, *([Line(0, title.text)] if title else [])])
    head = ArticleBody()
    for line in above:
        if line.dateline is not None and (line.number in near or _says_what_it_is(line)) and not _is_visit(line):
            head.keep(line, LineRole.DATELINE)
        else:
            head.remove(line, _head_reason(line, words))
    return head.lines


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
    known = (Label.PUBLISHED, Label.UPDATED, Label.ISSUED)
    return line.dateline is not None and any(stamp.label in known for stamp in line.dateline.stamps)


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
    texts = [line.text for line in article.body]
    return next((name for text in (texts[-1], texts[0]) if (name := read_inline_publisher(text))), None)


def _after_end(lines: list[Line], ending: Ending) -> list[ExtractedLine]:
    rest = ArticleBody()
    for line in lines[ending.end :]:
        rest.remove(line, ending.reason or Reason.RELATED_NEWS)
    return rest.lines
