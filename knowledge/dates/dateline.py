"""Lines that carry nothing but a date: "Thứ ba, 11/12/2018 | 07:15 GMT+7", "Cập nhật 12:03 ngày 17/09/2018".

Everything is read in the folded form, so capitals, missing marks and decomposed letters make no difference; capitals
only part words that a page has glued together ("Bản tin 24hThứ Ba").
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from knowledge.dates.calendar import DateParts, as_date_parts, number_months
from knowledge.dates.labels import LABEL, MARK, STRICT, Label, is_by_itself, is_named
from knowledge.vietnamese.normalization import CAPITALS, fold

__all__ = ["Dateline", "Label", "Stamp", "read_dateline"]


class Stamp(NamedTuple):
    """One date on a line with its label."""

    label: Label
    date: DateParts


class Dateline(NamedTuple):
    """A line that stands for a date. ``clock_like`` lines may as well be the clock of the visit."""

    stamps: tuple[Stamp, ...]
    clock_like: bool

    @property
    def is_visit(self) -> bool:
        """Whether it says that it is the day of the visit, a print or the like."""
        return any(stamp.label is Label.VISIT for stamp in self.stamps)


# The widest line seen carries two labelled dates, a view counter and a print link: about 20 words.
_MAX_WORDS = 24
_LONGEST = 200  # characters
_MAX_OTHER_WORDS = 5

_DATES = (
    re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(
        r"(?<![\d/])(?:ngay ?:? ?)?(?P<d>\d{1,2}) ?(?P<sep>[-/.|])"
        r" ?(?P<m>\d{1,2}) ?(?P=sep) ?(?P<y>\d{4}|(?<!\|)(?<!\| )\d{2})(?![\d/])"  # "30 | 9 | 12" are a row's figures
    ),
    re.compile(r"(?<!\d)(?:ngay )?(?P<d>\d{1,2}) ?(?:thang|/) ?(?P<m>\d{1,2}) ?(?:,? ?nam|,|/|-)? ?(?P<y>\d{4})(?!\d)"),
    re.compile(r"\bthang (?P<m>\d{1,2}) (?P<d>\d{1,2}), ?(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<![\d/])(?:thang )?(?P<m>\d{1,2}) ?(?:/|-|,? ?nam) ?(?P<y>\d{4})(?![\d/])"),
)
# "7/19/2018 2:35:00 PM", as servers that were never told of Viet Nam print it; no month is the nineteenth.
_MONTH_FIRST = re.compile(r"(?<![\d/])(\d{1,2})/(1[3-9]|2\d|3[01])/(\d{4})(?= \d{1,2}:\d{2}(?::\d{2})? ?[ap]m\b)")
_TIME = re.compile(
    r"(?:\bluc )?(?:(?<=\d)t)?(?<!\d)\d{1,2} ?(?:[:h]|gio) ?\d{2}(?: ?[:p] ?\d{2}(?:\.\d+)?)?"
    r"(?: ?(?:phut|am|pm|sa|ch)\b|z\b)?"
)
_ZONE = re.compile(r"\(? ?(?:gmt|utc) ?(?:[+-] ?\d{1,2}(?::?\d{2})?)? ?\)?|[+-]\d{2}:\d{2}\b")
_WEEKDAY = re.compile(
    r"\b(?:thu ?(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7]|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[.,]+(?= ?(?:[\d\x00]|thang \d))"
)
_COUNTER = re.compile(
    r"\b(?:thoi luong|do dai) ?:? ?\d+ ?(?:phut|giay|p|s)\b(?: ?\d+ ?(?:giay|s)\b)?|\b\d+ phut (?:doc|nghe|xem)\b"
    r"|\btrang ?:? ?\d{1,3} ?(?:/|tren) ?\d{1,3}\b|\breading time ?: ?\d+ min\w*|\b\d+ min(?:utes?)? read\b"
    r"|\b(?:so )?(?:luot|lan) (?:xem|doc|nghe|truy cap)\b ?:? ?[\d.,]*|[\d.,]+ (?:luot|lan) (?:xem|doc|nghe|tai)"
    r"|\btheo doi(?: \w+){0,3} (?:tren|qua) google news\b|\bluu hanh noi bo\b(?:,? khong ban)?"
    r"|\bviews? ?:? ?[\d.,]*|\bbinh luan ?\( ?\d+ ?\)"
    r"|\b(?:da xem|luot xem|xem)\b ?: ?[\d.,]+|\bin (?:bai viet|bai|trang|tin)\b|\bgui (?:email|mail|cho ban be)\b"
    r"|(?:\| ?(?:luu (?:bai|tin)|chia se|nghe (?:doc )?bai|theo doi|binh luan)(?: viet)? ?)+$|\bco chu\b ?:?|\ba[+-]"
)
# A page's voice and letter size; what follows are the names of voices and the sizes.
_PLAYER = re.compile(
    r"(?P<moment>\x00[\W\d]*?(?: (?:sa|ch|am|pm))?) (?:co chu|(?:nghe )?doc (?:bai|tin)|nghe (?:doc |bai|tin|audio)).*"
)
# "TẠP CHÍ … Số 41, ra ngày" names the journal whose number it is, on every page.
_MASTHEAD = re.compile(
    r"^(?:tap chi|tap san|noi san|dac san|ban tin|thong tin|bao(?! cao))\b[^.;:|\x00]{0,90}? "
    r"(?=so \d{1,4}\b[^.;:|\x00]{0,30}\b(?:ra|phat hanh|xuat ban)\b[ a-z:]{0,10}\x00)"
)
_ROLE = re.compile(
    r"\b(?:tac gia|nguoi (?:dang|viet|gui|tao|cap nhat)|dang boi|nguon(?: tin)?|chuyen muc|danh muc"
    r"|by|boi|article history|lich su bai bao) ?:?"
)
# Beside these stand names and numbers, however many words they have.
_FIELD = re.compile(
    r"\b(?:loai (?:van ban|vb)|hinh thuc(?: van ban)?|so(?: ky)? hieu|so van ban"
    r"|(?:co quan|noi|don vi) (?:ban hanh|phat hanh)|nguoi ky|chuc vu|linh vuc|trich yeu|tinh trang"
    r"|(?:so|ngay) cong bao)\b ?:?"
)
_SEPARATORS = re.compile(r"[|•·●–—,;()\[\]/»>]| - |^- | -$")
# "Thu Hường 12/05/2015": every word before the date is capitalised, so that "Hội nghị ngày 12/5" is left out.
_NAME_AND_DATE = re.compile(rf"^(?:[{CAPITALS}]\S* ){{1,4}}\d{{1,2}}[/.-]")
# "Cập nhật lúc08:15 ngày12/3/2019In bài": a number touches a word of three letters or a capital, a weekday any word.
_GLUED_NUMBER = re.compile(r"(?<=[^\W\d_]{3})(?=\d)")
_GLUED_WORD = re.compile(
    rf"(?<=\d)(?=(?!Am\b|Pm\b|Sa\b|Ch\b|Giờ\b)[{CAPITALS}][^\W\d_])(?![A-Z]+\b|Th\d)"
    r"|(?<=[^\W\d_])(?=(?:Thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy|[2-7])|Chủ [Nn]hật|[A-Z][a-z]{2,5}day|Ngày|Cập nhật|Đăng) ?)"
    rf"|(?<=(?<!\d)(?:19|20)\d\d)(?=[^\W\d_]{{2}})|(?<=:\d\d)(?=(?!GMT|UTC)[{CAPITALS}]{{3}})"
)


def read_dateline(text: str) -> Dateline | None:
    """The dates of a line that stands for a date by itself, or none when the line is anything else.

    Up to five other words may stand beside the date when a separator parts them from it (a section, a byline, a
    view counter). A date under a label that is not known ("Thời gian: …") is none, and so is a date inside a
    sentence. An impossible date leaves a line without stamps. Empty text gives none.
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    folded = _fold(text)
    if len(folded.split()) > _MAX_WORDS:
        return None
    rest, dates = _take_dates(_TIME.sub(" ", _ZONE.sub(" ", folded)))
    if not dates:
        return None
    rest = _MASTHEAD.sub("", _PLAYER.sub(r"\g<moment>", " ".join(rest.split())))
    rest = " ".join(_COUNTER.sub(" | ", _WEEKDAY.sub(" ", rest)).split())
    labelled = list(LABEL.finditer(rest))
    if any(label.lastgroup in STRICT and not is_by_itself(label, rest) for label in labelled):
        return None
    stamps = _pair(labelled, rest, dates)
    if not stamps and any(dates):
        return None
    stamped = bool(labelled or _TIME.search(folded) or _NAME_AND_DATE.match(text))
    named = bool(stamps) and all(is_named(stamp.label) for stamp in stamps)
    if not _stands_alone(_ROLE.sub(" ", LABEL.sub(" ", rest)), stamped=stamped, named=named):
        return None
    clock = _WEEKDAY.search(folded) is not None or "gmt" in folded
    return Dateline(stamps, clock or Dateline(stamps, clock).is_visit)


