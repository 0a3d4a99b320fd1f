"""From a document to a draft: cleaned, dated, placed, cut, its figures found; the database is not known here.

So a process that only prepares documents loads no database library.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from knowledge.dates import choose_date, find_stated_dates
from knowledge.errors import DocumentRefused, PageWithoutArticle
from knowledge.extraction import extract
from knowledge.intake.chunking import lay_out
from knowledge.intake.digests import describe_page, take_digest
from knowledge.intake.recognised_figures import describe_scan, doubt_recognised
from knowledge.places import find_article_places, make_places, state_declared
from knowledge.readers.document import RawDocument, load_raw, read_raw
from knowledge.readers.recognition import RECOGNITION_SECONDS
from knowledge.readers.sources import printable_name
from knowledge.records import (
    BODY_ROLES,
    Article,
    ArticleKind,
    ArticleLine,
    Chunk,
    Document,
    DocumentLine,
    Extraction,
    LineRole,
    Particulars,
    Passage,
    StatedDate,
    StatedPlace,
)
from knowledge.store.draft import READING, Draft
from knowledge.targets import find_targets


def read_draft(given: Path | RawDocument, *, limit: int, seconds: float = RECOGNITION_SECONDS) -> Draft:
    """The article in a file of at most ``limit`` bytes, or in bytes at hand; raises a `DocumentRefused`.

    ``seconds`` is what reading pictures of its pages may take.

    Its locator is its URL or full path; that of an upload is made from its bytes, so that the same bytes are the same
    document, whatever their file is called.
    """
    raw = load_raw(given, limit=limit) if isinstance(given, Path) else given
    document = read_raw(raw, seconds=seconds)
    if isinstance(given, Path):
        return prepare(document, document.url or printable_name(os.path.realpath(given)))
    return prepare(document, document.url or raw.url or f"upload:{hashlib.sha256(raw.content).hexdigest()}")


def prepare(document: Document, locator: str) -> Draft:
    """The article in a document, ready to be kept; raises a `DocumentRefused`."""
    kind = _kind(document)
    cleaned = take_digest(document) if kind is ArticleKind.DIGEST else extract(document)
    layout = lay_out(cleaned.lines, cleaned.title)
    told = tuple(piece for piece in layout.chunks if piece.role in BODY_ROLES)
    if not told:
        raise PageWithoutArticle(document.source)
    places, dates = _places(cleaned, document), find_stated_dates(cleaned, document)
    about = {
        "places": places,
        "dates": dates,
        "converted_from": document.converted_from,
        "scanned": describe_scan(document),
    }
    article = Article(
        id="",
        title=cleaned.title,
        publisher=cleaned.publisher,
        url=document.url or _text_field(document, "url"),
        source=document.source,
        kind=kind,
        digest=describe_page(document) if kind is ArticleKind.DIGEST else None,
        date=choose_date(dates),
        places=tuple(stated.place for stated in places),
        particulars=cleaned.particulars.model_copy(update=about),
        text=layout.text,
        lines=layout.lines,
        removed=cleaned.removed,
    )
    # Figures are those of what it tells; a number in a letterhead is none.
    targets = find_targets(article.model_copy(update={"text": article.told}), told)
    targets = doubt_recognised(targets, article)
    return Draft(article=article, chunks=layout.chunks, locator=locator, targets=targets, reading=READING)


def prepare_stored(article: Article, passages: Sequence[Passage], locator: str) -> Draft:
    """What is kept of an article, read again where its document is there no more.

    Its text and passages, its date and places stay; its figures are found, and of an article that was kept without
    them, its lines and what they say about it.
    """
    lines = article.lines or _lines_in(article.text)
    particulars = article.particulars if article.lines else _particulars_in(article)
    chunks = tuple(
        Chunk(
            start=each.start,
            end=each.end,
            sentences=tuple((each.start + start, each.start + end) for start, end in each.sentences),
            role=each.role,
        )
        for each in passages
    )
    article = article.model_copy(update={"lines": lines, "particulars": particulars})
    told = [piece for piece in chunks if piece.role in BODY_ROLES]
    targets = find_targets(article.model_copy(update={"text": article.told}), told)
    targets = doubt_recognised(targets, article)
    return Draft(article=article, chunks=chunks, locator=locator, targets=targets, reading=READING)


def _lines_in(text: str) -> tuple[ArticleLine, ...]:
    """The lines of a text that was kept without them: all of it was told."""
    lines: list[ArticleLine] = []
    position = 0
    for number, line in enumerate(text.split("\n")):
        role = LineRole.TABLE if " | " in line else LineRole.BODY
        lines.append(ArticleLine(number=number, role=role, start=position, end=position + len(line)))
        position += len(line) + 1
    return tuple(lines)


def _particulars_in(article: Article) -> Particulars:
    """What the lines of a text that was kept without roles say about it, beside the date and places it was given."""
    blocks = tuple(DocumentLine(text=line) for line in article.text.split("\n"))
    document = Document(source=article.source, lines=blocks, title_hint=article.title)
    try:
        cleaned = extract(document)
    except DocumentRefused:
        return Particulars()
    said = cleaned.particulars
    if len(cleaned.lines) != len(blocks):  # some were joined: which line says what is not known any more
        said = said.moved({})
    dates = (StatedDate(date=article.date),) if article.date.value else ()
    return said.model_copy(update={"places": _stated_places(article, cleaned), "dates": dates})


def _stated_places(article: Article, cleaned: Extraction) -> tuple[StatedPlace, ...]:
    """The places an article was given, with what shows them; a digest's stand in its header."""
    if article.kind is ArticleKind.DIGEST:
        return state_declared(article.places)
    found = find_article_places(article.title, cleaned.lines, article.publisher)
    return tuple(stated for stated in found if stated.place in article.places)


def _kind(document: Document) -> ArticleKind:
    is_digest = _text_field(document, "kind") == ArticleKind.DIGEST
    return ArticleKind.DIGEST if is_digest else ArticleKind.ORIGINAL


def _text_field(document: Document, name: str) -> str | None:
    value = document.front_matter.get(name)
    return value if isinstance(value, str) and value else None


def _places(cleaned: Extraction, document: Document) -> tuple[StatedPlace, ...]:
    """What the document's own header says, and otherwise what its text is about; a digest of no province has none."""
    provinces = _list_field(document, "provinces")
    if provinces or _kind(document) is ArticleKind.DIGEST:
        return state_declared(make_places(provinces, _list_field(document, "districts")))
    return find_article_places(cleaned.title, cleaned.lines, cleaned.publisher)


def _list_field(document: Document, name: str) -> list[str]:
    value = document.front_matter.get(name, [])
    return [value] if isinstance(value, str) else list(value)
