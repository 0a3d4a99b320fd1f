"""The picture that stands beside a link to a page in Zalo, Facebook and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import texts
from bot.pages.lettering import wrap
from bot.views.charts import to_png

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# What Facebook asks for (1.91 to 1) and Zalo shows uncut, in pixels.
WIDTH, HEIGHT = 1200, 630
_DPI = 100
_MARGIN, _STRIPE, _GAP = 64, 18, 26
# In points. On a phone the preview is some 350 px wide: the smallest letters are then as high as a footnote's.
_SITE, _TITLE, _SAID, _SOURCE = 19, 25, 34, 19
_TITLE_LINES, _SOURCE_LINES = 2, 2
# Of a letter's size; Vietnamese letters carry two marks on top of each other.
_LINE_HEIGHT = 1.36
# Where letters stand in their line, as a share of its height from above.
_BASELINE = 0.76
_PAPER, _INK, _MUTED, _ACCENT = "#FFFFFF", "#14211B", "#4A5751", "#0B6B4F"


def draw_preview(title: str, said: str, source: str = "") -> bytes:
    """A title, what is said of it in large letters, and where that is from, as a PNG of 1200 × 630 pixels.

    Each is wrapped, and what does not fit ends with "…". Letters that the font does not have show as unknown, and
    nothing is a formula. May be called in any thread.
    """
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=_PAPER)
    stripe = _STRIPE / HEIGHT
    figure.add_artist(Rectangle((0, 1 - stripe), 1, stripe, color=_ACCENT, transform=figure.transFigure))
    top: float = HEIGHT - _STRIPE - _GAP
    top = _write(figure, _lines(texts.pages.SITE, _SITE, 1, bold=True), top, _SITE, _ACCENT, bold=True)
    top = _write(figure, _lines(title, _TITLE, _TITLE_LINES), top, _TITLE, _MUTED)
    lines = _lines(source, _SOURCE, _SOURCE_LINES)
    foot = _GAP + len(lines) * _height(_SOURCE)
    room = int((top - foot - _GAP) // _height(_SAID))
    _write(figure, _lines(said, _SAID, room, bold=True), top, _SAID, _INK, bold=True)
    _write(figure, lines, foot, _SOURCE, _MUTED)
    return to_png(figure)


def _lines(text: str, size: float, lines: int, *, bold: bool = False) -> list[str]:
    return wrap(text, size=size, width=(WIDTH - 2 * _MARGIN) * 72 / _DPI, lines=lines, bold=bold)


def _height(size: float) -> float:
    """A line of letters in pixels."""
    return size * _LINE_HEIGHT * _DPI / 72


def _write(figure: Figure, lines: list[str], top: float, size: float, colour: str, *, bold: bool = False) -> float:
    """Write lines from ``top`` down, in pixels; where what follows them begins."""
    for number, line in enumerate(lines):
        figure.text(
            _MARGIN / WIDTH, (top - (number + _BASELINE) * _height(size)) / HEIGHT, line, fontsize=size, color=colour,
            va="baseline", fontfamily="DejaVu Sans", fontweight="bold" if bold else "normal", parse_math=False,
        )  # fmt: skip
    return top - len(lines) * _height(size) - (_GAP if lines else 0)
