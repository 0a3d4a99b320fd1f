"""Writes ``RESULTS.md`` and its pictures from what the other benchmarks wrote, so that no figure is typed.

    python benchmarks/results.py ENGINES.json [WITH-BIGRAMS.json] [--answers ANSWERS.json] [--curves CURVES.json]
        [--text TITLE=FILE...]

``--text`` takes what a benchmark printed, such as that of ``changes.py``.
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
CURVES = "curves.png"
_PACKAGES = ("numpy", "rank-bm25", "bm25s", "numba", "tantivy")
_COLOURS = {
    "ours": "#0072B2",
    "rank-bm25": "#999999",
    "bm25s": "#E69F00",
    "bm25s+numba": "#D55E00",
    "tantivy": "#009E73",
}

Row = dict[str, Any]
Answers = dict[str, list[Row]] | None


def write_report(
    plain: list[Row],
    paired: list[Row],
    answers: dict[str, list[Row]] | None,
    curves: list[Row],
    printed: dict[str, str],
) -> str:
    """The report as Markdown."""
    return "\n".join(_lines(plain, paired, answers, curves, printed)) + "\n"


def _lines(
    plain: list[Row],
    paired: list[Row],
    answers: dict[str, list[Row]] | None,
    curves: list[Row],
    printed: dict[str, str],
) -> Iterator[str]:
    versions = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    yield "# Measured"
    yield ""
    yield f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} processors, "
    yield f"Python {platform.python_version()}, {versions}. Written by `benchmarks/results.py`."
    yield ""
    yield "## Engines"
    yield ""
    yield "Synthetic passages of 40 to 80 syllables (Zipf, 50,000 of them), questions of 8 syllables, the best 10; and"
    yield "real sets in the product's own tokens. Every engine in a process of its own, on the same tokens, its columns"
    yield "made as questions come: 20 questions before the 300 that count. Resident is what stays after building;"
    yield "rank-bm25 is asked 100,000 passages at most. Load is from disk, mapped and checked."
    yield ""
    yield from _engine_table(plain)
    yield ""
    yield f"![Median latency against passages]({PICTURE})"
    if paired:
        yield ""
        yield "With the pairs of neighbouring syllables, as the product indexes them:"
        yield ""
        yield from _engine_table(paired)
    if answers:
        yield ""
        yield "## Whole answers"
        yield ""
        yield "By stage, in milliseconds; `first time` is the first round, in which passages are read and taken apart."
        for rows in _by_columns(answers["answers"]):
            yield ""
            yield from _table(rows)
        yield ""
        yield from _table(answers["starts"])
    if curves:
        yield ""
        yield from curve_section(curves)
    for title, text in printed.items():
        yield ""
        yield f"## {title}"
        yield ""
        yield "```text"
        yield from text.strip().splitlines()
        yield "```"


def curve_section(curves: list[Row]) -> Iterator[str]:
    """How well the confidence tells right from wrong."""
    yield "## How sure answers are"
    yield ""
    yield "Every way of typing together (`benchmarks/curves.py`). AURC is the share of wrong answers averaged over all"
    yield "coverages, E-AURC what of it a better order would spare; an unanswerable question that is answered is wrong."
    yield ""
    yield from _table([each["row"] for each in curves])
    yield ""
    yield f"![Share wrong of what is shown, against the share shown]({CURVES})"


def _by_columns(rows: list[Row]) -> list[list[Row]]:
    """The rows grouped by what they have."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row), []).append(row)
    return list(groups.values())


def _engine_table(rows: list[Row]) -> Iterator[str]:
    left_out = {"bigrams"}
    yield from _table([{name: value for name, value in row.items() if name not in left_out} for row in rows])


def _table(rows: list[Row]) -> Iterator[str]:
    yield f"| {' | '.join(rows[0])} |"
    yield "|" + "---|" * len(rows[0])
    for row in rows:
        yield "| " + " | ".join(_cell(value) for value in row.values()) + " |"


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else str(value)


def draw(rows: list[Row], picture: Path) -> None:
    """Median latency against passages, both by powers of ten."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5), dpi=130, layout="constrained")
    axes = figure.add_subplot()
    for engine, colour in _COLOURS.items():
        own = [row for row in rows if row["engine"] == engine and row["collection"] == "synthetic"]
        axes.plot([row["passages"] for row in own], [row["median ms"] for row in own], "o-", color=colour, label=engine)
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="median ms a question")
    axes.grid(which="both", color="#dddddd", linewidth=0.5)
    axes.legend(frameon=False)
    figure.savefig(picture)


def draw_curves(curves: list[Row], picture: Path) -> None:
    """Risk against coverage, a line a set; those never used for the confidence are drawn through."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5), dpi=130, layout="constrained")
    axes = figure.add_subplot()
    for each in curves:
        row, points = each["row"], each["curve"]
        style = "-" if row["used for the confidence"] == "never" else "--"
        label = f"{row['set']} ({row['used for the confidence']})"
        axes.plot([x for x, _ in points], [y for _, y in points], style, label=label)
    axes.set(xlim=(0, 1), ylim=(0, None), xlabel="share shown, the surest first", ylabel="share of it that is wrong")
    axes.grid(color="#dddddd", linewidth=0.5)
    axes.legend(frameon=False, title="used for the confidence?")
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
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--curves", type=Path)
    parser.add_argument("--text", nargs="*", default=[], metavar="TITLE=FILE")
    given = parser.parse_args()
    sets = [json.loads(path.read_text(encoding="utf-8")) for path in given.rows]
    answers = json.loads(given.answers.read_text(encoding="utf-8")) if given.answers else None
    printed = {
        title: Path(path).read_text(encoding="utf-8") for title, _, path in (each.partition("=") for each in given.text)
    }
    curves = json.loads(given.curves.read_text(encoding="utf-8")) if given.curves else []
    report = write_report(sets[0], sets[1] if len(sets) > 1 else [], answers, curves, printed)
    (HERE / "RESULTS.md").write_text(report, encoding="utf-8")
    draw(sets[0], HERE / PICTURE)
    if curves:
        draw_curves(curves, HERE / CURVES)


if __name__ == "__main__":
    main()
