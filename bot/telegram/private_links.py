"""What a button in a group opens in a private talk: that side of the answer, for whoever presses it and nobody else."""

from __future__ import annotations

import re

from bot.conversation.choices import Action, Chosen

# Telegram hands at most 64 letters, digits, "_" and "-" to a bot that is opened by a link.
_PAYLOAD = re.compile(r"b_(?P<id>[0-9a-f]{16})_(?P<action>[a-z])_(?P<n>\d{1,3})")
# What would turn the answer that everybody reads, or ask everybody for reasons.
OPENED_IN_PRIVATE = frozenset(
    {Action.PASSAGE, Action.SOURCES, Action.INDICATOR, Action.CHART, Action.OPEN, Action.DISLIKED}
)


def private_link(username: str, chosen: Chosen) -> str:
    """The address that opens the bot with what was chosen."""
    return f"https://t.me/{username}?start=b_{chosen.id}_{chosen.action.value}_{chosen.n}"


def read_link(payload: str) -> Chosen | None:
    """What such an address hands to ``/start``; none for any other."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None or found["action"] not in set(Action):
        return None
    return Chosen(id=found["id"], action=Action(found["action"]), n=int(found["n"]))
