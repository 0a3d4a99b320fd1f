"""Figures of how many: whom they count stands behind the figure or before it, up to what is said of them."""

from __future__ import annotations

import re

from knowledge.targets.connectives import BOUNDS, COPULA, NO_NOUN, RATE, SAME
from knowledge.targets.context import Context
from knowledge.targets.labels import named_before
from knowledge.targets.phrases import (
    Phrase,
    is_measured,
    object_behind,
    owner_in,
    subject_before,
    tidy,
    without_measure,
)
from knowledge.targets.predicates import Predicate, classify, find_predicates, first_predicate
from knowledge.targets.records import Indicator
from knowledge.targets.savings import saved
from knowledge.targets.slots import Reading, Role, Slot

_OF_PEOPLE = frozenset(
    {Indicator.AWARENESS, Indicator.ADOPTION, Indicator.UNIT_IN_CHARGE, Indicator.TRAINING, Indicator.OUTREACH}
)
# What can be said of things as well: "100% nước thải được xử lý đạt chuẩn".
_OF_ANYTHING = _OF_PEOPLE | {Indicator.COMPLIANCE}
_OF_WHOLE = re.compile(r"\s*(?:trong số|trong tổng số|số|of (?:its|the|all)?)\s", re.IGNORECASE)
# "Số cơ sở nhận thức được lợi ích đạt 10% tổng số cơ sở".
_OF_ALL = re.compile(r"\s*(?:trên )?tổng số(?!\w)", re.IGNORECASE)
_OF_WHOM = re.compile(r"(?<!\w)(?:trong(?: số)?|đối với)\s+(?P<whom>[^,;:]{3,90}),\s*" + BOUNDS, re.IGNORECASE)
# "tỷ lệ thu gom nước thải": a rate of what is done rather than of those who do it.
_DEED = re.compile(
    r"(?:thu gom|thu hồi|tái (?:chế|sử dụng)|xử lý|sử dụng|lấp đầy|hấp thụ|chôn lấp)(?!\w)", re.IGNORECASE
)
_TIME = re.compile(r"(?:năm|giai đoạn|quý|tháng|đó)(?!\w)", re.IGNORECASE)
# What is done or stands at a share of those counted: "phổ biến tới 100% cơ sở", "mới có ở 16,1% làng nghề".
_REACHES = re.compile(r"(?<!\w)(?:ở|tại|tới|đến(?: được)?(?: với)?|với|cho|trong)\s+" + BOUNDS, re.IGNORECASE)
# Nothing but bounds between a verb and the figure: "đào tạo 100% công nhân vận hành".
_REACHED = re.compile(r"\s*(?:được |cho )?" + BOUNDS, re.IGNORECASE)
_HAVING = re.compile(r"\b(?:mục tiêu|phấn đấu|có|đạt)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?<!\w)(?:chiếm|tương ứng|tương đương|bằng)(?: tỷ lệ| tỉ lệ| khoảng| tới| đến| gần| hơn| trên| với)*\s*$",
    re.IGNORECASE,
)
_SIZES = re.compile(r"(?:doanh nghiệp|dn|cơ sở)[^,;.]{0,30}(?:nhỏ|siêu nhỏ|vừa|lớn)|nhỏ và vừa", re.IGNORECASE)
_NUMBER = re.compile(r"^[\d.,–\- ]*(?:(?:triệu|tỷ|tỉ|nghìn|ngàn|vạn) )?", re.IGNORECASE)
_RISE = re.compile(r"\s*(?:tăng|giảm|nâng)?(?: mạnh| dần)?\s*$", re.IGNORECASE)


def read_share(of: Context) -> Reading | None:
    """So many of whom the words behind the figure name: "90% cơ sở … áp dụng"."""
    predicate = first_predicate(of.right)
    if predicate is not None and not of.right[: predicate.start].strip():
        who = of.sentence.slot(named_before(of)) or _of_whom(of) or _of_those_before(of)
        return Reading(Role.SHARE, predicate.indicator, who, of.sentence.verb(predicate, of.behind))
    if NO_NOUN.match(of.right) and not _OF_WHOLE.match(of.right):
        return None
    governing = _governing(of)
    return _of_all(of) or _of_thing(of, predicate, governing) or _of_people(of, predicate, governing)


