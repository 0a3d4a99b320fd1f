"""Patterns in words of the language, found as whole words of a question, whether it has tone marks or none."""

from __future__ import annotations

import re
from functools import cache

from knowledge.vietnamese.units import without_marks


@cache
def whole_words(pattern: str, *, folded: bool) -> re.Pattern[str]:
    """The pattern between the ends of words; ``folded`` for a question that was typed without tone marks."""
    return re.compile(rf"(?<!\w)(?:{without_marks(pattern) if folded else pattern})(?!\w)")
