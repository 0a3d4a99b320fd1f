"""The page that a citation is from, where its address can be opened by anybody."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot import texts
from bot.conversation.choices import Choice, Rows

# A web address of visible letters, on a host with a dot in it: no channel links to a machine of one's own.
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\ud800-\udfff\\]{1,2000}")
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")


def page_rows(url: str | None) -> Rows:
    """A row with a page that can be opened; none otherwise."""
    return ((Choice(label=texts.choices.BUTTON_PAGE, url=url),),) if url and is_linked(url) else ()


def is_linked(url: str) -> bool:
    """Whether an address can stand behind a button; Telegram refuses a whole message for one that it does not take."""
    try:
        parts = urlsplit(url)
        return bool(_HOST.fullmatch(parts.hostname or "")) and parts.port != 0 and _ADDRESS.fullmatch(url) is not None
    except ValueError:  # brackets or a port that are none
        return False
