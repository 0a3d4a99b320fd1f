"""Where pages are: the one thing in which a page that is served and one that is published differ."""

from __future__ import annotations

import re
from typing import Protocol

from knowledge.places.offices import NATION
from knowledge.vietnamese.normalization import fold

NATION_SLUG = "ca-nuoc"
"""What stands in the address of the page of the whole country."""


class Links(Protocol):
    """What leads from one page to others, as it is written into it: an address, or a path relative to the page."""

    def province(self, name: str, page: int = 1) -> str:
        """The page of a province, by its name before July 2025 or today's; `NATION` is one."""
        ...

    def article(self, article_id: str, passage: int | None = None) -> str:
        """The page of an article, or there a passage, by its number from 0."""
        ...

    def year(self, year: int | None, page: int = 1) -> str:
        """The list of the articles of a year, or of those without a date."""
        ...

    def topic(self, key: str, page: int = 1) -> str | None:
        """The page of a topic of digests; none where there are no such pages."""
        ...

    def asset(self, name: str) -> str:
        """A file that belongs to pages, such as the style sheet, a chart or a workbook, by its name."""
        ...


def slug(name: str) -> str:
    """A name as it stands in an address: small letters without marks, digits and hyphens."""
    if name == NATION:
        return NATION_SLUG
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def anchor(passage: int) -> str:
    """The id of a passage on its article's page, by its number from 0."""
    return f"doan-{passage + 1}"
