"""What kind of thing a question asks for, and how a sentence shows that it holds such a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from knowledge.vietnamese.normalization import CAPITALS, fold, to_match


class QuestionType(StrEnum):
    """The kinds of things that are asked for; a question may ask for several."""

    WHO = "who"
    ORGANISATION = "organisation"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    PERCENT = "percent"
    DEFINITION = "definition"
    PURPOSE = "purpose"
    LIST = "list"
    COMPARE = "compare"
    TARGET = "target"
    CONTACT = "contact"
    MONEY = "money"


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
    QuestionType.DEFINITION: ("là gì", "định nghĩa", "khái niệm", "thế nào là", "nghĩa là", "hiểu thế nào", "là sao"),
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
    QuestionType.COMPARE: ("so sánh", "so với", "khác gì", "khác nhau", "hơn kém", "cao hơn", "thấp hơn"),
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
# Without a sign of these in the sentence it is no answer, whatever else it says.
REQUIRED = frozenset({QuestionType.CONTACT, QuestionType.MONEY})
# People are counted under many names.
COUNTED_AS: Mapping[str, tuple[str, ...]] = {
    "nguoi": ("đại biểu", "học viên", "cán bộ", "công nhân", "lao động", "người"),
    "dn": ("doanh nghiệp",),
    "don": ("cơ sở", "doanh nghiệp", "đơn vị"),
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

_CAPITAL = f"[{CAPITALS}]"
_NAME = rf"{_CAPITAL}[^\W\d_]*(?: {_CAPITAL}[^\W\d_]*){{1,4}}"
# How a sentence shows each type; checked on the stored text.
_SIGNS: Mapping[QuestionType, re.Pattern[str]] = {
    QuestionType.WHO: re.compile(
        rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Tt]iến sĩ|TS\.?|ThS\.?|GS\.?|KS\.?) {_NAME}"
        r"|[Gg]iám đốc|[Cc]hủ tịch|[Tt]rưởng phòng|đại biểu|cán bộ|lãnh đạo|học viên"
    ),
    QuestionType.ORGANISATION: re.compile(
        r"\b(?:Sở|Bộ|Trung tâm|Công ty|UBND|[UỦ]y ban|Phòng|Viện|Hiệp hội|Ban|Văn phòng|Cục|Chi cục|Tổng cục|ECC|Hội)\b"
    ),
    QuestionType.WHEN: re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\bnăm \d{4}|\btháng \d|\bngày \d|\b\d+ ngày"),
    QuestionType.WHERE: re.compile(
        rf"\b(?:huyện|tỉnh|thành phố|TP\.?|thị xã|quận|xã|phường|tại|ở|địa bàn|làng nghề)\b[^.;]*?{_CAPITAL}"
    ),
    QuestionType.HOW_MANY: re.compile(r"\d"),
    QuestionType.PERCENT: re.compile(r"\d\s*%|phần trăm"),
    QuestionType.DEFINITION: re.compile(
        r"\blà (?:việc|quá trình|một|phương|cách|giải pháp|chiến lược|sự|những|các|hệ thống|công cụ)"
    ),
    QuestionType.PURPOSE: re.compile(
        r"\b(?:nhằm|để|giúp|góp phần|mục đích|lợi ích|nâng cao|hướng tới|tạo được|cải thiện|giảm|tiết kiệm|tăng)\b"
    ),
    QuestionType.LIST: re.compile(r"[:;]|(?:,[^,.;]+){2,}"),
    QuestionType.COMPARE: re.compile(r"\d"),
    QuestionType.CONTACT: re.compile(
        r"\b(?:điện thoại|địa chỉ|hotline|fax|email|website)\b|@|www\.|https?:", re.IGNORECASE
    ),
    QuestionType.MONEY: re.compile(r"\d[\d.,]*\s*(?:nghìn |triệu |tỷ |tỉ )?(?:đồng|triệu|tỷ|tỉ|VNĐ|USD|đ)\b"),
    QuestionType.TARGET: re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|đến năm \d{4}|giai đoạn \d{4}", re.IGNORECASE),
}


def find_question_types(words: str, *, typed_without_marks: bool) -> dict[QuestionType, frozenset[str]]:
    """The kinds a question asks for, each with the words that say so.

    ``words`` is the question in match form, or in folded form when it was typed without marks, parted by spaces.
    """
    padded = f" {words} "
    kinds: dict[QuestionType, frozenset[str]] = {}
    for kind in QUESTION_TYPE_PHRASES:
        said = [phrase for phrase in _phrases_of(kind, folded=typed_without_marks) if f" {phrase} " in padded]
        if said:
            kinds[kind] = frozenset(word for phrase in said for word in phrase.split())
    if typed_without_marks and " bao nhieu " not in padded and _NOT_HOW_MANY.search(words):
        kinds.pop(QuestionType.HOW_MANY, None)
    if QuestionType.PURPOSE in kinds and QuestionType.PERCENT in kinds:
        kinds.pop(
            QuestionType.PURPOSE
        )  # "bao nhiêu phần trăm nhận thức được lợi ích" asks for a share, not for the benefit
    if "%" in words and kinds.keys() & {QuestionType.HOW_MANY, QuestionType.TARGET}:
        kinds.setdefault(QuestionType.PERCENT, frozenset())
    return kinds


def find_frame(words: str, *, typed_without_marks: bool) -> frozenset[str]:
    """The words of a question that only frame it, in the form of ``words``."""
    padded = f" {words} "
    said = (phrase for phrase in _frames(folded=typed_without_marks) if f" {phrase} " in padded)
    return frozenset(word for phrase in said for word in phrase.split())


@cache
def _phrases_of(kind: QuestionType, *, folded: bool) -> tuple[str, ...]:
    return tuple(map(fold if folded else to_match, QUESTION_TYPE_PHRASES[kind]))


@cache
def _frames(*, folded: bool) -> tuple[str, ...]:
    return tuple(map(fold if folded else to_match, FRAMES))


def count_answer_type_cues(kind: QuestionType, sentence: str) -> int:
    """How many different signs of a kind a sentence has."""
    return len({found[0].lower() for found in _SIGNS[kind].finditer(sentence)})


def has_answer_type(kind: QuestionType, sentence: str) -> bool:
    """Whether a sentence holds the kind of thing asked for."""
    return bool(_SIGNS[kind].search(sentence))
