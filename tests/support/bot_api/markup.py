"""Telegram's HTML, parsed as strictly as Telegram does (core.telegram.org/bots/api#html-style)."""

from __future__ import annotations

import re

from tests.support.bot_api.refusal import Refusal

_TAGS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "pre"), frozenset()),
    "a": frozenset({"href"}),
    "code": frozenset({"class"}),
    "span": frozenset({"class"}),
    "blockquote": frozenset({"expandable"}),
    "tg-emoji": frozenset({"emoji-id"}),
}
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>[^<>\s/]*)(?P<attributes>[^<>]*)>|&(?P<entity>#?\w+);|(?P<char>.)", re.DOTALL
)
_ATTRIBUTE = re.compile(r'\s+([\w-]+)(?:="([^"]*)")?')
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def visible_text(html: str) -> str:
    """The text a reader sees; raises `Refusal` for markup that Telegram does not take."""
    visible: list[str] = []
    open_tags: list[str] = []
    for found in _TOKEN.finditer(html):
        if found["char"] is not None:
            if found["char"] == "<":
                raise _refuse("Unclosed start tag", found.start())
            visible.append(found["char"])
        elif found["entity"] is not None:
            visible.append(_character(found))
        elif found["close"]:
            _close(open_tags, found)
        else:
            _open(open_tags, found)
    if open_tags:
        raise _refuse(f'Can\'t find end tag corresponding to start tag "{open_tags[-1]}"', len(html))
    return "".join(visible)


def utf16_length(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _refuse(problem: str, offset: int) -> Refusal:
    return Refusal.bad_request(f"can't parse entities: {problem} at byte offset {offset}")


def _character(found: re.Match[str]) -> str:
    name = found["entity"]
    if re.fullmatch("#x[0-9a-fA-F]{1,5}", name):
        return chr(int(f"0{name[1:]}", 0))
    if re.fullmatch("#[0-9]{1,6}", name, re.ASCII):
        return chr(int(name[1:]))
    return _ENTITIES.get(name, found[0])  # what is no entity is shown as written


def _open(open_tags: list[str], found: re.Match[str]) -> None:
    tag = found["tag"].lower()
    if tag not in _TAGS:
        raise _refuse(f'Unsupported start tag "{tag}"', found.start())
    attributes = dict(_ATTRIBUTE.findall(found["attributes"]))
    if _ATTRIBUTE.sub("", found["attributes"]).strip():
        raise _refuse(f'Invalid attributes of start tag "{tag}"', found.start())
    if attributes.keys() - _TAGS[tag] or (tag == "a" and not attributes.get("href")):
        raise _refuse(f'Unexpected attributes of start tag "{tag}"', found.start())
    if tag == "blockquote" and tag in open_tags:
        raise _refuse("blockquote can't be nested", found.start())
    open_tags.append(tag)


def _close(open_tags: list[str], found: re.Match[str]) -> None:
    tag = found["tag"].lower()
    if not open_tags:
        raise _refuse("Unexpected end tag", found.start())
    if open_tags[-1] != tag:
        raise _refuse(f'Unmatched end tag, expected "</{open_tags[-1]}>", found "</{tag}>"', found.start())
    open_tags.pop()
