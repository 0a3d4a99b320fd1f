"""What stands behind ``/theodoi`` or is said without it: what to follow, and what to follow no more."""

from __future__ import annotations

import re
import unicodedata

from knowledge.places import normalize_province
from knowledge.records import Record
from knowledge.vietnamese.normalization import fold_in_place
from retrieval.query.waiting import read_followed

_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:và|va)\s+", re.IGNORECASE)
_FOLLOWING = re.compile(r"(?:hay |toi muon |minh muon )?theo doi (?P<what>.+)")
_ENDING = re.compile(
    r"(?:(?P<verb>bo|thoi|huy|dung|ngung|xoa)|khong)(?P<said> theo doi)?(?: (?:ve|tin ve|bai ve))?"
    r" (?P<what>.+?)(?: (?:nua|nhe|nha|di|a))*[.!]*"
)
# Typed with marks, only these: "bò sữa" and "dùng nước" are topics.
_MARKED = frozenset({"bỏ", "thôi", "huỷ", "hủy", "dừng", "ngừng", "xoá", "xóa"})
_ALL = frozenset({"het", "tat ca", "moi thu", "toan bo"})


class Ended(Record):
    """What is to be followed no more: its names, none for all of it.

    It is ``sure`` unless the words may as well be a topic ("bo sua").
    """

    names: tuple[str, ...]
    sure: bool


def part_wanted(named: str) -> tuple[str, ...]:
    """Several places, each by itself, or all of it as one topic."""
    parts = tuple(part for part in _BETWEEN.split(named.strip()) if part)
    places = [normalize_province(part) is not None for part in parts]
    if all(places):
        return parts
    by_comma = tuple(part for part in re.split(r"\s*[,;]\s*", named.strip()) if part)
    return by_comma if any(normalize_province(part) is not None for part in by_comma) else (named.strip(),)


def read_wanted(text: str) -> str | None:
    """What somebody asks in words to be told of, without the command; none where nobody does."""
    said = " ".join(unicodedata.normalize("NFC", text).split()).rstrip(".!")
    found = _FOLLOWING.fullmatch(fold_in_place(said))
    if found is not None:
        named = said[found.start("what") :]
        if all(normalize_province(part) is not None for part in _BETWEEN.split(named)):
            return named
    return read_followed(text)


def read_ended(text: str, *, in_words: bool = False) -> Ended | None:
    """What is to be followed no more; ``in_words``, without the command, "theo dõi" has to be said."""
    said = " ".join(unicodedata.normalize("NFC", text).split())
    found = _ENDING.fullmatch(fold_in_place(said))
    if found is None or (found["said"] is None and (in_words or found["verb"] is None)):
        return None
    verb = said[: found.end("verb")].lower() if found["verb"] else ""
    is_bare = verb == found["verb"]
    if verb and not is_bare and verb not in _MARKED:
        return None
    what = said[found.start("what") : found.end("what")]
    names = () if found["what"] in _ALL else part_wanted(what)
    return Ended(names=names, sure=found["said"] is not None or not is_bare or not names)
