"""Dates and years that belong to something a text mentions, not to the text.

Everything here reads folded text that stands before the date.
"""

from __future__ import annotations

import re

# "Kế hoạch số 1048/KH-SCT ngày 15/3/2018": the paper's name or number stands before the date in its clause.
_PAPER = (
    r"(?:quyet dinh|ke hoach|nghi dinh|nghi quyet|thong tu|cong van|chi thi|to trinh|van ban|luat|hop dong"
    r"|giay phep|giay chung nhan|bien ban)"
)
_NUMBER = r"(?:\bso ?:? ?\d[\w./-]*|\d[\w.]*/[\w./-]*[a-z][\w./-]*)"
_NUMBERED = re.compile(_NUMBER + r"(?:[^.;,]{0,70}|, ?)(?:ngay|ban hanh|ky| |\()*$")
_NAMED = re.compile(rf"\b{_PAPER}\b[^.;,]{{0,90}}$")
_LIMIT = re.compile(
    r"\b(?:truoc|sau|den|toi|tinh den|cham nhat|ke tu|co hieu luc(?: thi hanh)?(?: ke)?(?: tu)?|het han|sinh"
    r"|thanh lap|khai truong|so voi|cung ky|du kien)(?: het)?(?: vao)?(?: ngay)? ?$"
)
_NOT_YET = re.compile(r"\b(?:du kien|sap toi|se|phan dau|muc tieu|dat ra|tam nhin)\b")

# The longest citation seen runs to 150 characters before its date.
_REACH = 160


def nearest_text(text: str, position: int) -> str:
    """What stands before a position, as far back as a citation can begin; "…" opens it where text was left out."""
    start = position - _REACH
    return text[:position] if start <= 0 else "…" + text[start:position]


def is_cited(before: str) -> bool:
    """Whether a date after this text belongs to a paper, a deadline, a foundation…."""
    return is_numbered(before) or _NAMED.search(before) is not None or _LIMIT.search(before) is not None


def is_numbered(before: str) -> bool:
    """Whether the clause before a date or year ends in a paper's number and what follows it."""
    return _NUMBERED.search(before) is not None


def is_plan(sentence: str) -> bool:
    """Whether a sentence speaks of what is to come."""
    return _NOT_YET.search(sentence) is not None
