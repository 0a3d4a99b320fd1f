"""Nobody can tell from what is kept who asked: people stand under keyed hashes, and questions are blotted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from bot.redaction.secrets import redact

_MASK = "…"
# Nine digits and more, parted or not, are a telephone, an account or an identity card; figures of money are written
# with dots or followed by their unit, and document numbers are shorter.
_NUMBER = re.compile(r"(?<![\d.,])\+?\d(?:[ -]?\d){8,}(?![.,]?\d)")
# "0912 345 678" is three words to who looks for numbers; of one or two digits nobody is told.
_GROUPS = re.compile(r"[ -]")
_TELLING = 3
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<!\w)@\w{4,}")


def mask_personal(text: str) -> str:
    """The text without secrets, and with telephone numbers, mail addresses and @names replaced by "…"."""
    text = redact(text)
    for pattern in (_MAIL, _HANDLE, _NUMBER):
        text = pattern.sub(_MASK, text)
    return text


def find_personal(text: str) -> tuple[str, ...]:
    """What `mask_personal` takes out of a text, and the groups of digits that a number is written in, longest first."""
    found = [each[0] for pattern in (_MAIL, _HANDLE, _NUMBER) for each in pattern.finditer(text)]
    groups = [group for each in found for group in _GROUPS.split(each) if group.isdigit() and len(group) >= _TELLING]
    return tuple(sorted({*found, *groups}, key=len, reverse=True))


def mask_pieces(text: str, pieces: Sequence[str]) -> str:
    """The text without secrets and without these pieces: what repeats a question repeats what it said."""
    text = redact(text)
    for piece in pieces:
        text = text.replace(piece, _MASK)
    return text


class Pseudonyms:
    """Names made with a secret key; another key gives other names, and without the key they mean nothing."""

    def __init__(self, key: str) -> None:
        self._key = hashlib.sha256(key.encode()).digest()

    def person(self, user_id: int | str) -> str:
        """A person, or a channel that writes as one; other services than Telegram put their name before the id."""
        return self._hash(f"person {user_id}")

    def visitor(self, secret: str) -> str:
        """A person who is known by nothing but a secret that their browser keeps."""
        return self._hash(f"visitor {secret}")

    def visit(self, secret: str) -> str:
        """The conversation of such a person."""
        return self._hash(f"visit {secret}")

    def chat(self, chat_id: int | str) -> str:
        """A chat as a whole, with its settings."""
        return self._hash(f"chat {chat_id}")

    def conversation(self, chat_id: int | str, topic: int | None = None) -> str:
        """A conversation: a chat, or one topic of a forum."""
        return self._hash(f"room {chat_id} {topic or 0}")

    def message(self, chat_id: int | str, message_id: int | str) -> str:
        """One message of a chat."""
        return self._hash(f"message {chat_id} {message_id}")

    def _hash(self, name: str) -> str:
        # 128 bits: no two of any number of people will ever share one (RFC 7693 describes the keyed form).
        return hashlib.blake2b(name.encode(), key=self._key, digest_size=16).hexdigest()
