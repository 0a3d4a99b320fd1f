"""The records that cross a border of this package; all frozen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

KEY_PARAMETER = (
    r"(?:[\w.%-]*(?:token|secret|signature|password|passwd|api[-_]?key)|(?:[\w.%-]*[-_.])?(?:sig|auth|pwd|credential))"
)
"""A pattern of the names, in any case, of an address's parameters that let in whoever knows their value."""

_USER = re.compile(r"(?i)^(\s*https?://)[^/?#]*@")
_PARAMETER = re.compile(rf"(?i)(?<=[?&#;]){KEY_PARAMETER}=[^&#;]*(?:[&;]|(?=#)|$)")


def public_url(address: str) -> str:
    """The address without what would let others in: its user and password, and parameters such as a token.

    So it is kept and shown. What is no web address stays as it is.
    """
    if "://" not in address or not re.match(r"(?i)\s*https?://", address):
        return address
    shorter = _PARAMETER.sub("", _USER.sub(r"\1", address))
    return re.sub(r"[?&#;]+(?=#|$)", "", shorter) if shorter != address else address


PublicUrl = Annotated[str, AfterValidator(public_url)]
"""A place where a document was found, a file or a URL, as anybody may know it."""


class Record(BaseModel):
    """A frozen record that accepts no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


# A date cut to what is known of it.
_ISO = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class Basis(StrEnum):
    """What a date rests on."""

    PUBLISHED = "published"
    UPDATED = "updated"
    ISSUED = "issued"
    EVENT = "event"
    CONTENT = "content"
    IN_FORCE = "in_force"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    NONE = "none"


CITED_BASES = (Basis.ISSUED, Basis.PUBLISHED, Basis.UPDATED, Basis.EVENT, Basis.CONTENT)
"""What the date beside an article's title may rest on, from the strongest."""


class SourceDate(Record):
    """An article's date with what it rests on.

    ``value`` is ISO 8601 cut to ``precision`` ("2014", "2018-10", "2018-10-17") or none. It is shown with
    its basis and never improved upon.
    """

    value: str | None = Field(default=None, pattern=_ISO)
    precision: Precision = Precision.NONE
    basis: Basis = Basis.NONE

    @model_validator(mode="after")
    def _check(self) -> SourceDate:
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.NONE: 0}[self.precision]
        if len(self.value or "") != length:
            raise ValueError(f"{self.value!r} is not of precision {self.precision}")
        if (self.value is None) != (self.basis is Basis.NONE):
            raise ValueError("a date has a basis, and no date has none")
        if self.value is not None:
            dt.date.fromisoformat((self.value + "-01-01")[:10])  # a day that exists
        return self

    @classmethod
    def of(cls, basis: Basis, year: int, month: int | None = None, day: int | None = None) -> SourceDate:
        """The date with the precision of its given parts; ``ValueError`` when there is no such day."""
        if month is None:
            return cls(value=f"{year:04d}", precision=Precision.YEAR, basis=basis)
        if day is None:
            return cls(value=f"{year:04d}-{month:02d}", precision=Precision.MONTH, basis=basis)
        return cls(value=f"{year:04d}-{month:02d}-{day:02d}", precision=Precision.DAY, basis=basis)

    @property
    def year(self) -> int | None:
        """The year, or none without a date."""
        return int(self.value[:4]) if self.value else None


class Place(Record):
    """A province under its name before 1 July 2025 as printed, today's name, and the district if one is named."""

    province: str
    province_now: str
    district: str | None = None


class LineRole(StrEnum):
    """What a line is to its article; what is none of these is not the article's."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    NOTE = "note"
    LETTERHEAD = "letterhead"
    DATELINE = "dateline"
    BYLINE = "byline"
    SIGNATURE = "signature"
    SOURCE = "source"
    ATTACHMENT = "attachment"


BODY_ROLES = frozenset({LineRole.LEAD, LineRole.BODY, LineRole.CAPTION, LineRole.TABLE})
"""What an article tells; the other roles say what it is, who wrote it, when and where."""


_EDGES = frozenset({LineRole.LETTERHEAD, LineRole.DATELINE, LineRole.BYLINE, LineRole.SIGNATURE, LineRole.SOURCE})


class LineKind(StrEnum):
    """What a block of text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"


