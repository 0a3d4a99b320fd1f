"""The buttons under a message, checked as Telegram does (core.telegram.org/bots/api#inlinekeyboardbutton)."""

from __future__ import annotations

import re
from typing import Any

from tests.support.bot_api.records import Params, parsed
from tests.support.bot_api.refusal import Refusal

_MOST_BUTTONS = 100
_ACTIONS = frozenset(
    [
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    ]
)
_LOOKS = frozenset({"text", "style", "icon_custom_emoji_id"})
# What a link hands to a bot has its own letters and length (core.telegram.org/bots/features#deep-linking).
_START = re.compile(r"https://t\.me/[A-Za-z0-9_]{4,32}\?start=[A-Za-z0-9_-]{1,64}")
# A host with a dot in it: Telegram links to no machine of one's own.
_LINK = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?|tg://\S+")


def check_keyboard(params: Params, *, inline_only: bool = False) -> Any:
    """The keyboard of a message, or none; one without buttons is none."""
    markup = parsed(params.get("reply_markup"))
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise Refusal.bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if inline_only:
            raise Refusal.bad_request("inline keyboard expected")
        return markup
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refusal.bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    if len(buttons) > _MOST_BUTTONS:
        raise Refusal.bad_request("reply markup is too long")
    for button in buttons:
        _check_button(button)
    return markup if buttons else None


def _check_button(button: dict[str, Any]) -> None:
    if not button.get("text"):
        raise Refusal.bad_request("inline keyboard button text is empty")
    actions = button.keys() & _ACTIONS
    if not actions:
        raise Refusal.bad_request("BUTTON_TYPE_INVALID: text buttons are unallowed in the inline keyboard")
    if len(actions) > 1 or button.keys() - _ACTIONS - _LOOKS:
        raise Refusal.bad_request("BUTTON_TYPE_INVALID")
    if not 1 <= len(str(button.get("callback_data", "x")).encode()) <= 64:
        raise Refusal.bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _LINK.fullmatch(str(button["url"])):
        raise Refusal.bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "?start=" in str(button.get("url")) and not _START.fullmatch(str(button["url"])):
        raise Refusal.bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= len(button["copy_text"].get("text", "")) <= 256:
        raise Refusal.bad_request("BUTTON_COPY_TEXT_INVALID")
    chosen = button.get("switch_inline_query_chosen_chat")
    if chosen is not None and not any(value for key, value in chosen.items() if key.startswith("allow_")):
        raise Refusal.bad_request("BUTTON_TYPE_INVALID")
