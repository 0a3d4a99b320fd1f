"""How well a sentence holds the type of thing asked for, next to the words that it is asked of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from knowledge.late_patterns import late_pattern
from knowledge.places import legacy_provinces
from knowledge.targets.quantities import find_quantities, is_money
from knowledge.vietnamese.normalization import CAPITALS
from retrieval.analysis.terms import bigram_forms
from retrieval.query.persons import holds_post
from retrieval.query.question_types import QuestionType
from retrieval.ranking.definitions import definition_score, explains, has_initials_of
from retrieval.ranking.spans import Span
from retrieval.ranking.weighted_query import WeightedQuery

# Without a cue of these in the sentence it is no answer, whatever else it says.
REQUIRED = frozenset(
    {
        QuestionType.CONTACT,
        QuestionType.AUTHOR,
        QuestionType.FIRM,
        QuestionType.DOCUMENT_NUMBER,
        QuestionType.MONEY,
        QuestionType.PERCENT,
        QuestionType.DURATION,
        QuestionType.VILLAGE,
        QuestionType.DISTRICT,
        QuestionType.COMMUNE,
        QuestionType.LONG_FORM,
        QuestionType.SIGNER,
    }
)
# A figure speaks of the words just before it and, more often, of those behind it ("25% cơ sở … áp dụng").
_BEFORE, _BEHIND = 6, 14
# Between a number and what it counts stands a word or two ("trên 7.000 doanh nghiệp", "6 hội nghị, tập huấn").
_COUNTED_WITHIN = 5
_CAPITAL = f"[{CAPITALS}]"
_YEAR = late_pattern(r"(?:19|20)\d\d")
# "Công văn số 5661/BTNMT-MT ngày 20/7/2023": the day of a paper that is referred to.
_PAPER_DATED = late_pattern(
    rf"\b\d+(?:/\d{{4}})?/{_CAPITAL}[^\s,;.]*,? (?:(?:đề|ký|ban hành) )?ngày [\d/.-]*\d(?: tháng \d+ năm \d+)?"
)
_BEFORE_YEARS = frozenset({"năm", "nam", "đoạn", "doan"})
_OFFICE_FOR_PERSON = 0.7
_SMALL_NUMBERS = frozenset({"hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"})
_CUES_OF_PURPOSE = 4
_TARGETS_FOR_REASONS = 0.4
_CONTRAST = 0.7
# Documents often leave it to the reader what their letters stand for.
_INITIALS = 0.7
# Sentences that are judged for many questions: as many as the spans that are kept.
_KEPT = 16_384

_NAME = rf"{_CAPITAL}[^\W\d_]*(?: {_CAPITAL}[^\W\d_]*){{1,4}}"
_NUMERAL = "(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_BETWEEN_NAMES = "(?:của|ở|tại|trên|trong|thuộc|cũng|như|và|cho|do|được|có|là|đã|về|với|tỉnh|huyện|thành phố)"
# How a sentence shows each type; checked on the stored text.
_CUES: Mapping[QuestionType, re.Pattern[str]] = {
    QuestionType.WHO: late_pattern(
        rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Tt]iến sĩ|TS\.?|ThS\.?|GS\.?|KS\.?) {_NAME}"
        r"|[Gg]iám đốc|[Cc]hủ tịch|[Tt]rưởng phòng|đại biểu|cán bộ|lãnh đạo|học viên"
    ),
    QuestionType.ORGANISATION: late_pattern(
        r"\b(?:Sở|Bộ|Trung tâm|Công ty|UBND|[UỦ]y ban|Phòng|Viện|Hiệp hội|Ban|Văn phòng|Cục|Chi cục|Tổng cục|ECC|Hội"
        r"|Quỹ|Ngân hàng)\b"
    ),
    QuestionType.WHEN: late_pattern(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\bnăm \d{4}|\btháng \d|\bngày \d|\b\d+ ngày"),
    QuestionType.WHERE: late_pattern(
        rf"\b(?:huyện|tỉnh|thành phố|TP\.?|thị xã|quận|xã|phường|tại|ở|địa bàn|làng nghề)\b[^.;]*?{_CAPITAL}"
    ),
    QuestionType.HOW_MANY: late_pattern(r"\d"),
    QuestionType.PERCENT: late_pattern(r"\d\s*%|phần trăm"),
    QuestionType.DEFINITION: late_pattern(
        r"\blà (?:việc|quá trình|một|phương|cách|giải pháp|chiến lược|sự|những|các|hệ thống|công cụ)"
    ),
    QuestionType.PURPOSE: late_pattern(
        r"\b(?:nhằm|để|giúp|góp phần|mục đích|lợi ích|nâng cao|hướng tới|tạo được|cải thiện|giảm|tiết kiệm|tăng)\b"
    ),
    QuestionType.LIST: late_pattern(r"[:;]|(?:,[^,.;]+){2,}"),
    QuestionType.COMPARE: late_pattern(
        r"\b(?:khác (?:với|hẳn|nhau|biệt|ở)|thay vì|thay cho|trong khi|ngược lại|so với"
        r"|chứ không|không phải|không chỉ|hơn là)\b",
        re.IGNORECASE,
    ),
    QuestionType.CONTACT: late_pattern(
        r"\b(?:điện thoại|địa chỉ|hotline|fax|email|website)\b|@|www\.|https?:", re.IGNORECASE
    ),
    # "1,1 triệu kWh" is no sum: what stands behind a scale alone must not be what is counted.
    QuestionType.MONEY: late_pattern(
        r"\d[\d.,]*\s*(?:(?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|VNĐ|USD|đ)\b"
        r"|(?:triệu|tỷ|tỉ)\b(?=\s*(?:$|[^\w\s]|(?:bạc|cho|của|do|để|đến|được|gồm|hoặc|là|mỗi|một|năm|nữa|ở|rưỡi|tại|theo"
        r"|tiền|trên|trong|trở|từ|và|vào|vốn|với)\b)))"
    ),
    QuestionType.TARGET: late_pattern(r"mục tiêu|chỉ tiêu|phấn đấu|đến năm \d{4}|giai đoạn \d{4}", re.IGNORECASE),
    # Whoever else is named beside a paper has not signed it; "từ ngày ký" and "không ghi ngày ký" name nobody.
    QuestionType.SIGNER: late_pattern(
        rf"(?<!ngày )\b(?:[Kk]ý|KT\.|TM\.|TL\.) .*?{_NAME}|{_NAME}[^.;]*?(?<!ngày )\bký\b(?! (?:kết|hiệu|giao|hợp))"
        r"|(?<!ngày )\bký (?:ban hành|duyệt|quyết|kế|công|văn|thông|nghị)\b"
    ),
    QuestionType.AUTHOR: late_pattern(rf"(?:[Tt]ác giả|[Bb]ài|[Tt]in|[Ảả]nh|PV|[Pp]hóng viên|[Tt]heo)\b.*?{_NAME}"),
    QuestionType.DOCUMENT_NUMBER: late_pattern(rf"\b\d+(?:/\d{{4}})?/{_CAPITAL}{{2}}|\b[Ss]ố:? ?\d+"),
    QuestionType.PUBLISHED_DAY: late_pattern(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\bngày \d{1,2} tháng \d"),
    QuestionType.SOURCE: late_pattern(r"\b(?:[Tt]heo|[Nn]guồn|[Bb]áo|[Tt]ạp chí)\b|www\.|https?:"),
    QuestionType.POST: late_pattern(
        r"[Gg]iám đốc|[Cc]hủ tịch|[Tt]rưởng (?:phòng|ban|khoa)|[Bb]í thư|[Cc]ục trưởng|[Vv]ụ trưởng|[Bb]ộ trưởng"
        r"|[Tt]hứ trưởng|[Qq]uản đốc|[Tt]ổ trưởng|[Cc]huyên viên|[Cc]hủ nhiệm|[Kk]ỹ sư|[Cc]hủ (?:cơ sở|doanh nghiệp)"
    ),
    # "3 ngày", "hai tuần rưỡi", "từ 5/6 đến 7/6"; "2018 năm" and "năm 2018" are none.
    QuestionType.DURATION: late_pattern(
        rf"(?<![\w/])(?:\d{{1,3}}(?:[.,]\d+)?|{_NUMERAL}|nửa|vài|mấy)(?: ?[-–] ?\d+| đến \d+)?(?: rưỡi)? ?"
        r"(?:ngày|tháng|năm|giờ|tiếng|tuần|phút|quý|buổi|đêm|h)\b(?! \d)|từ (?:ngày )?\d[\d/.-]* (?:đến|tới)",
        re.IGNORECASE,
    ),
    QuestionType.DISTRICT: late_pattern(
        rf"\b(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TP\.?|TX\.?)(?: [^\W\d_]+){{0,2}},? (?:{_CAPITAL}|\d)"
    ),
    QuestionType.COMMUNE: late_pattern(
        rf"\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hôn|[Ấấ]p|[Bb]ản|[Bb]uôn)(?: [^\W\d_]+){{0,2}},? (?:{_CAPITAL}|\d)"
    ),
    # "làng nghề của huyện Thạch Thất" names a district and no village.
    QuestionType.VILLAGE: late_pattern(
        rf"\b(?:[Ll]àng|[Xx]óm|[Tt]hôn)(?: (?!{_BETWEEN_NAMES}\b)[^\W\d_]+){{0,5}}?"
        rf" ({_CAPITAL}[^\W\d_]*(?: {_CAPITAL}[^\W\d_]*){{0,3}})"
    ),
    QuestionType.FIRM: late_pattern(
        r"\b(?:[Cc]ông ty|[Nn]hà máy|[Xx]í nghiệp|[Cc]ơ sở|[Xx]ưởng|[Dd]oanh nghiệp|[Hh]ợp tác xã|HTX|DNTN|[Hh]ộ"
        rf"|[Tt]ập đoàn|[Tt]ổng công ty|CTCP)\b(?: [^\W\d_]+){{0,5}} {_CAPITAL}"
    ),
    QuestionType.STEPS: late_pattern(
        r"\b[Bb]ước \d|\b(?:đầu tiên|trước hết|trước tiên|sau đó|tiếp theo|tiếp đó|cuối cùng|lần lượt|rồi)\b|[:;]",
        re.IGNORECASE,
    ),
    QuestionType.CONDITIONS: late_pattern(
        r"\b(?:điều kiện|tiêu chí|yêu cầu|tiêu chuẩn|đối tượng|diện|đáp ứng|phải|cần|trở lên|không quá|tối thiểu"
        r"|ít nhất|nếu)\b",
        re.IGNORECASE,
    ),
}


def answer_type_score(asked: QuestionType, span: Span, query: WeightedQuery) -> float:
    """Between 0 (no such thing in the sentence) and 1 (just what is asked for)."""
    judge = _JUDGES.get(asked)
    if judge is not None:
        return judge(span, query)
    return 1.0 if has_answer_type(asked, span.text) else 0.0


@lru_cache(maxsize=_KEPT)
def has_answer_type(asked: QuestionType, sentence: str) -> bool:
    """Whether a sentence holds the type of thing asked for."""
    cued = _CUES[asked].search(sentence) is not None
    return cued or (asked is QuestionType.MONEY and any(map(is_money, find_quantities(sentence))))


@lru_cache(maxsize=_KEPT)
def count_answer_type_cues(asked: QuestionType, sentence: str) -> int:
    """How many different cues of a type a sentence has."""
    return len({found[0].lower() for found in _CUES[asked].finditer(sentence)})


def _who(span: Span, query: WeightedQuery) -> float:
    """A person or group, and just the post that was named."""
    if query.post and not holds_post(span.folded, query.post):
        return 0.0
    if has_answer_type(QuestionType.WHO, span.text):
        return 1.0
    # "Ai phát tờ rơi?" may well be answered by an office; who holds a post may not.
    office = not query.post and has_answer_type(QuestionType.ORGANISATION, span.text)
    return _OFFICE_FOR_PERSON if office else 0.0


def _when(span: Span, query: WeightedQuery) -> float:
    """A day; that of a paper referred to only where papers are asked about."""
    text = span.text if query.numbers else _PAPER_DATED.sub("", span.text)
    return float(has_answer_type(QuestionType.WHEN, text))


def _percent(span: Span, query: WeightedQuery) -> float:
    return 0.2 + 0.8 * _closeness(span, span.percentages, query) if span.percentages else 0.0


def _how_many(span: Span, query: WeightedQuery) -> float:
    if query.counted_terms and _counts_just_that(span, query.counted_names):
        return 1.0
    return _closeness(span, span.numbers, query) * (0.2 if query.counted_terms else 0.6)


def _counts_just_that(span: Span, counted: frozenset[str]) -> bool:
    """Whether what is counted stands behind one of the numbers, or before one behind a colon ("Nhà máy tham gia: 23").

    "25 triệu đồng/doanh nghiệp" counts no firms.
    """
    if counted.isdisjoint(span.terms | span.pairs):
        return False
    for position in (*_counting_numbers(span), *_spelled_numbers(span)):
        near = range(position + 1, min(position + 1 + _COUNTED_WITHIN, len(span.forms)))
        if span.text[: span.tokens[position].start].rstrip().endswith(":"):
            near = range(max(0, position - _COUNTED_WITHIN), near.stop)
        if any(not counted.isdisjoint(_names_at(span, at)) and not _is_per(span, at) for at in near):
            return True
    return False


def _names_at(span: Span, position: int) -> Sequence[str]:
    """The terms of the word there, and of the pair that it is with the next."""
    pair = span.tokens[position : position + 2]
    return (*span.forms[position], *(bigram_forms(*pair) if len(pair) > 1 else ()))


def _is_per(span: Span, position: int) -> bool:
    return span.text[: span.tokens[position].start].endswith("/")


def _counting_numbers(span: Span) -> Iterator[int]:
    """The positions of numbers that are no year: "hội nghị năm 2020, học viên đi …" counts nobody."""
    for position in span.numbers:
        before = span.forms[position - 1][0] if position else ""
        behind_year_word = before in _BEFORE_YEARS or _YEAR.fullmatch(before) is not None
        if not behind_year_word or _YEAR.fullmatch(span.forms[position][0]) is None:
            yield position


def _spelled_numbers(span: Span) -> Iterator[int]:
    """The positions of small numbers written as words ("bốn nhóm"); "năm" is too often a year."""
    if _SMALL_NUMBERS.isdisjoint(span.terms):
        return iter(())
    return (position for position, (marked, _) in enumerate(span.forms) if marked in _SMALL_NUMBERS)


def _target(span: Span, query: WeightedQuery) -> float:
    if span.percentages:
        return 0.5 + 0.5 * _percent(span, query)
    if not has_answer_type(QuestionType.TARGET, span.text):
        return 0.0
    return 0.5 if span.numbers else 0.2


def _definition(span: Span, query: WeightedQuery) -> float:
    """A definition of the thing asked about; one of something else is better than none."""
    return definition_score(span, query) or (0.3 if has_answer_type(QuestionType.DEFINITION, span.text) else 0.0)


def _long_form(span: Span, query: WeightedQuery) -> float:
    if explains(span, query):
        return 1.0
    return _INITIALS if has_initials_of(span, query) else 0.0


def _village(span: Span, _query: WeightedQuery) -> float:
    """A name that is no province's: "làng nghề Hà Nội" are all of its villages."""
    named = _CUES[QuestionType.VILLAGE].findall(span.text)
    return float(any(name not in legacy_provinces() for name in named))


