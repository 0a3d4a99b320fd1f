"""Lines that name who wrote or photographed an article; they name no publisher."""

from __future__ import annotations

import re

from knowledge.extraction.line_features import Line, Role
from knowledge.vietnamese.normalization import fold, to_match

_LONGEST = 14  # words

_CREDIT = re.compile(
    r"(?:(?:tin|bai|anh|bai viet|video|clip|do hoa|ghi|tin bai)(?: ?(?:,|va|-|&|/) ?(?:tin|bai|anh|video|clip))*"
    r" ?[:/].{2,60}"
    r"|(?:tac gia|thuc hien|nguoi viet|nguoi dang|bien tap|bien soan|ctv|phong vien|nhom pv|nhom phong vien|dang boi)"
    r" ?:.{2,60}"
    r"|p\.?v\.?|nhom pv|b\.?b\.?t\.?|ban bien tap|ctv|(?:pv|ctv|phong vien|nha bao)\b.{0,40}|t/h)"
)
_COMPILED = re.compile(r".{2,60}[-–,( ](?:tong hop|bien tap|suu tam|t/h)\)?")
_PARTS = re.compile(r"\s*[-–,&/+]\s*|\s+và\s+")
_WORD_OF_NAME = re.compile(r"[^\W\d_]+\.?")

# Family names tell a signature in capitals from a heading ("TÌNH HÌNH CHUNG").
_FAMILY_NAMES = frozenset({
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "mai", "trinh", "dao", "cao", "ha", "ta", "luong", "luu", "to", "doan", "trieu", "quach", "thai",
    "chu", "kieu", "lam", "vuong", "nong", "ma",
})  # fmt: skip

# In match form with its marks: "Bảo ôn đường ống" is no "Báo …".
ORGANISATION = re.compile(
    r"\b(?:văn phòng|phòng|trung tâm|ban (?:quản lý|biên tập)|báo|cục|chi cục|tổng cục|vụ|viện|tạp chí|công ty"
    r"|sở (?:công thương|tài nguyên|khoa học|kế hoạch|nông nghiệp|thông tin)|bộ (?:công thương|tài nguyên|khoa học)"
    r"|hiệp hội|liên minh|trường|đại học|(?:ủy|uỷ) ban|ubnd|ttxvn|cổng (?:thông tin|ttđt)|website|sxsh|sct"
    r"|trang (?:thông tin|tin)|đài (?:phát thanh|truyền hình|ptth))\b"
)


def is_byline(line: Line) -> bool:
    """Whether a line names who wrote or photographed: "PV", "Tin, ảnh: …", a person's name alone."""
    if line.role is not Role.SHORT or len(line.words) > _LONGEST or line.is_bullet:
        return False
    bare = line.folded.strip(" .()*-")
    if _CREDIT.fullmatch(bare) or _COMPILED.fullmatch(bare):
        return True
    parts = [part for part in _PARTS.split(line.text.strip(" .()*-–")) if part]
    return 1 <= len(parts) <= 3 and all(map(is_person, parts))


def is_person(name: str) -> bool:
    """Whether a printed name can be a person's: two to five capitalised words, no organisation."""
    words = name.split()
    if not 2 <= len(words) <= 5 or ORGANISATION.search(to_match(name)):
        return False
    if name.isupper() and fold(words[0]) not in _FAMILY_NAMES:
        return False
    return all(_WORD_OF_NAME.fullmatch(word) and word[0].isupper() for word in words)
