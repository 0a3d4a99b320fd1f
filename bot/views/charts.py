"""Small pictures, drawn so that a phone shows them well in light and in dark."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bot import texts

if TYPE_CHECKING:
    from bot.journal.reports import DayCount

# Okabe and Ito's colours, which colour-blind people tell apart (doi:10.1038/nmeth.1618).
BLUE, LIGHT_BLUE, ORANGE = "#0072B2", "#56B4E9", "#E69F00"
# In points: read without glasses on a phone, where the picture is about a hand wide.
_SMALL, _LARGE, _FOOTER = 12, 14, 9
_FOOTER_WIDTH = 88
# In inches, and pixels in each of them.
_WIDTH, _DPI = 7.2, 150
# A table's letters, and how many of them each column holds: place, figure, subject, period, sources.
_CELL = 10
_CELLS = (19, 13, 32, 17, 8)
_PAPER, _INK, _GRID = "#FFFFFF", "#1B1B1B", "#D9D9D9"


class Bar(NamedTuple):
    """One bar: its label, the ends of its figure and the figure as written."""

    label: str
    low: float
    high: float
    figure: str
    result: bool = False


def draw_days(days: list[DayCount]) -> bytes:
    """Questions a day, answered, nearly answered and refused on top of each other, as PNG."""
    figure, axes = new_figure(7.2, 4.0)
    names = [f"{day.day:%d/%m}" for day in days]
    below = [0] * len(days)
    for counts, colour, label in (
        ([day.answered for day in days], BLUE, texts.operators.CHART_ANSWERED),
        ([day.near for day in days], LIGHT_BLUE, texts.operators.CHART_NEAR),
        ([day.refused for day in days], ORANGE, texts.operators.CHART_REFUSED),
    ):
        axes.bar(names, counts, bottom=below, color=colour, label=label)
        below = [low + count for low, count in zip(below, counts, strict=True)]
    axes.set_title(texts.operators.CHART_DAYS, loc="left", fontweight="bold", fontsize=_LARGE, color=_INK)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.tick_params(axis="x", labelrotation=60)
    axes.grid(axis="y", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.legend(frameon=False, ncols=3, loc="upper left", fontsize=_SMALL)
    axes.set_ylim(0, max(1, *below) * 1.25)
    return to_png(figure)


def draw_targets(title: str, bars: Sequence[Bar], sources: Sequence[str]) -> bytes:
    """One indicator by place as horizontal bars, or ranges where a figure has two ends, as PNG.

    ``bars`` stand from top to bottom, each under its label; what was reached is drawn in another colour than what was
    aimed at. ``sources`` stand under them. Nothing between dollar signs is a formula.
    """
    footer = _footer(sources)
    figure, axes = new_figure(_WIDTH, _height_of(bars, footer))
    for number, bar in enumerate(reversed(bars)):
        left = bar.low if bar.low != bar.high else 0.0
        axes.barh(number, bar.high - left, left=left, color=ORANGE if bar.result else BLUE, height=0.42)
        axes.text(0, number + 0.27, bar.label, fontsize=_SMALL, color=_INK, va="bottom", parse_math=False)
        axes.annotate(
            bar.figure, (bar.high, number), xytext=(6, 0), textcoords="offset points", va="center", fontsize=_LARGE,
            color=_INK, fontweight="bold", parse_math=False,
        )  # fmt: skip
    axes.set_yticks([])
    axes.set_ylim(-0.4, len(bars) - 0.25)
    axes.set_xlim(0, max(bar.high for bar in bars) * 1.3)
    axes.grid(axis="x", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_title(title, loc="left", fontweight="bold", fontsize=_LARGE, color=_INK, parse_math=False)
    figure.supxlabel(footer, x=0.02, ha="left", fontsize=_FOOTER, color=_INK, parse_math=False)
    return to_png(figure)


def size_of_targets(bars: Sequence[Bar], sources: Sequence[str]) -> tuple[int, int]:
    """How wide and high `draw_targets` draws them, in pixels."""
    return round(_WIDTH * _DPI), int(_height_of(bars, _footer(sources)) * _DPI)


def _footer(sources: Sequence[str]) -> str:
    return "\n".join(line for source in sources for line in textwrap.wrap(source, _FOOTER_WIDTH))


def _height_of(bars: Sequence[Bar], footer: str) -> float:
    """Room for the title, for each bar with its label, and for the lines of the sources, in inches."""
    return 1.3 + 0.95 * len(bars) + 0.17 * (footer.count("\n") + 1)


def draw_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], sources: Sequence[str]) -> bytes:
    """Rows of short texts under their columns as PNG, the sources below; texts too long for a cell are broken."""
    wrapped = [[textwrap.fill(cell, width) for cell, width in zip(row, _CELLS, strict=True)] for row in rows]
    lines = [1, *(max(cell.count("\n") + 1 for cell in row) for row in wrapped)]
    footer = "\n".join(line for source in sources for line in textwrap.wrap(source, _FOOTER_WIDTH))
    figure, axes = new_figure(7.2, 0.7 + 0.24 * sum(lines) + 0.17 * (footer.count("\n") + 1))
    axes.axis("off")
    axes.set_xlim(0, sum(_CELLS))
    axes.set_ylim(sum(lines), 0)
    top = 0
    for number, (row, height) in enumerate(zip([columns, *wrapped], lines, strict=True)):
        left = 0
        for cell, width in zip(row, _CELLS, strict=True):
            axes.text(
                left, top + 0.15, cell, fontsize=_CELL, color=_INK, va="top", parse_math=False,
                fontweight="bold" if number == 0 else "normal",
            )  # fmt: skip
            left += width
        top += height
        axes.axhline(top, color=_GRID, linewidth=0.8)
    axes.set_title(title, loc="left", fontweight="bold", fontsize=_LARGE, color=_INK, parse_math=False)
    figure.supxlabel(footer, x=0.02, ha="left", fontsize=_FOOTER, color=_INK, parse_math=False)
    return to_png(figure)


def new_figure(width: float, height: float) -> tuple[Any, Any]:
    """A figure in inches and its axes, with a font that has every Vietnamese letter.

    It has its own canvas and changes no global state, so it may be drawn in any thread. The font is matplotlib's
    own, DejaVu Sans, so none of the machine's is needed.
    """
    from matplotlib.figure import Figure

    # A picture has paper of its own: white with dark ink is readable in a dark chat as well.
    figure = Figure(figsize=(width, height), dpi=_DPI, facecolor=_PAPER, layout="constrained")
    axes = figure.add_subplot()
    axes.tick_params(colors=_INK, labelsize=_SMALL)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def to_png(figure: Any) -> bytes:
    """The figure as the bytes of a PNG file, the same for the same figure: it names no program and no day."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    # `savefig` lays out and draws twice, and keeps how transparent each pixel is, though none is: a quarter more time
    # and a tenth more room for the same picture.
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    drawn = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba())
    buffer = io.BytesIO()
    drawn.convert("RGB").save(buffer, format="png", dpi=(figure.dpi, figure.dpi))
    return buffer.getvalue()
