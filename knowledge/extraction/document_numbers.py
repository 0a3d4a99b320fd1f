"""Numbers of papers ("88/KH-UBND", "14-CT/TU"): an article's own, those it rests on, and the kind that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge.dates.letterhead import NUMBER
from knowledge.late_patterns import late_pattern
from knowledge.records import Named
from knowledge.vietnamese.normalization import fold

if TYPE_CHECKING:
    from knowledge.extraction.line_features import Line

_OWN = late_pattern(
    rf"(?i:(?:luật|pháp lệnh|nghị quyết) )?(?i:số|so)(?:/ký hiệu)? ?:? ?[.…_ ]*(?P<number>{NUMBER})[ .]*"
)
_BARE = late_pattern(rf"(?P<number>{NUMBER})(?![\w/])")
_CITED = late_pattern(rf"(?<![\w/.,-])(?P<number>(?=\d{{1,6}}[A-Za-z]? ?/|\d{{1,4}}-\w{{2,6}}/){NUMBER})(?!\w)")
# A paper says at its beginning what it rests on; further below others are only mentioned.
_RESTS_ON = late_pattern(
    r"\W{0,3}(?:can cu|thuc hien|trien khai|xet|tiep theo|phuc dap|tra loi|tren co so"
    # "Được UBND tỉnh đồng ý tại …"
    r"|duoc (?:su )?(?:[\w. ]{1,40} )?(?:dong y|cho phep|phep|chap thuan|thong nhat|uy quyen|phan cong)"
    r"|theo (?:de nghi|quyet dinh|ke hoach|chi dao|tinh than|cong van|to trinh)|sau khi xem xet"
    r"|(?:de|nham) (?:trien khai|thuc hien))\b"
)
_MOST_LINES = 30
_RESTS_INSIDE = late_pattern(
    r"\b(?:can cu|thuc hien|trien khai|(?<!kem )theo|(?:da|duoc) ky(?: ban hanh)?) (?:[a-z]+ ){1,5}(?:so )?$"
)
# What is replaced stands at the end as often as at the beginning.
_REPLACES = late_pattern(
    r"\b(?:thay the(?: cho)?|thay cho|bai bo|sua doi(?:,? bo sung)?) (?:[a-z\d]{1,12},? ){1,9}(?:so )?$"
)
# "…; hướng dẫn số 97/HD-STNMT ngày 12/4/2010 hết hiệu lực".
_REPLACED = late_pattern(
    r"(?:[^.;]{0,60}?\b)?(?:het hieu luc|khong con hieu luc|(?:bi|duoc) (?:bai bo|thay the|huy bo))\b"
)
_NEAR = 60  # characters

_KINDS = {
    "kh": "Kế hoạch",
    "qd": "Quyết định",
    "nq": "Nghị quyết",
    "ct": "Chỉ thị",
    "tt": "Thông tư",
    "ttlt": "Thông tư liên tịch",
    "nd": "Nghị định",
    "hd": "Hướng dẫn",
    "tb": "Thông báo",
    "bc": "Báo cáo",
    "ttr": "Tờ trình",
    "cd": "Công điện",
    "ctr": "Chương trình",
    "cthd": "Chương trình hành động",
    "da": "Đề án",
    "pa": "Phương án",
    "qc": "Quy chế",
    "bb": "Biên bản",
    "gm": "Giấy mời",
    "vbhn": "Văn bản hợp nhất",
}
_LETTER = "Công văn"
_LAW = late_pattern(r"qh\d+$")


def read_own_number(piece: str) -> str | None:
    """The number in "Số: 88/KH-UBND" without spaces; an open one ("Số:    /KH-UBND") keeps its code, none otherwise."""
    found = _OWN.fullmatch(piece)
    return _without_spaces(found["number"]) if found else None


def read_bare_number(piece: str) -> str | None:
    """A number that stands alone without "Số", where its code names a kind; none otherwise."""
    found = _BARE.fullmatch(piece)
    number = _without_spaces(found["number"]) if found else ""
    return number if number[:1].isdigit() and read_kind(number) != _LETTER else None


def find_number(text: str) -> str | None:
    """The first number in a cell that holds one, with or without "Số"."""
    found = _BARE.search(text)
    return _without_spaces(found["number"]) if found and found["number"][0].isdigit() else None


def is_open(number: str) -> bool:
    """Whether only the code was printed and the count left for the pen."""
    return not number[0].isdigit()


def read_kind(number: str) -> str:
    """The kind that a number's code names ("Kế hoạch" for 88/KH-UBND); a code of agencies alone is a letter's."""
    codes = [code for code in re.split(r"[/.-]", fold(number)) if code and not code[0].isdigit()]
    if any(_LAW.match(code) for code in codes):
        return "Luật"
    return _KINDS.get(codes[0], _LETTER) if codes else _LETTER


def find_cited_numbers(text: str) -> Iterator[str]:
    """The numbers of papers named in a text, in their order."""
    for found in _CITED.finditer(text):
        yield _without_spaces(found["number"])


def find_rests_on(lines: Sequence[Line], own: frozenset[str] = frozenset()) -> tuple[Named, ...]:
    """The numbers of the papers that a text says it rests on in its first lines, or replaces anywhere, each once."""
    found: dict[str, Named] = {}
    for position, line in enumerate(lines):
        opens = position < _MOST_LINES and _RESTS_ON.match(line.folded) is not None
        within = (_RESTS_INSIDE, _REPLACES) if position < _MOST_LINES else (_REPLACES,)
        broken = not line.ends_sentence and line.text[-1] != "," and position + 1 < len(lines)
        text = f"{line.text} {lines[position + 1].text}" if broken else line.text
        for number in find_cited_numbers(text) if opens else _numbers_behind(within, text):
            if number not in own:
                here = number in _without_spaces(line.text)
                found.setdefault(number, Named(value=number, line=(line if here else lines[position + 1]).number))
    return tuple(found.values())


def _numbers_behind(forms: Sequence[re.Pattern[str]], text: str) -> Iterator[str]:
    """The numbers that a sentence names behind "thực hiện" and the like: "… kế hoạch thực hiện Quyết định …"."""
    for number in _CITED.finditer(text):
        before = fold(text[max(0, number.start() - _NEAR) : number.start()])
        after = fold(text[number.end() : number.end() + 2 * _NEAR])
        if any(form.search(before) for form in forms) or _REPLACED.match(after):
            yield _without_spaces(number["number"])


def _without_spaces(number: str) -> str:
    return "".join(number.split()).replace("–", "-")
