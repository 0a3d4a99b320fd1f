"""The title of a legal text: its kind with its subject, or with its number where only that is printed beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.dates.letterhead import split_pieces
from knowledge.extraction.document_numbers import read_kind
from knowledge.extraction.legal_kinds import KIND_OPENING, OPENS_SUBJECT, join_kind
from knowledge.extraction.letterhead import ABOUT, Letterhead
from knowledge.extraction.line_features import Line, Role
from knowledge.extraction.title import Title
from knowledge.extraction.unwrapping import hangs
from knowledge.places import find_places
from knowledge.vietnamese.normalization import fold_in_place, to_match

_LONGEST_SUBJECT = 6  # lines
_MOST_WORDS = 60  # a subject that names the paper it changes; 45 were seen
_LONGEST_SENTENCE = 30  # words; a longer line that opens like no subject is text
_SUBJECT_STOP = re.compile(
    r"(?:can cu|thuc hien|xet de nghi|theo de nghi|dieu \d|kinh gui|thu tuong|bo truong|chu tich|giam doc"
    r"|chanh van phong"
    r"|uy ban nhan dan|ubnd|hoi dong nhan dan|so \w+ \w+$|[ivx]+\.|\d+\.|(?:phan|chuong) (?:[ivx\d]+|thu)\b"
    r"|\((?:ban hanh|kem theo))"
)
_BARE = 3  # words of a subject that names nothing of its own
_ABOUT = re.compile(r"^(?:(?:về việc|về|v ?/ ?v)\b[:. ]*)+")
_CLOSING = ".;:"
_UNIT_AT_END = re.compile(r"\b(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã)$")


class Known(NamedTuple):
    """What else is known of a text's title: its number, and kind and subject as a portal prints them."""

    number: str | None = None
    kind: str | None = None
    subject: str | None = None


def find_legal_title(lines: Sequence[Line], head: Letterhead | None, known: Known) -> Title | None:
    """The kind and subject printed under a letterhead, else the subject beside its number, else what is known."""
    printed = _read_printed(lines, head) if head else None
    if printed is not None:
        return _with_number(printed, known.number)
    kind = lines[head.kind] if head and head.kind is not None else None
    name = known.kind or (kind.text.strip("*_ :").capitalize() if kind else None)
    if name is None and known.number:
        name = read_kind(known.number)
    if name is None:
        return None
    named = f"{name} {known.number}" if known.number and known.number[0].isdigit() else name
    about = _read_about(lines, head) if head else None
    if about is not None:
        return about._replace(text=_with_subject(named, name, about.text))
    if head is not None and kind is None and (subject := _read_unnamed(lines, head.stop)):
        text = _with_subject(named, name, _join(subject))
        return Title(text, subject[0].number, subject[-1].number)
    if known.subject:
        return Title(_with_subject(named, name, known.subject), -1, -1)
    return Title(named, kind.number, kind.number) if kind else None


def find_headline(lines: Sequence[Line], number: str | None, title: Title | None) -> Title | None:
    """What a portal calls a legal text above it, where that says more: its number with all of its title."""
    if number is None or not number[0].isdigit():
        return None
    kind = KIND_OPENING.match(fold_in_place(title.text)) if title else None
    subject = _ABOUT.sub("", to_match(title.text[kind.end() if kind else 0 :]).strip(" :")) if title else ""
    for line in lines:
        named = KIND_OPENING.match(line.folded) and number in "".join(line.text.split()) and not line.is_prose
        if named and subject in line.match and len(line.words) <= _MOST_WORDS:
            return Title(line.text.strip("*_ "), line.number, line.number)
    return None


def _with_number(title: Title, number: str | None) -> Title:
    """A title whose subject says little alone ("Thông báo tuyển sinh"), with its number behind the kind."""
    kind = KIND_OPENING.match(fold_in_place(title.text))
    if kind is None or number is None or not number[0].isdigit():
        return title
    about = title.text[kind.end() :]
    if len(about.split()) > _BARE:
        return title
    small = about.lower() if title.text.isupper() else about
    return title._replace(text=f"{title.text[: kind.end()].capitalize()} {number}{small}")


def _read_unnamed(lines: Sequence[Line], start: int) -> list[Line]:
    """A subject right under a letterhead whose kind is only in its number: "Triển khai …", in small letters."""
    subject = _read_subject(lines, start, named=True)
    opens = subject and OPENS_SUBJECT.match(subject[0].folded) and subject[0].role is Role.SHORT
    return subject if opens else []


def _with_subject(named: str, kind: str, subject: str) -> str:
    if fold_in_place(subject).startswith(fold_in_place(kind)):
        return subject
    return join_kind(named, subject, keep=True)


