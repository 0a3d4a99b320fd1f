"""A document as its reader saw it; nothing is decided yet."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from knowledge.records.addresses import PublicUrl
from knowledge.records.lines import Apart, LineHint, LineKind
from knowledge.records.record import Record


class OldEncoding(StrEnum):
    """How Vietnamese was written before Unicode, or was spoiled on its way: what a text was converted from."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    VPS = "vps"
    VIQR = "viqr"
    MOJIBAKE = "mojibake"
    """UTF-8 that was read as Windows-1252."""

    @classmethod
    def _missing_(cls, value: object) -> OldEncoding | None:
        """As articles that were kept by version 0.1.0 say it."""
        if value == "UTF-8 read as Windows-1252":
            return cls.MOJIBAKE
        return next((each for each in cls if each.name == value), None)


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
