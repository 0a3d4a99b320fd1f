"""Text that was broken into lines of one width, as in old e-mails and some PDFs, put back into paragraphs.

Often only some paragraphs are wrapped. What shows it are lines that go on in a small letter under lines of one width;
that width then tells which other lines were broken as well, before a name or a figure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from knowledge.dates.letterhead import is_number_line, is_state_line, read_place_date
from knowledge.extraction.legal_kinds import is_kind
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.person_names import is_person
from knowledge.records import LineKind

# Wrapped lines are about 40 to 130 characters wide; those of two columns are narrower, and then most lines are wrapped.
_NARROWEST = 40
_NARROWEST_COLUMN = 28
_FEWEST_IN_COLUMN = 8
_SHARE_IN_COLUMN = 0.4
_WIDEST = 160
# Lines of one width differ by a long word, in print by the widths of letters too.
_SLACK = 0.75
_FULL = 0.94
_FULL_INDENTED = 0.9  # of items, whose first lines begin further in
_ALIKE = 0.6
_FEWEST = 3
_FEWEST_IN_A_ROW = 2
# The first line of so many words may be the title, and as wide as the text under it.
_FEWEST_IN_TITLE = 6
_LONGEST_MARK = 20  # words
_OPEN_END = re.compile(
    r"(?:[,(–-]|\b(?:và|của|về|trong|cho|trên|tại|với|các|những|tỉnh|huyện|xã|thành phố|quận|phường|năm|tháng|ngày|số"
    r"|là|được|có|đến|từ|ở|theo|để|không|một|mỗi|hoặc|gồm|như|ông|bà|điều|khoản|công ty|khoảng|giai đoạn"
    r"|va|cua|cac|nhung|tinh))$"
)
_OPEN_DAY = re.compile(r"\b(?:ngay|thang|tu|den|truoc|sau) (?:ngay )?\d{1,2}$|\bngay(?: \d{1,2} thang)?$")
_REST_OF_DAY = re.compile(r"(?:\d{1,2} )?thang \d{1,2}\b|\d{1,2}[/.-]\d{1,2}\b|nam \d{4}\b")
# "12 năm" and "các huyện" are complete.
_COMPLETE = re.compile(
    r"(?:\d|\b(?:các|những|toàn|trong|địa bàn|cấp|của|từng|mỗi|dân|ubnd|hàng|hằng|nhiều|cả|đầu|cuối))"
    r" (?:năm|tháng|ngày|xã|huyện|tỉnh|thành phố|quận|phường|nam|thang)$"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?![.\d])")
_RANGE = re.compile(r"[-–] \d")
_ITEM = re.compile(
    r"(?:[-–—+•*●▪·]|\d+(?:\.\d+)*[.)] |(?:dieu|phan|chuong|muc|phu luc|bang) [\divx]+\b|can cu |noi nhan)"
)


def hangs(above: Line, line: Line) -> bool:
    """Whether the last word of a line asks for the next line: "… tỉnh", "… năm"."""
    if above.ends_sentence or (line.is_bullet and not _goes_on_with_figure(above, line)):
        return False
    return _OPEN_END.search(above.match) is not None and _COMPLETE.search(above.match) is None


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines of a page, wrapped ones joined to their paragraphs; a page without any comes back as it is.

    List items, headings, rows of tables, short lines, letterheads and signatures are never joined to what is above.
    """
    width = _find_width(lines)
    if width is None:
        return lines
    title = next((line.number for line in lines if len(line.words) >= _FEWEST_IN_TITLE), 0)
    paragraphs: list[tuple[list[str], Line]] = []
    above: Line | None = None
    joined = False
    for line in lines:
        joined = above is not None and _belongs(above, line, width, inside=joined or above.number > title)
        if joined:
            paragraphs[-1][0].append(line.text)
        else:
            paragraphs.append(([line.text], line))
        above = line
    if len(paragraphs) == len(lines):
        return lines
    return [replace(line, number=number, text=_join(parts)) for number, (parts, line) in enumerate(paragraphs)]


