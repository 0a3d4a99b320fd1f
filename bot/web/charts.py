"""A chart on a page: where it is, what it shows in words, and about how much room it takes."""

from __future__ import annotations

from bot import texts
from bot.pages.province import Picture

# As charts are drawn, in pixels.
_WIDTH, _HEIGHT, _BAR, _MOST_BARS = 1080, 260, 142, 12


def chart_of(href: str, title: str, bars: int, says: str = "") -> Picture:
    """A chart of so many bars, which is not drawn yet: the page keeps the room that it will take, so nothing jumps.

    It ``says`` that its numbers are in a table below, unless something else is said.
    """
    shown = min(bars, _MOST_BARS)
    says = says or texts.browsing.chart_says(title, shown)
    return Picture(href=href, says=says, width=_WIDTH, height=_HEIGHT + _BAR * shown)
