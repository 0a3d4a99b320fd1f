"""Whether a question asks which documents there are: "có những bài nào về Hà Nội", "bài mới nhất"."""

from __future__ import annotations

import re
from functools import cache

from knowledge.vietnamese.normalization import fold
from retrieval.query.query import Query, QueryToken
from retrieval.query.whole_words import whole_words

_DOCUMENT = r"(?:tin bài|bài (?:viết|báo|đăng)|bài|tài liệu|tin tức|tin)"
# Nothing else may be said: "bài nào nói về tiết kiệm điện" is answered by what it asks about, and "bài học" is none.
_WORDS = (
    "có những các một số tất cả mọi toàn bộ bao nhiêu mấy bài viết báo đăng tài liệu tin tức nào gì về của ở tại trong "
    "năm từ đến và liệt kê kể danh sách tên xem cho mình tôi em xin muốn cần tìm mới nhất gần đây hiện kho không thế "
    "bạn đang đã được nói liên quan tới tỉnh thành phố sản xuất sạch hơn công nghiệp ra hay giúp với nhé ạ là đưa lên"
)
_ASKS = (
    rf"(?:liệt kê|danh sách|kể tên|kể|xem|tìm)(?: \w+){{0,4}}? {_DOCUMENT}",
    rf"(?:những|các|bao nhiêu|mấy|tất cả|mọi|toàn bộ) {_DOCUMENT}",
)

# These name nothing by themselves: "bài nào?" asks for the source of what was said.
_NAMES = (rf"{_DOCUMENT} (?:nào|gì)", rf"{_DOCUMENT}(?: \w+){{0,2}}? (?:về|của|năm|ở)")
_NEWEST = (rf"{_DOCUMENT}(?: \w+){{0,2}}? (?:mới nhất|gần đây nhất|gần nhất|mới đây|gần đây)",)
# What a document tells, when it is from and who has published it is asked in the same words.
_OTHERWISE = (r"(?<!bài )(?<!viết )(?<!báo )(?<!liệu )gì", r"(?:năm|tỉnh|phố) nào", r"(?<!bài )báo nào", r"nói")
_NOUN_AND_ABOUT = re.compile(r"\b(?:noi|nói) (?:ve|về|den|đến|toi|tới)\b")


def asks_for_documents(query: Query) -> bool:
    """Whether nothing but documents is asked for: all there are, those of places or years, or the newest."""
    rest = [each for each in query.tokens if not _names_where_or_when(each, query)]
    folded = query.typed_without_marks
    words = " ".join(each.form for each in rest)
    if query.own_place or not all(each.form in _words(folded=folded) for each in rest):
        return False
    if _says(_OTHERWISE, _NOUN_AND_ABOUT.sub("", words), folded=folded):
        return False
    if _says(_ASKS, words, folded=folded) or asks_for_newest(query):
        return True
    return bool(query.scope.groups or query.years) and _says(_NAMES, words, folded=folded)


def asks_for_newest(query: Query) -> bool:
    """Whether the newest documents are asked for."""
    return _says(_NEWEST, " ".join(each.form for each in query.tokens), folded=query.typed_without_marks)


def _names_where_or_when(token: QueryToken, query: Query) -> bool:
    return token.names_place or token.form in map(str, query.years)


def _says(patterns: tuple[str, ...], words: str, *, folded: bool) -> bool:
    return whole_words("|".join(patterns), folded=folded).search(words) is not None


@cache
def _words(*, folded: bool) -> frozenset[str]:
    return frozenset((fold(_WORDS) if folded else _WORDS).split())
