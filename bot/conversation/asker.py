"""Who asks, in any channel."""

from __future__ import annotations

from dataclasses import dataclass

from bot.journal.entry import Channel
from bot.journal.preferences import Preferences


@dataclass(frozen=True)
class Asker:
    """Who asks, under keyed hashes, with what holds for them: their own choices, or the group's."""

    person: str
    conversation: str
    channel: Channel
    preferences: Preferences
