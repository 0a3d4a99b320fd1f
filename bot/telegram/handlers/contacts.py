"""Operators look after whom to ask: ``/lienhe`` lists, sets and, by a button, confirms the offices of provinces."""

from __future__ import annotations

import asyncio
import re
import time
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache
from itertools import groupby

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.calendar import day_of
from bot.journal.privacy import Pseudonyms
from bot.telegram.browsed import slug
from bot.telegram.delivery import Destination, send_reply, turn_message
from bot.telegram.operator_keyboards import contacts_keyboard, offices_keyboard
from bot.telegram.presses import read_press
from bot.telegram.senders import message_of, sender_id
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.contacts import compose_contacts, mark_of, tell_set
from knowledge.errors import ContactUnknown, InvalidCorrection
from knowledge.intake.contact_form import read_contact_details, read_contact_province, read_taken_in
from knowledge.places.offices import NATION, Body
from knowledge.store.contacts import ContactBook
from knowledge.vietnamese.normalization import fold, fold_in_place

_DATA = re.compile(r"l:(?P<place>[a-z-]+|\*)(?::(?P<body>office|centre):(?P<seen>[0-9a-f]{8}))?")
_ALL = "*"
# The nation's place on a button, which has no name to be made of.
_NATION = "-"
# What people put between two values.
_PARTING = " ;,\n"
# What a value begins with, by field, that needs no colon in front.
_UNMISTAKABLE = {
    "phone": r"[\d+(]",
    "address": r"(?:so )?\d|(?:duong|pho|khu|toa|lo|ngo) ",
    "email": r"\S+@",
    "link": "https?://",
}

_View = tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup]


class Contacts:
    """``/lienhe`` and its buttons; they carry what they show, so they work in old messages."""

    def __init__(self, book: ContactBook, names: Pseudonyms, *, ids: Collection[int]) -> None:
        self._book = book
        self._names = names
        self._ids = frozenset(ids)

    async def look(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the provinces, or one that was named, after setting what was said of it."""
        message = message_of(update)
        typed = " ".join(unicodedata.normalize("NFC", message.text or "").split(maxsplit=1)[1:])
        by = self._names.person(sender_id(message))
        keyboard: InlineKeyboardMarkup | None = None
        try:
            blocks, keyboard = await asyncio.to_thread(self._take, typed, by)
        except InvalidCorrection as refused:
            said = texts.errors.invalid_correction(refused.field, refused.value)
            blocks = (plain_block(said), plain_block(texts.operators.CONTACT_USAGE))
        except ContactUnknown:
            blocks = (plain_block(texts.operators.CONTACT_UNNAMED),)
        await send_reply(context.bot, Destination.under(message), blocks, keyboard)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Go to the provinces or to one of them, or confirm one of its offices."""
        pressed = await read_press(update, _DATA.fullmatch, only=self._ids)
        if pressed is None:
            return
        query, found = pressed.query, pressed.meant
        try:
            province = None if found["place"] == _ALL else _province_of(found["place"])
        except InvalidCorrection:
            await query.answer(texts.choices.EXPIRED)
            return
        said = None
        if province is not None and found["body"] is not None:
            by = self._names.person(query.from_user.id)
            said = await asyncio.to_thread(self._confirm, province, Body(found["body"]), found["seen"], by)
        await turn_message(context.bot, query, *await asyncio.to_thread(self._view, province), said)

    def _take(self, typed: str, by: str) -> _View:
        """What is shown for a command; raises `InvalidCorrection` and `ContactUnknown`, and then nothing is changed."""
        if not typed:
            return self._list()
        place, details = _part(typed)
        asked = fold(texts.operators.CENTRE_ASKED)
        body = Body.CENTRE if fold_in_place(place).startswith(f"{asked} ") else Body.OFFICE
        named = place[len(asked) :] if body is Body.CENTRE else place
        province = read_contact_province(named)
        if not details:
            return self._show(province)
        entry = self._book.set(province, body, read_contact_details(**details), by=by, on=day_of(time.time()))
        blocks, keyboard = self._show(province)
        return (*map(plain_block, tell_set(entry, read_taken_in(named))), *blocks), keyboard

    def _confirm(self, province: str, body: Body, seen: str, by: str) -> str:
        try:
            confirmed = self._book.confirm(province, body, by=by, on=day_of(time.time()), seen=seen)
        except ContactUnknown:
            return texts.operators.CONTACT_UNNAMED
        return texts.operators.CONTACT_CONFIRMED if confirmed is not None else texts.operators.CONTACT_CHANGED

    def _view(self, province: str | None) -> _View:
        return self._list() if province is None else self._show(province)

    def _list(self) -> _View:
        """A button for each province of today, and for the nation."""
        by_province = groupby(self._book.all(), key=lambda entry: entry.province)
        marked = {province: mark_of(tuple(entries)) for province, entries in by_province}
        labels = [
            (_place_of(province), f"{mark} {province or texts.answers.WHOLE_NATION}".strip())
            for province, mark in marked.items()
        ]
        return (plain_block(texts.operators.CONTACTS_CHOOSE),), contacts_keyboard(labels)

    def _show(self, province: str) -> _View:
        entries = self._book.of(province)
        return compose_contacts(entries), offices_keyboard(_place_of(province), entries)


def _place_of(province: str) -> str:
    return slug(province) if province else _NATION


def _province_of(place: str) -> str:
    return NATION if place == _NATION else read_contact_province(place.replace("-", " "))


def _part(typed: str) -> tuple[str, dict[str, str]]:
    """What stands in front of the first label, and the value behind each, to the next one: "điện thoại: …".

    The colon may be left out where what follows can be nothing else: "dien thoai 0238…".
    """
    found = list(_labels().finditer(fold_in_place(typed)))
    starts = [*(each.start() for each in found), len(typed)]
    values = {
        _field_of(each[0].strip().rstrip(":").rstrip()): typed[each.end() : end].strip(_PARTING)
        for each, end in zip(found, starts[1:], strict=True)
    }
    return typed[: starts[0]].strip(_PARTING), values


@cache
def _labels() -> re.Pattern[str]:
    every = texts.operators.CONTACT_LABELS
    bare = "|".join(rf"(?:{_any_of(every[field])})\s+(?={ahead})" for field, ahead in _UNMISTAKABLE.items())
    named = _any_of([label for words in every.values() for label in words])
    return re.compile(rf"(?<!\w)(?:(?:{named})\s*:(?!//)\s*|{bare})")


def _any_of(labels: Iterable[str]) -> str:
    """A pattern of any of the labels, the longest first."""
    return "|".join(map(re.escape, sorted(map(fold, labels), key=len, reverse=True)))


def _field_of(label: str) -> str:
    labels = texts.operators.CONTACT_LABELS
    return next(field for field, words in labels.items() if label in map(fold, words))
