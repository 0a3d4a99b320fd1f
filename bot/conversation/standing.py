"""How an answer stands where it was asked: whole in private, and in a group without noise."""

from __future__ import annotations

from bot.conversation.answer_choices import answer_choices, opening_choice
from bot.conversation.choices import Shown
from bot.journal.entry import Entry
from bot.journal.preferences import Preferences
from bot.views.blocks import ReplyBlock
from bot.views.card import compose_folded, compose_missing, compose_shown
from retrieval.records import Reason, Status


def shown_blocks(entry: Entry, preferences: Preferences) -> tuple[ReplyBlock, ...]:
    """An entry in the form its reader has chosen."""
    return compose_shown(entry.answer, long_form=preferences.long_form)


def as_it_stands(entry: Entry, preferences: Preferences) -> Shown:
    """An entry with its choices as it stands where it was asked: whole in private, without noise in a group."""
    if not entry.channel.is_group:
        return shown_blocks(entry, preferences), answer_choices(entry)
    if entry.answer.status is Status.NEAR:
        return compose_folded(entry.answer), ((opening_choice(entry),),)
    if entry.answer.status is Status.NOT_FOUND and entry.answer.reason is not Reason.WHICH_PLACE:
        return compose_missing(entry.answer), ()
    return shown_blocks(entry, preferences), answer_choices(entry)


def is_missing_in_group(entry: Entry) -> bool:
    """Whether a group asked for what no document tells; small talk and a place that is not clear are no such thing."""
    nothing_there = {None, Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE, Reason.EMPTY_COLLECTION}
    refused = entry.answer.status is Status.NOT_FOUND and entry.answer.reason in nothing_there
    return refused and entry.channel.is_group
