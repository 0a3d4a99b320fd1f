"""A map of tiles, one for each province of before July 2025, coloured by what there is of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from bot import texts
from bot.views.charts import BLUE, LIGHT_BLUE, new_figure, to_png
from knowledge.places.tiles import Tile, load_tiles
from knowledge.store.coverage import Coverage, Holding, LibraryCoverage

_INK, _WHITE, _GREY = "#1B1B1B", "#FFFFFF", "#8A8A8A"
_HATCHED = "#B0B0B0"
_YELLOW = "#F7EFA6"
# A tile in inches.
_WIDTH, _HEIGHT, _GAP = 1.0, 0.7, 0.05
# In points: the picture is eight tiles wide, and on a phone about as wide as a hand. Every name stands in two lines.
_NAME, _LETTERS, _LEGEND, _TITLE = 11, 10, 13, 17


class Look(NamedTuple):
    """How a tile is filled; colours grow darker the more there is, so that they tell it in grey too."""

    fill: str
    ink: str = _INK
    edge: str = _INK
    line: str = "-"
    hatched: bool = False


_LOOKS = {
    Holding.TARGETS: Look(BLUE, _WHITE),
    Holding.RESULTS: Look(LIGHT_BLUE),
    Holding.WORDS: Look(_YELLOW),
    Holding.SUPPORT: Look(_WHITE, hatched=True),
    None: Look(_WHITE, edge=_GREY, line=":"),
}


def draw_coverage(coverage: LibraryCoverage) -> bytes:
    """What there is of each province, with a legend that counts them, as PNG."""
    tiles = load_tiles()
    rows, columns = (1 + max(getattr(tile, side) for tile in tiles) for side in ("row", "column"))
    figure, axes = new_figure(columns * _WIDTH, rows * _HEIGHT)
    axes.set_axis_off()
    axes.set_xlim(0, columns * _WIDTH)
    axes.set_ylim(rows * _HEIGHT, 0)  # rows are counted from the north
    for tile in tiles:
        _draw_tile(axes, tile, coverage.of(tile.province))
    _draw_legend(axes, coverage)
    return to_png(figure)


def _draw_tile(axes: Any, tile: Tile, coverage: Coverage) -> None:
    left, top = tile.column * _WIDTH, tile.row * _HEIGHT
    look = _LOOKS[coverage.best]
    _fill(axes, left, top, look)
    name = texts.coverage.map_name(tile.name)
    middle = left + _WIDTH / 2
    _write(axes, middle, top + 0.255, name, _NAME, look)
    _write(axes, middle, top + 0.575, texts.coverage.letters(coverage.holdings), _LETTERS, look, bold=True)


def _draw_legend(axes: Any, coverage: LibraryCoverage) -> None:
    """In the west of the middle, where no province lies."""
    top = 7.4 * _HEIGHT
    axes.text(0, top, texts.coverage.MAP_TITLE, fontsize=_TITLE, fontweight="bold", color=_INK, va="bottom")
    for best, count in coverage.totals.items():
        top += 0.18
        look = _LOOKS[best]
        _fill(axes, 0, top, look, 0.6, 0.4)
        _write(axes, 0.3, top + 0.2, texts.coverage.letters([best] if best else []), _LETTERS, look, bold=True)
        axes.text(0.72, top + 0.2, texts.coverage.legend(best, count), fontsize=_LEGEND, color=_INK, va="center")
        top += 0.4
    islands = [(tile.name, tile.province) for tile in load_tiles() if tile.is_island]
    notes = "\n".join(texts.coverage.map_notes(coverage.nation, islands))
    axes.text(0, top + 0.25, notes, fontsize=_NAME, color=_INK, va="top", linespacing=1.5)


def _write(axes: Any, x: float, y: float, said: str, size: float, look: Look, *, bold: bool = False) -> None:
    """Text in the middle of a point, on clear ground where a tile is hatched."""
    ground = {"facecolor": look.fill, "edgecolor": "none", "pad": 0.4} if look.hatched else None
    axes.text(
        x, y, said, fontsize=size, fontweight="bold" if bold else "normal", color=look.ink, ha="center", va="center",
        linespacing=1.05, parse_math=False, bbox=ground,
    )  # fmt: skip


def _fill(axes: Any, left: float, top: float, look: Look, width: float = _WIDTH, height: float = _HEIGHT) -> None:
    from matplotlib.patches import Rectangle

    corner, width, height = (left + _GAP / 2, top + _GAP / 2), width - _GAP, height - _GAP
    if look.hatched:  # lines have the colour of the edge, and stand below it
        axes.add_patch(Rectangle(corner, width, height, facecolor=look.fill, edgecolor=_HATCHED, hatch="////"))
    fill = "none" if look.hatched else look.fill
    axes.add_patch(
        Rectangle(corner, width, height, facecolor=fill, edgecolor=look.edge, linestyle=look.line, linewidth=0.9)
    )
