"""What a person says of herself before she asks: "em làm xưởng dệt ở Thanh Hoá, …", "nhà em làm bún …, …".

Trade, place and size are known by the shape of the clause: somebody of her own, then what they are, do or have. What
happened to them, or what they want ("xưởng em bị ngập", "em muốn vay vốn"), is the matter asked about, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from knowledge.vietnamese.normalization import fold, to_match

# A longer clause tells more than who somebody is.
LONGEST_CLAUSE = 16

_ME = r"(?:bọn em|tụi em|chúng (?:tôi|em|mình|tớ)|em|mình|tôi|tui|cháu|tớ|con)"
_FIRM = (
    r"(?:xưởng|cơ sở|công ty|nhà máy|doanh nghiệp|hợp tác xã|htx|tổ hợp|tổ|hộ|gia đình|nhà|lò|trại|trang trại|quán|tiệm"
    r"|làng|xóm|quê|bên|chỗ|cửa hàng|xí nghiệp|phân xưởng|đơn vị)"
)
_WHILE = r"(?: (?:hiện nay|hiện|đang|vừa|mới|cũng|vốn|lâu nay|thì))*"
_DOES = (
    r"(?:làm|ở|sống|chạy|mở|kinh doanh|sản xuất|chế biến|gia công|nuôi|trồng|bán|buôn|quản lý|phụ trách|công tác|chuyên"
    r"|sinh viên|là)"
)
_SO_MANY = r"(?:một|hai|ba|[0-9]+|khoảng|vài|chục|tầm|gần|hơn)"
_OF_HER_OWN = rf"(?:{_FIRM}(?: (?!của )[^\s|]+){{0,3}} (?:của |bên |nhà |chỗ )?{_ME}|{_FIRM} {_ME})"
_SHAPES = (
    rf"(?:{_OF_HER_OWN}|{_ME}){_WHILE} {_DOES}\b",
    rf"{_ME}{_WHILE} có(?: (?:một|1|cái|mấy|vài|[0-9]+))* {_FIRM}\b",
    rf"{_OF_HER_OWN}{_WHILE} có {_SO_MANY}\b",
)
# What else they say of it, behind a break.
_GOES_ON = (
    rf"(?:và )?(?:hiện|đang|vừa|mới|cũng )*(?:có {_SO_MANY}|ở|tại|quy mô|diện tích|công suất|chuyên|{_SO_MANY})\b"
)
# With the place where it is, anything that they do, but nothing that is done to them or wanted.
_NOT_SO = r"(?:bị|được|muốn|cần|phải|nên|định|xin|chưa|không|hỏi|đã|thấy|nghe|tính|sẽ|nếu|xả|thải)"
_WITH_PLACE = rf"{_OF_HER_OWN}{_WHILE} (?!{_NOT_SO}\b)"


def is_self_talk(clause: Sequence[str], *, names_place: bool, folded: bool, goes_on: bool = False) -> bool:
    """Whether the words of a clause say who asks; those of a question never do, which is for the caller to know.

    ``goes_on`` says that the clause before did.
    """
    if not 1 < len(clause) <= LONGEST_CLAUSE:
        return False
    said = " ".join(clause)
    shapes, with_place, more = _patterns(folded=folded)
    if goes_on and more.match(said) is not None:
        return True
    return shapes.match(said) is not None or (names_place and with_place.match(said) is not None)


@cache
def _patterns(*, folded: bool) -> tuple[re.Pattern[str], ...]:
    form = fold if folded else to_match
    # Only the class of what is no space or break has capitals in it, and none is folded away.
    return tuple(re.compile(form(shape)) for shape in ("|".join(_SHAPES), _WITH_PLACE, _GOES_ON))
