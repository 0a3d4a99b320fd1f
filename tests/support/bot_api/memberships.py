"""The methods that look at a chat and its members, or leave it."""

# ruff: noqa: N802 - named as the Bot API names them
from __future__ import annotations

from typing import Any

from tests.support.bot_api.accounts import BOT, describe_person
from tests.support.bot_api.methods import MessageMethods
from tests.support.bot_api.records import Params
from tests.support.bot_api.refusal import Refusal

# The rights that Telegram always names (core.telegram.org/bots/api#chatmemberadministrator).
_RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


class MembershipMethods(MessageMethods):
    """Chats the bot has met, with the administrators that the test has named."""

    def _do_getChat(self, params: Params) -> Any:
        details = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(_GIFTS, False)}
        return {**self._chat(self._met(params)), **details}

    def _do_getChatMember(self, params: Params) -> Any:
        chat_id, user_id = self._met(params), int(params.get("user_id", 0))
        if user_id in self.administrators.get(chat_id, ()):
            return _describe_administrator(user_id)
        if user_id == BOT["id"]:
            return {"status": "member", "user": BOT}
        writers = {message.get("from", {}).get("id") for message in self.messages.get(chat_id, {}).values()}
        if user_id != chat_id and user_id not in writers:
            raise Refusal.bad_request("member not found")
        return {"status": "member", "user": describe_person(user_id)}

    def _do_getChatAdministrators(self, params: Params) -> Any:
        chat_id = self._met(params)
        if chat_id > 0:
            raise Refusal.bad_request("there are no administrators in the private chat")
        return [_describe_administrator(user_id) for user_id in sorted(self.administrators.get(chat_id, ()))]

    def _do_leaveChat(self, params: Params) -> Any:
        chat_id = self._met(params)
        if chat_id > 0:
            raise Refusal.bad_request("chat member status can't be changed in private chats")
        self.left[chat_id] = f"bot is not a member of the {self._chat(chat_id)['type']} chat"
        return True

    def _met(self, params: Params) -> int:
        """A chat that the bot knows and has not lost."""
        chat_id = self._reach(params)
        if chat_id not in self.chats.keys() | self.administrators.keys() | {sent.chat_id for sent in self.sent}:
            raise Refusal.bad_request("chat not found")
        return chat_id


def _describe_administrator(user_id: int) -> dict[str, Any]:
    user = BOT if user_id == BOT["id"] else describe_person(user_id)
    return {"status": "administrator", "user": user, **dict.fromkeys(_RIGHTS, False), "can_manage_chat": True}
