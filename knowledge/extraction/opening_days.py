"""Papers whose first sentence states their day.

Minutes and agreements ("Hôm nay, ngày …") have no place and date above their kind, press releases ("Đà Nẵng, ngày … –")
no letterhead at all: their kind and that sentence are their head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.dates.calendar import DateParts, as_date_parts
from knowledge.dates.letterhead import is_kind_line, read_opening_date
from knowledge.extraction.issuers import opens_agency
from knowledge.extraction.letterhead import Letterhead, find_first_line
from knowledge.extraction.line_features import Line
from knowledge.records import LineKind

_MINUTES = re.compile(
    r"\W*(?:bien ban|(?:phu luc )?hop dong|(?:ban |van ban )?(?:thoa thuan|ghi nho|giao keo|thoa uoc)"
    r"|(?:ban |giay )?cam ket)\b"
)
_TODAY = re.compile(
    r"\W*(?:hom nay|(?:vao )?(?:hoi|luc)|vao)\b[^;]{0,60}?\bngay (?P<d>\d{1,2})(?:[/.-]| thang )(?P<m>\d{1,2})"
    r"(?:[/.-]|,? nam )(?P<y>\d{4})(?!\d)"
)
_RELEASE = re.compile(r"\W*thong cao(?: bao chi)?\W*")
_ABOUT = re.compile(r"^\W*(?:Về|VỀ|Giới thiệu về|Thông tin về|Vài nét về) (?P<name>[^:.–—]{4,90}?)\s*(?:[:–—]|$)")
# Between the kind of a paper and its first sentence stand its title, a subtitle, and who was there.
_MOST_BETWEEN = 8
_MOST_ABOVE = 12


def find_minuted_day(lines: Sequence[Line], head: Letterhead) -> tuple[DateParts, int] | None:
    """The day with which the text of minutes or of an agreement opens, with its position; none for other papers."""
    named = range(head.start, head.stop + 1) if head.kind is None else (head.kind, head.stop)
    if not any(_MINUTES.match(line.folded) for position in named for line in lines[position : position + 1]):
        return None
    for position in range(head.stop, min(head.stop + _MOST_BETWEEN, len(lines))):
        if today := _TODAY.match(" ".join(lines[position].folded.split())):
            date = as_date_parts(*(int(today[part]) for part in "ymd"))
            return (date, position) if date else None
    return None


def find_opened_head(lines: Sequence[Line]) -> Letterhead | None:
    """The kind of a press release or of minutes as its head, where its text opens with the day; none on other pages.

    Who issued it may stand above.
    """
    for kind, line in enumerate(lines[:_MOST_ABOVE]):
        if not (line.text.isupper() or line.kind is LineKind.HEADING):
            continue
        minutes = _MINUTES.match(line.folded) and (line.text.isupper() or is_kind_line(line.folded))
        if not (minutes or is_press_release(line)):
            continue
        start = find_first_line(lines, kind)
        agencies = [(lines[position].text, position) for position in range(start, kind) if lines[position].words]
        head = Letterhead(start, kind + 1, agencies=agencies, kind=kind, lines=set(range(start, kind)))
        if _read_opening(lines, head, release=is_press_release(line)):
            return head
    return None


def _read_opening(lines: Sequence[Line], head: Letterhead, *, release: bool) -> bool:
    """Whether the text opens with its day; a press release's is noted with its place."""
    if not release:
        return find_minuted_day(lines, head) is not None
    for position in range(head.stop, min(head.stop + _MOST_BETWEEN, len(lines))):
        if dated := read_opening_date(lines[position].text):
            head.place_date = (dated, position)
            return True
    return False


def find_presented(lines: Sequence[Line]) -> tuple[str, int] | None:
    """Whom the last lines of a press release present ("Về Công ty X: …"), with the position; none where they do not."""
    for position in reversed(range(len(lines))):
        found = _ABOUT.match(lines[position].text)
        if found and opens_agency(found["name"]) and found["name"][0].isupper():
            return found["name"], position
    return None


def is_press_release(line: Line) -> bool:
    """Whether a line is the kind of a press release."""
    return _RELEASE.fullmatch(line.folded) is not None
