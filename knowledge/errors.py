"""Everything that can go wrong below the index, each error with what a person needs to act.

KnowledgeError
├── DocumentRefused            a document that cannot become an article
│   ├── DocumentNotFound
│   ├── DocumentUnreadable
│   │   ├── DocumentBroken
│   │   ├── InvalidHeader
│   │   ├── PageUnreachable
│   │   │   ├── AddressNotPublic
│   │   │   └── AddressNotOfWeb
│   │   ├── PageTooDeep
│   │   ├── ReadingTooSlow
│   │   ├── ReadingTooLarge
│   │   ├── ReadingCrashed
│   │   └── ReadingFailed
│   ├── DocumentEmpty
│   │   └── DocumentWithoutWords
│   ├── DocumentTooLarge
│   ├── UnknownDocumentType
│   │   └── OldOfficeFile
│   ├── UnknownEncoding
│   ├── DocumentEncrypted
│   ├── DocumentWithoutText
│   │   └── DocumentNotRecognised
│   └── PageWithoutArticle
├── ArticleNotFound
│   └── ArticleAmbiguous
├── InvalidCorrection
├── ContactUnknown
├── CollectionRefused
├── LibraryUnavailable
├── NoReader
└── BackupRefused
"""

from __future__ import annotations

from enum import StrEnum


class KnowledgeError(Exception):
    """The root of all errors of this package; ``str(error)`` is one clear line."""


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


class ArticleNotFound(KnowledgeError):
    """No article has this id."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        super().__init__(f"no article has the id {article_id!r}")


class ArticleAmbiguous(ArticleNotFound):
    """Several ids begin so: ``ids`` are some of them, ``number`` is how many there are."""

    def __init__(self, article_id: str, ids: tuple[str, ...], number: int) -> None:
        super().__init__(article_id)
        self.ids = ids
        self.number = number
        self.args = (f"{number} articles have an id that begins with {article_id!r}",)


class NoReader(KnowledgeError):
    """No process that reads documents can be started here: too little memory, or no right to."""


class InvalidCorrection(KnowledgeError):
    """A correction by hand that cannot be taken: ``field`` names it, ``value`` is what was given."""

    def __init__(self, field: str, value: str, reason: str) -> None:
        self.field = field
        self.value = value
        self.reason = reason
        super().__init__(f"{field} {value!r}: {reason}")


class ContactUnknown(KnowledgeError):
    """An office that nobody has named: ``province`` is one of today, "" the nation, ``body`` which of its offices."""

    def __init__(self, province: str, body: str) -> None:
        self.province = province
        self.body = body
        super().__init__(f"no {body} of {province or 'the nation'} has a name")


class CollectionRefused(KnowledgeError):
    """Digests that cannot ship: ``faults`` are their lines, one for whatever is to be mended."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class Trouble(StrEnum):
    """What is the matter with a database."""

    UNKNOWN_URL = "no database is named so"
    UNKNOWN_PARAMETER = "what stands behind the question mark is not known"
    NO_DRIVER = "the driver is not installed"
    UNREACHABLE = "the server does not answer"
    LOGIN_REFUSED = "the server refuses the user or the password"
    MISSING = "the server has no such database"
    NOT_THERE = "there is no such file"
    IS_FOLDER = "it is a folder"
    NO_PERMISSION = "permission to open it is lacking"
    NOT_A_DATABASE = "it is not a database"
    DAMAGED = "it is damaged"
    TOO_NEW = "it was written by a newer version; update the program"
    OUTDATED = "it is of an older version and cannot be brought up to date"
    READ_ONLY = "it can only be read"
    DISK_FULL = "nothing more can be written, the disk may be full"
    LOCKED = "somebody else has been writing for too long"
    NO_EXTENSION = "the extension pg_textsearch is not there, which SXSH_INDEX=postgres needs"
    NOT_POSTGRES = "SXSH_INDEX=postgres needs a database in PostgreSQL: set SXSH_DATABASE_URL"
    OTHER = "it cannot be used"


class LibraryUnavailable(KnowledgeError):
    """The database cannot be opened, read or written now.

    ``trouble`` says why, ``database`` names it without a password, ``detail`` is what the driver said, in one line.
    """

    def __init__(self, trouble: Trouble, database: str, detail: str = "") -> None:
        self.trouble = trouble
        self.database = database
        self.detail = detail.splitlines()[0] if detail else ""
        said = f" ({self.detail})" if self.detail else ""
        super().__init__(f"the database {database}: {trouble.value}{said}")


class WhyNoBackup(StrEnum):
    """Why a copy is not made, or not put back."""

    NO_FILE = "the library is on a server, which has tools of its own"
    EXISTS = "a file of this name is there already"
    BELONGS = "the name belongs to the library"
    SAME_FILE = "it is the library itself"
    NOT_OURS = "it is no copy of a library"
    DAMAGED = "the copy is damaged"
    TOO_NEW = "the copy is of a newer version"


class BackupRefused(KnowledgeError):
    """A copy that is not made or not put back: ``file`` names it (or the server), ``why`` says the reason."""

    def __init__(self, why: WhyNoBackup, file: str) -> None:
        self.why = why
        self.file = file
        super().__init__(f"{file}: {why.value}")
