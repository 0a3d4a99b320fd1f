"""What is asked *of* something: without its word, a passage about that thing answers another question."""

from __future__ import annotations

import re
from functools import cache

from knowledge.vietnamese.normalization import fold
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
    # What a short form stands for was not asked: of "PPJ" the long form has "cổ phần".
    asked = [
        token for token in asked if fold(query.searched[token.token.start : token.token.end]) == token.token.folded
    ]
    return frozenset(token.term for token in asked if not token.names_place)


# Typed without marks "gia" is price where it is asked how high it is, or of what; elsewhere it is house or part.
_ASKS_PRICE = re.compile(
    r"(?<!\w)(?<!danh )(?<!tham )(?<!quoc )(?<!chuyen )gia (?:ban |tien |ca )?"
    r"(?:bao nhieu|nhieu|may (?:tien|nghin|trieu|dong)|tien|ca|re|dien|nuoc|may)(?!\w)"
)
_TELLS_PRICE = re.compile(r"(?<!\w)(?<!đánh )(?<!thẩm )giá(?! trị| thể| đỡ)(?!\w)", re.IGNORECASE)


def asks_price(query: Query) -> bool:
    """Whether a question without tone marks asks for a price; with them "giá" is a relation like others."""
    return query.typed_without_marks and _ASKS_PRICE.search(query.searched.lower()) is not None


def tells_price(text: str) -> bool:
    """Whether a text speaks of a price at all."""
    return _TELLS_PRICE.search(text) is not None


@cache
def _matcher(*, folded: bool) -> PhraseMatcher[str]:
    # Without tone marks one syllable is another word: "lượng", "tưới".
    phrases = [each for each in _RELATIONS.split("|") if not folded or " " in each]
    return PhraseMatcher({"relation": phrases, "other": _OTHER_WORDS.split("|")}, folded=folded)
