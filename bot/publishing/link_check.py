"""Whether every link of the published pages leads somewhere, and every page is led to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree, html

from bot.publishing.paths import INDEX, MISSING, SITEMAP, place_of

# What leads from a page to another file, and what may lead anywhere.
_LEADING = "//@href | //@src"
_ABROAD = re.compile(r"(?i)https?:")
_ON_A_MACHINE = re.compile(r"(?i)^(?:file:|[a-z]:[\\/]|[\\/])")
_LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class Trouble(StrEnum):
    """What is wrong with a page."""

    BROKEN = "broken"
    """It leads to a file that is not there."""
    NO_PLACE = "no_place"
    """It leads to an id that is not in the page that it leads to."""
    TWICE = "twice"
    """An id stands in it more than once."""
    MACHINE = "machine"
    """It leads to a place of one machine."""
    UNREACHED = "unreached"
    """No way leads to it from the first page."""


class Fault(NamedTuple):
    """A page, what is wrong with it, and the link or id that is."""

    page: str
    trouble: Trouble
    what: str


@dataclass
class Checked:
    """How many pages and links were looked at, and what is wrong with them."""

    pages: int = 0
    links: int = 0
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class _Page:
    links: Sequence[str]
    ids: Sequence[str]


def check_links(root: Path, files: Collection[str], base: str | None = None) -> Checked:
    """Look at ``files`` of a folder, as they are there; ``base`` is the address that the folder will have."""
    read = {path: _read(root / path) for path in sorted(files) if path.endswith(".html")}
    checked = Checked(pages=len(read))
    led_to: dict[str, set[str]] = {}
    for path, page in read.items():
        checked.faults += (Fault(path, Trouble.TWICE, each) for each in _twice(page.ids))
        for link in page.links:
            target, trouble = _follow(path, link, files, read, base)
            checked.links += 1
            if trouble is not None:
                checked.faults.append(Fault(path, trouble, link))
            elif target is not None:
                led_to.setdefault(path, set()).add(target)
    reached = _reached(led_to)
    checked.faults += (Fault(each, Trouble.UNREACHED, "") for each in read if each not in {MISSING, *reached})
    checked.faults += _listed_in_vain(root, files, base)
    return checked


def _read(file: Path) -> _Page:
    content = file.read_bytes()
    if not content.strip():
        return _Page((), ())
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    tree = html.document_fromstring(content, parser=parser)
    pictures = tree.xpath("//meta[@property='og:image']/@content")
    return _Page(
        [str(link) for link in (*tree.xpath(_LEADING), *pictures)], [str(each) for each in tree.xpath("//@id")]
    )


def _follow(
    page: str, link: str, files: Collection[str], read: Mapping[str, _Page], base: str | None
) -> tuple[str | None, Trouble | None]:
    """The file of the folder that a link leads to, none where it leads abroad; and what is wrong with it."""
    inside = None if base is None else _inside(page, link, base)
    if inside is not None:
        path, place = _parted(inside)
        path = path or INDEX
    elif _ABROAD.match(link):
        return None, None
    elif _ON_A_MACHINE.match(link):
        return None, Trouble.MACHINE
    else:
        path, place = _parted(link)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path not in files:
        return None, Trouble.BROKEN
    if place and path in read and place not in read[path].ids:
        return None, Trouble.NO_PLACE
    return path, None


def _inside(page: str, link: str, base: str) -> str | None:
    """What a link from the folder's address names in it, or from its place, where hosts show the page anywhere."""
    for beginning in (base, place_of(base) if page == MISSING else base):
        if link.startswith(beginning):
            return link.removeprefix(beginning)
    return None


def _parted(link: str) -> tuple[str, str]:
    path, _, place = link.partition("#")
    return unquote(path.partition("?")[0]), unquote(place)


def _twice(ids: Sequence[str]) -> list[str]:
    return sorted({each for each in ids if ids.count(each) > 1})


def _reached(led_to: Mapping[str, Collection[str]]) -> set[str]:
    reached, waiting = {INDEX}, [INDEX]
    while waiting:
        new = set(led_to.get(waiting.pop(), ())) - reached
        reached |= new
        waiting += new
    return reached


def _listed_in_vain(root: Path, files: Collection[str], base: str | None) -> Iterator[Fault]:
    """What search engines are told of and is not there."""
    if base is None or SITEMAP not in files:
        return
    for location in etree.parse(root / SITEMAP).iter(_LOCATION):
        path = (location.text or "").removeprefix(base) or INDEX
        if path not in files:
            yield Fault(SITEMAP, Trouble.BROKEN, location.text or "")
