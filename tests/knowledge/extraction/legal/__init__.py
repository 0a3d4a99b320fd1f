"""Legal texts of our own writing with what they say of themselves, worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.extraction.foot_columns import part_columns
from knowledge.extraction.line_features import Line, read_lines
from knowledge.extraction.unwrapping import unwrap
from knowledge.records import DocumentLine
from knowledge.vietnamese.normalization import to_stored


@dataclass(frozen=True)
class LegalCase:
    """A text and what must be read from it; a field that it does not state is empty."""

    name: str
    text: str
    says: dict[str, str]

    @property
    def lines(self) -> list[Line]:
        """Its lines as the way in has them."""
        blocks = tuple(DocumentLine(text=line) for line in to_stored(self.text).split("\n") if line)
        return unwrap(part_columns(read_lines(blocks)))


def load_cases(name: str) -> list[LegalCase]:
    """The cases of a file: "=== name", fields, "---", the text."""
    whole = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [_load(part) for part in whole.split("=== ")[1:]]


def _load(part: str) -> LegalCase:
    head, _, text = part.partition("\n---\n")
    name, *fields = head.splitlines()
    return LegalCase(name, text, dict(line.split(": ", 1) for line in fields))
