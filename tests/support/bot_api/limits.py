"""The limits of the Bot API, each with the words in which Telegram refuses what passes it."""

from __future__ import annotations

import re

from tests.support.bot_api.accounts import BOT
from tests.support.bot_api.markup import utf16_length, visible_text
from tests.support.bot_api.records import Params, parsed
from tests.support.bot_api.refusal import Refusal


def check_text(params: Params, field: str, limit: int) -> str:
    """The visible text of a message or caption."""
    if params.get("parse_mode") not in {None, "", "HTML", "Markdown", "MarkdownV2"}:
        raise Refusal.bad_request("unsupported parse_mode")
    written = str(params.get(field, ""))
    text = visible_text(written) if params.get("parse_mode") == "HTML" else written
    if field == "text" and not text.strip(_EMPTY):
        raise Refusal.bad_request("message text is empty")
    if utf16_length(text) > limit:
        raise Refusal.bad_request("message is too long" if field == "text" else "message caption is too long")
    return text


# White space, and what has no look of its own: a text of it alone shows nothing.
_EMPTY = (
    " \n\r\t\x00\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200e\u200f"
    "\u2028\u2029\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc"
)
_PREVIEW = {
    "is_disabled": bool,
    "url": str,
    "prefer_small_media": bool,
    "prefer_large_media": bool,
    "show_above_text": bool,
}


def check_preview(params: Params) -> None:
    """The options of a link preview: an object of known fields."""
    options = parsed(params.get("link_preview_options"))
    if options is None:
        return
    if not isinstance(options, dict) or any(not isinstance(v, _PREVIEW.get(k, ())) for k, v in options.items()):
        raise Refusal.bad_request("can't parse link preview options JSON object")


def check_toast(params: Params) -> None:
    """The text that pops up when a button was pressed."""
    if utf16_length(str(params.get("text", ""))) > 200:
        raise Refusal.bad_request("MESSAGE_TOO_LONG")


def check_opened(params: Params) -> None:
    """What a press opens: this bot alone, with a parameter (core.telegram.org/bots/api#answercallbackquery)."""
    url = str(params.get("url") or "")
    if url and not re.fullmatch(rf"(?:https://)?t\.me/{BOT['username']}\?start=[A-Za-z0-9_-]{{1,64}}", url):
        raise Refusal.bad_request("URL_INVALID")
