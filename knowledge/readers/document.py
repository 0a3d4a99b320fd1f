"""The one way in for documents: by a file's path, by a URL, or as the bytes of an upload."""

from __future__ import annotations

from pathlib import Path

from knowledge.errors import DocumentEmpty, DocumentNotFound, DocumentUnreadable
from knowledge.readers.encoding import decode
from knowledge.readers.markdown import read_markdown
from knowledge.readers.media_type import DocumentType, recognise
from knowledge.readers.plain import read_plain
from knowledge.readers.sources import is_url, source_of, too_large
from knowledge.records import Document

DEFAULT_LIMIT = 20 * 1024 * 1024
"""In bytes: what Telegram lets a bot download."""


def read_document(locator: str | Path, *, limit: int = DEFAULT_LIMIT, private: bool = False) -> Document:
    """The document in a file or under an http(s) URL, at most ``limit`` bytes long; raises a `DocumentRefused`.

    Its ``source`` is the file's name or the URL as given. A URL must be of the public web, or ``private``.
    """
    if is_url(locator):
        return _read_page(str(locator), limit, private)
    path = Path(locator)
    return read_content(_read_bytes(path, limit), path.name)


def read_content(content: bytes, name: str, url: str | None = None) -> Document:
    """The document in the bytes of an upload; ``name`` gives its type and is its source without a ``url``."""
    return _read(content, source=url or name, name=name, url=url)


def _read_page(url: str, limit: int, private: bool) -> Document:
    # Fetching takes libraries that reading a folder does not need.
    from knowledge.readers.fetching import fetch

    source = source_of(url)
    page = fetch(url, limit=limit, private=private)
    return _read(
        page.content, source=source, name=page.name, url=page.url, media_type=page.media_type, charset=page.charset
    )


def _read_bytes(path: Path, limit: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > limit:
            raise too_large(path.name, limit, size)
        if path.is_dir():
            raise DocumentUnreadable(path.name, "is a folder")
        if not path.is_file():  # a pipe or a device may never end
            raise DocumentUnreadable(path.name, "is no ordinary file")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentNotFound(path.name) from error
    except PermissionError as error:
        raise DocumentUnreadable(path.name, "may not be opened (permission denied)") from error
    except (OSError, ValueError) as error:
        raise DocumentUnreadable(path.name) from error


def _read(
    content: bytes,
    *,
    source: str,
    name: str,
    url: str | None,
    media_type: str | None = None,
    charset: str | None = None,
) -> Document:
    if not content.strip():
        raise DocumentEmpty(source)
    kind = recognise(content, source, name, media_type)
    if kind is DocumentType.HTML:
        from knowledge.readers.html import read_html

        document = read_html(content, source, url=url, charset=charset)
    elif kind is DocumentType.PDF:
        from knowledge.readers.pdf import read_pdf

        document = read_pdf(content, source)
    elif kind is DocumentType.DOCX:
        from knowledge.readers.docx import read_docx

        document = read_docx(content, source)
    else:
        text = decode(content, source, charset)
        if kind is DocumentType.MARKDOWN:
            document = read_markdown(text, source)
        else:
            document = Document(source=source, blocks=read_plain(text))
    if not document.blocks:
        raise DocumentEmpty(source)
    return document.model_copy(update={"url": url}) if url and not document.url else document
