"""What a figure is: a target set, a result achieved, an activity planned, or something said in general."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.targets.records import TargetKind

_TARGET = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|đặt ra|đề ra|quyết tâm|yêu cầu|định hướng", re.IGNORECASE)
# "đã" speaks of its own clause alone: "50% cơ sở đã áp dụng; 90% …" may all be wanted by a plan.
_DONE = re.compile(r"\bđã\b", re.IGNORECASE)
_RESULT = re.compile(
    r"kết quả|đến nay|thực tế|thống kê|tính đến|đạt được|ghi nhận|qua (?:\d+ năm|khảo sát|điều tra)|thực hiện được|"
    r"tham dự|tham gia|có sự tham",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"dự kiến|\bsẽ\b|theo kế hoạch|kế hoạch (?:tổ chức|mở|xây dựng|hỗ trợ)|sắp tới|năm tới", re.IGNORECASE
)
_GENERAL = re.compile(
    r"\bgiúp\b|có thể|có khả năng|thường|trung bình|theo (?:các )?chuyên gia|nếu|tối đa|"
    r"không quá|mức hỗ trợ|được hỗ trợ",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(
    r"(?:giảm|kiệm|bớt) được|\bđạt\b|\bnhờ\b|\bsau (?:khi|\d+|một|hai|ba|nhiều)\b|\b(?:mới|chỉ|hiện|hiện nay) có\b",
    re.IGNORECASE,
)
_DONE_COLUMN = re.compile(
    r"thực hiện(?: năm| đến| được|$)|kết quả|đã đạt|ước (?:đạt|thực hiện)|hiện trạng", re.IGNORECASE
)
_PLANNED_COLUMN = re.compile(r"kế hoạch|dự kiến", re.IGNORECASE)
# From a figure to the end of its clause.
_OWN = re.compile(r"[^;.]*?(?=,\s|;|\.\s|$)")
_HELPED = re.compile(r"\bđã (?:giúp|hỗ trợ)", re.IGNORECASE)
# "Mới có 5% cơ sở áp dụng" is how things stand, whatever others want.
_SO_FAR = re.compile(
    r"\b(?:mới|mới chỉ|chỉ mới|hiện|hiện mới|hiện nay|hiện chỉ) (?:có|đạt)(?: được)?"
    r"(?: (?:khoảng|trên|hơn|gần|dưới|chưa đến))?\s*$",
    re.IGNORECASE,
)
# What a sentence without a figure must say of itself to be no more than a wish or a plan.
_WISHED = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|quyết tâm", re.IGNORECASE)


def read_intention(sentence: str) -> TargetKind | None:
    """Whether a sentence tells of a target or a plan alone; none where it tells of what is or was done."""
    if says_achieved(sentence):
        return None
    if _WISHED.search(sentence):
        return TargetKind.TARGET
    return TargetKind.PLAN if _PLAN.search(sentence) else None


def says_target(text: str) -> bool:
    """Whether a text speaks of something to be reached."""
    return bool(_TARGET.search(text))


def says_achieved(text: str) -> bool:
    """Whether a text speaks of something that was reached or done."""
    return any(pattern.search(text) for pattern in (_DONE, _RESULT, _ACHIEVED))


def read_kind(sentence: str, position: int, *, percent: bool, dated: bool, lead: str = "") -> TargetKind:
    """The kind of a figure at a position of its sentence.

    ``percent`` tells a share from a count, ``dated`` whether a period is stated; ``lead`` introduces the sentence.
    The words nearest before the figure go first, then those of the whole sentence.
    """
    if _SO_FAR.search(sentence[:position]):
        return TargetKind.RESULT
    whole = f"{lead} {sentence}"
    before = f"{lead} {sentence[:position]}"
    part = len(lead) + 1 + sentence.rfind(";", 0, position) + 1
    planned, wanted = _last(_PLAN, before), _last(_TARGET, before)
    achieved = max(_last(_RESULT, before), _last(_DONE, before, part))
    own = _OWN.match(sentence, position)
    if max(wanted, planned, achieved) < 0 and own and _DONE.search(own[0]) and not _TARGET.search(own[0]):
        return TargetKind.RESULT
    if max(wanted, planned, achieved) < 0:
        wanted, achieved, planned = (_last(pattern, whole) for pattern in (_TARGET, _RESULT, _PLAN))
        achieved = max(achieved, _last(_DONE, whole, part))
    if achieved >= 0 and achieved > max(wanted, planned):
        return TargetKind.RESULT
    if wanted >= 0 or (planned >= 0 and percent and dated):
        return TargetKind.TARGET
    if planned >= 0:
        return TargetKind.PLAN
    if _GENERAL.search(whole) and not _HELPED.search(whole) and not (dated and not percent):
        return TargetKind.CLAIM
    if percent and not dated and not _ACHIEVED.search(sentence):
        return TargetKind.CLAIM
    return TargetKind.RESULT


def _last(pattern: re.Pattern[str], text: str, start: int = 0) -> int:
    return max((found.start() for found in pattern.finditer(text, start)), default=-1)


def read_table_kind(parts: Sequence[str], *, percent: bool, deadline: bool) -> TargetKind:
    """The kind of a figure in a table from what stands around it, the nearest first: column, row, corner, caption."""
    for text in parts:
        if _DONE_COLUMN.search(text):
            return TargetKind.RESULT
        if _TARGET.search(text) or _PLANNED_COLUMN.search(text):
            return TargetKind.TARGET if percent else TargetKind.PLAN
    return TargetKind.TARGET if deadline and percent else TargetKind.RESULT
