"""What type a document is of: its name and media type say one thing, its first bytes may know better."""

from __future__ import annotations

import re
from enum import Enum, auto
from pathlib import PurePath

from knowledge.errors import DocumentBroken, DocumentEncrypted, UnknownDocumentType


class DocumentType(Enum):
    """The types that are read."""

    PLAIN = auto()
    MARKDOWN = auto()
    HTML = auto()
    PDF = auto()
    DOCX = auto()
    PICTURE = auto()


_SUFFIXES = {
    ".txt": DocumentType.PLAIN,
    ".text": DocumentType.PLAIN,
    ".md": DocumentType.MARKDOWN,
    ".markdown": DocumentType.MARKDOWN,
    ".html": DocumentType.HTML,
    ".htm": DocumentType.HTML,
    ".xhtml": DocumentType.HTML,
    ".pdf": DocumentType.PDF,
    ".docx": DocumentType.DOCX,
    ".png": DocumentType.PICTURE,
    ".jpg": DocumentType.PICTURE,
    ".jpeg": DocumentType.PICTURE,
}
DOCUMENT_SUFFIXES = tuple(suffix for suffix, kind in _SUFFIXES.items() if kind is not DocumentType.PICTURE)
"""The endings of file names that are read in folders, in small letters, each with its point.

A picture is read where it is named itself: beside saved pages lie many that are no documents.
"""

_MEDIA_TYPES = {
    "text/plain": DocumentType.PLAIN,
    "text/markdown": DocumentType.MARKDOWN,
    "text/html": DocumentType.HTML,
    "application/xhtml+xml": DocumentType.HTML,
    "application/pdf": DocumentType.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": DocumentType.DOCX,
}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word before 2007 and of encrypted Office files
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_HEADER = 1024  # readers of PDF accept its mark anywhere in the first kilobyte


def recognise(content: bytes, source: str, name: str, media_type: str | None = None) -> DocumentType:
    """The type to read some bytes as; ``name`` is a file name, ``media_type`` what a server said.

    A mark in the bytes wins (a PDF named ``.txt`` is read as PDF), then the media type, then the suffix. Raises
    `UnknownDocumentType` when none of them is known, `DocumentUnreadable` when a PDF, DOCX or picture lacks its mark,
    and `DocumentEncrypted` for an encrypted Office file.
    """
    named = _SUFFIXES.get(PurePath(name).suffix.lower())
    said = _MEDIA_TYPES.get(media_type or "")
    # Servers know no Markdown and send it as plain text.
    if said and not (said is DocumentType.PLAIN and named is DocumentType.MARKDOWN):
        named = said
    marked = _read_mark(content)
    if marked is not None:
        return marked
    if content.startswith(_OLE) and _ENCRYPTED_PACKAGE in content:
        raise DocumentEncrypted(source)
    if named is None or content.startswith(_OLE):
        raise UnknownDocumentType(source)
    if named in {DocumentType.PDF, DocumentType.DOCX, DocumentType.PICTURE}:
        raise DocumentBroken(source, f"is named {named.name} and is none, or is broken")
    return named


def _read_mark(content: bytes) -> DocumentType | None:
    if content.startswith(_PICTURES):
        return DocumentType.PICTURE
    if b"%PDF-" in content[:_HEADER] and not _HTML.match(content[:_HEADER]):
        return DocumentType.PDF
    # The names of a package's parts are written out, so there is no need to open it.
    if content.startswith(b"PK\x03\x04") and b"word/document" in content:
        return DocumentType.DOCX
    if _HTML.match(content[:_HEADER]):
        return DocumentType.HTML
    return None
