"""What a mail program puts above a letter that somebody sent on: "Từ", "Tới", "Chủ đề", "Gửi lúc"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extraction.line_features import Line

_SENDER = r"tu|nguoi gui|from|reply-to"
_RECEIVER = r"toi|den|nguoi nhan|to|b?cc|dong gui"
_SUBJECT = r"chu de|tieu de|subject|re|fwd?"
_SENT = r"gui luc|ngay gui|thoi gian(?: gui)?|ngay|sent|date|gui"
_OTHER = r"(?:tep |file )?dinh kem|attachments?|importance|muc do"
_FIELD = re.compile(
    rf"[\W_]*(?:(?P<sender>{_SENDER})|(?P<receiver>{_RECEIVER})|(?P<subject>{_SUBJECT})|(?P<sent>{_SENT})|{_OTHER}) ?:"
)
_FEWEST_FIELDS = 3
_LONGEST = 40  # words


def find_mail_head(lines: Sequence[Line], end: int) -> set[int]:
    """The positions before ``end`` of such heads: three fields or more in a row, one of them of a person."""
    found: set[int] = set()
    row: list[int] = []
    kinds: set[str | None] = set()
    for position, line in enumerate([*lines[:end], None]):
        field = _FIELD.match(line.folded) if line is not None and len(line.words) <= _LONGEST else None
        if field is not None:
            row.append(position)
            kinds.add(field.lastgroup)
            continue
        if len(row) >= _FEWEST_FIELDS and kinds & {"sender", "receiver"}:
            found.update(row)
        row, kinds = [], set()
    return found
