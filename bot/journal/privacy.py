"""Takes out of a question what would tell who asked it."""

from __future__ import annotations

import re

_MASK = "…"
# Nine digits and more, parted or not, are a telephone, an account or an identity card; figures of money are written
# with dots or followed by their unit, and document numbers are shorter.
_NUMBER = re.compile(r"(?<![\d.,])\+?\d(?:[ -]?\d){8,}(?![.,]?\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<!\w)@\w{4,}")


def mask_personal(text: str) -> str:
    """The text with telephone numbers, mail addresses and @names replaced by "…"."""
    for pattern in (_MAIL, _HANDLE, _NUMBER):
        text = pattern.sub(_MASK, text)
    return text