class Apart(StrEnum):
    """What a line is a part of beside the article, as the markup of a page shows or its reading has shown."""

    ADVERTISEMENT = "advertisement"
    MENU = "menu"
    RELATED = "related"
    COMMENTS = "comments"
    WIDGET = "widget"
    FOOTER = "footer"
    HIDDEN = "hidden"
    UNREADABLE = "unreadable"
    """Read from a picture, and not with certainty."""


class LineHint(StrEnum):
    """What the markup calls a line of the article."""

    HEADLINE = "headline"
    DATE = "date"
    AUTHOR = "author"
    ADDRESS = "address"
    NOTE = "note"


class OldEncoding(StrEnum):
    """How Vietnamese was written before Unicode, or was spoiled on its way: what a text was converted from."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    VPS = "VPS"
    VIQR = "VIQR"
    MOJIBAKE = "UTF-8 read as Windows-1252"


class DocumentLine(Record):
    """One line of a document as its reader saw it: a paragraph, a list item, a table row (cells parted by " | ").

    ``level`` is that of a heading, ``linked`` the share of its characters inside links, ``box`` the number of the
    innermost box around it among its document's. ``extracted`` says that trafilatura takes it for the article's,
    ``emphasised`` that all of it is bold or large, ``recognised`` that it was read from a picture.
    """

    kind: LineKind = LineKind.PARAGRAPH
    text: str
    level: int = 0
    linked: float = 0.0
    box: int = 0
    extracted: bool = False
    emphasised: bool = False
    recognised: bool = False
    apart: Apart | None = None
    hint: LineHint | None = None


class Scanned(Record):
    """How much of a document is pictures of pages.

    ``pictures`` of its ``pages`` show text only as a picture, and ``recognised`` of these were read from it; ``lines``
    are the numbers of the lines that were, ``tried`` says whether there was a program to read them.
    """

    pages: int
    pictures: int
    tried: bool = False
    recognised: int = 0
    lines: tuple[int, ...] = ()


class Box(Record):
    """An element of a page that makes a block of what it holds, with the number of the one around it.

    ``likeness`` is the same for boxes that are marked up alike. The first box of a page is around itself.
    """

    parent: int
    likeness: str = ""


class Document(Record):
    """What a reader hands on: the lines of a page or file from top to bottom, and what its markup says of it.

    ``source`` is the file name or the URL. ``front_matter`` holds the fields of a Markdown header. ``boxes`` are those
    of a page, each behind the one around it; other documents have none. ``titles``, ``stated_dates`` (the name of a
    field and its value) and ``stated_authors`` are what markup says, ``asks_password`` whether it asks for one,
    ``scanned`` how many of its pages are pictures, if any are. ``converted_from`` are the encodings that its text, or
    some of it, was written in.
    """

    source: PublicUrl
    lines: tuple[DocumentLine, ...]
    boxes: tuple[Box, ...] = ()
    url: PublicUrl | None = None
    titles: tuple[str, ...] = ()
    title_hint: str | None = None
    publisher_hint: str | None = None
    stated_dates: tuple[tuple[str, str], ...] = ()
    stated_authors: tuple[str, ...] = ()
    asks_password: bool = False
    converted_from: tuple[OldEncoding, ...] = ()
    scanned: Scanned | None = None
    front_matter: dict[str, str | list[str]] = Field(default_factory=dict)


class Removed(Record):
    """A piece that cleaning took out, with the reason in a word or two."""

    text: str
    reason: str


class ExtractedLine(Record):
    """A line of a document with its one role, or without any and the ``reason`` why it is not the article's.

    ``number`` counts the lines of the document from 0; a line that was joined of several has the first one's.
    """

    number: int
    text: str
    kind: LineKind = LineKind.PARAGRAPH
    role: LineRole | None = None
    reason: str | None = None


class Named(Record):
    """A name or number as an article states it; ``line`` is the line that says so, none for markup and people."""

    value: str
    line: int | None = None


class Signer(Record):
    """Who signed, with the post as printed."""

    name: str
    post: str | None = None
    line: int | None = None


class StatedDate(Record):
    """A date that an article states of itself, with its basis."""

    date: SourceDate
    line: int | None = None


class PlaceEvidence(StrEnum):
    """What shows that an article is about a place, from the strongest."""

    DECLARED = "declared"  # a header of ours, or a person
    LETTERHEAD = "letterhead"
    DATELINE = "dateline"
    TITLE = "title"
    DISTRICTS = "districts"
    BODY = "body"
    PUBLISHER = "publisher"


class StatedPlace(Record):
    """A place that an article is about, with what shows it."""

    place: Place
    evidence: PlaceEvidence
    line: int | None = None


class Validity(Record):
    """From when and until when a paper holds, and the number of the one in its place, where somebody says so.

    ``since`` and ``until`` are ISO 8601 cut to what is known, as the value of a `SourceDate`.
    """

    since: str | None = Field(default=None, pattern=_ISO)
    until: str | None = Field(default=None, pattern=_ISO)
    replaced_by: str | None = None

    def ended(self, today: dt.date) -> bool:
        """Whether it holds no more: the whole of ``until`` is over, or another paper stands in its place."""
        return self.replaced_by is not None or (
            self.until is not None and self.until < today.isoformat()[: len(self.until)]
        )


def _moved(stated: Record, numbers: Mapping[int, int]) -> Record:
    line = getattr(stated, "line", None)
    return stated.model_copy(update={"line": None if line is None else numbers.get(line)})


class Particulars(Record):
    """What an article says about itself; what it does not say is empty, never guessed.

    ``numbers`` are its own, ``rests_on`` those of the papers it rests on or replaces. ``issuer`` issued it,
    ``taken_from`` is the paper or site that it was published by first ("Theo …"). ``converted_from`` are the old
    encodings that its document was written in: its text is their conversion. ``scanned`` says how many of its pages are
    pictures, if any are.
    """

    authors: tuple[Named, ...] = ()
    signers: tuple[Signer, ...] = ()
    numbers: tuple[Named, ...] = ()
    rests_on: tuple[Named, ...] = ()
    issuer: Named | None = None
    taken_from: Named | None = None
    dates: tuple[StatedDate, ...] = ()
    places: tuple[StatedPlace, ...] = ()
    validity: Validity | None = None
    converted_from: tuple[OldEncoding, ...] = ()
    scanned: Scanned | None = None

    def moved(self, numbers: Mapping[int, int]) -> Particulars:
        """The same with the numbers of lines changed; a line that is not among them is known no more."""
        changed: dict[str, object] = {}
        for name, value in self:
            if isinstance(value, tuple) and name != "converted_from":
                changed[name] = tuple(_moved(stated, numbers) for stated in value)
            elif isinstance(value, Named):
                changed[name] = _moved(value, numbers)
        return self.model_copy(update=changed)


class Extraction(Record):
    """A document whose every line has a role in its article, or a reason why it has none; in page order.

    ``title`` is as printed, or made where the document prints none.
    """

    title: str
    lines: tuple[ExtractedLine, ...]
    publisher: str | None = None
    particulars: Particulars = Particulars()

    @property
    def body(self) -> tuple[ExtractedLine, ...]:
        """What the article tells."""
        return tuple(line for line in self.lines if line.role in BODY_ROLES)

    @property
    def dateline(self) -> tuple[str, ...]:
        """What may carry the article's date or publisher beside its text."""
        return tuple(line.text for line in self.lines if line.role in _EDGES)

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What is not the article's."""
        return tuple(Removed(text=line.text, reason=line.reason) for line in self.lines if line.reason)


