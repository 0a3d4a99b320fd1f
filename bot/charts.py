"""Small pictures, drawn so that a phone shows them well in light and in dark."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from bot import texts

if TYPE_CHECKING:
    from bot.journal.reports import DayCount

# Okabe and Ito's colours, which colour-blind people tell apart (doi:10.1038/nmeth.1618).
BLUE, ORANGE, GREEN = "#0072B2", "#E69F00", "#009E73"
# In points: read without glasses on a phone, where the picture is about a hand wide.
_SMALL, _LARGE = 12, 14
_PAPER, _INK, _GRID = "#FFFFFF", "#1B1B1B", "#D9D9D9"


def draw_days(days: list[DayCount]) -> bytes:
    """Questions a day, answered and refused on top of each other, as PNG."""
    figure, axes = new_figure(7.2, 4.0)
    names = [f"{day.day:%d/%m}" for day in days]
    answered = [day.answered for day in days]
    axes.bar(names, answered, color=BLUE, label=texts.CHART_ANSWERED)
    axes.bar(names, [day.refused for day in days], bottom=answered, color=ORANGE, label=texts.CHART_REFUSED)
    axes.set_title(texts.CHART_DAYS, loc="left", fontweight="bold", fontsize=_LARGE, color=_INK)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.tick_params(axis="x", labelrotation=60)
    axes.grid(axis="y", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.legend(frameon=False, ncols=2, loc="upper left", fontsize=_SMALL)
    axes.set_ylim(0, max(1, *(day.answered + day.refused for day in days)) * 1.25)
    return to_png(figure)


def new_figure(width: float, height: float) -> tuple[Any, Any]:
    """A figure in inches and its axes, with a font that has every Vietnamese letter.

    It has its own canvas and changes no global state, so it may be drawn in any thread. The font is matplotlib's
    own, DejaVu Sans, so none of the machine's is needed.
    """
    from matplotlib.figure import Figure

    # A picture has paper of its own: white with dark ink is readable in a dark chat as well.
    figure = Figure(figsize=(width, height), dpi=150, facecolor=_PAPER, layout="constrained")
    axes = figure.add_subplot()
    axes.tick_params(colors=_INK, labelsize=_SMALL)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def to_png(figure: Any) -> bytes:
    """The figure as the bytes of a PNG file."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()
