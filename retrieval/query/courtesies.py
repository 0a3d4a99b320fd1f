"""Address, courtesy and thanks around a question, found by their place and shape: at its edges, and nowhere else.

The grammar is written in match form over the words of a text, with "|" where punctuation parts them. Its folded form
serves questions without tone marks, with more care where a word is then another ("da", "vay", "ha").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from knowledge.vietnamese.normalization import fold, to_match

BREAK = "|"
"""Stands among words where punctuation parts them."""
# No closing courtesy has more words.
_LONGEST = 14

# Who asks, and who is asked.
_ME = r"(?:(?:bọn|tụi|chúng|nhà|bên)? ?(?:em|e|mình|tôi|tui|cháu|tớ)|con|anh|chị|bác)"
_YOU = (
    r"(?:(?:các|quý|mấy|cả|toàn thể|những) )?"
    r"(?:anh chị(?: em)?|anh|chị|bạn|bác|cô chú|cô|chú|thầy cô|thầy|ông|bà|em|ad|admin|mod|shop|bot|page|sếp|cơ quan"
    r"|mọi người|cả nhà|trung tâm|vị|group|nhóm|trợ lý)"
)
_FILLS = r"(?: (?:một chút|chút xíu|một câu|chút|tí|tý|xíu|với|là|rằng|thăm|thêm|cái này|cái|điều này|xem))*"
_HELP = r"(?:giúp|giùm|dùm|hộ)"
_GREETING = r"chào(?: buổi (?:sáng|trưa|chiều|tối))?"
# "nhờ anh chị làm ơn …".
_PLEASE = rf"(?:{_YOU}|nhờ|làm ơn|vui lòng|xin|có thể|hãy) "
_LOOK = r"(?:tra cứu|tra|tìm|xem|kiểm tra|tư vấn|chỉ|giải thích|giải đáp)"

# "mong anh chị trả lời sớm giúp em", and nothing of what the reply is to be about.
_REPLY = r"(?:trả lời|rep|phản hồi|hồi âm|giải đáp|tư vấn|giúp đỡ|giúp|hỗ trợ|chỉ giáo|hướng dẫn|tin|câu trả lời)"
_SOON = rf"(?: sớm| nhanh| giúp| cho| với| hộ| từ| của| ạ| nhé| {_ME}| {_YOU})*"

_DA = "dạ"
_OPENINGS = (
    rf"(?:(?:xin|kính|{_ME}) )+(?:được )?(?:gửi lời )?{_GREETING}(?: {_YOU})*(?: ạ| nhé| nha)?",
    rf"{_GREETING}(?: {_YOU})+(?: ạ| nhé| nha)?",
    rf"{_GREETING}(?= \|)",
    rf"(?:hello|hi|hey|helo|alo+)(?: {_YOU})*",
    rf"(?:kính )?(?:thưa|gửi)(?: {_YOU})+",
    rf"{_YOU}(?: {_YOU})*(?: (?:ơi|à|ạ|ui|ới))+",
    rf"{_YOU}(?: {_YOU})*(?= \|)",
    rf"(?:dạ|vâng|ừ|ờ|ủa|ê|à thôi|à|thôi)(?= \||(?: {_ME}| {_YOU})? (?:chào|cho|xin|kính|muốn hỏi)\b| thưa| {_YOU} ơi)",
    _DA,
    rf"(?:(?:{_YOU}|nhờ|làm ơn|vui lòng|xin|có thể|dạ) )*cho(?: phép)?(?: {_ME})?(?: xin)? hỏi{_FILLS}",
    rf"(?:{_ME}|xin|nay|hôm nay|đang)(?: (?:đang|có|cũng|xin|rất|hiện))*(?: (?:muốn|cần|xin|định|phép))* hỏi{_FILLS}",
    rf"{_ME}(?: (?:đang|có|cũng|rất|hiện))* (?:muốn|cần)(?: được)? (?:biết|tìm hiểu|tra cứu|tra){_FILLS}",
    rf"(?:muốn|cần) (?:hỏi|biết){_FILLS}",
    r"hỏi(?: (?:một chút|chút xíu|một câu|chút|tí|tý|xíu|thăm|ngu|cái))+",
    r"hỏi(?= \|)",
    r"(?:ok|oke|okay|ừm|tốt lắm|hay quá|hay lắm|tuyệt vời|tuyệt quá|tuyệt|được rồi|hiểu rồi)(?= \|)",
    rf"(?:{_PLEASE})*(?:cho|chỉ|nói|báo|bảo)(?: cho)? {_ME} (?:biết|xin|hay){_FILLS}",
    rf"(?:{_PLEASE})+cho (?:biết|xin){_FILLS}",
    r"cho xin",
    rf"(?:{_PLEASE})*{_LOOK}(?: {_HELP})+(?: cho)?(?: {_ME})?{_FILLS}",
    rf"(?:{_PLEASE})*{_HELP}(?: {_ME})? {_LOOK}{_FILLS}",
    rf"{_HELP} {_ME} (?:với|(?=\|))",
    r"(?:nghe (?:nói|đâu|bảo|đồn|người ta nói)|(?:không|hổng|hông) biết|chẳng hay|nhân tiện|tiện thể|số là|chả là)"
    r"(?: là| rằng)?",
    rf"(?:có )?(?:ai|{_YOU} nào) (?:biết|rành)(?: {_HELP} {_ME})?{_FILLS}",
    rf"(?:có )?(?:ai|{_YOU} nào) {_HELP} {_ME}(?: với)?(?= \|)",
    rf"(?:{_ME} )?(?:đang )?(?:thắc mắc|băn khoăn)(?: là| rằng)?",
)
_THANKS = (
    rf"(?:{_ME} )?(?:xin )?(?:chân thành |trân trọng )?(?:cảm ơn|cám ơn|thanks|thank you|thank|tks|camon)"
    rf"(?: {_YOU}| nhiều| trước| lắm| rất| ạ| nhé| nha| nghen| nhen| hen| luôn| ơi| và| chân thành)*"
)
_CLOSINGS = (
    _THANKS,
    r"ạ|nhé|nhen|nghen|nhỉ|hén|hả|vậy|nha|thế|hở|hử|á|v|ta",
    rf"(?:ạ|vậy|thế|nhé|hả) {_YOU}",
    r"ad|admin|shop|bot|mod",
    rf"{_YOU}(?: {_YOU})* (?:ơi|ạ|à|nhỉ)",
    rf"\| {_YOU}",
    rf"{_HELP} (?:cho )?{_ME}(?: (?:nhé|với|nha))?",
    rf"(?:chỉ|cho|báo|nói|bảo|rep|trả lời)(?: {_HELP})?(?: cho)? {_ME}(?: (?:biết|với|xin))+",
    r"với",
    rf"(?:{_ME} )?(?:đang |rất )?(?:kính mong|mong|xin|chờ|đợi)(?: {_YOU}| ai| được| nhận được| sớm)* {_REPLY}{_SOON}",
    r"\| (?:trân trọng|kính thư|thân ái|thân mến|kính chào|chào|xin chào)(?: [^\s|]+){0,3}",
)
# Without tone marks these are words of a question as well ("vay", "thế", "hecta", "nhà", "nhẹ"): they close it behind a
# word that ends questions, or before another courtesy. "như vậy" and "thay thế" are never parted.
_VOLT = "v"
# "gì vậy ta" asks oneself, "tỉnh ta" and "chúng ta" are people.
_ONESELF = "ta"
_DOUBTFUL = frozenset({_VOLT, _ONESELF, "vay", "the", "ha", "nha", "nhe", "nhi", "ho", "hu", "hen", "voi"})
_ENDS_QUESTIONS = frozenset({"nao", "gi", "dau", "sao", "ai", "lau", "khong", "chua", "a", "vay", "the", "roi"})
_COUNTS = frozenset({"nhieu", "may"})
_NEVER_BEHIND = frozenset({"như", "nhu", "vì", "thay", "lợi", "ưu", "xu", "vị"})


def skip_opening(words: Sequence[str], *, folded: bool) -> int:
    """How many words a text opens with that are courtesies; ``words`` have "|" where punctuation parts them."""
    said, skipped = " ".join(words), 0
    while (found := _opening(folded=folded).match(said, skipped)) is not None and found.end() > skipped:
        skipped = found.end()
    return said[:skipped].count(" ") + (skipped == len(said) > 0)


def skip_closing(words: Sequence[str], *, folded: bool) -> int:
    """How many words are left before the courtesies that a text closes with."""
    left = len(words)
    while left:
        while left and words[left - 1] == BREAK:
            left -= 1
        length = _closing_length(words[:left], folded=folded, closed=left < len(words) and words[left] != BREAK)
        if not length:
            break
        left -= length
    return left


def _closing_length(words: Sequence[str], *, folded: bool, closed: bool) -> int:
    """How many words the longest courtesy at the end has; 0 without any. ``closed`` says that another follows."""
    found = _closing(folded=folded).search(" ".join(words[-_LONGEST:]))
    if found is None:
        return 0
    length = found[0].strip().count(" ") + 1
    before = words[-length - 1] if length < len(words) else ""
    if length == 1 and before in _NEVER_BEHIND:
        return 0
    if (folded or words[-1] in {_VOLT, _ONESELF}) and length == 1 and words[-1] in _DOUBTFUL and not closed:
        ends = fold(before) in _ENDS_QUESTIONS or (fold(before) in _COUNTS and words[-1] not in {"ha", _VOLT, _ONESELF})
        return length if ends else 0
    return length


@cache
def _opening(*, folded: bool) -> re.Pattern[str]:
    openings = [each for each in (*_OPENINGS, _THANKS) if not folded or each != _DA]
    return _compile(rf"(?:\| )*(?:{'|'.join(openings)})(?: |$)(?:\| )*(?:\|$)?", folded=folded)


@cache
def _closing(*, folded: bool) -> re.Pattern[str]:
    return _compile(rf"(?:^| )(?:{'|'.join(_CLOSINGS)})$", folded=folded)


def _compile(pattern: str, *, folded: bool) -> re.Pattern[str]:
    # The letters of "\s", "\b" and the like are small and unmarked in either form.
    return re.compile(fold(pattern) if folded else to_match(pattern))
