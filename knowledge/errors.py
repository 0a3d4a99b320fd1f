"""Everything that can go wrong below the index, each error with what a person needs to act.

KnowledgeError
├── DocumentRefused            a document that cannot become an article
│   ├── DocumentNotFound
│   ├── DocumentUnreadable
│   │   ├── DocumentBroken
│   │   ├── PageUnreachable
│   │   │   └── AddressNotPublic
│   │   └── ReadingCrashed
│   ├── DocumentEmpty
│   ├── DocumentTooLarge
│   ├── UnknownDocumentType
│   ├── UnknownEncoding
│   ├── DocumentEncrypted
│   ├── DocumentWithoutText
│   └── PageWithoutArticle
├── ArticleNotFound
├── InvalidCorrection
└── LibraryUnavailable
"""

from __future__ import annotations


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


class PageUnreachable(DocumentUnreadable):
    """A web address from which no page came: no server, no answer in time, or an error answered."""

    default_reason = "cannot be reached"


class AddressNotPublic(PageUnreachable):
    """A web address, or one that it redirects to, that lies behind the public web."""

    default_reason = "is not on the public web"


class ReadingCrashed(DocumentUnreadable):
    """Reading the document ended the process that did it, or took more memory than there is."""

    default_reason = "ends the program that reads it, or needs more memory than there is"


class DocumentEmpty(DocumentRefused):
    """The document holds no text at all."""

    default_reason = "is empty"


class DocumentTooLarge(DocumentRefused):
    """The document is larger than the limit in the settings."""

    default_reason = "is too large"


class UnknownDocumentType(DocumentRefused):
    """The name and the content belong to none of the readable types."""

    default_reason = "is of a type that is not read (use .txt, .md, .html, .pdf or .docx)"


class UnknownEncoding(DocumentRefused):
    """The bytes are text in no encoding that can be recognised, or no text."""

    default_reason = "is not text in an encoding that can be recognised"


class DocumentEncrypted(DocumentRefused):
    """A PDF that opens only with a password."""

    default_reason = "is protected by a password"


class DocumentWithoutText(DocumentRefused):
    """A PDF made of pictures (a scan): there is nothing to quote."""

    default_reason = "holds pictures of pages but no text (a scan)"


class PageWithoutArticle(DocumentRefused):
    """A page with menus and lists, and no article among them."""

    default_reason = "holds no article"


class ArticleNotFound(KnowledgeError):
    """No article has this id."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        super().__init__(f"no article has the id {article_id!r}")


class InvalidCorrection(KnowledgeError):
    """A correction by hand that cannot be taken: ``field`` names it, ``value`` is what was given."""

    def __init__(self, field: str, value: str, reason: str) -> None:
        self.field = field
        self.value = value
        self.reason = reason
        super().__init__(f"{field} {value!r}: {reason}")


class LibraryUnavailable(KnowledgeError):
    """The database cannot be opened or is newer than this program."""
