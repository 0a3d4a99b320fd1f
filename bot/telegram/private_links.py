"""What a button in a group opens in a private talk: that side of the answer, for whoever presses it and nobody else."""

from __future__ import annotations

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts
from bot.journal.entry import Entry
from bot.telegram.keyboards import CHART, DISLIKED, INDICATOR, OPEN, PASSAGE, SOURCES, Press, read_press

# Telegram hands at most 64 letters, digits, "_" and "-" to a bot that is opened by a link.
_PAYLOAD = re.compile(r"b_(?P<id>[0-9a-f]{16})_(?P<action>[a-z])_(?P<n>\d{1,3})")
# What would turn the answer that everybody reads, or ask everybody for reasons.
OPENED_IN_PRIVATE = frozenset({PASSAGE, SOURCES, INDICATOR, CHART, OPEN, DISLIKED})


def private_link(username: str, press: Press) -> str:
    """The address that opens the bot with what a press asks for."""
    return f"https://t.me/{username}?start=b_{press.id}_{press.action}_{press.n}"


def read_link(payload: str) -> Press | None:
    """What such an address hands to ``/start``; none for any other."""
    found = _PAYLOAD.fullmatch(payload)
    return Press(id=found["id"], action=found["action"], n=int(found["n"])) if found else None


def for_group(keyboard: InlineKeyboardMarkup | None, username: str) -> InlineKeyboardMarkup | None:
    """A keyboard whose buttons open in private what they would show in the place of the answer.

    A dislike stays a press, because it counts before any reason is given.
    """
    if keyboard is None:
        return None
    return InlineKeyboardMarkup([[_linked(each, username) for each in row] for row in keyboard.inline_keyboard])


def folded_keyboard(entry: Entry, username: str) -> InlineKeyboardMarkup:
    """The one button of what is only near, where it stands in one line."""
    link = private_link(username, Press(id=entry.id, action=OPEN, n=0))
    return InlineKeyboardMarkup([[InlineKeyboardButton(texts.telegram.BUTTON_OPEN, url=link)]])


def _linked(button: InlineKeyboardButton, username: str) -> InlineKeyboardButton:
    press = read_press(str(button.callback_data)) if button.callback_data else None
    if press is None or press.action == DISLIKED or press.action not in OPENED_IN_PRIVATE:
        return button
    return InlineKeyboardButton(button.text, url=private_link(username, press))
