"""The links of a page that look like articles of the same site, in the page's order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from knowledge.readers.html_tree import Element, parse
from knowledge.records import PublicUrl, Record
from knowledge.vietnamese.normalization import fold, to_stored

# A page of a portal has some 40; what has more was made to have more.
_MOST = 100
# The words of a menu are fewer, those of a title rarely.
_SYLLABLES = 6
# "nang-cao-nang-luc": a title in an address has more hyphens than the name of a category.
_HYPHENS = 3
_LONGEST_ADDRESS = 1000
_LONGEST_TITLE = 300
_NUMBER = re.compile(r"\d{3,}")
_ARTICLES = frozenset({".html", ".htm", ".aspx", ".chn", ".vnp", ".epi", ".pdf", ".docx"})
_NO_ARTICLES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".zip", ".rar", ".mp3", ".mp4", ".css", ".js"}
)
# Where more articles are listed, and where there are none.
_LISTS = frozenset(
    {"tag", "tags", "category", "chuyen-muc", "chu-de", "page", "trang", "search", "tim-kiem", "author", "tac-gia"}
    | {"login", "dang-nhap", "rss", "feed", "video", "lien-he"}
)


class PageLink(Record):
    """A link with what it is called."""

    url: PublicUrl
    title: str


def find_article_links(content: bytes, url: str, charset: str | None = None) -> tuple[PageLink, ...]:
    """The links to other pages of the same host that look like articles, each once, a hundred at most.

    Raises a `DocumentRefused` for bytes that are no page.
    """
    root = parse(content, url, charset)
    named = root.find(".//base[@href]")
    base = urljoin(url, named.get("href")) if named is not None else url
    found: dict[str, PageLink] = {}
    for link in _links(root, base):
        known = found.get(link.url)
        # A picture and a title lead to one article; the title says more.
        if link.url != url and (known is not None or len(found) < _MOST):
            found[link.url] = link if known is None or len(link.title) > len(known.title) else known
    home = _host_of(urlsplit(url))
    return tuple(each for each in found.values() if _is_article(each, home))


def _links(root: Element, base: str) -> Iterator[PageLink]:
    for anchor in root.iter("a"):
        href = (anchor.get("href") or "").strip()
        try:
            address = urldefrag(urljoin(base, href)).url
            scheme = urlsplit(address).scheme
        except ValueError:  # brackets that are no host
            continue
        if href and scheme in {"http", "https"} and len(address) <= _LONGEST_ADDRESS:
            yield PageLink(url=address, title=_title_of(anchor))


def _title_of(anchor: Element) -> str:
    pictures = (picture.get("alt") or "" for picture in anchor.iter("img"))
    named = (anchor.text_content(), anchor.get("title") or "", *pictures)
    return max((" ".join(to_stored(each).split()) for each in named), key=len)[:_LONGEST_TITLE]


def _is_article(link: PageLink, home: tuple[str, int | None]) -> bool:
    parts = urlsplit(link.url)
    path = fold(parts.path).strip("/")
    last = path.rpartition("/")[2]
    suffix = PurePosixPath(last).suffix
    if not path or _host_of(parts) != home or suffix in _NO_ARTICLES or _LISTS & set(path.split("/")):
        return False
    if len(re.findall(r"\w+", link.title)) < _SYLLABLES:
        return False
    return last.count("-") >= _HYPHENS or suffix in _ARTICLES or _NUMBER.search(f"{path}?{parts.query}") is not None


def _host_of(parts: SplitResult) -> tuple[str, int | None]:
    """The host and port of an address; none of one that has no such port."""
    try:
        port = parts.port
    except ValueError:
        port = -1
    return (parts.hostname or "").removeprefix("www."), port
