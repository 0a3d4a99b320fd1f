"""Who wrote an article and where it was taken from, as a line beside its text says; never guessed.

"PV", "CTV", "BBT" and "admin" are nobody, and neither is who only took the pictures or put the page up.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.person_names import ORGANISATION, has_family_name, in_small_letters, is_person, read_person
from knowledge.extraction.publisher import read_publisher
from knowledge.places import normalize_province
from knowledge.records import LineKind, LineRole
from knowledge.vietnamese.normalization import fold, fold_in_place, to_match

_LONGEST = 40  # words; a journal's line of six authors with their marks
_LONGEST_LINE = 400
_LONGEST_PEN_NAME = 4  # words

# With their marks: "Minh Anh" holds no "ảnh". A text typed without any has few of them.
_WROTE = (
    r"(?:nhóm |các )?tác giả(?: bài viết)?|chữ|người viết|(?:được )?viết bởi|bài viết|tin bài|bài|tin|ghi"
    r"|(?:người )?thực hiện|biên soạn|tổng hợp|phóng viên|nhóm (?:pv|phóng viên)|written by|by|authors?"
    r"|(?:người|chuyên gia|cán bộ|đơn vị) (?:trả lời|giải đáp|tư vấn)|(?:trả lời|giải đáp) bởi"
    r"|tac gia|bai viet|tin bai|bai"
)
_OTHER = (
    r"(?:hình )?ảnh|photo|video|clip|đồ (?:họa|hoạ)|infographic|biên tập(?: viên)?|người (?:đăng|dịch|gửi|hỏi)"
    r"|(?:được )?đăng bởi|posted by|dịch|đăng tin|quản trị|trình bày|chế bản|sửa bản in"
)
_LABEL = re.compile(
    rf"(?<!\w)(?:{_WROTE}|{_OTHER})(?: ?(?:,|và|va|-|–|&|/|\+) ?(?:{_WROTE}|{_OTHER}|anh))* ?(?::|(?<=bởi) |(?<=by) )"
)
_EDITED = re.compile(r"(?<!\w)biên tập(?!\w)")
_WROTE_WORD = re.compile(rf"(?<!\w)(?:{_WROTE})(?!\w)")
_TAKEN = re.compile(
    r"\W*(?:theo\b(?! doi\b)|nguon(?: tin| bai)? ?:|nguon (?=[A-ZĐ])|trich(?: nguon)? ?:|source ?:)", re.IGNORECASE
)
_TAKEN_INSIDE = re.compile(r"^(?:theo(?! doi\b)|nguon(?: tin)?) ?:? ")
_PARTS = re.compile(r"\s*[–,&/+;|()\[\]]\s*|\s+-\s*|-\s+|\s+(?:và|va)\s+")
_MARKS = re.compile(r"[\d\s,*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_REPORTER = re.compile(r"(?:PV|CTV|BTV|P\.V|[Pp]hóng viên|[Nn]hà báo|[Cc]ộng tác viên)\.?:? +(?=\w)")
_NOBODY = re.compile(
    r"(?:nhom )?(?:pv|p\.v|phong vien|ctv|cong tac vien|btv|bbt|b\.b\.t|ban bien tap|admin(?:istrator)?|super user"
    r"|quan tri(?: vien)?|tong hop|suu tam|bien tap|internet|tu lieu|editor|nguon|website|nhieu tac gia|theo doi)\b.*"
)
# A login of whoever keeps the site is nobody either: "bientap", "admin_sxsh", "quantri2".
_OFFICE_LOGIN = re.compile(
    r"(?:[a-z\d]{1,12}[._-]|[a-z]{0,6}(?=admin))?(?:ban)?(?:bientap(?:vien)?|quantri(?:vien|mang|web)?"
    r"|(?:sys)?admin(?:istrator)?|webmaster|editor|moderator|mod|user|guest|bbt|btv|ctv|pv|phongvien|toasoan|vanthu"
    r"|nhaplieu|dangtin|root)(?:[._-][a-z\d]{1,12}|\d{0,4})"
)
_COMPILED = re.compile(
    r"\s*[-–(,]?\s*\b(?:t/h|th|t\.h|tổng hợp|sưu tầm|biên soạn|thực hiện|lược ghi|ghi)[).]*$", re.IGNORECASE
)
_MEDIUM = re.compile(
    r"(?:báo(?! cáo)|tạp chí|ttxvn|đài|vtv|vov|cổng|trang|thông tấn|bản tin|website)\b"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)\b"
)
_PEN_NAME = re.compile(r"[^\W\d_]+(?:[ .]+[^\W\d_]+)*\.?")
_INLINE_NAME = re.compile(r"[.!?…/”\"] ?\((?P<name>[^()]{4,40})\)\.?$")


# Day and hour often share the line of a name.
_STAMP = re.compile(
    r"(?:(?:thứ [^\W\d_]+|chủ nhật),? ?)?(?:ngày )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}"
    r"|\d{1,2} ?[:h] ?\d{2}(?::\d{2})?"
    r"(?: ?(?:am|pm|sa|ch)\b)?|\(?gmt ?\+ ?\d{1,2}\)?"
    # "Nguyễn Đăng Khoa" is a name.
    r"|(?:ngày )?(?:cập nhật|(?-i:đăng)|^đăng)(?: lúc| ngày)? ?:?|\blúc\b",
    re.IGNORECASE,
)


# What blogs print behind who put it up: "… vào lúc 21:37 Gửi email bài đăng này".
_HOUR_BEHIND = re.compile(r"\s+(?:(?:vào )?(?:lúc|ngày)|on|at)\s+\d.*$", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?<!\w)(?:by|bởi)\s+(?P<name>[^\d|,;:()]{2,40}?)"
    r"(?=\s+(?:vào|lúc|on|at|reading|ngày|xuất bản|(?-i:đăng)|cập nhật)\b|\s*[|,;:(]|\s*\d|$)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?<=\w)[\d\s,*–-]+(?:Khoa|Bộ môn|Trường|Đại học|Học viện|Viện|Trung tâm|Sở|Phòng|Cục|Chi cục|Vụ|Ban|Công ty) \w"
)
_WITH_SOURCE = re.compile(r"(?P<name>[^()]{1,40}?)\s*\(\s*(?P<source>(?:theo|nguồn)\b[^()]{2,60})\)\.?$", re.IGNORECASE)


# "[3] Lê An (2019), Sổ tay lò hơi": a work that is cited, with who wrote that.
_LITERATURE = re.compile(r"^\W*\[\d{1,3}\]|\((?:19|20)\d\d[a-z]?\)\s*[,.:]")


class Credit(NamedTuple):
    """What a line beside the text says; its role is BYLINE, SOURCE or SIGNATURE (an organisation alone)."""

    role: LineRole
    authors: tuple[str, ...] = ()
    taken_from: str | None = None
    editors: tuple[str, ...] = ()


def read_credit(line: Line, *, apart: bool) -> Credit | None:
    """Who wrote or published first, by a line that says so; none for any other line.

    ``apart`` says that it stands right under the title or below the text: only there is a name alone a byline and an
    organisation alone a signature.
    """
    if (
        len(line.text) > _LONGEST_LINE
        or len(line.words) > _LONGEST
        or not line.words
        or line.role not in (Role.SHORT, Role.PROSE, Role.DATE)
        or _LITERATURE.search(line.text)
    ):
        return None
    if _TAKEN.match(fold_in_place(line.text)):
        return _read_source(line)
    if labelled := _read_labelled(line):
        return labelled
    listed = line.is_bullet and (line.kind is not LineKind.PARAGRAPH or not _STAMP.search(line.text))
    if line.role is Role.PROSE or not apart:
        return None
    if credit := _read_with_source(line) or _read_with_office(line):
        return credit
    return None if listed else _read_alone(line)


def names_medium(line: Line) -> bool:
    """Whether a line "Nguồn: …" names a paper, a station or a site."""
    label = _TAKEN.match(fold_in_place(line.text))
    return label is not None and _MEDIUM.match(to_match(line.text[label.end() :]).strip(" ().")) is not None


def _read_with_source(line: Line) -> Credit | None:
    """A name or initials with the paper in brackets: "T.S (theo Báo Bình Định)"."""
    found = _WITH_SOURCE.match(line.text)
    taken_from = _read_names(found["source"], loose=False)[1] if found else None
    if found is None or taken_from is None:
        return None
    return Credit(LineRole.SOURCE, _read_names(found["name"], loose=True)[0], taken_from)


def _read_with_office(line: Line) -> Credit | None:
    """An author with where they work, as journals print them: "Trần Văn A Khoa Môi trường, Trường Đại học X"."""
    office = _OFFICE.search(line.text)
    name = read_person(_MARKS.sub("", line.text[: office.start()].strip(" ,-–*"))) if office else None
    return Credit(LineRole.BYLINE, (in_small_letters(name),)) if name and has_family_name(name) else None


def _read_source(line: Line) -> Credit | None:
    name = read_publisher(line)
    authors, taken_from = _read_names(_TAKEN.sub("", line.text, count=1), loose=False)
    if name is None and not (authors and taken_from):
        return None
    # "Theo Lan Anh" names a person as the source, "Theo Lan Anh/Báo Kinh tế" who wrote there.
    return Credit(LineRole.SOURCE, authors if taken_from else (), taken_from or name)


def _read_labelled(line: Line) -> Credit | None:
    """A line of labels ("Bài: …", "Ảnh: …"), each with its names."""
    labels = list(_LABEL.finditer(line.text.lower()))
    if not labels or any(map(str.isalnum, line.text[: labels[0].start()])):
        return None
    stops = [label.start() for label in labels[1:]] + [len(line.text)]
    authors: list[str] = []
    editors: list[str] = []
    taken_from = None
    known = False
    for label, stop in zip(labels, stops, strict=True):
        printed = _HOUR_BEHIND.sub("", line.text[label.end() : stop])
        names, source = _read_names(printed, loose=True)
        taken_from = taken_from or source
        if _WROTE_WORD.search(label[0]):
            authors += names
        elif _EDITED.search(label[0]):
            editors += names
        known = known or bool(names or source) or _is_nobody(printed)
        if not known:
            return None  # "Nội dung: Phổ biến sản xuất sạch hơn" is text
    return Credit(LineRole.BYLINE, tuple(dict.fromkeys(authors)), taken_from, tuple(dict.fromkeys(editors)))


def _read_alone(line: Line) -> Credit | None:
    text = _STAMP.sub("", line.text) if any(map(str.isdigit, line.text)) else line.text
    authors, taken_from = _read_names(_COMPILED.sub("", text), loose=False)
    if authors:
        return Credit(LineRole.BYLINE, authors, taken_from)
    if _is_nobody(line.text):
        return Credit(LineRole.BYLINE)
    return Credit(LineRole.SIGNATURE) if read_publisher(line) else None


def _read_names(text: str, *, loose: bool) -> tuple[tuple[str, ...], str | None]:
    """The people named, and the paper or site behind them; nobody where anything else stands among them.

    ``loose`` behind a label: there one word or initials are a pen name, and what follows the names does not matter.
    """
    authors: list[str] = []
    parts = [part for part in (piece.strip(" .:*-–") for piece in _PARTS.split(text)) if _MARKS.sub("", part)]
    for part in parts:
        printed = _REPORTER.sub("", _COMPILED.sub("", _MARKS.sub("", part)))
        if _is_nobody(printed):
            continue
        if medium := _read_medium(printed):
            return tuple(authors), medium
        name = read_person(printed)
        if name and not _is_place(name):
            authors.append(in_small_letters(name))
        elif loose and not authors and _is_pen_name(printed):
            authors.append(printed)
        elif authors and (loose or ORGANISATION.search(to_match(printed)) or _opens_post(printed)):
            break
        elif not loose:
            return (), None
    return tuple(authors), None


def _read_medium(text: str) -> str | None:
    named = text[len(found[0]) :] if (found := _TAKEN_INSIDE.match(fold_in_place(text))) else text
    return named.strip() if _MEDIUM.match(to_match(named)) or (found and named.strip()) else None


def _is_nobody(text: str) -> bool:
    bare = fold(text).strip(" .()*-–:")
    return _NOBODY.fullmatch(bare) is not None or _OFFICE_LOGIN.fullmatch(bare) is not None


def is_somebody(text: str) -> bool:
    """Whether a name is not that of a desk or of whoever keeps the site: "admin", "Ban Biên tập"."""
    return any(map(str.isalpha, text)) and not _is_nobody(text)


def _is_place(text: str) -> bool:
    return normalize_province(text) is not None or fold(text) == "viet nam"


def _opens_post(text: str) -> bool:
    return re.match(r"(?:so|bo|ubnd|khoa|hoi|pho|giam doc|chu tich|truong|cn|ks)\b", fold(text)) is not None


def _is_pen_name(text: str) -> bool:
    words = text.replace(".", ". ").split()
    short = 0 < len(words) <= _LONGEST_PEN_NAME and _PEN_NAME.fullmatch(text) is not None
    organisation = ORGANISATION.search(to_match(text)) is not None
    return short and not organisation and all(word[0].isupper() for word in words)


def read_author_beside(text: str) -> str | None:
    """Who put a page up, beside its date: "Posted on 14/3/2023 by Thảo Chi", "bởi hoangyen | 20/04/2016"; or none."""
    found = _BESIDE.search(text)
    name = found["name"].strip(" .-–") if found else ""
    return name if is_handle(name) or ((_is_pen_name(name) or is_person(name)) and not _is_nobody(name)) else None


def is_handle(text: str) -> bool:
    """Whether a text is one word as people call themselves on a site; "admin" is nobody."""
    return text.replace("_", "").isalnum() and not _is_nobody(text)


def read_inline_author(text: str) -> str | None:
    """The name in brackets at the end of a paragraph: "… trong năm tới. (Thu Hà)"; none otherwise."""
    found = _INLINE_NAME.search(text[-60:])
    return found["name"] if found and is_person(found["name"]) and not _is_place(found["name"]) else None
