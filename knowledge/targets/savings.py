"""Figures of what is saved: so much less of something, by whom."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.targets.connectives import BOUNDS, COPULA, FALLS_TO, NO_NOUN, RATE
from knowledge.targets.context import Context
from knowledge.targets.phrases import (
    Phrase,
    is_measured,
    noun_before,
    object_behind,
    owner_behind,
    owner_in,
    subject_before,
    tidy,
    without_measure,
)
from knowledge.targets.predicates import first_predicate
from knowledge.targets.records import Indicator
from knowledge.targets.slots import Reading, Role, Slot

_SAVES = re.compile(
    r"(?<!\w)(?P<verb>tiết kiệm|cắt bớt|cắt giảm|cắt|tiết giảm|giảm|bớt|hạ|ít đi|ít (?:\w+ )?hơn|rẻ hơn|hụt(?: đi)?|"
    r"nhẹ (?:đi|được)|lùi|ngót|hao đi|rút|sụt(?: giảm)?|thấp hơn(?: trước)?|save|saving|saved|cut|cutting|reduce|"
    r"reducing)"
    r"(?: được| thiểu| bớt| đi| chi| trung bình| bình quân| use)*\s*" + BOUNDS,
    re.IGNORECASE,
)
_CUTS_SOMETHING = re.compile(
    r"(?<!\w)(?P<verb>tiết kiệm|cắt giảm|cắt|tiết giảm|giảm|bớt|hạ)(?: được| thiểu| bớt)*\s+(?P<what>[^,;:]{3,70}?)"
    r"\s*(?:khoảng|từ|trên|hơn|ít nhất|tới|đến)?\s*$",
    re.IGNORECASE,
)
# "… về điện là 12,4%, về than là 18,6%", "electricity by up to 10%".
_EACH = re.compile(
    r"\W*(?:và|and)?\s*(?:về |đối với |với )?(?P<what>[^\W\d][^,;:]{1,40}?)\s+(?:là|đạt|cũng|thì|by)\s*" + BOUNDS,
    re.IGNORECASE,
)
# What leads from a thing to whose it is.
_LEADS_ON = re.compile(r"(?:\s+(?:của|ở|tại|trong|các|những|mỗi|một số|nhiều|hai|ba|bốn|\d+))*\s*$", re.IGNORECASE)
_PASSIVE = re.compile(r"được (?:tiết kiệm|cắt giảm|tiết giảm)", re.IGNORECASE)
_LINKS = re.compile(r"\W|và|khoảng|từ|trên|hơn|lẫn|cùng|and|by|up|to", re.IGNORECASE)
_NOT_SAVED = re.compile(
    r"(?:chất|nước|khí) thải|thải (?:bỏ|ra)\b|\brác\b|phát thải|xả thải|ô nhiễm|khí nhà kính|bụi|tiếng ồn|"
    r"túi ni ?lông|túi nilon|"
    r"nhựa dùng|\bco2\b|\bcod\b|\bbod|tổn thất|hao hụt|thất thoát|hộ nghèo|tỷ lệ|lãng phí|tai nạn|lao động|nhân công|"
    r"nhân lực|lợi nhuận|số vụ|vụ cháy|đơn hàng|\bbùn|bã |chôn lấp|tro xỉ|sản phẩm (?:lỗi|hỏng)|phế|"
    r"đồ nhựa|bao bì|thời gian|lãi|thuế|số (?:vụ|ngày|người|lần)|diện tích|doanh thu|sản lượng(?! điện)|giá ",
    re.IGNORECASE,
)


def reduced(what: Slot | None) -> Indicator:
    """Less of something: saved, unless it is pollution, a loss or a rate."""
    polluting = what is not None and _NOT_SAVED.search(what.text.split(",")[0]) is not None
    return Indicator.OTHER if polluting else Indicator.SAVING


def saved(what: Slot | None, who: Slot | None, verb: Slot) -> Reading:
    """The reading of so much less of something."""
    return Reading(Role.SAVING, reduced(what), who, verb, what)


def read_saving(of: Context) -> Reading | None:
    """So much less of something: named behind the figure or before the verb."""
    if of.clause.quantity.base is not None:
        return None
    verb = _SAVES.search(of.left) or _cut_object(of)
    if verb is None:
        return _continued(of) or _passive(of) or _led(of)
    start = of.start + verb.start()
    before = noun_before(of.text, of.start, start)
    who = subject_before(of.text, of.start, start)
    behind = owner_behind(of.text, of.behind, of.end) if who is None else None
    what = _object(of, verb, behind)
    owner = None
    if what is None and before is not None and not re.match(r"tỉnh|giai đoạn|đến năm", before.text):
        what = without_measure(of.text, before)
        who = who if who is not None and what is not None and who.end <= what.start else None
        owner = owner_in(of.text, before.start, before.end) if who is None else None
    return saved(
        *_completed(of, of.sentence.slot(what), of.resolve(who or owner or behind)),
        of.sentence.at(start, of.start + verb.end("verb")),
    )


def _object(of: Context, verb: re.Match[str], owner: Phrase | None) -> Phrase | None:
    """What is saved, between the verb and the figure or behind it."""
    if "what" in verb.re.groupindex:
        return without_measure(of.text, tidy(of.text, of.start + verb.start("what"), of.start + verb.end("what")))
    end = len(_LEADS_ON.sub("", of.text[: owner.start])) if owner is not None else of.end
    what = None if NO_NOUN.match(of.right) else object_behind(of.text, of.behind, end)
    return None if what is not None and what.text in {"nữa", "trở lên"} else what


def _completed(of: Context, what: Slot | None, who: Slot | None) -> tuple[Slot | None, Slot | None]:
    """What and who, from the figure before or the introduction where the clause itself does not say."""
    said = of.said
    if who is not None:
        return what, who
    if said is None:
        return what, of.lead.slot(subject_before(of.lead.text, 0, len(of.lead.text))) if of.lead.text else None
    if said.role is Role.SAVING and of.start > 0:
        return what or said.what, said.who
    adopting = said.role is Role.SHARE and said.indicator is Indicator.ADOPTION
    return what, said.who if adopting else None


def _cut_object(of: Context) -> re.Match[str] | None:
    """Of "hạ chi phí nhiên liệu 3 - 10%": the verb with what stands between it and the figure."""
    found = _CUTS_SOMETHING.search(of.left)
    if found is None or not is_measured(found["what"]) or not NO_NOUN.match(of.right):
        return None
    return None if FALLS_TO.search(found[0]) or COPULA.search(found["what"]) or RATE.match(found["what"]) else found


def _continued(of: Context) -> Reading | None:
    """A second figure of one verb: "giảm 4-9% chi phí than và 15-25% lượng nước", "về than là 18,6%"."""
    said = of.said
    if said is None or said.role is not Role.SAVING:
        return None
    if NO_NOUN.match(of.right):
        each = _EACH.match(of.left)
        what = (
            of.sentence.slot(tidy(of.text, of.start + each.start("what"), of.start + each.end("what")))
            if each
            else None
        )
    else:
        goes_on = is_measured(of.right) and not _LINKS.sub("", of.left) and of.start > 0 and not _says_more(of.right)
        what = of.sentence.slot(object_behind(of.text, of.behind, of.end)) if goes_on else None
    return replace(said, indicator=reduced(what), what=what) if what is not None else None


def _says_more(behind: str) -> bool:
    """Whether something is said of what stands behind a figure, so that it is no second object."""
    predicate = first_predicate(behind.split(",")[0])
    return predicate is not None and predicate.indicator is not Indicator.OTHER


def _passive(of: Context) -> Reading | None:
    """Of "25% lượng nước rửa được tiết kiệm"."""
    passive = _PASSIVE.search(of.right)
    if passive is None or NO_NOUN.match(of.right) or not is_measured(of.right):
        return None
    verb = of.behind + passive.start()
    what = without_measure(of.text, tidy(of.text, of.behind, verb))
    return saved(of.sentence.slot(what), None, of.sentence.at(verb, of.behind + passive.end()))


def _led(of: Context) -> Reading | None:
    """A list whose introduction ends with the verb: "… đã tiết kiệm:", then "- 11% điện"."""
    opens = _SAVES.search(of.lead.text.rstrip(" :"))
    if opens is None or NO_NOUN.match(of.right) or not is_measured(of.right) or _LINKS.sub("", of.left):
        return None
    what = of.sentence.slot(object_behind(of.text, of.behind, of.end))
    who = of.lead.slot(subject_before(of.lead.text, 0, opens.start()))
    return saved(what, who, of.lead.at(opens.start(), opens.end("verb")))
