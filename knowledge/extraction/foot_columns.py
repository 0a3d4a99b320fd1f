"""The foot of a paper whose rows hold recipients and signature side by side, told apart: "Nơi nhận: | KT. GIÁM ĐỐC"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge.extraction.line_features import Line
from knowledge.extraction.person_names import has_family_name, is_person
from knowledge.extraction.signatures import goes_on, opens_recipients, signs
from knowledge.records import LineKind
from knowledge.vietnamese.normalization import CAPITALS

_BORDER = re.compile(r"\s*[|\t]\s*")
_LONGEST_ROW = 260
_LONGEST_CELL = 14  # words
_MOST_ROWS = 60
_DASHES = "-–+•*"
# The second column begins behind what closes a recipient, or with the first capital of a post.
_CLOSED = re.compile(rf"(?<=[;.:]) +(?=[{CAPITALS}(\[])")
_GAP = re.compile(rf" +(?=[{CAPITALS}(\[])")
_OPENING = re.compile(r"(?i:n[ơo]i nh[ậa]n)[^:]{0,20}:? *")
# Below the last recipient stands the code of the file or who typed it: "T.GT/2016/QD118".
_CODE = re.compile(r"[^\s:;,]*[\d/_][^\s:;,]*")
_KEPT = re.compile(r"\W{0,4}luu\b")
_NAME_WORDS = (5, 4, 3, 2)


@dataclass
class _Rows:
    """The columns of a foot: ``parted`` says that some row held both, or that one goes on below the other."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    parted: bool = False
    closed: bool = False
    bordered: bool = False


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of a document, recipients and signature each in lines of their own: the left column, then the right."""
    parted: list[Line] = []
    position = 0
    while position < len(lines):
        if not opens_recipients(lines[position]):
            parted.append(lines[position])
            position += 1
            continue
        rows = _read_rows(lines, position)
        stop = position + max(1, rows[1])
        parted += [*rows[0].left, *rows[0].right] if rows[0].parted else lines[position:stop]
        position = stop
    return [replace(line, number=number) for number, line in enumerate(parted)]


def _read_rows(lines: Sequence[Line], start: int) -> tuple[_Rows, int]:
    """The columns from a line "Nơi nhận" on, and how many lines they take."""
    rows = _Rows()
    for count, line in enumerate(lines[start : start + _MOST_ROWS]):
        left, right = _part(line, rows) if len(line.text) <= _LONGEST_ROW else ("", "")
        if not (left or right) or (left and rows.closed and not right and not _wraps(rows, line)):
            return rows, count
        rows.parted = rows.parted or bool(left and (right or rows.right))
        if left:
            rows.left.append(replace(line, text=left))
            rows.closed = rows.closed or _KEPT.match(rows.left[-1].folded) is not None
        if right:
            rows.right.append(replace(line, text=right, kind=LineKind.PARAGRAPH))
    return rows, min(_MOST_ROWS, len(lines) - start)


def _wraps(rows: _Rows, line: Line) -> bool:
    """Whether the last recipient runs over into a further line."""
    return not rows.right and line.kind is not LineKind.LIST_ITEM and line.text[0] not in _DASHES


def _part(line: Line, rows: _Rows) -> tuple[str, str]:
    """What of a line is recipient and what signature; nothing where the foot is over."""
    signed = bool(rows.right)
    cells = [cell for cell in _BORDER.split(line.text) if cell]
    if not cells:
        return "", ""
    listed = line.kind is LineKind.LIST_ITEM or line.text[0] in _DASHES
    if len(cells) > 1 and (listed or not signs(cells[0], open_block=signed)):
        right = " | ".join(cells[1:])
        rows.bordered = rows.bordered or not rows.left
        beside = any(signs(cell, open_block=True) for cell in cells[1:]) or rows.bordered
        if beside and len(right.split()) <= _LONGEST_CELL and right[-1] not in ";,":
            return cells[0], right
        return line.text, ""
    text = " | ".join(cells)
    if rows.left and not listed and _signs_alone(cells, signed=signed):
        return "", text
    coded = rows.closed and signed and _CODE.match(line.text) is not None
    if rows.left and not (listed or coded or goes_on(line)):
        return "", ""
    cut = _find_cut(text, signed=signed, closed=rows.closed)
    return (text[:cut].rstrip(), text[cut:].lstrip()) if cut else (text, "")


def _signs_alone(cells: Sequence[str], *, signed: bool) -> bool:
    return any(signs(cell, open_block=signed) for cell in cells) and cells[-1][-1] not in ";,"


def _find_cut(text: str, *, signed: bool, closed: bool) -> int | None:
    """Where the signature begins in a row whose columns run together: "- Lưu: VT. PHÓ CHỦ TỊCH"."""
    if text[-1] in ";,":
        return None
    opening = _OPENING.match(text)
    if opening and signs(text[opening.end() :], open_block=False):
        return opening.end()
    kept = _KEPT.match(Line(0, text).folded) is not None
    code = _CODE.match(text)
    if signed and (kept or (code and closed)) and (name := _find_name(text, shortest=1 if kept else 0)):
        return name
    for gap in _GAP.finditer(text):
        right = text[gap.end() :]
        post = right.isupper() or right[0] in "(["
        if post and signs(right, open_block=False):
            return gap.end()
    if not signed:
        return None
    return next((gap.end() for gap in _CLOSED.finditer(text) if _is_name(text[gap.end() :])), None)


def _is_name(text: str) -> bool:
    """Whether it is a person's name and no abbreviation stands before it ("VT. Võ Hồng Phúc")."""
    return is_person(text) and (text.isupper() or not text.split()[0].rstrip(".").isupper())


def _find_name(text: str, *, shortest: int) -> int | None:
    """Where a person's name begins at the end of "Lưu: VT, TH Nguyễn Văn An"."""
    words = text.split()
    for count in _NAME_WORDS:
        name = " ".join(words[-count:])
        named = len(words) > count + shortest and _is_name(name) and has_family_name(name)
        if named and not signs(name, open_block=False):
            return len(text) - len(name)
    return None
