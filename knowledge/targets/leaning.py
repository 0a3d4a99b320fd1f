"""Figures that lean on what stands around them: on a count beside them, on the figure before, on a list's heading."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.targets.connectives import COPULA, NO_NOUN, RATE, SAME
from knowledge.targets.context import Context, Passage
from knowledge.targets.labels import named_before
from knowledge.targets.phrases import Phrase, object_behind, owner_behind, subject_before, tidy, without_measure
from knowledge.targets.predicates import find_predicates, first_predicate
from knowledge.targets.records import Indicator
from knowledge.targets.savings import saved
from knowledge.targets.slots import Reading, Role
from knowledge.vietnamese.normalization import CAPITALS

# "78/120 hộ đan lát (65%) đã bỏ …", "có 9/23 cơ sở thay lò, đạt 39,1%".
_APPOSED = re.compile(
    r"\d[\d.]*(?:\s?/\s?\d[\d.]*| (?:trên|trong(?: tổng)? số|"
    r"trong) (?:tổng số )?\d[\d.]*)?\s+(?P<who>[^\W\d][^()%\d]*?)\s*(?:\(|,\s*(?:đạt|chiếm|tức|tương đương|bằng|tỷ lệ))"
    r"\s*(?:đạt|chiếm|tức|tương đương|bằng|tỷ lệ|hơn|gần|khoảng|là|trên|đạt tỷ lệ|\s)*$",
    re.IGNORECASE,
)
# In characters: how far before a share its count begins, and how far behind it its predicate.
_NEAR = 160
_CLOSE = 12
_AT = re.compile(
    r"(?:^|[,;:]|(?<!\w)(?:còn|riêng|và|tuy nhiên|song|nhưng))\s*(?:ở|tại|đối với|với)\s+(?P<whom>[^;:]+?)[\s,]*(?:từ|"
    r"là|khoảng|"
    r"giảm)?\s*$",
    re.IGNORECASE,
)
# "Đồng Nai có 29% cơ sở được tư vấn, Long An 17%".
_ONLY_NAME = re.compile(rf"\W*(?:(?:còn|riêng|và|tỉnh|thành phố)\s+)*(?:[{CAPITALS}]\w*\s*)+")
_ONLY_TIME = re.compile(r"\W*(?:(?:và|đến|năm|giai|đoạn|từ|khoảng|hết|[\d\s–-]+)\W*)*", re.IGNORECASE)


def read_apposed(of: Context) -> Reading | None:
    """A share set beside the count that it is of, in brackets or behind a comma."""
    before = of.text[: of.figure]
    found = _APPOSED.search(before, max(0, len(before) - _NEAR))
    if found is None or not re.match(r"\s*(?:[),;.]|$)", of.text[of.behind :]):
        return None
    start, end = found.span("who")
    inside = first_predicate(found["who"])
    who = of.resolve(tidy(of.text, start, start + inside.start if inside else end))
    if who is None:
        return None
    if inside is not None:
        return Reading(Role.SHARE, inside.indicator, who, of.sentence.verb(inside, start))
    rest = of.text[of.behind :]
    follows = of.behind + len(rest) - len(rest.lstrip(" ),"))
    stop = re.search(r"[;.]|,\s+(?=\d)", of.text[follows:])
    predicate = first_predicate(of.text[follows : follows + stop.start() if stop else len(of.text)])
    if predicate is not None and predicate.start < _CLOSE:
        return Reading(Role.SHARE, predicate.indicator, who, of.sentence.verb(predicate, follows))
    part = max(before.rfind(mark, 0, found.start()) for mark in ",;") + 1
    earlier = [each for each in find_predicates(before[part : found.start()]) if each.indicator is not Indicator.OTHER]
    if earlier:
        return Reading(Role.SHARE, earlier[-1].indicator, who, of.sentence.verb(earlier[-1], part))
    if of.said is not None and of.said.role is Role.COUNT:
        return Reading(Role.SHARE, of.said.indicator, who, of.said.predicate)
    return Reading(Role.SHARE, Indicator.OTHER, who)


def read_continued(of: Context) -> Reading | None:
    """Of "tỷ lệ này đạt 41%", "đến năm 2020 nâng lên 95%": the same of the same, or of whom it newly names."""
    said, left = of.said, of.left
    if said is None or said.role not in {Role.SHARE, Role.PART, Role.SAVING} or not NO_NOUN.match(of.right):
        return None
    same = SAME.search(left)
    bracketed = left.rstrip().endswith(("(", "so với", "mục tiêu", "chỉ tiêu"))
    if same is None and COPULA.search(left) is None and not bracketed and not _only_when_or_where(left):
        return None
    named = owner_behind(of.text, of.behind, of.end) if said.role is Role.SAVING else None
    if same is not None:
        where = of.start + same.start()
        behind = subject_before(of.text, of.start + same.end(), of.figure)
        named = behind or _set_against(of, where) or subject_before(of.text, of.start, where)
    return replace(said, who=of.sentence.slot(named) or said.who)


def _only_when_or_where(left: str) -> bool:
    """Whether nothing stands before a figure but a time or a place's name."""
    return _ONLY_TIME.fullmatch(left) is not None or _ONLY_NAME.fullmatch(left) is not None


def read_led(of: Context) -> Reading | None:
    """A figure whose introduction says what is counted: "Tỷ lệ cơ sở áp dụng:", then "- Đến năm 2025: 40%"."""
    return _led_by(of, of.lead) or _led_by(of, _opening(of))


def _opening(of: Context) -> Passage:
    """What a sentence says before the colon that opens its list."""
    return Passage(of.text[: max(of.text.rfind(":", 0, of.figure), 0)], of.sentence.base)


def _led_by(of: Context, opening: Passage) -> Reading | None:
    lead = opening.text
    predicate = next((each for each in find_predicates(lead) if each.indicator is not Indicator.OTHER), None)
    if predicate is None:
        return None
    labelled, verb = of.sentence.slot(named_before(of) or _set_against(of, of.figure)), opening.verb(predicate)
    if predicate.indicator is Indicator.SAVING:
        what = without_measure(lead, object_behind(lead, predicate.end, len(lead)))
        return saved(opening.slot(what), labelled, verb)
    rates = list(RATE.finditer(lead, 0, predicate.start))
    who = tidy(lead, rates[-1].end(), predicate.start) if rates else subject_before(lead, 0, predicate.start)
    if who is None and labelled is None:
        return None
    return Reading(Role.SHARE, predicate.indicator, labelled or opening.slot(who), verb)


def _set_against(of: Context, end: int) -> Phrase | None:
    """Whom "còn ở chợ truyền thống" sets against those before; a place with a name is none."""
    found = _AT.search(of.text[of.start : end])
    if found is None or any(word[0].isupper() for word in found["whom"].split()):
        return None
    return tidy(of.text, of.start + found.start("whom"), of.start + found.end("whom"))
