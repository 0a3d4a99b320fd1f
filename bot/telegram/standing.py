"""How an answer stands where it was asked: whole in private, and in a group without noise."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Bot, InlineKeyboardMarkup

from bot.journal.entry import Channel, Entry
from bot.journal.preferences import Preferences
from bot.telegram.keyboards import answer_keyboard
from bot.telegram.private_links import folded_keyboard, for_group
from bot.views.blocks import ReplyBlock
from bot.views.card import compose_folded, compose_missing, compose_shown
from retrieval.records import Reason, Status


def shown_blocks(entry: Entry, preferences: Preferences) -> tuple[ReplyBlock, ...]:
    """An entry in the form its reader has chosen."""
    return compose_shown(entry.answer, long_form=preferences.long_form)


def as_it_stands(
    entry: Entry, preferences: Preferences, bot: Bot
) -> tuple[Sequence[ReplyBlock], InlineKeyboardMarkup | None]:
    """An entry with its buttons as it stands where it was asked: whole in private, without noise in a group."""
    if entry.channel is not Channel.GROUP:
        return shown_blocks(entry, preferences), answer_keyboard(entry)
    if entry.answer.status is Status.NEAR:
        return compose_folded(entry.answer), folded_keyboard(entry, bot.username)
    if entry.answer.status is Status.NOT_FOUND and entry.answer.reason is not Reason.WHICH_PLACE:
        return compose_missing(entry.answer), None
    return shown_blocks(entry, preferences), for_group(answer_keyboard(entry), bot.username)


def is_missing_in_group(entry: Entry) -> bool:
    """Whether a group asked for what no document tells; small talk and a place that is not clear are no such thing."""
    nothing_there = {None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE, Reason.EMPTY_COLLECTION}
    refused = entry.answer.status is Status.NOT_FOUND and entry.answer.reason in nothing_there
    return refused and entry.channel is Channel.GROUP