def _find_width(lines: list[Line]) -> int | None:
    """The number of characters at which lines were broken; none where the page shows no such width."""
    continued = [(above, line) for above, line in pairwise(lines) if _continues(above, line)]
    narrow = len(continued) >= _FEWEST_IN_COLUMN and len(continued) >= _SHARE_IN_COLUMN * len(lines)
    least = _NARROWEST_COLUMN if narrow else _NARROWEST
    broken = [above for above, _ in continued if len(above.text) >= least]
    if len(broken) < _FEWEST_IN_A_ROW:
        return None
    lengths = sorted(len(above.text) for above in broken)
    width = lengths[-1 - len(lengths) // 10]
    alike = [above for above in broken if _SLACK * width <= len(above.text) <= width / _SLACK]
    in_a_row = any(below.number == above.number + 1 for above, below in pairwise(alike))
    enough = len(alike) >= (_FEWEST_IN_A_ROW if in_a_row else _FEWEST)
    return width if enough and len(alike) >= _ALIKE * len(broken) else None


def _continues(above: Line, line: Line) -> bool:
    """Whether a line opens with a small letter under one that may be broken."""
    if not line.text[0].islower() or above.ends_sentence:
        return False
    return _NARROWEST_COLUMN <= len(above.text) <= _WIDEST and _may_join(above, line)


def _may_join(above: Line, line: Line) -> bool:
    """Whether neither line is anything that stands by itself."""
    if above.kind is not LineKind.PARAGRAPH or line.kind is not LineKind.PARAGRAPH:
        return False
    if above.role is Role.RULE or "|" in above.text or "|" in line.text or above.text.isupper() or line.text.isupper():
        return False
    if above.ends_sentence and above.text[-1] != ";":
        return False
    if _is_item(line) and not _goes_on_with_figure(above, line):
        return False
    alone = _stands_alone(line) and not _goes_on_with_day(above, line)
    return not ((len(above.text) < _NARROWEST and _stands_alone(above)) or alone)


def _is_item(line: Line) -> bool:
    return line.is_bullet or _ITEM.match(line.folded) is not None


def _goes_on_with_figure(above: Line, line: Line) -> bool:
    """Whether what looks like an item is a figure: "1.200 tấn", or "- 2025" under a line that ends in a year."""
    return _THOUSANDS.match(line.text) is not None or (above.text[-1].isdigit() and _RANGE.match(line.text) is not None)


def _goes_on_with_day(above: Line, line: Line) -> bool:
    """Whether a date was broken: "… từ ngày 01" above "tháng 3 năm 2020", "… ngày" above "18/12/2019"."""
    return _OPEN_DAY.search(above.folded) is not None and _REST_OF_DAY.match(line.folded) is not None


def _stands_alone(line: Line) -> bool:
    """Whether it is a date, a rule, a line of a letterhead, or a person's name."""
    if line.role is Role.RULE or line.dateline is not None or is_kind(line) or is_number_line(line.folded):
        return True
    if len(line.words) <= _LONGEST_MARK and is_state_line(line.folded):
        return True
    return read_place_date(line.text) is not None or is_person(line.text)


def _belongs(above: Line, line: Line, width: int, *, inside: bool) -> bool:
    """Whether a line goes on from the one above, which is as wide as broken lines are here.

    ``inside`` says that the one above cannot be the title.
    """
    wide = _SLACK * width <= len(above.text) <= min(width / _SLACK, _WIDEST)
    if not wide or not _may_join(above, line):
        return False
    item = _is_item(above)
    share = _FULL_INDENTED if item else _FULL
    full = len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) >= share * width
    if above.text[-1] == ";":  # mostly an item of a list
        return full and inside and line.text[0].islower()
    if line.text[0].islower() or hangs(above, line) or _RANGE.match(line.text):
        return True
    if _goes_on_with_figure(above, line) or _goes_on_with_day(above, line):
        return True
    # The heading of a paragraph is shorter, and no clause of it is closed below.
    return full and inside and (not item or line.ends_sentence)


def _join(parts: list[str]) -> str:
    """The parts with spaces between, but none behind a hyphen that ends a word."""
    text = parts[0]
    for part in parts[1:]:
        hyphenated = text[-1] == "-" and text[-2:-1].isalnum()
        text = f"{text}{part}" if hyphenated else f"{text} {part}"
    return text
