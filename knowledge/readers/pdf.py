"""PDF: the text of the pages in reading order, its lines put back into paragraphs; scanned pages where they can be."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.errors import (
    DocumentBroken,
    DocumentEncrypted,
    DocumentNotRecognised,
    DocumentWithoutText,
    UnknownEncoding,
)
from knowledge.readers.encoding import CONTROL, CONTROL_SHARE
from knowledge.readers.old_encodings import OldText, is_remnant, restore_hyphens
from knowledge.readers.page_layout import PrintedLine, read_page
from knowledge.readers.pdf_pages import draw_page, read_pages
from knowledge.readers.plain import make_block
from knowledge.readers.printed_fonts import mend_fonts
from knowledge.readers.printed_lines import drop_margins, join_lines
from knowledge.readers.printed_words import Page
from knowledge.readers.recognition import RECOGNITION_SECONDS, find_tesseract, recognise_pictures
from knowledge.records import Apart, Document, DocumentLine, LineKind, OldEncoding, Scanned
from knowledge.vietnamese.normalization import fold, to_stored
from knowledge.vietnamese.parted_letters import join_parted

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_SCANNER = re.compile(r"\bscanned (?:with|by)\b|\bcamscanner\b", re.IGNORECASE)
# Letters that a font has for itself; those from F000 are signs of lists.
_PRIVATE = re.compile("[\ue000-\uefff\uf100-\uf8ff]")
_PRIVATE_SHARE = 0.02  # of a text: a sign here and there, and no letter that words need
_FEWEST_LETTERS = 20  # a scan may carry a page number or a stamp as text
_PICTURED = 0.3  # of a page without text: then what it shows is a picture, and else it is empty


def read_pdf(content: bytes, source: str, *, seconds: float = RECOGNITION_SECONDS) -> Document:
    """The document in a PDF: running heads, feet and page numbers dropped, wrapped lines joined.

    Pages that are pictures are read within these ``seconds``, where there is a program for it. The title hint is the
    file's own title when the text holds it. Raises `DocumentEncrypted` when a password is needed,
    `DocumentWithoutText` for pictures of pages, `DocumentUnreadable` for a broken file, and `UnknownEncoding` for text
    in fonts that do not say which letters they show.
    """
    from pypdfium2 import PdfiumError

    until = time.monotonic() + seconds
    try:
        document = _open(content, source)
        try:
            fonts = OldText()
            seen = mend_fonts(list(read_pages(document, source)), fonts)
            pages, scanned, mended = _lines(document, seen, until)
            title = document.get_metadata_value("Title")
        finally:
            document.close()
    except (PdfiumError, ValueError) as error:
        raise DocumentBroken(source, "is a broken PDF") from error
    lines = [line for page in drop_margins(pages) for line in page]
    whole = "\n".join(line.text for line in lines)
    if sum(map(str.isalpha, whole)) < _FEWEST_LETTERS:
        raise (DocumentNotRecognised if find_tesseract() else DocumentWithoutText)(source)
    if len(CONTROL.findall(whole)) > CONTROL_SHARE * len(whole):
        raise UnknownEncoding(source, "has fonts that do not say which letters they show")
    if len(_PRIVATE.findall(whole)) > _PRIVATE_SHARE * len(whole):
        raise UnknownEncoding(source, "has fonts with letters of their own making")
    lines = [replace(line, text=text) for line, text in zip(lines, join_parted(whole.split("\n")), strict=True) if text]
    title = to_stored(title)
    return Document(
        source=source,
        lines=tuple(map(make_printed, join_lines(lines))),
        # Programs fill the field with file names and with the title of the template.
        title_hint=title if len(title.split()) > 1 and fold(title) in fold(" ".join(whole.split())) else None,
        scanned=scanned,
        converted_from=tuple(dict.fromkeys([*fonts.used, *mended])),
    )


def make_printed(line: PrintedLine) -> DocumentLine:
    """The line of a document that a printed paragraph or row of a table is."""
    text = CONTROL.sub("", line.text)
    apart = Apart.UNREADABLE if line.doubtful else None
    if line.is_row:
        return DocumentLine(kind=LineKind.TABLE_ROW, text=text, recognised=line.recognised, apart=apart)
    return make_block(text).model_copy(update={"recognised": line.recognised, "apart": apart})


def _open(content: bytes, source: str) -> PdfDocument:
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(content)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise DocumentEncrypted(source) from error
        raise


def _lines(
    document: PdfDocument, pages: Sequence[Page], until: float
) -> tuple[list[list[PrintedLine]], Scanned | None, list[OldEncoding]]:
    """The lines of each page in reading order, those of pictures read from them; and how many are pictures.

    With what some of the text was converted from, which no font has told.
    """
    pictures = [number for number, page in enumerate(pages) if _is_picture(page)]
    read = dict(zip(pictures, recognise_pictures((draw_page(document, n) for n in pictures), until), strict=False))
    printed: list[list[PrintedLine]] = []
    columns = 1
    for number, page in enumerate(pages):
        found = read.get(number)
        is_read = found is not None and bool(found.words)
        here = read_page(found if found is not None and is_read else page, columns)
        columns = max([columns, *(line.column + 1 for line in here)])
        printed.append([replace(line, recognised=is_read) for line in here])
    old = OldText.of(line.text for page in printed for line in page if not line.recognised)
    lines = [[line for each in page if (line := _stored(each, old)).text] for page in printed]
    if not pictures:
        return lines, None, old.used
    tried = find_tesseract() is not None
    recognised = sum(bool(each.words) for each in read.values())
    return lines, Scanned(pages=len(pages), pictures=len(pictures), tried=tried, recognised=recognised), old.used


def _stored(line: PrintedLine, old: OldText) -> PrintedLine:
    """The line as it is kept, converted where it was not recognised; without text where a scanner has left its name."""
    text = line.text
    if not line.recognised:
        text = old.mend(restore_hyphens(text) if old.known is OldEncoding.TCVN3 and not is_remnant([text]) else text)
    text = to_stored(text)
    return replace(line, text="" if _SCANNER.search(text) else text)


def _is_picture(page: Page) -> bool:
    if page.pictured < _PICTURED:
        return False
    text = " ".join(word.text for word in page.words)
    return bool(_SCANNER.search(text)) or sum(map(str.isalpha, text)) < _FEWEST_LETTERS
