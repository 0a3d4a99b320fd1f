"""What is asked in a message: its text, or the caption of a picture or file, without a command in front."""

from __future__ import annotations

import re

from telegram import Message
from telegram.ext.filters import MessageFilter

_COMMAND = re.compile(r"\s*/(?P<name>\w+)(?:@(?P<bot>\w+))?(?!\S)")
_ASKING = "hoi"
_WORD = re.compile(r"\w")


def question_in(message: Message) -> str:
    """The question, in text or caption; empty where there is none."""
    said = message.text or message.caption or ""
    return _COMMAND.sub("", said, count=1).strip() if _COMMAND.match(said) else said.strip()


class _Asks(MessageFilter):
    """A caption with words in it that opens with no command."""

    def filter(self, message: Message) -> bool:
        said = message.caption or ""
        return _WORD.search(said) is not None and _COMMAND.match(said) is None


class _AsksByCommand(MessageFilter):
    """A caption that opens with ``/hoi``; Telegram's commands are looked for in texts alone."""

    def filter(self, message: Message) -> bool:
        found = _COMMAND.match(message.caption or "")
        if found is None or found["name"].lower() != _ASKING:
            return False
        return found["bot"] is None or found["bot"].lower() == message.get_bot().username.lower()


CAPTION = _Asks()
CAPTION_COMMAND = _AsksByCommand()
