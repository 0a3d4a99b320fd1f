"""The menu that legal portals print around a text: "Thuộc tính", "Văn bản gốc", "Văn bản liên quan", "Tải về"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extraction.line_features import Line

_TAB = (
    r"(?:thuoc tinh(?: van ban)?|(?:toan van|ban) goc|van ban goc|(?:van ban |hieu luc |noi dung )?lien quan"
    r"(?: hieu luc| noi dung)?|luoc do|toan van|noi dung(?: van ban)?|tom tat(?: noi dung)?"
    r"|tai (?:ve|xuong)(?: van ban)?|tieng (?:anh|viet)|ban (?:pdf|dich|word|in)|vb song ngu|song ngu"
    r"|lich su(?: hieu luc)?|hieu luc|in van ban|ban in|muc luc|theo doi(?: van ban)?|luu van ban"
    r"|van ban (?:tieng anh|duoc dan chieu|can cu|huong dan))"
)
_BAR = re.compile(rf"[\W_]*{_TAB}(?:[\W_]+{_TAB})*[\W_]*")
_TABS = re.compile(_TAB)
_LONGEST = 24  # words


def find_portal_menus(lines: Sequence[Line]) -> set[int]:
    """The positions of a portal's tabs: two or more on a line, or on lines that follow each other."""
    tabs = [position for position, line in enumerate(lines) if len(line.words) <= _LONGEST and _is_bar(line)]
    found = set(tabs)
    return {
        position
        for position in tabs
        if {position - 1, position + 1} & found or len(_TABS.findall(lines[position].folded)) > 1
    }


def _is_bar(line: Line) -> bool:
    return len(line.folded) <= 200 and _BAR.fullmatch(line.folded) is not None
