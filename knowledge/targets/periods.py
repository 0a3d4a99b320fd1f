"""The one reader of years and periods: those for which a figure stands, and those that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import has_marks
from knowledge.vietnamese.units import either_typing, without_marks

# Any year of two centuries: history begins an article, and what is planned for reaches 2050 and beyond.
_YEAR = r"(?:(?:19|20)[0-9]{2}|2100)"
_ENDS = r"(?![0-9/⁄∕]|[.,][0-9])"
_TO = r"\s?(?:[-–—]|(?:đến|tới)(?: hết| cuối)?(?: năm)?)\s?"
# "2000 triệu đồng" and "2000 kg" are quantities.
_COUNTS = (
    r"(?!\s?(?:[%％]|(?:triệu|tỷ|tỉ|nghìn|ngàn)(?!\w)(?!\s(?:tập|lệ|trọng|hàng|sách))))"
    r"(?!\s?(?:vnđ|vnd|usd|tấn|kg|kwh)(?!\w))"
)
_PATTERN = (
    r"(?P<span>(?:giai đoạn|thời kỳ|trong|từ)?(?: năm)?\s?"
    rf"(?<![\d/])(?P<from>{_YEAR}){_TO}(?P<to>{_YEAR}){_ENDS})"
    rf"|(?P<months>\b(?:0?[1-9]|1[0-2])[/.](?P<first>{_YEAR})\s?[-–—]\s?(?:0?[1-9]|1[0-2])[/.](?P<then>{_YEAR}){_ENDS})"
    rf"|(?P<english>(?:between|from) (?P<since>{_YEAR}) (?:and|to) (?P<till>{_YEAR})|by (?P<by>{_YEAR})|"
    rf"in (?P<during>{_YEAR})){_ENDS}"
    rf"|(?P<until>(?:đến|tới|trước|hết)(?: hết| cuối| trước| giữa)?(?: năm)?\s(?P<goal>{_YEAR}){_ENDS})"
    rf"|(?P<in>(?:năm|mốc|trong năm|cuối năm|đầu năm)\s(?P<year>{_YEAR}){_ENDS}(?!\s?[-–—]\s?\d))"
    rf"|(?P<before_day>(?:trước|đến|tới|hết)(?: hết)? (?:ngày|tháng) [\d/ .-]{{1,6}}?[/-](?P<day_of>{_YEAR}){_ENDS})"
    rf"|(?:(?:ngày|sáng|chiều|tháng|quý)\s[\dIVX/ .-]{{1,12}}?[/-](?P<dated>{_YEAR}){_ENDS})"
    rf"|(?P<bare>(?<![\d/.,-])(?:(?:0?[1-9]|1[0-2])[/.-])?(?P<only>{_YEAR}){_ENDS}(?!-\d){_COUNTS})"
)
_PERIOD = late_pattern(_PATTERN, re.IGNORECASE)
_PERIOD_UNMARKED = late_pattern(without_marks(_PATTERN), re.IGNORECASE)
# "Chiến lược … đến năm 2020" names a document: its year is no deadline of the figure beside it, unless none else is
# stated.
_OF_DOCUMENT = late_pattern(
    r"(?<!đặt )(?<!có )(?:chiến lược|chương trình|kế hoạch|đề án|quyết định|nghị quyết|chỉ thị|thông tư|nghị định|"
    r"công văn|"
    r"thông báo|luật|văn bản)[^,;:.]{0,80}$",
    re.IGNORECASE,
)
# "giảm 10% so với năm 2015": what is compared with is no period.
_BASELINE = late_pattern(rf"{either_typing('(?:so với|lấy)')}(?:\s+[^\W\d_]+){{0,4}}?\s*$", re.IGNORECASE)
# How a question leaves one side open: before a year or a period, and behind it.
_OPENS = late_pattern(
    rf"(?<!\w)(?:{either_typing('(?:từ|đến|tới|cho đến|kể từ)')}\s+)?"
    rf"(?:(?P<before>{either_typing('trước|sớm hơn')})|(?P<after>{either_typing('sau|muộn hơn|trễ hơn')}))"
    rf"(?:\s+{either_typing('(?:giai đoạn|thời kỳ|cuối|hết)')})?(?:\s+{either_typing('năm')})?\s+$",
    re.IGNORECASE,
)
_SINCE = late_pattern(rf"(?<!\w){either_typing('(?:kể )?từ(?: đầu)?(?: năm)?')}\s*$", re.IGNORECASE)
_UNTIL_NOW = "(?:cho )?(?:đến|tới)(?: tận)? (?:hiện nay|hiện tại|hiện giờ|bây giờ|hôm nay|ngày nay|nay|giờ)"
_OPEN_BEHIND = late_pattern(
    rf"(?P<past>\s+{either_typing('(?:trở )?về trước')})"
    rf"|(?:\s+{either_typing(f'(?:trở đi|trở lại đây|trở về sau|về sau|{_UNTIL_NOW})')}"
    rf"|\s?[-–—~]\s?nay)(?!\w)",
    re.IGNORECASE,
)
# "Tháng sáu" without its marks.
_JUNE = late_pattern(r"(?<!\w)thang\s+sau\s+(?:nam\s+)?$", re.IGNORECASE)
# "sau giai đoạn 2016-2020", but "sau 2016 đến 2020".
_AS_A_WHOLE = late_pattern(rf"[-–—]|{either_typing('giai đoạn|thời kỳ')}", re.IGNORECASE)
_ANY_YEAR = late_pattern(rf"(?<!\d){_YEAR}(?!\d)")
# "2020 so với 2015": both years are asked for.
_COMPARED_YEARS = late_pattern(
    rf"{_YEAR}\D*?(?<!\w){either_typing('so với')}\D*{_YEAR}|(?<!\w){either_typing('so với')}\D*{_YEAR}\D+{_YEAR}",
    re.IGNORECASE,
)
# What can stand before a period and matter to it, in characters: the name of a document.
_BEFORE = 110


class Period(NamedTuple):
    """Years from and to, both the same for one year; without a beginning for a deadline. Offsets in the text."""

    first: int | None
    last: int
    start: int
    end: int
    deadline: bool
    of_document: bool


def find_periods(text: str, *, bare: bool = False) -> list[Period]:
    """The periods named in a text, from left to right; ``bare`` takes a year without "năm" for one, as in tables."""
    return _find_periods(text, bare=bare)


def _find_periods(text: str, *, bare: bool, baselines: bool = False) -> list[Period]:
    periods: list[Period] = []
    if not _ANY_YEAR.search(text):
        return periods
    for found in (_PERIOD if has_marks(text) else _PERIOD_UNMARKED).finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        of_document = bool(_OF_DOCUMENT.search(before))
        first, last = _years(found)
        if not baselines and _BASELINE.search(before):
            continue
        if (found["bare"] is not None and not bare) or (first is not None and first > last):
            continue
        deadline = any(found[name] is not None for name in ("until", "by", "before_day"))
        periods.append(Period(first, last, found.start(), found.end(), deadline, of_document))
    return periods


class Span(NamedTuple):
    """The first and last years asked for, the same for one year; none where it is open."""

    first: int | None
    last: int | None


class AskedPeriod(NamedTuple):
    """What a question asks for, the years that it names for it, and where it does so."""

    span: Span
    years: tuple[int, ...]
    start: int
    end: int


def find_asked_periods(question: str) -> list[AskedPeriod]:
    """The periods that a question asks for, from left to right; "trước", "sau" and "trở đi" leave one side open.

    "Đến năm 2020" asks for the deadline itself. What is compared with is asked for too where the question compares two
    years and says nothing else in digits ("2020 so với 2015").
    """
    found = _find_periods(question, bare=True, baselines=_compares_years(question))
    return [_asked(each, question) for each in found]


def _asked(period: Period, question: str) -> AskedPeriod:
    first = period.first if period.first is not None else period.last
    years = tuple(dict.fromkeys((first, period.last)))
    named = question[period.start : period.end]
    digits = period.start + next(at for at, char in enumerate(named) if char.isdigit())
    lead = question[max(0, period.start - _BEFORE) : digits]
    opens = _OPENS.search(lead)
    behind = _OPEN_BEHIND.match(question, period.end)
    start = min(period.start, digits - len(opens[0])) if opens is not None else period.start
    end = behind.end() if behind is not None else period.end
    span = Span(first, period.last)
    if behind is not None:
        span = Span(None, period.last) if behind["past"] else Span(first, None)
    elif opens is not None and opens["before"]:
        span = Span(None, first - 1)
    elif opens is not None and not _JUNE.search(lead):
        is_whole = first == period.last or _AS_A_WHOLE.search(opens[0] + named) is not None
        span = Span(period.last + 1, None) if is_whole else Span(first + 1, period.last)
    elif first == period.last and _SINCE.search(lead):
        span = Span(first, None)
    return AskedPeriod(span, years, start, end)


def _compares_years(question: str) -> bool:
    return _COMPARED_YEARS.search(question) is not None and not re.search(r"\d", _ANY_YEAR.sub("", question))


def find_years(text: str) -> tuple[int, ...]:
    """The years that a question names, each once: single ones, and the first and last of a period."""
    return tuple(dict.fromkeys(year for each in find_asked_periods(text) for year in each.years))


def nearest_period(periods: Sequence[Period], position: int, *, clause: tuple[int, int] | None = None) -> Period | None:
    """The period that holds for a figure at a position: the last one before it, else the first behind it.

    ``periods`` are those of the text, from left to right. One in the figure's own ``clause`` goes first; a document's
    own years come last.
    """
    if clause is not None:
        own = [each for each in periods if clause[0] <= each.start and each.end <= clause[1] and not each.of_document]
        if own:
            return min(own, key=lambda each: abs(each.start - position))
    for candidates in ([each for each in periods if not each.of_document], periods):
        before = [each for each in candidates if each.end <= position]
        behind = [each for each in candidates if each.start >= position]
        if before or behind:
            return before[-1] if before else behind[0]
    return None


def _years(found: re.Match[str]) -> tuple[int | None, int]:
    if found["span"] is not None:
        return int(found["from"]), int(found["to"])
    if found["until"] is not None:
        return None, int(found["goal"])
    if found["months"] is not None:
        return int(found["first"]), int(found["then"])
    if found["since"] is not None:
        return int(found["since"]), int(found["till"])
    if found["by"] is not None or found["before_day"] is not None:
        return None, int(found["by"] or found["day_of"])
    year = int(found["during"] or found["year"] or found["dated"] or found["only"])
    return year, year
