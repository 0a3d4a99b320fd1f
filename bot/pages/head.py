"""What the head of a page says of it: to browsers, to search engines, and to whoever shows a preview of a link."""

from __future__ import annotations

from knowledge.records import Record


class Head(Record):
    """The title and description of a page, and where what belongs to it is.

    ``style``, ``icon``, ``script`` and ``home`` are written into the page as they are, so they may be relative.
    ``address`` and ``picture`` are for previews of links, which need them absolute; without them a preview shows words
    alone.
    """

    title: str
    description: str
    style: str
    icon: str
    home: str
    script: str | None = None
    address: str | None = None
    picture: str | None = None
    picture_says: str = ""
    is_listed: bool = True
    """Whether search engines may show the page."""
