"""What is said to a bot for fun or out of kindness, and asks for nothing: laughter, praise, teasing."""

from __future__ import annotations

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import fold

# Longer messages say something.
_MOST_WORDS = 8

_WORD = late_pattern(r"\w+")
_ADDRESS = r"(?:bot|con bot|bạn|ad|admin|em|anh|chị|cả nhà|mọi người|bạn bot|em bot)"
# Each laugh in one way alone: in two, a long one that is none would be tried in as many ways as there are.
_LAUGHTER = (
    r"(?:(?:ha){2,}h?|(?:h[ie]){2,}h?|(?:hu){2,}|ha{3,}|kkk+|lol+|vui (?:quá|ghê|thế|thật)|buồn cười(?: quá)?|cười xỉu)"
)
_GOOD = (
    r"(?:giỏi|hay|đỉnh|xịn|siêu|tốt|dễ thương|đáng yêu|thông minh|khôn|nhanh|chuẩn|tuyệt|ngoan|xinh|cute)"
    r"(?: (?:quá|ghê|thế|thật|lắm|vậy|nhỉ|vãi|đấy|luôn|rồi|phết|dữ|vời))*"
)
_PRAISE = (
    rf"(?:(?:{_ADDRESS} )?{_GOOD}|(?:yêu|thương|mê|thích) {_ADDRESS}(?: (?:quá|ghê|thế|lắm|nhiều))*"
    r"|good(?: job| bot)?|nice|great|wow|ghê(?: thật| vậy)?)"
)
_TEASING = (
    rf"(?:{_ADDRESS} (?:ơi )?)?(?:có người yêu chưa|lấy (?:vợ|chồng) chưa|có (?:vợ|chồng|gấu) chưa|bao nhiêu tuổi"
    r"|mấy tuổi(?: rồi)?|kể chuyện(?: cười)?(?: đi| nghe)*|hát(?: một bài)?(?: đi| nghe)+|đi nhậu(?: không| đi| nhé)?"
    r"|ngủ chưa|ngủ đi|đi ngủ(?: đi| thôi)?|ăn trưa chưa|ăn sáng chưa|ăn tối chưa|uống cà phê(?: không| đi)?"
    r"|yêu (?:tôi|mình|em|anh) không|là trai hay gái|trai hay gái)"
)
_CLOSING = r"(?:ạ|nha|nhé|á|à|đó|đấy|nhỉ|luôn|rồi|quá|ghê|bot|bạn|bot ơi|bạn ơi|ơi|thế|vậy)"
_BANTER = late_pattern(fold(rf"(?:{_LAUGHTER}|{_PRAISE}|{_TEASING})(?: (?:{_LAUGHTER}|{_PRAISE}|{_CLOSING}))*"))


def is_banter(text: str) -> bool:
    """Whether a short message only laughs, praises or teases; one without any letter or digit does so too."""
    words = _WORD.findall(fold(text))
    if not words:
        return True
    return len(words) <= _MOST_WORDS and _BANTER.fullmatch(" ".join(words)) is not None
