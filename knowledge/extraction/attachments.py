"""Lines that name a file or paper that goes with an article."""

from __future__ import annotations

import re

_FILE = re.compile(
    r"[^\s/\\|]\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z)\b(?: ?\([\d.,]+ ?[kmg]?b\))?", re.IGNORECASE
)
_LONGEST = 160  # characters; a sentence that mentions a file is longer


def is_attachment(text: str) -> bool:
    """Whether a line is the name of a file: "PL-danhmuc-163.xlsx", "Tệp đính kèm: KH 88.pdf (120 KB)"."""
    return len(text) <= _LONGEST and _FILE.search(text) is not None and text[-1] not in ".;"
