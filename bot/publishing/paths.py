"""Where each page stands in the folder, by names that every host can keep, and how one leads to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from bot.pages.links import anchor, slug
from bot.pages.province import page_name
from bot.publishing.errors import PublishRefused, Refusal
from knowledge.targets import Indicator

INDEX, MISSING, DOCUMENTS = "index.html", "404.html", "tai-lieu.html"
STYLE, ICON, SCRIPT, LISTED = "page.css", "icon.svg", "tim-bai.js", "danh-muc.js"
ROBOTS, SITEMAP = "robots.txt", "sitemap.xml"
_NO_YEAR = "khong-ro"
# Part of the address of pages that others link to: never changed, whatever people read above them.
INDICATORS: Mapping[Indicator, str] = {
    Indicator.AWARENESS: "nhan-thuc",
    Indicator.ADOPTION: "ap-dung",
    Indicator.SAVING: "tiet-kiem",
    Indicator.UNIT_IN_CHARGE: "chuyen-trach",
    Indicator.TRAINING: "dao-tao",
    Indicator.OUTREACH: "tuyen-truyen",
    Indicator.COMPLIANCE: "quy-chuan",
    Indicator.PLANNING: "ke-hoach",
}
# Letters that no file system turns into others, in small letters alone: Windows tells no large ones apart.
SAFE_PATH = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*\.(?:html|css|js|svg|png|xlsx|txt|xml)")
# Names that Windows keeps for devices, whatever their ending (learn.microsoft.com, "Naming Files, Paths").
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def is_safe(path: str) -> bool:
    """Whether every host can keep a file of this name, and it is inside the folder."""
    parts = [part.partition(".")[0] for part in path.split("/")]
    return SAFE_PATH.fullmatch(path) is not None and not any(map(_DEVICES.fullmatch, parts))


def checked(path: str) -> str:
    """The same path; raises `PublishRefused` for a name that some host cannot keep."""
    if not is_safe(path):
        raise PublishRefused(path, Refusal.BAD_NAME)
    return path


def province_path(name: str, page: int = 1) -> str:
    """The page of a place, by any of its names."""
    return f"tinh/{slug(page_name(name))}{_nth(page)}.html"


def beside_province(name: str, suffix: str) -> str:
    """A file that belongs to the page of a place."""
    return f"tinh/{slug(page_name(name))}.{suffix}"


def article_path(article_id: str) -> str:
    """The page of an article, by its id."""
    return f"bai/{article_id}.html"


def year_path(year: int | None, page: int = 1) -> str:
    """The list of a year, or of what has no date."""
    return f"nam/{_NO_YEAR if year is None else year}{_nth(page)}.html"


def topic_path(key: str, page: int = 1) -> str:
    """The page of a topic of digests."""
    return f"chu-de/{key}{_nth(page)}.html"


def indicator_path(indicator: Indicator, suffix: str = "html") -> str:
    """The page of an indicator, or a file that belongs to it."""
    return f"chi-so/{INDICATORS[indicator]}.{suffix}"


def card_path(page: str) -> str:
    """The picture that stands beside a link to a page."""
    return f"anh/{page.removesuffix('.html').replace('/', '-')}.png"


def place_of(base: str) -> str:
    """The place of the folder on its host, whichever of its names the host is called by."""
    return urlsplit(base).path or "/"


def _nth(page: int) -> str:
    return "" if page == 1 else f"-{page}"


class PageLinks:
    """What leads from one page of the folder to others: paths relative to it, so that it may stand anywhere.

    ``topics`` and ``indicators`` are those that have a page. With a ``base``, the folder's place on its host, all is
    led to from there: a page that a host shows under any address cannot know where it stands.
    """

    def __init__(
        self,
        page: str,
        topics: Collection[str] = (),
        indicators: Collection[Indicator] = (),
        base: str | None = None,
    ) -> None:
        self._page = page
        self._topics = topics
        self._indicators = indicators
        self._base = base

    def to(self, path: str, place: str = "") -> str:
        """A file of the folder, or an id in a page."""
        behind = f"#{place}" if place else ""
        if path == self._page and place:
            return behind
        if self._base is not None:
            return f"{self._base}{path}{behind}"
        return posixpath.relpath(path, posixpath.dirname(self._page) or ".") + behind

    def province(self, name: str, page: int = 1) -> str:
        """The page of a place."""
        return self.to(province_path(name, page))

    def article(self, article_id: str, passage: int | None = None) -> str:
        """The page of an article, or a passage there."""
        return self.to(article_path(article_id), "" if passage is None else anchor(passage))

    def year(self, year: int | None, page: int = 1) -> str:
        """The list of a year."""
        return self.to(year_path(year, page))

    def topic(self, key: str, page: int = 1) -> str | None:
        """The page of a topic; none where no article is about it."""
        return self.to(topic_path(key, page)) if key in self._topics else None

    def indicator(self, indicator: Indicator) -> str | None:
        """The page of an indicator; none where it has no figures."""
        return self.to(indicator_path(indicator)) if indicator in self._indicators else None

    def asset(self, name: str) -> str:
        """A file that belongs to pages."""
        return self.to(name)