class ArticleLine(Record):
    """A line of an article's text: ``text[start:end]``; ``number`` is its place in the document."""

    number: int
    role: LineRole
    start: int
    end: int


class ArticleKind(StrEnum):
    """Whether an article is the page itself or our own summary of one."""

    ORIGINAL = "original"
    DIGEST = "digest"


class PartRead(StrEnum):
    """How much of its page a summary was written from."""

    EXCERPT = "excerpt"
    WHOLE = "whole"


class Digest(Record):
    """What is known of the page behind a summary of ours.

    ``title_is_own`` says that the page's title was not known, ``is_weak`` that the page proves nothing by itself,
    ``conflict`` what other pages say differently, in a sentence.
    """

    read: PartRead = PartRead.EXCERPT
    title_is_own: bool = False
    is_english: bool = False
    is_legal: bool = False
    is_weak: bool = False
    conflict: str | None = None
    topics: tuple[str, ...] = ()


class Article(Record):
    """An article as it is kept. ``text`` is its lines in stored form, parted by line breaks.

    What it tells stands first, in the order of the document; below it the lines of other roles, in that order too.
    ``lines`` says of each line what it is, ``digest`` what is known of the page that a summary of ours is of.
    """

    id: str
    title: str
    publisher: str | None = None
    url: PublicUrl | None = None
    source: PublicUrl
    kind: ArticleKind = ArticleKind.ORIGINAL
    digest: Digest | None = None
    date: SourceDate = SourceDate()
    places: tuple[Place, ...] = ()
    particulars: Particulars = Particulars()
    text: str
    lines: tuple[ArticleLine, ...] = ()
    removed: tuple[Removed, ...] = ()

    @property
    def told(self) -> str:
        """What the article tells: its text without what stands around it."""
        asides = (line.start for line in self.lines if line.role not in BODY_ROLES)
        first = next(asides, None)
        return self.text if first is None else self.text[:first].removesuffix("\n")

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces as printed, the main one first, each once."""
        return tuple(dict.fromkeys(place.province for place in self.places))

    @property
    def provinces_now(self) -> tuple[str, ...]:
        """Today's provinces in the same order, each once."""
        return tuple(dict.fromkeys(place.province_now for place in self.places))

    @property
    def districts(self) -> tuple[str, ...]:
        """The districts named, each once."""
        return tuple(dict.fromkeys(place.district for place in self.places if place.district))


