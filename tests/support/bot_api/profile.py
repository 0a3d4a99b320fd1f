"""The methods with which the bot describes itself and says how it wants its updates."""

# ruff: noqa: N802 - named as the Bot API names them
from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from tests.support.bot_api.accounts import BOT
from tests.support.bot_api.records import Params, is_set, parsed
from tests.support.bot_api.refusal import Refusal
from tests.support.bot_api.state import State

_SCOPES = {
    "default": frozenset(),
    "all_private_chats": frozenset(),
    "all_group_chats": frozenset(),
    "all_chat_administrators": frozenset(),
    "chat": frozenset({"chat_id"}),
    "chat_administrators": frozenset({"chat_id"}),
    "chat_member": frozenset({"chat_id", "user_id"}),
}
# Not delivered unless asked for by name (core.telegram.org/bots/api#getupdates).
_ON_DEMAND = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_PORTS = frozenset({None, 80, 88, 443, 8443})


class ProfileMethods(State):
    """The bot's name, menu and descriptions, polling and webhook."""

    def _do_getMe(self, _params: Params) -> Any:
        able = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
        return {**BOT, **able}

    def _do_getUpdates(self, params: Params) -> Any:
        if self.webhook is not None:
            active = (
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
            raise Refusal(409, f"Conflict: {active}")
        offset, allowed = int(params.get("offset", 0)), parsed(params.get("allowed_updates"))

        def wanted(update: Any) -> bool:
            if not is_numbered(update):
                return True
            kind = next((name for name in update if name != "update_id"), "")
            return not kind or (kind in allowed if allowed else kind not in _ON_DEMAND)

        def waiting() -> list[Any]:
            # What has no number is confirmed together with what stands behind it.
            confirmed = [n for n, each in enumerate(self._updates) if is_numbered(each) and each["update_id"] < offset]
            self._updates = [each for each in self._updates[max(confirmed, default=-1) + 1 :] if wanted(each)]
            return self._updates

        with self._changed:
            self._changed.wait_for(lambda: waiting() or self._closing, timeout=float(params.get("timeout", 0)))
            return self._updates[: min(int(params.get("limit", 100)), 100)]

    def _do_setWebhook(self, params: Params) -> Any:
        url = str(params.get("url", ""))
        if not url:
            return self._do_deleteWebhook(params)
        if not url.startswith("https://"):
            raise Refusal.bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if urlsplit(url).port not in _PORTS:
            raise Refusal.bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        secret = params.get("secret_token")
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", str(secret)):
            raise Refusal.bad_request("secret token contains unallowed characters")
        self._drop_pending(params)
        self.webhook = {
            "url": url,
            "secret_token": secret,
            "allowed_updates": parsed(params.get("allowed_updates")),
            "max_connections": int(params.get("max_connections", 40)),
        }
        return True

    def _do_deleteWebhook(self, params: Params) -> Any:
        self._drop_pending(params)
        self.webhook = None
        return True

    def _do_setMyCommands(self, params: Params) -> Any:
        commands = parsed(params.get("commands"))
        if not isinstance(commands, list):
            raise Refusal.bad_request("can't parse commands: expected an Array of BotCommand")
        if len(commands) > 100:
            raise Refusal.bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
                raise Refusal.bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command.get("description", "")) <= 256:
                raise Refusal.bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        menu = {"commands": commands, "scope": _check_scope(params)}
        self.menus.append({**menu, "language_code": str(params.get("language_code") or "")})
        return True

    def _do_setMyDescription(self, params: Params) -> Any:
        return _check_length(params, "description", 512)

    def _do_setMyShortDescription(self, params: Params) -> Any:
        return _check_length(params, "short_description", 120)

    def _do_setMyName(self, params: Params) -> Any:
        return _check_length(params, "name", 64)

    def _drop_pending(self, params: Params) -> None:
        if is_set(params.get("drop_pending_updates")):
            with self._changed:
                self._updates = []


def is_numbered(update: Any) -> bool:
    return isinstance(update, dict) and type(update.get("update_id")) is int and 0 <= update["update_id"] < 2**31


def _check_length(params: Params, field: str, most: int) -> bool:
    if len(str(params.get(field, ""))) > most:
        raise Refusal.bad_request(f"{field.replace('_', ' ')} is too long")
    return True


def _check_scope(params: Params) -> dict[str, Any]:
    """To whom the menu is shown: everybody, or as the scope says."""
    scope = parsed(params.get("scope")) or {"type": "default"}
    needed = _SCOPES.get(scope.get("type", "")) if isinstance(scope, dict) else None
    if needed is None or needed - scope.keys():
        raise Refusal.bad_request("can't parse BotCommandScope")
    return dict(scope)