def _compare(span: Span, query: WeightedQuery) -> float:
    """Places and years are compared by their figures; things by words that set one against the other."""
    figures = _target(span, query) if query.names_places or query.numbers else 0.0
    return max(figures, _CONTRAST if has_answer_type(QuestionType.COMPARE, span.text) else 0.0)


def _purpose(span: Span, _query: WeightedQuery) -> float:
    """A benefit is told with several of its words; one of them ("nâng cao") is in every other sentence."""
    told = min(1.0, count_answer_type_cues(QuestionType.PURPOSE, span.text) / _CUES_OF_PURPOSE)
    # A list of targets has the same words and says what is wanted, not why.
    return told * (_TARGETS_FOR_REASONS if has_answer_type(QuestionType.TARGET, span.text) else 1.0)


_JUDGES: Mapping[QuestionType, Callable[[Span, WeightedQuery], float]] = {
    QuestionType.WHO: _who,
    QuestionType.WHEN: _when,
    QuestionType.PERCENT: _percent,
    QuestionType.HOW_MANY: _how_many,
    QuestionType.TARGET: _target,
    QuestionType.COMPARE: _compare,
    QuestionType.DEFINITION: _definition,
    QuestionType.LONG_FORM: _long_form,
    QuestionType.VILLAGE: _village,
    QuestionType.PURPOSE: _purpose,
}


def _closeness(span: Span, numbers: Sequence[int], query: WeightedQuery) -> float:
    """The weighted share of the question's words that stand near the number where it is highest; 0 without numbers."""
    if not numbers:
        return 0.0
    held = [(weight, span.positions[term]) for term, weight in query.terms.items() if term in span.terms]
    near = [sum([weight for weight, positions in held if _is_near(number, positions)]) for number in numbers]
    return max(near) / (query.total_weight or 1.0)


def _is_near(number: int, positions: Sequence[int]) -> bool:
    first, last = number - _BEFORE, number + _BEHIND
    return any(first <= position < last for position in positions)
