"""The one reader of numbers: digits with their separators and the scale words behind them, as Vietnamese writes them.

What documents state and what questions ask goes through here, so that both mean the same by "10.000", "10,000",
"10 000" and "10 nghìn". The rules, each with its reason:

- A dot before groups of three digits parts thousands ("1.200"); before any other number of digits it is a decimal
  point ("1.2"), as spreadsheets print it. No thousands begin with zero, so "0.125" is a decimal as well.
- A comma is the decimal sign ("10,5"). It parts thousands where no decimal can be meant: twice or more ("1,250,000"),
  before three zeros ("10,000"), and before three digits of what is counted in wholes ("12,500 học viên"). A share has
  no thousands: "12,500 %" is twelve and a half.
- A space parts thousands: a no-break, thin or figure space wherever groups of three follow; an ordinary one only before
  a unit or a scale, because it parts the columns of a table as well, and behind a name ("lớp 10 100 người") only where
  a group of zeros shows it, which counts nothing by itself ("tổng số 15 000 người").
- Scale words multiply, one after the other ("2 trăm triệu", "3 nghìn tỷ"); "rưỡi" adds half of the last one; a smaller
  scaled number right behind is added ("2 tỷ 500 triệu"). A scale word that begins another word is none ("triệu tập",
  "tỷ lệ"), and the year behind "năm" is not multiplied.
- Dates, fractions, numberings and lists ("12.3.2019", "3/5", "1,2,3", "12.2019") are no numbers, nor are digits that
  are part of a word ("CO2").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from heapq import merge
from typing import NamedTuple

from knowledge.vietnamese import units
from knowledge.vietnamese.normalization import fold
from knowledge.vietnamese.units import either_typing

# Wide enough for any sum of money; a longer run of digits is a key or an account, and nothing is counted by it.
_LONGEST = 30
# What can stand before a number and matter to it, in characters: a word or two.
_BEFORE = 16
_SCALES = {
    "trăm": Decimal(100),
    "nghìn": Decimal(1_000),
    "ngàn": Decimal(1_000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
# Typed without marks, "van" is rather "văn" or "vẫn".
_FACTORS = _SCALES | {fold(word): factor for word, factor in _SCALES.items() if word != "vạn"}
_SMALL = {
    word: Decimal(value)
    for value, word in enumerate(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1)
}

# Full-width digits and separators come from East Asian keyboards; each is one character, as its twin is.
_ORDINARY = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_FIXED_SPACES = "\u00a0\u2007\u2009\u202f"
_SLASHES = tuple("/⁄∕_")
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SPACED = re.compile(
    rf"[1-9][0-9]{{0,2}}([ {_FIXED_SPACES}])[0-9]{{3}}(?:\1[0-9]{{3}}){{0,8}}(?:,[0-9]{{1,2}})?"
    r"(?![0-9]|[.,][0-9]|\1[0-9])"
)
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?")
_ONE_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_MONTH_AND_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:19|20)[0-9]{2}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

# What multiplies a number stands in its line.
_GAP = r"[^\S\n]*"
_SCALE_WORD = r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)(?!\s+(?:tập|hồi|kiến|chứng|lệ|trọng|suất|giá|số|phú)(?!\w))"
# On a phone: "200tr", "200 tr đồng", "2tr5", "350k". "5K" and "4k" are names.
_SCALE = re.compile(
    rf"{_GAP}({either_typing(_SCALE_WORD)})|(?:(tr)|\s(tr)(?=\s*(?:đồng|dong|đ|vnđ|vnd)(?!\w)))(?!\w)|"
    r"(?<=[0-9][0-9])(k)(?!\w)",
    re.IGNORECASE,
)
_GLUED_MILLIONS = re.compile(r"tr([1-9])(?!\w)", re.IGNORECASE)
# "5 ngân hàng", "2 ti vi" and "3 trạm" look like scales when they are typed without marks.
_OTHER_WORD = re.compile(
    r"\s*(?:(?:ngan\s+(?:hang|sach|chan|han)|t[iy]\s+(?:vi|mi|nan))(?!\w)|tram(?!\s+(?:nghin|ngan|trieu|t[iy])(?!\w)))",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(rf"[^\S\n]+{either_typing('(?:rưỡi|rưởi)')}(?!\w)", re.IGNORECASE)
_NUMERAL = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|chục|linh|lẻ|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|rưỡi"
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:({'|'.join(_SMALL)})(?=\s)|(?=(?:trăm|nghìn|vạn|triệu|tỷ|tỉ)\s+rưỡi))", re.IGNORECASE
)
_NUMERAL_BEFORE = re.compile(rf"(?:[0-9]|(?<!\w)(?:{_NUMERAL}|hàng|vài|mấy|nhiều))\s+$", re.IGNORECASE)
_NUMERAL_BEHIND = re.compile(rf"\s+(?:{_NUMERAL}|[0-9]\w*)(?!\w)", re.IGNORECASE)

_PERCENT = re.compile(rf"\s*{either_typing(units.PERCENT)}", re.IGNORECASE)
_WHOLE = re.compile(rf"\s*{either_typing(units.WHOLE)}(?!\w)", re.IGNORECASE)
_UNIT_BEHIND = re.compile(
    rf"(?:\s*(?:[-–—÷]|{either_typing('(?:đến|tới)')})\s*[1-9][0-9 .,]{{0,20}})?\s*(?:{either_typing(units.ANY)}|"
    rf"{either_typing(_SCALE_WORD)}|lượt|luot)",
    re.IGNORECASE,
)
_NAME = (
    "(?:điều|khoản|mục|chương|số|phần|quyển|tập|iso|tcvn|qcvn|nhóm|bước|quý|ngày|tháng|năm|lớp|khối|bảng|tổ|xã|thôn"
    "|phường|quận|khu)"
)
_NAME_BEFORE = re.compile(rf"(?<!\w){either_typing(_NAME)}\s+$", re.IGNORECASE)
_DIGIT_BEFORE = re.compile(rf"[0-9][ {_FIXED_SPACES}]$")
_YEAR_BEFORE = re.compile(rf"(?:(?<!\w){either_typing('năm')}\s+|(?:19|20)[0-9]{{2}}\s?[-–—]\s?)$", re.IGNORECASE)


class Number(NamedTuple):
    """A number of a text: its value, where its digits or first word begin and end, and its end behind the scales.

    ``scale`` is the last scale word's factor and ``factor`` the product of all, one for a number without any.
    """

    value: Decimal
    start: int
    digits_end: int
    end: int
    scale: Decimal = Decimal(1)
    factor: Decimal = Decimal(1)

    @property
    def written(self) -> str:
        """In plain digits with a decimal point ("10000", "4.2"); "4.0" stays as it is, because it may be a name."""
        plain = f"{self.value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain and self.scale > 1 else plain


def find_numbers(text: str) -> Iterator[Number]:
    """The numbers of a text from left to right; none for a text without any."""
    ordinary = text.translate(_ORDINARY)
    last: Number | None = None
    for number in merge(_in_digits(ordinary), _in_words(ordinary), key=lambda number: number.start):
        if last is not None and 1 < number.scale < last.scale and not ordinary[last.end : number.start].strip(" "):
            # "2 tỷ 500 triệu"
            last = last._replace(value=last.value + number.value, end=number.end, scale=number.scale)
            continue
        if last is not None:
            yield last
        last = number
    if last is not None:
        yield last


def _in_digits(text: str) -> Iterator[Number]:
    position = 0
    while (found := _DIGITS.search(text, position)) is not None:
        spaced = _SPACED.match(text, found.start())
        if spaced is not None and _is_grouped(spaced, text):
            found = spaced
        position = found.end()
        value = _value(found, text)
        if value is not None:
            yield _scaled(value, text, found.start(), found.end())


def _in_words(text: str) -> Iterator[Number]:
    """Numbers such as "hai triệu" and "tỷ rưỡi": one word before a scale; longer numerals are left to the reader."""
    for found in _IN_WORDS.finditer(text):
        if _NUMERAL_BEFORE.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            continue
        number = _scaled(_SMALL[found[1].lower()] if found[1] else Decimal(1), text, found.start(), found.end())
        if number.scale > 1 and not _NUMERAL_BEHIND.match(text, number.end):
            yield number


def _is_grouped(found: re.Match[str], text: str) -> bool:
    """Whether groups of digits parted by spaces are one number."""
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    if _DIGIT_BEFORE.search(before):  # a number of a telephone
        return False
    if found[1] != " ":
        return True
    is_named = _NAME_BEFORE.search(before) is not None and " 000" not in found[0]
    return not is_named and _UNIT_BEHIND.match(text, found.end()) is not None


def _value(found: re.Match[str], text: str) -> Decimal | None:
    digits, before, behind = found[0], text[: found.start()][-1:], text[found.end() : found.end() + 2]
    if len(digits) > _LONGEST or before.isalnum() or before in _SLASHES:
        return None
    if behind[:1] in _SLASHES and behind[1:].isdigit():
        return None
    if found.re is _SPACED:
        return _plain(digits.replace(found[1], ""))
    if _DOTTED.fullmatch(digits):
        return _plain(digits.replace(".", ""))
    if _COMMAS.fullmatch(digits) or (_ONE_COMMA.fullmatch(digits) and _parts_thousands(digits, text, found.end())):
        return _plain(digits.replace(",", ""))
    return _plain(digits) if _DECIMAL.fullmatch(digits) and not _MONTH_AND_YEAR.fullmatch(digits) else None


def _plain(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "."))


def _parts_thousands(digits: str, text: str, end: int) -> bool:
    """Whether a single comma before three digits parts thousands."""
    if _PERCENT.match(text, end):
        return False
    return digits.endswith(",000") or _WHOLE.match(text, end) is not None


def _scaled(value: Decimal, text: str, start: int, digits_end: int) -> Number:
    """A number with the scale words behind it."""
    end, scale, factor = digits_end, Decimal(1), Decimal(1)
    if _YEAR.fullmatch(text, start, end) and _YEAR_BEFORE.search(text[max(0, start - _BEFORE) : start]):
        return Number(value, start, end, end)
    if (glued := _GLUED_MILLIONS.match(text, end)) is not None:
        million = _FACTORS["triệu"]
        return Number(value * million + int(glued[1]) * million / 10, start, end, glued.end(), million, million)
    while (found := _SCALE.match(text, end)) is not None and not _OTHER_WORD.match(text, end):
        scale = _FACTORS[found[1].lower() if found[1] else "nghìn" if found[4] else "triệu"]
        factor *= scale
        end = found.end()
        half = _AND_A_HALF.match(text, end)
        if half is not None:
            return Number(value * factor + scale / 2, start, digits_end, half.end(), scale, factor)
    return Number(value * factor, start, digits_end, end, scale, factor)
