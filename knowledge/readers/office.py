"""Files of office programs: each kind has its reader, and what only old programs knew goes through one of these."""

from __future__ import annotations

from knowledge.errors import DocumentBroken
from knowledge.readers.docx import read_docx
from knowledge.readers.media_type import DocumentType
from knowledge.readers.old_encodings import mend_text
from knowledge.readers.old_office import modernise
from knowledge.readers.plain import read_plain
from knowledge.readers.rtf import read_rtf
from knowledge.readers.slides import read_slides
from knowledge.readers.spreadsheet import read_spreadsheet
from knowledge.records import Document
from knowledge.vietnamese.normalization import to_stored

# LibreOffice takes a file for plain text that it can make nothing else of, in the encoding that it seems to be in: then
# it begins with the letters that the first bytes of all such files are in that.
_ENCODINGS = (
    *(f"cp{number}" for number in range(1250, 1259)),
    *("utf-16-le", "utf-16-be", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "koi8_r", "iso8859_5", "iso8859_7"),
)
_OPENINGS = tuple({to_stored(b"\xd0\xcf".decode(encoding, "ignore")) for encoding in _ENCODINGS} - {""})

_READERS = {
    DocumentType.DOCX: read_docx,
    DocumentType.XLSX: read_spreadsheet,
    DocumentType.PPTX: read_slides,
    DocumentType.RTF: read_rtf,
}


def read_office(content: bytes, source: str, kind: DocumentType, *, seconds: float) -> Document:
    """The document in a file of Word, Excel or PowerPoint, old or new; raises a `DocumentRefused`.

    ``seconds`` are what another program may take for an old one.
    """
    if kind is not DocumentType.OLD_OFFICE:
        return _READERS[kind](content, source)
    content, kind = modernise(content, source, seconds=seconds)
    if kind is DocumentType.PLAIN:
        text, used = mend_text(content.decode("utf-8", "replace"))
        return Document(source=source, lines=read_plain(text), converted_from=used)
    document = _READERS[kind](content, source)
    if document.lines and document.lines[0].text.startswith(_OPENINGS):
        raise DocumentBroken(source, "is a broken file of an Office before 2007")
    return document
