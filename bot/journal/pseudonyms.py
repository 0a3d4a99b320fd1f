"""Persons, chats and messages under keyed hashes: alike for the same one, and nobody can tell who it is."""

from __future__ import annotations

import hashlib


class Pseudonyms:
    """Names made with a secret key; another key gives other names, and without the key they mean nothing."""

    def __init__(self, key: str) -> None:
        self._key = hashlib.sha256(key.encode()).digest()

    def person(self, user_id: int) -> str:
        """A person, or a channel that writes as one."""
        return self._hash(f"person {user_id}")

    def chat(self, chat_id: int) -> str:
        """A chat as a whole, with its settings."""
        return self._hash(f"chat {chat_id}")

    def room(self, chat_id: int, topic: int | None = None) -> str:
        """A conversation: a chat, or one topic of a forum."""
        return self._hash(f"room {chat_id} {topic or 0}")

    def message(self, chat_id: int, message_id: int) -> str:
        """One message of a chat."""
        return self._hash(f"message {chat_id} {message_id}")

    def _hash(self, name: str) -> str:
        # 128 bits: no two of any number of people will ever share one (RFC 7693 describes the keyed form).
        return hashlib.blake2b(name.encode(), key=self._key, digest_size=16).hexdigest()
