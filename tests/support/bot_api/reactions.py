"""The method with which the bot reacts to a message (core.telegram.org/bots/api#setmessagereaction)."""

# ruff: noqa: N802 - named as the Bot API names them
from __future__ import annotations

from typing import Any

from tests.support.bot_api.methods import MessageMethods
from tests.support.bot_api.records import Params, parsed
from tests.support.bot_api.refusal import Refusal

# core.telegram.org/bots/api#reactiontypeemoji
_EMOJI = frozenset(
    "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)


class ReactionMethods(MessageMethods):
    """One reaction a message, of the emoji that Telegram has, where the chat allows any."""

    def _do_setMessageReaction(self, params: Params) -> Any:
        chat_id, message_id = self._reach(params), int(params.get("message_id", 0))
        if self._find_message(chat_id, message_id) is None:
            raise Refusal.bad_request("message to react not found")
        wanted = parsed(params.get("reaction")) or []
        if not isinstance(wanted, list) or not all(isinstance(each, dict) for each in wanted):
            raise Refusal.bad_request("can't parse reaction types JSON object")
        if len(wanted) > 1:
            raise Refusal.bad_request("REACTIONS_TOO_MANY")
        emoji = [each.get("emoji") for each in wanted if each.get("type") == "emoji"]
        if len(emoji) < len(wanted) or any(each not in _EMOJI for each in emoji):
            raise Refusal.bad_request("REACTION_INVALID")
        self.reactions[chat_id, message_id] = emoji[0] if emoji else None
        return True
