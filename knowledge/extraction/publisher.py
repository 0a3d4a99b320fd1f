"""Who wrote and who published an article, as a line prints it in its own capitals; never guessed."""

from __future__ import annotations

import re

from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.person_names import ORGANISATION, is_person
from knowledge.vietnamese.normalization import CAPITALS, fold, to_match

# A line that names a source is short; a longer one is a sentence that opens with "Theo".
_LONGEST = 16  # words

_FROM = re.compile(
    r"^[\s(\[*•+-]*(?:Theo(?!\s+dõi\b)|Nguồn(?:\s+tin)?\s*:|(?-i:[Nn]guồn(?:\s+tin)?(?=\s+[A-ZĐ]))|Trích(?:\s+nguồn)?\s*:|Source\s*:)\s*:?\s*"
    r"(?P<name>.+?)[\s)\].*]*$",
    re.IGNORECASE,
)
_FROM_UNMARKED = re.compile(
    r"^[\s(\[*•-]*(?:theo(?!\s+doi\b)|nguon(?: tin)? ?:)\s*(?P<name>.+?)[\s)\].*]*$", re.IGNORECASE
)
_COMPILED = re.compile(r"^[\s(*-]*(?P<name>.+?)\s*[-–,(]?\s*(?:tổng hợp|biên tập|cung cấp|t/h)[\s).*]*$", re.IGNORECASE)
_INLINE = re.compile(
    r"[.!?…/”\"]\s*[(\[](?:Theo|Nguồn(?:\s+tin)?\s*:)\s*(?P<name>[^()\[\]]{2,60})[)\]]\.?$", re.IGNORECASE
)
_SITE_MARK = re.compile(r"^\((?P<name>[\w-]+(?:\.[\w-]+){1,3})\)\s*[-–—:]")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:/\S*)?$", re.IGNORECASE)
_ADDRESS_AFTER = re.compile(r"\s*[:(-]?\s*\(?(?:https?://|www\.)\S+$", re.IGNORECASE)
# "(đường dẫn gốc …)" in small letters is no part of a name; "(Phú Thọ)" is.
_REMARK_AFTER = re.compile(rf"\s*[(\[](?=[^\W\d_])[^{CAPITALS}()\[\]][^()\[\]]*[)\]]?$")
_DATE_AFTER = re.compile(
    r"[\s,(-]*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.*$|[\s,(-]*ngày\s+\d{1,2}\s+tháng.*$", re.IGNORECASE
)
_REPORTER_BEFORE = re.compile(r"\s+[-–]\s+|\s*/\s*")
_NOBODY = re.compile(
    r"(?:internet|suu tam|tong hop|mang|bien tap|nhieu nguon|tac gia|tu lieu|kham pha|pv|p\.v|phong vien"
    r"|ban doc|ctv)\b.*"
)
_PICTURE = re.compile(r"\W*(?:theo|nguon)(?: tin)? (?:anh|video|clip|hinh|do hoa)\b ?:?")

# "Theo kế hoạch …" opens a sentence.
_NO_SOURCE = re.compile(
    r"(?:kế hoạch|quy định|quyết định|báo cáo|thống kê|đánh giá|đó|ông|bà (?!rịa)|đồng chí|các|số liệu|yêu cầu|ý kiến"
    r"|định hướng|nghị quyết|nghị định|thông tư|luật|chương trình|tính toán|dự kiến|đại diện|mục tiêu|chiến lược"
    r"|khảo sát|kết quả|tinh thần|lộ trình|ke hoach|quy dinh|bao cao|thong ke)\b"
)
_ACTION = re.compile(
    r"\b(?:to chuc|tap huan|trien khai|ap dung|thuc hien|day manh|nang cao|ho tro|tang cuong|giup|phoi hop|ban hanh"
    r"|khai mac|tham|kiem tra|lam viec|tong ket|hoi thao|hoi nghi|pho bien|chia se|phat bieu|gioi thieu|trao|tai|cho"
    r"|duoc|dang)\b"
)

