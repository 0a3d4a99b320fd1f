"""What is attached to a paper: "Phụ lục …", "(Kèm theo Kế hoạch số …)", names of files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.dates.calendar import DateParts
from knowledge.extraction.document_numbers import find_cited_numbers
from knowledge.extraction.file_names import names_file
from knowledge.extraction.legal_kinds import is_kind
from knowledge.extraction.letterhead import Letterhead
from knowledge.extraction.line_features import Line
from knowledge.extraction.metadata_tables import read_date
from knowledge.vietnamese.normalization import fold_in_place

_LONGEST = 45  # words
_ATTACHED = re.compile(r"[(\[]? ?(?:duoc )?(?:ban hanh )?(?:dinh )?kem theo (?:[a-z]+ ){1,5}so\b")
_ANNEX = re.compile(
    r"(?:phu luc|phu bieu)(?: so)?(?: [ivx]{1,5}| ?\d{1,3}[a-z]?)?(?:[.:,(–-]| [a-z(]|$)|(?:tep|file) dinh kem\b"
)
_IN_TEXT = re.compile(r"phu luc (?:nay|kem theo|cua|duoc|gom|bao gom)\b")
_LIST = re.compile(r"(?:danh (?:muc|sach)|bang|bieu)\b")
_ISSUER = re.compile(r" cua (?P<name>[^()]{3,80}?)[)\].;]*$")
# The kind stands with its subject right above the note.
_MOST_LINES_ABOVE = 6


@dataclass(frozen=True)
class Attached:
    """A text that says what it was issued with, and has no letterhead of its own."""

    kind: int
    position: int
    number: str | None
    date: DateParts | None
    issuer: str | None

    def as_head(self) -> Letterhead:
        """Its kind as the end of a letterhead."""
        return Letterhead(self.kind, self.kind + 1, kind=self.kind)


def is_attachment(line: Line) -> bool:
    """Whether a line names what is attached or what it is attached to."""
    if len(line.words) > _LONGEST or len(line.folded) > 400:
        return False
    if _ATTACHED.match(line.folded) or names_file(line.text):
        return True
    annex = _ANNEX.match(line.folded) and not _IN_TEXT.match(line.folded)
    return bool(annex) and not line.ends_sentence and line.text[0].isupper()


def read_attached(lines: Sequence[Line]) -> Attached | None:
    """The first kind or list in capitals above "(Ban hành kèm theo Quyết định số …)"; none without one."""
    for position, line in enumerate(lines):
        if len(line.words) <= _LONGEST and _ATTACHED.match(line.folded):
            above = range(max(0, position - _MOST_LINES_ABOVE), position)
            kind = next((number for number in reversed(above) if is_kind(lines[number])), None)
            if kind is None:
                kind = next((number for number in reversed(above) if _heads_list(lines[number])), None)
            if kind is not None:
                broken = "(" in line.text and ")" not in line.text and position + 1 < len(lines)
                return _read(f"{line.text} {lines[position + 1].text}" if broken else line.text, kind, position)
    return None


def _heads_list(line: Line) -> bool:
    """Whether a line in capitals says what is listed: "DANH MỤC NHIỆM VỤ …"."""
    return line.text.isupper() and _LIST.match(line.folded) is not None


def _read(text: str, kind: int, position: int) -> Attached:
    issuer = _ISSUER.search(fold_in_place(text))
    return Attached(
        kind,
        position,
        next(find_cited_numbers(text), None),
        read_date(text),
        text[slice(*issuer.span("name"))] if issuer else None,
    )
