"""Figures with a unit in a sentence: percentages, money, and counted things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from knowledge.targets.records import Comparator

# Vietnamese writes 10.000 for ten thousand and 4,2 for four and two tenths; a dot before other than three digits is
# a decimal point all the same.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_DASH = r"\s?[-–—÷]\s?"
_SCALES = {"trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_SCALE = "|".join(_SCALES)
_MONEY = r"đồng|đ(?![\w])|vnđ|vnd|usd|đô la"
# Nouns that are counted, with what may stand before them. "đơn vị sản phẩm" is a measure, "5S" and "4.0" have none.
_COUNTED = (
    r"(?:lượt )?(?:học viên|đại biểu|cán bộ|công nhân|người lao động|lao động|người|hộ gia đình|hộ dân|hộ)"
    r"|doanh nghiệp|hợp tác xã|cơ sở|nhà máy|xí nghiệp|công ty|đơn vị(?! sản phẩm)"
    r"|làng nghề|khu công nghiệp|cụm công nghiệp|kcn|ccn|siêu thị|chợ|trường học"
    r"|lớp(?: tập huấn| đào tạo)?|khóa(?: tập huấn| đào tạo)?|khoá(?: tập huấn| đào tạo)?"
    r"|hội nghị|hội thảo|tọa đàm|toạ đàm|cuộc (?:họp|thi|hội thảo|kiểm tra)|buổi (?:tập huấn|tuyên truyền|tọa đàm)"
    r"|phóng sự|chuyên đề|chuyên mục|bản tin|tin bài|bài viết|tin,? bài"
    r"|(?:bộ |cuốn |quyển |bản |tờ )?(?:tờ rơi|tờ gấp|sổ tay|tài liệu|áp phích|poster|băng rôn|pa nô|panô)"
    r"|mô hình(?: trình diễn| điểm)?|dự án|đề án|đề tài|nhiệm vụ|giải pháp|sáng kiến|đánh giá nhanh"
    r"|tấn(?: [a-zà-ỹđ0-9₂]+)?|kg|kwh|mwh|m3|m³|toe|lít|ha"
)
_UNIT = (
    rf"(?P<unit>%|phần trăm|(?:(?P<scale>{_SCALE})\s+)?(?P<money>{_MONEY})"
    rf"|(?:(?P<many>nghìn|ngàn|triệu)\s+)?(?P<noun>{_COUNTED}))"
)
_PER = r"(?P<per>\s?/\s?(?:[a-zà-ỹđ]+(?: [a-zà-ỹđ]+)?))?"
_SPACED_SCALE = rf"(?:\s*%|\s+(?:{_SCALE}))?"
_LIMIT = r"(?P<comparator>trên|hơn|gần|khoảng|đến|tới)?"
_QUANTITY = re.compile(
    r"(?<![\w/.,%-])(?:"
    rf"(?P<rise>từ(?: mức)?\s+(?P<base>{NUMBER})\s*%?\s+(?:lên|xuống)(?: còn| mức| tới)*\s+"
    rf"{_LIMIT}\s*(?P<goal>{NUMBER}))"
    rf"|(?:từ\s+)?(?P<low>{NUMBER}){_SPACED_SCALE}(?:{_DASH}|\s+(?:đến|tới)\s+)(?P<high>{NUMBER})"
    rf"|(?P<single>{NUMBER}))"
    rf"\s*{_UNIT}(?!\w){_PER}",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:^|[\s,(])(?P<word>không quá|không vượt quá|không dưới|không thấp hơn|tối đa|tối thiểu|ít nhất|ít nhất là|"
    r"lên đến|lên tới|trên|hơn|vượt|quá|dưới|chưa đến|đến|tới|khoảng|chừng|ước|ước tính|xấp xỉ|gần)\s+$",
    re.IGNORECASE,
)
_COMPARATORS = {
    **dict.fromkeys(
        ("trên", "hơn", "vượt", "quá", "tối thiểu", "ít nhất", "ít nhất là", "không dưới", "không thấp hơn"),
        Comparator.OVER,
    ),
    **dict.fromkeys(("dưới", "chưa đến", "không quá", "không vượt quá", "tối đa"), Comparator.UNDER),
    **dict.fromkeys(("đến", "tới", "lên đến", "lên tới"), Comparator.UP_TO),
    **dict.fromkeys(("khoảng", "chừng", "ước", "ước tính", "xấp xỉ"), Comparator.ABOUT),
    "gần": Comparator.NEARLY,
}
# What makes of a number a name: a numbered article, a standard, an industrial revolution.
_NAMED = re.compile(
    r"(?:\b(?:điều|khoản|mục|chương|số|phần|quyển|tập|iso|tcvn|qcvn|nhóm|bước|quý|ngày|tháng|năm))\s*$", re.IGNORECASE
)


class Quantity(NamedTuple):
    """A figure with its unit; ``start`` and ``end`` are offsets in the sentence, the bounding word excluded."""

    start: int
    end: int
    low: float
    high: float
    base: float | None
    comparator: Comparator
    unit: str
    counted: bool


def find_quantities(sentence: str) -> Iterator[Quantity]:
    """The figures of a sentence from left to right; money comes in đồng, an unknown currency stays its own unit."""
    for found in _QUANTITY.finditer(sentence):
        before = sentence[: found.start()]
        if _NAMED.search(before) and found["noun"] is not None:
            continue
        quantity = _read(found, before)
        if quantity is not None:
            yield quantity


def number_of(written: str) -> float:
    """A number as Vietnamese writes it."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    return float(written.replace(",", "."))


def _read(found: re.Match[str], before: str) -> Quantity | None:
    unit, scale = _unit(found)
    base = None
    bound = _BOUND.search(before)
    comparator = _COMPARATORS[bound["word"].lower()] if bound else Comparator.EXACT
    if found["rise"] is not None:
        base, low = number_of(found["base"]) * scale, number_of(found["goal"]) * scale
        high = low
        comparator = _COMPARATORS.get((found["comparator"] or "").lower(), Comparator.EXACT)
        comparator = Comparator.EXACT if comparator is Comparator.UP_TO else comparator
    elif found["low"] is not None:
        low, high = number_of(found["low"]) * scale, number_of(found["high"]) * scale
        comparator = Comparator.EXACT if comparator in {Comparator.UP_TO, Comparator.OVER} else comparator
        if low > high:
            return None
    else:
        low = high = number_of(found["single"]) * scale
    return Quantity(found.start(), found.end(), low, high, base, comparator, unit, counted=found["noun"] is not None)


def _unit(found: re.Match[str]) -> tuple[str, float]:
    """The unit as it is compared, and what the number is multiplied by."""
    per = re.sub(r"\s", " ", found["per"] or "").replace(" / ", "/").replace("/ ", "/").strip().lower()
    if found["money"] is not None:
        money = found["money"].lower()
        name = {"usd": "USD", "đô la": "USD"}.get(money, "đồng")
        return name + per, _SCALES.get((found["scale"] or "").lower(), 1.0)
    if found["noun"] is not None:
        return found["noun"].lower() + per, _SCALES.get((found["many"] or "").lower(), 1.0)
    return "%", 1.0
