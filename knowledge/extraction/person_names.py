"""Names of people as they are printed, told from organisations and headings by their form."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from knowledge.vietnamese.normalization import fold, to_match

_WORD_OF_NAME = re.compile(r"[^\W\d_]+['’]?[^\W\d_]*\.?")
# Names of the highlands: "K'Brếp", "R'Com".
_ONE_WORD = re.compile(r"[A-ZĐ]{1,2}['’][A-ZĐ][^\W\d_]+")
_TITLE = re.compile(
    r"(?:(?:gs|pgs|ts|ths|th\.s|ks|cn|cử nhân|kỹ sư|tiến sĩ|thạc sĩ|giáo sư|phó giáo sư|luật sư|ls|bs|ncs|ktv"
    r"|ông|bà|đ/c|đồng chí|nhà báo|phóng viên|tác giả|đại tá|thượng tá|trung tá|thiếu tướng|trung tướng)"
    r"(?:[.:]\s*|\s+))+",
    re.IGNORECASE,
)

_LONGEST_NAME = 5  # words
_USUAL_NAME = 3
_MOST_NAMED = 15  # words of a row of names

# Family names tell a signature in capitals from a heading ("TÌNH HÌNH CHUNG").
_FAMILY_NAMES = frozenset({
    "bach", "banh", "be", "bien", "bui", "cam", "cao", "chau", "chu", "cu", "cung", "dam", "dang", "danh", "dao",
    "dinh", "do", "doan", "doi", "dong", "duong", "giang", "giap", "ha", "han", "hau", "ho", "hoang", "hua", "huynh",
    "khong", "khuat", "khuc", "khuu", "kieu", "kim", "la", "lai", "lam", "lau", "le", "lien", "lieu", "lo", "lu",
    "luc", "luong", "luu", "luyen", "ly", "ma", "mac", "mai", "mua", "nghiem", "ngo", "nguy", "nguyen", "ninh",
    "nong", "ong", "pham", "phan", "phi", "phung", "quach", "quan", "sam", "sung", "ta", "tang", "thach", "thai",
    "than", "thanh", "thi", "thieu", "tieu", "to", "ton", "tong", "tran", "trang", "trieu", "trinh", "truong", "tu",
    "ung", "uong", "van", "vang", "vi", "vien", "vo", "vu", "vuong", "xa", "y",
})  # fmt: skip

_SHORTEST_WITH_OFFICE = 2  # words; the second of no more is as often an office's: "Văn phòng"
# In match form with its marks: "Bảo ôn đường ống" is no "Báo …".
ORGANISATION = re.compile(
    r"\b(?:văn phòng|phòng|trung tâm|ban (?:quản lý|biên tập)|báo|cục|chi cục|tổng cục|vụ|viện|tạp chí|công ty"
    r"|sở (?:công thương|tài nguyên|khoa học|kế hoạch|nông nghiệp|thông tin)|bộ (?:công thương|tài nguyên|khoa học)"
    r"|hiệp hội|liên minh|trường|đại học|(?:ủy|uỷ) ban|ubnd|ttxvn|cổng (?:thông tin|ttđt)|website|sxsh|sct"
    r"|trang (?:thông tin|tin)|đài (?:phát thanh|truyền hình|ptth))\b"
)


def is_person(name: str) -> bool:
    """Whether a name can be a person's: two to five capitalised words, or one of the highlands; no organisation."""
    words = name.split()
    if not (2 <= len(words) <= 5 or _ONE_WORD.fullmatch(name)) or _names_organisation(name):
        return False
    if name.isupper() and not has_family_name(name):
        return False
    return all(_WORD_OF_NAME.fullmatch(word) and word[0].isupper() for word in words)


def _names_organisation(name: str) -> bool:
    """Whether a name has an organisation's word; one of one syllable behind a family name is a name: "Lê Trường An"."""
    found = ORGANISATION.search(to_match(name))
    if found is None:
        return False
    return not (
        found.start() > 0
        and " " not in found[0]
        and has_family_name(name)
        and len(name.split()) > _SHORTEST_WITH_OFFICE
    )


def split_people(text: str, count: int) -> list[str]:
    """So many people whose names run together ("Lê Doãn An Trần Bá Bình"), the likeliest cut; none in any other row.

    Each has a family name; of several cuts the one with no middle name at an end, and names of about three words.
    """
    words = text.split()
    if not 2 * count <= len(words) <= min(_LONGEST_NAME * count, _MOST_NAMED):
        return []
    begins = [position for position in range(2, len(words) - 1) if has_family_name(words[position])]
    cuts = [(0, *inner, len(words)) for inner in combinations(begins, count - 1)]
    rows = [[" ".join(words[start:stop]) for start, stop in pairwise(cut)] for cut in cuts]
    rows = [row for row in rows if all(is_person(name) and has_family_name(name) for name in row)]
    return min(rows, key=_uneven, default=[])


def _uneven(names: list[str]) -> tuple[int, int]:
    middle = sum(fold(name).endswith((" van", " thi")) for name in names)
    return middle, sum((len(name.split()) - _USUAL_NAME) ** 2 for name in names)


def in_small_letters(name: str) -> str:
    """A name in capitals as it is written elsewhere ("NGUYỄN VĂN AN" is "Nguyễn Văn An"); any other as it is."""
    return " ".join(map(str.capitalize, name.split())) if name.isupper() and has_family_name(name) else name


def has_family_name(name: str) -> bool:
    """Whether the first word is one of the common family names."""
    return fold(name).split(maxsplit=1)[:1] != [] and fold(name).split(maxsplit=1)[0] in _FAMILY_NAMES


def read_person(printed: str) -> str | None:
    """The name without what stands before it ("ThS.", "Ông"); none for anything that is no person's name."""
    if len(printed) > 80:
        return None
    name = printed.strip(' .,;:-–()*|/"“”')
    if title := _TITLE.match(name):
        name = name[title.end() :].strip(" .,;:")
    return name if is_person(name) else None
