"""Draws what the shipped collection has of each province: ``make pictures`` writes it beside this file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bot.views.coverage_map import draw_coverage
from knowledge.intake.shipping import load_collection
from knowledge.store.coverage import read_coverage
from knowledge.store.library import Library

PICTURE = Path(__file__).parent / "coverage.png"


def draw_collection() -> bytes:
    """The map of the digests that ship, as PNG."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(f"sqlite:///{folder}/library.sqlite3")
        load_collection(library)
        coverage = read_coverage(library)
        library.close()
    return draw_coverage(coverage)


if __name__ == "__main__":
    PICTURE.write_bytes(draw_collection())
