"""The lines of an article while they are told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.extraction.dateline_buttons import without_buttons, without_file_buttons
from knowledge.extraction.line_features import Line
from knowledge.extraction.reasons import Reason
from knowledge.records import BODY_ROLES, ExtractedLine, LineKind, LineRole


@dataclass
class ArticleBody:
    """The lines with their roles, by the numbers that they have on their page; ``others`` have none yet."""

    lines: list[ExtractedLine] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    told: int = 0
    publisher: str | None = None

    def keep(self, line: Line, role: LineRole, kind: LineKind | None = None) -> None:
        """Give a line its role; a kind takes the place of its own."""
        text = without_buttons(line.text) if role in (LineRole.DATELINE, LineRole.BYLINE) else line.text
        text = without_file_buttons(text) if role is LineRole.ATTACHMENT else text
        self.lines.append(ExtractedLine(number=line.number, text=text, kind=kind or line.kind, role=role))
        self.told += role in BODY_ROLES

    def remove(self, line: Line, reason: Reason) -> None:
        """Leave a line out."""
        self.lines.append(ExtractedLine(number=line.number, text=line.text, kind=line.kind, reason=reason))

    @property
    def body(self) -> list[ExtractedLine]:
        """What is told."""
        return [line for line in self.lines if line.role in BODY_ROLES]
