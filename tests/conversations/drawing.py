"""Draws a conversation as it was played, as a phone shows it: one picture, from its first line to its last."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator, Sequence
from pathlib import Path

from docs.phone import draw_keys, draw_page, photograph
from tests.conversations.checks import Heard, Shown, lines_of
from tests.conversations.script import Act, Transcript, place_named
from tests.conversations.stage import Played

# In pixels of a phone: a line of text, and what stands around a message.
_LINE, _AROUND, _ROW, _PICTURE = 22, 34, 40, 300


def draw(transcript: Transcript, played: Sequence[Played], picture: Path) -> bool:
    """Write the picture; false without a browser."""
    messages, place = "", ""
    for step in played:
        if (here := place_named(step.act.scene)) != place:
            messages += _small(f"— {here} —")
        messages, place = messages + "".join(_draw_step(step)), here
    height = 60 + sum(map(_height, played))
    return photograph(draw_page(html.escape(transcript.title), messages), picture, height)


def _draw_step(step: Played) -> Iterator[str]:
    yield f'<div class="mine">{_said(step.act)}</div>'
    toasts: set[str] = set()
    for place, heard in step.heard.items():
        for toast in heard.toasts:
            if toast not in toasts:
                yield _small(f"▣ {toast}")
            toasts.add(toast)
        for each in heard.messages:
            if heard.messages and place != place_named(step.act.scene):
                yield _small(f"({place})")
            yield from _draw_message(each)
    for check in step.failed:
        yield _small(f"✗ {check.text}", "#ff8a80")


def _draw_message(message: Shown) -> Iterator[str]:
    written = message.written if message.html else html.escape(message.written)
    edited = ' <small style="color:#7d8b99">đã sửa</small>' if message.is_edit else ""
    image = ""
    if message.kind == "photo" and isinstance(message.file, bytes):
        image = f'<img style="width:100%" src="data:image/png;base64,{base64.b64encode(message.file).decode()}">'
    elif message.kind == "document":
        image = "📄 "
    yield f'<div class="bot">{image}{written}{edited}</div>'
    yield draw_keys(message.rows)


def _said(act: Act) -> str:
    quoted = (
        f"<blockquote>{html.escape(act.about)}</blockquote>" if act.how in {"trả lời", "trích"} and act.about else ""
    )
    moved = {"trả lời": f"↩ {act.whom}", "chuyển tiếp": "↪ chuyển tiếp"}.get(act.how, "")
    who = f'<b style="color:#9ecbff">{html.escape(act.who)}</b> <small>{html.escape(moved)}</small> '
    pressed = f"👆 [{html.escape(act.text)}]"
    done = {"bấm": pressed, "bấm nếu có": pressed, "sửa câu trước": f"✏️ {html.escape(act.text)}"}
    return who + quoted + done.get(act.how, html.escape(act.text))


def _small(text: str, colour: str = "#9aa7b3") -> str:
    return f'<div style="align-self:center;font-size:13px;color:{colour}">{html.escape(text)}</div>'


def _height(step: Played) -> int:
    """About how high a step is, rather more than less: what is too much is dark."""
    heard: list[Heard] = list(step.heard.values())
    messages = [each for one in heard for each in one.messages]
    said = lines_of(step.act.text) + sum(lines_of(each.text) for each in messages)
    lines = said + said // 4 + len(step.failed) + 2  # a browser's letters are wider than a phone's
    pictures = sum(each.kind == "photo" for each in messages)
    return (
        lines * _LINE
        + (len(messages) + 1) * _AROUND
        + sum(len(each.rows) for each in messages) * _ROW
        + pictures * _PICTURE
    )
