"""Presses of buttons: what was meant, where the button stands, and who may press it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

from telegram import CallbackQuery, Chat, MaybeInaccessibleMessage, Update

from bot import texts

_T = TypeVar("_T")


@dataclass(frozen=True)
class Press(Generic[_T]):
    """A press that means something here; of an old message Telegram tells no more than its number."""

    query: CallbackQuery
    shown: MaybeInaccessibleMessage
    meant: _T


async def read_press(
    update: Update, read: Callable[[str], _T | None], *, only: Collection[int] | None = None
) -> Press[_T] | None:
    """What was pressed, as ``read`` understands its data.

    None where nothing is left to do: the update is no press, or its data mean nothing here, or it was pressed by
    somebody who is not one of ``only``, and they were told that the button has expired.
    """
    query = update.callback_query
    if query is None:
        return None
    meant = read(query.data or "")
    if meant is None or query.message is None or (only is not None and query.from_user.id not in only):
        await query.answer(texts.choices.EXPIRED)
        return None
    return Press(query, query.message, meant)


def chat_of(query: CallbackQuery) -> Chat:
    """The chat that a pressed button stands in; ``TypeError`` for one of an inline result, which has none."""
    if query.message is None:
        raise TypeError("these buttons stand in messages of chats")
    return query.message.chat
