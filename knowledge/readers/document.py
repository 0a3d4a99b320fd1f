"""The one way in for documents: by a file's path, by a URL, or as the bytes of an upload."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge.errors import (
    DocumentEmpty,
    DocumentNotFound,
    DocumentUnreadable,
    DocumentWithoutWords,
    UnknownEncoding,
)
from knowledge.readers.encoding import decode
from knowledge.readers.media_type import DocumentType, recognise
from knowledge.readers.old_encodings import is_garbled, mend_text
from knowledge.readers.plain import read_plain
from knowledge.readers.recognition import RECOGNITION_SECONDS
from knowledge.readers.sources import DEFAULT_LIMIT, is_url, printable_name, source_of, too_large
from knowledge.records import Document, PublicUrl, Record
from knowledge.vietnamese.normalization import to_stored

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_SHOWN = 60  # characters of a paragraph that is refused


class RawDocument(Record):
    """The bytes of a document before anything of it is read, with what its sender says of them.

    ``source`` is what people call it, ``name`` a file's name or the last part of a URL's path.
    """

    content: bytes
    source: PublicUrl
    name: str
    url: PublicUrl | None = None
    media_type: str | None = None
    charset: str | None = None


def read_document(locator: str | Path, *, limit: int = DEFAULT_LIMIT, private: bool = False) -> Document:
    """The document in a file or under an http(s) URL, at most ``limit`` bytes long; raises a `DocumentRefused`.

    Its ``source`` is the file's name or the URL as given. A URL must be of the public web, or ``private``.
    """
    if is_url(locator):
        return read_raw(fetch_raw(str(locator), limit=limit, private=private))
    return read_raw(load_raw(Path(locator), limit=limit))


def read_content(content: bytes, name: str, url: str | None = None) -> Document:
    """The document in the bytes of an upload; ``name`` gives its type and is its source without a ``url``."""
    return read_raw(RawDocument(content=content, source=url or printable_name(name), name=name, url=url))


def fetch_raw(url: str, *, limit: int = DEFAULT_LIMIT, private: bool = False) -> RawDocument:
    """What stands under a URL, not read yet; raises a `DocumentRefused`."""
    # Fetching takes libraries that reading a folder does not need.
    from knowledge.readers.fetching import fetch

    page = fetch(url, limit=limit, private=private)
    return RawDocument(
        content=page.content,
        source=source_of(url),
        name=page.name,
        url=page.url,
        media_type=page.media_type,
        charset=page.charset,
    )


def load_raw(path: Path, *, limit: int = DEFAULT_LIMIT) -> RawDocument:
    """What is in a file, not read yet; raises a `DocumentRefused`."""
    source = source_of(path)
    return RawDocument(content=_read_bytes(path, source, limit), source=source, name=path.name)


def _read_bytes(path: Path, source: str, limit: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > limit:
            raise too_large(source, limit, size)
        if path.is_dir():
            raise DocumentUnreadable(source, "is a folder")
        if not path.is_file():  # a pipe or a device may never end
            raise DocumentUnreadable(source, "is no ordinary file")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise DocumentNotFound(source) from error
    except PermissionError as error:
        raise DocumentUnreadable(source, "may not be opened (permission denied)") from error
    except (OSError, ValueError) as error:
        raise DocumentUnreadable(source) from error
    if len(content) > limit:  # it grew, or is of a file system that does not say how much a file holds
        raise too_large(source, limit)
    return content


def read_raw(raw: RawDocument, *, seconds: float = RECOGNITION_SECONDS) -> Document:
    """The document in some bytes; raises a `DocumentRefused`.

    ``seconds`` is what other programs may take for it: for pictures of its pages, or for an old format.
    """
    source = raw.source
    if not raw.content.strip():
        raise DocumentEmpty(source)
    kind = recognise(raw.content, source, raw.name, raw.media_type)
    document = _read(raw, kind, seconds)
    _refuse_garbled(document)
    document = _storable(document)
    if not document.lines:
        raise DocumentWithoutWords(source)
    return document.model_copy(update={"url": raw.url}) if raw.url and not document.url else document


def _read(raw: RawDocument, kind: DocumentType, seconds: float) -> Document:
    """Each reader is imported where it is needed: libraries of one take longer than a text of another."""
    content, source = raw.content, raw.source
    if kind is DocumentType.HTML:
        from knowledge.readers.html import read_html

        return read_html(content, source, url=raw.url, charset=raw.charset)
    if kind is DocumentType.PDF:
        from knowledge.readers.pdf import read_pdf

        return read_pdf(content, source, seconds=seconds)
    if kind is DocumentType.PICTURE:
        from knowledge.readers.picture import read_picture

        return read_picture(content, source, seconds=seconds)
    if kind in {DocumentType.PLAIN, DocumentType.MARKDOWN}:
        return _read_text(decode(content, source, raw.charset), source, kind)
    from knowledge.readers.office import read_office

    return read_office(content, source, kind, seconds=seconds)


def _read_text(text: str, source: str, kind: DocumentType) -> Document:
    if not text.strip():  # a byte order mark alone
        raise DocumentEmpty(source)
    text, used = mend_text(text)
    if kind is DocumentType.MARKDOWN:
        from knowledge.readers.markdown import read_markdown

        document = read_markdown(text, source)
    else:
        document = Document(source=source, lines=read_plain(text))
    return document.model_copy(update={"converted_from": used})


def _refuse_garbled(document: Document) -> None:
    """Nothing is stored that nobody could read: raises `UnknownEncoding` with the paragraph at fault."""
    whole = "\n".join(line.text for line in document.lines)
    garbled = (line.text for line in document.lines if not line.apart and is_garbled(line.text))
    found = next(garbled, None) or (whole if is_garbled(whole) else None)
    if found is not None:
        reason = "is written in a font or encoding from before Unicode that is not recognised with certainty"
        raise UnknownEncoding(document.source, reason, particular=f"“{found[:_SHOWN].strip()}…”")


def _storable(document: Document) -> Document:
    """The document without what no database keeps and no terminal shows: controls, halves of characters.

    Markup, headers and fonts may name any number for a character, whatever the bytes of a file hold.
    """
    blocks = ((block, _fit(block.text)) for block in document.lines)
    hints = ("title_hint", "publisher_hint", "url")
    fit: dict[str, object] = {name: _fit(getattr(document, name) or "") or None for name in hints}
    fit["lines"] = tuple(
        block if text == block.text else block.model_copy(update={"text": text}) for block, text in blocks if text
    )
    for name in ("titles", "stated_authors"):
        fit[name] = tuple(text for each in getattr(document, name) if (text := _fit(each)))
    fit["front_matter"] = {name: _fit_value(value) for name, value in document.front_matter.items()}
    return document.model_copy(update=fit)


def _fit_value(value: str | list[str]) -> str | list[str]:
    return _fit(value) if isinstance(value, str) else [_fit(each) for each in value]


def _fit(text: str) -> str:
    # A space, not nothing: what stood between two numbers must not make one of them.
    return to_stored(_UNFIT.sub(" ", text)) if _UNFIT.search(text) else text
