"""Blocks become Telegram HTML in messages of allowed length, or plain text."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from bot.redaction.control_characters import without_control
from bot.views.blocks import ReplyBlock, Run

# Telegram counts a message's text after its markup was taken out, in UTF-16 units.
MESSAGE_LIMIT = 4096
# Characters that take a place and show nothing, beside those whose category says so: Telegram takes a message of such
# characters alone for an empty one.
_BLANKS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0\ufffc")
_BLANK_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_ALLOWED_LINKS = ("http://", "https://")


MessagePart: TypeAlias = tuple[ReplyBlock, ...]
"""The blocks of one message."""


def to_parts(blocks: Sequence[ReplyBlock], limit: int = MESSAGE_LIMIT) -> list[MessagePart]:
    """The blocks dealt out to messages of at most ``limit`` UTF-16 units of visible text.

    A message ends between blocks; a block that fills more than a message is parted at a space. What would show
    nothing makes no message: no blocks, or white space alone, give none.
    """
    parts: list[MessagePart] = []
    current: list[ReplyBlock] = []
    used = 0
    for block in _parted(blocks, limit):
        length = utf16_length(_visible(block))
        if current and used + len(_gap(block)) + length > limit:
            parts.append(tuple(current))
            current, used = [], 0
        used += length + (len(_gap(block)) if current else 0)
        current.append(block)
    return [*parts, tuple(current)] if current else parts


def to_html(part: MessagePart) -> str:
    """A message's blocks as Telegram HTML."""
    return "".join((_gap(block) if number else "") + _html(block) for number, block in enumerate(part))


def to_text(part: MessagePart) -> str:
    """A message's blocks as the text that Telegram keeps of them, without the markup."""
    return "".join((_gap(block) if number else "") + whole(_visible(block)) for number, block in enumerate(part))


def to_messages(blocks: Sequence[ReplyBlock], limit: int = MESSAGE_LIMIT) -> list[str]:
    """The blocks as HTML messages; see `to_parts`."""
    return [to_html(part) for part in to_parts(blocks, limit)]


def to_plain_text(blocks: Sequence[ReplyBlock]) -> str:
    """The blocks as text without markup; quotations stand in quotation marks."""
    text = ""
    for block in blocks:
        shown = whole(_visible(block))
        shown = f"“{shown}”" if block.quoted else shown
        text += (_gap(block) if text else "") + shown
    return text


def shown_length(blocks: Iterable[ReplyBlock]) -> int:
    """What blocks take up of a screen, in UTF-16 units: their text, and two more for the blank line before each."""
    return sum(2 + utf16_length(_visible(block)) for block in blocks)


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_blank(text: str) -> bool:
    """Whether a text shows nothing, being empty, white space, or characters without any look."""
    return all(char in _BLANKS or unicodedata.category(char) in _BLANK_CATEGORIES for char in text)


def _gap(block: ReplyBlock) -> str:
    """What parts a block from the one before it."""
    return "\n" if block.tight else "\n\n"


def _visible(block: ReplyBlock) -> str:
    return "".join(without_control(run.text) for run in block.runs)


def _html(block: ReplyBlock) -> str:
    inner = "".join(_run_html(run) for run in block.runs)
    return f"<blockquote expandable>{inner}</blockquote>" if block.quoted else inner


def _run_html(run: Run) -> str:
    text = html.escape(whole(run.text))
    if run.link is not None and run.link.startswith(_ALLOWED_LINKS) and text.strip():
        text = f'<a href="{html.escape(whole(run.link))}">{text}</a>'
    if run.code and text.strip():
        text = f"<code>{text}</code>"
    if run.bold and text.strip():
        text = f"<b>{text}</b>"
    if run.italic and text.strip():
        text = f"<i>{text}</i>"
    return text


def whole(text: str) -> str:
    """A text that can be sent: half a character, which no encoding has, and what steers a screen show as unknown."""
    return without_control(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _parted(blocks: Iterable[ReplyBlock], limit: int) -> Iterator[ReplyBlock]:
    for block in blocks:
        if is_blank(_visible(block)):
            continue
        if utf16_length(_visible(block)) <= limit:
            yield block
            continue
        pieces = (runs for runs in _fill(block.runs, limit) if not is_blank("".join(run.text for run in runs)))
        for number, runs in enumerate(pieces):
            yield block.model_copy(update={"runs": tuple(runs), "tight": block.tight or number > 0})


def _fill(runs: Iterable[Run], limit: int) -> Iterator[list[Run]]:
    """Runs dealt out to pieces of at most ``limit`` units, a run parted at a space where one is near."""
    piece: list[Run] = []
    room = limit
    for run in runs:
        rest = run.text
        while utf16_length(rest) > room:
            head = _head(rest, room, whole=not piece)
            if head:
                piece.append(run.model_copy(update={"text": head}))
            yield piece
            piece, room, rest = [], limit, rest[len(head) :].lstrip()
        if rest:
            piece.append(run.model_copy(update={"text": rest}))
            room -= utf16_length(rest)
    if piece:
        yield piece


def _head(text: str, room: int, *, whole: bool) -> str:
    """The longest beginning that fits, up to its last space; without one, ``whole`` says to cut inside a word."""
    end = units = 0
    for char in text:
        units += utf16_length(char)
        if units > room:
            break
        end += 1
    space = text.rfind(" ", 0, end + 1)
    if space > 0:
        return text[:space]
    # Where not even one character fits, one goes all the same, or there would be no end.
    return text[: max(end, 1)] if whole else ""
