"""The head of a scanned paper as recognition leaves it: letters set apart, the state's name broken in its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from knowledge.vietnamese.normalization import CAPITALS, fold

_LONGEST = 200  # characters
_HIGHEST = 60  # lines in which a head stands, with what is above it
_WORD = re.compile(r"(?<!\w)(?:n ?g ?à ?y|t ?h ?á ?n ?g|n ?ă ?m)(?= *\d)|(?<!\w)s ố(?= ?:)", re.IGNORECASE)
_DIGITS = re.compile(r"(?<=ngày)( *\d \d)(?= +tháng)|(?<=tháng)( *\d \d)(?= +năm)|(?<=năm)( *(?:\d ){3}\d)(?! ?\d)")
_NUMBER = re.compile(r"(?<=Số:)( *\d(?: \d){1,4})(?= ?/)")
_CAPITALS = re.compile(rf"\s*[{CAPITALS}](?: +[{CAPITALS}])+\s*")
_FEWEST_LETTERS = 5
_WIDER = re.compile(r" {2,}")
# What the right column breaks, in folded form, and how the rest of it stands on the next line.
_BROKEN = (
    ("cong hoa xa hoi chu nghia", re.compile(r"(?:^|\s{2,})(?P<rest>VIỆT NAM)\s*$")),
    ("tu do - hanh", re.compile(r"(?:^|\s{2,})(?P<rest>[Pp]húc)\s*$")),
)


def mend_head(text: str) -> str:
    """The text with the words of its first lines whole; lines in which nothing is set apart stay as they are."""
    lines = text.split("\n")
    head = [_join_letters(unicodedata.normalize("NFC", line)) for line in lines[:_HIGHEST]]
    return "\n".join([*_join_column(head), *lines[_HIGHEST:]])


def _join_letters(line: str) -> str:
    if len(line) > _LONGEST:
        return line
    if _CAPITALS.fullmatch(line) and len(line.split()) >= _FEWEST_LETTERS and _WIDER.search(line.strip()):
        # Wider gaps part the words: "T H Ô N G   B Á O".
        return " ".join(word.replace(" ", "") for word in _WIDER.split(line.strip()))
    line = _WORD.sub(lambda found: found[0].replace(" ", ""), line)
    for digits in (_NUMBER, _DIGITS):
        line = digits.sub(lambda found: f" {found[0].replace(' ', '')}", line)
    return line


def _join_column(lines: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        for ending, form in _BROKEN:
            found = form.search(line) if joined and len(line) <= _LONGEST else None
            if found and fold(joined[-1]).rstrip().endswith(ending):
                joined[-1] = f"{joined[-1].rstrip()} {found['rest']}"
                line = line[: found.start()]
        joined.append(line)
    return joined
