"""What stands behind a number: currencies, things counted in wholes, and measures that have fractions."""

from __future__ import annotations

import re

from knowledge.vietnamese.normalization import fold

PERCENT = r"[%％]|phần trăm|per ?cent"
# "năm 2020 đồng thời", "2020 Đồng Nai": a word that only begins like the currency.
MONEY = (
    r"đồng(?! (?:thời|bộ|bào|ý|đều|hành|nhất|loạt|thuận|hồ|nghiệp|chí|tình|phục|dạng|chủ)(?!\w))"
    r"(?! (?:nai|tháp|hới|hỷ|xoài|văn|phú)(?!\w))"
    r"|đ(?!\w)|vnđ|vnd|usd|đô la"
)
# Nouns that are counted one by one, with what may stand before them. "đơn vị sản phẩm" is a measure, "5S" and "4.0"
# have none.
COUNTED = (
    r"(?:lượt )?(?:học viên|đại biểu|cán bộ|công nhân|người lao động|lao động|người|hộ gia đình|hộ dân|hộ)"
    r"|doanh nghiệp|hợp tác xã|cơ sở|nhà máy|xí nghiệp|công ty|đơn vị(?! sản phẩm)"
    r"|làng nghề|khu công nghiệp|cụm công nghiệp|kcn|ccn|siêu thị|chợ|trường học"
    r"|lớp(?: tập huấn| đào tạo)?|khóa(?: tập huấn| đào tạo)?|khoá(?: tập huấn| đào tạo)?"
    r"|hội nghị|hội thảo|tọa đàm|toạ đàm|cuộc (?:họp|thi|hội thảo|kiểm tra)|buổi (?:tập huấn|tuyên truyền|tọa đàm)"
    r"|phóng sự|chuyên đề|chuyên mục|bản tin|tin bài|bài viết|tin,? bài"
    r"|(?:bộ |cuốn |quyển |bản |tờ )?(?:tờ rơi|tờ gấp|sổ tay|tài liệu|áp phích|poster|băng rôn|pa nô|panô)"
    r"|mô hình(?: trình diễn| điểm)?|dự án|đề án|đề tài|nhiệm vụ|giải pháp|sáng kiến|đánh giá nhanh"
)
MEASURES = r"tấn(?: [a-zà-ỹđ0-9₂]+)?|kg|kwh|mwh|m3|m³|toe|lít|ha"
WHOLE = rf"(?:{MONEY}|{COUNTED})"
ANY = rf"(?:{PERCENT}|{MONEY}|{COUNTED}|{MEASURES})"

_WORD_OF_PATTERN = re.compile(r"\\.|\[[^\]]*\]|\(\?P<\w+>|(?P<word>[^\W\d_]+)")


def either_typing(pattern: str) -> str:
    """A pattern in words of the language, without groups of a name, that also matches them without tone marks."""
    return rf"(?:{pattern}|{without_marks(pattern)})"


def without_marks(pattern: str) -> str:
    """A pattern in words of the language as it matches them typed without tone marks."""
    # Words alone are folded: the letters of an escape, a class or a group's name mean something else.
    return _WORD_OF_PATTERN.sub(lambda found: fold(found["word"]) if found["word"] else found[0], pattern)
