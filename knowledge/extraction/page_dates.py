"""Labels with a date: beside the title, under it, or in a widget."""

from __future__ import annotations

import re

from knowledge.records import DocumentLine

LONGEST_LABEL = 140  # characters; a dateline or byline is shorter
_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\b(?:ngày|tháng)\s+\d", re.IGNORECASE)


def has_day(text: str) -> bool:
    """Whether a text holds something written like a day."""
    return _DAY.search(text) is not None


def is_dated(line: DocumentLine) -> bool:
    """Whether a line is a label that holds a day."""
    return len(line.text) <= LONGEST_LABEL and has_day(line.text)
