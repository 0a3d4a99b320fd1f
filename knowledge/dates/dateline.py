"""Lines that carry nothing but a date: "Thứ ba, 11/12/2018 | 07:15 GMT+7", "Cập nhật 12:03 ngày 17/09/2018".

Everything is read in the folded form, so capitals, missing marks and decomposed letters make no difference.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from knowledge.dates.calendar import DateParts, as_date_parts, number_months
from knowledge.vietnamese.normalization import fold


class Label(StrEnum):
    """What the line itself says its date is."""

    PUBLISHED = "published"
    UPDATED = "updated"
    ISSUED = "issued"
    VISIT = "visit"
    NONE = "none"


class Stamp(NamedTuple):
    """One date on a line with its label."""

    label: Label
    date: DateParts


class Dateline(NamedTuple):
    """A line that stands for a date. ``clock_like`` lines may as well be the clock of the visit."""

    stamps: tuple[Stamp, ...]
    clock_like: bool


# The widest line seen carries two labelled dates, a view counter and a print link: about 20 words.
_MAX_WORDS = 24
_LONGEST = 200  # characters
_MAX_OTHER_WORDS = 5

_LABELS = {
    Label.UPDATED: r"(?:ngay |thoi gian |lan )?cap nhat(?: lan cuoi| cuoi| moi nhat)?(?: luc| vao| ngay)*"
    r"|(?:chinh )?sua (?:doi )?lan cuoi|(?:last )?(?:updated|modified)(?: on| at)?",
    Label.PUBLISHED: r"(?:ngay|thoi gian) (?:dang(?: tin| tai| bai)?|xuat ban|viet|tao|gui|dua tin|phat hanh tin)"
    r"|(?:duoc |da )?(?:dang(?: tin| tai| bai)?|xuat ban|gui|viet|dua tin)(?: boi [^|:\d]{1,30}?)?(?: luc| ngay| vao)*"
    r"(?=[ :,|(]*\x00)"
    r"|(?:posted|published|created|publish date|date)(?: on| at)?",
    Label.ISSUED: r"ngay (?:ban hanh|ky)",
    Label.VISIT: r"hom nay|bay gio|hien tai",
}
_LABEL = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _LABELS.items()) + r")\b ?:?")

_DATES = (
    re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(
        r"(?<![\d/])(?:ngay ?:? ?)?(?P<d>\d{1,2}) ?(?P<sep>[-/.|])"
        r" ?(?P<m>\d{1,2}) ?(?P=sep) ?(?P<y>\d{4}|\d{2})(?![\d/])"
    ),
    re.compile(r"(?<!\d)(?:ngay )?(?P<d>\d{1,2}) ?(?:thang|/) ?(?P<m>\d{1,2}) ?(?:,? ?nam|,|/|-)? ?(?P<y>\d{4})(?!\d)"),
    re.compile(r"\bthang (?P<m>\d{1,2}) (?P<d>\d{1,2}), ?(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<![\d/])(?:thang )?(?P<m>\d{1,2}) ?(?:/|-|,? ?nam) ?(?P<y>\d{4})(?![\d/])"),
)
_TIME = re.compile(
    r"(?:\bluc )?(?:(?<=\d)t)?(?<!\d)\d{1,2} ?(?:[:h]|gio) ?\d{2}(?: ?[:p] ?\d{2}(?:\.\d+)?)?"
    r"(?: ?(?:phut|am|pm|sa|ch)\b|z\b)?"
)
_ZONE = re.compile(r"\(? ?(?:gmt|utc) ?(?:[+-] ?\d{1,2}(?::?\d{2})?)? ?\)?|[+-]\d{2}:\d{2}\b")
_WEEKDAY = re.compile(
    r"\b(?:thu ?(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7]|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_COUNTER = re.compile(
    r"\b(?:so )?(?:luot|lan) (?:xem|doc|truy cap)\b ?:? ?[\d.,]*|[\d.,]+ (?:luot|lan) (?:xem|doc)|\bviews? ?:? ?[\d.,]*"
    r"|\b(?:da xem|luot xem|xem)\b ?: ?[\d.,]+|\bin (?:bai viet|bai|trang|tin)\b|\bgui (?:email|mail|cho ban be)\b"
    r"|\bco chu\b ?:?|\ba[+-]"
)
_ROLE = re.compile(r"\b(?:tac gia|nguoi (?:dang|viet|gui)|dang boi|nguon(?: tin)?|chuyen muc|danh muc|by|boi) ?:?")
_SEPARATORS = re.compile(r"[|•·●–—,;()\[\]/»>]| - |^- | -$")
# "Thu Hường 12/05/2015": every word before the date is capitalised, so that "Hội nghị ngày 12/5" is left out.
_NAME_AND_DATE = re.compile(r"^(?:[A-ZÀ-ỸĐ]\S* ){1,4}\d{1,2}[/.-]")
_MARK = "\x00"


def read_dateline(text: str) -> Dateline | None:
    """The dates of a line that stands for a date by itself, or none when the line is anything else.

    Up to five other words may stand beside the date when a separator parts them from it (a section, a byline, a
    view counter). A date under a label that is not known ("Thời gian: …") is none, and so is a date inside a
    sentence. An impossible date leaves a line without stamps. Empty text gives none.
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    folded = " ".join(fold(text).split())
    if len(folded.split()) > _MAX_WORDS:
        return None
    folded = number_months(folded)
    rest, dates = _take_dates(_TIME.sub(" ", _ZONE.sub(" ", folded)))
    if not dates:
        return None
    rest = " ".join(_COUNTER.sub(" | ", _WEEKDAY.sub(" ", rest)).split())
    labelled = list(_LABEL.finditer(rest))
    stamps = _pair(labelled, rest, dates)
    stamped = bool(labelled or _TIME.search(folded) or _NAME_AND_DATE.match(text))
    if not _stands_alone(_ROLE.sub(" ", _LABEL.sub(" ", rest)), stamped=stamped):
        return None
    clock = _WEEKDAY.search(folded) is not None or "gmt" in folded
    return Dateline(stamps, clock or any(stamp.label is Label.VISIT for stamp in stamps))


