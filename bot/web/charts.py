"""A chart on a page: where it is, what it shows in words, and about how much room it takes."""

from __future__ import annotations

from bot import texts
from bot.pages.province import Picture

# As charts are drawn, in pixels.
_WIDTH, _HEIGHT, _BAR, _MOST_BARS = 1080, 260, 142, 12


def chart_of(href: str, title: str, bars: int) -> Picture:
    """A chart of so many bars, which is not drawn yet: the page keeps the room that it will take, so nothing jumps."""
    height = _HEIGHT + _BAR * min(bars, _MOST_BARS)
    return Picture(href=href, says=texts.browsing.chart_says(title, bars), width=_WIDTH, height=height)
