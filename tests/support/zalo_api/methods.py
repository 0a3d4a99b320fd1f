"""The methods of the platform, each with the limits that are written down of it."""

# ruff: noqa: N802 - named as Zalo names them
from __future__ import annotations

import re
import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tests.support.zalo_api.people import People
from tests.support.zalo_api.refusal import Refusal

Params = dict[str, Any]

LONGEST = 2000
_LOCAL = re.compile(r"https?://(?:localhost|127\.|10\.|192\.168\.)")


@dataclass
class Sent:
    """A message the bot has sent; of a picture its address, and the text is its caption."""

    chat: str
    text: str
    photo: str | None = None


class Methods(People):
    """What the bot can call."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Sent] = []
        self.typing: list[str] = []
        self.webhook: dict[str, str] | None = None

    def _do_getMe(self, params: Params) -> Any:
        _check_names(params, ())
        return {
            "id": "1459232241454765289",
            "account_name": "bot.VDKyGxQvc",
            "account_type": "BASIC",
            "can_join_groups": False,
            "display_name": "Bot SXSH",
        }

    def _do_getUpdates(self, params: Params) -> Any:
        _check_names(params, ("timeout",))
        if self.webhook is not None:
            raise Refusal(400, "getUpdates does not work while a webhook is set")
        waited = str(params.get("timeout", 30))
        if not waited.isascii() or not waited.isdigit():
            raise Refusal(400, "The timeout is invalid")
        until = time.monotonic() + int(waited)
        with self._changed:
            while not self._waiting:
                left = until - time.monotonic()
                if left <= 0 or self._polls_end:
                    raise Refusal(408, "Request timeout")
                self._changed.wait(left)
            return self._waiting.pop(0)

    def _do_setWebhook(self, params: Params) -> Any:
        _check_names(params, ("url", "secret_token"), needed=("url", "secret_token"))
        url, secret = str(params["url"]), str(params["secret_token"])
        if not url.startswith("https://") or _LOCAL.match(url):
            raise Refusal(400, "The url is invalid")
        if not 8 <= len(secret) <= 256:
            raise Refusal(400, "The secret_token must be 8 to 256 characters")
        self.webhook = {"url": url, "secret": secret}
        return {"url": url, "updated_at": 1749538250568}

    def _do_deleteWebhook(self, params: Params) -> Any:
        _check_names(params, ())
        self.webhook = None
        return {"url": "", "updated_at": 1749538250568}

    def _do_getWebhookInfo(self, params: Params) -> Any:
        _check_names(params, ())
        return {"url": self.webhook["url"] if self.webhook else "", "updated_at": 1749538250568}

    def _do_sendMessage(self, params: Params) -> Any:
        _check_names(params, ("chat_id", "text"), needed=("chat_id", "text"))
        return self._send(Sent(self._reach(params), _checked(params["text"], "text")))

    def _do_sendPhoto(self, params: Params) -> Any:
        _check_names(params, ("chat_id", "photo", "caption"), needed=("chat_id", "photo"))
        photo = params["photo"]
        if not isinstance(photo, str) or not photo.startswith(("http://", "https://")):
            raise Refusal(400, "The photo must start with http:// or https://")
        if _LOCAL.match(photo):
            raise Refusal(400, "The photo URL is invalid")
        caption = _checked(params["caption"], "caption") if "caption" in params else ""
        return self._send(Sent(self._reach(params), caption, photo))

    def _do_sendChatAction(self, params: Params) -> Any:
        _check_names(params, ("chat_id", "action"), needed=("chat_id", "action"))
        if params["action"] != "typing":
            raise Refusal(400, "The action is invalid")
        self.typing.append(self._reach(params))
        return None

    def _send(self, sent: Sent) -> Any:
        self.sent.append(sent)
        return {"message_id": f"b{len(self.sent):019x}", "date": 1749632637199}

    def _reach(self, params: Params) -> str:
        chat = params["chat_id"]
        if not isinstance(chat, str) or chat not in self.chats:
            raise Refusal(400, "The chat_id is invalid")
        if chat in self.blocked:
            raise Refusal(403, "The user has blocked the bot")
        return chat


def _check_names(params: Params, known: Collection[str], *, needed: Collection[str] = ()) -> None:
    """A name that nobody has described is a slip of ours."""
    unknown = sorted(params.keys() - set(known))
    if unknown:
        raise Refusal(400, f"Unknown parameters: {unknown}")
    missing = sorted(set(needed) - params.keys())
    if missing:
        raise Refusal(400, f"Missing parameters: {missing}")


def _checked(text: object, name: str) -> str:
    if not isinstance(text, str) or not text.strip():
        raise Refusal(400, f"The {name} must not be empty")
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:
        raise Refusal(400, f"The {name} must be 1 to {LONGEST} characters")
    return text
