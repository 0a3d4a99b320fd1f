"""Whether a message asks to be told once there is an answer: "nhắn tôi khi có", "khi nào có thì báo em nhé"."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold

_WORD = re.compile(r"\w+")
_WHOM = "(?:toi|minh|em|anh|chi|chau|tui|nhom|cho toi|cho minh|cho em|cho nhom)"
_TELL = (
    f"(?:nhan|bao|noi|goi|tin|nhan tin|bao tin|thong bao|cho)(?: lai)?(?: {_WHOM})?"
    "(?: biet)?(?: tin)?(?: nhe| nha| voi)?"
)
_WHAT = "(?:bai|tai lieu|thong tin|tin|cau tra loi|so lieu|ket qua)"
_ONCE = f"(?:(?:khi|luc|bao gio|neu|chung)(?: nao)?|sau nay) (?:ma )?co(?: {_WHAT})?(?: moi| roi| them)?"
_CLOSING = "(?: nhe| nha| voi| a| ban| ad| bot| em)*"
_WAITS = re.compile(rf"(?:{_TELL} {_ONCE}|{_ONCE}(?: thi)? {_TELL}){_CLOSING}")


def asks_to_be_told(text: str) -> bool:
    """Whether a text says nothing but that, with or without tone marks."""
    return _WAITS.fullmatch(" ".join(_WORD.findall(fold(text)))) is not None
