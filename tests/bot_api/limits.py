"""The limits of the Bot API, each with the words in which Telegram refuses what passes it."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.bot_api.markup import utf16_length, visible_text
from tests.bot_api.refusal import Refusal

Params = dict[str, Any]


def check_text(params: Params, field: str, limit: int) -> str:
    """The visible text of a message or caption."""
    written = str(params.get(field, ""))
    text = visible_text(written) if params.get("parse_mode") == "HTML" else written
    if field == "text" and not text.strip():
        raise Refusal.bad_request("message text is empty")
    if utf16_length(text) > limit:
        raise Refusal.bad_request("message is too long" if field == "text" else "message caption is too long")
    return text


_PREVIEW = {
    "is_disabled": bool,
    "url": str,
    "prefer_small_media": bool,
    "prefer_large_media": bool,
    "show_above_text": bool,
}


def check_preview(params: Params) -> None:
    """The options of a link preview: an object of known fields."""
    options = _parsed(params.get("link_preview_options"))
    if options is None:
        return
    if not isinstance(options, dict) or any(not isinstance(v, _PREVIEW.get(k, ())) for k, v in options.items()):
        raise Refusal.bad_request("can't parse link preview options JSON object")


def check_keyboard(params: Params) -> Any:
    """The keyboard of a message, if it has one."""
    markup = _parsed(params.get("reply_markup"))
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not button.get("text"):
                raise Refusal.bad_request("inline keyboard button text is empty")
            if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
                raise Refusal.bad_request("BUTTON_DATA_INVALID")
            chosen = button.get("switch_inline_query_chosen_chat")
            if chosen is not None and not any(value for key, value in chosen.items() if key.startswith("allow_")):
                raise Refusal.bad_request("BUTTON_TYPE_INVALID")
    return markup


def check_inline_results(params: Params) -> list[Any]:
    """The results of an inline query."""
    results: list[Any] = _parsed(params.get("results")) or []
    if len(results) > 50:
        raise Refusal.bad_request("RESULTS_TOO_MUCH")
    identities = [str(result.get("id", "")) for result in results]
    if any(not 1 <= len(identity.encode()) <= 64 for identity in identities):
        raise Refusal.bad_request("RESULT_ID_INVALID")
    if len(set(identities)) < len(identities):
        raise Refusal.bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        content = result.get("input_message_content") or {}
        if "message_text" in content:
            check_text({"text": content["message_text"], **content}, "text", 4096)
    return results


def check_commands(params: Params) -> None:
    """The menu of commands."""
    for command in _parsed(params.get("commands")) or []:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise Refusal.bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise Refusal.bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def check_toast(params: Params) -> None:
    """The text that pops up when a button was pressed."""
    if utf16_length(str(params.get("text", ""))) > 200:
        raise Refusal.bad_request("MESSAGE_TOO_LONG")


def _parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value else value
