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
  scaled number right behind is added ("2 tỷ 500 triệu", "3 tỷ hai trăm triệu"), and before money a single digit stands
  for tenths ("2 triệu 5"). A scale word that begins another word is none ("triệu tập", "tỷ lệ"), and the year behind
  "năm" is not multiplied.
- Words count as digits do ("hai mươi lăm", "ba tỷ hai trăm triệu"), but for a single one without a scale or "phần
  trăm": "một", "ba" and "năm" are too often something else. What is said vaguely ("hai ba trăm", "vài chục triệu") is
  no number. Typed without tone marks, words count before a unit or with a scale.
- Dates, fractions, numberings and lists ("12.3.2019", "3/5", "1,2,3", "12.2019") are no numbers, nor are digits that
  are part of a word ("CO2").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from heapq import merge
from itertools import dropwhile
from typing import NamedTuple

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese import units
from knowledge.vietnamese.normalization import fold
from knowledge.vietnamese.numerals import ONES, SCALES, WORDS, Numeral, read_numeral
from knowledge.vietnamese.units import either_typing

# Wide enough for any sum of money; a longer run of digits is a key or an account, and nothing is counted by it.
_LONGEST = 30
# As many as the tokenizer keeps: they are the same words.
_WORDS_KEPT = 16_384
# What can stand before a number and matter to it, in characters: a word or two.
_BEFORE = 16
_SCALES = {"chục": Decimal(10), "trăm": Decimal(100)} | SCALES
# Typed without marks, "van" is rather "văn" or "vẫn", and "chuc" a wish or an office.
_FACTORS = _SCALES | {fold(word): factor for word, factor in _SCALES.items() if word not in {"vạn", "chục"}}

