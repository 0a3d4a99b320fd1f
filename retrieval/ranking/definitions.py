"""Whether a sentence says what something is: a definition, its other name, or what its short form stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.vietnamese.normalization import fold
from retrieval.analysis.abbreviations import find_abbreviations
from retrieval.ranking.spans import Span
from retrieval.ranking.weighted_query import WeightedQuery

EXPLAINED = 0.6
"""What a sentence is worth that only explains a name ("… (ECC)", "hay còn gọi là …"): less than a definition."""

_ASKS = frozenset({"gi", "sao", "nhu"})
# Between a thing and "là": "được hiểu là", "có nghĩa là", "tức là".
_BEFORE_IS = frozenset({"duoc", "co", "the", "dinh", "nghia", "hieu", "tuc", "chinh", "o", "day"})
# In front of the thing in a sentence that tells of just that: "bà nói rằng SXSH là", "phương pháp 5S là". Behind any
# other word it is part of something else: "đánh giá SXSH là" defines an assessment.
# Each is the last syllable of what stands there.
_BEFORE_THING = frozenset(
    # Somebody says or knows: "nói rằng", "viết", "ghi", "biết", "hiểu", "kết luận".
    {"rang", "noi", "viet", "ghi", "biet", "hieu", "luan"}
    # The thing is spoken of as a word: "định nghĩa", "khái niệm", "thuật ngữ", "từ", "từ khóa", "tên", "tổng quan".
    | {"nghia", "niem", "ngu", "tu", "khoa", "ten", "quan"}
    # What kind of thing it is: "phương pháp", "công cụ", "mô hình", "hệ thống", "tiêu chuẩn", "bộ", "thực hành".
    | {"phap", "cu", "hinh", "thong", "chuan", "bo", "hanh"}
    # The sentence before goes on: "do", "vì", "bởi", "nhờ", "với", "và", "thì", "vậy", "này", "đây".
    | {"do", "vi", "boi", "nho", "voi", "va", "thi", "vay", "nay", "day"}
)
_MARKS = frozenset(",;:.–—-\n")
# In front of another name of the same thing: "hay còn gọi là", "gọi tắt là", "tức là".
_CALLED = re.compile(r"\b(?:goi (?:tat |chung )?(?:la)?|viet tat (?:la)?|thuong goi|tuc(?: la)?)\s*[\"“'(:]?\s*$")
# "ECC (Trung tâm Tiết kiệm năng lượng)".
_LONG_IN_BRACKETS = re.compile(r"\b([^\W\d_]{2,8}) \(([^()\n]{4,120})\)")
# Fewer initials meet by chance.
_ENOUGH_LETTERS = 3
# Sentences that are judged for many questions: as many as the spans that are kept.
_KEPT = 16_384


def defines(span: Span, query: WeightedQuery) -> bool:
    """Whether a sentence says the thing asked about, then "là" and what it is; "SXSH là gì" only asks."""
    words, size = span.folded, len(query.definiendum)
    if not size or "la" not in words:
        return False
    for position in range(len(words) - size - 1):
        if words[position : position + size] == query.definiendum and _begins_clause(span, position):
            behind = position + size
            if words[behind : behind + size] == query.definiendum:
                # Its short form in brackets.
                behind += size
            while behind < len(words) - 2 and words[behind] in _BEFORE_IS:
                behind += 1
            is_, what = (*words[behind : behind + 2], "", "")[:2]
            if is_ == "la" and what not in {*_ASKS, ""}:
                return True
    return False


def _begins_clause(span: Span, position: int) -> bool:
    """Whether a token is the first of its sentence, behind a comma or the like, or what a word only introduces."""
    if position == 0 or span.folded[position - 1] in _BEFORE_THING:
        return True
    between = span.text[span.tokens[position - 1].end : span.tokens[position].start]
    return not _MARKS.isdisjoint(between)


def explains(span: Span, query: WeightedQuery) -> bool:
    """Whether a sentence tells the long form of the short one asked about, or names the thing as another's name."""
    if not query.short_forms.isdisjoint(_explained_in(span.text)):
        return True
    text = _folded(span.text)
    return any(_is_called(thing, text) for thing in query.short_forms or {" ".join(query.definiendum)})


def _is_called(thing: str, text: str) -> bool:
    at = text.find(thing)
    return at > 0 and _CALLED.search(text, 0, at) is not None


def has_initials_of(span: Span, query: WeightedQuery) -> bool:
    """Whether words of a sentence begin, one after the other, with the letters of a short form asked about."""
    initials = "".join([word[0] for word in span.folded])
    return any(len(short) >= _ENOUGH_LETTERS and short in initials for short in query.short_forms)


def definition_score(span: Span, query: WeightedQuery) -> float:
    """1 for a definition, less for an explained name, 0 for neither."""
    if defines(span, query):
        return 1.0
    return EXPLAINED if explains(span, query) else 0.0


@lru_cache(maxsize=_KEPT)
def _explained_in(sentence: str) -> frozenset[str]:
    """The short forms, folded, that a sentence explains: in brackets behind the long one, or before those around it."""
    behind = {fold(short) for short, _ in find_abbreviations(sentence)}
    before = {fold(found[1]) for found in _LONG_IN_BRACKETS.finditer(sentence) if _has_initials(found[1], found[2])}
    return frozenset(behind | before)


def _has_initials(short: str, long: str) -> bool:
    """Whether a short form in capitals has the initials of words of the long one, in their order."""
    initials = iter([word[0] for word in fold(long).split()])
    return short.isupper() and " " in long and all(letter in initials for letter in fold(short))


@lru_cache(maxsize=_KEPT)
def _folded(sentence: str) -> str:
    return fold(sentence)
