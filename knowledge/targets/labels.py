"""What a label says of the figure behind it: the first cell of a table's row, or an item before its colon."""

from __future__ import annotations

import re

from knowledge.targets.connectives import BOUNDS, REDUCES
from knowledge.targets.context import Context, Passage
from knowledge.targets.periods import find_periods
from knowledge.targets.phrases import Phrase, is_measured, subject_before, tidy
from knowledge.targets.predicates import first_predicate
from knowledge.targets.programmes import speaks_of_economy
from knowledge.targets.records import Indicator
from knowledge.targets.savings import saved
from knowledge.targets.slots import Reading, Role

_UNIT = re.compile(r"\s*\((?:%|đvt[^)]*|đơn vị[^)]*|[^)\d]{1,14})\)\s*$", re.IGNORECASE)
_OPENS = re.compile(
    r"\W*(?:(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+)?(?:mục tiêu|chỉ tiêu)?\W*"
    r"(?:(?:mức|tỷ lệ|tỉ lệ|tốc độ|số lượng|số)\s+)?",
    re.IGNORECASE,
)
# "Thép: 3 - 10%" under a heading, "Cán bộ các ngành: 100% được tuyên truyền".
_NAMED = re.compile(r"^\W*(?P<label>[^\W\d][^:]{1,80}):\s*" + BOUNDS, re.IGNORECASE)
_NO_NAME = re.compile(r"\d{4}|mục tiêu|chỉ tiêu|kết quả|giai đoạn", re.IGNORECASE)
_STATED = re.compile(
    r"^\W*(?:(?:\d{1,2}|[a-zđ])[.)]\s+)?(?P<label>[^\W\d][^:]{3,160}?)\s*(?::|\s[-–—])\s*" + BOUNDS, re.IGNORECASE
)
_ANNOUNCES = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|kết quả(?! quan)", re.IGNORECASE)


def read_label(label: Passage) -> Reading:
    """What a label says of its figures: "Cơ sở áp dụng sản xuất sạch hơn (%)", "Tổn thất điện năng"."""
    named = _UNIT.sub("", label.text)
    opening = _OPENS.match(named)
    begin = opening.end() if opening else 0
    economy = speaks_of_economy(named)
    predicate = first_predicate(named[begin:])
    if predicate is None:
        phrase = tidy(named, begin, len(named))
        if phrase is None or economy or is_measured(phrase.text) or REDUCES.match(phrase.text):
            return Reading(Role.LEVEL, what=label.slot(phrase), of_programme=not economy)
        return Reading(Role.SHARE, who=label.slot(phrase))
    verb = label.verb(predicate, begin)
    if predicate.indicator is Indicator.SAVING:
        behind = named[begin + predicate.end :].strip()
        if not behind or behind.startswith("so với"):  # "Lượng nước giảm so với năm 2021"
            what = tidy(named, begin, begin + predicate.start)
            return saved(label.slot(what), None, verb)
        what = tidy(named, begin + predicate.end, len(named))
        return saved(label.slot(what), label.slot(subject_before(named, begin, begin + predicate.start)), verb)
    who = tidy(named, begin, begin + predicate.start)
    indicator = Indicator.OTHER if economy else predicate.indicator
    return Reading(Role.SHARE, indicator, label.slot(who), verb, of_programme=not economy)


def read_stated(of: Context) -> Reading | None:
    """An item that says all before its colon: "Chợ được phân loại rác tại nguồn: 85%"."""
    found = _STATED.match(of.left)
    if found is None or not re.match(r"\s*(?:[;.,(]|$)", of.right):
        return None
    if _ANNOUNCES.search(found["label"]) or find_periods(found["label"]):
        return None
    reading = read_label(Passage(found["label"], of.sentence.base + of.start + found.start("label")))
    return reading if reading.predicate is not None and (reading.who or reading.what) else None


def named_before(of: Context) -> Phrase | None:
    """Whom an item names before its colon."""
    found = _NAMED.match(of.left)
    if found is None or _NO_NAME.search(found["label"]):
        return None
    return tidy(of.text, of.start + found.start("label"), of.start + found.end("label"))
