"""Legal texts: the title that "QUYẾT ĐỊNH" and "Về việc …" make together, and the letterhead above it."""

from __future__ import annotations

import re

from knowledge.dates.letterhead import is_legal, is_number_line, is_state_line, read_place_date
from knowledge.extraction.legal_kinds import OPENS_SUBJECT, is_kind, join_kind
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.title import Title

# A letterhead fits in the first lines of its text; a page's menus may stand above it.
_LONGEST_SUBJECT = 6  # lines
_ABOUT = re.compile(r"\(?(?:v ?/ ?v|ve viec)\b")
_SUBJECT_STOP = re.compile(
    r"(?:can cu|thuc hien|xet de nghi|theo de nghi|dieu \d|kinh gui|thu tuong|bo truong|chu tich|giam doc"
    r"|chanh van phong"
    r"|uy ban nhan dan|ubnd|hoi dong nhan dan|so \w+ \w+$|[ivx]+\.|\d+\.|phan |chuong |\((?:ban hanh|kem theo))"
)
_HIGHEST_SHARE = 0.5


def find_letterhead(lines: list[Line]) -> range | None:
    """The lines of a legal text's letterhead and title, or none where the page is no legal text.

    Two of state line, number, kind and place with date must stand close together.
    """
    marked = [line.number for line in lines if _is_mark(line)]
    for start in marked:
        near = [number for number in marked if start <= number < start + 16]
        if is_legal([lines[number].folded for number in near]) and _share_above(lines, start) < _HIGHEST_SHARE:
            return range(_first_agency_line(lines, start), near[-1] + 1)
    return None


def _first_agency_line(lines: list[Line], start: int) -> int:
    """The issuing body stands in capitals on up to three lines above the state's name or the number."""
    while start > 0 and (lines[start - 1].text.isupper() or lines[start - 1].role is Role.RULE):
        if len(lines[start - 1].words) > 12:
            break
        start -= 1
    return start


def read_legal_title(lines: list[Line], letterhead: range) -> Title | None:
    """The kind of the text and its subject as one title, e.g. "Quyết định về việc ban hành …"; or none."""
    kind = next((lines[number] for number in letterhead if is_kind(lines[number])), None)
    start = letterhead[-1] + 1 if kind is None else kind.number + 1
    subject = _read_subject(lines, start, named=kind is not None)
    if not subject:
        return _read_letter_subject(lines, letterhead)
    text = " ".join(line.text for line in subject)
    last = subject[-1].number
    if kind is None:
        return Title(text, subject[0].number, last)
    return Title(join_kind(kind.text, text), kind.number, last)


def _read_letter_subject(lines: list[Line], letterhead: range) -> Title | None:
    """A letter has no kind; its subject stands under its number: "V/v đăng ký tập huấn …"."""
    near = lines[letterhead.start : letterhead.stop + _LONGEST_SUBJECT]
    first = next((line for line in near if _ABOUT.match(line.folded)), None)
    if first is None:
        return None
    following = lines[first.number + 1] if first.number + 1 < len(lines) else first
    last = following if following.text[0].islower() and following.role is Role.SHORT else first
    text = first.text if last is first else f"{first.text} {last.text}"
    return Title(text, first.number, last.number)


def is_letterhead_line(line: Line) -> bool:
    """Whether the line is the state's name, its motto or a rule under it."""
    return line.role is Role.RULE or (is_state_line(line.folded) and len(line.words) <= 20)


def _is_mark(line: Line) -> bool:
    if len(line.words) > 24:
        return False
    return (
        is_kind(line)
        or is_state_line(line.folded)
        or is_number_line(line.folded)
        or read_place_date(line.text) is not None
    )


def _share_above(lines: list[Line], number: int) -> float:
    whole = sum(len(line.text) for line in lines if line.is_prose)
    above = sum(len(line.text) for line in lines[:number] if line.is_prose)
    return above / whole if whole else 0.0


def _read_subject(lines: list[Line], start: int, *, named: bool) -> list[Line]:
    subject: list[Line] = []
    for line in lines[start : start + _LONGEST_SUBJECT]:
        if line.role is Role.RULE and not subject:
            continue
        if _SUBJECT_STOP.match(line.folded) and not (not subject and OPENS_SUBJECT.match(line.folded) and named):
            break
        if (
            line.role not in (Role.SHORT, Role.PROSE)
            or line.text[-1] in ".;:"
            or (subject and not _goes_on(subject, line))
        ):
            break
        subject.append(line)
    return subject if subject and (named or subject[0].text.isupper()) else []


def _goes_on(subject: list[Line], line: Line) -> bool:
    """Whether the subject runs over into this line: capitals after capitals, or a small letter."""
    return line.text[0].islower() or (subject[-1].text.isupper() and line.text.isupper())
