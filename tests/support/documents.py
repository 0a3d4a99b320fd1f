"""The documents of the project as they are read: blocks of commands, links, headings, names in code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
NAMES = (
    *(each.name for each in sorted(ROOT.glob("*.md"))),
    *(each.relative_to(ROOT).as_posix() for each in sorted((ROOT / "docs").glob("*.md"))),
)

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block: its language and its text."""

    language: str
    text: str


@cache
def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> Iterator[Block]:
    for indent, language, text in _FENCE.findall(read(name)):
        yield Block(language, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE))


def prose(name: str) -> str:
    """The text without fenced blocks."""
    return _FENCE.sub("", read(name))


def commands(name: str) -> Iterator[str]:
    """Every line of a shell block, without the remark behind it."""
    for block in blocks(name):
        if block.language == "sh":
            for line in block.text.splitlines():
                typed = re.sub(r"(^|\s)#\s.*$", "", line).strip()
                if typed:
                    yield typed


def code(name: str) -> set[str]:
    """What stands between backticks outside of blocks."""
    return set(_CODE.findall(prose(name)))


def links(name: str) -> set[str]:
    return {link or image for link, image in _LINK.findall(prose(name))}


@cache
def anchors(name: str) -> frozenset[str]:
    """Where a link can lead inside a document, as GitHub makes it of a heading."""
    found: dict[str, int] = {}
    made = set()
    for heading in _HEADING.findall(prose(name)):
        bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.replace("`", ""))
        slug = re.sub(r"[^\w\- ]", "", bare.strip().lower()).replace(" ", "-")
        number = found.get(slug, 0)
        made.add(f"{slug}-{number}" if number else slug)
        found[slug] = number + 1
    return frozenset(made)