def _of_all(of: Context) -> Reading | None:
    """Of "số cơ sở nhận thức được lợi ích đạt 10% tổng số cơ sở": what stands before the figure."""
    before = read_share_before(of) if _OF_ALL.match(of.right) else None
    return before if before is not None and before.indicator is not Indicator.OTHER else None


def _of_thing(of: Context, predicate: Predicate | None, governing: Predicate | None) -> Reading | None:
    """A share of what is used up or paid for, which nobody does anything with: saved, if the verb before says so."""
    if not is_measured(of.right) or (predicate is not None and predicate.indicator in _OF_ANYTHING):
        return None
    what = object_behind(of.text, of.behind, of.end)
    if governing is not None and governing.indicator is Indicator.SAVING:
        return saved(of.sentence.slot(without_measure(of.text, what)), None, of.sentence.verb(governing, of.start))
    done = governing is not None and governing.indicator not in _OF_PEOPLE
    return None if done else Reading(Role.SHARE, what=of.sentence.slot(what))


def _of_people(of: Context, predicate: Predicate | None, governing: Predicate | None) -> Reading | None:
    """A share of whom the words behind the figure name, by what is said of them or what is done to them."""
    direct = governing is not None and _REACHED.fullmatch(of.left, governing.end) is not None
    if direct and (predicate is None or predicate.indicator in {Indicator.OTHER, Indicator.ADOPTION}):
        predicate = None  # "đào tạo 100% công nhân vận hành"
    until = of.behind + (predicate.start if predicate is not None else len(of.right))
    name = tidy(of.text, of.behind, until)
    if name is None:
        return None
    who = of.resolve(name)
    if predicate is not None:
        # So many who save are no saving of so much.
        indicator = Indicator.OTHER if predicate.indicator is Indicator.SAVING else predicate.indicator
        return Reading(Role.SHARE, indicator, who, of.sentence.verb(predicate, of.behind))
    if governing is not None:
        return Reading(Role.SHARE, governing.indicator, who, of.sentence.verb(governing, of.start))
    return Reading(Role.SHARE, Indicator.OTHER, who)


def read_share_before(of: Context) -> Reading | None:
    """Of "tỷ lệ cơ sở áp dụng đạt 50%": whom it counts and what is said of them stand before the figure."""
    left = of.left
    if SAME.search(left):
        return None
    until = _end_of_subject(of)
    rates = list(RATE.finditer(left, 0, until))
    begin = rates[0].end() if rates else 0
    if len(rates) > 1 and rates[0][0].lower() == "số":
        begin = rates[-1].end()
    every = [each for each in find_predicates(left[:until]) if each.start >= begin]
    predicate = next((each for each in every if each.indicator is not Indicator.OTHER), None)
    if predicate is None:
        return _rate_of(of, begin, until, every[0] if every else None) if rates else None
    verb = of.sentence.verb(predicate, of.start)
    if predicate.indicator is Indicator.SAVING:
        what = tidy(of.text, of.start + predicate.end, of.start + until)
        colon = left.find(":", predicate.end)
        if colon >= 0:  # "giảm tiêu hao của các ngành, cụ thể: dệt may 6,8%"
            of_trade = tidy(of.text, of.start + colon, of.start + until)
            what = tidy(of.text, of.start + predicate.end, of.start + colon)
            return saved(of.sentence.slot(without_measure(of.text, what)), of.sentence.slot(of_trade), verb)
        what = without_measure(of.text, what or object_behind(of.text, of.behind, of.end))
        who = subject_before(of.text, of.start + begin, of.start + predicate.start)
        if who is None and what is not None:
            who = owner_in(of.text, what.start, what.end)
        return saved(of.sentence.slot(what), of.sentence.slot(who), verb)
    subject = tidy if rates else subject_before
    counted = subject(of.text, of.start + begin, of.start + predicate.start)
    if counted is None and not rates:
        return None
    return Reading(Role.SHARE, predicate.indicator, of.resolve(counted), verb)


