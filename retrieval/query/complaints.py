"""Complaints about an answer that ask for nothing: "sai rồi", "không đúng", "bot ngu"."""

from __future__ import annotations

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import fold

# Longer messages say what is wrong, or ask anew: they are read as questions.
_MOST_WORDS = 8

_WORD = late_pattern(r"\w+")
_WHO = r"(?:bot|bạn|ad|admin|em|con bot|trợ lý|cái bot)"
_WHAT = (
    r"(?:(?:câu )?trả lời|câu này|(?:thông tin|tin|dữ liệu|số liệu|số|con số|nguồn|kết quả)(?: này)?"
    r"|cái này|cái đó|bài này|nội dung|đáp án|ý (?:mình|tôi|em))"
)
_VERY = r"(?:quá|lắm|rất|thật|thế|vãi|hết|toàn|bị|hơi|đã|vẫn|lại)"
_NOT = r"(?:không|ko|k|kg|hông|hok|chưa|chẳng|chả|đâu có|không có|có phải đâu)"
_WRONG = r"sai(?: bét| hết| rồi| lè| bậy| sự thật| hoàn toàn| số liệu| năm| ngày| tỉnh| chỗ| nguồn)*"
_RIGHT = (
    r"(?:đúng(?: rồi| sự thật| ý(?: mình| tôi| em)?| (?:với )?câu hỏi| với thực tế)*"
    r"|phải(?: rồi| vậy| thế| cái này| câu này| ý (?:mình|tôi|em))*|chính xác|chuẩn(?: xác)?|liên quan(?: gì)?"
    r"|hợp lý|cập nhật|giúp được gì|hữu ích|trả lời đúng(?: câu hỏi)?)"
)
_FAULT = (
    rf"(?:{_WRONG}|{_NOT} {_RIGHT}|đâu phải|nhầm(?: lẫn| rồi)*|lộn rồi|lạc đề(?: rồi)?"
    r"|cũ(?: rồi| rích| mèm)*|lỗi thời|ngu(?: ngốc| thế| vãi)*|dốt(?: nát)?|dở(?: tệ| ẹc)?"
    r"|tệ(?: hại)?|chán|vô dụng|vớ vẩn|linh tinh|bậy bạ|bịa(?: đặt| chuyện)?|tào lao|nói bậy|nói dối|xạo"
    r"|trả lời (?:sai|nhầm|lung tung|linh tinh|lạc đề|vớ vẩn|tào lao|ngu|dở|tệ|không đúng)(?: hết| rồi)?"
    r"|nói (?:sai|nhầm|linh tinh|vớ vẩn)(?: rồi)?|(?:dài|ngắn|khó hiểu|rối|lan man)(?: quá| dòng| thế| vậy| ghê)+"
    r"|(?:không|ko|k|hông|hong|chẳng|khó|chả) (?:tin|hiểu)(?: được| nổi| lắm)?"
    r"|hỏi một đằng trả lời một nẻo|wrong|incorrect|outdated)"
)
_CURSE = (
    r"(?:(?:đồ|thằng|mày) (?:ngu|dốt|điên|khùng|hâm|dở hơi)|con (?:ngu|dốt|dở hơi)"
    r"|cút(?: đi)?|im đi|câm|đm+|đkm|vcl|vkl|cmm|clgt|wtf|fuck)"
)
_CLOSING = (
    r"(?:rồi|r|òi|vl|quá|lắm|thế|vậy|nhé|nha|ạ|mà|đấy|đó|kìa|luôn|hết|à|nhỉ|vãi|(?:bạn|bot|ad|em)(?: ơi)?"
    r"|(?:đọc|xem|coi|kiểm tra|check|tra|trả lời) lại(?: đi| giùm| giúp| nhé)*)"
)
_OPENING = r"(?:dạ|ơ|ủa|ê|này|ơi|hình như|chắc|thôi|à)"

_COMPLAINT = late_pattern(
    fold(
        rf"(?:{_OPENING} )*(?:{_WHO} (?:ơi )?|{_WHAT} )*(?:{_VERY} )*(?:{_FAULT}|{_CURSE})"
        rf"(?: {_VERY}| {_CLOSING}| {_FAULT})*"
    )
)


def is_complaint(text: str) -> bool:
    """Whether a short message says no more than that an answer was wrong, old or useless; with or without marks."""
    # Whether something is right is asked: "số này không đúng à?", "đúng không?".
    if text.rstrip().endswith("?"):
        return False
    words = _WORD.findall(fold(text))
    return 0 < len(words) <= _MOST_WORDS and _COMPLAINT.fullmatch(" ".join(words)) is not None
