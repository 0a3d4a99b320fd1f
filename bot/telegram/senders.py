"""Who wrote a message, and what holds for them."""

from __future__ import annotations

from telegram import Message, Update

from bot.conversation.asker import Asker
from bot.journal.entry import Channel
from bot.journal.preferences import PreferenceStore
from bot.journal.privacy import Pseudonyms

# The accounts under which Telegram shows anonymous administrators and channels that write in a group
# (core.telegram.org/bots/api#message: "fake sender user").
_STAND_INS = frozenset({1087968824, 136817688, 777000})


def message_of(update: Update) -> Message:
    """The message of an update; raises ``TypeError`` where a handler's filters let no other update through."""
    message = update.effective_message
    if message is None:
        raise TypeError("the filters of these handlers let only messages through")
    return message


def sender_id(message: Message) -> int:
    """The person, or the channel or group in whose name was written."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat_id


def is_person(message: Message) -> bool:
    """Whether a person (or a channel) has written this, and not a bot, this one included."""
    user = message.from_user
    if message.is_automatic_forward or message.via_bot is not None:
        return False
    return user is None or not user.is_bot or user.id in _STAND_INS


def topic_of(message: Message) -> int | None:
    """The topic of a forum in which a message stands."""
    return message.message_thread_id if message.is_topic_message else None


def find_asker(message: Message, names: Pseudonyms, preferences: PreferenceStore) -> Asker:
    """Who asks with a message; in a group the group's choices hold. Blocks."""
    private = message.chat.type == message.chat.PRIVATE
    person = names.person(sender_id(message))
    conversation = names.conversation(message.chat_id, topic_of(message))
    chosen = preferences.of(person if private else names.chat(message.chat_id))
    return Asker(person, conversation, Channel.PRIVATE if private else Channel.GROUP, chosen)
