"""Writes ``RESULTS.md`` and its picture from the rows of ``engines.py``, so that no figure is typed.

python benchmarks/results.py ENGINES.json [WITH-BIGRAMS.json]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PICTURE = "latency.png"
_PACKAGES = ("numpy", "rank-bm25", "bm25s", "numba", "tantivy")
_COLOURS = {
    "ours": "#0072B2",
    "rank-bm25": "#999999",
    "bm25s": "#E69F00",
    "bm25s+numba": "#D55E00",
    "tantivy": "#009E73",
}

Row = dict[str, Any]


def write_report(plain: list[Row], paired: list[Row]) -> str:
    """The report as Markdown."""
    return "\n".join(_lines(plain, paired)) + "\n"


def _lines(plain: list[Row], paired: list[Row]) -> Iterator[str]:
    versions = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    yield "# Engines, measured"
    yield ""
    yield f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} processors, "
    yield f"Python {platform.python_version()}, {versions}. Written by `benchmarks/results.py`."
    yield ""
    yield "Synthetic passages of 40 to 80 syllables (Zipf, 50,000 of them), questions of 8 syllables, the best 10."
    yield "Every engine in a process of its own, on the same tokens. Resident is what stays after building; rank-bm25"
    yield "is asked 100,000 passages at most."
    yield ""
    yield from _table(plain)
    yield ""
    yield f"![Median latency against passages]({PICTURE})"
    if paired:
        yield ""
        yield "With the pairs of neighbouring syllables, as the product indexes them:"
        yield ""
        yield from _table(paired)


def _table(rows: list[Row]) -> Iterator[str]:
    yield "| passages | engine | tokens a question | median ms | p99 ms | build s | resident MB |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        cells = ("passages", "engine", "tokens a question", "median ms", "p99 ms", "build s", "resident MB")
        yield "| " + " | ".join(f"{row[cell]:,}" if cell == "passages" else str(row[cell]) for cell in cells) + " |"


def draw(rows: list[Row], picture: Path) -> None:
    """Median latency against passages, both by powers of ten."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5), dpi=130, layout="constrained")
    axes = figure.add_subplot()
    for engine, colour in _COLOURS.items():
        own = [row for row in rows if row["engine"] == engine]
        axes.plot([row["passages"] for row in own], [row["median ms"] for row in own], "o-", color=colour, label=engine)
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="median ms a question")
    axes.grid(which="both", color="#dddddd", linewidth=0.5)
    axes.legend(frameon=False)
    figure.savefig(picture)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def main() -> None:
    """Read the rows, write the report and the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="+", type=Path)
    given = parser.parse_args()
    sets = [json.loads(path.read_text(encoding="utf-8")) for path in given.rows]
    (HERE / "RESULTS.md").write_text(write_report(sets[0], sets[1] if len(sets) > 1 else []), encoding="utf-8")
    draw(sets[0], HERE / PICTURE)


if __name__ == "__main__":
    main()
