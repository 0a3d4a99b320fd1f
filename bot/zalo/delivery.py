"""Messages out to Zalo, with the numbers that can be typed below them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot import texts
from bot.conversation.asker import Asker
from bot.conversation.choices import Chosen, Rows
from bot.journal.open_choices import OpenChoices
from bot.views.blocks import ReplyBlock, plain_block
from bot.zalo.client import ZaloClient
from bot.zalo.errors import BadRequest, ZaloError
from bot.zalo.pages import AnswerPages
from bot.zalo.picks import Line, Pick, addresses_of, compose_lines, lines_of
from bot.zalo.plain_texts import addresses_in, to_plain_messages
from bot.zalo.records import Incoming

_log = logging.getLogger(__name__)

# Behind what an answer waits for no longer; before it, or Zalo would show somebody typing beside a finished answer.
_TYPING_SECONDS = 1.0


class Delivery:
    """Sends, and keeps what the numbers of a conversation stand for."""

    def __init__(self, client: ZaloClient, offers: OpenChoices, pages: AnswerPages) -> None:
        self._client = client
        self._offers = offers
        self.pages = pages

    async def say(self, message: Incoming, said: str) -> None:
        """Say something beside the talk; the numbers above go on to stand for what they do."""
        await self._send(message.chat_id, (plain_block(said),))

    async def show(
        self,
        message: Incoming,
        asker: Asker,
        blocks: Sequence[ReplyBlock],
        lines: Sequence[Line] = (),
        heading: str = "",
    ) -> None:
        """Show blocks with numbered lines below, in the place of those that were offered before."""
        usual = texts.zalo.CHOOSE_IN_GROUP if asker.channel.is_group else texts.zalo.CHOOSE
        numbered, picks = compose_lines(lines, heading or usual)
        await self.offer(asker, picks)
        await self._send(message.chat_id, (*blocks, *numbered))

    async def show_rows(
        self,
        message: Incoming,
        asker: Asker,
        blocks: Sequence[ReplyBlock],
        rows: Rows,
        entry_id: str,
        *,
        shown: Chosen | None = None,
        heading: str = "",
    ) -> None:
        """Show blocks with what can be done with an answer below; pages stand by their addresses."""
        there = addresses_in(blocks)
        pages = (plain_block(texts.zalo.page(url)) for url in addresses_of(rows) if url not in there)
        lines = lines_of(rows, entry_id, self.pages, in_group=asker.channel.is_group, shown=shown)
        await self.show(message, asker, (*self.pages.as_can_be(blocks), *pages), lines, heading)

    async def offer(self, asker: Asker, picks: Sequence[Pick]) -> None:
        """Keep what the numbers stand for, before anybody can type one."""
        kept = [pick.as_kept() for pick in picks]
        await asyncio.to_thread(self._offers.offer, asker.conversation, asker.person, kept)

    async def show_picture(self, message: Incoming, url: str, caption: str) -> None:
        """Show a picture; where Zalo does not take it, the address with the same words."""
        try:
            await self._client.send_photo(message.chat_id, url, caption)
        except BadRequest as refused:
            _log.warning("a picture was refused: %s", refused)
            await self._send(message.chat_id, (plain_block(caption), plain_block(url, tight=True)))

    @asynccontextmanager
    async def typing(self, message: Incoming) -> AsyncIterator[None]:
        """Show that somebody is at work meanwhile; the answer goes out all the same where that fails or takes long."""
        showing = asyncio.create_task(self._show_typing(message))
        try:
            yield
        finally:
            await asyncio.wait([showing], timeout=_TYPING_SECONDS)
            showing.cancel()

    async def _show_typing(self, message: Incoming) -> None:
        try:
            await self._client.show_typing(message.chat_id)
        except ZaloError as failed:
            _log.info("typing could not be shown: %s", failed)

    async def _send(self, chat_id: str, blocks: Sequence[ReplyBlock]) -> None:
        """Send blocks in as many messages as it takes.

        Raises `ZaloError` where the first does not arrive; of a later one it is only noted, for to send all of it again
        would be worse than its end missing.
        """
        for number, text in enumerate(to_plain_messages(blocks)):
            try:
                await self._client.send_message(chat_id, text)
            except ZaloError as failed:
                if number == 0:
                    raise
                _log.warning("the rest of an answer could not be sent: %s", failed)
                return
