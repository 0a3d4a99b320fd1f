"""PDF: the text of the pages, its lines put back into paragraphs."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from knowledge.errors import DocumentBroken, DocumentEncrypted, DocumentWithoutText, UnknownEncoding
from knowledge.readers.encoding import CONTROL, CONTROL_SHARE
from knowledge.readers.legacy import is_legacy_font
from knowledge.readers.pdf_lines import drop_margins, join_lines
from knowledge.readers.plain import make_block
from knowledge.records import Document
from knowledge.vietnamese.normalization import fold, to_stored

if TYPE_CHECKING:
    from pypdf import PdfReader

# What broken files make the parser raise, beside its own errors.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_SCANNER = re.compile(r"\bscanned (?:with|by)\b|\bcamscanner\b", re.IGNORECASE)
_FEWEST_LETTERS = 20  # a scan may carry a page number or a stamp as text


def read_pdf(content: bytes, source: str) -> Document:
    """The document in a PDF: running heads, feet and page numbers dropped, wrapped lines joined.

    The title hint is the file's own title when the text holds it. Raises `DocumentEncrypted` when a password is
    needed, `DocumentWithoutText` for pictures of pages, `DocumentUnreadable` for a broken file, and
    `UnknownEncoding` for text in a font from before Unicode.
    """
    from pypdf.errors import PyPdfError

    with _quiet():
        try:
            pages, title = _extract(content, source)
        except (PyPdfError, *_BROKEN) as error:
            raise DocumentBroken(source, "is a broken PDF") from error
    lines = [line for line in drop_margins(pages) if not _SCANNER.search(line)]
    whole = "\n".join(lines)
    if sum(map(str.isalpha, whole)) < _FEWEST_LETTERS:
        raise DocumentWithoutText(source)
    if len(CONTROL.findall(whole)) > CONTROL_SHARE * len(whole):
        raise UnknownEncoding(source, "has fonts that do not say which letters they show")
    if is_legacy_font(whole):
        raise UnknownEncoding(source, "is written in a font from before Unicode (TCVN3 or VNI)")
    paragraphs = join_lines(lines)
    return Document(
        source=source,
        blocks=tuple(make_block(CONTROL.sub("", paragraph)) for paragraph in paragraphs),
        # Programs fill the field with file names and with the title of the template.
        title_hint=title if title and fold(title) in fold(" ".join(lines)) else None,
    )


def _extract(content: bytes, source: str) -> tuple[list[list[str]], str | None]:
    """The lines of each page in stored form, and the title in the file's properties."""
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise DocumentEncrypted(source)
    pages = [to_stored(page.extract_text()).split("\n") for page in reader.pages]
    return [[line for line in page if line] for page in pages], _title(reader)


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    return to_stored(title) if isinstance(title, str) and len(title.split()) > 1 else None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser's remarks on a file's faults off the terminal."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