def _read_printed(lines: Sequence[Line], head: Letterhead) -> Title | None:
    if head.kind is not None:
        kind = lines[head.kind]
        start = next(position for position in range(head.kind + 1, len(lines) + 1) if position not in head.lines)
        subject = _read_subject(lines, start, named=True)
        if not subject:
            return None
        return Title(join_kind(kind.text.strip("*_ "), _join(subject)), kind.number, subject[-1].number)
    for position in range(head.stop, min(head.stop + 3, len(lines))):
        opening = KIND_OPENING.match(lines[position].folded)
        if opening and lines[position].text[: opening.end()].isupper():
            return _read_opened(lines, position, opening.end())
        if lines[position].words:
            break
    if head.about is not None:
        return None
    subject = _read_subject(lines, head.stop, named=False)
    return Title(_join(subject), subject[0].number, subject[-1].number) if subject else None


def _read_opened(lines: Sequence[Line], position: int, end: int) -> Title | None:
    """A title whose kind and subject share a line: "KẾ HOẠCH HÀNH ĐỘNG …", "KẾ HOẠCH Tập huấn …"."""
    subject = _read_subject(lines, position, named=True)
    if not subject:
        return None
    below = position + len(subject)
    if lines[below : below + 1] and ABOUT.match(lines[below].folded):  # "QUYẾT ĐỊNH CỦA CHỦ TỊCH …", "V/v …"
        about = _read_subject(lines, below, named=True)
        if about:
            return Title(join_kind(lines[position].text[:end], _join(about)), subject[0].number, about[-1].number)
    text = _join(subject)
    rest = text[end:].strip(" :")
    text = text if text.isupper() or rest[:1].islower() else join_kind(text[:end], rest)
    return Title(text, subject[0].number, subject[-1].number)


def _read_about(lines: Sequence[Line], head: Letterhead) -> Title | None:
    """A letter has no kind; its subject stands under its number: "V/v đăng ký tập huấn …"."""
    below = range(head.stop, min(head.stop + _LONGEST_SUBJECT, len(lines)))
    first = next((position for position in below if ABOUT.match(lines[position].folded)), None)
    if head.about is None and first is None:
        return None
    opening, first = head.about or (split_pieces(lines[first or 0].text)[0], first or 0)
    taken = [lines[first]]
    for position in range(first + 1, min(first + _LONGEST_SUBJECT, len(lines))):
        line = lines[position]
        if position in head.lines:
            continue
        if not line.text[0].islower() and not hangs(taken[-1], line):
            break
        taken.append(line)
    adjacent = all(below.number == above.number + 1 for above, below in pairwise(taken))
    last = taken[-1] if adjacent else taken[0]
    texts = [opening, *(split_pieces(line.text)[0] for line in taken[1:])]
    return Title(" ".join(text.strip(" ./") for text in texts), taken[0].number, last.number)


def _join(subject: Sequence[Line]) -> str:
    return " ".join(line.text.strip("*_ ") for line in subject)


def _read_subject(lines: Sequence[Line], start: int, *, named: bool) -> list[Line]:
    subject: list[Line] = []
    for line in lines[start : start + _LONGEST_SUBJECT]:
        if line.role is Role.RULE and not subject:
            continue
        opens = not subject and named and OPENS_SUBJECT.match(line.folded) is not None
        if (_SUBJECT_STOP.match(line.folded) and not opens) or not _may_be_subject(line, opens=opens):
            break
        if subject and not _goes_on(subject, line):
            break
        subject.append(line)
    words = sum(len(line.words) for line in subject)
    return subject if subject and words <= _MOST_WORDS and (named or subject[0].text.isupper()) else []


def _may_be_subject(line: Line, *, opens: bool) -> bool:
    if line.role not in (Role.SHORT, Role.PROSE) or line.text[-1] in _CLOSING:
        return False
    return opens or not line.is_prose or len(line.words) <= _LONGEST_SENTENCE


def _goes_on(subject: list[Line], line: Line) -> bool:
    """Whether the subject runs over into this line: capitals after capitals, a small letter, or an open end."""
    above = subject[-1]
    if line.text[0].islower() or (above.text.isupper() and line.text.isupper()) or hangs(above, line):
        return True
    # "… thị xã Thủ Dầu", "Một …": a name is broken.
    joint = len(above.text)
    if any(place.start < joint < place.end for place in find_places(f"{above.text} {line.text}")):
        return True
    # "… trên địa bàn tỉnh" may be complete, but not above the province's name.
    return _UNIT_AT_END.search(above.match) is not None and any(place.start == 0 for place in find_places(line.text))
