"""What a question names only by pointing back at it."""

from __future__ import annotations

from enum import StrEnum


class Reference(StrEnum):
    """What of the last question and its answer is pointed at."""

    PLACE = "place"
    """The place of the last question: "ở đó"."""
    ARTICLE = "article"
    """What the last answer told of: "kế hoạch đó", "ông ấy"."""
