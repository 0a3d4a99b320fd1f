"""Whether figures are asked for as a file or a picture: "xuất excel mục tiêu Hà Nội", "vẽ biểu đồ áp dụng"."""

from __future__ import annotations

from functools import cache

from knowledge.vietnamese.normalization import fold
from retrieval.query.query import Query, QueryToken
from retrieval.query.question_types import QuestionType
from retrieval.query.whole_words import whole_words
from retrieval.records import Form

_CHART = r"biểu đồ|đồ thị"
_FILE = r"(?:file |tệp |bảng )?(?:excel|xlsx|xls)|bảng tính|file|tệp"
_TABLE = r"bảng(?: biểu)?(?= số liệu| mục tiêu| chỉ tiêu| kết quả)"
# What is done with a file or a picture, and who does it for whom; a table is asked for with one of the first.
_GIVES = "tải xuất gửi lập lấy xin"
_AROUND = f"{_GIVES} vẽ làm tạo cho xem ra về dạng thành dưới mình tôi em giúp với nhé ạ cần muốn và tất cả"
_OF_FIGURES = frozenset(
    {QuestionType.TARGET, QuestionType.HOW_MANY, QuestionType.PERCENT, QuestionType.LIST, QuestionType.COMPARE}
)

_FIGURES = r"số liệu|con số"


def read_asked_form(query: Query) -> tuple[Form, str] | None:
    """The form in which figures are asked for, and the question without it; none where a question names no form."""
    folded = query.typed_without_marks
    words = [each.form for each in query.tokens]
    gives = not set(words).isdisjoint(_set(_GIVES, folded=folded))
    for form, pattern in ((Form.CHART, _CHART), (Form.WORKBOOK, _FILE), (Form.WORKBOOK, _TABLE if gives else "")):
        found = whole_words(pattern, folded=folded).search(" ".join(words)) if pattern else None
        if found is not None:
            first = found.string[: found.start()].count(" ")
            named = range(first, first + len(found[0].split()))
            rest = [
                (each.token.start, each.token.end)
                for each in query.tokens
                if each.position not in named
                and (_may_name_place(each, query) or each.form not in _set(_AROUND, folded=folded))
            ]
            # What a short form stands for has its place.
            return form, " ".join(query.searched[start:end] for start, end in dict.fromkeys(rest))
    return None


def asks_for_figures_alone(query: Query) -> bool:
    """Whether nothing but figures is asked for, so that all of it can stand in a table."""
    wanted = query.targets
    words = " ".join(each.form for each in query.tokens)
    says_figures = whole_words(_FIGURES, folded=query.typed_without_marks).search(words) is not None
    names = wanted.wants_figures or bool(wanted.indicators) or says_figures
    return names and not wanted.leftover and _OF_FIGURES.issuperset(query.types)


def _may_name_place(token: QueryToken, query: Query) -> bool:
    """Whether a token belongs to what may be a place: "cao bang" typed without marks."""
    return any(place.start <= token.token.start < place.end for place in query.places)


@cache
def _set(words: str, *, folded: bool) -> frozenset[str]:
    return frozenset((fold(words) if folded else words).split())
