"""Where on the page the lines with dates stand: above the title, under it, or after the text."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from knowledge.dates.dateline import Dateline, read_dateline
from knowledge.records import CleanDocument, Document
from knowledge.vietnamese.normalization import to_stored


class LinePosition(IntEnum):
    """Where on the page a line stands, the position that speaks most clearly of the article first."""

    UNDER_TITLE = 0
    ABOVE_TITLE = 1
    AFTER_TEXT = 2


def page_lines(document: Document) -> list[str]:
    """The lines of a document in stored form, in page order, without empty ones."""
    return [line for block in document.blocks for line in to_stored(block.text).split("\n") if line]


def locate_datelines(cleaned: CleanDocument, document: Document) -> Iterator[tuple[str, LinePosition, Dateline]]:
    """Each line of ``cleaned.dateline`` that carries dates, with its position; in page order."""
    lines = page_lines(document)
    title = _last_before(lines, cleaned.title, len(lines))
    first_block = to_stored(cleaned.body[0].text).split("\n")[0]
    text = lines.index(first_block) if first_block in lines else len(lines)
    title = title if title < text else _last_before(lines, cleaned.title, text)
    position = 0
    for line in cleaned.dateline:
        dateline = read_dateline(line)
        position = lines.index(line, position) if line in lines[position:] else position
        if dateline is None or not dateline.stamps:
            continue
        if position > text:
            yield line, LinePosition.AFTER_TEXT, dateline
        else:
            yield line, LinePosition.ABOVE_TITLE if position < title else LinePosition.UNDER_TITLE, dateline


def _last_before(lines: list[str], title: str, end: int) -> int:
    """The number of the title's last printing above the text; -1 where the page does not print it."""
    for number in range(min(end, len(lines)) - 1, -1, -1):
        if lines[number] == title or (len(lines[number]) > 15 and title.startswith(lines[number])):
            return number
    return -1
