"""What a question asks about those who are counted: the same predicates as in documents, with marks or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from knowledge.targets.predicates import SPECIFIC, Predicate
from knowledge.targets.records import Indicator
from knowledge.vietnamese.normalization import has_marks
from knowledge.vietnamese.units import without_marks

# Who asks wants to know, is told, and carries out a search: these verbs are about the question itself.
_ASKERS = ("cho", "xin", "muốn", "được", "hãy", "ai", "tôi", "mình", "em", "cần", "có", "không")
_OF_ASKING = "".join(f"(?<!{word} )" for word in _ASKERS)
# What is applied is said ("áp dụng"), or is cleaner production; "bớt bao nhiêu nước mỗi ngày" asks for an amount.
_NOT_ASKED = {
    Indicator.AWARENESS: _OF_ASKING,
    Indicator.SAVING: r"(?=tiết kiệm|cắt giảm|tiết giảm|giảm (?:chi phí|tiêu hao|tiêu thụ|mức))",
    Indicator.OUTREACH: r"(?=(?:\w+ ){0,3}(?:tuyên truyền|phổ biến|truyền thông))",
    Indicator.ADOPTION: r"(?=áp dụng|ứng dụng|(?:thực hiện|triển khai|thực hành|làm) (?:sản xuất sạch|sxsh))",
}
# Told of a unit in charge, of savings and of standards in fewer words than documents use.
_IN_SHORT: tuple[tuple[Indicator, str], ...] = (
    (Indicator.UNIT_IN_CHARGE, r"bộ phận|(?:cán bộ|người) (?:chuyên trách|kiêm nhiệm|phụ trách)|chuyên trách"),
    (
        Indicator.COMPLIANCE,
        r"(?:đạt|đáp ứng|đúng|bảo đảm|đảm bảo|theo)(?: \w+){0,3} (?:quy chuẩn|tiêu chuẩn|"
        r"chuẩn)(?: môi trường)?(?! quốc gia về)|"
        r"quy chuẩn(?: \w+){0,2} môi trường",
    ),
    (Indicator.PLANNING, r"(?:có|lập|xây dựng|ban hành) kế hoạch hành động"),
)


def find_asked_predicates(question: str) -> Iterator[Predicate]:
    """The predicates that a question names, from left to right; offsets in the question."""
    for found in _pattern(marked=has_marks(question)).finditer(question):
        group = str(found.lastgroup)
        yield Predicate(Indicator(group.removesuffix("_in_short")), found.start(), found.end())


@cache
def _pattern(*, marked: bool) -> re.Pattern[str]:
    specific = "|".join(f"(?P<{each.value}>{_NOT_ASKED.get(each, '')}(?:{said}))" for each, said in SPECIFIC)
    in_short = "|".join(f"(?P<{each.value}_in_short>{said})" for each, said in _IN_SHORT)
    pattern = rf"(?<!\w)(?:{specific}|{in_short})(?!\w)"
    return re.compile(pattern if marked else without_marks(pattern), re.IGNORECASE)
