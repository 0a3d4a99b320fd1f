"""The buttons of those who want to be told later, and what each carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts
from bot.journal.wishes import Wish
from knowledge.records import Record
from knowledge.vietnamese.normalization import fold

_DATA = re.compile(r"w:(?P<action>[a-z]{2,6}):(?P<what>[a-z0-9-]{1,40})")


class WishAction(StrEnum):
    """What a button does: with the question of an answer, with a province by its slug, or with a wish by its id."""

    ASK = "ask"
    UNASK = "unask"
    FOLLOW = "follow"
    END = "end"
    STOP = "stop"
    GO_ON = "on"


class WishPress(Record):
    """A pressed button."""

    action: WishAction
    what: str


def read_wish_press(data: str) -> WishPress | None:
    """What a button carried; none for anything that we never made."""
    found = _DATA.fullmatch(data)
    if found is None or found["action"] not in set(WishAction):
        return None
    return WishPress(action=WishAction(found["action"]), what=found["what"])


def wish_button(action: WishAction, label: str, what: str) -> InlineKeyboardButton:
    """A button that does something with a wish."""
    return InlineKeyboardButton(label, callback_data=f"w:{action.value}:{what}")


def ask_button(entry_id: str) -> InlineKeyboardButton:
    """Be told when the question of a refusal is answered."""
    return wish_button(WishAction.ASK, texts.wishes.BUTTON_WISH, entry_id)


def follow_row(province: str) -> list[InlineKeyboardButton]:
    """A row that follows a province."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(province)).strip("-")
    return [wish_button(WishAction.FOLLOW, texts.wishes.button_follow(province), slug)]


def with_unask(keyboard: InlineKeyboardMarkup, entry_id: str) -> InlineKeyboardMarkup:
    """The keyboard of a refusal to whoever is waiting for its answer: the same button takes that back."""
    back = wish_button(WishAction.UNASK, texts.wishes.BUTTON_NO_WISH, entry_id)
    asked = ask_button(entry_id).callback_data
    rows: list[list[InlineKeyboardButton]] = []
    for row in keyboard.inline_keyboard:
        others = [button for button in row if button.callback_data != asked]
        rows += [others] if others else []
        # In a row of its own: beside another it would not be readable on a phone.
        rows += [[back]] if len(others) < len(row) else []
    return InlineKeyboardMarkup(rows)


def wishes_keyboard(wishes: Iterable[Wish]) -> InlineKeyboardMarkup | None:
    """A button for each wish that ends it; none where there is nothing."""
    rows = [[wish_button(WishAction.END, texts.wishes.button_end(wish.about), wish.id)] for wish in wishes]
    return InlineKeyboardMarkup(rows) if rows else None


def news_keyboard(
    articles: Sequence[tuple[int, str]], places: Sequence[str], ending: Sequence[Wish]
) -> InlineKeyboardMarkup | None:
    """Read each article by its number, look at a place's articles, go on with what ends soon, or not."""
    reading = [InlineKeyboardButton(str(number), callback_data=f"n:*:*:0:{each}") for number, each in articles[:8]]
    rows = [reading] if reading else []
    for place in places[:3]:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(place)).strip("-")
        rows.append([InlineKeyboardButton(texts.wishes.button_articles(place), callback_data=f"n:{slug}:*:0")])
    for wish in ending:
        rows.append([wish_button(WishAction.GO_ON, texts.wishes.button_on(wish.about), wish.id)])
        rows.append([wish_button(WishAction.STOP, texts.wishes.BUTTON_STOP, wish.id)])
    return InlineKeyboardMarkup(rows) if rows else None
