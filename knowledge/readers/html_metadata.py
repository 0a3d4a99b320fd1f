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
# Fields of a head that hold a day on which something became of the page: Open Graph, schema.org, Dublin Core, and those
# of catalogues of journals.
_DATE_FIELD = re.compile(
    r"(?:article:)?(?:published|modified)_time|og:(?:updated_time|pubdate)|date(?:published|modified|created)|pub_?date"
    r"|publish(?:ed)?[-_]?date|date|dc(?:terms)?[.:]?date(?:[.:]\w+)?"
    r"|dc(?:terms)?[.:](?:issued|created|modified|available)|citation_(?:publication_|online_)?date"
)
_PUBLISHED = re.compile(r"\b(?:published|pubdate|entry date|post date)\b")

_AUTHOR_FIELDS = ("citation_author", "dc.creator")  # a plain "author" is the site's as often
_CARDS = frozenset({"author", "post-author", "entry-author", "byline"})  # a comment's is "comment-author"
_LONGEST_NAME = 60  # characters
# What a browser turns into "2 năm trước", where the element itself holds the day.
_MACHINE_DATES = ("datetime", "data-datetime", "data-time", "data-date", "data-timestamp", "data-utime", "title")
_TIMED = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)|\d{10}(?:\d{3})?$")
_RELATIVE = re.compile(r"\btruoc$|\bago$|^(?:hom (?:qua|nay|kia)|vua xong|moi day|yesterday|today|just now)\b")
_LONGEST_RELATIVE = 40  # characters
_LEAD = 60  # characters; a shorter text is a label


class Metadata(NamedTuple):
    """The fields that a page's markup names, empty or none where it does not.

    ``titles`` are the page's own: that for sharing, those given to machines, that of the window. ``dates`` are (field,
    value) as written, ``text`` is an article's whole text where the page gives it to machines.
    """

    titles: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    text: str


def read_metadata(root: Element, url: str | None = None) -> Metadata:
    """The metadata of a whole page, fetched from ``url``; a date that is named twice differently is left out."""
    linked = [item for item in _linked_data(root) if _is_article(item)]
    publishers = [_first(_metas(root, "og:site_name")), *(_publisher_name(item) for item in linked)]
    window = root.findtext(".//title")
    headlines = [to_stored(headline) for item in linked if isinstance(headline := item.get("headline"), str)]
    titles = [_first(_metas(root, "og:title")), *headlines, to_stored(window or "").replace("\n", " ")]
    addresses = [link.get("href", "") for link in root.iter("link") if link.get("rel", "").lower() == "canonical"]
    addresses += _metas(root, "og:url")
    return Metadata(
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        dates=(*_dates_of_metas(root), *_dates_of(linked)),
        authors=_read_authors(root, linked),
        publisher=next((name for name in publishers if name), None),
        url=_choose_address(addresses, url),
        text=next((text for item in linked if isinstance(text := item.get("articleBody"), str) and text.strip()), ""),
    )


def _read_authors(root: Element, linked: list[dict[str, object]]) -> tuple[str, ...]:
    """Who wrote it: by its JSON-LD, else by the fields of libraries, one for each author, else by its visiting card."""
    given = [name for item in linked for name in _names(item.get("author"))]
    fields = [name for field in _AUTHOR_FIELDS if (named := _metas(root, field)) for name in named]
    cards = [] if given or fields else list(dict.fromkeys(_cards(root)))
    # Where several posts are signed, nobody knows which is this one.
    return tuple(dict.fromkeys(given or fields or (cards if len(cards) == 1 else ())))


def _cards(root: Element) -> Iterator[str]:
    """The names on the cards and links that blogs give the authors of their posts, as "<span class='author vcard'>"."""
    for element in root.iter("span", "div", "p", "a", "cite", "address"):
        named = set(element.get("class", "").lower().split())
        linked = element.tag == "a" and "author" in element.get("rel", "").lower().split()
        if linked or ("vcard" in named and named & _CARDS):
            full = (inner for inner in element.iter() if "fn" in inner.get("class", "").lower().split())
            name = to_stored(next(full, element).text_content()).replace("\n", " ")
            if name and len(name) <= _LONGEST_NAME:
                yield name


def _dates_of_metas(root: Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = meta.get(attribute, "").strip().lower()
            if _DATE_FIELD.fullmatch(name) and meta.get("content", "").strip():
                yield name, meta.get("content", "").strip()


def _dates_of(linked: list[dict[str, object]]) -> Iterator[tuple[str, str]]:
    for item in linked:
        for name in ("datePublished", "dateCreated", "dateModified"):
            if item.get(name):
                yield name.lower(), str(item[name])


def _names(author: object) -> list[str]:
    """The names in a field of JSON-LD: a text, a person, or a list of them."""
    given = author if isinstance(author, list) else [author]
    found = (each.get("name") if isinstance(each, dict) else each for each in given)
    return [stored for name in found if isinstance(name, str) and (stored := to_stored(name).replace("\n", " "))]


def read_stated_dates(article: Element) -> tuple[tuple[str, str], ...]:
    """The machine-readable times of publication inside an article's own markup, as (field, value)."""
    times = (
        element.get("datetime") or element.get("content") or element.text_content().strip()
        for element in article.iter("time", "span", "div", "meta", "abbr", "p")
        if element.get("itemprop", "").lower() == "datepublished" or (element.tag == "time" and _is_published(element))
    )
    beside = _read_relative(article)
    return (*(("time", value) for value in times if value), *((("time", beside),) if beside else ()))


def _read_relative(body: Element) -> str | None:
    """The day behind the page's "2 năm trước" under the one main heading; none further below than its lead."""
    headings = list(body.iter("h1"))
    if len(headings) != 1:
        return None
    long = 0
    for element in headings[0].xpath("following::*"):
        text = " ".join([element.text or "", *(child.tail or "" for child in element)]).strip()
        long += len(text) >= _LEAD
        if long > 1:
            return None
        if len(text) <= _LONGEST_RELATIVE and (not text or _RELATIVE.search(fold(text))):
            value = next((element.get(name) for name in _MACHINE_DATES if _TIMED.match(element.get(name, ""))), None)
            if value:
                return str(value)
    return None


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
