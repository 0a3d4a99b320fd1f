"""Whether a text asks no more than whether something is true: "dung ko", "tin này có thật không ạ"."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold

# What is shorter is a remark or a question; "đúng không?" under it asks those who talk, not us.
SHORTEST = 60
_MENTION = re.compile(r"@\w+")
_WORD = re.compile(r"\w+")
_IF_TRUE = re.compile(
    r"(?:(?:tin|bai|cai|dieu|thong tin|noi dung|so lieu|van ban)(?: (?:nay|tren|do))? )?(?:co )?"
    r"(?:dung|that|chinh xac|chuan|phai)(?: (?:that|vay|su that|la that))? (?:khong|ko|kg|khg|k|hong|hok|hk|hem|chua)"
    r"(?: (?:vay|a|ah|ad|admin|bot|ban|em|anh|chi|nhi|the|ca nha|moi nguoi|cac bac))*"
)


def asks_if_true(text: str) -> bool:
    """Whether a text asks no more than that, with or without a name in front."""
    words = _WORD.findall(fold(_MENTION.sub(" ", text)))
    return _IF_TRUE.fullmatch(" ".join(words)) is not None
