"""PDF: the text of the pages, its lines put back into paragraphs."""

from __future__ import annotations

import itertools
import logging
import math
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from knowledge.errors import DocumentBroken, DocumentEncrypted, DocumentWithoutText, UnknownEncoding
from knowledge.readers.encoding import CONTROL, CONTROL_SHARE
from knowledge.readers.plain import make_block
from knowledge.readers.written_words import is_legacy_font
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

_EDGE = 2  # lines at the top and at the bottom where a running head or foot stands
_PAGE_NUMBER = re.compile(r"\W*(?:trang|page)?\W*\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_OPENING = re.compile(
    r"[•●▪■◦\uf0b7\uf0a7*]|[-–+]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|(?:Điều|Chương|Mục)\s\S+[.:]"
)
_FULL = 0.75  # of the usual width: a shorter line was not broken by the margin
_NARROWEST = 35  # characters; narrower lines are those of a table or a leaflet, and no margin broke them
_WHOLE = 0.9  # a line that also ends a sentence goes on only when it reaches this far


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
        lines=tuple(make_block(CONTROL.sub("", paragraph)) for paragraph in paragraphs),
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


def drop_margins(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages without page numbers, and without what stands at the edge of most pages.

    A single page keeps all its lines.
    """
    if len(pages) < 2:
        return [line for page in pages for line in page]
    repeated = Counter(key for page in pages for key in {_key(page[n]) for n in _edges(page)})
    # On two pages a head is the same on both; on more, half of them, since left and right pages may differ.
    least = max(2, (len(pages) + 1) // 2)
    lines: list[str] = []
    for page in pages:
        edges = _edges(page)
        for number, line in enumerate(page):
            margin = number in edges and (repeated[_key(line)] >= least or _PAGE_NUMBER.fullmatch(line))
            if not margin:
                lines.append(line)
    return lines


def join_lines(lines: Sequence[str]) -> list[str]:
    """The paragraphs that lines of one width were broken from; no lines give none."""
    if not lines:
        return []
    width = sorted(len(line) for line in lines)[math.ceil(0.9 * (len(lines) - 1))]
    paragraphs = [[lines[0]]]
    for above, line in itertools.pairwise(lines):
        if _goes_on(above, line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [" ".join(parts) for parts in paragraphs]


def _edges(page: Sequence[str]) -> set[int]:
    return {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}


def _key(line: str) -> str:
    return _DIGITS.sub("#", line)


def _goes_on(above: str, line: str, width: int) -> bool:
    if _OPENING.match(line):
        return False
    ended = _SENTENCE_END.search(above) is not None
    if line[0].islower():
        return not ended or len(above) >= _FULL * width
    if width < _NARROWEST:
        return False
    if above.isupper() != line.isupper():  # a heading in capitals, and text
        return False
    return len(above) >= (_WHOLE if ended else _FULL) * width
