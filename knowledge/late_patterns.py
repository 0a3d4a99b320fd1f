"""Patterns that are compiled when a text is first held against them.

One question needs 150 of the 350 patterns that the rooms it goes through have; compiling the others took a fifteenth of
a cold answer.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, or raises ``re.error`` for, when it is first asked for anything."""
    return cast(re.Pattern[str], _LatePattern(pattern, flags))


class _LatePattern:
    def __init__(self, pattern: str, flags: int) -> None:
        self._written = (pattern, flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._written)

    def __getattr__(self, name: str) -> Any:
        # Kept, so that the next call is the compiled pattern's own and costs what it always has.
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
