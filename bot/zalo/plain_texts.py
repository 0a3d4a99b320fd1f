"""Blocks become Zalo's messages: plain text, every address on a line of its own, 2,000 characters at most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.views.blocks import ReplyBlock, Run
from bot.views.markup import to_parts, to_text

LIMIT = 2000
"""Of a message, taken for UTF-16 units: nobody has said whether Zalo counts those or letters."""

_LINKED = ("http://", "https://")
_SOURCE = re.compile(r"\[\d+\]")


def to_plain_messages(blocks: Sequence[ReplyBlock]) -> list[str]:
    """The texts of as many messages as it takes; a message ends between blocks where it can."""
    return [to_text(part) for part in to_parts(tuple(_plain(blocks)), LIMIT)]


def addresses_in(blocks: Iterable[ReplyBlock]) -> set[str]:
    """The addresses that blocks lead to."""
    return {run.link for block in blocks for run in block.runs if _is_address(run.link) and run.link}


def _plain(blocks: Iterable[ReplyBlock]) -> Iterator[ReplyBlock]:
    """The same without markup: quotation marks around what is quoted, addresses below what leads to them."""
    for block in blocks:
        runs = (Run(text="“"), *block.runs, Run(text="”")) if block.quoted else block.runs
        # In one block, so that no message ends between a source and its address.
        below = (Run(text=f"\n{line}") for line in _addresses(block.runs))
        yield ReplyBlock(runs=(*runs, *below), tight=block.tight)


def _addresses(runs: Sequence[Run]) -> Iterator[str]:
    """The addresses that do not stand in the text, each once; several with the numbers of their sources."""
    said = "".join(run.text for run in runs)
    numbered: dict[str, str] = {}
    number = ""
    for run in runs:
        found = _SOURCE.findall(run.text)
        number = found[-1] if found else number
        if run.link is not None and _is_address(run.link) and run.link not in said:
            numbered.setdefault(run.link, number)
    for link, before in numbered.items():
        yield f"{before} {link}".strip() if len(numbered) > 1 else link


def _is_address(link: str | None) -> bool:
    return link is not None and link.startswith(_LINKED)
