"""For when a figure holds: what its clause says, its sentence, the sentence pointed to, or the introduction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.places import PlaceMention
from knowledge.targets.clauses import Clause
from knowledge.targets.periods import Period, find_periods, nearest_period
from knowledge.targets.turns import in_turn

_YEARLY = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng|từng) năm(?!\w)|bình quân năm|annually|per year", re.IGNORECASE)
_SAME_TIME = re.compile(
    r"(?<!\w)(?:cùng (?:năm|thời gian|kỳ(?! năm| \d)|giai đoạn)|(?:mốc|thời gian|(?<!đến )thời điểm|giai đoạn|"
    r"năm) (?:này|đó|ấy|trên|nói trên)|"
    r"cũng (?:trong|đến|tới|vào) (?:mốc|thời gian|năm))(?!\w)",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"(?<!\w)(?:hiện nay|hiện tại|hiện (?:mới )?có|hiện mới|đến nay|tới nay|cho đến nay|đến thời điểm (?:này|"
    r"hiện tại))(?!\w)",
    re.IGNORECASE,
)
# "Phần đọc được không ghi năm đích": then that of a neighbour is not it.
_UNDATED = re.compile(r"(?<!\w)không (?:ghi|nêu|nói|cho biết|đề)(?: rõ)? (?:năm|thời hạn|mốc)(?!\w)", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?<!\w)(?:trước đó (?:một|1) năm|(?:một|1) năm trước đó|năm trước đó)(?!\w)", re.IGNORECASE)
_THIS_YEAR = re.compile(r"(?<!\w)(?:năm nay|trong năm nay|từ đầu năm(?! \d))(?!\w)", re.IGNORECASE)
_WHOLE_YEAR = re.compile(
    r"(?<!\w)(?:tính chung|ước) (?:cả năm|\w+ tháng)(?!\w)|(?<!\w)\w+ tháng đầu năm(?! \d)", re.IGNORECASE
)
_LAST_YEAR = re.compile(r"(?<!\w)năm (?:ngoái|trước|vừa qua|vừa rồi)(?!\w)(?! đó)", re.IGNORECASE)
_SINCE = re.compile(
    r"(?<!\w)(?:kể )?từ(?: đầu| cuối)?(?: năm)? (?P<year>(?:19|20)\d\d) (?:đến|tới) (?:hiện )?nay(?!\w)", re.IGNORECASE
)
# What parts a figure from a period that is told of another one behind it.
_SET_AGAINST = re.compile(
    r";|mục tiêu|chỉ tiêu|so với|trùng với|khác với|giống|trong khi|gấp|tăng từ|giảm từ|(?<!\w)còn(?!\w)|tuy nhiên",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:ngày|sáng|chiều)\s[\d/ .-]", re.IGNORECASE)
# What sets a deadline behind a figure, and what names a year in passing before it.
_INTO = re.compile(r"(?:vào|đến|tới|trước)(?: cuối| hết)?(?: năm)?\s*$", re.IGNORECASE)
_PASSING = re.compile(r"(?:công bố|ban hành|ký|thành lập|phát động|khởi động|phê duyệt|từ)\s*$", re.IGNORECASE)


def find_period(
    sentence: str,
    clause: Clause,
    periods: Sequence[Period],
    places: Sequence[PlaceMention],
    *,
    pointed: Period | None,
    lead: Period | None,
    written: int | None,
) -> Period | None:
    """The period of a figure; none where none is said.

    ``periods`` and ``places`` are those of the sentence, ``pointed`` is that of the sentence before, ``lead`` that of
    what introduces the sentence, ``written`` the year of the document, from which "năm nay" counts.
    """
    since = _SINCE.search(sentence, 0, clause.quantity.start)
    if since is not None:
        first = int(since["year"])
        # A document whose date was misread can be older than what it tells of.
        last = max(first, written or first)
        return Period(first, last, since.start(), since.end(), deadline=False, of_document=False)
    turn = _in_turn(sentence, clause)
    if turn is not None:
        return turn
    relative = _relative(sentence, clause, pointed, written)
    own = [each for each in periods if not _is_foreign(each, sentence)]
    near = [each for each in own if _may_hold(each, sentence, clause, places)]
    if relative is not None and not any(clause.start <= each.start < clause.quantity.start for each in near):
        return relative
    if is_yearly(sentence, clause):
        near = [each for each in near if each.end <= clause.quantity.start]
    own_period = _deadline_behind(near, sentence, clause) or nearest_period(
        near, clause.quantity.start, clause=(clause.start, clause.end)
    )
    return own_period if own_period is not None or says_now(sentence, clause) else lead


def _in_turn(sentence: str, clause: Clause) -> Period | None:
    """Of "các năm 2019, 2020 và 2021 lần lượt là 8%, 11% và 14%": the year in the figure's turn."""
    turn = in_turn(sentence, clause.quantity.start)
    years = find_periods(sentence[: turn.start], bare=True) if turn is not None else []
    return years[turn.number] if turn is not None and len(years) == turn.of > 1 else None