_LONGEST_BYLINE = 14  # words
_CREDIT = re.compile(
    r"(?:(?:tin|bai|anh|bai viet|video|clip|do hoa|ghi|tin bai)(?: ?(?:,|va|-|&|/) ?(?:tin|bai|anh|video|clip))*"
    r" ?[:/].{2,60}"
    r"|(?:tac gia|thuc hien|nguoi viet|nguoi dang|bien tap|bien soan|ctv|phong vien|nhom pv|nhom phong vien|dang boi)"
    r" ?:.{2,60}"
    r"|p\.?v\.?|nhom pv|b\.?b\.?t\.?|ban bien tap|ctv|(?:pv|ctv|phong vien|nha bao)\b.{0,40}|t/h)"
)
_COMPILED_BYLINE = re.compile(r".{2,60}[-–,( ](?:tong hop|bien tap|suu tam|t/h)\)?")
_PARTS = re.compile(r"\s*[-–,&/+]\s*|\s+và\s+")


def read_publisher(line: Line) -> str | None:
    """The publisher that a line after the end or under the title prints; none otherwise.

    Reads "Theo SXSH.vn", "(Nguồn: Báo Công Thương)", "Văn phòng … tổng hợp" and an organisation standing alone.
    Reporters ("PV"), "Internet", picture credits and sentences that open with "Theo" are none.
    """
    if len(line.words) > _LONGEST or line.role not in (Role.SHORT, Role.PROSE, Role.DATE):
        return None
    if found := _FROM.match(line.text) or _FROM_UNMARKED.match(line.text):
        if _NO_SOURCE.match(to_match(found["name"])) or _is_picture_credit(line):
            return None
        return _name(found["name"])
    if line.role is Role.DATE:
        return None
    if found := _COMPILED.match(line.text):
        return _name(found["name"]) if ORGANISATION.search(to_match(found["name"])) else None
    return _signature(line)


def read_inline_publisher(text: str) -> str | None:
    """The source in brackets at the end of a paragraph, or the site's mark at its beginning; none otherwise."""
    found = _INLINE.search(text[-100:]) or _SITE_MARK.match(text)
    return _name(found["name"]) if found else None


def _is_picture_credit(line: Line) -> bool:
    return _PICTURE.match(line.folded) is not None and not line.text.lstrip("( *").startswith("Theo")


def _signature(line: Line) -> str | None:
    """An organisation that signs: its name without a verb, a figure or a full stop."""
    if (
        line.is_bullet
        or not 2 <= len(line.words) <= _LONGEST
        or line.text[-1] in ".:;,!?"
        or any(map(str.isdigit, line.text))
    ):
        return None
    named = ORGANISATION.match(line.match) and not _ACTION.search(line.folded)
    return line.text.strip(" *()-–") if named else None


def _name(printed: str) -> str | None:
    """The name without the date, address and reporter that stand beside it."""
    name = _DATE_AFTER.sub("", printed).strip(" .,;:-–()[]*|")
    name = _REMARK_AFTER.sub("", _ADDRESS_AFTER.sub("", name).strip(" :-–(")) or name
    name = f"{name})" if name.count("(") > name.count(")") else name
    if found := _ADDRESS.match(name):
        name = found["host"]
    parts = [part for part in _REPORTER_BEFORE.split(name) if part]
    if len(parts) == 2 and is_person(parts[0]) and not is_person(parts[1]):
        name = parts[1]  # "Theo Lan Anh/Báo Công Thương"
    nobody = _NOBODY.fullmatch(fold(name)) or not any(map(str.isalpha, name))
    return None if nobody or len(name.split()) > _LONGEST else name


def is_byline(line: Line) -> bool:
    """Whether a line names who wrote or photographed: "PV", "Tin, ảnh: …", a person's name alone."""
    if line.role is not Role.SHORT or len(line.words) > _LONGEST_BYLINE or line.is_bullet:
        return False
    bare = line.folded.strip(" .()*-")
    if _CREDIT.fullmatch(bare) or _COMPILED_BYLINE.fullmatch(bare):
        return True
    parts = [part for part in _PARTS.split(line.text.strip(" .()*-–")) if part]
    return 1 <= len(parts) <= 3 and all(map(is_person, parts))
