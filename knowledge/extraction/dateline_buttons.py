"""Counters and buttons on the line of a date ("20/04/2016 | 512 lượt xem | In bài") or behind the name of a file."""

from __future__ import annotations

import re

from knowledge.extraction import stock_phrases
from knowledge.vietnamese.normalization import fold

_BAR = re.compile(r"\s*\|\s*")
_TIME = re.compile(r"\d{1,2}[:h]\d{2}(?::\d{2})?")
# Behind a digit, the last of a date or time, they also stand without a bar.
_TAIL = re.compile(
    r"(?<=[\d)])\s+(?:a ?[+-]|nghe |in (?:bài|trang|tin)|chia sẻ|gửi (?:e?mail|bài|cho)|cỡ chữ|lưu bài|theo dõi"
    r"|facebook|zalo|[\d.]+ (?:lượt|lần) xem|(?:lượt|số lần) xem).*$"
    # beside a name
    r"|\s*\+ ?theo dõi\b.*$",
    re.IGNORECASE,
)


_BEHIND_FILE = re.compile(
    r"(?<=\w)(?P<end>\.(?:pdf|docx?|xlsx?|pptx?|rar|zip)(?: ?\([\d.,]{1,8} ?[km]b\))?)[\s|·(–-]+"
    r"(?:(?:đã )?quét vi-?r[úu][ts]|tải (?:về|xuống|file)|download|xem (?:trực tiếp|nhanh|trước|file|online)).*$",
    re.IGNORECASE,
)


def _is_button(piece: str) -> bool:
    return stock_phrases.WIDGET.fullmatch(fold(piece)) is not None


def without_buttons(text: str) -> str:
    """The line without them; as it is when nothing else would be left."""
    pieces = [piece for piece in _BAR.split(text) if piece and (_TIME.fullmatch(piece) or not _is_button(piece))]
    return _TAIL.sub("", " | ".join(pieces)) if pieces else text


def without_file_buttons(text: str) -> str:
    """The name of a file without what a portal offers behind it: "84-TB.pdf (đã quét virus) Tải về"."""
    return _BEHIND_FILE.sub(r"\g<end>", text)
