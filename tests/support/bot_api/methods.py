"""The methods with which the bot writes, edits and deletes messages and fetches files."""

# ruff: noqa: N802 - named as the Bot API names them
from __future__ import annotations

import re
from typing import Any

from tests.support.bot_api.accounts import BOT
from tests.support.bot_api.keyboards import check_keyboard
from tests.support.bot_api.limits import check_preview, check_text
from tests.support.bot_api.records import Params, Sent, is_set, parsed
from tests.support.bot_api.refusal import Refusal
from tests.support.bot_api.state import State

_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_LARGEST_DOWNLOAD = 20 * 1024 * 1024


class MessageMethods(State):
    """Messages and files."""

    def _do_sendChatAction(self, params: Params) -> Any:
        self._reach(params, writing=True)
        return True

    def _do_sendMessage(self, params: Params) -> Any:
        check_preview(params)
        return self._send(params, check_text(params, "text", 4096), str(params["text"]))

    def _do_sendPhoto(self, params: Params) -> Any:
        return self._send_file(params, "photo")

    def _do_sendDocument(self, params: Params) -> Any:
        return self._send_file(params, "document")

    def _send_file(self, params: Params, kind: str) -> Any:
        if not params.get(kind):
            raise Refusal.bad_request(f"there is no {kind} in the request")
        return self._send(params, check_text(params, "caption", 1024), str(params.get("caption", "")), kind)

    def _send(self, params: Params, text: str, written: str, kind: str = "text") -> Any:
        sent = Sent(
            chat_id=self._reach(params, writing=True),
            message_id=self._number(),
            text=text,
            written=written,
            html=params.get("parse_mode") == "HTML",
            keyboard=check_keyboard(params),
            reply_to=self._check_reply(params),
            thread_id=self._check_thread(params),
            kind=kind,
            file=params.get(kind) if kind != "text" else None,
        )
        self.sent.append(sent)
        return self._as_message(sent)

    def _do_deleteMessage(self, params: Params) -> Any:
        chat_id = self._reach(params)
        written = self.messages.get(chat_id, {})
        if int(params.get("message_id", 0)) in written:
            if chat_id < 0 and BOT["id"] not in self.administrators.get(chat_id, ()):
                raise Refusal.bad_request("message can't be deleted for everyone")
            del written[int(params["message_id"])]
        else:
            self.sent.remove(self._find_sent(params, "delete"))
        return True

    def _do_editMessageText(self, params: Params) -> Any:
        sent = self._find_editable(params)
        check_preview(params)
        text, keyboard = check_text(params, "text", 4096), check_keyboard(params, inline_only=True)
        if sent.kind != "text":
            raise Refusal.bad_request("there is no text in the message to edit")
        if (str(params["text"]), keyboard) == (sent.written, sent.keyboard):
            raise Refusal.bad_request(_UNCHANGED)
        sent.edits.append(sent.text)
        sent.text, sent.written, sent.keyboard = text, str(params["text"]), keyboard
        sent.html = params.get("parse_mode") == "HTML"
        return True if "inline_message_id" in params else self._as_message(sent)

    def _do_editMessageReplyMarkup(self, params: Params) -> Any:
        sent = self._find_editable(params)
        keyboard = check_keyboard(params, inline_only=True)
        if keyboard == sent.keyboard:
            raise Refusal.bad_request(_UNCHANGED)
        sent.keyboard = keyboard
        return True if "inline_message_id" in params else self._as_message(sent)

    def _do_getFile(self, params: Params) -> Any:
        found = self.files.get(str(params.get("file_id")))
        if found is None:
            raise Refusal.bad_request("invalid file_id")
        path, content = found
        if len(content) > _LARGEST_DOWNLOAD:
            raise Refusal.bad_request("file is too big")
        identity = params["file_id"]
        described = {"file_id": identity, "file_unique_id": f"AgAD{identity.rpartition('x')[2]}"}
        return {**described, "file_size": len(content), "file_path": path}

    def _find_editable(self, params: Params) -> Sent:
        """The message to edit: one of the bot's in a chat, or one sent through it elsewhere."""
        if "inline_message_id" in params:
            found = self.inline_messages.get(params["inline_message_id"])
            if found is None:
                raise Refusal.bad_request("MESSAGE_ID_INVALID")
            return found
        chat_id = self._reach(params)
        if int(params.get("message_id", 0)) in self.messages.get(chat_id, {}):
            raise Refusal.bad_request("message can't be edited")
        sent = self._find_sent(params, "edit")
        if sent.keyboard is not None and "inline_keyboard" not in sent.keyboard:
            raise Refusal.bad_request("message can't be edited")
        return sent

    def _reach(self, params: Params, *, writing: bool = False) -> int:
        """The chat of a call, if the bot may act there."""
        wanted = str(params.get("chat_id", ""))
        if not wanted:
            raise Refusal.bad_request("chat_id is empty")
        if not re.fullmatch(r"-?\d+", wanted, re.ASCII) or int(wanted) == 0:
            raise Refusal.bad_request("chat not found")
        chat_id = int(wanted)
        if chat_id in self.migrated:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, words, migrate_to_chat_id=self.migrated[chat_id])
        if chat_id in self.left:
            raise Refusal(403, f"Forbidden: {self.left[chat_id]}")
        if writing and chat_id in self.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if writing and self._only_met_in_groups(chat_id):
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        return chat_id

    def _only_met_in_groups(self, chat_id: int) -> bool:
        """Whether a person has written in groups, and never to the bot itself."""
        if chat_id < 0 or chat_id in self.chats:
            return False
        return any(
            message.get("from", {}).get("id") == chat_id
            for written in self.messages.values()
            for message in written.values()
        )

    def _check_reply(self, params: Params) -> int | None:
        """The message that is answered; it must be there, unless the bot does not mind."""
        reply = parsed(params.get("reply_parameters"))
        if not reply:
            return None
        if not isinstance(reply, dict) or "message_id" not in reply:
            raise Refusal.bad_request("can't parse reply parameters JSON object")
        answered, chat_id = int(reply["message_id"]), int(reply.get("chat_id", params["chat_id"]))
        if self._find_message(chat_id, answered) is not None:
            return answered
        if is_set(reply.get("allow_sending_without_reply")):
            return None
        raise Refusal.bad_request("message to be replied not found")

    def _check_thread(self, params: Params) -> int | None:
        """The topic written to; somebody must have written there before."""
        thread = params.get("message_thread_id")
        if thread is None:
            return None
        written = self.messages.get(int(params["chat_id"]), {}).values()
        if all(message.get("message_thread_id") != int(thread) for message in written):
            raise Refusal.bad_request("message thread not found")
        return int(thread)
