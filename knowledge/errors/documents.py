"""Documents that cannot become articles, each kind of refusal with its reason."""

from __future__ import annotations

from enum import StrEnum

from knowledge.errors.base import KnowledgeError


class DocumentRefused(KnowledgeError):
    """A document was refused whole: ``source`` names it, ``reason`` says why in a short clause.

    ``particular`` is a figure or code that belongs to the reason in any language ("3 KiB > 2 KiB", "HTTP 404").
    """

    default_reason = "cannot be read"

    def __init__(self, source: str, reason: str | None = None, *, particular: str | None = None) -> None:
        self.source = source
        self.reason = reason or self.default_reason
        self.particular = particular
        super().__init__(f"{source}: {self.reason}")

    def __reduce__(self) -> tuple[type[DocumentRefused], tuple[str, str], dict[str, object]]:
        """How it crosses into another process: an exception's own way gives the constructor the whole sentence."""
        return type(self), (self.source, self.reason), self.__dict__


class DocumentNotFound(DocumentRefused):
    """There is no file or page under this name."""

    default_reason = "not found"


class DocumentUnreadable(DocumentRefused):
    """The file or page exists and could not be opened, fetched or parsed."""

    default_reason = "cannot be opened"


class DocumentBroken(DocumentUnreadable):
    """The file is damaged, or is not what its name says."""

    default_reason = "is broken, or is not what its name says"


class HeaderTrouble(StrEnum):
    """What is the matter with a header as a whole."""

    NOT_CLOSED = "has a header (front matter) that is not closed"
    NOT_YAML = "has a header (front matter) that is not YAML"
    OPEN_QUOTE = "has a header (front matter) with a quotation mark that is not closed"
    NO_FIELDS = "has a header (front matter) that is a list and no fields"
    TOO_LONG = "has a header (front matter) that is too long"
    TWICE = "says something twice in its header (front matter)"


class InvalidHeader(DocumentUnreadable):
    """The header of a Markdown file is no YAML, or says what cannot be.

    ``faults`` are the fields at fault, each with what it says wrongly ("date: hôm kia"): those of another form first,
    then in the header's order; ``field`` is the first of them. Where the header as a whole is at fault, ``trouble``
    says how, ``line`` is that of the file, from 1, if it is known, and ``particular`` what stands there.
    """

    default_reason = "has a header (front matter) that cannot be read"

    def __init__(
        self,
        source: str,
        reason: str | None = None,
        *,
        particular: str | None = None,
        faults: tuple[tuple[str, str], ...] = (),
        trouble: HeaderTrouble | None = None,
        line: int | None = None,
    ) -> None:
        self.faults = faults
        self.trouble = trouble
        self.line = line
        said = faults[0][1] if faults else particular
        super().__init__(source, reason or (trouble.value if trouble else None), particular=said)

    @property
    def field(self) -> str | None:
        """The first field at fault; none where the header as a whole is."""
        return self.faults[0][0] if self.faults else None


class PageUnreachable(DocumentUnreadable):
    """A web address from which no page came: no server, no answer in time, or an error answered."""

    default_reason = "cannot be reached"


class AddressNotPublic(PageUnreachable):
    """A web address, or one that it redirects to, that lies behind the public web."""

    default_reason = "is not on the public web"


class AddressNotOfWeb(PageUnreachable):
    """An address of another scheme than http and https, such as ftp."""

    default_reason = "is no http or https address"


class ReadingTooSlow(DocumentUnreadable):
    """Reading the document took longer than the settings allow."""

    default_reason = "takes too long to read"


class ReadingTooLarge(DocumentUnreadable):
    """Reading the document took more memory than the settings allow."""

    default_reason = "takes too much memory to read"


class ReadingCrashed(DocumentUnreadable):
    """Reading the document ended the process that did it."""

    default_reason = "ends the program that reads it"


class ReadingFailed(DocumentUnreadable):
    """Reading or keeping the document showed a fault of this program; the log says which."""

    default_reason = "shows a fault of this program"


class PageTooDeep(DocumentUnreadable):
    """A page whose tags lie within one another deeper than the parser goes: what is below is not seen."""

    default_reason = "has too many tags within one another"


class DocumentEmpty(DocumentRefused):
    """The document holds no text at all."""

    default_reason = "is empty"


class DocumentWithoutWords(DocumentEmpty):
    """The document holds something, but nothing that people read: signs alone, or a header without a text below."""

    default_reason = "holds no words"


class DocumentTooLarge(DocumentRefused):
    """The document is larger than the limit in the settings."""

    default_reason = "is too large"


class UnknownDocumentType(DocumentRefused):
    """The name and the content belong to none of the readable types."""

    default_reason = (
        "is of a type that is not read (use .txt, .md, .html, .pdf, .docx, .xlsx, .pptx, .rtf, .png or .jpg)"
    )


class OldOfficeFile(UnknownDocumentType):
    """A file of Word, Excel or PowerPoint before 2007, and no program here that knows it."""

    default_reason = "is of an Office before 2007 (install LibreOffice or antiword, or save it as .docx or .xlsx)"


class UnknownEncoding(DocumentRefused):
    """The bytes are text in no encoding that can be recognised, or no text."""

    default_reason = "is not text in an encoding that can be recognised"


class DocumentEncrypted(DocumentRefused):
    """A PDF that opens only with a password."""

    default_reason = "is protected by a password"


class DocumentWithoutText(DocumentRefused):
    """A PDF made of pictures (a scan), or a picture, where no program is installed that reads it."""

    default_reason = "is a picture of pages; to read it, install tesseract-ocr and tesseract-ocr-vie"


class DocumentNotRecognised(DocumentWithoutText):
    """A scan or a picture in which no text was recognised, or none in time."""

    default_reason = "holds pictures in which no text was recognised"


class PageWithoutArticle(DocumentRefused):
    """A page with menus and lists, and no article among them."""

    default_reason = "holds no article"


class NoReader(KnowledgeError):
    """No process that reads documents can be started here: too little memory, or no right to."""
