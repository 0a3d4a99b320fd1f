"""What stands beside a date and says what it is: "Ngày ban hành", "Cập nhật", "Received"."""

from __future__ import annotations

import re
from enum import StrEnum

from knowledge.vietnamese.normalization import fold

MARK = "\x00"
"""Stands for a date in a line whose labels are looked for."""

_LONGEST = 200  # characters


class Label(StrEnum):
    """What the line itself says its date is."""

    ANSWERED = "answered"
    PUBLISHED = "published"
    UPDATED = "updated"
    ISSUED = "issued"
    IN_FORCE = "in_force"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    VISIT = "visit"
    NONE = "none"


# What is no date of the article under another label: "Ngày hết hiệu lực", a journal's "Revised".
_OTHER = (
    r"(?:ngay |thoi diem )?het (?:hieu luc|han)(?: tu)?(?: ngay)?|(?:tinh trang|con|chua co) hieu luc"
    r"|expir(?:es|y date)|(?:ngay )?(?:gui )?phan bien(?: xong)?(?: danh gia)?(?: va sua chua)?"
    r"|(?:ngay )?(?:nhan (?:lai|bai sua|ban sua)|(?:chinh )?sua(?: chua| bai)(?: xong)?|hoan thien|chinh sua)"
    r"|(?:received in )?revised(?: form)?(?: on)?|reviewed(?: on)?"
    r"|(?:ngay )?truy cap(?: lan cuoi)?(?: luc| ngay)*|(?:accessed|retrieved)(?: on)?"
)
# What became of a page long after it was written: "Ngày in", "Chuyển đổi lúc", "Ngày kết xuất".
_HANDLED = (
    r"in(?: an| ra)?|ket xuat(?: file| tep| ban in)?|xuat (?:file|tep|ban in|ban|pdf)|chuyen doi|quet(?: ma)?|scan"
    r"|tai (?:ve|xuong|file|tep)|so hoa|sao luu|luu (?:tru|trang)|xem(?: trang)?|trich xuat|truy xuat|chup man hinh"
)
# In this order: "Ngày gửi bài" is no "Ngày gửi", and "Ngày chấp nhận đăng" no "đăng".
_PAPER = r"(?:bai (?:viet |bao )?)?"
_LABELS = {
    Label.ANSWERED: r"(?:ngay |thoi gian )(?:tra loi|phuc dap|giai dap|phan hoi|hoi dap)"
    r"|(?:da )?(?:tra loi|giai dap|phuc dap)(?: boi [^|:\d]{1,30}?)?(?: luc| ngay| vao)*(?=[ :,|(]*\x00)"
    r"|(?:date )?answered(?: on| at)?",
    Label.RECEIVED: r"(?:ngay |toa soan )+(?:tiep )?(?:nhan|nop|gui)(?: duoc)?(?: bai| ban thao)+(?: viet| bao)?"
    rf"|nhan bai(?: viet| bao)?|ngay nhan|{_PAPER}nhan(?= ?\x00)"
    r"|(?:date |manuscript |article |paper )?(?:received|submitted)(?: on| date)?",
    Label.ACCEPTED: rf"(?:ngay )?{_PAPER}(?:duoc )?(?:chap nhan|chap thuan|duyet)(?: cho)?"
    r"(?:(?: dang| bai)+|(?= ?\x00))|ngay (?:chap nhan|duyet)|(?:date )?accepted(?: for publication)?(?: on| date)?",
    Label.IN_FORCE: r"(?:ngay |thoi diem |van ban )?(?:bat dau )?(?:co )?hieu luc(?: thi hanh)?(?: ke)?(?: tu)?"
    r"(?: ngay)?|ngay ap dung|ap dung (?:ke )?tu(?: ngay)?|effective(?: date| from| on)?|in force(?: from| since)?",
    Label.UPDATED: r"(?:ngay |thoi gian |lan )?cap nhat(?: lan cuoi| cuoi| moi nhat)?(?: luc| vao| ngay)*"
    r"|(?:chinh )?sua (?:doi )?lan cuoi|(?:last )?(?:updated|modified)(?: on| at)?",
    Label.ISSUED: r"ngay (?:ban hanh|ky)|(?<!quan )(?<!noi )(?<!vi )ban hanh(?= ?:)"
    r"|issued(?: on| date)?|(?:issue date|date of issue)",
    Label.PUBLISHED: r"(?:(?:ngay|thoi gian) phat(?: song| thanh| hinh| lan dau)*"
    r"|(?<![a-z] )phat(?: song| thanh)?(?: luc| ngay)*)(?=[ :,]*\x00)"
    r"|(?:ngay|thoi gian) (?:dang(?: tin| tai| bai)?|xuat ban|viet|tao|gui(?: cau hoi)?|hoi|dua tin"
    r"|phat hanh(?: tin)?|cong bo|len (?:trang|song|bao|mang)|ra (?:bao|so nay))"
    r"|(?:so (?:bao )?|(?<![a-z] ))ra(?: ngay)?(?=[ :,]*\x00)|(?:duoc )?phat hanh(?: luc| ngay| vao)*(?=[ :,|(]*\x00)"
    r"|(?:duoc |da )?(?:dang(?: tin| tai| bai)?|xuat ban|gui|viet|dua tin|cong bo)(?: online| truc tuyen)?"
    r"(?: boi [^|:\d]{1,30}?)?(?: luc| ngay| vao)*(?=[ :,|(]*\x00)"
    r"|(?:first |available )?(?:posted|published|created|sent|(?<=available )online|(?<=first )online)"
    r"(?: online| on| at| time)*"
    r"|publish date|publication date|date of publication|date(?: published)?",
    Label.VISIT: r"hom nay|bay gio|(?:gio )?hien tai(?: la)?|today(?: is)?|current (?:date|time)|now"
    rf"|(?:ngay|thoi gian|thoi diem|gio) (?:{_HANDLED})"
    rf"|(?<![a-z] )(?:ban )?(?:{_HANDLED})(?: (?:luc|vao))*(?= *:? *\x00)"
    r"|(?:printed|downloaded|exported|converted|generated|scanned|captured|archived)(?: on| at| from)*",
}
# Sentences hold these words as well: "Thông tư có hiệu lực từ 1/10/2017", "Nhận bài đến hết ngày 1/10/2017".
STRICT = ("other", Label.RECEIVED, Label.ACCEPTED, Label.IN_FORCE)
"""Labels that are none within a sentence."""

