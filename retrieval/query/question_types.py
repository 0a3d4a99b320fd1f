"""What type of thing a question asks for, and which of its words only ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from knowledge.vietnamese.normalization import fold, to_match


class QuestionType(StrEnum):
    """The types of things that are asked for; a question may ask for several."""

    WHO = "who"
    ORGANISATION = "organisation"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    PERCENT = "percent"
    DEFINITION = "definition"
    LONG_FORM = "long_form"
    PURPOSE = "purpose"
    LIST = "list"
    COMPARE = "compare"
    TARGET = "target"
    CONTACT = "contact"
    MONEY = "money"


Types = Mapping[QuestionType, frozenset[str]]
"""The types of things that a question asks for, each with the words that say so."""

# Phrases in match form; a question typed without tone marks is compared with their folded forms.
QUESTION_TYPE_PHRASES: Mapping[QuestionType, tuple[str, ...]] = {
    QuestionType.WHO: ("ai", "người nào", "những ai", "ông nào", "bà nào", "tên gì", "lãnh đạo nào"),
    QuestionType.ORGANISATION: (
        "đơn vị nào",
        "cơ quan nào",
        "tổ chức nào",
        "công ty nào",
        "trung tâm nào",
        "sở nào",
        "doanh nghiệp nào",
        "bên nào",
        "ai tổ chức",
        "do ai",
    ),
    QuestionType.WHEN: (
        "khi nào",
        "bao giờ",
        "ngày nào",
        "năm nào",
        "tháng nào",
        "lúc nào",
        "hôm nào",
        "thời gian nào",
        "bữa nào",
        "từ năm nào",
        "ngày mấy",
        "mấy ngày",
        "bao lâu",
        "thời hạn",
    ),
    QuestionType.WHERE: (
        "ở đâu",
        "đâu",
        "nơi nào",
        "chỗ nào",
        "tỉnh nào",
        "huyện nào",
        "địa phương nào",
        "thành phố nào",
        "xã nào",
        "vùng nào",
        "địa điểm",
        "địa bàn nào",
    ),
    QuestionType.HOW_MANY: ("bao nhiêu", "mấy", "số lượng", "bao lăm"),
    QuestionType.PERCENT: ("bao nhiêu phần trăm", "bao nhiêu %", "mấy phần trăm", "tỷ lệ", "tỉ lệ", "phần trăm"),
    QuestionType.DEFINITION: (
        "là gì",
        "là cái gì",
        "là chi",
        "định nghĩa",
        "khái niệm",
        "thế nào là",
        "nghĩa là",
        "nghĩa gì",
        "hiểu thế nào",
        "là sao",
    ),
    QuestionType.LONG_FORM: (
        "viết tắt",
        "viết tắt của",
        "viết tắt của từ gì",
        "của từ nào",
        "của chữ gì",
        "từ viết tắt",
        "chữ viết tắt",
        "tên đầy đủ",
        "viết đầy đủ",
    ),
    QuestionType.PURPOSE: (
        "để làm gì",
        "mục đích",
        "lợi ích",
        "tác dụng",
        "vì sao",
        "tại sao",
        "nhằm gì",
        "được gì",
        "lợi gì",
        "ích gì",
        "ý nghĩa",
    ),
    QuestionType.LIST: (
        "những gì",
        "gồm gì",
        "các gì",
        "hình thức nào",
        "nội dung gì",
        "nội dung nào",
        "ngành nào",
        "bước nào",
    ),
    QuestionType.COMPARE: (
        "so sánh",
        "so với",
        "khác gì",
        "khác nhau",
        "khác biệt",
        "phân biệt",
        "hơn kém",
        "cao hơn",
        "thấp hơn",
    ),
    QuestionType.TARGET: ("mục tiêu", "chỉ tiêu", "phấn đấu", "đặt ra", "đề ra"),
    QuestionType.CONTACT: ("số điện thoại", "điện thoại", "địa chỉ", "email", "fax", "hotline", "website", "liên hệ"),
    QuestionType.MONEY: (
        "bao nhiêu tiền",
        "mấy tiền",
        "bao nhiêu đồng",
        "kinh phí",
        "giá bao nhiêu",
        "hết bao nhiêu",
        "tốn bao nhiêu",
    ),
}
# How questions are framed: documents hardly ever say it so ("diễn ra khi nào", "nói gì về"), and need not.
FRAMES = (
    "diễn ra",
    "xảy ra",
    "kéo dài",
    "ban hành",
    "nói gì",
    "nói về",
    "nói",
    "dự",
    "có mặt",
    "đứng ra",
    "bao gồm",
    "gồm",
    "tên",
    "liên quan",
    "thông tin",
    "chi tiết",
    "cụ thể",
    "bài viết",
    "bài báo",
    "ngày đăng",
    "đăng",
    "viết",
    "tình hình",
    "cho biết",
    "cái",
    "loại",
    "về đâu",
    "làm gì",
    "tỉnh mình",
    "tỉnh ta",
    "tỉnh em",
    "tỉnh tôi",
    "quê mình",
    "bên mình",
    "chỗ mình",
)
# "may" is also the trade of sewing and the machine, when the tone mark is missing.
_NOT_HOW_MANY = re.compile(r"\b(?:det|nganh|nha|theu|cong) may\b|\bmay (?:moc|mac)\b")

# "khác (với) … ở chỗ nào": what stands between is one of the two. "khac phuc" is "khắc phục", "các xã khác" other ones.
_DIFFERS = re.compile(
    r"\bkh[áa]c(?! ph[ụu]c\b)(?: \S+){0,9}?"
    r" ((?:nh[ưu] )?th[ếe] n[àa]o|ra sao|(?:[ởo] )?(?:ch[ỗo]|[đd]i[ểe]m) n[àa]o|[ởo] [đd][âa]u)\b"
)
_OTHERS = re.compile(r"\b(?:c[áa]c|nh[ữu]ng|n[ơo]i|ng[ưu][ờo]i|ai|ch[ỗo])(?: \S+){0,3} $")


def find_question_types(words: str, *, typed_without_marks: bool) -> dict[QuestionType, frozenset[str]]:
    """The types of things a question asks for, each with the words that say so.

    ``words`` is the question in match form, or in folded form when it was typed without marks, parted by spaces.
    """
    padded = f" {words} "
    types: dict[QuestionType, frozenset[str]] = {}
    for each in QUESTION_TYPE_PHRASES:
        said = [phrase for phrase in _phrases_of(each, folded=typed_without_marks) if f" {phrase} " in padded]
        if said:
            types[each] = frozenset(word for phrase in said for word in phrase.split())
    if typed_without_marks and " bao nhieu " not in padded and _NOT_HOW_MANY.search(words):
        types.pop(QuestionType.HOW_MANY, None)
    if QuestionType.PURPOSE in types and QuestionType.PERCENT in types:
        # "bao nhiêu phần trăm nhận thức được lợi ích" asks for a share, not for the benefit.
        types.pop(QuestionType.PURPOSE)
    if QuestionType.LONG_FORM in types:
        # "viết tắt ECC là gì" asks for its words, not for what it is.
        types[QuestionType.LONG_FORM] |= types.pop(QuestionType.DEFINITION, frozenset())
    differs = _DIFFERS.search(words)
    if differs and not _OTHERS.search(words, 0, differs.start()):
        asking = {"khác", "khac", *differs[1].split()}
        types[QuestionType.COMPARE] = types.get(QuestionType.COMPARE, frozenset()) | asking
        types.pop(QuestionType.WHERE, None)
    if "%" in words and types.keys() & {QuestionType.HOW_MANY, QuestionType.TARGET}:
        types.setdefault(QuestionType.PERCENT, frozenset())
    return types


def find_frame(words: str, *, typed_without_marks: bool) -> frozenset[str]:
    """The words of a question that only frame it, in the form of ``words``."""
    padded = f" {words} "
    said = (phrase for phrase in _frames(folded=typed_without_marks) if f" {phrase} " in padded)
    return frozenset(word for phrase in said for word in phrase.split())


@cache
def _phrases_of(asked: QuestionType, *, folded: bool) -> tuple[str, ...]:
    return tuple(map(fold if folded else to_match, QUESTION_TYPE_PHRASES[asked]))


@cache
def _frames(*, folded: bool) -> tuple[str, ...]:
    return tuple(map(fold if folded else to_match, FRAMES))
