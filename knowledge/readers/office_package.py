"""The packages of Office (DOCX, XLSX, PPTX): ZIP files of XML parts, opened within bounds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from knowledge.errors import DocumentBroken, DocumentEncrypted
from knowledge.readers.sources import too_large

_LARGEST_XML = 20 * 1024 * 1024  # bytes, unpacked: a book has 5 MB; as a tree they take ten times as much
_MOST_PARTS = 5000  # a book with a picture on every page has a thousand
_LARGEST_PACKAGE = 300 * 1024 * 1024  # bytes, unpacked: pictures are packed already


@contextmanager
def open_package(content: bytes, source: str, kind: str) -> Iterator[zipfile.ZipFile]:
    """A package whose sizes were looked at before anything of it was unpacked; ``kind`` names it in a refusal.

    Raises `DocumentBroken`, `DocumentEncrypted` and `DocumentTooLarge`.
    """
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise DocumentBroken(source, f"is a broken {kind}") from error
    with package:
        parts = package.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise DocumentEncrypted(source)
        size = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
        if size > _LARGEST_XML:
            raise too_large(source, _LARGEST_XML, size)
        if len(parts) > _MOST_PARTS:
            raise DocumentBroken(source, f"is a {kind} of more than {_MOST_PARTS} parts")
        size = sum(part.file_size for part in parts)
        if size > _LARGEST_PACKAGE:
            raise too_large(source, _LARGEST_PACKAGE, size)
        yield package


def read_part(package: zipfile.ZipFile, name: str, source: str) -> Any | None:
    """The root of a part; none where there is no such part. Raises `DocumentBroken` for one that is no XML.

    Nothing outside it is loaded, and what it names as an entity stays unread.
    """
    from lxml import etree

    try:
        content = package.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as error:
        raise DocumentBroken(source, f"holds a broken part ({name})") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentBroken(source, f"holds a broken part ({name})") from error