def read_part(of: Context) -> Reading | None:
    """A share of all: of those of whom the clause before has told something ("…, chiếm 0,6% tổng số DN")."""
    part = _PART.search(of.left)
    if part is None or (NO_NOUN.match(of.right) and not SAME.search(of.left)):
        return None
    whole = of.sentence.slot(tidy(of.text, of.behind, of.end))
    predicates = list(find_predicates(of.left[: part.start()]))
    if is_measured(of.right) and not any(each.indicator is Indicator.SAVING for each in predicates):
        return Reading(Role.PART, what=whole, of_programme=_SIZES.search(of.left) is None)
    saving = next((each for each in predicates if each.indicator is Indicator.SAVING), None)
    if saving is not None and is_measured(of.right):
        return saved(whole, None, of.sentence.verb(saving, of.start))
    if predicates:
        told = [each for each in predicates if each.indicator is not Indicator.OTHER] or predicates
        return Reading(Role.PART, told[-1].indicator, whole, of.sentence.verb(told[-1], of.start))
    said = of.said
    if said is not None and said.predicate is not None and not of.clause.strong:
        return Reading(Role.PART, said.indicator, whole, said.predicate)
    return Reading(Role.PART, who=whole, of_programme=_SIZES.search(of.left) is None)


def _end_of_subject(of: Context) -> int:
    """Where the words end in the clause that only lead to the figure: "đạt", "lên", "là"."""
    copula = COPULA.search(of.left)
    until = copula.start() if copula is not None else len(of.left)
    return len(_RISE.sub("", of.left[:until])) if of.clause.quantity.base is not None else until


def _rate_of(of: Context, begin: int, until: int, predicate: Predicate | None) -> Reading | None:
    """A rate of those of whom something is said that no programme counts."""
    who = tidy(of.text, of.start + begin, of.start + (predicate.start if predicate is not None else until))
    verb = of.sentence.verb(predicate, of.start) if predicate is not None else None
    if who is None or is_measured(who.text) or _DEED.match(who.text):
        what = tidy(of.text, of.start + begin, of.start + until)
        return Reading(Role.SHARE, predicate=verb, what=of.sentence.slot(what)) if what is not None else None
    return Reading(Role.SHARE, Indicator.OTHER, of.sentence.slot(who), verb)


def _of_whom(of: Context) -> Slot | None:
    """Of "trong các doanh nghiệp có tiềm năng, 25% được đánh giá": those of whom the figure is a share."""
    found = _OF_WHOM.search(of.text, 0, of.figure)
    if found is None or is_measured(found["whom"]) or _TIME.match(found["whom"]):
        return None
    return of.sentence.slot(tidy(of.text, found.start("whom"), found.end("whom")))


def _of_those_before(of: Context) -> Slot | None:
    """Of "toàn bộ chủ cơ sở đã …, trong đó 64% ký cam kết": whom the sentence begins with, else the figure before."""
    if of.left.lstrip().lower().startswith("trong đó") and not re.search(r"\d", of.text[: of.start]):
        subject = of.sentence.slot(subject_before(of.text, 0, of.start))
        if subject is not None:
            return subject
    return of.said.who if of.said is not None else None


def _governing(of: Context) -> Predicate | None:
    """What stands before a figure and is done to those it counts: "tập huấn cho 80% cán bộ"."""
    left = of.left
    part = max(left.rfind(mark) for mark in ",;:") + 1
    reaches = _REACHES.search(left)
    if reaches is not None:
        said = left[part : reaches.start()]
        indicator = classify(said if said.strip() else left[: reaches.start()])
        if indicator is not None:
            return Predicate(indicator, part, reaches.start())
    found = (each for each in find_predicates(left) if each.indicator is not Indicator.OTHER and each.start >= part)
    return next((each for each in found if not _HAVING.search(left[each.end :])), None)


def subject_of_count(of: Context) -> tuple[Phrase | None, Indicator, Slot | None]:
    """Who a counted thing is with what narrows it, and what is said of them: its unit is the head of the phrase."""
    quantity = of.clause.quantity
    start = quantity.end - len(_NUMBER.sub("", of.text[quantity.start : quantity.end]))
    predicate = first_predicate(of.right)
    who = tidy(of.text, start, of.behind + predicate.start if predicate is not None else of.end)
    if predicate is not None:
        return who, predicate.indicator, of.sentence.verb(predicate, of.behind)
    governing = _governing(of)
    if governing is not None:
        return who, governing.indicator, of.sentence.verb(governing, of.start)
    return who, Indicator.OTHER, None
