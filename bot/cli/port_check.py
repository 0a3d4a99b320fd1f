"""Whether the doors that one process opens would listen at the same place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from bot import texts
from bot.settings import Settings

_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not listened at


def channels_of(settings: Settings) -> dict[str, bool]:
    """Which doors ``sxsh run`` opens: those that have a token or an address."""
    return {
        "telegram": settings.telegram_bot_token is not None,
        "zalo": settings.zalo_bot_token is not None,
        "web": settings.web_url is not None,
    }


def describe_collisions(settings: Settings, doors: Mapping[str, bool]) -> Iterator[str]:
    """What is to be said of each two settings that name one port of the same address, of the doors that are opened."""
    for (first, host, port), (second, other_host, other_port) in combinations(_places(settings, doors), 2):
        if port == other_port and (host == other_host or _EVERYWHERE & {host, other_host}):
            yield texts.check.same_port(first, second, port)


def _places(settings: Settings, doors: Mapping[str, bool]) -> Iterator[tuple[str, str, int]]:
    """Where is listened, each by the setting of its port."""
    if doors.get("web"):
        yield "SXSH_WEB_PORT", settings.web_listen, settings.web_port
    if settings.metrics_port is not None:
        yield "SXSH_METRICS_PORT", settings.metrics_listen, settings.metrics_port
    if doors.get("telegram") and settings.webhook_url is not None:
        yield "SXSH_WEBHOOK_PORT", settings.webhook_listen, settings.webhook_port
    if doors.get("zalo") and settings.zalo_webhook_url is not None:
        yield "ZALO_WEBHOOK_PORT", settings.webhook_listen, settings.zalo_webhook_port