def _fold(text: str) -> str:
    """The folded text with glued words parted and months as numbers."""
    parted = _GLUED_NUMBER.sub(" ", _GLUED_WORD.sub(" | ", unicodedata.normalize("NFC", text)))
    return _MONTH_FIRST.sub(r"\2/\1/\3", number_months(" ".join(fold(parted).split())))


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
        pieces += [folded[position:start], MARK]
        position = end
    return "".join([*pieces, folded[position:]]), [date for _, _, date in found]


def _pair(labelled: list[re.Match[str]], rest: str, dates: list[DateParts | None]) -> tuple[Stamp, ...]:
    """Each date with the label before it; a single date also takes a label that follows it.

    A date under a label of other days is left out.
    """
    stamps = []
    position = 0
    for date in dates:
        mark = rest.index(MARK, position)
        before = [label for label in labelled if position <= label.start() < mark]
        if not before and len(dates) == 1:
            before = labelled
        position = mark + 1
        if date is not None and not (before and before[-1].lastgroup == "other"):
            stamps.append(Stamp(Label(str(before[-1].lastgroup)) if before else Label.NONE, date))
    return tuple(stamps)


def _stands_alone(rest: str, *, stamped: bool, named: bool) -> bool:
    """Whether what is left beside the dates is no sentence; ``stamped`` lines show a time or a label.

    Where each date is ``named`` by a label of its own, other cells may have labels that are not known.
    """
    bare = " ".join(rest.split())
    cells = [cell for cell in bare.split("|") if MARK in cell] if named else [bare]
    if any(":" in cell for cell in cells):  # "Thời gian: 12/3/2018" is when something happens
        return False
    touching_before = re.search(r"\w[\"'”]? ?\x00", bare)
    touching_after = re.search(r"\x00 ?\w", bare)
    if touching_before and not stamped:
        return False
    if touching_after and not bare.lstrip(" |-").startswith(MARK):
        return False
    if re.search(r"\w ?\(\x00", bare):  # "Hội chợ (12/10/2018)" is one of a list of news
        return False
    words = [word for word in _SEPARATORS.sub(" ", bare.replace(MARK, " ")).split() if word.strip(":.*#")]
    return len(words) <= _MAX_OTHER_WORDS or (named and "|" in bare and _FIELD.search(bare) is not None)
