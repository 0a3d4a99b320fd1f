"""What a figure is: a target set, a result achieved, an activity planned, or something said in general."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.targets.clauses import Clause
from knowledge.targets.modality import ACHIEVED, DONE, PLAN, RESULT, TARGET, is_paper
from knowledge.targets.periods import Period
from knowledge.targets.phrases import firm_in
from knowledge.targets.records import TargetKind
from knowledge.targets.slots import Role

_GENERAL = re.compile(
    r"có thể|có khả năng|thường|theo (?:các )?chuyên gia|nếu(?! như)|tối đa|không quá|mức hỗ trợ|"
    r"hỗ trợ(?= (?:tối đa|không quá|tới|đến)|\s*$)|nào cũng|ai cũng|chỉ cần|nhận định|"
    r"\bđều có thể|\bcan\b|\bmay (?:be|also|cut|reduce|save)\b|"
    r"khuyến cáo (?:rằng|nếu)|quả quyết|nhẩm tính|"
    r"theo tính toán|tiềm năng tiết kiệm|hứa",
    re.IGNORECASE,
)
_HELPED = re.compile(r"\bđã (?:giúp|hỗ trợ)", re.IGNORECASE)
# "Giúp" is said of what holds in general, unless something was done before it.
_HELPS = re.compile(r"\bgiúp\b", re.IGNORECASE)
# What fell or rose from one level to another did so, unless it is to.
_MOVED = re.compile(
    r"(?:giảm|tăng|hạ)(?: được)? từ (?:mức )?[\d.,–-]+\s?%?[^,;.\d]{0,20} (?:xuống|lên|còn)(?!\w)", re.IGNORECASE
)
# "Trước năm 2017, …" tells of what was; behind the figure or with a wish it sets a deadline.
_BEFORE = re.compile(r"\s*trước(?!\w)", re.IGNORECASE)
# "(mục tiêu 25%)", "trong khi mục tiêu đến năm 2020 là 90%": said of that one figure, beside what is told.
_ASIDE = re.compile(
    r"(?:\(|trong khi|chưa đạt|xa|kém|thấp hơn|cao hơn|vượt|so với)[^.;(\d]{0,15}$|(?:của cả nước|"
    r"chung)\s*$",
    re.IGNORECASE,
)
_FIGURE_BEHIND = re.compile(r"[^.;()%]{0,40}?\d[\d,.]*(?:\s?[-–]\s?\d[\d,.]*)?\s?%", re.IGNORECASE)
# "Mới có 5% cơ sở áp dụng" is how things stand, whatever others want.
_SO_FAR = re.compile(
    r"\b(?:mới|chỉ|mới chỉ|chỉ mới|hiện|hiện mới|hiện nay|hiện chỉ)(?: có| đạt| chiếm)?(?: được)?(?: lần lượt)?"
    r"(?: (?:khoảng|trên|hơn|gần|dưới|chưa đến))?\s*$",
    re.IGNORECASE,
)
# "… chưa đạt mục tiêu 25%": the figure is the target itself, whatever was reached.
_NAMED = re.compile(
    r"(?<!vượt )(?:mục tiêu|chỉ tiêu)(?: là| đề ra| đặt ra| đến năm \d{4}| năm \d{4})*(?: là|:)?"
    r"(?: (?:khoảng|trên|hơn|gần|dưới|ít nhất))?\s*$|\((?:kế hoạch|mục tiêu|chỉ tiêu)[^()\d]{0,20}$",
    re.IGNORECASE,
)
# "… 29%, vượt mục tiêu 25% đề ra": these words are of the second figure alone, which is the target.
_SET_OUT = re.compile(r"\s*(?:đã )?(?:đề|đặt) ra(?!\w)", re.IGNORECASE)
_SET_OUT_ABOVE = re.compile(r"(?:mục tiêu|chỉ tiêu)(?: là)?\s+(?P<figure>[\d.,–-]+\s?%?\s*)?$", re.IGNORECASE)
# What must be is to be reached; whom a rule binds is only named by it.
_MUST = re.compile(
    r"(?<!diện )(?<!đối tượng )(?<!thuộc )(?<!không )\bphải\b(?! (?:tìm|chịu|mất|trả|đối mặt|thảo luận|kiểm kê))",
    re.IGNORECASE,
)
_OF_PEOPLE = frozenset({"muốn", "mong", "kỳ vọng"})
# From a figure to where something else is set against it.
_OWN_PART = re.compile(
    r".*?(?=;|\.\s|\.$|trong khi|tuy nhiên|so với|thấp hơn|cao hơn|, còn |$)", re.IGNORECASE | re.DOTALL
)
# From a figure to the end of its clause.
_OWN = re.compile(r"[^;.]*?(?=,\s|;|\.(?:\s|$)|$)")
_DONE_COLUMN = re.compile(
    r"(?<!chỉ tiêu )(?<!kế hoạch )thực hiện(?: năm| đến| được|\s*\d|$)|tình hình thực hiện|kết quả|đã đạt|ước (?:đạt|"
    r"thực hiện)|hiện trạng",
    re.IGNORECASE,
)
# What a caption or a title must say: "các chỉ tiêu" alone are as often indicators.
_SET = re.compile(
    r"mục tiêu|phấn đấu|(?:giao|đặt|các) chỉ tiêu (?:kế hoạch|phấn đấu|thực hiện)|giao chỉ tiêu", re.IGNORECASE
)
_PLANNED_COLUMN = re.compile(r"kế hoạch|dự kiến|được giao", re.IGNORECASE)


class KindRead(NamedTuple):
    """A kind with the words of the sentence that say so; ``certain`` is false where nothing at all does."""

    kind: TargetKind
    start: int | None = None
    end: int | None = None
    certain: bool = True


@dataclass(frozen=True)
class Telling:
    """A sentence that tells a figure of a clause of its, in a document ``written`` in a year.

    ``lead`` introduces the sentence, ``is_paper`` says that the document is a plan or a decision.
    """

    sentence: str
    clause: Clause
    written: int | None
    lead: str
    is_paper: bool
    role: Role

    @property
    def position(self) -> int:
        """Where the figure begins in the sentence."""
        return self.clause.quantity.start

    @property
    def is_share(self) -> bool:
        """Whether the figure is a share rather than a count."""
        return self.clause.quantity.unit == "%"


class _Cue(NamedTuple):
    """Words that tell a kind; offsets in the sentence, below zero in what introduces it."""

    start: int
    end: int


class _Cues(NamedTuple):
    """The last words of each kind before a figure, and what is said to be done right behind it."""

    wanted: _Cue | None
    planned: _Cue | None
    achieved: _Cue | None
    general: _Cue | None


def read_kind(telling: Telling, period: Period | None) -> KindRead:
    """The kind of a figure.

    A period behind the document's year is one of targets, one before it of results unless a target is spoken of; else
    the words nearest before the figure decide, then the document, then the rest of the sentence.
    """
    named = _NAMED.search(telling.sentence[: telling.position])
    if named is not None:
        return KindRead(TargetKind.TARGET, *named.span())
    above = _SET_OUT_ABOVE.search(telling.sentence[: telling.position])
    if above is not None and _SET_OUT.match(telling.sentence, telling.clause.quantity.end):
        return KindRead(TargetKind.TARGET, *above.span())
    so_far = _SO_FAR.search(telling.sentence[: telling.position])
    if so_far is not None:
        return KindRead(TargetKind.RESULT, *so_far.span())
    return next(_readings(telling, _cues(telling), period))


def _readings(telling: Telling, cues: _Cues, period: Period | None) -> Iterator[KindRead]:
    """What a figure may be, the most certain first."""
    wanted, planned, achieved, general = cues
    sought = wanted if _follows(wanted, planned) else None
    intended = TargetKind.TARGET if telling.is_share or sought is not None else TargetKind.PLAN
    to_come = _is_to_come(telling, period, cues)
    claims = not to_come and _follows(general, wanted) and _follows(general, achieved)
    helped = _HELPED.search(telling.sentence[: telling.position]) is not None
    if general is not None and claims and not helped and (telling.is_share or period is None):
        yield _said(TargetKind.CLAIM, general)
    if telling.role is Role.FULFILMENT and not to_come:
        yield _said(TargetKind.RESULT, achieved, period)
    if to_come:
        yield _said(intended, wanted or planned, period)
    if achieved is not None and _follows(achieved, wanted) and _follows(achieved, planned):
        yield _said(TargetKind.RESULT, achieved)
    past = period is not None and telling.written is not None and period.last < telling.written
    if past and (wanted is None or wanted.start < 0):
        yield _said(TargetKind.RESULT, achieved, period)
    if wanted is not None or planned is not None:
        yield _said(intended, wanted or planned)
    if telling.is_paper and achieved is None:
        yield KindRead(TargetKind.TARGET if telling.is_share else TargetKind.PLAN)
    yield from _readings_behind(telling, achieved, period)


def _readings_behind(telling: Telling, achieved: _Cue | None, period: Period | None) -> Iterator[KindRead]:
    """What a figure may be by the words behind it, and by what is usual where there are none."""
    sentence, told = telling.sentence, ACHIEVED.search(telling.sentence)
    own = _OWN_PART.match(sentence, telling.position)
    end = own.end() if own is not None else len(sentence)
    wished = next(
        (each for each in _wishes(sentence[:end], telling.position) if each[0].lower() not in _OF_PEOPLE), None
    )
    behind = PLAN.search(sentence, telling.position, end) or wished
    if behind is not None and achieved is None and told is None:
        is_target = wished is not None or (telling.is_share and period is not None)
        yield KindRead(TargetKind.TARGET if is_target else TargetKind.PLAN, *behind.span())
    claimed = _GENERAL.search(sentence)
    counted = period is not None and not telling.is_share
    if claimed is not None and achieved is None and not counted and not _HELPED.search(sentence):
        yield KindRead(TargetKind.CLAIM, *claimed.span())
    told = told or RESULT.search(sentence) or _MOVED.search(sentence)
    if told is not None:
        yield KindRead(TargetKind.RESULT, *told.span())
    if period is not None:
        yield KindRead(TargetKind.RESULT)
    if telling.is_share and telling.role is Role.SAVING:
        # Who has a name has saved it; what nobody in particular saves is said in general.
        yield KindRead(TargetKind.RESULT if firm_in(sentence) else TargetKind.CLAIM)
    yield KindRead(TargetKind.RESULT, certain=False)


def _cues(telling: Telling) -> _Cues:
    opening = f"{telling.lead} " if telling.lead else ""
    before, shift = f"{opening}{telling.sentence[: telling.position]}", len(opening)
    part = shift + telling.sentence.rfind(";", 0, telling.position) + 1
    wishes = [_Cue(each.start() - shift, each.end() - shift) for each in _wishes(before)]
    must = _MUST.search(telling.sentence, telling.clause.start, telling.clause.end)
    if must is not None:
        wishes.append(_Cue(min(must.start(), telling.position), min(must.end(), telling.position)))
    wanted = max(wishes, default=None)
    results = _last(RESULT, before, shift), _last(DONE, before, shift, part)
    achieved = max((cue for cue in results if cue is not None), default=None)
    own = _OWN.match(telling.sentence, telling.position)
    done = DONE.search(own[0]) if own is not None and not TARGET.search(own[0]) else None
    # What is done right behind a figure stands against what the sentence before has wished.
    if done is not None and (wanted is None or wanted.start < 0 or (achieved is not None and achieved > wanted)):
        achieved = _Cue(telling.position + done.start(), telling.position + done.end())
    general = _last(_GENERAL, before, shift, shift)
    if general is None and achieved is None:
        general = _last(_HELPS, before, shift, shift)
    return _Cues(wanted, _last(PLAN, before, shift), achieved, general)


def _is_to_come(telling: Telling, period: Period | None, cues: _Cues) -> bool:
    """Whether a period ends behind the document's year; without one, whether it is a deadline and no result is told.

    What was done so far of a period that still runs is not to come.
    """
    wanted, _, achieved, _ = cues
    if period is None:
        return False
    if telling.written is None and period.end <= telling.position and _BEFORE.match(telling.sentence, period.start):
        return False
    runs = telling.written is not None and period.first is not None and period.first < telling.written <= period.last
    if runs and achieved is not None and wanted is None:
        return False
    return period.last > telling.written if telling.written is not None else period.deadline and achieved is None


def _said(kind: TargetKind, cue: _Cue | None, period: Period | None = None) -> KindRead:
    """A kind with the words that say so, where they stand in the sentence itself."""
    if cue is not None and cue.start >= 0:
        return KindRead(kind, *cue)
    return KindRead(kind, certain=cue is not None or period is not None)


def _follows(cue: _Cue | None, other: _Cue | None) -> bool:
    """Whether a cue stands behind another, if there is another."""
    return other is None or (cue is not None and cue > other)


def _last(pattern: re.Pattern[str], text: str, shift: int, start: int = 0) -> _Cue | None:
    last = None
    for found in pattern.finditer(text, start):
        last = _Cue(found.start() - shift, found.end() - shift)
    return last


def _wishes(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The words that speak of something to be reached, but for those that only name another figure's target."""
    for found in TARGET.finditer(text, start):
        named = found[0].lower() in {"mục tiêu", "chỉ tiêu"}
        aside = named and _ASIDE.search(text[: found.start()]) and _FIGURE_BEHIND.match(text, found.end())
        above = _SET_OUT_ABOVE.search(text[: found.start()]) if _SET_OUT.match(found[0]) else None
        # "55% cơ sở muốn được hỗ trợ" is their own wish.
        asked = found[0].lower() in _OF_PEOPLE and "%" in text[: found.start()]
        of_other = above is not None and above["figure"] is not None
        if not aside and not asked and not of_other:
            yield found


