"""The lines of a page that stand for dates: where they stand, and the labels that other lines and cells give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from knowledge.dates.calendar import DateParts
from knowledge.dates.dateline import Dateline, Stamp, read_dateline
from knowledge.dates.labels import Label, is_named, read_labels
from knowledge.dates.letterhead import read_place_date
from knowledge.records import BODY_ROLES, ExtractedLine, LineRole

# "Lạng Sơn, ngày⏎7 tháng 6⏎năm 2022" is the most that a narrow cell has been seen to break.
_MOST_PIECES = 3
_LONGEST_PIECE = 80  # characters

_DATED = frozenset(LineRole) - BODY_ROLES - {LineRole.TITLE, LineRole.ATTACHMENT}
"""The roles of lines whose dates are the article's; those of its text tell of something else."""


class LinePosition(IntEnum):
    """Where on the page a line stands, the position that speaks most clearly of the article first.

    What stands within the text is as far from the title as what stands below it.
    """

    UNDER_TITLE = 0
    ABOVE_TITLE = 1
    AFTER_TEXT = 2


class DatedLine(NamedTuple):
    """A date on a line. ``clock`` says that it may as well be the clock of the visit."""

    line: int
    position: LinePosition
    clock: bool
    label: Label
    date: DateParts


class PlaceLines(NamedTuple):
    """The date beside the place in a letterhead, on the lines that ``first`` and ``last`` count among those given."""

    first: int
    last: int
    date: DateParts


def find_dated_lines(lines: Sequence[ExtractedLine], *, legal: PlaceLines | None = None) -> Iterator[DatedLine]:
    """The dates that the lines around an article's text stand for, in page order.

    In a legal text, whose place and date are ``legal``, dates of places are left out: they stand for no publication.
    A table above the text and a note count where they say what their dates are: what a browser prints has the day of
    the print in its margin.
    """
    title, first = _bounds(lines)
    labels: tuple[Label, ...] = ()
    for index, line in enumerate(lines):
        above, labels = labels, read_labels(line.text)
        table = line.role is LineRole.TABLE and line.number < first
        by_label = table or line.role is LineRole.NOTE
        if not (line.role in _DATED or table) or (legal and _is_of_place(legal, index, line)):
            continue
        dateline = _label(line.text, above) or read_dateline(line.text)
        position = LinePosition.AFTER_TEXT if line.number > first else LinePosition(int(line.number < title))
        for stamp in dateline.stamps if dateline else ():
            if is_named(stamp.label) or not by_label:
                clock = dateline.clock_like and position is LinePosition.ABOVE_TITLE if dateline else False
                yield DatedLine(line.number, position, clock, *stamp)


def find_place_lines(lines: Sequence[ExtractedLine]) -> PlaceLines | None:
    """The first place with its date: on one line before broken over several, in the letterhead before in the text."""
    head = [index for index, line in enumerate(lines) if line.role not in BODY_ROLES]
    for indexes in (head, range(len(lines))):
        for broken in (False, True):
            found = (_read_place_lines(lines, index, broken=broken) for index in indexes)
            if date := next(filter(None, found), None):
                return date
    return None


def _is_of_place(legal: PlaceLines, index: int, line: ExtractedLine) -> bool:
    return legal.first <= index <= legal.last or read_place_date(line.text) is not None


def join_pieces(lines: Sequence[ExtractedLine], index: int) -> Iterator[tuple[int, str]]:
    """The line of an index alone and with the short ones below it: (index of the last, text)."""
    text = lines[index].text
    yield index, text
    for last in range(index + 1, min(index + _MOST_PIECES, len(lines))):
        if max(len(lines[last - 1].text), len(lines[last].text)) > _LONGEST_PIECE:
            return
        text = f"{text} {lines[last].text}"
        yield last, text


def _read_place_lines(lines: Sequence[ExtractedLine], index: int, *, broken: bool) -> PlaceLines | None:
    for last, text in join_pieces(lines, index):
        if (last > index) is broken and (date := read_place_date(text)):
            return PlaceLines(index, last, date)
    return None


def _bounds(lines: Sequence[ExtractedLine]) -> tuple[int, int]:
    """The numbers of the title's last line above the text, -1 without one, and of the text's first line."""
    text = [line.number for line in lines if line.role in (LineRole.LEAD, LineRole.BODY)]
    text = text or [line.number for line in lines if line.role in BODY_ROLES]
    first = text[0] if text else len(lines)
    titles = [line.number for line in lines if line.role is LineRole.TITLE and line.number < first]
    return max(titles, default=-1), first


def _label(text: str, above: tuple[Label, ...]) -> Dateline | None:
    """A line of values below a line of labels, cell by cell; none where the two do not go together."""
    cells = text.split("|")
    if not above or len(cells) != len(above):
        return None
    found = [read_dateline(cell.strip()) for cell in cells]
    stamps = [
        Stamp(label, dateline.stamps[0].date)
        for label, dateline in zip(above, found, strict=True)
        if label is not Label.NONE and dateline and len(dateline.stamps) == 1 and not is_named(dateline.stamps[0].label)
    ]
    return Dateline(tuple(stamps), Label.VISIT in above) if stamps else None
