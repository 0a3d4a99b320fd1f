"""The letterhead of a legal text: which lines it is, and what its two columns say.

Its columns come one after the other, as cells of a row, or row by row on one line; number, place and date may be
broken over several lines. So the lines are cut into pieces, and pieces that make sense together are joined.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import islice

from knowledge.dates.letterhead import (
    PlaceDate,
    find_place_date,
    is_kind_line,
    is_state_line,
    read_short_place_date,
    split_pieces,
)
from knowledge.extraction.document_numbers import read_bare_number, read_own_number
from knowledge.extraction.issuers import LONGEST_NAME, is_address, opens_agency
from knowledge.extraction.legal_kinds import is_kind
from knowledge.extraction.line_features import Line
from knowledge.vietnamese.normalization import fold

# A letterhead fits in so many lines, each column with its own and the broken ones.
_MOST_LINES = 24
_MOST_AGENCY_LINES = 4
_MOST_PARTS = 3  # of a broken number, place and date
_LONGEST_PIECE = 26  # words
_FEWEST_MARKS = 2
# So many lines that might begin one, and do not, are no page's above its letterhead.
_MOST_ATTEMPTS = 60

ABOUT = re.compile(r"\(?\s*(?:v ?/ ?v|ve viec)\b")
_BROKEN_NUMBER = re.compile(r"so ?:?[ .…\d]{0,40}(?:/(?:[a-z]{1,8}[-–/]){0,3})?")
_BROKEN_DATE = re.compile(r"[^\W\d_][^\d,]{0,40}, ?(?:ngay.{0,30})?")
_UNIT = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong)\b")
# On forms: whoever fills one in puts agency, number, place and date here.
_OPEN_AGENCY = re.compile(
    r"[\W_]*ten (?:co quan|don vi|to chuc|doanh nghiep|cong ty|cq|truong|hiep hoi|co so)\b.{0,60}"
)
_OPEN_PART = re.compile(
    r"(?:[\W_]{0,40}|\(?[^\W\d_][^\d,]{0,40}), ?ngay[ ._/]{0,40}thang[ ._/]{0,40}nam[ ._\d]{0,30}"
    r"|so ?: ?[ ._/-]{2,60}(?:[a-z]{1,8}[ ._/-]{0,20}){0,3}"
)
_STOP = re.compile(r"(?:kinh gui|can cu|dieu \d|noi nhan)\b")


@dataclass
class Letterhead:
    """``start`` and ``stop`` bound its lines by position; the other fields are what they say, with their positions."""

    start: int
    stop: int
    agencies: list[tuple[str, int]] = field(default_factory=list)
    number: tuple[str, int] | None = None
    place_date: tuple[PlaceDate, int] | None = None
    kind: int | None = None
    about: tuple[str, int] | None = None
    state: bool = False
    lines: set[int] = field(default_factory=set)

    @property
    def marks(self) -> int:
        """How many of state line, number, kind, and place with date it shows."""
        return sum((self.state, self.number is not None, self.kind is not None, self.place_date is not None))


@dataclass(frozen=True)
class _Piece:
    text: str
    position: int

    @property
    def folded(self) -> str:
        return fold(self.text)


def find_letterhead_of(lines: Sequence[Line], aside: Container[int] = ()) -> Letterhead | None:
    """The first letterhead among the lines, or none: two of its marks stand close together.

    None begins at a position ``aside``, where a portal describes the text, or runs over it: the portal's own name above
    is no letterhead.
    """
    marked = (position for position, line in enumerate(lines) if position not in aside and _may_mark(line))
    heads = (_read(lines, position, aside) for position in islice(marked, _MOST_ATTEMPTS))
    return next((head for head in heads if head.marks >= _FEWEST_MARKS), None)


def _may_mark(line: Line) -> bool:
    """Whether a letterhead may begin here, judged at little cost."""
    if len(line.words) > _LONGEST_PIECE:
        return False
    return is_state_line(line.folded) or is_kind(line) or "so" in line.words[:1] or _has_mark(line)


def _has_mark(line: Line) -> bool:
    if "ngay" not in line.words and "so" not in line.words:
        return False
    pieces = split_pieces(line.text)
    return any(read_own_number(piece) or find_place_date(piece) or _opens_date(piece) for piece in pieces)


def _opens_date(piece: str) -> bool:
    return fold(piece).endswith(", ngay")


def _read(lines: Sequence[Line], mark: int, aside: Container[int]) -> Letterhead:
    start = find_first_line(lines, mark)
    head = Letterhead(start, mark + 1)
    pieces: list[_Piece] = []
    for position in range(start, min(len(lines), mark + _MOST_LINES)):
        if (len(lines[position].words) > _LONGEST_PIECE and position > mark) or position in aside:
            break
        pieces += [_Piece(text, position) for text in split_pieces(lines[position].text)]
    index = 0
    while index < len(pieces) and _take(head, lines, pieces, index):
        index += 1
    head.lines |= {position for position in range(head.start, head.stop) if _is_drawn(lines[position])}
    return head


def _take(head: Letterhead, lines: Sequence[Line], pieces: list[_Piece], index: int) -> bool:
    """Note what a piece says, joined with others where it is broken; false where the letterhead is over."""
    piece = pieces[index]
    if _STOP.match(piece.folded):
        return False
    if is_state_line(piece.folded):
        head.state = True
        return _note(head, [piece])
    if _take_number(head, pieces, index) or _take_place_date(head, pieces, index):
        return True
    if _is_kind(head, lines[piece.position], piece):
        head.kind = piece.position
        head.stop = max(head.stop, piece.position + 1)
        return head.marks < _FEWEST_MARKS
    if head.about is None and ABOUT.match(piece.folded) and head.kind is None:
        head.about = (piece.text, piece.position)
        return True
    if not any(map(str.isalnum, piece.text)):
        return True
    if _is_open(piece) or (head.agencies and is_address(piece.folded)):
        return _note(head, [piece])
    return _take_agency(head, lines, pieces, index)


def _note(head: Letterhead, parts: Sequence[_Piece]) -> bool:
    head.lines.update(part.position for part in parts)
    head.stop = max(head.stop, parts[-1].position + 1)
    return True


def _take_number(head: Letterhead, pieces: list[_Piece], index: int) -> bool:
    if head.number is not None:
        return False
    for parts in _joined(pieces, index, _BROKEN_NUMBER):
        text = " ".join(piece.text for piece in parts)
        number = read_own_number(text) or (read_bare_number(text) if head.state or head.agencies else None)
        if number:
            head.number = (number, parts[0].position)
            return _note(head, _use(pieces, parts))
    return False


def _take_place_date(head: Letterhead, pieces: list[_Piece], index: int) -> bool:
    if head.place_date is not None:
        return False
    for parts in _joined(pieces, index, _BROKEN_DATE):
        text = " ".join(piece.text for piece in parts)
        found = find_place_date(text) or (read_short_place_date(text) if head.state or head.number else None)
        if found:
            head.place_date = (found, parts[0].position)
            return _note(head, _use(pieces, parts))
    return False


def _use(pieces: list[_Piece], parts: list[_Piece]) -> list[_Piece]:
    """The parts, those behind the first taken out of what is still to be read."""
    pieces[:] = [piece for piece in pieces if all(piece is not part for part in parts[1:])]
    return parts


def _joined(pieces: list[_Piece], index: int, broken: re.Pattern[str]) -> list[list[_Piece]]:
    """The piece alone and, where it is a broken beginning, with what follows, perhaps behind the other column."""
    first = pieces[index]
    if not broken.fullmatch(first.folded):
        return [[first]]
    following = [piece for piece in pieces[index + 1 : index + 6] if any(map(str.isalnum, piece.text))]
    together = [[first, *following[:count]] for count in range(_MOST_PARTS + 1)]
    return together + [[first, part] for part in following[1:_MOST_PARTS]]


def _is_kind(head: Letterhead, line: Line, piece: _Piece) -> bool:
    """A kind in capitals, or in small letters where a letterhead stands above it."""
    if not is_kind_line(piece.folded):
        return False
    return is_kind(line) or piece.text.isupper() or (head.marks >= _FEWEST_MARKS and piece.text[0].isupper())


def _is_open(piece: _Piece) -> bool:
    """Whether a piece of a form says what is to be put in its place, and states nothing."""
    agency = piece.text.isupper() and _OPEN_AGENCY.fullmatch(piece.folded)
    return bool(agency) or (len(piece.text) <= 160 and _OPEN_PART.fullmatch(piece.folded) is not None)


def _take_agency(head: Letterhead, lines: Sequence[Line], pieces: list[_Piece], index: int) -> bool:
    """A piece of the issuer's name; its continuation in capitals, or in small letters under a broken subject."""
    piece = pieces[index]
    text = piece.text
    if head.number is None or not head.agencies:
        goes_on = text.isupper() or (head.about is None and (text[0].islower() or _UNIT.match(piece.folded)))
        if opens_agency(text) or (0 < len(head.agencies) < _MOST_AGENCY_LINES and goes_on):
            head.agencies.append((text, piece.position))
            return _note(head, [piece])
    if head.about is not None and text[0].islower() and piece.position <= head.about[1] + 3:
        return True
    over = head.marks >= _FEWEST_MARKS and not any(map(_marks, pieces[index + 1 : index + 3]))
    return not (over or lines[piece.position].is_prose)


