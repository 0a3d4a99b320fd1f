"""What a person waits for and follows, in a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot import texts
from bot.journal.wishes import FOLLOWED, Wish
from bot.views.blocks import ReplyBlock, bold_block, italic_block, list_blocks, plain_block


def compose_wishes(wishes: Sequence[Wish], chat_id: int, days_left: Callable[[Wish], int]) -> tuple[ReplyBlock, ...]:
    """What is followed, then what is waited for, each with its days; how to follow where there is nothing."""
    if not wishes:
        return (plain_block(texts.wishes.NOTHING), plain_block(texts.wishes.USAGE, tight=True))
    blocks: list[ReplyBlock] = []
    followed = [wish for wish in wishes if wish.kind in FOLLOWED]
    awaited = [wish for wish in wishes if wish.kind not in FOLLOWED]
    for title, some in ((texts.wishes.LIST_TITLE, followed), (texts.wishes.WAITING_TITLE, awaited)):
        if some:
            blocks.append(bold_block(title))
            blocks += list_blocks(
                texts.wishes.listed(wish.about, days_left(wish), in_group=wish.chat_id != chat_id) for wish in some
            )
    return (*blocks, italic_block(texts.wishes.LIST_CLOSING))
