"""Whether a message asks to be told once there is an answer: "nhắn tôi khi có", "khi nào có thì báo em nhé"."""

from __future__ import annotations

import re

from knowledge.places import normalize_province
from knowledge.vietnamese.normalization import fold
from knowledge.vietnamese.units import either_typing

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


_NEWS = f"{either_typing('bài|tài liệu|thông tin|tin|số liệu|mục tiêu|văn bản')}"
_WHOM_TO_TELL = either_typing("tôi|mình|em|anh|chị|cháu|tui|nhóm|cho tôi|cho mình|cho em")
_TELLING = (
    f"(?:{either_typing('nhắn|báo|nhắn tin|báo tin|thông báo')})(?: (?:{_WHOM_TO_TELL}))?(?: {either_typing('biết')})?"
)
_HAVING = (
    f"(?:{either_typing('khi')}(?: {either_typing('nào')})? )?(?:{either_typing('có')}) (?:{_NEWS})"
    rf"(?: {either_typing('mới')}| (?:19|20)\d\d)?"
)
_ABOUT = f"(?: (?:{either_typing('về|của|ở')}))"
_END = f"(?: (?:{either_typing('nhé|nha|với|ạ|giúp|đi')}))*"
_FOLLOWS = (
    re.compile(rf"{_TELLING} {_HAVING}{_ABOUT} (?P<what>.+?){_END}[.!]*", re.IGNORECASE),
    re.compile(
        rf"{_HAVING}{_ABOUT} (?P<what>.+?)(?: (?:{either_typing('thì')}))? {_TELLING}{_END}[.!]*", re.IGNORECASE
    ),
)
_FOLLOW_PLACE = re.compile(
    rf"(?:{either_typing('tôi muốn|mình muốn|cho tôi|muốn|hãy')} )?(?:{either_typing('theo dõi')}) (?P<what>.+)",
    re.IGNORECASE,
)


def read_followed(text: str) -> str | None:
    """The province or topic of which somebody asks in words to be told what is new; none where nobody does.

    What is merely watched ("theo dõi tiêu thụ điện") is a question's, unless it is a province.
    """
    said = " ".join(text.split())
    found = next(filter(None, (pattern.fullmatch(said) for pattern in _FOLLOWS)), None)
    if found is not None:
        return found["what"]
    place = _FOLLOW_PLACE.fullmatch(said.rstrip(".!"))
    return place["what"] if place is not None and normalize_province(place["what"]) is not None else None


def asks_to_be_told(text: str) -> bool:
    """Whether a text says nothing but that, with or without tone marks."""
    return _WAITS.fullmatch(" ".join(_WORD.findall(fold(text)))) is not None
