"""Whether a question asks which of all places set a target: the highest, or any at all."""

from __future__ import annotations

import re
from enum import Enum, auto

from knowledge.targets import Indicator, TargetKind
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.query.whole_words import whole_words


class Ranking(Enum):
    """What is asked of all places together."""

    HIGHEST = auto()
    LOWEST = auto()
    HAVING = auto()
    """Which have a target, or how many do."""


_PLACE = r"(?:tỉnh(?: thành)?(?: phố)?|thành phố|địa phương|nơi)"
_WHICH = rf"{_PLACE} nào|ở đâu"
_HIGH, _LOW = r"(?:cao|lớn|nhiều) nhất", r"(?:thấp|ít|nhỏ) nhất"
_RANKED = r"(?:bảng )?(?:xếp hạng|thứ hạng)"
_SETS = r"(?: \w+){0,2}? (?:có|đặt|đề ra|đưa ra|nêu|xây dựng|ban hành)(?: \w+){0,2}? (?:mục tiêu|chỉ tiêu)"
_HAVING = (
    rf"(?:bao nhiêu|mấy) {_PLACE}{_SETS}|{_PLACE} nào{_SETS}|(?:danh sách|liệt kê|kể tên)(?: \w+)? {_PLACE}{_SETS}"
)
# Words beside those of figures that only ask, folded.
_ASKING = frozenset(
    re.findall(r"\w+", "danh sach liet ke ten thanh lon it nho dau nao tat ca hay biet xem neu xep hang thu bang theo")
)
# What every target of saving is of.
_SAVED = frozenset({"nang", "luong", "nguyen", "nhien", "vat", "lieu"})
_OF_PLACES = frozenset({QuestionType.TARGET, QuestionType.HOW_MANY, QuestionType.LIST, QuestionType.WHERE})
_WHAT = r"gì|thế nào|ra sao"


def read_asked_ranking(query: Query) -> Ranking | None:
    """What a question asks of all places together; none where it names a place, a share or anything else."""
    wanted = query.targets
    if query.scope.groups or TargetKind.TARGET not in wanted.kinds or wanted.compares or wanted.national:
        return None
    of_saving = _SAVED if Indicator.SAVING in wanted.indicators else frozenset[str]()
    if not wanted.named <= _ASKING | of_saving or not (_OF_PLACES | {QuestionType.PERCENT}).issuperset(query.types):
        return None
    words = " ".join(each.form for each in query.tokens)
    numbers = {each.form for each in query.tokens if each.form.isdigit()}
    if not numbers.issubset(map(str, query.years)) or query.claim is not None:
        return None

    def says(pattern: str) -> bool:
        return whole_words(pattern, folded=query.typed_without_marks).search(words) is not None

    if says(_RANKED):
        return Ranking.HIGHEST
    for ranking, pattern in ((Ranking.HIGHEST, _HIGH), (Ranking.LOWEST, _LOW)):
        if says(pattern):
            return ranking if says(_WHICH) else None
    return Ranking.HAVING if says(_HAVING) and not says(_WHAT) else None