class Chunk(Record):
    """A span of an article's text with its sentences, both as (start, end) offsets in the article's text.

    ``role`` is that of its lines; of an article's own telling it is that of the first.
    """

    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]
    role: LineRole = LineRole.BODY


class Passage(Record):
    """A piece of an article: ``article.text[start:end]``, offsets in characters; ``number`` counts from 0.

    ``sentences`` are (start, end) offsets in ``text``.
    """

    id: str
    article_id: str
    number: int
    start: int
    end: int
    text: str
    sentences: tuple[tuple[int, int], ...]
    role: LineRole = LineRole.BODY


class Likeness(Record):
    """An article that a document is nearly the same as, and what differs.

    ``shared`` sentences stand in both, ``added`` in the document alone, ``left_out`` in the article alone. ``date`` is
    the article's.
    """

    article_id: str
    title: str
    date: SourceDate = SourceDate()
    shared: int
    added: int
    left_out: int


Outcome = Literal["added", "updated", "unchanged", "refused"]


class IntakeResult(Record):
    """What became of one document on its way in.

    ``like`` is the article that is nearly the same, or was until now; ``scanned`` says how many pages are pictures.
    """

    source: PublicUrl
    outcome: Outcome
    reason: str | None = None
    article_id: str | None = None
    like: Likeness | None = None
    scanned: Scanned | None = None


class Contact(Record):
    """Whom to ask, as people may see it.

    ``phone``, ``address`` and ``email`` are there only where a person has confirmed them, on ``confirmed_on``;
    ``before_july_2025`` says that name or link are from a page older than the mergers of provinces.
    """

    name: str
    link: PublicUrl | None = None
    phone: str | None = None
    address: str | None = None
    email: str | None = None
    confirmed_on: dt.date | None = None
    before_july_2025: bool = False
