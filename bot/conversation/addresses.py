"""Where an answer and its other sides stand as pages, where pages are served; behind their public address."""

from __future__ import annotations

from collections.abc import Mapping

from bot.conversation.choices import Action, Chosen


def answer_path(entry_id: str) -> str:
    """Where an answer is."""
    return f"/a/{entry_id}"


SIDES: Mapping[Action, str] = {
    Action.PASSAGE: "doan",
    Action.SOURCES: "nguon-khac",
    Action.INDICATOR: "chi-so",
    Action.CHART: "bieu-do",
    Action.PICTURE: "bang",
}
"""The other sides of an answer, by what stands in their addresses."""


def side_path(chosen: Chosen) -> str | None:
    """Where what was chosen of an answer is looked at; none for what changes something."""
    if chosen.action is Action.BACK:
        return answer_path(chosen.id)
    if chosen.action is Action.TABLE:
        return f"{answer_path(chosen.id)}/so-lieu.xlsx"
    side = SIDES.get(chosen.action)
    return f"{answer_path(chosen.id)}/{side}/{chosen.n}" if side is not None else None
