"""What the assistant costs, as `benchmarks/RESULTS.md` has measured it: no figure of this table is typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

RESULTS = Path(__file__).parents[1] / "benchmarks" / "RESULTS.md"

Table = list[Mapping[str, str]]


def list_costs() -> str:
    """A table of what is spent and how much; what was not measured has no row."""
    report = RESULTS.read_text(encoding="utf-8")
    answers, started = _table(report, "stage", "p50 ms"), _table(report, "what", "median s", "MB")
    rows = [("Việc", "Đo được"), ("---", "---")]
    for collection, name in _COLLECTIONS.items():
        of = [row for row in answers if row["collection"] == collection]
        whole = next((row for row in of if row["stage"] == "whole"), None)
        if whole is not None:
            rows.append((f"Một câu trả lời, {name}: trung vị · 99 %", _times(whole)))
    for what, name in _STARTED.items():
        row = next((row for row in started if row["what"] == what), None)
        if row is not None:
            rows.append((name, f"{_number(row['median s'])} giây · {row['MB']} MB bộ nhớ"))
    for pattern, name, unit in _PRINTED:
        found = re.search(pattern, report, re.MULTILINE)
        if found is not None:
            rows.append((name, f"{_number(f'{float(found[1]):.3g}')} {unit}"))
    return "\n".join([*(f"| {name} | {value} |" for name, value in rows), "", _from(report)])


_COLLECTIONS = {
    "the shipped collection": "bộ bài đi kèm",
    "among 100,000 passages": "giữa 100.000 đoạn",
    "among 1,000,000 passages": "giữa 1.000.000 đoạn",
}
_STARTED = {"cold `sxsh ask`": "Lệnh `sxsh ask` từ lúc gõ", "bot ready": "Bot từ lúc mở đến lúc sẵn sàng, rồi ngồi chờ"}
_PRINTED = (
    (r"^2 worker\(s\): +([\d.]+) articles/s", "Thêm tài liệu, hai nhân", "bài một giây"),
    (r"^first reading, index written to disk +([\d.]+) s", "Đọc lần đầu 100.000 đoạn", "giây"),
    (r"^on disk (\d+) MB", "Chỉ mục của 100.000 đoạn trên đĩa", "MB"),
)


def _table(report: str, *columns: str) -> Table:
    """The first table of the report that has these columns, by row; empty where there is none."""
    for block in re.findall(r"(?:^\|.*\n)+", report, re.MULTILINE):
        head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines())
        if set(columns) <= set(head):
            return [dict(zip(head, row, strict=True)) for row in rows]
    return []


def _times(row: Mapping[str, str]) -> str:
    return f"{_number(row['p50 ms'])} · {_number(row['p99 ms'])} ms"


def _number(written: str) -> str:
    """As Vietnamese writes it."""
    return written.replace(".", ",")


def _from(report: str) -> str:
    found = re.search(r"^(\d{4}-\d\d-\d\d), (.+?), (\d+) processors, *\n(Python [\d.]+)", report, re.MULTILINE)
    machine = f" ({found[1]}, {found[2]}, {found[3]} nhân, {found[4]})" if found else ""
    return f"Từ [`benchmarks/RESULTS.md`](benchmarks/RESULTS.md){machine}, do `make results` đo và ghi."
