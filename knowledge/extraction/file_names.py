"""Names of files among the lines of a page: "PL-danhmuc-163.xlsx", "Tệp đính kèm: KH 88.pdf (120 KB)"."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold

_LONGEST_NAME = 160  # characters; a sentence that mentions a file is longer
_FILE = re.compile(r"[^\s/]{1,80}(?: [^\s/]{1,40}){0,8}\.(?:pdf|docx?|xlsx?|pptx?|rar|zip)(?: ?\([^()]{1,20}\))?")


def names_file(text: str) -> bool:
    """Whether a text is the name of a file."""
    return len(text) <= _LONGEST_NAME and _FILE.fullmatch(fold(text)) is not None
