"""What "bao nhiêu", "ai" and "ngày nào" ask for by what stands beside them: money, a signer, the day of an article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from knowledge.vietnamese.normalization import fold
from retrieval.query.homographs import means_again
from retrieval.query.phrase_spans import PhraseSpan
from retrieval.query.question_types import QuestionType

# Right before "bao nhiêu" these ask for money, unless something else is counted ("hết bao nhiêu nước").
_PRICED = frozenset(
    {"hết", "tốn", "giá", "mất", "chi", "trả", "phạt", "lãi", "lời", "lỗ", "vay", "mượn", "mua", "bán", "phí"}
)
_BETWEEN = frozenset({"được", "cỡ", "khoảng", "tầm", "hơn", "là", "đến", "tới"})
# Behind it these count nothing else.
_PER = frozenset(
    {"một", "mỗi", "cho", "là", "để", "khi", "thì", "vào", "ở", "trên", "1", "tiền", "đồng", "vậy", "mới", "từ", "ạ"}
)
# "bao nhiêu đồng hồ", "bao nhiêu đồng chí".
_NO_CURRENCY = frozenset({"hồ", "chí", "bào", "đội"})
_SCALES = frozenset({"trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ"})
# Of a loan, what a lender gains is a share of it a year; what is earned with it is money again.
_INTEREST, _LENT, _EARNING = frozenset({"lãi", "lời"}), frozenset({"vay", "mượn"}), frozenset({"làm", "đầu", "áp"})
# What is done to a document or an article. "ký kết", "kỹ thuật", "đăng ký" and "Việt Nam" are something else.
_SIGNED, _NOT_SIGNED = frozenset({"ký", "kí"}), frozenset({"kết", "hợp", "giao", "hiệu", "thuật", "năng", "sư", "nghệ"})
_WRITTEN, _NOT_WRITTEN = frozenset({"viết"}), frozenset({"nam"})
_PUBLISHED, _NOT_PUBLISHED = frozenset({"đăng"}), frozenset({"ký", "kí"})
_PUBLISHED_WHERE = frozenset({"báo", "lên", "trên", "tải", "web", "mạng", "tin"})
_PAPERS = frozenset(
    {"kế hoạch", "quyết định", "công văn", "văn bản", "thông báo", "tờ trình", "nghị định", "nghị quyết", "thông tư"}
    | {"chỉ thị", "báo cáo", "giấy mời", "hướng dẫn", "quy định", "đề án", "chương trình", "bài"}
)

# What is had of an office: where that is to be had asks which one it is.
_HAD_OF_SOMEBODY = frozenset({"vay vốn", "vay tiền", "mượn vốn", "xin vốn", "thuê tư vấn", "tìm tư vấn"})


def specify(
    asked: frozenset[QuestionType], span: PhraseSpan[str], words: Sequence[str], *, folded: bool
) -> frozenset[QuestionType]:
    """The types that a phrase which may ask for ``asked`` does ask for where it stands."""
    if asked == {QuestionType.HOW_MANY} or QuestionType.MONEY in asked:
        return _by_price(asked, span, words, folded=folded)
    if QuestionType.DOCUMENT_NUMBER in asked and words[span.end - 1] in {"mấy", "may", "nhiêu", "nhieu"}:
        return asked if _names_paper(words, folded=folded) else frozenset({QuestionType.HOW_MANY})
    if QuestionType.WHO in asked and _is_done(_SIGNED, _NOT_SIGNED, span, words, folded=folded):
        return frozenset({QuestionType.SIGNER})
    if QuestionType.WHO in asked and _is_done(_WRITTEN, _NOT_WRITTEN, span, words, folded=folded):
        return frozenset({QuestionType.AUTHOR})
    if {QuestionType.SOURCE, QuestionType.WHERE} <= asked:  # "lấy từ đâu"
        named = _names_paper(words, folded=folded)
        return frozenset({QuestionType.SOURCE if named else QuestionType.WHERE})
    if asked == {QuestionType.WHERE} and _asks_of_whom(words, folded=folded):
        return asked | {QuestionType.ORGANISATION}
    if QuestionType.WHEN in asked and _is_published(span, words, folded=folded):
        return frozenset({QuestionType.PUBLISHED_DAY})
    return asked


def _by_price(
    asked: frozenset[QuestionType], span: PhraseSpan[str], words: Sequence[str], *, folded: bool
) -> frozenset[QuestionType]:
    """Money or a number of something else: "hết bao nhiêu", "hết bao nhiêu nước", "mấy triệu sản phẩm"."""
    after = _word_at(words, span.end)
    counts_nothing = not after or after in _forms(_PER, folded=folded)
    if words[span.end - 1] in {"đồng", "dong"} and after in _forms(_NO_CURRENCY, folded=folded):
        return frozenset({QuestionType.HOW_MANY})
    if folded and means_again(span, words):
        return frozenset({QuestionType.HOW_MANY})
    if words[span.start] in _forms(_INTEREST, folded=folded) and _is_lent(words[: span.start], folded=folded):
        return frozenset({QuestionType.PERCENT})
    if QuestionType.MONEY in asked:
        of_scale = words[span.end - 1] in _forms(_SCALES, folded=folded)
        return asked if counts_nothing or not of_scale else frozenset({QuestionType.HOW_MANY})
    before = span.start - 1
    if _word_at(words, before) in _forms(_BETWEEN, folded=folded):
        before -= 1
    priced = _word_at(words, before) in _forms(_PRICED, folded=folded)
    return frozenset({QuestionType.MONEY}) if priced and counts_nothing else asked


def _is_lent(words: Sequence[str], *, folded: bool) -> bool:
    """Whether money is borrowed in words, and nothing done with it."""
    said = set(words)
    return not said.isdisjoint(_forms(_LENT, folded=folded)) and said.isdisjoint(_forms(_EARNING, folded=folded))


def _is_done(
    verbs: frozenset[str], others: frozenset[str], span: PhraseSpan[str], words: Sequence[str], *, folded: bool
) -> bool:
    """Whether a verb stands in the question; without tone marks, where it can be no other word."""
    for position, word in enumerate(words):
        if word in _forms(verbs, folded=folded) and _word_at(words, position + 1) not in _forms(others, folded=folded):
            beside = position in {span.end, span.start - 1} or position + 1 == len(words)
            if not folded or beside or _names_paper(words[position + 1 : position + 3], folded=folded):
                return True
    return False


def _asks_of_whom(words: Sequence[str], *, folded: bool) -> bool:
    """Whether what is to be had where is money or advice: of a fund, a bank, a centre."""
    padded = f" {' '.join(words)} "
    return any(f" {had} " in padded for had in _forms(_HAD_OF_SOMEBODY, folded=folded))


def _is_published(span: PhraseSpan[str], words: Sequence[str], *, folded: bool) -> bool:
    for position, word in enumerate(words[: span.start]):
        after = _word_at(words, position + 1)
        if word not in _forms(_PUBLISHED, folded=folded) or after in _forms(_NOT_PUBLISHED, folded=folded):
            continue
        if not folded or position == span.start - 1 or after in _forms(_PUBLISHED_WHERE, folded=folded):
            return True
    return False


def _names_paper(words: Sequence[str], *, folded: bool) -> bool:
    padded = f" {' '.join(words)} "
    return any(f" {paper} " in padded for paper in _forms(_PAPERS, folded=folded))


def _word_at(words: Sequence[str], position: int) -> str:
    return words[position] if 0 <= position < len(words) else ""


@cache
def _forms(words: frozenset[str], *, folded: bool) -> frozenset[str]:
    return frozenset(map(fold, words)) if folded else words
