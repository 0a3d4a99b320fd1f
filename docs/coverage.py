"""Draws what the shipped collection has of each province: ``make pictures`` writes it beside this file.

Beside the picture stands what it was drawn from, so that a test can tell when it has become stale.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

from bot.views.coverage_map import draw_coverage
from knowledge.intake.shipping import load_collection
from knowledge.store.coverage import LibraryCoverage, read_coverage
from knowledge.store.library import Library

PICTURE = Path(__file__).parent / "coverage.png"
RECORD = PICTURE.with_suffix(".json")


def read_shipped_coverage() -> LibraryCoverage:
    """What the digests that ship have of each province."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(f"sqlite:///{folder}/library.sqlite3")
        load_collection(library)
        coverage = read_coverage(library)
        library.close()
    return coverage


def describe(coverage: LibraryCoverage, picture: bytes) -> dict[str, Any]:
    """What a map shows, and the SHA-256 of the picture that shows it."""
    return {
        "picture": hashlib.sha256(picture).hexdigest(),
        "nation": coverage.nation.articles,
        "provinces": {each.province: [held.value for held in each.holdings] for each in coverage.provinces},
    }


def main() -> None:
    """Write the map and its record."""
    coverage = read_shipped_coverage()
    picture = draw_coverage(coverage)
    PICTURE.write_bytes(picture)
    RECORD.write_text(json.dumps(describe(coverage, picture), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
