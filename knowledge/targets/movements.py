"""Figures of how things move: down to a level, up by so much, so much of what was planned."""

from __future__ import annotations

import re

from knowledge.targets.connectives import BOUNDS, FALLS_TO, NO_NOUN, RATE, REDUCES, SAME
from knowledge.targets.context import Context
from knowledge.targets.phrases import noun_before, object_behind, tidy
from knowledge.targets.predicates import first_predicate
from knowledge.targets.records import Comparator
from knowledge.targets.slots import Reading, Role

_LOSSES = re.compile(r"tổn thất|thất thoát|hao hụt", re.IGNORECASE)
_RISES = re.compile(
    r"(?<!\w)(?:tăng(?: trưởng)?|tốc độ tăng[^,;]{0,40}?)"
    r"(?: được| thêm| lên| trưởng| bình quân| trung bình| khoảng| trên| hơn)*\s*" + BOUNDS,
    re.IGNORECASE,
)
_FULFILS_BEFORE = re.compile(
    r"(?<!\w)(?:vượt(?: mức)? (?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)|(?:đạt|hoàn thành) (?:kế hoạch|dự toán|tiến độ))"
    r"(?: đề ra| đặt ra| năm| được giao)*\s*" + BOUNDS,
    re.IGNORECASE,
)
_FULFILS_BEHIND = re.compile(
    r"\s*(?:so với |của )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?! hành động)(?: năm| đề ra| được giao| giao)?(?!\w)"
    r"|\s*(?:và|,)\s*\d[\d,.]*%\s*(?:so với )?(?:kế hoạch|chỉ tiêu|dự toán)",
    re.IGNORECASE,
)


def read_fulfilment(of: Context) -> Reading | None:
    """How much of a plan was done: "vượt kế hoạch 35%", "đạt 120% chỉ tiêu"."""
    fulfils = _FULFILS_BEFORE.search(of.left) or _FULFILS_BEHIND.match(of.text, of.behind)
    return Reading(Role.FULFILMENT) if fulfils else None


def read_level(of: Context) -> Reading | None:
    """Where something stands or is to be brought: "giảm tổn thất điện năng xuống còn 4,1%", "hao hụt chỉ còn 4%"."""
    left = of.left
    falls = _falls_to(of)
    if falls is None or SAME.search(left) or (RATE.search(left) and not REDUCES.search(left)):
        return None
    if not NO_NOUN.match(of.right) and not REDUCES.search(left):
        return None
    verbs = list(REDUCES.finditer(left, 0, falls))
    losses = [verb for verb in verbs if _LOSSES.match(verb[0])]
    until = of.start + falls
    if verbs and not losses:
        what = tidy(of.text, of.start + verbs[-1].end(), until)
    else:
        what = noun_before(of.text, of.start + (losses[0].start() if losses else 0), until)
    verb = of.sentence.at(of.start + (verbs[-1].start() if verbs else falls), of.figure)
    return Reading(Role.LEVEL, what=of.sentence.slot(what), predicate=verb)


def read_growth(of: Context) -> Reading | None:
    """So much more of something."""
    rises = _RISES.search(of.left)
    if of.clause.quantity.base is not None or rises is None or RATE.search(of.left):
        return None
    what = None if NO_NOUN.match(of.right) else object_behind(of.text, of.behind, of.end)
    what = what or noun_before(of.text, of.start, of.start + rises.start())
    return Reading(
        Role.GROWTH, what=of.sentence.slot(what), predicate=of.sentence.at(of.start + rises.start(), of.figure)
    )


def _falls_to(of: Context) -> int | None:
    """Where the words begin that bring something down to the figure; offset in the clause."""
    quantity, left = of.clause.quantity, of.left
    falls = FALLS_TO.search(left)
    if falls is not None:
        return falls.start()
    if quantity.base is not None and quantity.low < quantity.base:
        return len(left) if first_predicate(left) is None or REDUCES.search(left) else None
    if quantity.comparator is Comparator.UNDER and _LOSSES.search(left):
        bounds = re.search(BOUNDS, left)
        return bounds.start() if bounds else None
    return None
