"""Which provinces lie together: the six socio-economic regions of before July 2025."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def neighbours_of(province: str) -> tuple[str, ...]:
    """The provinces of the same region, itself among them, by names of before July 2025; none for any other name."""
    return _by_province().get(province, ())


@cache
def _by_province() -> Mapping[str, tuple[str, ...]]:
    written = files("knowledge.places").joinpath("data", "regions.json").read_text(encoding="utf-8")
    regions: dict[str, list[str]] = json.loads(written)
    return {province: tuple(provinces) for provinces in regions.values() for province in provinces}
