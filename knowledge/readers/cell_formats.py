"""How a spreadsheet shows a number: as a percentage, a day, or with so many decimals."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# Of the formats that every program knows by number (ECMA-376, 18.8.30); the others show a number as it is.
_KNOWN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "dd/mm/yyyy",
    16: "dd/mm/yyyy", 17: "mm/yyyy", 22: "dd/mm/yyyy", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
}  # fmt: skip
_QUOTED = re.compile(r"\"([^\"]*)\"|\\(.)|\[[^\]]*\]|_.|\*.")
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_EPOCH = dt.date(1899, 12, 30)
_LAST_DAY = 2_958_465  # 31 December 9999
_LONGEST = 40  # characters of a number


@dataclass(frozen=True)
class Formats:
    """The formats of a book's cells, by the number of their style."""

    _codes: tuple[str, ...] = ()
    _custom: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any | None) -> Formats:
        """Those in the part ``xl/styles.xml``."""
        if root is None:
            return cls()
        custom = {
            int(each.get("numFmtId")): each.get("formatCode", "")
            for each in root.iter(f"{_M}numFmt")
            if each.get("numFmtId", "").isdecimal()
        }
        styles = root.find(f"{_M}cellXfs")
        ids = [each.get("numFmtId", "0") for each in styles.findall(f"{_M}xf")] if styles is not None else []
        numbers = [int(each) if each.isdecimal() and len(each) < 6 else 0 for each in ids]
        return cls(tuple(custom.get(each, _KNOWN.get(each, "")) for each in numbers), custom)

    def show(self, value: str, style: int | None) -> str:
        """A number as its cell shows it, a comma before decimals as people write here; anything else as it is."""
        code = self._codes[style] if style is not None and style < len(self._codes) else ""
        try:
            number = Decimal(value) if len(value) <= _LONGEST else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite() or abs(number.adjusted()) > _LONGEST:
            return value[:_LONGEST]
        plain = _QUOTED.sub("", code.split(";")[0]).lower()
        if re.search(r"[dy]", plain) and "0" not in plain and 0 < number < _LAST_DAY:
            return _day(int(number), plain)
        unit = "".join(found[1] or found[2] or "" for found in _QUOTED.finditer(code.split(";")[0]))
        if "%" in plain:
            return f"{_written(number * 100, plain)}%"
        return f"{_written(number, plain)}{unit}".rstrip()


def _day(number: int, code: str) -> str:
    day = _EPOCH + dt.timedelta(days=number)
    if "d" in code:
        return f"{day.day:02d}/{day.month:02d}/{day.year}"
    return f"{day.month:02d}/{day.year}" if "m" in code else str(day.year)


def _written(number: Decimal, code: str) -> str:
    """With the decimals of a format; without one, as many as the number has, but for what binary fractions add."""
    decimals = _DECIMALS.search(code)
    places = len(decimals[1]) if decimals else 0 if re.search(r"[0#]", code) else 9
    text = f"{round(number, places):f}"
    if "." in text and (not decimals or "#" in decimals[1]):
        text = text.rstrip("0").rstrip(".")
    whole, _, rest = text.partition(".")
    if len(whole.lstrip("-")) > 4 or "," in code:
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{whole},{rest}" if rest else whole
