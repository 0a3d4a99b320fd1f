"""What a person or a group may choose: their province, the form of answers, and to be forgotten."""

from __future__ import annotations

import asyncio
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from telegram import Bot, Chat, ChatMember, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.preferences import Preferences
from bot.journal.wishes import WishBook
from bot.telegram.browsed import MOST_IN_GROUP, slug
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, send_reply, turn_message
from bot.telegram.presses import read_press
from bot.telegram.reacting import AGREED, react
from bot.telegram.senders import is_person, message_of, sender_id
from bot.telegram.wish_buttons import follow_row
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.coverage import about_province, list_provinces
from knowledge.places import normalize_province, province_now
from knowledge.places.offices import merged_into
from knowledge.store.contacts import ContactBook
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import Library
from knowledge.vietnamese.normalization import fold

_log = logging.getLogger(__name__)
_DATA = re.compile(r"c:(?P<what>form|only|silent|province):(?P<value>[a-z0-9-]+)")
_NO_PROVINCE = "-"
_BUTTONS_A_ROW = 2
# Telegram takes 100 buttons; 63 provinces and the one below them stay within that.
_MOST_BUTTONS = 90
# Beside these stand the way to the others, to follow a province, and to choose none.
_MOST_IN_GROUP = MOST_IN_GROUP - 3
PROVINCES_OPENED = "tinh"
"""What the way to all provinces hands to ``/start``."""


