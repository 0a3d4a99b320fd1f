"""Blocks become Zalo's messages: plain text, every address on a line of its own, 2,000 characters at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.views.blocks import ReplyBlock, Run, plain_block
from bot.views.markup import to_parts, to_text

LIMIT = 2000
"""Of a message, taken for UTF-16 units: nobody has said whether Zalo counts those or letters."""

_LINKED = ("http://", "https://")


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
        yield ReplyBlock(runs=runs, tight=block.tight)
        said = "".join(run.text for run in block.runs)
        for link in dict.fromkeys(run.link for run in block.runs if _is_address(run.link)):
            if link is not None and link not in said:
                yield plain_block(link, tight=True)


def _is_address(link: str | None) -> bool:
    return link is not None and link.startswith(_LINKED)
