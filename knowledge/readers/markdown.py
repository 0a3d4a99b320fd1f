"""Markdown: headings, lists, tables and paragraphs as blocks of plain text, without the signs.

markdown-it-py finds the blocks and the signs. What people write in Markdown files and CommonMark does not know is
done here: rows of tables without a rule below the head, "•" before an item, quotations of any depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.readers.front_matter import split_front_matter
from knowledge.readers.header_fields import Fields
from knowledge.readers.ruled_tables import draw_bars
from knowledge.readers.table_rows import join_cells
from knowledge.records import Document, DocumentLine, LineHint, LineKind
from knowledge.vietnamese.normalization import to_stored

# Nobody sees comments and scripts. None looks further than to the next that opens; the last goes on without an end.
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b[^<]*(?:<(?!/?(?:script|style)\b)[^<]*)*+(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_QUOTE = re.compile(r"^[ \t]*>(?:[ \t]*>)*[ \t]?", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)•[ \t]+", re.MULTILINE)
# What pandoc notes of a picture, a link or a place in the text: "{width="1.2in"}", "[]{#_GoBack .anchor}".
_ATTRIBUTE = r"(?:[#.][\w-]{1,40}|[\w-]{1,40}=\"[^\"\n]{0,80}\")"
_ATTRIBUTES = re.compile(rf"(?:\[\])?(?<!\\)\{{{_ATTRIBUTE}(?: {_ATTRIBUTE}){{0,6}}\}}")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_CELL_END = re.compile(r"(?<!\\)\|")
_LONG_NUMBER = re.compile(r"&#\d{8,};?")  # no character has one
# CommonMark leaves "**Nguồn:**Sở" as it is, for a letter follows the second pair.
_LEFT_STARS = re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*")
_BREAKING_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|blockquote|section|article)\b", re.IGNORECASE)
_CELL_TAG = re.compile(r"<t[dh]\b", re.IGNORECASE)
# "text.[^1]" and "[^1]: …" below, which CommonMark takes for text, or for the address of a link.
_NOTE_OPENING = re.compile(r"^ {0,3}(?=\[\^[^\]\s]{1,40}\]:[ \t])", re.MULTILINE)
_NOTE_LABEL = re.compile(r"\[\^[^\]\s]{1,40}\]: ?")
_NOTE_REFERENCE = re.compile(r"\[\^[^\]\s]{1,40}\](?!:[ \t])")
_PICTURE = re.compile(r"(?:!\[[^\]\n]*\]\([^()\n]*\)\s*)+")
_ITALIC = re.compile(r"([*_])(?![*_\s])[^*_\n]+\1")
_LONGEST_CAPTION = 300  # characters
_LONGEST_NAME = 6  # words
_ADDRESS = re.compile(r"[@/\d]")
_SIGN = re.compile(r"[\[\]*_`~<&\\\n]")
# A chapter set as one paragraph, with a link a sentence, has a thousand; finding what belongs together takes long.
_MOST_SIGNS = 10_000
_DEEPEST = 100  # lists within lists; each takes some frames of Python's stack


def read_markdown(text: str, source: str) -> Document:
    """The document in a Markdown file; wrapped lines are joined, emphasis and links leave their words.

    The title hint is the first heading of the first level when the header names no title. Empty input gives
    no block. Raises `InvalidHeader` when the header is no YAML.
    """
    fields, body = split_front_matter(text, source)
    blocks: list[DocumentLine] = []
    title: str | None = None
    for kind, level, words in _read_blocks(body):
        stored = to_stored(words)
        blocks += [_make_block(kind, line) for line in stored.split("\n") if line]
        if level == 1 and title is None and stored:
            title = stored
    declared = fields.get("title")
    return Document(
        source=source,
        lines=tuple(blocks),
        title_hint=declared if isinstance(declared, str) and declared else title,
        front_matter=fields,
        stated_authors=_authors(fields),
    )


def _authors(fields: Fields) -> tuple[str, ...]:
    """Who a header says has written, as notes and blogs name it; links of note-taking programs without their signs."""
    said = fields.get("author") or fields.get("authors") or fields.get("tác giả") or ()
    names = (each.strip(" []\"'") for each in ([said] if isinstance(said, str) else said))
    return tuple(name for name in names if name and len(name.split()) <= _LONGEST_NAME and not _ADDRESS.search(name))


def _make_block(kind: LineKind, line: str) -> DocumentLine:
    label = _NOTE_LABEL.match(line)
    note = line[label.end() :] if label else ""
    return DocumentLine(kind=kind, text=note, hint=LineHint.NOTE) if note else DocumentLine(kind=kind, text=line)


@cache
def _parser() -> MarkdownIt:
    # Indented text is no program here, and what stands in HTML is read like the rest.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    return parser.enable("strikethrough").disable(["code", "html_block"])


def _read_blocks(body: str) -> Iterator[tuple[LineKind, int, str]]:
    """The blocks as (kind, level of a heading or 0, words); a line ends where Markdown breaks it, not the file."""
    body = draw_bars(_QUOTE.sub("", _UNSEEN.sub("", body.replace("\r\n", "\n"))))
    body = _BULLET.sub(r"\1- ", _ATTRIBUTES.sub("", body))
    body = _NOTE_OPENING.sub(r"\n\\", _NOTE_REFERENCE.sub("", body))
    tokens: list[Token] = []
    env: dict[str, object] = {}  # the addresses of links, which are named anywhere
    _parser().block.parse(body, _parser(), env, tokens)
    kind, level, mark = LineKind.PARAGRAPH, 0, ""
    below_picture = False
    for token in tokens:
        if token.type == "heading_open":
            kind, level = LineKind.HEADING, int(token.tag[1])
        elif token.type == "list_item_open":
            # A number is part of what is quoted ("2. Tiết kiệm điện"); a dash is not.
            kind, mark = LineKind.LIST_ITEM, f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "list_item_close":
            kind, mark = LineKind.PARAGRAPH, ""
        elif token.type == "fence":
            yield LineKind.PARAGRAPH, 0, token.content
        elif token.type == "inline":
            picture = _PICTURE.match(token.content)
            rest = token.content[picture.end() :] if picture else token.content
            if kind is LineKind.PARAGRAPH and (picture or below_picture) and _is_caption(rest):
                kind = LineKind.CAPTION
            below_picture = picture is not None and not rest
            for row, words in _read_inline(token.content, env):
                yield (LineKind.TABLE_ROW if row else kind), level, mark + words
                mark = ""
            kind, level = LineKind.PARAGRAPH, 0


def _is_caption(text: str) -> bool:
    """Whether what stands below a picture is in italics from end to end."""
    return len(text) <= _LONGEST_CAPTION and _ITALIC.fullmatch(text.strip()) is not None


def _read_inline(content: str, env: dict[str, object]) -> Iterator[tuple[bool, str]]:
    """The words of a block's text, rows of a table each by itself: (whether it is a row, words)."""
    lines = content.split("\n")
    ruled = "|" in content and any(_TABLE_RULE.match(line.strip()) for line in lines)
    for is_row, group in groupby(lines, lambda line: _is_row(line.strip(), ruled=ruled)):
        if not is_row:
            yield False, _strip_signs("\n".join(group), env)
            continue
        for line in map(str.strip, group):
            if not _TABLE_RULE.match(line):
                cells = _CELL_END.split(line.removeprefix("|"))
                yield True, join_cells([to_stored(_strip_signs(cell, env)) for cell in cells])


def _is_row(line: str, *, ruled: bool) -> bool:
    """Whether a line is one of a table: between bars, or with one in a block that has a rule below its head."""
    return len(line) > 1 and ((line[0] == line[-1] == "|") or (ruled and "|" in line))


def _strip_signs(text: str, env: dict[str, object]) -> str:
    text = _LONG_NUMBER.sub(" ", text.strip())
    signs = sum(1 for _ in _SIGN.finditer(text))
    if not signs or signs > _MOST_SIGNS:
        return text
    tokens: list[Token] = []
    _parser().inline.parse(text, _parser(), env, tokens)
    return _LEFT_STARS.sub(r"\1", _join(tokens)).replace("\n | ", "\n")


def _join(tokens: Iterable[Token]) -> str:
    return "".join(map(_words_of, tokens))


def _words_of(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak" or (token.type == "html_inline" and _BREAKING_TAG.match(token.content)):
        return "\n"
    if token.type == "html_inline":
        return " | " if _CELL_TAG.match(token.content) else ""
    return _join(token.children) if token.children else token.content
