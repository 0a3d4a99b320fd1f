"""Markdown: headings, lists, tables and paragraphs as blocks of plain text, without the signs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from knowledge.readers.front_matter import split_front_matter
from knowledge.records import Block, BlockKind, Document
from knowledge.vietnamese.normalization import to_stored

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"(?:```|~~~)")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,9}[.)])[ \t]+(?=\S)")
_BULLET = re.compile(r"[-*+•][ \t]+")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?$|\|[ \t]*:?-+:?[ \t]*\|$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_LINE_BREAKS = ("  ", "\\")
_LONG_NUMBER = re.compile(r"&#\d{8,};?")  # no character has one

# A sign after a backslash is a letter; it waits in the private use area until the other signs are gone.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_WAITING = re.compile("[\ue021-\ue07e]")
_PRIVATE = 0xE000

# None looks beyond the next sign of its own kind, so that a line full of signs takes no longer than another.
_STARS = (re.compile(r"(\*{1,3})(?=\S)((?:[^*]|(?<=\s)\*(?=\s))+)(?<=\S)\1"), r"\2")
_TARGET = r"[^()\s]*(?:\([^()\s]*\)[^()\s]*)?"  # an address may hold one pair of brackets
_INLINE = (
    (re.compile(rf"!\[([^\[\]]*)\]\({_TARGET}(?:[ \t]+\"[^\"]*\")?\)"), r"\1"),  # pictures: their description
    (re.compile(rf"\[([^\[\]]*)\](?:\({_TARGET}(?:[ \t]+\"[^\"]*\")?\)|\[[^\[\]]*\])"), r"\1"),  # links: their words
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"(?<!`)`+([^`]+)`+"), r"\1"),
    _STARS,
    _STARS,  # what is inside other stars first, then these
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)((?:[^_]|(?<=\w)_(?=\w))+)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(?=\S)((?:[^~]|~(?!~))+)(?<=\S)~~"), r"\1"),
)


def read_markdown(text: str, source: str) -> Document:
    """The document in a Markdown file; wrapped lines are joined, emphasis and links leave their words.

    The title hint is the first heading of the first level when the header names no title. Empty input gives
    no block. Raises `InvalidHeader` when the header is no YAML.
    """
    fields, body = split_front_matter(text, source)
    blocks: list[Block] = []
    title: str | None = None
    for kind, level, lines in _split(_COMMENT.sub("", body)):
        stored = to_stored(_strip_inline("\n".join(lines)))
        blocks += [Block(kind=kind, text=line) for line in stored.split("\n") if line]
        if level == 1 and title is None and stored:
            title = stored
    declared = fields.get("title")
    return Document(
        source=source,
        blocks=tuple(blocks),
        title_hint=declared if isinstance(declared, str) and declared else title,
        front_matter=fields,
    )


def _split(body: str) -> Iterator[tuple[BlockKind, int, list[str]]]:
    """The blocks as (kind, level of a heading or 0, lines); a line ends where Markdown breaks it, not the file."""
    kind, lines = BlockKind.PARAGRAPH, _Lines()
    for raw in [*body.split("\n"), ""]:
        line = _QUOTE.sub("", raw.strip(), count=1) if raw.lstrip().startswith(">") else raw.strip()
        if _UNDERLINE.match(line) and kind is BlockKind.PARAGRAPH and lines:
            yield BlockKind.HEADING, 1 if line[0] == "=" else 2, lines.joined()
            kind, lines = BlockKind.PARAGRAPH, _Lines()
            continue
        opened = _open(line)
        if opened is None:
            lines.add(line, breaks=raw.endswith(_LINE_BREAKS))
            continue
        if lines:
            yield kind, 0, lines.joined()
        kind, level, rest = opened
        lines = _Lines()
        if level or kind is BlockKind.TABLE_ROW:
            yield kind, level, [rest]
            kind = BlockKind.PARAGRAPH
        else:
            lines.add(rest, breaks=raw.endswith(_LINE_BREAKS))


class _Lines:
    """The lines of a block as they come from the file, joined where Markdown does not break them."""

    def __init__(self) -> None:
        self._parts: list[list[str]] = [[]]

    def __bool__(self) -> bool:
        return self._parts != [[]]

    def add(self, line: str, *, breaks: bool) -> None:
        """Add a line to the last one, and begin another when Markdown breaks there (two spaces, a backslash)."""
        line = line.removesuffix("\\").strip() if breaks else line
        if line:
            self._parts[-1].append(line)
        if breaks:
            self._parts.append([])

    def joined(self) -> list[str]:
        """The lines as Markdown breaks them."""
        return [" ".join(parts) for parts in self._parts]


def _open(line: str) -> tuple[BlockKind, int, str] | None:
    """What a line begins, or none when it goes on with what is above; level 0 is no heading."""
    if not line or _RULE.match(line) or _FENCE.match(line) or _TABLE_RULE.match(line):
        return BlockKind.PARAGRAPH, 0, ""
    heading = _HEADING.match(line)
    if heading:
        return BlockKind.HEADING, len(heading[1]), line[heading.end() :].rstrip("#").rstrip(" \t")
    if _ITEM.match(line):
        # A number is part of what is quoted ("2. Tiết kiệm điện"); a dash is not.
        return BlockKind.LIST_ITEM, 0, _BULLET.sub("", line, count=1)
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        cells = (cell.strip() for cell in re.split(r"(?<!\\)\|", line[1:-1]))
        return BlockKind.TABLE_ROW, 0, " | ".join(cell for cell in cells if cell)
    return None


def _strip_inline(text: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(_PRIVATE + ord(found[1])), text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return _WAITING.sub(lambda found: chr(ord(found[0]) - _PRIVATE), html.unescape(_LONG_NUMBER.sub(" ", text)))
