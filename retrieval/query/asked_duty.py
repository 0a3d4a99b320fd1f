"""Whether a question of yes or no is whether something must be done, and what: "có cần giấy phép môi trường không"."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold

DUTY_WORDS = frozenset({"can", "phai", "bat", "buoc", "nhat", "thiet"})
"""The syllables that only say so, folded."""

# "Có phải Hà Nội đặt mục tiêu … không" asks whether it is so, "có cần gì không" what is needed; what is paid, handed in
# and applied for is a duty.
_ASKS = re.compile(
    r"(?<!\w)(?:co can(?! (?:gi|nhung|bao nhieu|ai|may)(?!\w))|bat buoc|nhat thiet|co buoc phai"
    r"|co phai(?= (?:nop|dong|tra|xin|lap|dang ky|bao cao|kiem toan|thue)(?!\w))"
    r"|\w+ co phai(?= (?:lam|ap dung|thuc hien|kiem ke)(?!\w)))(?!\w)"
    r"(?P<deed>.*(?<!\w)(?:khong|ko|hong|k))\W*$"
)
# "ISO 14001 có bắt buộc không, người nói có người nói không": what must be done ends where it is first asked.
_NO = re.compile(r"(?<!\w)(?:khong|ko|hong|k)(?!\w)")


def find_duty(question: str) -> frozenset[str] | None:
    """The folded syllables of what must be done, none in "SXSH có bắt buộc không"; None for another question."""
    asked = _ASKS.search(fold(question))
    if asked is None:
        return None
    return frozenset(re.findall(r"\w+", _NO.split(asked["deed"], maxsplit=1)[0])) - DUTY_WORDS
