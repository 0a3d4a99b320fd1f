"""The whole way in: a document is read, cleaned, dated, placed and cut, then kept; or refused with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

from knowledge.chunking import chunk, join_blocks
from knowledge.cleaning import clean
from knowledge.dates import find_source_date
from knowledge.errors import DocumentRefused, PageWithoutArticle
from knowledge.library import Draft, Library
from knowledge.places import find_article_places, make_places
from knowledge.readers import DEFAULT_LIMIT, find_documents, read_document
from knowledge.records import Article, ArticleKind, CleanDocument, Document, IntakeResult, Place
from knowledge.targets import find_targets


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
        kind=ArticleKind(_text_field(document, "kind") or ArticleKind.ORIGINAL),
        date=find_source_date(cleaned, document),
        places=_places(cleaned, document),
        text=join_blocks(cleaned.body),
        removed=cleaned.removed,
    )
    return Draft(article=article, chunks=chunks, locator=locator, targets=find_targets(article, chunks))


def add_documents(
    library: Library, locators: Iterable[str], *, limit: int = DEFAULT_LIMIT
) -> Iterator[IntakeResult | DocumentRefused]:
    """Add files, folders and URLs, one transaction an article; yields what became of each, in order.

    A refused document is yielded as its error and does not stop the others. ``limit`` is in bytes.
    """
    for locator in find_documents(locators):
        try:
            yield add_document(library, locator, limit=limit)
        except DocumentRefused as refused:
            yield refused


def add_document(library: Library, locator: str | Path, *, limit: int = DEFAULT_LIMIT) -> IntakeResult:
    """Add one file or URL; raises a `DocumentRefused`, and then nothing was written."""
    document = read_document(locator, limit=limit)
    return library.put(prepare(document, document.url or str(Path(locator).resolve())))


def load_collection(library: Library) -> tuple[IntakeResult, ...]:
    """Fill the library with the digests that ship with the program."""
    with as_file(files("knowledge").joinpath("collection")) as folder:
        return tuple(
            library.put(prepare(read_document(path), f"collection:{path.name}")) for path in sorted(folder.glob("*.md"))
        )


def _text_field(document: Document, name: str) -> str | None:
    value = document.front_matter.get(name)
    return value if isinstance(value, str) and value else None


def _places(cleaned: CleanDocument, document: Document) -> tuple[Place, ...]:
    """What the document's own header says, and otherwise what its text is about."""
    provinces = _list_field(document, "provinces")
    if provinces:
        return make_places(provinces, _list_field(document, "districts"))
    return find_article_places(cleaned.title, cleaned.body, cleaned.dateline, cleaned.publisher)


def _list_field(document: Document, name: str) -> list[str]:
    value = document.front_matter.get(name, [])
    return [value] if isinstance(value, str) else list(value)
