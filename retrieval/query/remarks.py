"""What people say of the answer before: they want more of it, or its sources, or they find fault with it."""

from __future__ import annotations

import re
from enum import StrEnum

from knowledge.vietnamese.normalization import fold
from retrieval.query.complaints import is_complaint
from retrieval.query.frames import unframe
from retrieval.query.utterance import to_single_line


class Remark(StrEnum):
    """What is wanted of the answer before."""

    MORE = "more"
    """The rest of the passage, the next facts: "chi tiết hơn", "nữa", "tại sao"."""
    SOURCES = "sources"
    """Where it is from and when: "nguồn đâu", "bài nào", "link"."""
    COMPLAINT = "complaint"
    """It is wrong, old or of no use: "sai rồi", "cũ rồi"."""


_WORD = re.compile(r"\w+")
_WHOM = r"(?: (?:bạn|ad|bot|em|anh|chị|ạ|ơi|à))*"
_MORE_WORDS = (
    r"(?:chi tiết|cụ thể|rõ|kỹ|kĩ|sâu|đầy đủ|dài hơn)(?: hơn)?(?: nữa)?|(?:thêm|tiếp|nữa)(?: nữa| đi)*"
    r"|(?:còn|có) (?:gì|nữa|thông tin gì|thông tin|ý gì|ý nào|cái gì)(?: nữa| khác| thêm)*(?: không| ko| k| hông)?"
    r"|(?:thông tin|ý|nội dung) khác|toàn văn|cả đoạn|cả bài|nguyên văn"
    r"|(?:tại sao|vì sao|sao|lý do)(?: lại| thế| vậy)*"
)
_MORE = re.compile(
    fold(
        r"(?:(?:(?:nói|kể|viết|trả lời|giải thích|trình bày|đọc|xem|cho xem|cho biết|muốn biết|muốn xem|cần) ?)?"
        rf"(?:(?:{_MORE_WORDS}) ?)+(?:được không|dc ko|đi|xem|với|nhé|nha|hả|thế|vậy)*"
        r"|giải thích(?: thêm| đi| xem)*|more|why"
        r"|(?:trước đó|sau đó|rồi sao|sao nữa|tiếp theo)(?: nữa| thì sao| sao)*|ý là sao|là sao|nghĩa là sao)"
    )
    + fold(_WHOM)
)
_SURELY_SOURCE = r"(?:nguồn|link|đường dẫn|dẫn chứng|căn cứ|bằng chứng)"
_A_SOURCE = r"(?:nguồn|link|đường dẫn|bài viết|bài báo|bài|tài liệu|văn bản|trang web|trang|báo|dẫn chứng|căn cứ)"
_OF_IT = r"(?:này|đó|trên|của câu này|của câu trên|của thông tin này|của số này|thông tin|tin|số liệu|gốc)"
_ASKS = r"(?:đâu|nào|gì|ở đâu|ở đâu ra|là gì|là đâu|đâu ra)"
_CLOSES = r"(?: (?:không|ko|với|đi|nhé|vậy|thế|hả|ra|cụ thể))*"
_SOURCES = re.compile(
    fold(
        rf"(?:(?:(?:lấy|dẫn|trích|theo|từ|ở|trong|của|ghi) )*{_A_SOURCE}(?: {_OF_IT})*(?: {_ASKS})+{_CLOSES}"
        rf"|(?:(?:cho|cho xin|xin|gửi|có|xem) )*{_SURELY_SOURCE}(?: bài| bài viết| bài báo)?(?: {_OF_IT})*{_CLOSES}"
        rf"|(?:(?:cho|cho xin|xin|gửi|xem) )+{_A_SOURCE}(?: {_OF_IT})*{_CLOSES}"
        r"|(?:lấy|nghe|trích|dẫn|đọc|biết)(?: thông tin| tin| số)?(?: này| đó)? (?:ở|từ)? ?đâu(?: ra| vậy| thế| đó)*"
        r"|(?:có )?(?:đúng|thật|chắc|chính xác|chuẩn)(?: vậy| thật)? (?:không|ko|k|hông|chưa)(?: vậy| thế| đó)?"
        r"|ở đâu ra(?: vậy| thế)?|ai (?:nói|bảo)(?: vậy| thế| đó)?|theo ai|source|sources"
        r"|(?:(?:bài|tin|thông tin|số liệu) )?(?:(?:của|đăng|viết|ra) )?ngày (?:nào|mấy)(?: vậy| thế| đó| đăng)*)"
    )
    + fold(_WHOM)
)
# Longer messages ask for something of their own.
_MOST_WORDS = 7


def find_remark(text: str) -> Remark | None:
    """What a message wants of the answer before, with or without tone marks; none where it asks anything itself."""
    if is_complaint(text):
        return Remark.COMPLAINT
    said = unframe(to_single_line(text)).question
    words = _WORD.findall(fold(said))
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    line = " ".join(words)
    if _MORE.fullmatch(line):
        return Remark.MORE
    return Remark.SOURCES if _SOURCES.fullmatch(line) else None