# Full-width digits and separators come from East Asian keyboards; each is one character, as its twin is.
_FULL_WIDTH = "０１２３４５６７８９．，"
_ORDINARY = str.maketrans(_FULL_WIDTH, "0123456789.,")
_HAS_FULL_WIDTH = re.compile(f"[{_FULL_WIDTH}]")
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
_HUNDREDS = re.compile(r"[1-9][0-9]{2}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

# What multiplies a number stands in its line.
_GAP = r"[^\S\n]*"
_NO_OTHER_WORD = r"(?!\w)(?!\s+(?:tập|hồi|kiến|chứng|lệ|trọng|suất|giá|số|phú)(?!\w))"
_SCALE_WORD = rf"(?:{either_typing(f'(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ){_NO_OTHER_WORD}')}|vạn{_NO_OTHER_WORD})"
# On a phone: "200tr", "200 tr đồng", "200 tr không", "2tr5", "350k", "7k học viên". "5K" and "4k" are names.
_ASKING = r"(?:không|khong|ko|k|chưa|chua|à|hả|ha|đúng|dung|phải|phai|mỗi|moi|một|mot)(?!\w)"
_SCALE = late_pattern(
    rf"{_GAP}({_SCALE_WORD}|chục(?!\w))|(?:(tr)|\s(tr)(?=\s*(?:{either_typing(units.MONEY)}|[?,;/]|$|{_ASKING})))"
    rf"(?!\w)|(?:(?<=[0-9][0-9])k|(?<=[0-9])(?-i:k)(?=\s?/|\s*{either_typing(units.ANY)}))(?!\w)",
    re.IGNORECASE,
)
_GLUED_MILLIONS = re.compile(r"tr([1-9])(?!\w)", re.IGNORECASE)
# "5 ngân hàng", "2 ti vi" and "3 trạm" look like scales when they are typed without marks.
_OTHER_WORD = re.compile(
    r"\s*(?:(?:ngan\s+(?:hang|sach|chan|han)|t[iy]\s+(?:vi|mi|nan))(?!\w)|tram(?!\s+(?:nghin|ngan|trieu|t[iy])(?!\w)))",
    re.IGNORECASE,
)
_AND_A_HALF = late_pattern(rf"[^\S\n]+{either_typing('(?:rưỡi|rưởi)')}(?!\w)", re.IGNORECASE)
# "2 triệu 5": two and a half million, where nothing but money can be meant.
_TENTHS = late_pattern(
    rf"{_GAP}([1-9])(?=\s*(?:(?:{either_typing(units.MONEY)})(?!\w)|$|[?!;]|[.,](?![0-9])|{_ASKING}))(?!\w)",
    re.IGNORECASE,
)
_LEAST_OF_TENTHS = 1_000
_WORDS = "|".join(WORDS)
_WORD = rf"(?:{_WORDS})(?!\w)|(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ){_NO_OTHER_WORD}|không(?=\s+trăm)"
_RUN = late_pattern(rf"(?<!\w){either_typing(_WORD)}(?:[^\S\n]+{either_typing(_WORD)})*", re.IGNORECASE)
# What each word of these is, whatever follows it.
_NUMERAL = late_pattern(
    rf"(?<!\w){either_typing(f'(?:{_WORDS}|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|không)')}(?!\w)", re.IGNORECASE
)
# Most sentences hold none of these, and looking for them is cheap.
_OF_NUMERALS = re.compile(
    r"(?<!\w)(?:m[ưu][ơờo]i|ch[ụu]c|tr[ăa]m|ngh[ìi]n|ng[àa]n|vạn|tri[ệe]u|t[ỷỉyi])(?!\w)", re.IGNORECASE
)
_VAGUE_BEFORE = re.compile(r"(?<!\w)(?:hàng|vài|mấy|nhiều|hang|vai|nhieu)\s+$", re.IGNORECASE)
_DIGITS_BEFORE = re.compile(r"[0-9]\s*$")
# Of a year or a share, "sáu" without its mark, and what follows a number without being part of it.
_OPENS = frozenset({"năm", "nam", "sau", "tư", "tu", "linh", "lẻ", "le"})
_CLOSES = frozenset({"năm", "nam", "tư", "tu", "linh", "lẻ", "le"})

_LETTERS = re.compile(r"\w+")
_MONEY = late_pattern(rf"\s*{either_typing(units.MONEY)}(?!\w)", re.IGNORECASE)
_PERCENT = late_pattern(rf"\s*{either_typing(units.PERCENT)}", re.IGNORECASE)
_WHOLE = late_pattern(rf"\s*{either_typing(units.WHOLE)}(?!\w)", re.IGNORECASE)
_UNIT_BEHIND = late_pattern(
    rf"(?:\s*(?:[-–—÷]|{either_typing('(?:đến|tới)')})\s*[1-9][0-9 .,]{{0,20}})?\s*(?:{either_typing(units.ANY)}|"
    rf"{_SCALE_WORD}|lượt|luot)",
    re.IGNORECASE,
)
_NAME = (
    "(?:điều|khoản|mục|chương|số|phần|quyển|tập|iso|tcvn|qcvn|nhóm|bước|quý|ngày|tháng|năm|lớp|khối|bảng|tổ|xã|thôn"
    "|phường|quận|khu)"
)
_NAME_BEFORE = late_pattern(rf"(?<!\w){either_typing(_NAME)}\s+$", re.IGNORECASE)
_DIGIT_BEFORE = re.compile(rf"[0-9][ {_FIXED_SPACES}]$")
_YEAR_BEFORE = late_pattern(rf"(?:(?<!\w){either_typing('năm')}\s+|(?:19|20)[0-9]{{2}}\s?[-–—]\s?)$", re.IGNORECASE)


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
    ordinary = text.translate(_ORDINARY) if _HAS_FULL_WIDTH.search(text) else text
    last: Number | None = None
    for number in merge(_in_digits(ordinary), _in_words(ordinary), key=lambda number: number.start):
        if last is not None and _is_added(last, number, ordinary):
            last = last._replace(value=last.value + number.value, end=number.end, scale=number.scale)
            continue
        if last is not None:
            yield last
        last = number
    if last is not None:
        yield last


def _is_added(last: Number, number: Number, text: str) -> bool:
    """Whether a number goes on with the one before it: "2 tỷ 500 triệu", "10 nghìn 200 đại biểu"."""
    if text[last.end : number.start].strip(" "):
        return False
    if number.scale == 1:
        hundreds = _HUNDREDS.fullmatch(text, number.start, number.end)
        return last.scale == _SCALES["nghìn"] and bool(hundreds) and _WHOLE.match(text, number.end) is not None
    return 1 < number.scale < last.scale


def _in_digits(text: str) -> Iterator[Number]:
    position = 0
    while (found := _DIGITS.search(text, position)) is not None:
        spaced = _SPACED.match(text, found.start())
        if spaced is not None and _is_grouped(spaced, text):
            found = spaced
        position = found.end()
        value = _value(found, text)
        if value is not None:
            number = _scaled(value, text, found.start(), found.end())
            position = number.end
            yield number


def _in_words(text: str) -> Iterator[Number]:
    """Numbers such as "hai triệu", "hai mươi lăm" and "tỷ rưỡi"."""
    for run in _runs(text):
        # One word alone counts as a share at most, and most numerals are no more.
        if len(run[0].split()) == 1 and _PERCENT.match(text, run.end()) is None:
            continue
        words = list(_LETTERS.finditer(text, run.start(), run.end()))
        before = text[max(0, run.start() - _BEFORE) : run.start()]
        if _VAGUE_BEFORE.search(before):
            continue
        if _DIGITS_BEFORE.search(before):
            # The scales of a number in digits.
            words = list(dropwhile(lambda word: word[0].lower() in {*_FACTORS, "chục", "rưỡi", "ruoi"}, words))
        yield from _numbers_of(words, text)


def _runs(text: str) -> Iterator[re.Match[str]]:
    """All words in a row that may be numerals, in a text that holds one of those that tell so."""
    if _OF_NUMERALS.search(text) is None:
        return
    start = done = 0
    for word in text.split(" "):
        end = start + len(word)
        while _holds_numeral(word) and _NUMERAL.search(text, max(start, done), end) is not None:
            run = _RUN.search(text, max(start, done))
            if run is None:
                return
            done = run.end()
            yield run
        start = end + 1


@lru_cache(maxsize=_WORDS_KEPT)
def _holds_numeral(word: str) -> bool:
    """Whether what stands between two spaces can be, or hold, the beginning of a numeral."""
    return _NUMERAL.search(word) is not None


def _numbers_of(words: Sequence[re.Match[str]], text: str) -> Iterator[Number]:
    """The numbers of words that all belong to numerals; none of those that are said vaguely ("hai ba trăm")."""
    found: list[Number] = []
    names = [word[0].lower() for word in words]
    position = 0
    while position < len(names):
        numeral = read_numeral(names[position:])
        rest = position + (numeral.length if numeral is not None else 0)
        opens = names[position] in _OPENS and (numeral is None or (numeral.length == 1 and rest < len(names)))
        if numeral is None or opens:
            if not opens:
                return
            position += 1
            continue
        number = _number_of(numeral, words[position:rest])
        if rest + 1 == len(names) and (tenths := _tenths(number, names[rest], text[words[rest].end() :])) is not None:
            number = number._replace(value=number.value + tenths, end=words[rest].end())
            rest += 1
        if rest < len(names) and names[rest] not in _CLOSES:
            return
        if _counts(numeral, number, names[position:rest], text):
            found.append(number)
        position = rest
    yield from found


def _number_of(numeral: Numeral, words: Sequence[re.Match[str]]) -> Number:
    start, head = words[0].start(), words[max(numeral.head, 1) - 1].end()
    end = words[-1].end()
    return Number(numeral.value, start, min(head, end), end, numeral.scale, numeral.factor)


def _tenths(number: Number, word: str, behind: str) -> Decimal | None:
    """What the last word of "hai triệu tư" adds, where it stands for tenths of the scale."""
    digit = ONES.get(word)
    if digit is None or number.scale < _LEAST_OF_TENTHS or (word in _CLOSES and not _MONEY.match(behind)):
        return None
    return digit * number.scale / 10 if _TENTHS.match(f" 1{behind}") else None


def _counts(numeral: Numeral, number: Number, names: Sequence[str], text: str) -> bool:
    """Whether words are a number: one alone before "phần trăm", one without marks with a scale or before a unit."""
    if numeral.length == 1:
        return _PERCENT.match(text, number.end) is not None
    if number.scale >= _LEAST_OF_TENTHS or any(name != fold(name) for name in names):
        return True
    return _UNIT_BEHIND.match(text, number.end) is not None


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
        scale = _FACTORS[found[1].lower() if found[1] else "triệu" if found[2] or found[3] else "nghìn"]
        factor *= scale
        end = found.end()
        half = _AND_A_HALF.match(text, end)
        if half is not None:
            return Number(value * factor + scale / 2, start, digits_end, half.end(), scale, factor)
    if scale >= _LEAST_OF_TENTHS and (tenths := _TENTHS.match(text, end)) is not None:
        return Number(value * factor + int(tenths[1]) * scale / 10, start, digits_end, tenths.end(), scale, factor)
    return Number(value * factor, start, digits_end, end, scale, factor)
