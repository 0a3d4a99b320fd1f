"""What every view is made of: blocks of runs of text, which any channel can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.records import Record


class Run(Record):
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None


class ReplyBlock(Record):
    """A paragraph of a reply; ``quoted`` ones may be folded away, ``tight`` ones follow without a blank line."""

    runs: tuple[Run, ...]
    quoted: bool = False
    tight: bool = False


def plain_block(text: str, *, tight: bool = False) -> ReplyBlock:
    """A block of ordinary text."""
    return ReplyBlock(runs=(Run(text=text),), tight=tight)


def bold_block(text: str, *, tight: bool = False) -> ReplyBlock:
    """A block of bold text."""
    return ReplyBlock(runs=(Run(text=text, bold=True),), tight=tight)


def italic_block(text: str, *, tight: bool = False) -> ReplyBlock:
    """A block of slanted text, for what is said beside the facts."""
    return ReplyBlock(runs=(Run(text=text, italic=True),), tight=tight)


def list_blocks(lines: Iterable[str]) -> Iterator[ReplyBlock]:
    """One line with a bullet each."""
    for line in lines:
        yield plain_block(f"• {line}", tight=True)