def says_now(sentence: str, clause: Clause) -> bool:
    """Whether a sentence tells how things stand where it is written, or that no year is said: none told elsewhere."""
    return any(pattern.search(sentence, 0, clause.quantity.start) is not None for pattern in (_NOW, _UNDATED))


def is_yearly(sentence: str, clause: Clause) -> bool:
    """Whether a figure is one of every year, which has no deadline."""
    behind = sentence[clause.quantity.end : clause.end].lstrip(" ,/")
    return (
        _YEARLY.search(sentence, clause.start, clause.quantity.start) is not None or _YEARLY.match(behind) is not None
    )


def _deadline_behind(near: Sequence[Period], sentence: str, clause: Clause) -> Period | None:
    """The deadline set right behind a figure where before it only a year is named in passing: "công bố năm 2023"."""
    figure = clause.quantity.end
    behind = next((each for each in near if figure <= each.start < clause.end), None)
    before = [each for each in near if each.end <= clause.quantity.start]
    if behind is None or not before or not _INTO.search(sentence, figure, _first_digit(sentence, behind)):
        return None
    in_passing = all(each.first == each.last and _PASSING.search(sentence[: each.start]) for each in before)
    return behind if in_passing else None


def _first_digit(sentence: str, period: Period) -> int:
    return next(at for at in range(period.start, period.end) if sentence[at].isdigit())


def _relative(sentence: str, clause: Clause, pointed: Period | None, written: int | None) -> Period | None:
    """A period that is said by pointing to another, nearest before the figure."""
    start, end = 0, clause.quantity.start
    if pointed is not None:
        found = _YEAR_BEFORE.search(sentence, start, end)
        if found is not None:
            return Period(pointed.last - 1, pointed.last - 1, found.start(), found.end(), False, False)
        if _SAME_TIME.search(sentence, start, end):
            return pointed
    if written is not None:
        for pattern, year in ((_THIS_YEAR, written), (_WHOLE_YEAR, written), (_LAST_YEAR, written - 1)):
            found = pattern.search(sentence, start, clause.end)
            if found is not None:
                return Period(year, year, found.start(), found.end(), False, False)
    return None


def _is_foreign(period: Period, sentence: str) -> bool:
    """Whether a period is the day of a document rather than of a figure."""
    return period.of_document and period.first == period.last and _DAY.match(sentence, period.start) is not None


def _may_hold(period: Period, sentence: str, clause: Clause, places: Sequence[PlaceMention]) -> bool:
    """Whether a period may be that of a figure.

    One behind a semicolon that follows the figure is another's, and so is one that is named with another place behind
    a semicolon before it.
    """
    position = clause.quantity.start
    if period.start > position:
        return _SET_AGAINST.search(sentence, position, period.start) is None
    own, other = _part(sentence, position), _part(sentence, period.start)
    if own == other:
        return True
    place, meant = _province(places, *own), _province(places, other[0], period.start)
    return place is None or meant is None or place == meant


def _part(sentence: str, position: int) -> tuple[int, int]:
    """What stands between the semicolons around a position."""
    end = sentence.find(";", position)
    return sentence.rfind(";", 0, position) + 1, end if end >= 0 else len(sentence)


def _province(places: Sequence[PlaceMention], start: int, end: int) -> str | None:
    named = {place.provinces[0] for place in places if start <= place.start and place.end <= end}
    return named.pop() if len(named) == 1 else None
