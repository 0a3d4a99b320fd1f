"""Following a province or a topic: ``/theodoi``, the same in words, and what is pressed under either."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import Bot, CallbackQuery, Chat, ChatMember, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes
from telegram.ext.filters import MessageFilter

from bot import texts
from bot.journal.answers import question_key
from bot.journal.wishes import FOLLOWED, Wish, WishBook, WishKind
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, send_reply, turn_message
from bot.telegram.handlers.preferences import is_administrator
from bot.telegram.handlers.waiting import Waiting
from bot.telegram.presses import chat_of, read_press
from bot.telegram.senders import is_person, message_of, sender_id, topic_of
from bot.telegram.telling import Teller
from bot.telegram.wish_buttons import WishAction, WishPress, read_wish_press, wishes_keyboard
from bot.telegram.wish_words import Ended, part_wanted, read_ended, read_wanted
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.wishes import compose_wishes
from knowledge.places import normalize_province

_SHORTEST_TOPIC = 2
_LISTED = (WishKind.PLACE, WishKind.TOPIC, WishKind.ANSWER)


class _Follows(MessageFilter):
    """A message that asks for nothing but to be told what is new of something, or no more."""

    def filter(self, message: Message) -> bool:
        if message.text is None:
            return False
        return read_wanted(message.text) is not None or read_ended(message.text, in_words=True) is not None


FOLLOWS = _Follows()


class Following:
    """What happens when somebody wants to be told what is new, or no more."""

    def __init__(self, questions: Questions, book: WishBook, teller: Teller, waiting: Waiting) -> None:
        self._questions = questions
        self._book = book
        self._teller = teller
        self._waiting = waiting

    async def follow(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """List what is followed and waited for, or follow the provinces or topic named, or no more."""
        message = message_of(update)
        if not is_person(message) or not await self._may_follow(context.bot, message):
            return
        named = " ".join(context.args or ()).strip()
        if named:
            said = await asyncio.to_thread(self._take, named, read_ended(named), message)
            await send_reply(context.bot, Destination.under(message), (plain_block(said),))
            return
        person = self._questions.names.person(sender_id(message))
        blocks, keyboard = await asyncio.to_thread(self._list, person, message.chat_id)
        await send_reply(context.bot, Destination.under(message), blocks, keyboard)

    async def follow_in_words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Follow the province or topic that somebody wants to be told of, or no more, without the command."""
        message = message_of(update)
        text = message.text or ""
        if is_person(message):
            ended = read_ended(text, in_words=True)
            said = await asyncio.to_thread(self._take, read_wanted(text) or "", ended, message)
            await send_reply(context.bot, Destination.under(message), (plain_block(said),))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep a wish, go on with it, or take it back."""
        pressed = await read_press(update, read_wish_press)
        if pressed is None:
            return
        query, shown, press = pressed.query, pressed.shown, pressed.meant
        if press.action in {WishAction.ASK, WishAction.UNASK}:
            await self._waiting.turn(context.bot, query, press)
            return
        chat = shown.chat
        if chat.type != Chat.PRIVATE and not await is_administrator(context.bot, chat.id, query.from_user.id):
            await query.answer(texts.wishes.ADMINISTRATORS_FOLLOW)
        elif press.action is WishAction.FOLLOW:
            said = await asyncio.to_thread(self._follow_place, press.what, query)
            await query.answer(said, show_alert=True)
        else:
            await self._turn_wish(context.bot, query, press)

    async def leave(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Forget what is waited for where the bot was thrown out or blocked."""
        change = update.my_chat_member
        if change is not None and change.new_chat_member.status in {ChatMember.LEFT, ChatMember.BANNED}:
            await asyncio.to_thread(self._book.forget_chat, change.chat.id)

    async def migrate(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group has become a supergroup: what is waited for there goes with it."""
        message = message_of(update)
        if message.migrate_to_chat_id is not None:
            await asyncio.to_thread(self._book.move_chat, message.chat_id, message.migrate_to_chat_id)

    async def _turn_wish(self, bot: Bot, query: CallbackQuery, press: WishPress) -> None:
        """End what is followed, or go on; whoever may not see it is told that it is gone."""
        message, person = query.message, self._questions.names.person(query.from_user.id)
        wish = await asyncio.to_thread(self._book.find, press.what)
        if message is None or wish is None or not (wish.person == person or wish.chat_id == message.chat.id):
            await query.answer(texts.choices.EXPIRED)
            return
        if press.action is WishAction.GO_ON:
            await asyncio.to_thread(self._book.renew, wish.id)
            await query.answer(texts.wishes.followed_on(wish.about))
            return
        await asyncio.to_thread(self._book.drop, wish.id)
        followed = wish.kind in FOLLOWED
        said = texts.wishes.stopped(wish.about) if followed else texts.wishes.WISH_DROPPED
        if press.action is WishAction.END:
            await turn_message(bot, query, *await asyncio.to_thread(self._list, person, message.chat.id), said)
        else:
            await query.answer(said)

    def _take(self, named: str, ended: Ended | None, message: Message) -> str:
        """End what is to be followed no more, or follow each thing that is named; what is to be said of it."""
        if ended is not None and (said := self._end(ended, message)) is not None:
            return said
        taken = [self._follow(part, message) for part in part_wanted(named)]
        new = [about for about, _ in taken if about is not None]
        lines = [texts.wishes.followed(", ".join(new), new=True)] if new else []
        return "\n".join(dict.fromkeys([*lines, *(said for about, said in taken if about is None)]))

    def _end(self, ended: Ended, message: Message) -> str | None:
        """End what is named; what is to be said of it, nothing where it may be a topic that nobody follows yet."""
        person = self._questions.names.person(sender_id(message))
        private = message.chat.type == Chat.PRIVATE
        theirs = self._book.of_person(person) if private else self._book.in_chat(message.chat_id)
        meant = [wish for wish in theirs if wish.kind in FOLLOWED and not ended.names]
        meant += [wish for wish in theirs for name in ended.names if _is_about(wish, name)]
        if not meant:
            return texts.wishes.not_followed(", ".join(ended.names)) if ended.sure else None
        for wish in meant:
            self._book.drop(wish.id)
        return texts.wishes.stopped(", ".join(dict.fromkeys(wish.about for wish in meant)))

    def _follow(self, named: str, message: Message) -> tuple[str | None, str]:
        """Follow what is named; what that is where it is new, and what is to be said of it."""
        province = normalize_province(named)
        if province is None and len(named) > texts.wishes.LONGEST_TOPIC:
            return None, texts.wishes.TOPIC_TOO_LONG
        if province is None and len(named) < _SHORTEST_TOPIC:
            return None, texts.wishes.TOPIC_TOO_SHORT
        if province is None and not self._teller.has_word_of(named):
            return None, texts.wishes.unknown_topic(named)
        kind, about = (WishKind.PLACE, province) if province is not None else (WishKind.TOPIC, named)
        person = self._questions.names.person(sender_id(message))
        return self._keep(kind, about, person, message.chat_id, topic_of(message))

    def _follow_place(self, slug: str, query: CallbackQuery) -> str:
        province = normalize_province(slug.replace("-", " "))
        if province is None:
            return texts.choices.EXPIRED
        thread = topic_of(query.message) if isinstance(query.message, Message) else None
        person = self._questions.names.person(query.from_user.id)
        return self._keep(WishKind.PLACE, province, person, chat_of(query).id, thread)[1]

    def _keep(
        self, kind: WishKind, about: str, person: str, chat_id: int, thread: int | None
    ) -> tuple[str | None, str]:
        seen, known = self._teller.state(), self._teller.known(kind, about)
        wish, new = self._book.keep(kind, about, person=person, chat_id=chat_id, thread=thread, seen=seen, known=known)
        if wish is None:
            return None, texts.wishes.TOO_MANY
        return wish.about if new else None, texts.wishes.followed(wish.about, new=new)

    def _list(self, person: str, chat_id: int) -> tuple[Sequence[ReplyBlock], InlineKeyboardMarkup | None]:
        """A person's own in private, wherever it is; in a group what is followed there."""
        shown: Sequence[Wish] = self._book.of_person(person) if chat_id > 0 else self._book.in_chat(chat_id)
        shown = sorted(shown, key=lambda wish: _LISTED.index(wish.kind))
        return compose_wishes(shown, chat_id, self._book.days_left), wishes_keyboard(shown)

    async def _may_follow(self, bot: Bot, message: Message) -> bool:
        if message.chat.type == Chat.PRIVATE or (
            message.sender_chat is not None and message.sender_chat.id == message.chat_id
        ):
            return True
        user = message.from_user
        if message.sender_chat is None and user is not None and await is_administrator(bot, message.chat_id, user.id):
            return True
        said = (plain_block(texts.wishes.ADMINISTRATORS_FOLLOW),)
        await send_reply(bot, Destination.under(message), said, quiet=True)
        return False


def _is_about(wish: Wish, named: str) -> bool:
    if wish.kind is WishKind.PLACE:
        return wish.about == normalize_province(named)
    return question_key(wish.about) == question_key(named)
