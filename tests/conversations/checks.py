"""What must be so of what the bot has said: each line of a transcript as a yes or no."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.support.bot_api.markup import utf16_length

WIDTH = 45  # letters in a line of a phone of 412 pixels
LABEL = 30  # a button's label is shorter


@dataclass(frozen=True)
class Shown:
    """A message as it stood after a step, new or edited."""

    message_id: int
    text: str
    written: str
    html: bool
    buttons: tuple[Mapping[str, Any], ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "text"
    file: Any = None
    asks: bool = False
    is_edit: bool = False
    reply_to: int | None = None


@dataclass(frozen=True)
class Heard:
    """All that came of a step in one place."""

    messages: tuple[Shown, ...] = ()
    toasts: tuple[str, ...] = ()
    reactions: tuple[str, ...] = ()
    asked_in: int | None = None

    @property
    def text(self) -> str:
        """Everything that is to be read."""
        return "\n".join(each.text for each in self.messages)

    @property
    def buttons(self) -> list[Mapping[str, Any]]:
        """Every button, in order."""
        return [button for each in self.messages for button in each.buttons]


class UnknownCheck(ValueError):
    """A line that asks for something nobody can look at."""


def holds(check: str, heard: Heard) -> bool:
    """Whether a line of a transcript is so; raises `UnknownCheck` for one that says nothing we know."""
    if found := _COUNTED.fullmatch(check):
        return _COMPARED[found["than"]](_count(found["what"], heard), int(found["n"]))
    word, _, value = check.partition(":")
    if (judge := _PLAIN.get(check)) is not None:
        return judge(heard)
    if (judge_value := _WITH_VALUE.get(word)) is not None and value.strip():
        return judge_value(value.strip(), heard)
    raise UnknownCheck(check)


def always_wrong(heard: Heard) -> Iterable[str]:
    """What is wrong with a message whatever a transcript says of it."""
    for button in heard.buttons:
        if len(button["text"]) >= LABEL:
            yield f"nhãn nút dài: {button['text']}"


def simplify(text: str) -> str:
    """A text as it is compared: no matter of capitals, dashes, spaces and of how letters are composed."""
    text = re.sub("[‐‑–—−]", "-", unicodedata.normalize("NFC", text)).casefold()
    return re.sub(r"\s+", " ", re.sub(r"\s*-\s*(?=\d)", "-", re.sub(r"\s+%", "%", text))).strip()


def _says(text: str, words: str) -> bool:
    """Whether a text has these words, whole: "50%" is neither in "150%" nor in "25-50%"."""
    wanted = simplify(words)
    before = r"(?<![\w])(?<!\d[.,-])" if re.match(r"\d.*%", wanted) else r"(?<!\w)"
    after = r"(?!\w)" if wanted[-1:].isalnum() else ""
    return re.search(f"{before if wanted[:1].isalnum() else ''}{re.escape(wanted)}{after}", simplify(text)) is not None


def _each(value: str) -> list[list[str]]:
    """What must all be there, each with what may stand instead of it: ``a · b | c``."""
    return [[one.strip() for one in part.split(" | ")] for part in value.split(" · ")]


def _all_said(value: str, text: str) -> bool:
    return all(any(_says(text, one) for one in ones) for ones in _each(value))


def _some_said(value: str, text: str) -> bool:
    return any(_says(text, one) for ones in _each(value) for one in ones)


def _labelled(value: str, heard: Heard) -> bool:
    labels = [simplify(button["text"]) for button in heard.buttons]
    return all(any(simplify(one) in label for one in ones for label in labels) for ones in _each(value))


def _said_or_labelled(value: str, heard: Heard) -> bool:
    """Whether each stands in the text or on a button: what is told at once, or offered."""
    return all(any(_says(heard.text, one) or _labelled(one, heard) for one in ones) for ones in _each(value))


def _count(what: str, heard: Heard) -> int:
    if what == "số dòng":
        return max((lines_of(each.text) for each in heard.messages), default=0)
    if what == "đơn vị":
        return sum(utf16_length(each.text) for each in heard.messages)
    return len(heard.messages) if what == "số tin" else len(heard.buttons)


def lines_of(text: str) -> int:
    """How many lines of a phone a text takes."""
    return sum(len(textwrap.wrap(line, WIDTH)) or 1 for line in text.split("\n"))


def _is_file(kind: str, message: Shown) -> bool:
    """Whether a message carries a file of a kind, known by its first bytes; anything else is no file we send."""
    return message.kind == "document" and bytes(message.file or b"").startswith({"xlsx": b"PK", "pdf": b"%PDF"}[kind])


def _copied(heard: Heard) -> str:
    return "\n".join(button["copy_text"]["text"] for button in heard.buttons if "copy_text" in button)


_COUNTED = re.compile(r"(?P<what>số dòng|số tin|số nút|đơn vị) (?P<than><=|=|>=) (?P<n>\d+)")
_COMPARED: Mapping[str, Callable[[int, int], bool]] = {
    "<=": int.__le__,
    "=": int.__eq__,
    ">=": int.__ge__,
}
_PLAIN: Mapping[str, Callable[[Heard], bool]] = {
    "im lặng": lambda heard: not heard.messages,
    "tin mới": lambda heard: any(not each.is_edit for each in heard.messages),
    "sửa tin trước": lambda heard: bool(heard.messages) and all(each.is_edit for each in heard.messages),
    "không sửa": lambda heard: not any(each.is_edit for each in heard.messages),
    "không nút": lambda heard: bool(heard.messages) and not heard.buttons,
    "trả lời": lambda heard: bool(heard.messages) and all(each.reply_to == heard.asked_in for each in heard.messages),
    "ảnh": lambda heard: any(each.kind == "photo" for each in heard.messages),
    "hỏi lại": lambda heard: any(each.asks for each in heard.messages),
}
_WITH_VALUE: Mapping[str, Callable[[str, Heard], bool]] = {
    "chứa": lambda value, heard: _all_said(value, heard.text),
    "không chứa": lambda value, heard: bool(heard.messages) and not _some_said(value, heard.text),
    "có": _said_or_labelled,
    "bắt đầu": lambda value, heard: _all_said(value, "\n".join(heard.text.split("\n")[:3])),
    "nút": _labelled,
    "không nút": lambda value, heard: (
        bool(heard.messages)
        and not any(
            simplify(one) in simplify(button["text"])
            for ones in _each(value)
            for one in ones
            for button in heard.buttons
        )
    ),
    "chép": lambda value, heard: _all_said(value, _copied(heard)),
    "toast": lambda value, heard: _all_said(value, "\n".join(heard.toasts)),
    "cảm xúc": lambda value, heard: any(one in heard.reactions for ones in _each(value) for one in ones),
    "tệp": lambda value, heard: any(_is_file(value, each) for each in heard.messages),
}
