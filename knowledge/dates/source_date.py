"""An article's date with its basis: published, updated, issued, event, content or none, in this order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from knowledge.dates.calendar import DateParts, as_date_parts, parse_typed_date
from knowledge.dates.content_year import find_content_year
from knowledge.dates.dateline import Label, read_dateline
from knowledge.dates.event import find_event
from knowledge.dates.letterhead import is_kind_line, is_legal, read_place_date
from knowledge.dates.position import LinePosition, locate_datelines
from knowledge.records import Basis, BlockKind, CleanDocument, Document, SourceDate
from knowledge.vietnamese.normalization import fold

# Vietnam's time; a hint in UTC belongs to the next day there from 17:00 on.
_VIETNAM = dt.timezone(dt.timedelta(hours=7))

# A report appears within weeks of its event; a clock of the visit may be years away.
_LONGEST_DELAY = dt.timedelta(days=90)

_PUBLICATION = re.compile(r"publish|^time$|^dc|citation")

_LEAD_PARAGRAPHS = 2
_SHORTEST_PARAGRAPH = 12  # words; shorter lines are captions and subheadings
_LETTER_LINES = 12  # a legal text's number and kind stand in its first lines


def find_source_date(cleaned: CleanDocument, document: Document) -> SourceDate:
    """The date of an article with what it rests on; no date at all rather than a doubtful one.

    A date in the document's own header is taken as it is. Otherwise printed dates come first (a page's clock, other
    news and papers that the text cites are left out), then the place and date of a legal text, the day of the event
    in the lead, and the one year the text reports on.
    """
    declared = _declared(document)
    if declared is not None:
        return declared
    legal = _is_legal_text(cleaned)
    lead = [block.text for block in cleaned.body if _is_paragraph(block.kind, block.text)]
    lead = [] if legal else lead[:_LEAD_PARAGRAPHS]  # a legal text's first dates are those of the papers it rests on
    printed = _printed(cleaned, document, lead, legal=legal)
    if printed is not None:
        return printed
    if issued := _issued(cleaned) if legal else None:
        return SourceDate.of(Basis.ISSUED, *issued)
    if event := _first_event(lead):
        return SourceDate.of(Basis.EVENT, *event)
    year = None if legal else find_content_year(block.text for block in cleaned.body)
    return SourceDate.of(Basis.CONTENT, *year) if year else SourceDate()


def _declared(document: Document) -> SourceDate | None:
    """What a Markdown header says; ``basis: none`` says that the document has no date."""
    basis, date = (str(document.front_matter.get(name) or "").strip() for name in ("basis", "date"))
    if basis == Basis.NONE:
        return SourceDate()
    return SourceDate.of(Basis(basis or Basis.PUBLISHED), *parse_typed_date(date)) if date else None


def _is_legal_text(cleaned: CleanDocument) -> bool:
    lines = [fold(line) for line in cleaned.dateline]
    lines += [fold(block.text) for block in cleaned.body[:_LETTER_LINES] if len(block.text) < 160]
    lines += [fold(piece.text) for piece in cleaned.removed if piece.reason == "letterhead"]
    words = fold(cleaned.title).split()
    kinds = (" ".join(words[:count]) for count in (2, 3))
    return is_legal([*lines, *(kind for kind in kinds if is_kind_line(kind))])


def _is_paragraph(kind: BlockKind, text: str) -> bool:
    return kind is not BlockKind.CAPTION and len(text.split()) >= _SHORTEST_PARAGRAPH


def _first_event(lead: Iterable[str]) -> DateParts | None:
    return next((event for event in map(find_event, lead) if event), None)


def _printed(cleaned: CleanDocument, document: Document, lead: list[str], *, legal: bool) -> SourceDate | None:
    """The printed date by its label and position; ``lead`` gives a clock away."""
    stamps: dict[Label, list[tuple[LinePosition, bool, DateParts]]] = {label: [] for label in Label}
    for line, position, dateline in locate_datelines(cleaned, document):
        if legal and read_place_date(line):
            continue
        clock = dateline.clock_like and position is LinePosition.ABOVE_TITLE
        for stamp in dateline.stamps:
            stamps[stamp.label].append((position, clock, stamp.date))
    hint = _stated(document)
    surely = [date for _, clock, date in stamps[Label.NONE] if not clock]
    if not surely and not stamps[Label.UPDATED] and not hint:
        event = _first_event(lead) if stamps[Label.NONE] else None
        surely = [date for _, _, date in stamps[Label.NONE] if not _contradicts(date, event)]
    unlabelled = [(position, date) for position, _, date in stamps[Label.NONE] if date in surely]
    labelled = ((position, date) for position, _, date in stamps[Label.PUBLISHED])
    published = _nearest(labelled) or _nearest(unlabelled) or hint
    if published:
        return SourceDate.of(Basis.PUBLISHED, *published)
    if updated := _nearest((position, date) for position, _, date in stamps[Label.UPDATED]):
        return SourceDate.of(Basis.UPDATED, *updated)
    if issued := _nearest((position, date) for position, _, date in stamps[Label.ISSUED]):
        return SourceDate.of(Basis.ISSUED, *issued)
    return None


def _nearest(found: Iterable[tuple[LinePosition, DateParts]]) -> DateParts | None:
    """The one date that stands nearest to the title; none where two differ about it.

    Above and under the title are equally near; after the text is further away.
    """
    dates = list(found)
    near = {date for position, date in dates if position is not LinePosition.AFTER_TEXT}
    candidates = near or {date for _, date in dates}
    return candidates.pop() if len(candidates) == 1 else None


def _contradicts(date: DateParts, event: DateParts | None) -> bool:
    """Whether a date that may be a clock's lies too far from the day the article reports on."""
    if event is None or None in event or None in date:
        return False
    gap = dt.date(*date) - dt.date(*event)  # type: ignore[arg-type]  # no part is none here
    return not -_LONGEST_DELAY <= gap <= _LONGEST_DELAY


def _stated(document: Document) -> DateParts | None:
    """The day of publication that a page's markup gives; none where it gives two."""
    values = [document.published_hint, *(value for name, value in document.stated_dates if _PUBLICATION.search(name))]
    days = {day for value in values if (day := _hinted(value))}
    return days.pop() if len(days) == 1 else None


def _hinted(hint: str | None) -> DateParts | None:
    """The day a page's markup gives, in Vietnam's time."""
    if not hint:
        return None
    try:
        moment = dt.datetime.fromisoformat(hint.strip())
    except ValueError:
        dateline = read_dateline(hint)
        return dateline.stamps[0].date if dateline and dateline.stamps else None
    if moment.tzinfo is not None:
        moment = moment.astimezone(_VIETNAM)
    return as_date_parts(moment.year, moment.month, moment.day)


def _issued(cleaned: CleanDocument) -> DateParts | None:
    lines = [*cleaned.dateline, *(block.text for block in cleaned.body)]
    return next((date for date in map(read_place_date, lines) if date), None)