LABEL = re.compile(
    rf"\b(?:(?P<other>{_OTHER})|" + "|".join(f"(?P<{name}>{form})" for name, form in _LABELS.items()) + r")\b"
    r"(?: ?\([^()|\x00]{0,20}\))?[ *]{0,3}:?"
)
"""A label in a folded line with a mark for each date; the group's name is the label's, or ``other``."""


def is_named(label: Label) -> bool:
    """Whether a label says what its date is to the article."""
    return label not in (Label.VISIT, Label.NONE)


def is_by_itself(label: re.Match[str], rest: str) -> bool:
    """Whether no word stands right before a label, and none but in brackets between it and its date."""
    if re.search(r"\w ?$", rest[: label.start()]):
        return False
    value, end, _ = rest[label.end() :].partition(MARK)
    return not end or "|" in value.lstrip(" |") or not re.search(r"\w", re.sub(r"\([^()]*\)", "", value))


def read_labels(text: str) -> tuple[Label, ...]:
    """The labels of a line that holds no date itself, one a cell; empty when no cell is a label.

    "Ngày ban hành" is one, with the date on the next line; "Số hiệu | Ngày ban hành" is the head of a table.
    """
    if len(text) > _LONGEST or any(map(str.isdigit, text)):
        return ()
    labels = tuple(_read_label(cell.strip(" :")) for cell in " ".join(fold(text).split()).split("|"))
    return labels if any(label is not Label.NONE for label in labels) else ()


def _read_label(cell: str) -> Label:
    found = LABEL.match(cell + MARK)
    named = found is not None and found.end() == len(cell) and found.lastgroup != "other"
    return Label(str(found.lastgroup)) if found and named else Label.NONE
