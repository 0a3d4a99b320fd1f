"""The way from a document to the article in it: every line gets its one role, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.errors import DocumentWithoutWords, PageWithoutArticle
from knowledge.extraction.agreement import BodyWords
from knowledge.extraction.article_body import ArticleBody
from knowledge.extraction.body_rules import reason_to_remove
from knowledge.extraction.empty_values import part_empty_values
from knowledge.extraction.foot_columns import part_columns
from knowledge.extraction.forum_posts import find_first_post
from knowledge.extraction.legal_places import find_legal_places
from knowledge.extraction.line_features import Line, Role, read_lines
from knowledge.extraction.mail_heads import find_mail_head
from knowledge.extraction.outside import leave_out
from knowledge.extraction.page_article import find_article
from knowledge.extraction.page_reading import PageReading, read_field, read_page
from knowledge.extraction.parted_labels import join_labels
from knowledge.extraction.particulars import find_particulars
from knowledge.extraction.reasons import Reason
from knowledge.extraction.site_names import strip_site
from knowledge.extraction.unwrapping import unwrap
from knowledge.records import Document, ExtractedLine, Extraction, LineKind, LineRole

_SHORTEST_TITLE = 3  # words
# A line alone that is a menu's word ("Tin tức") may be what the text opens with.
_FRAME = (Role.WIDGET, Role.FOOTER, Role.COMMENTS, Role.RULE)
_MARKS = " *,;0123456789¹²³⁴⁵⁶⁷⁸⁹"  # behind the names of a journal's authors
# Different ones; a sentence of three words has more.
_FEWEST_LETTERS = 4


def extract(document: Document) -> Extraction:
    """The article of a document: its title as printed, and each line with its role or the reason why it has none.

    A Markdown header with a title is trusted: its body is kept as it is, but for the title printed again. Anything
    else is a page: the title is found by evidence, what stands above it and after the article's end goes. Raises
    `DocumentWithoutWords` without any word, and `PageWithoutArticle` when no sentence is left.
    """
    lines = read_lines(document.lines)
    if not _has_words(line.text for line in lines):
        raise DocumentWithoutWords(document.source)
    declared = read_field(document, "title")
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
        outside = [line for line in whole if document.lines[line.place].apart is not None]
        if outside:
            own = {line.place for line in whole} - {line.place for line in outside}
            whole = read_lines(document.lines, sorted(own))
        lines = unwrap(join_labels(_part_cells(whole)))
        title = document.title_hint or _unprinted_title(document, lines)
        page = read_page(document, lines, title)
        return _finish(document, page, lines, list(leave_out(document, outside, len(document.lines))))
    article = find_article(document)
    own = set(article.lines) if article else set()
    legal = find_legal_places(_part_cells([line for line in whole if document.lines[line.place].apart is None]))
    own |= legal.own
    own -= legal.find_strays(document.lines, own)
    if legal.own:
        own -= {whole[position].place for position in find_mail_head(whole, len(whole))} - legal.own
    if not own:
        raise PageWithoutArticle(document.source)
    post = find_first_post(whole) if not legal.own else None
    posted = {whole[post.day].place: LineRole.DATELINE} if post else {}
    if post and post.writer is not None:
        posted[whole[post.writer].place] = LineRole.BYLINE
    own |= posted.keys()
    lines = unwrap(join_labels(_part_cells(read_lines(document.lines, sorted(own)))))
    printed = article.title if article else None
    title = document.lines[printed].text if printed is not None else _unprinted_title(document, lines)
    outside = [line for line in whole if line.place not in own]
    page = read_page(document, lines, title, posted)
    return _finish(document, page, lines, list(leave_out(document, outside, max(own))))


def _part_cells(lines: list[Line]) -> list[Line]:
    """The lines, rows that hold two different things cut: recipients beside a signature, labels without a value."""
    return part_columns(part_empty_values(lines))


def _unprinted_title(document: Document, lines: list[Line]) -> str | None:
    """The title that only the markup names, without the site's name: of several that which the text takes up most."""
    words = BodyWords(lines)
    titles = [Line(0, strip_site(title, document.publisher_hint, document.url)) for title in document.titles]
    longer = [title for title in titles if len(title.words) >= _SHORTEST_TITLE]
    return max(longer or titles, key=words.agreement).text if titles else None


def _finish(
    document: Document, page: PageReading, lines: list[Line], outside: list[tuple[int, ExtractedLine]]
) -> Extraction:
    """The lines in the order of the document, numbered anew, and what they say of the article."""
    placed = [*((lines[line.number].place, line.number, line) for line in page.lines)]
    placed += [(place, -1, line) for place, line in outside]
    ordered = sorted(placed, key=lambda each: each[:2])
    numbers = {local: number for number, (_, local, _) in reversed(list(enumerate(ordered))) if local >= 0}
    names = frozenset(document.stated_authors)
    numbered = tuple(
        line.model_copy(update={"number": number, "role": _credited(line, names)})
        for number, (_, _, line) in enumerate(ordered)
    )
    legal = page.legal.numbered(numbers) if page.legal else None
    particulars = find_particulars(page.title, numbered, legal, authors=document.stated_authors)
    return Extraction(
        title=page.title,
        lines=numbered,
        publisher=page.publisher,
        particulars=particulars.model_copy(update={"dates": legal.dates}) if legal else particulars,
    )


def _credited(line: ExtractedLine, names: frozenset[str]) -> LineRole | None:
    """The role of a line; one that prints no more than an author whom the markup names is a byline."""
    printed = line.role in (LineRole.BODY, LineRole.CAPTION) and line.text.strip(_MARKS) in names
    return LineRole.BYLINE if printed else line.role


def _find_frame(lines: list[Line]) -> set[int]:
    """The numbers of the menus above and the buttons and notices below what somebody has kept of a page."""
    told = [position for position, line in enumerate(lines) if line.role not in _FRAME]
    if not told:
        return set()
    above = [line for line in lines[: told[0]] if not line.is_bullet]
    return {line.number for line in (*above, *lines[told[-1] + 1 :])}


def _trust(document: Document, lines: list[Line], title: str) -> Extraction:
    again = lines[0].words == Line(0, title).words
    body = ArticleBody()
    if again:
        body.keep(lines[0], LineRole.TITLE)
    around = _find_frame(lines[again:])
    for line in lines[again:]:
        if line.number in around:
            body.remove(line, reason_to_remove(line) or Reason.JUNK)
        else:
            body.keep(line, LineRole.TABLE if line.kind is LineKind.TABLE_ROW else LineRole.BODY)
    if not body.told:
        raise PageWithoutArticle(document.source)
    return _finish(document, PageReading(title, body.lines, read_field(document, "publisher")), lines, [])
