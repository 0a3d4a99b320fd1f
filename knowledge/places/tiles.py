"""Where provinces lie on a map of equal tiles, north on top, by names of before July 2025; islands beside them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.records import Record


class Tile(Record):
    """A field of the map, counted from its north-west; ``name`` is the province's own unless it is of islands."""

    name: str
    province: str
    row: int
    column: int

    @property
    def is_island(self) -> bool:
        """Whether it stands for islands of a province, and not for the province."""
        return self.name != self.province


@cache
def load_tiles() -> tuple[Tile, ...]:
    """Every tile: the 63 provinces row by row, then the islands."""
    written: dict[str, Any] = json.loads(
        files("knowledge.places").joinpath("data", "tiles.json").read_text(encoding="utf-8")
    )
    provinces = [
        Tile(name=name, province=name, row=row, column=column)
        for row, names in enumerate(written["rows"])
        for column, name in enumerate(names)
        if name
    ]
    return (*provinces, *map(Tile.model_validate, written["islands"]))
