"""Tables that converters set with rules of dashes, one for each column, drawn with bars like all others."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COLUMNS = re.compile(r" {0,6}-{3,}(?: +-{2,})+ *")
_RULE = re.compile(r" {0,6}-{5,} *")
_RUN = re.compile(r"-+")
_MOST_HEAD = 4  # lines
_MOST_LINES = 300  # of one table


def draw_bars(text: str) -> str:
    """The text with such tables as rows between bars; anything else stays as it is."""
    if "--" not in text:
        return text
    lines = text.split("\n")
    drawn: list[str] = []
    position = 0
    while position < len(lines):
        table = _read_table(lines, position, drawn) if _COLUMNS.fullmatch(lines[position]) else None
        if table is None:
            drawn.append(lines[position])
            position += 1
            continue
        rows, head, position = table
        del drawn[len(drawn) - head :]
        drawn += ["", *rows, ""]
    return "\n".join(drawn)


def _read_table(lines: Sequence[str], rule: int, above: Sequence[str]) -> tuple[list[str], int, int] | None:
    """The rows of a table at its rule, how many lines above are its head, and where it ends; none where it is none."""
    starts = [run.start() for run in _RUN.finditer(lines[rule])]
    head = _head(above)
    framed = bool(head) and len(above) > len(head) and _RULE.fullmatch(above[-len(head) - 1]) is not None
    stop = _stop(lines, rule, closed=framed or not head)
    if stop is None:
        return None
    parts = [*([head] if head else []), *_parts(lines[rule + 1 : stop], whole=framed)]
    if not parts or not all(_fits(line, starts) for part in parts for line in part):
        return None
    rows = [_row(part, starts) for part in parts]
    after = stop + (stop < len(lines) and bool(lines[stop].strip()))
    return rows, len(head) + framed, after


def _head(above: Sequence[str]) -> Sequence[str]:
    count = 0
    while count < min(_MOST_HEAD, len(above)):
        line = above[-1 - count]
        if not line.strip() or _RULE.fullmatch(line) or _COLUMNS.fullmatch(line):
            break
        count += 1
    return above[len(above) - count :]


def _stop(lines: Sequence[str], rule: int, *, closed: bool) -> int | None:
    """Where the rows end: at the next rule, or, of a table that none closes, at an empty line."""
    for position in range(rule + 1, min(len(lines), rule + _MOST_LINES)):
        if _RULE.fullmatch(lines[position]) or _COLUMNS.fullmatch(lines[position]):
            return position
        if not closed and not lines[position].strip():
            return position
    return None if closed else min(len(lines), rule + _MOST_LINES)


def _parts(lines: Sequence[str], *, whole: bool) -> list[list[str]]:
    """The lines of each row; where empty lines part the rows, one may have several."""
    parts: list[list[str]] = [[]]
    parted = whole and not all(line.strip() for line in lines)
    for line in lines:
        if not line.strip():
            parts.append([])
        elif parted:
            parts[-1].append(line)
        else:
            parts.append([line])
    return [part for part in parts if part]


def _fits(line: str, starts: Sequence[int]) -> bool:
    """Whether no word of a line runs over the border of a column."""
    return all(line[start - 1 : start].strip() == "" for start in starts[1:])


def _row(part: Sequence[str], starts: Sequence[int]) -> str:
    stops = [*starts[1:], None]
    cells = (
        " ".join(filter(None, (line[begin if number else 0 : end].strip() for line in part)))
        for number, (begin, end) in enumerate(zip(starts, stops, strict=True))
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