def _marks(piece: _Piece) -> bool:
    read = is_state_line(piece.folded) or read_own_number(piece.text) or find_place_date(piece.text)
    return bool(read) or (is_kind_line(piece.folded) and piece.text.isupper())


def find_first_line(lines: Sequence[Line], mark: int) -> int:
    """The issuing body stands on up to four lines above the first mark, in capitals or called like one."""
    start = mark
    while start > max(0, mark - _MOST_AGENCY_LINES - 2):
        above = lines[start - 1]
        named = above.text.isupper() or opens_agency(above.text.strip("*_ "))
        named = named and len(above.words) <= LONGEST_NAME
        if not (named or _is_drawn(above) or is_address(above.folded)):
            break
        start -= 1
    while start < mark and not _opens_head(lines[start]):
        start += 1
    return start


def _is_drawn(line: Line) -> bool:
    """Whether a line is a rule or a star under a name: no letter, no digit."""
    return not any(map(str.isalnum, line.text))


def find_second_heads(lines: Sequence[Line], start: int) -> set[int]:
    """The positions of the agencies above a state line further below, where what is attached begins."""
    marks = (position for position in range(start, len(lines)) if len(lines[position].words) <= _LONGEST_PIECE)
    marks = (position for position in marks if is_state_line(lines[position].folded))
    return {position for mark in marks for position in range(max(start, find_first_line(lines, mark)), mark)}


def _opens_head(line: Line) -> bool:
    return opens_agency(line.text.strip("*_ ")) or (line.text.isupper() and bool(_OPEN_AGENCY.fullmatch(line.folded)))