def _take_dates(folded: str) -> tuple[str, list[DateParts | None]]:
    """The line with a mark for each date, and the dates in their order; an impossible one is none."""
    found: list[tuple[int, int, DateParts | None]] = []
    for form in _DATES:
        for match in form.finditer(folded):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                parts = match.groupdict()
                day = int(parts["d"]) if parts.get("d") else None
                found.append((*match.span(), as_date_parts(int(parts["y"]), int(parts["m"]), day)))
    found.sort(key=lambda item: item[0])
    pieces, position = [], 0
    for start, end, _ in found:
        pieces += [folded[position:start], _MARK]
        position = end
    return "".join([*pieces, folded[position:]]), [date for _, _, date in found]


def _pair(labelled: list[re.Match[str]], rest: str, dates: list[DateParts | None]) -> tuple[Stamp, ...]:
    """Each date with the label before it; a single date also takes a label that follows it."""
    stamps = []
    position = 0
    for date in dates:
        mark = rest.index(_MARK, position)
        before = [label for label in labelled if position <= label.start() < mark]
        if not before and len(dates) == 1:
            before = labelled
        position = mark + 1
        if date is not None:
            stamps.append(Stamp(Label(str(before[-1].lastgroup)) if before else Label.NONE, date))
    return tuple(stamps)


def _stands_alone(rest: str, *, stamped: bool) -> bool:
    """Whether what is left beside the dates is no sentence; ``stamped`` lines show a time or a label."""
    bare = " ".join(rest.split())
    if ":" in bare:  # a label that is not known: "Thời gian: 12/3/2018" is when something happens
        return False
    touching_before = re.search(r"\w[\"'”]? ?\x00", bare)
    touching_after = re.search(r"\x00 ?\w", bare)
    if touching_before and not stamped:
        return False
    if touching_after and not bare.lstrip(" |-").startswith(_MARK):
        return False
    if re.search(r"\w ?\(\x00", bare):  # "Hội chợ (12/10/2018)" is one of a list of news
        return False
    words = [word for word in _SEPARATORS.sub(" ", bare.replace(_MARK, " ")).split() if word.strip(":.*#")]
    return len(words) <= _MAX_OTHER_WORDS