@dataclass(frozen=True)
class TableCell:
    """What stands around a figure in a table: its column's heading, its row's label, the corner, caption and title."""

    heading: str
    label: str
    corner: str
    caption: str
    title: str
    is_share: bool


def read_table_kind(cell: TableCell, period: Period | None, written: int | None) -> TargetKind:
    """The kind of a figure in a table ``written`` in a year.

    Column and row decide, then caption and title; a period to come is one of targets, a past one of results unless
    targets are spoken of. Where nothing says it, a deadline and a plan's table are of targets.
    """
    intended = TargetKind.TARGET if cell.is_share else TargetKind.PLAN
    to_come = period is not None and written is not None and period.last > written
    past = period is not None and written is not None and period.last < written
    for text in (cell.heading, cell.label, cell.caption, cell.title):
        if _DONE_COLUMN.search(text):
            return intended if to_come else TargetKind.RESULT
        # A plan in whose title the table stands may begin with how things were.
        beside = text in {cell.heading, cell.label}
        wished = TARGET.search(text) if beside else _SET.search(text)
        if wished or (_PLANNED_COLUMN.search(text) and (beside or not past)):
            return intended
    if past:
        return TargetKind.RESULT
    # "Chỉ tiêu" over the labels is as often the word for an indicator as for a target.
    if to_come or TARGET.search(cell.corner) or _PLANNED_COLUMN.search(cell.corner):
        return intended
    set_ahead = is_paper(cell.title) or (period is not None and period.deadline)
    return TargetKind.TARGET if set_ahead and cell.is_share else TargetKind.RESULT
