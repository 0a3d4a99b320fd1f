"""What a mail program puts above a letter that somebody sent on ("Từ", "Tới", "Chủ đề", "Gửi lúc"), and below it."""

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
# Between two dashes and the end stand who sends, the office and how to reach both.
_LONGEST_CARD = 8  # lines
_REACHED = re.compile(r"@|\d(?:[ .-]?\d){7}")


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


def find_mail_foot(lines: Sequence[Line]) -> set[int]:
    """The positions of the card of whoever sends, below two dashes at the end, with a telephone or an address."""
    start = next((each for each in reversed(range(len(lines))) if lines[each].text.strip() == "--"), len(lines))
    card = lines[start + 1 :]
    reached = any(_REACHED.search(line.text) for line in card)
    if not reached or len(card) > _LONGEST_CARD or any(line.is_prose for line in card):
        return set()
    return set(range(start, len(lines)))
