"""Files of office programs: each kind has its reader, and what only old programs knew goes through one of these."""

from __future__ import annotations

from knowledge.readers.docx import read_docx
from knowledge.readers.media_type import DocumentType
from knowledge.readers.old_encodings import mend_text
from knowledge.readers.old_office import modernise
from knowledge.readers.plain import read_plain
from knowledge.readers.rtf import read_rtf
from knowledge.readers.slides import read_slides
from knowledge.readers.spreadsheet import read_spreadsheet
from knowledge.records import Document

_READERS = {
    DocumentType.DOCX: read_docx,
    DocumentType.XLSX: read_spreadsheet,
    DocumentType.PPTX: read_slides,
    DocumentType.RTF: read_rtf,
}


def read_office(content: bytes, source: str, name: str, kind: DocumentType, *, seconds: float) -> Document:
    """The document in a file of Word, Excel or PowerPoint, old or new; raises a `DocumentRefused`.

    ``seconds`` are what another program may take for an old one.
    """
    if kind is DocumentType.OLD_OFFICE:
        content, kind = modernise(content, source, name, seconds=seconds)
        if kind is DocumentType.PLAIN:
            text, used = mend_text(content.decode("utf-8", "replace"))
            return Document(source=source, lines=read_plain(text), converted_from=used)
    return _READERS[kind](content, source)
