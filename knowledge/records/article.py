"""An article as it is kept, and the pieces of it that are searched and quoted."""

from __future__ import annotations

from enum import StrEnum

from knowledge.records.addresses import PublicUrl
from knowledge.records.dates import SourceDate
from knowledge.records.extraction import Removed
from knowledge.records.lines import BODY_ROLES, LineRole
from knowledge.records.particulars import Particulars
from knowledge.records.place import Place
from knowledge.records.record import Record


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
