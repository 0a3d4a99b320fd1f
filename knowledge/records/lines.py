"""What a line of a document is: its kind on the page, and its role in the article."""

from __future__ import annotations

from enum import StrEnum


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
