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
    XLSX = auto()
    PPTX = auto()
    RTF = auto()
    OLD_OFFICE = auto()
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
    ".doc": DocumentType.OLD_OFFICE,
    ".xlsx": DocumentType.XLSX,
    ".xls": DocumentType.OLD_OFFICE,
    ".pptx": DocumentType.PPTX,
    ".ppt": DocumentType.OLD_OFFICE,
    ".rtf": DocumentType.RTF,
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
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": DocumentType.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": DocumentType.PPTX,
    "application/msword": DocumentType.OLD_OFFICE,
    "application/vnd.ms-excel": DocumentType.OLD_OFFICE,
    "application/vnd.ms-powerpoint": DocumentType.OLD_OFFICE,
    "application/rtf": DocumentType.RTF,
    "text/rtf": DocumentType.RTF,
}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word before 2007 and of encrypted Office files
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
# A part of each package that has a name of its own; what is read of it stands there.
_PACKAGES = (
    (b"word/document", DocumentType.DOCX),
    (b"xl/workbook", DocumentType.XLSX),
    (b"ppt/presentation", DocumentType.PPTX),
)
_MARKED = frozenset(
    {DocumentType.PICTURE, DocumentType.PDF, DocumentType.DOCX, DocumentType.XLSX, DocumentType.PPTX, DocumentType.RTF}
)
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
    if content.startswith(_OLE) and named is not None:
        return DocumentType.OLD_OFFICE
    if named is None or content.startswith(_OLE):
        raise UnknownDocumentType(source)
    if named is DocumentType.OLD_OFFICE:  # programs that export write pages and plain texts under its names
        return DocumentType.HTML if b"<" in content[:_HEADER] else DocumentType.PLAIN
    if named in _MARKED:
        raise DocumentBroken(source, f"is named {named.name} and is none, or is broken")
    return named


def _read_mark(content: bytes) -> DocumentType | None:
    if content.startswith(_PICTURES):
        return DocumentType.PICTURE
    if b"%PDF-" in content[:_HEADER] and not _HTML.match(content[:_HEADER]):
        return DocumentType.PDF
    # The names of a package's parts are written out, so there is no need to open it.
    if content.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _PACKAGES if part in content), None)
    if _RTF.match(content[:_HEADER]):
        return DocumentType.RTF
    if _HTML.match(content[:_HEADER]):
        return DocumentType.HTML
    return None
