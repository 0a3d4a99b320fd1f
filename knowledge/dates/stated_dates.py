"""Every date that an article states of itself, with its basis and its line, and the one to cite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from knowledge.dates.calendar import DateParts
from knowledge.dates.content_year import find_content_year
from knowledge.dates.dated_lines import DatedLine, LinePosition, find_dated_lines, find_place_lines, join_pieces
from knowledge.dates.event import find_event
from knowledge.dates.labels import Label
from knowledge.dates.legal_dates import find_in_force, find_meeting
from knowledge.dates.letterhead import is_kind_line, is_legal, read_opening_date
from knowledge.dates.markup import choose_markup_date, choose_one
from knowledge.records import (
    BODY_ROLES,
    CITED_BASES,
    Basis,
    ExtractedLine,
    LineKind,
    LineRole,
    SourceDate,
    StatedDate,
)
from knowledge.vietnamese.normalization import fold

# A report appears within weeks of its event; a clock of the visit may be years away.
_LONGEST_DELAY = dt.timedelta(days=90)

_LEAD_PARAGRAPHS = 2
_SHORTEST_PARAGRAPH = 12  # words; shorter lines are captions and subheadings
_LETTER_LINES = 12  # a legal text's number and kind stand in its first lines
_LONGEST_LETTER_LINE = 160  # characters

# A record or an application has its place and date at the foot.
_LETTER_ROLES = (LineRole.LETTERHEAD, LineRole.DATELINE, LineRole.SIGNATURE)
_LABELLED = (Label.UPDATED, Label.IN_FORCE, Label.RECEIVED, Label.ACCEPTED)


def find_dates(lines: Sequence[ExtractedLine], hints: Iterable[tuple[str, str]] = ()) -> tuple[StatedDate, ...]:
    """The dates that an article states of itself, at most one of each basis, in the order in which they are cited.

    ``hints`` are what the markup names, as (name, value). Of dates of one basis the one nearest to the title counts;
    where two differ there, none does. A page's clock, other news, papers that the text cites and relative dates
    ("3 giờ trước") date nothing. The year reported on is given where nothing else can be cited.
    """
    legal = is_legal_text(lines)
    body = [line for line in lines if line.role in BODY_ROLES]
    # A legal text's first dates are those of the papers it rests on.
    lead = [] if legal else [line for line in body if _is_paragraph(line)][:_LEAD_PARAGRAPHS]
    place_date = find_place_lines(lines) if legal else None
    found = list(find_dated_lines(lines, legal=place_date))
    event = next(((day, line.number) for line in lead if (day := find_event(line.text))), None)
    if legal:
        event = find_meeting([line.text for line in lines if line.role is LineRole.TITLE], body)
    dates = {Basis(label): _nearest(found, label) for label in _LABELLED}
    dates[Basis.PUBLISHED] = _find_published(found, event, choose_markup_date(hints)) or _find_opening(lead)
    if place_date:
        line = lines[place_date.first].number
        found.append(DatedLine(line, LinePosition.ABOVE_TITLE, False, Label.ISSUED, place_date.date))
    dates[Basis.ISSUED] = _nearest(found, Label.ISSUED)
    dates[Basis.EVENT] = event
    dates[Basis.IN_FORCE] = dates[Basis.IN_FORCE] or (find_in_force(body) if legal else None)
    if not legal and not any(dates.get(basis) for basis in CITED_BASES):
        dates[Basis.CONTENT] = _find_content(body)
    order = (*CITED_BASES, Basis.IN_FORCE, Basis.RECEIVED, Basis.ACCEPTED)
    return tuple(
        StatedDate(date=SourceDate.of(basis, *stated[0]), line=stated[1])
        for basis in order
        if (stated := dates.get(basis))
    )


def choose_date(dates: Iterable[StatedDate]) -> SourceDate:
    """The date to cite: of the strongest basis that has one. A basis whose dates differ is passed over."""
    by_basis: dict[Basis, set[DateParts]] = {}
    for stated in dates:
        by_basis.setdefault(stated.date.basis, set()).add(_parts(stated.date))
    for basis in CITED_BASES:
        if date := choose_one(by_basis.get(basis, set())):
            return SourceDate.of(basis, *date)
    return SourceDate()


def is_legal_text(lines: Sequence[ExtractedLine]) -> bool:
    """Whether the lines show a legal text: two of state line, number, kind and place with date, whole or broken."""
    body = [index for index, line in enumerate(lines) if line.role in BODY_ROLES][:_LETTER_LINES]
    head = [index for index, line in enumerate(lines) if line.role in _LETTER_ROLES]
    near = sorted({*body, *(index + step for index in head for step in (-1, 0, 1) if 0 <= index + step < len(lines))})
    pieces = [text for index in near for _, text in join_pieces(lines, index) if len(text) < _LONGEST_LETTER_LINE]
    titles = [fold(line.text).split() for line in lines if line.role is LineRole.TITLE]
    kinds = (" ".join(words[:count]) for words in titles for count in (2, 3))
    return is_legal([*map(fold, pieces), *(kind for kind in kinds if is_kind_line(kind))])


def _parts(date: SourceDate) -> DateParts:
    year, month, day = [*map(int, (date.value or "0").split("-")), None, None][:3]
    return year or 0, month, day


def _is_paragraph(line: ExtractedLine) -> bool:
    return line.kind is not LineKind.CAPTION and len(line.text.split()) >= _SHORTEST_PARAGRAPH


def _find_published(
    found: list[DatedLine], event: tuple[DateParts, int] | None, hint: DateParts | None
) -> tuple[DateParts, int | None] | None:
    """The printed date of publication, otherwise the markup's: a page that was moved may have that of the move.

    A date that may be a clock's counts where nothing else is dated and the event lies near.
    """
    unlabelled = [each for each in found if each.label is Label.NONE]
    surely = [each for each in unlabelled if not each.clock]
    if not surely and not hint and not any(each.label is Label.UPDATED for each in found):
        surely = [each for each in unlabelled if not _contradicts(each.date, event[0] if event else None)]
    dates = {each.date for each in surely}
    # Under a question stand its day and the day of the answer, which is what the page tells.
    printed = (
        _nearest(found, Label.ANSWERED)
        or _nearest(found, Label.PUBLISHED)
        or _nearest([each for each in unlabelled if each.date in dates], Label.NONE)
    )
    return printed or ((hint, None) if hint else None)


def _find_opening(lead: Iterable[ExtractedLine]) -> tuple[DateParts, int | None] | None:
    """The day behind the place with which a paragraph opens."""
    return next(((day.date, line.number) for line in lead if (day := read_opening_date(line.text))), None)


def _nearest(found: Iterable[DatedLine], label: Label) -> tuple[DateParts, int | None] | None:
    """The one date under a label that stands nearest to the title; none where two differ about it.

    Above and under the title are equally near; after the text is further away.
    """
    labelled = [each for each in found if each.label is label]
    near = [each for each in labelled if each.position is not LinePosition.AFTER_TEXT] or labelled
    date = choose_one({each.date for each in near})
    return next(((date, each.line) for each in near if each.date == date), None) if date else None


def _contradicts(date: DateParts, event: DateParts | None) -> bool:
    """Whether a date that may be a clock's lies too far from the day the article reports on."""
    if event is None or None in event or None in date:
        return False
    gap = dt.date(*date) - dt.date(*event)  # type: ignore[arg-type]  # no part is none here
    return not -_LONGEST_DELAY <= gap <= _LONGEST_DELAY


def _find_content(body: Sequence[ExtractedLine]) -> tuple[DateParts, int | None] | None:
    date = find_content_year(line.text for line in body)
    return (date, next((line.number for line in body if str(date[0]) in line.text), None)) if date else None
