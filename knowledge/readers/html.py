"""HTML: a page becomes the blocks of its article, with what the markup says of it."""

from __future__ import annotations

import re
from typing import Any

from knowledge.errors import DocumentBroken, DocumentEmpty, PageWithoutArticle
from knowledge.readers.encoding import decode
from knowledge.readers.page_blocks import walk_blocks
from knowledge.readers.page_body import choose_article
from knowledge.readers.page_hints import read_address, read_published, read_publisher, read_title
from knowledge.readers.plain import make_block
from knowledge.records import Document

_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)")
_HEAD = 4096  # bytes; the standard asks for the charset within the first kilobyte, pages are late


def read_html(content: bytes, source: str, *, url: str | None = None, charset: str | None = None) -> Document:
    """The article on a page; ``charset`` is what the server said, before what the page says.

    Menus, boxes and footers stay out; the lines between the title and the body and right after the body stay
    in, since the date is often among them. Raises `PageWithoutArticle` for a page of links, a form or a login,
    and `UnknownEncoding` when the bytes are no text.
    """
    text = decode(content, source, charset or _read_charset(content))
    tree = _parse(text, source)
    title = read_title(tree, url)
    blocks = list(walk_blocks(tree))
    if not blocks:
        raise DocumentEmpty(source)
    article = choose_article(blocks, _extract_body(text), title)
    if not article:
        raise PageWithoutArticle(source)
    return Document(
        source=source,
        blocks=tuple(make_block(block.text, block.kind) for block in article),
        url=read_address(tree, url),
        title_hint=title,
        published_hint=read_published(tree),
        publisher_hint=read_publisher(tree),
    )


def _read_charset(content: bytes) -> str | None:
    found = _XML_ENCODING.match(content) or _META_CHARSET.search(content[:_HEAD])
    return found[1].decode("ascii") if found else None


def _parse(text: str, source: str) -> Any:
    # Slow to import, and folders of plain text do without.
    from lxml import etree, html

    # The page's own claim of a charset no longer holds, so the parser is told.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise DocumentBroken(source, "is not HTML that can be parsed") from error


def _extract_body(text: str) -> str:
    """What trafilatura keeps of a page as text, "" when it finds nothing."""
    import trafilatura

    found = trafilatura.extract(text, fast=True, favor_recall=True, include_comments=False, include_tables=True)
    return found or ""
