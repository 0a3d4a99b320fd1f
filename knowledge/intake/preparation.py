"""From a document to a draft: cleaned, dated, placed, cut, its figures found; the database is not known here.

So a process that only prepares documents loads no database library.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from knowledge.dates import find_source_date
from knowledge.dates.letterhead import is_number_line, read_place_date
from knowledge.errors import InvalidHeader, PageWithoutArticle
from knowledge.extraction import clean
from knowledge.intake.chunking import chunk, join_blocks
from knowledge.places import find_article_places, make_places, state_declared
from knowledge.readers.document import RawDocument, load_raw, read_raw
from knowledge.readers.sources import printable_name
from knowledge.records import (
    Article,
    ArticleKind,
    CleanDocument,
    Document,
    ExtractedLine,
    LineRole,
    StatedPlace,
)
from knowledge.store.draft import Draft
from knowledge.targets import find_targets
from knowledge.vietnamese.normalization import fold

_SHOWN = 40  # characters of what a header says wrongly


def read_draft(given: Path | RawDocument, *, limit: int) -> Draft:
    """The article in a file of at most ``limit`` bytes, or in bytes at hand; raises a `DocumentRefused`.

    Its locator is its URL or full path; that of an upload is made from its bytes, so that the same bytes are the same
    document, whatever their file is called.
    """
    raw = load_raw(given, limit=limit) if isinstance(given, Path) else given
    document = read_raw(raw)
    if isinstance(given, Path):
        return prepare(document, document.url or printable_name(os.path.realpath(given)))
    return prepare(document, document.url or raw.url or f"upload:{hashlib.sha256(raw.content).hexdigest()}")


def prepare(document: Document, locator: str) -> Draft:
    """The article in a document, ready to be kept; raises a `DocumentRefused`."""
    cleaned = clean(document)
    chunks = chunk(cleaned.body)
    if not chunks:
        raise PageWithoutArticle(document.source)
    article = Article(
        id="",
        title=cleaned.title,
        publisher=cleaned.publisher,
        url=document.url or _text_field(document, "url"),
        source=document.source,
        kind=_kind(document),
        date=find_source_date(cleaned, document),
        places=tuple(stated.place for stated in _places(cleaned, document)),
        text=join_blocks(cleaned.body),
        removed=cleaned.removed,
    )
    return Draft(article=article, chunks=chunks, locator=locator, targets=find_targets(article, chunks))


def _kind(document: Document) -> ArticleKind:
    # Other programs have a field of this name as well, with values of their own.
    is_digest = _text_field(document, "kind") == ArticleKind.DIGEST
    return ArticleKind.DIGEST if is_digest else ArticleKind.ORIGINAL


def _text_field(document: Document, name: str) -> str | None:
    value = document.front_matter.get(name)
    return value if isinstance(value, str) and value else None


def _places(cleaned: CleanDocument, document: Document) -> tuple[StatedPlace, ...]:
    """What the document's own header says, and otherwise what its text is about."""
    provinces = _list_field(document, "provinces")
    if provinces:
        try:
            return state_declared(make_places(provinces, _list_field(document, "districts")))
        except ValueError as error:
            raise InvalidHeader(document.source, particular=f"provinces: {str(error)[:_SHOWN]}") from error
    return find_article_places(cleaned.title, _lines(cleaned), cleaned.publisher)


def _lines(cleaned: CleanDocument) -> list[ExtractedLine]:
    """The lines of a cleaned document with the roles that they look to have; they have no place in the document."""
    # What is signed or numbered has a letterhead, and that is written in capitals.
    opening = [*cleaned.dateline, *(block.text for block in cleaned.body[:1])]
    official = any(read_place_date(line) or is_number_line(fold(line)) for line in opening)
    roles = [
        LineRole.LETTERHEAD if official and (line.isupper() or read_place_date(line)) else LineRole.DATELINE
        for line in cleaned.dateline
    ]
    written = [*zip(cleaned.dateline, roles, strict=True), *((block.text, LineRole.BODY) for block in cleaned.body)]
    return [ExtractedLine(number=number, text=text, role=role) for number, (text, role) in enumerate(written)]


def _list_field(document: Document, name: str) -> list[str]:
    value = document.front_matter.get(name, [])
    return [value] if isinstance(value, str) else list(value)
