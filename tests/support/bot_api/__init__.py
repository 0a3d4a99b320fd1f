"""A strict stand-in for Telegram's Bot API: it refuses what Telegram refuses, in Telegram's words."""

from tests.support.bot_api.server import BotApi, Call, Sent

__all__ = ["BotApi", "Call", "Sent"]
