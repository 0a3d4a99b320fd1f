"""Who has written, under keyed hashes of Zalo's own, and what holds for them."""

from __future__ import annotations

from bot.conversation.asker import Asker
from bot.journal.entry import Channel
from bot.journal.preferences import PreferenceStore
from bot.journal.privacy import Pseudonyms
from bot.zalo.records import ChatType, Incoming


def person_of(message: Incoming, names: Pseudonyms) -> str:
    """The person; nobody of another channel has the same name."""
    return names.person(f"zalo {message.sender_id}")


def subject_of(message: Incoming, names: Pseudonyms) -> str:
    """Whose choices hold: the person's own in private, the group's in a group."""
    private = message.chat_type is ChatType.PRIVATE
    return person_of(message, names) if private else names.chat(f"zalo {message.chat_id}")


def asked_in(message: Incoming, names: Pseudonyms) -> str:
    """The message that asks."""
    return names.message(f"zalo {message.chat_id}", message.message_id)


def find_asker(message: Incoming, names: Pseudonyms, preferences: PreferenceStore) -> Asker:
    """Who asks with a message; blocks."""
    private = message.chat_type is ChatType.PRIVATE
    return Asker(
        person_of(message, names),
        names.conversation(f"zalo {message.chat_id}"),
        Channel.ZALO if private else Channel.ZALO_GROUP,
        preferences.of(subject_of(message, names)),
    )
