"""Whether a figure may be taken at its word, and whether it was told before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.targets.figure import Figure
from knowledge.targets.kinds import KindRead
from knowledge.targets.periods import Period
from knowledge.targets.records import TargetKind
from knowledge.targets.slots import Reading, Role

# "15% cơ sở không đạt quy chuẩn" is no share of those who do.
_DENIES = re.compile(r"(?<!\w)(?:không|chưa|chẳng)(?!\w)", re.IGNORECASE)
# What is denied before its figure, given up, asked, supposed, advised or told in a turn that no list gives.
_NOT_ASSERTED = re.compile(
    r"chưa bao giờ|chưa từng đạt|không phải(?: là)? (?:khoảng |tới )?\d|không có (?:\w+ ){1,3}nào|bãi bỏ|hủy bỏ|huỷ bỏ|"
    r"không (?:được )?thông qua|từng đặt mục tiêu|nay (?:đã )?điều chỉnh|(?:^|[.;] )\W*(?:liệu|giả sử|nếu không)(?!\w)|"
    r"khuyến nghị|nên đặt|(?:các )?(?:tỷ lệ|chỉ tiêu|con số)[^.;]{0,40} tương ứng|\?\s*[\"”]?\s*$",
    re.IGNORECASE,
)
# Of those of whom something was said before, not of all.
_OF_THOSE = re.compile(r"\s*(?:trong số|số) (?:đó|này|ấy)(?!\w)", re.IGNORECASE)
# What makes two figures one.
_MEANING = ("indicator", "kind", "who", "what", "low", "high", "base", "unit", "period_from", "period_to", "province")


def is_unsure(
    reading: Reading, kind: KindRead, period: Period | None, written: int | None, sentence: str = "", end: int = 0
) -> bool:
    """Whether words are missing that say whom it counts, what it measures or what kind it is, or contradict each other.

    What is denied of those counted is unsure as well: no row of figures says "not". So is what its ``sentence`` does
    not assert, how much of a plan was done, which says nothing without the plan, and a share of a share; ``end`` is
    where the figure ends in the sentence. What is of the economy at large is never unsure: it is shown in no row.
    """
    if not reading.of_programme:
        return False
    if reading.role in {Role.COUNT, Role.MONEY}:
        return not kind.certain
    if _NOT_ASSERTED.search(sentence) or _OF_THOSE.match(sentence, end):
        return True
    if reading.role is Role.FULFILMENT or (reading.who is None and reading.what is None):
        return True
    if reading.predicate is not None and _DENIES.search(reading.predicate.text):
        return True
    if reading.role in {Role.SHARE, Role.PART} and reading.predicate is not None and reading.who is None:
        return True
    return not kind.certain or (kind.kind is TargetKind.RESULT and _is_to_come(period, written))


def _is_to_come(period: Period | None, written: int | None) -> bool:
    """Whether a period ends behind the document's year and has not begun before it."""
    if period is None or written is None:
        return False
    return period.last > written and (period.first is None or period.first >= written)


def each_once(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures without those that say of the same people what was said: a text comes back to its targets."""
    told: set[tuple[object, ...]] = set()
    for figure in figures:
        target = figure.target
        key = tuple(getattr(target, name) for name in _MEANING)
        if target.who is None or target.unit != "%" or key not in told:
            yield figure
        told.add(key)