class Choices:
    """``/tinh``, ``/caidat`` and ``/xoadulieu`` with their buttons."""

    def __init__(
        self,
        questions: Questions,
        library: Library,
        coverage: CoverageReader,
        contacts: ContactBook,
        wishes: WishBook,
    ) -> None:
        self._questions = questions
        self._library = library
        self._coverage = coverage
        self._contacts = contacts
        self._wishes = wishes

    async def province(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the chosen province with others to choose, or take the one that was named."""
        message = message_of(update)
        if not is_person(message) or not await self._may_choose(context.bot, message):
            return
        subject = self._subject(message)
        named = " ".join(context.args or ())
        if named:
            name = normalize_province(named)
            if name is None:
                await send_reply(
                    context.bot, Destination.under(message), (plain_block(texts.telegram.unknown_place(named)),)
                )
                return
            await asyncio.to_thread(self._questions.preferences.choose, subject, province=name)
        username = context.bot.username if message.chat.type != Chat.PRIVATE else None
        blocks, keyboard = await asyncio.to_thread(self._province_view, subject, listed=not named, username=username)
        await send_reply(context.bot, Destination.under(message), blocks, keyboard)

    async def open_provinces(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show in private all provinces, of which a group was shown some."""
        message = message_of(update)
        if is_person(message):
            blocks, keyboard = await asyncio.to_thread(self._province_view, self._subject(message), listed=True)
            await send_reply(context.bot, Destination.under(message), blocks, keyboard)

    async def settings(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is chosen, with buttons that change it; in a group for administrators alone."""
        message = message_of(update)
        if not is_person(message) or not await self._may_choose(context.bot, message):
            return
        preferences = await asyncio.to_thread(self._questions.preferences.of, self._subject(message))
        blocks, keyboard = _settings_view(preferences, grouped=message.chat.type != Chat.PRIVATE)
        await send_reply(context.bot, Destination.under(message), blocks, keyboard)

    async def forget(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Delete what is kept about the person who writes, at once."""
        message = message_of(update)
        if not is_person(message):
            return
        person = self._questions.names.person(sender_id(message))
        count = await asyncio.to_thread(self._questions.journal.forget, person)
        await asyncio.to_thread(self._questions.preferences.forget, person)
        await asyncio.to_thread(self._wishes.forget, person)
        await self._tell_alone(context.bot, message, texts.telegram.forgotten(count))

    async def tell_how_to_forget(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Name the command to whoever asks in words to be forgotten: a misread sentence deletes nothing."""
        message = message_of(update)
        if is_person(message):
            await send_reply(context.bot, Destination.under(message), (plain_block(texts.telegram.HOW_TO_FORGET),))

    async def _tell_alone(self, bot: Bot, message: Message, said: str) -> None:
        """Tell the person in private; a group reads no more than that it was done, where they cannot be written to."""
        if message.chat.type == Chat.PRIVATE:
            await send_reply(bot, Destination.under(message), (plain_block(said),))
            return
        try:
            if message.sender_chat is None and message.from_user is not None:
                await send_reply(bot, Destination(message.from_user.id), (plain_block(said),))
                await react(bot, message, AGREED)
                return
        except (Forbidden, BadRequest) as refused:  # they never wrote to the bot, or have blocked it
            _log.info("a person of a group could not be told in private: %s", refused)
        await send_reply(bot, Destination.under(message), (plain_block(texts.telegram.FORGOTTEN_IN_GROUP),), quiet=True)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Change one choice and show how things stand now."""
        pressed = await read_press(update, _DATA.fullmatch)
        if pressed is None:
            return
        query, shown, found = pressed.query, pressed.shown, pressed.meant
        chat = shown.chat
        grouped = chat.type != Chat.PRIVATE
        if grouped and not await is_administrator(context.bot, chat.id, query.from_user.id):
            await query.answer(texts.telegram.ADMINISTRATORS_ONLY)
            return
        names = self._questions.names
        subject = names.chat(chat.id) if grouped else names.person(query.from_user.id)
        changed = self._changed(found["what"], found["value"])
        preferences = await asyncio.to_thread(self._questions.preferences.choose, subject, **changed)
        if found["what"] == "province":
            username = context.bot.username if grouped else None
            blocks, keyboard = await asyncio.to_thread(self._province_view, subject, username=username)
        else:
            blocks, keyboard = _settings_view(preferences, grouped=grouped)
        await turn_message(context.bot, query, blocks, keyboard, texts.telegram.CHOSEN)

    def _changed(self, what: str, value: str) -> dict[str, Any]:
        if what == "province":
            return {"province": None if value == _NO_PROVINCE else normalize_province(value.replace("-", " "))}
        return {{"form": "long_form", "only": "only_commands", "silent": "silent_when_missing"}[what]: value == "1"}

    def _subject(self, message: Message) -> str:
        names = self._questions.names
        private = message.chat.type == Chat.PRIVATE
        return names.person(sender_id(message)) if private else names.chat(message.chat_id)

    async def _may_choose(self, bot: Bot, message: Message) -> bool:
        """In a group only administrators may, an anonymous one included; others are told so."""
        if message.chat.type == Chat.PRIVATE:
            return True
        anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat_id
        if anonymous or (
            message.sender_chat is None
            and message.from_user is not None
            and await is_administrator(bot, message.chat_id, message.from_user.id)
        ):
            return True
        await send_reply(
            bot, Destination.under(message), (plain_block(texts.telegram.ADMINISTRATORS_ONLY),), quiet=True
        )
        return False

    def _province_view(
        self, subject: str, *, listed: bool = False, username: str | None = None
    ) -> tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup]:
        """The chosen province with what there is of it; a button for each that has articles, and one to choose none.

        Where it is ``listed``, what there is of every province stands below. A group, which is told the bot's
        ``username``, gets the provinces with most articles, and the others in private.
        """
        preferences = self._questions.preferences.of(subject)
        names = Counter(name for entry in self._library.articles() for name in entry.article.provinces)
        rest = username is not None and len(names) > _MOST_IN_GROUP
        if rest:
            names = Counter(dict(sorted(names.items(), key=lambda each: (-each[1], fold(each[0])))[:_MOST_IN_GROUP]))
        buttons = [
            InlineKeyboardButton(
                f"✓ {name}" if name == preferences.province else name, callback_data=f"c:province:{slug(name)}"
            )
            for name in sorted(names, key=fold)[:_MOST_BUTTONS]
        ]
        rows = [buttons[at : at + _BUTTONS_A_ROW] for at in range(0, len(buttons), _BUTTONS_A_ROW)]
        if preferences.province is not None:
            rows.insert(0, follow_row(preferences.province))
            rows.append(
                [InlineKeyboardButton(texts.telegram.BUTTON_NO_PROVINCE, callback_data=f"c:province:{_NO_PROVINCE}")]
            )
        if rest:
            url = f"https://t.me/{username}?start={PROVINCES_OPENED}"
            rows.append([InlineKeyboardButton(texts.telegram.BUTTON_REST, url=url)])
        blocks = [plain_block(texts.telegram.chosen_province(preferences.province))]
        coverage = self._coverage.current()
        if preferences.province is not None:
            blocks += [*about_province(coverage, preferences.province), *self._whom_to_ask(preferences.province)]
        if listed:
            blocks += list_provinces(coverage)
        return tuple(blocks), InlineKeyboardMarkup(rows)

    def _whom_to_ask(self, province: str) -> Iterator[ReplyBlock]:
        """The office that knows more of a province of which there is little."""
        if self._coverage.current().of(province).has_sxsh:
            return
        contact = self._contacts.find(province_now(province))
        if contact is not None:
            merged = province if merged_into(province, province_now(province)) else None
            yield plain_block(texts.answers.next_step(texts.answers.whom_to_ask(contact, merged)), tight=True)


async def is_administrator(bot: Bot, chat_id: int, user_id: int) -> bool:
    """Whether a person administers a group."""
    member = await bot.get_chat_member(chat_id, user_id)
    return member.status in {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


def _settings_view(preferences: Preferences, *, grouped: bool) -> tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup]:
    rows = [[_toggle("form", texts.telegram.BUTTON_LONG_FORM, on=preferences.long_form)]]
    if grouped:
        rows.append([_toggle("only", texts.telegram.BUTTON_ONLY_COMMANDS, on=preferences.only_commands)])
        rows.append([_toggle("silent", texts.telegram.BUTTON_SILENT, on=preferences.silent_when_missing)])
    if preferences.province is not None:
        rows.append(
            [InlineKeyboardButton(texts.telegram.BUTTON_NO_PROVINCE, callback_data=f"c:province:{_NO_PROVINCE}")]
        )
    said = texts.telegram.settings(
        preferences.province,
        long_form=preferences.long_form,
        only_commands=preferences.only_commands,
        silent_when_missing=preferences.silent_when_missing,
    )
    return tuple(plain_block(line, tight=number > 0) for number, line in enumerate(said)), InlineKeyboardMarkup(rows)


def _toggle(what: str, label: str, *, on: bool) -> InlineKeyboardButton:
    return InlineKeyboardButton(f"{'☑' if on else '☐'} {label}", callback_data=f"c:{what}:{0 if on else 1}")
