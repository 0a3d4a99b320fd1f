"""Choices as buttons, and what each of them carries: at most 64 bytes, never a position in "the latest"."""

from __future__ import annotations

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat

from bot import texts
from bot.conversation.choices import Action, Choice, Chosen, Rows, carry
from bot.conversation.page_links import page_rows
from bot.journal.entry import Channel, Entry
from bot.telegram.browsed import browsing_data
from bot.telegram.private_links import OPENED_IN_PRIVATE, private_link
from bot.telegram.wish_buttons import ask_button


def to_keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Choices as buttons that are pressed where they stand; none without any."""
    return InlineKeyboardMarkup([[_button(each) for each in row] for row in rows]) if rows else None


def keyboard_of(entry: Entry, rows: Rows, username: str) -> InlineKeyboardMarkup | None:
    """The buttons of an answer where it stands: in a group, what would change what everybody reads opens in private.

    A dislike stays a press, because it counts before any reason is given.
    """
    if entry.channel is not Channel.GROUP or not rows:
        return to_keyboard(rows)
    return InlineKeyboardMarkup([[_linked(each, username) for each in row] for row in rows])


def found_keyboard(entry: Entry, username: str) -> InlineKeyboardMarkup:
    """Under the beginning of an answer that somebody waited for: all of it, in its place, or privately in a group."""
    full = texts.wishes.BUTTON_FULL
    if entry.channel is not Channel.GROUP:
        return InlineKeyboardMarkup([[_button(Choice(label=full, chosen=Chosen(id=entry.id, action=Action.BACK)))]])
    return InlineKeyboardMarkup([[InlineKeyboardButton(full, url=f"https://t.me/{username}?start=a_{entry.id}")]])


def address_row(url: str | None) -> list[list[InlineKeyboardButton]]:
    """A row with a page that can be opened; none otherwise."""
    return [[_button(each) for each in row] for row in page_rows(url)]


def _button(choice: Choice) -> InlineKeyboardButton:
    if choice.chosen is not None:
        if choice.chosen.action is Action.TELL_LATER:
            return ask_button(choice.chosen.id)
        return InlineKeyboardButton(choice.label, callback_data=carry(choice.chosen))
    if choice.articles is not None:
        data = browsing_data(choice.articles.province, choice.articles.year)
        return InlineKeyboardButton(choice.label, callback_data=data)
    if choice.copied is not None:
        return InlineKeyboardButton(choice.label, copy_text=CopyTextButton(choice.copied))
    if choice.shared is not None:
        return InlineKeyboardButton(
            choice.label,
            switch_inline_query_chosen_chat=SwitchInlineQueryChosenChat(
                choice.shared, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
            ),
        )
    return InlineKeyboardButton(choice.label, url=choice.url)


def _linked(choice: Choice, username: str) -> InlineKeyboardButton:
    chosen = choice.chosen
    if chosen is None or chosen.action is Action.DISLIKED or chosen.action not in OPENED_IN_PRIVATE:
        return _button(choice)
    return InlineKeyboardButton(choice.label, url=private_link(username, chosen))
