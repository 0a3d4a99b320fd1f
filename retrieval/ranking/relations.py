"""What is asked *of* something: without its word, a passage about that thing answers another question."""

from __future__ import annotations

from functools import cache

from retrieval.query.phrase_spans import PhraseMatcher
from retrieval.query.query import Query

# What people ask of firms, offices and people that documents of this trade seldom tell.
_RELATIONS = (
    "lương|tiền lương|mức lương|thu nhập|doanh thu|doanh số|lợi nhuận|vốn điều lệ|cổ phần|cổ phiếu|mã số thuế|giá bán"
    "|giá thành|lãi suất|học phí|tuyển dụng|tuyển sinh|tuyển người|quê quán|năm sinh|tuổi|bằng cấp|biển số|số tài khoản"
    "|phạt|đình chỉ|giá|bán giá|giờ mở cửa|giờ làm việc|khuyến mãi|bảo hành"
)
# Words that only hold one of them: "đánh giá" asks for no price.
_OTHER_WORDS = "đánh giá|giá trị|giá thể|giá đỡ|đấu giá|thẩm giá"


def find_relation(query: Query) -> frozenset[str]:
    """The terms of the relations that a question asks for: "doanh thu nhà máy đường" wants both of "doanh thu"."""
    words = [token.form for token in query.tokens]
    spans = _matcher(folded=query.typed_without_marks).find(words)
    asked = [token for span in spans if "relation" in span.what for token in query.tokens[span.start : span.end]]
    return frozenset(token.term for token in asked if not token.names_place)


@cache
def _matcher(*, folded: bool) -> PhraseMatcher[str]:
    # Without tone marks one syllable is another word: "lượng", "tưới".
    phrases = [each for each in _RELATIONS.split("|") if not folded or " " in each]
    return PhraseMatcher({"relation": phrases, "other": _OTHER_WORDS.split("|")}, folded=folded)
