"""Who issued a legal text: the lines of its letterhead's left column as one name, written as in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.places import normalize_province
from knowledge.vietnamese.normalization import fold, fold_in_place, has_marks, to_match

LONGEST_NAME = 16  # words
LONGEST_ADDRESS = 26  # words
# Firms have where they are, and how to reach them, below their name.
_ADDRESS = re.compile(
    r"[\W_]*(?:(?:dia chi|d/c|dc|tru so(?: chinh)?|van phong|nha may|dien thoai|dt|tel|hotline|fax|e-?mail|website|web"
    r"|mst|ma so thue)(?: \w+){0,3} ?[:.]"
    r"|(?:lo|khu|thua) (?:dat )?(?:so )?[a-z]{0,3}[-.]?\d{1,4}\b"
    r"|so(?: nha)? \d{1,4}[a-z]?(?:[/-]\d{1,4})? ?,? ?(?:duong|pho)\b"
    r"|(?:kcn|ccn|khu cong nghiep|cum cong nghiep|quoc lo|ql|km) ?\w)"
)
# With their marks, for "Số" is no "Sở"; a text typed without any has "So" for both.
_AGENCY = re.compile(
    r"(?:ubnd|(?:ủy|uỷ|uy) ban|hđnd|hội đồng|chủ tịch (?:ubnd|hđnd|(?:ủy|uỷ) ban|hội đồng)"
    r"|liên (?:sở|bộ|ngành|tịch)|sở|bộ|cục|chi cục|tổng cục|vụ|viện|ban|trung tâm|văn phòng|chính phủ"
    r"|thủ tướng|chủ tịch nước|quốc hội|trường (?:đại học|cao đẳng|trung)|đại học|học viện|công ty"
    r"|tổng công ty|bệnh viện|chi nhánh|tổng liên đoàn"
    r"|tập đoàn|nhà máy|xí nghiệp|hợp tác xã|ngân hàng|quỹ|liên đoàn|liên minh|liên hiệp|hiệp hội|hội|đoàn|mặt trận"
    r"|phòng|thanh tra|kho bạc|công an|(?:tòa|toà) án|viện kiểm sát|công đoàn"
    r"|(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)|đảng bộ|báo|tạp chí|khoa|bch|bql|đài)\b"
)
_UNMARKED_AGENCY = re.compile(
    r"(?:ubnd|bch|bql|uy ban|hdnd|hoi dong|chu tich (?:ubnd|hdnd|uy ban|hoi dong)"
    r"|lien (?:so|bo|nganh|tich)|so (?!hieu|ky|van)[a-z]|bo [a-z]|cuc|chi cuc|tong cuc|vien|ban|trung tam"
    r"|van phong|chinh phu|thu tuong|truong dai hoc|cong ty|tap doan|lien doan|hiep hoi|hoi|phong"
    r"|(?:tinh|thanh|huyen) uy)\b"
)
_SECOND_AGENCY = re.compile(
    r"(?<=\w)(?<!VĂN)(?<!HẢI)(?<!TÂM)(?<!CHI)(?<!TỔNG)(?<!LIÊN)\s+"
    r"(?=(?:LIÊN SỞ|SỞ|CHI CỤC|CỤC|TỔNG CỤC|VĂN PHÒNG|TRUNG TÂM|BAN QUẢN LÝ|PHÒNG|CÔNG TY)\s)"
)
_UNIT = re.compile(r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|phuong|xa)\b")
_COUNCIL = re.compile(r"(?:ubnd|uy ban nhan dan)\s+(?=\w)")
_COMMITTEE = re.compile(r"(?:tinh|thanh|huyen|quan|thi|dang) uy\b")  # of the party, with departments of its own
_JOINT = re.compile(r"\s+[-–]\s+(?=(?:BỘ|ỦY BAN|UỶ BAN|SỞ|HỘI|LIÊN ĐOÀN|TỔNG CỤC|TÒA ÁN|VIỆN)\s)")
# "LIÊN SỞ: SỞ A - SỞ B" are two agencies, "LIÊN SỞ: A - B" is called so.
_TOGETHER = re.compile(r"^LIÊN (SỞ|BỘ|NGÀNH|TỊCH)(?:\s*:)?\s+(?=\1\s)")
_COLON = re.compile(r"^(LIÊN \w+)\s*:\s*", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[,–-]|\bva|\bcua)$")

# Names of agencies have a capital after what they are, and after the "và" that joins two matters.
_KIND_OF_AGENCY = re.compile(
    r"(?:lien (?:so|bo|nganh|tich)|chi cuc|tong cuc|cuc|so|bo|vu|vien|trung tam|ban|van phong|phong|hiep hoi|hoi dong"
    r"|hoi|tong lien doan|lien doan|lien minh|doan|truong dai hoc|truong cao dang|truong|dai hoc|hoc vien|tap doan"
    r"|nha may|benh vien|ngan hang) (?!nhan dan)"
)
# What every organisation has says nothing without it.
_BARE = frozenset({"van phong", "ban chap hanh", "ban thuong vu", "bch", "thanh tra", "uy ban kiem tra", "ban to chuc"})
_JOINING = frozenset({"và", "va", "-", "–", ","})
_ABBREVIATIONS = frozenset({"ubnd", "atmt"})
_FIXED = {
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "uỷ ban nhân dân": "Uỷ ban nhân dân",
    "uy ban nhân dân": "Ủy ban nhân dân",  # as scanners read it
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "thủ tướng chính phủ": "Thủ tướng Chính phủ",
    "chủ tịch nước": "Chủ tịch nước",
    "công thương": "Công Thương",
    "chính phủ": "Chính phủ",
    "công ty": "Công ty",
    "điện lực": "Điện lực",
    "hiệp hội": "Hiệp hội",
    "đại học": "Đại học",
    "thường vụ": "Thường vụ",
    "việt nam": "Việt Nam",
}
_FIXED_WORD = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in _FIXED), re.IGNORECASE)
_NAME_AFTER = re.compile(
    r"(?<!\w)(?:(?:tinh|thanh|huyen|quan) uy|tinh|thanh pho|tp\.?|huyen|quan(?! ly| tri)|thi xa|thi tran|phuong"
    r"|(?<!tac )xa(?! hoi)|cong ty(?: co phan| tnhh| trach nhiem huu han| mot thanh vien| mtv| dien luc)*)"
    r"\s+(?P<name>.+)$"
)


def opens_agency(text: str) -> bool:
    """Whether a piece of a letterhead opens with what agencies are called ("UBND", "SỞ …", "Công ty …")."""
    if len(text.split()) > LONGEST_NAME or text[-1:] in (".", ";", ":", "?", "!"):
        return False
    return (_AGENCY if has_marks(text) else _UNMARKED_AGENCY).match(to_match(text)) is not None


def is_address(folded: str) -> bool:
    """Whether a folded piece of a letterhead is an address, a telephone or the like."""
    return len(folded.split()) <= LONGEST_ADDRESS and _ADDRESS.match(folded) is not None


def join_agencies(pieces: Sequence[str]) -> str | None:
    """The issuer of the pieces of the left column, from the top: the lowest agency, said whole.

    A department has its province from the council above it: "UBND TỈNH YÊN BÁI", "SỞ CÔNG THƯƠNG" are "Sở Công Thương
    tỉnh Yên Bái". None without any agency.
    """
    agencies: list[str] = []
    for piece in (part for text in pieces for part in _SECOND_AGENCY.split(text)):
        if agencies and (not opens_agency(piece) or _OPEN_END.search(fold(agencies[-1]))):
            agencies[-1] = f"{agencies[-1]} {piece}"
        elif opens_agency(piece):
            agencies.append(piece)
    names = [name_agency(agency) for agency in agencies[-2:]]
    return _under(*names) if len(names) == 2 else next(iter(names), None)


def _under(superior: str, agency: str) -> str:
    if _COMMITTEE.match(fold(superior)) and not fold(agency).endswith(fold(superior)):
        return f"{agency} {superior}"
    council = _COUNCIL.match(fold(superior))
    if fold(agency) in _BARE:
        return f"{agency} {superior}"
    if council is None:
        return agency
    unit = superior[council.end() :]
    place = _UNIT.sub("", fold(unit), count=1).strip()
    return agency if place and fold(agency).endswith(place) else f"{agency} {unit}"


def name_agency(printed: str) -> str:
    """An agency's name in capitals as sentences write it ("Ủy ban nhân dân tỉnh Hà Giang"); any other as printed."""
    printed = _TOGETHER.sub("", " ".join(printed.split()).strip(" -*.,"))
    printed = _COLON.sub(r"\1 ", printed)
    if len(several := _JOINT.split(printed)) > 1:
        return " - ".join(map(name_agency, several))
    words = printed.split()
    if not printed.isupper() and not (len(words) > 2 and all(word[0].isupper() for word in words)):
        return printed
    text = printed.lower()
    named = _NAME_AFTER.search(fold_in_place(text))
    start = named.start("name") if named else _province_start(text)
    general = _write_general(text[:start])
    name = " ".join("-".join(map(_title, word.split("-"))) for word in text[start:].split())
    return f"{general[:1].upper()}{general[1:]} {name}".strip()


def _write_general(text: str) -> str:
    kind = _KIND_OF_AGENCY.match(fold_in_place(text))
    start = kind.end() if kind else 0
    words = f"{text[:start]}{text[start : start + 1].upper()}{text[start + 1 :]}".split()
    written = [
        _title(word) if number and words[number - 1] in _JOINING else _keep_abbreviation(word)
        for number, word in enumerate(words)
    ]
    return _FIXED_WORD.sub(lambda found: _FIXED[found[0].lower()], " ".join(written))


def _province_start(text: str) -> int:
    """Where the name of a province stands at the end ("sở công thương hà nội"); the text's length without one."""
    words = text.split()
    for count in (5, 4, 3, 2):
        name = " ".join(words[-count:])
        if len(words) > count and normalize_province(name):
            return len(text) - len(name)
    return len(text)


def _title(word: str) -> str:
    kept = _keep_abbreviation(word)
    return kept if kept != word else word.capitalize()


def _keep_abbreviation(word: str) -> str:
    """An abbreviation in its capitals: a known one, or one without a vowel."""
    letters = fold(word).strip(".")
    short = len(letters) > 1 and letters.isalpha() and set(letters).isdisjoint("aeiouy")
    return word.upper() if short or letters in _ABBREVIATIONS else word
