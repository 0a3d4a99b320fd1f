"""What a page's markup says of its article: title, date of publication, publisher and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from knowledge.text import fold, to_stored

# Always between a title and the site's name; a dash is as often part of the title.
_BAR = re.compile(r"\s+(?:\||::|»)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|WebPage)$")
_SHORTEST_AGREEING = 3  # words; a shorter heading is contained in too many titles


def read_title(tree: Any, url: str | None = None) -> str | None:
    """The article's title: a first-level heading, else ``og:title``, else ``<title>`` without the site's name.

    A heading is taken that agrees with one of the others, or that stands alone and is not the site's name.
    """
    og_title = _meta(tree, "og:title")
    site = _meta(tree, "og:site_name")
    page_title = _text(tree.find(".//title"))
    heading = _choose_heading(tree, og_title, page_title, site)
    if heading:
        return heading
    full = og_title or page_title
    return strip_site(full, site, url) if full else None


def read_published(tree: Any) -> str | None:
    """The date of publication as the markup has it, or none; dates of change or of the page's making are not it."""
    declared = _meta(tree, "article:published_time")
    if declared:
        return declared
    for record in _linked_data(tree):
        value = record.get("datePublished")
        if isinstance(value, str) and value.strip():
            return value.strip()
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        value = element.get("content") or element.get("datetime") or _text(element)
        if value and value.strip():
            return str(value).strip()
    return None


def read_publisher(tree: Any) -> str | None:
    """The publisher's name as the markup has it (``og:site_name``, or the publisher in JSON-LD), or none."""
    declared = _meta(tree, "og:site_name")
    if declared:
        return declared
    for record in _linked_data(tree):
        publisher = record.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            return to_stored(name)
    return None


def read_address(tree: Any, url: str | None) -> str | None:
    """The page's canonical address, or ``url`` where it names none or only the site's front page."""
    links = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    for candidate in (*links, _meta(tree, "og:url")):
        address = urljoin(url or "", str(candidate or "").strip())
        parts = _split(address)
        if parts and (parts.path.strip("/") or parts.query):
            return address
    return url


def strip_site(title: str, site: str | None, url: str | None) -> str:
    """A title without the site's name after (or before) a bar, or after a dash when it is known to be its name."""
    parts = [part for part in _BAR.split(title) if part.strip()]
    if len(parts) > 1:
        return max((parts[0], parts[-1]), key=lambda part: len(part.split())).strip()
    dash = list(_DASH.finditer(title))
    if not dash:
        return title
    tail = _NOT_LETTERS.sub("", fold(title[dash[-1].end() :]))
    names = {_NOT_LETTERS.sub("", fold(name)) for name in (site, _host(url)) if name}
    return title[: dash[-1].start()].strip() if tail and any(tail in name for name in names) else title


def _choose_heading(tree: Any, og_title: str | None, page_title: str | None, site: str | None) -> str | None:
    headings = [text for element in tree.iter("h1") if (text := _text(element))]
    titles = [fold(title) for title in (og_title, page_title) if title]
    agreeing = [
        heading
        for heading in headings
        if len(heading.split()) >= _SHORTEST_AGREEING
        and fold(heading) != fold(site or "")
        and any(fold(heading) in title for title in titles)
    ]
    if agreeing:  # the site's name stands in the page's title too, and is the shorter one
        return max(agreeing, key=lambda heading: len(heading.split()))
    alone = len(headings) == 1 and fold(headings[0]) != fold(site or "")
    # A page whose meta title says something else has its logo in the heading, unless the heading is a headline.
    return headings[0] if alone and (not og_title or len(headings[0].split()) > _SHORTEST_AGREEING) else None


def _meta(tree: Any, name: str) -> str | None:
    for attribute in ("property", "name"):
        for element in tree.xpath(f"//meta[@{attribute}=$name]", name=name):
            content = to_stored(element.get("content") or "")
            if content:
                return content
    return None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD records about an article or its page; what is no JSON is passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        items = found if isinstance(found, list) else [found]
        for item in items:
            graph = item.get("@graph") if isinstance(item, dict) else None
            records = graph if isinstance(graph, list) else [item]
            yield from (record for record in records if isinstance(record, dict) and _is_article(record))


def _is_article(record: dict[str, Any]) -> bool:
    kinds = record.get("@type")
    return any(_ARTICLE_TYPES.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(element: Any) -> str | None:
    if element is None:
        return None
    return to_stored(" ".join("".join(element.itertext()).split())) or None


def _host(url: str | None) -> str | None:
    parts = _split(url or "")
    return parts.hostname.removeprefix("www.") if parts and parts.hostname else None


def _split(address: str) -> Any:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.netloc else None
