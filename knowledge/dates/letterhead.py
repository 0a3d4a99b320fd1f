"""The head of a legal text: number, place and date, kind ("QUYẾT ĐỊNH"), the state's name and motto.

The layout is the one that Decree 30/2020/NĐ-CP (before it Circular 01/2011/TT-BNV) prescribes for official papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.dates.calendar import DateParts, as_date_parts
from knowledge.vietnamese.normalization import fold

_STATE = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc")
_NUMBER = re.compile(r"so ?:? ?\d*[\w./…-]* ?/[\w./ -]{2,30}")
_KIND = re.compile(
    r"(?:quyet dinh|nghi quyet|chi thi|ke hoach|chuong trinh(?: hanh dong)?|de an|thong tu(?: lien tich)?|nghi dinh"
    r"|huong dan"
    r"|thong bao|bao cao|to trinh|cong van|cong dien|quy che|quy dinh|phuong an|bien ban|luat) ?:?"
)
_PLACE_DATE = re.compile(
    r"(?:^|[|/]) ?(?P<place>[a-z][a-z .-]{1,40}), ?ngay ?(?P<d>\d{0,2})[ .…_]*thang ?(?P<m>\d{0,2})[ .…_]*"
    r"nam ?(?P<y>\d{4}) ?[.|]*$"
)

_LONGEST_LINE = 160


def is_state_line(folded: str) -> bool:
    """Whether a folded line holds the state's name or its motto."""
    return _STATE.search(folded) is not None


def is_number_line(folded: str) -> bool:
    """Whether a folded line is "Số: 2384/QĐ-UBND", alone or in a cell beside the place and date."""
    return any(_NUMBER.fullmatch(cell.strip(" .")) for cell in folded.split("|"))


def is_kind_line(folded: str) -> bool:
    """Whether a folded line is nothing but the kind of a legal text."""
    return _KIND.fullmatch(folded) is not None


def read_place_date(text: str) -> DateParts | None:
    """The date of a line such as "Quảng Bình, ngày 30 tháng 9 năm 2013".

    A day (and month) left open on paper is none in the result. None for any other line and an impossible date.
    """
    if len(text) > _LONGEST_LINE or not any(map(str.isdigit, text)):
        return None
    found = _PLACE_DATE.search(" ".join(fold(text).split()))
    if found is None:
        return None
    day, month = (int(found[name]) if found[name] else None for name in ("d", "m"))
    return as_date_parts(int(found["y"]), month, day if month else None)


def is_legal(lines: Iterable[str]) -> bool:
    """Whether folded lines show a legal text: at least two of state line, number, kind and place with date."""
    return sum(_marks(list(lines))) >= 2


def _marks(lines: Sequence[str]) -> tuple[bool, ...]:
    return (
        any(map(is_state_line, lines)),
        any(map(is_number_line, lines)),
        any(map(is_kind_line, lines)),
        any(read_place_date(line) is not None for line in lines),
    )
