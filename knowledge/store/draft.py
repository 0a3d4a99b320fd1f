"""An article on its way into the library."""

from __future__ import annotations

from knowledge.records import Article, Chunk, PublicUrl, Record
from knowledge.targets.records import Target

READING = 7
"""The version of the way in: raised when it reads in another way, so that articles that are kept are read again."""


class Draft(Record):
    """An article on its way in: ``article.id`` is not used; ``locator`` is its URL or full path.

    ``reading`` is the version of the way in that has read it.
    """

    article: Article
    chunks: tuple[Chunk, ...]
    locator: PublicUrl
    targets: tuple[Target, ...] = ()
    reading: int = 0
