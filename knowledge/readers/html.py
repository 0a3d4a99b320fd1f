"""HTML pages: every line that a browser shows, with what its markup says of it, and what the page's head says."""

from __future__ import annotations

from knowledge.errors import DocumentWithoutWords
from knowledge.readers.html_boilerplate import drop_textless, mark_boilerplate
from knowledge.readers.html_lines import read_lines
from knowledge.readers.html_metadata import read_metadata, read_stated_dates
from knowledge.readers.html_tree import mend_letters, parse, text_of
from knowledge.readers.plain import read_plain
from knowledge.records import Document

# A page that shows less is a shell whose text a program would fetch; what it gives to machines is read instead.
_SHELL = 30  # words


def read_html(content: bytes, source: str, *, url: str | None = None, charset: str | None = None) -> Document:
    """The lines of a page, menus and all; ``charset`` is what the server said, before what the page says.

    Raises `DocumentWithoutWords` for a page without text and `UnknownEncoding` when the bytes are no text.
    """
    root = parse(content, source, charset)
    converted = mend_letters(root)
    body = root.find("body")
    metadata = read_metadata(root, url)
    asks_password = root.find(".//input[@type='password']") is not None
    stated = read_stated_dates(body)
    drop_textless(root)
    lines, boxes = read_lines(body, mark_boilerplate(root))
    if metadata.text and sum(len(line.text.split()) for line in lines if not line.apart) < _SHELL:
        lines, boxes = [*read_plain(text_of(metadata.text))], []
    if not lines:
        raise DocumentWithoutWords(source)
    return Document(
        source=source,
        lines=tuple(lines),
        boxes=tuple(boxes),
        url=metadata.url,
        titles=metadata.titles,
        publisher_hint=metadata.publisher,
        stated_dates=(*metadata.dates, *stated),
        stated_authors=metadata.authors,
        asks_password=asks_password,
        converted_from=converted,
    )
