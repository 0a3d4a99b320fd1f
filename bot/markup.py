"""Blocks become Telegram HTML in messages of allowed length, or plain text."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from bot.reply import ReplyBlock, Run

# Telegram counts a message's text after its markup was taken out, in UTF-16 units.
MESSAGE_LIMIT = 4096
_ALLOWED_LINKS = ("http://", "https://")


def to_messages(blocks: Sequence[ReplyBlock], limit: int = MESSAGE_LIMIT) -> list[str]:
    """The blocks as HTML messages, each at most ``limit`` UTF-16 units of visible text.

    A message ends between blocks; a block that fills more than a message is parted at a space. No blocks give
    no messages.
    """
    messages: list[str] = []
    current, used = "", 0
    for block in _parted(blocks, limit):
        gap = ("\n" if block.tight else "\n\n") if current else ""
        length = utf16_length(_visible(block))
        if current and used + len(gap) + length > limit:
            messages.append(current)
            current, used, gap = "", 0, ""
        current += gap + _html(block)
        used += len(gap) + length
    return [*messages, current] if current else messages


def to_plain_text(blocks: Sequence[ReplyBlock]) -> str:
    """The blocks as text without markup; quotations stand in quotation marks."""
    text = ""
    for block in blocks:
        gap = ("\n" if block.tight else "\n\n") if text else ""
        text += gap + (f"“{_visible(block)}”" if block.quoted else _visible(block))
    return text


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def _visible(block: ReplyBlock) -> str:
    return "".join(run.text for run in block.runs)


def _html(block: ReplyBlock) -> str:
    inner = "".join(_run_html(run) for run in block.runs)
    return f"<blockquote expandable>{inner}</blockquote>" if block.quoted else inner


def _run_html(run: Run) -> str:
    text = html.escape(run.text)
    if run.link is not None and run.link.startswith(_ALLOWED_LINKS) and text.strip():
        text = f'<a href="{html.escape(run.link)}">{text}</a>'
    if run.bold and text.strip():
        text = f"<b>{text}</b>"
    if run.italic and text.strip():
        text = f"<i>{text}</i>"
    return text


def _parted(blocks: Iterable[ReplyBlock], limit: int) -> Iterator[ReplyBlock]:
    for block in blocks:
        if not _visible(block).strip():
            continue
        if utf16_length(_visible(block)) <= limit:
            yield block
            continue
        for number, runs in enumerate(_fill(block.runs, limit)):
            yield block.model_copy(update={"runs": tuple(runs), "tight": block.tight or number > 0})


def _fill(runs: Iterable[Run], limit: int) -> Iterator[list[Run]]:
    """Runs dealt out to pieces of at most ``limit`` units, a run parted at a space where one is near."""
    piece: list[Run] = []
    room = limit
    for run in runs:
        rest = run.text
        while utf16_length(rest) > room:
            head = _head(rest, room)
            if head:
                piece.append(run.model_copy(update={"text": head}))
            yield piece
            piece, room, rest = [], limit, rest[len(head) :].lstrip()
        if rest:
            piece.append(run.model_copy(update={"text": rest}))
            room -= utf16_length(rest)
    if piece:
        yield piece


def _head(text: str, room: int) -> str:
    """The longest beginning that fits, up to its last space if it has one."""
    end = 0
    units = 0
    for char in text:
        units += utf16_length(char)
        if units > room:
            break
        end += 1
    space = text.rfind(" ", 0, end)
    return text[:space] if space > 0 else text[:end]
