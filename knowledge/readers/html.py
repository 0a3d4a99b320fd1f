"""HTML pages: the article's blocks from title and dateline to its last line, and what the markup says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.errors import DocumentEmpty, PageWithoutArticle
from knowledge.readers.html_article import find_article
from knowledge.readers.html_boilerplate import remove_boilerplate
from knowledge.readers.html_lines import PageLine, read_lines
from knowledge.readers.html_metadata import Metadata, read_metadata, read_published, strip_site
from knowledge.readers.html_tree import parse
from knowledge.readers.plain import make_block
from knowledge.records import Document

_NOTHING = re.compile(r"\b404\b|không tìm thấy|không tồn tại|not found", re.IGNORECASE)
_SHORT_PAGE = 60  # words; a form to log in and a page of an error say no more


def read_html(content: bytes, source: str, *, url: str | None = None, charset: str | None = None) -> Document:
    """The article on a page; ``charset`` is what the server said, before what the page says.

    The blocks run from the title, with datelines right above it, to the lines that sign the text: the date is often
    among them. Menus, boxes and footers stay out. Raises `DocumentEmpty` for a page without text, `UnknownEncoding`
    when the bytes are no text, and `PageWithoutArticle` for lists of links, forms to log in and error pages.
    """
    root = parse(content, source, charset)
    body = root.find("body")
    metadata = read_metadata(root, url)
    has_password = root.find(".//input[@type='password']") is not None
    remove_boilerplate(root)
    lines = read_lines(body)
    if not lines:
        raise DocumentEmpty(source)
    article = find_article(body, lines, metadata.titles)
    if article is None or _is_notice(article.lines, metadata.titles, has_password=has_password):
        raise PageWithoutArticle(source)
    return Document(
        source=source,
        blocks=tuple(make_block(line.text, line.kind) for line in article.lines),
        url=metadata.url,
        title_hint=article.title or _unprinted_title(metadata, url),
        published_hint=metadata.published or read_published(body),
        publisher_hint=metadata.publisher,
    )


def _is_notice(lines: Sequence[PageLine], titles: Sequence[str], *, has_password: bool) -> bool:
    """Whether a page says no more than that it has nothing to show."""
    if sum(len(line.text.split()) for line in lines) > _SHORT_PAGE:
        return False
    return has_password or any(_NOTHING.search(text) for text in (*titles, *(line.text for line in lines)))


def _unprinted_title(metadata: Metadata, url: str | None) -> str | None:
    """The title that only the markup names, without the site's name."""
    return strip_site(metadata.titles[0], metadata.publisher, url) if metadata.titles else None
