"""Notes at the foot of a text: told by a mark that stands in the text above, glued to the word it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extraction.line_features import Line
from knowledge.records import LineHint
from knowledge.vietnamese.normalization import CAPITALS

_SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_AS_DIGITS = str.maketrans(_SUPERSCRIPTS, "1234567890")
_MARK = r"\((?:\d{1,2}|\*{1,3})\)|\[\d{1,2}\]|\*{1,3}"
# "(1) Tính đến …", "[2] …", "¹ …", "(*) …"; a bare "1 Chi phí …" is what is left of a raised figure.
_NOTE = re.compile(rf"(?P<mark>{_MARK}|[{_SUPERSCRIPTS}]{{1,2}}) ?(?=\S)|(?P<bare>\d{{1,2}}) (?=[^\W\d_])")
# Glued to a word, a bracket or a full stop; a unit ("m²", "CO2") has its figure behind a letter as well.
_REFERENCE = re.compile(
    rf"(?<=[^\W_])(?P<mark>\((?:\d{{1,2}}|\*{{1,3}})\)|\[\d{{1,2}}\]|\*{{1,3}}(?!\w))"
    rf"|(?<=[\w.,;:)”\"])(?P<raised>[{_SUPERSCRIPTS}]{{1,2}})"
    rf"|(?<=[^\W\d_{CAPITALS}][.,;:)”\"])(?P<bare>\d{{1,2}})(?=$|[\s.,;])"
    rf"|(?<=[^\W\d_][^\W\d_{CAPITALS}]{{2}})(?P<glued>\d{{1,2}})(?=$|[\s.,;)])"
)
_NUMBERED = re.compile(r"(?P<bare>\d{1,2})[.)] (?=\S)")
_DRAWN = re.compile(r"[_—–-]{5,}$")


def find_footnotes(lines: Sequence[Line]) -> set[int]:
    """The positions of the notes among the lines; what only looks like one ("(1) …" in a list) is none.

    A note's mark stands in a line above it, glued to a word; below a drawn line or the note before it a mark may stand
    apart.
    """
    marked: set[str] = set()
    apart: set[str] = set()
    found: set[int] = set()
    last = _find_last_items(lines)
    for position, line in enumerate(lines):
        note = _NOTE.match(line.text) or (_NUMBERED.match(line.text) if position >= last else None)
        near = apart if _opens_notes(lines, position, found) else set()
        if line.hint is LineHint.NOTE or (note and _has_reference(note, marked, near)):
            found.add(position)
            continue
        for reference in _REFERENCE.finditer(line.text, 1):
            marked.add(_key(reference))
        apart.update(mark[0] for mark in re.finditer(_MARK, line.text) if mark.start())
    return found


def _find_last_items(lines: Sequence[Line]) -> int:
    """Where the numbered lines begin after which there is no paragraph: "1. Đo bằng công tơ riêng …"."""
    start = len(lines)
    for position in range(len(lines) - 1, -1, -1):
        if _NUMBERED.match(lines[position].text):
            start = position
        elif lines[position].is_prose:
            break
    return start


def _opens_notes(lines: Sequence[Line], position: int, found: set[int]) -> bool:
    return position > 0 and (position - 1 in found or _DRAWN.match(lines[position - 1].text) is not None)


def _has_reference(note: re.Match[str], marked: set[str], apart: set[str]) -> bool:
    return _key(note) in marked or note[0].strip() in apart


def _key(found: re.Match[str]) -> str:
    """A mark that a note and its reference have in common: raised and bare figures are one."""
    named = found.groupdict()
    mark = found[0].strip()
    raised = named.get("raised") or (mark if mark[0] in _SUPERSCRIPTS else None)
    if raised:
        return raised.translate(_AS_DIGITS)
    return named.get("bare") or mark
