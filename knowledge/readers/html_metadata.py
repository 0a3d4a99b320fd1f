"""What the markup of a page says of it: title, publication, publisher and address, each exactly as written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from knowledge.readers.html_tree import Element, names_of
from knowledge.vietnamese.normalization import fold, to_stored

_ARTICLE_TYPE = re.compile(r"(?:\w*Article|\w*Posting|Report|WebPage)$")
_TRACKING = re.compile(r"(?:utm\w*|fbclid|gclid|zarsrc)=")
_PUBLISHED = re.compile(r"\b(?:published|pubdate|entry date|post date)\b")

# Always between a title and the site's name; a dash is as often part of the title.
_BAR = re.compile(r"\s+(?:\||::|»)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_NOT_LETTERS = re.compile(r"[\W_]+")


class Metadata(NamedTuple):
    """The fields that a page's markup names, empty or none where it does not.

    ``titles`` are the page's own titles, that for sharing before that of the window.
    """

    titles: tuple[str, ...]
    published: str | None
    publisher: str | None
    url: str | None


def read_metadata(root: Element, url: str | None = None) -> Metadata:
    """The metadata of a whole page, fetched from ``url``; a date that is named twice differently is left out."""
    linked = [item for item in _linked_data(root) if _is_article(item)]
    publishers = [_first(_metas(root, "og:site_name")), *(_publisher_name(item) for item in linked)]
    window = root.findtext(".//title")
    titles = [_first(_metas(root, "og:title")), to_stored(window or "").replace("\n", " ")]
    addresses = [link.get("href", "") for link in root.iter("link") if link.get("rel", "").lower() == "canonical"]
    addresses += _metas(root, "og:url")
    published = [*_metas(root, "article:published_time"), *_metas(root, "datepublished")]
    return Metadata(
        titles=tuple(title for title in titles if title),
        published=_only(published) or _only(str(item["datePublished"]) for item in linked if item.get("datePublished")),
        publisher=next((name for name in publishers if name), None),
        url=_choose_address(addresses, url),
    )


def read_published(article: Element) -> str | None:
    """The machine-readable time of publication inside an article's own markup; none when there are several."""
    times = [
        element.get("datetime") or element.get("content") or element.text_content()
        for element in article.iter("time", "span", "div", "meta", "abbr", "p")
        if element.get("itemprop", "").lower() == "datepublished" or (element.tag == "time" and _is_published(element))
    ]
    return _only(times)


def _is_published(time: Element) -> bool:
    named = time.get("pubdate") is not None or _PUBLISHED.search(names_of(time)) is not None
    return bool(time.get("datetime")) and named


def _metas(root: Element, name: str) -> list[str]:
    found = (
        meta.get("content", "")
        for meta in root.iter("meta")
        if name in (meta.get("property", "").lower(), meta.get("name", "").lower(), meta.get("itemprop", "").lower())
    )
    return [stored for content in found if (stored := to_stored(content).replace("\n", " "))]


def _linked_data(root: Element) -> Iterator[dict[str, object]]:
    """The top-level objects of the page's JSON-LD; lists of other articles lie deeper."""
    for script in root.iter("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                graph = item.get("@graph", [])
                yield item
                yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _is_article(item: dict[str, object]) -> bool:
    types = item.get("@type")
    return any(_ARTICLE_TYPE.match(str(name)) for name in (types if isinstance(types, list) else [types]))


def _publisher_name(item: dict[str, object]) -> str | None:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return to_stored(name) if isinstance(name, str) and not name.startswith("http") else None


def _choose_address(addresses: list[str], url: str | None) -> str | None:
    """The address a page gives itself, unless it leaves out what tells the fetched one from its neighbours."""
    own = next((whole for address in addresses if _is_page(whole := urljoin(url or "", address.strip()))), None)
    if not url or not own:
        return own or url
    ours, theirs = urlsplit(url), urlsplit(own)
    same_site = _host(ours) == _host(theirs)
    cut = theirs.path == ours.path and not theirs.query and _tells_apart(ours.query)
    return own if same_site and not cut else url


def _host(parts: SplitResult) -> str:
    return parts.netloc.lower().removeprefix("www.")


def _tells_apart(query: str) -> bool:
    """Whether a query names the page, and not only where its reader came from."""
    return any(not _TRACKING.match(field) for field in query.split("&") if field)


def _is_page(address: str) -> bool:
    """Whether an address is one page's own: many sites name their home page as the address of every page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.netloc) and (parts.path.strip("/") != "" or bool(parts.query))
    )


def _first(values: list[str]) -> str | None:
    return values[0] if values else None


def _only(values: Iterator[str] | list[str]) -> str | None:
    distinct = {value.strip() for value in values if value and value.strip()}
    return distinct.pop() if len(distinct) == 1 else None


def strip_site(title: str, site: str | None, url: str | None) -> str:
    """A title without the site's name after (or before) a bar, or after a dash when it is known to be its name."""
    parts = [part for part in _BAR.split(title) if part.strip()]
    if len(parts) > 1:
        return max((parts[0], parts[-1]), key=lambda part: len(part.split())).strip()
    dash = list(_DASH.finditer(title))
    if not dash:
        return title
    tail = _NOT_LETTERS.sub("", fold(title[dash[-1].end() :]))
    names = {_NOT_LETTERS.sub("", fold(name)) for name in (site, _site_address(url)) if name}
    return title[: dash[-1].start()].strip() if tail and any(tail in name for name in names) else title


def _site_address(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
