"""Every quantity with a meaning in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.places import PlaceMention, find_places
from knowledge.records import Article, Chunk
from knowledge.targets.indicators import read_meaning
from knowledge.targets.modality import read_kind, says_achieved, says_target
from knowledge.targets.periods import Period, find_periods, nearest_period
from knowledge.targets.quantities import Quantity, find_quantities
from knowledge.targets.records import Target, TargetKind
from knowledge.targets.table_extraction import find_table_targets

_CLAUSE_ENDS = re.compile(
    r";|(?<=[^\d\s]),\s+(?=(?:và\s+)?(?:đồng thời|giảm|tiết kiệm|tăng|trong đó)\b)|\bđồng thời\b", re.IGNORECASE
)
# An item without any mark or stop is no longer than two lines of print.
_SHORT = 160
# No sentence of prose is longer (the longest of the real articles and pages at hand has 749 characters), and each
# figure looks at all of its sentence: what is longer is read in pieces.
_LONGEST = 1_500
_BULLET = re.compile(r"^\s*(?:[-–—•+*▪]|\d{1,2}[.)]|[a-zđ][.)])\s+", re.IGNORECASE)
# A sentence that goes on with what the one before has begun: it opens with a figure, or says so.
_CONTINUES = re.compile(
    r"^\s*(?:(?:và |có |trên |hơn |khoảng |gần )?\d|(?:bên cạnh đó|ngoài ra|cùng với đó|đồng thời|cũng trong)\b|"
    r"[^,.;:]{0,40}\bcũng (?:đã|sẽ)\b)",
    re.IGNORECASE,
)
_STARTS_WITH_FIGURE = re.compile(r"^\s*(?:[-–—•+*▪]\s*)?(?:và |có |trên |hơn |khoảng |gần )?\d", re.IGNORECASE)


_POINTS_BACK = re.compile(r"\b(?:này|đó|trên|nói trên)$", re.IGNORECASE)


@dataclass(frozen=True)
class _Lead:
    """What a sentence hands on to those that lean on it: a list's introduction, or the sentence before."""

    text: str = ""
    period: Period | None = None


def find_targets(article: Article, chunks: Sequence[Chunk]) -> tuple[Target, ...]:
    """The figures that an article states, in its order; empty for an article without any.

    ``chunks`` are those of the article. A list shares the deadline of the line that introduces it, and a sentence
    that opens with a figure that of the sentence before in its paragraph; nothing else is borrowed.
    """
    main = next(iter(article.provinces), None)
    written = int(article.date.value[:4]) if article.date.value else None
    targets: list[Target] = []
    for start, end, lead in _sentences(article.text, chunks):
        sentence = article.text[start:end]
        if " | " in sentence:
            continue
        targets.extend(_placed(found, start) for found in _read_sentence(sentence, lead, main, written))
    targets += find_table_targets(article.text, main)
    return tuple(sorted(targets, key=lambda target: target.quantity_start))


def _sentences(text: str, chunks: Sequence[Chunk]) -> Iterator[tuple[int, int, _Lead]]:
    """Every sentence with what it leans on."""
    introduction, previous = _Lead(), _Lead()
    last_end, last_line = 0, ""
    for start, end in _pieces(text, sorted({span for chunk in chunks for span in chunk.sentences})):
        sentence = text[start:end]
        if last_end == 0 or "\n" in text[last_end:start]:
            if not _is_item(sentence, last_line):
                introduction = _Lead()
            last_line, previous = sentence, _Lead()
        lead = introduction
        if previous.period is not None and _CONTINUES.match(sentence):
            lead = previous
        yield start, end, lead
        previous = _lead_of(sentence, lead)
        if sentence.rstrip().endswith(":") or _is_heading(sentence):
            introduction = previous
        last_end = end


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences as they are, and what is longer than any in pieces that end with a clause, or at least with a word."""
    for start, end in spans:
        while end - start > _LONGEST:
            last = start + _LONGEST
            cuts = (text.rfind(mark, start + _LONGEST // 2, last) + len(mark) for mark in ("; ", ", ", " "))
            cut = next((cut for cut in cuts if cut > start + _LONGEST // 2), last)
            yield start, cut
            start = cut
        yield start, end


def _is_heading(sentence: str) -> bool:
    """Whether a line without a stop announces figures: it says for when, or that they are targets, and has none."""
    if len(sentence) >= _SHORT or not sentence[-1:].isalnum():
        return False
    announces = bool(find_periods(sentence)) or says_target(sentence)
    return announces and next(find_quantities(sentence), None) is None


def _is_item(line: str, before: str) -> bool:
    """Whether a line goes on with a list: it is marked or opens with a figure, or the line before it ends openly.

    A list's introduction ends with a colon, its items with semicolons or nothing, its last one with a full stop.
    """
    if _BULLET.match(line) or _STARTS_WITH_FIGURE.match(line):
        return True
    return before.rstrip().endswith((":", ";", ",")) or (before[-1:].isalnum() and len(line) < _SHORT)


def _lead_of(sentence: str, before: _Lead) -> _Lead:
    return _Lead(sentence, nearest_period(find_periods(sentence), len(sentence)) or before.period)


def _read_sentence(sentence: str, lead: _Lead, main: str | None, written: int | None) -> Iterator[Target]:
    quantities = list(find_quantities(sentence))
    if not quantities:
        return
    periods = find_periods(sentence)
    places = [place for place in find_places(sentence) if place.certain]
    province = _province(places, 0, len(sentence)) or main
    who: str | None = None
    for number, quantity in enumerate(quantities):
        first, last = _clause(sentence, quantities, number)
        inside = quantity._replace(start=quantity.start - first, end=quantity.end - first)
        meaning = read_meaning(sentence[first:last], inside, f"{lead.text} {sentence[:first]}")
        # "các cơ sở này" are those of the figure before.
        who = who if who and meaning.who and _POINTS_BACK.search(meaning.who) else meaning.who
        near = [each for each in periods if _holds_for(each, sentence, places, quantity.start)]
        period = nearest_period(near, quantity.start, clause=(first, last)) or lead.period
        percent = quantity.unit == "%"
        kind = read_kind(sentence, quantity.start, percent=percent, dated=period is not None, lead=lead.text)
        if kind is TargetKind.RESULT and period is not None and _is_to_come(period, written, sentence):
            kind = TargetKind.TARGET if percent else TargetKind.PLAN
        if kind is TargetKind.CLAIM:
            period = period if near else None
        yield Target(
            indicator=meaning.indicator,
            kind=kind,
            what=meaning.what,
            who=who,
            low=quantity.low,
            high=quantity.high,
            base=quantity.base,
            comparator=quantity.comparator,
            unit=quantity.unit,
            period_from=period.first if period else None,
            period_to=period.last if period else None,
            province=_province(places, first, last) or province,
            sentence=sentence,
            start=0,
            end=len(sentence),
            quantity_start=quantity.start,
            quantity_end=quantity.end,
        )


def _is_to_come(period: Period, written: int | None, sentence: str) -> bool:
    """Whether a period ends behind the document's year; without one, whether it is a deadline and no result is told."""
    return period.last > written if written is not None else period.deadline and not says_achieved(sentence)


def _holds_for(period: Period, sentence: str, places: Sequence[PlaceMention], position: int) -> bool:
    """Whether a period may be that of a figure: named behind a place, it is not that of another one behind ";"."""
    own, other = _part(sentence, position), _part(sentence, period.start)
    if own == other:
        return True
    place, meant = _province(places, *own), _province(places, other[0], period.start)
    return place is None or meant is None or place == meant


def _part(sentence: str, position: int) -> tuple[int, int]:
    """What stands between the semicolons around a position."""
    end = sentence.find(";", position)
    return sentence.rfind(";", 0, position) + 1, end if end >= 0 else len(sentence)


def _clause(sentence: str, quantities: Sequence[Quantity], number: int) -> tuple[int, int]:
    """The clause of a figure: up to the marks around it, and never over another figure."""
    quantity = quantities[number]
    low = quantities[number - 1].end if number else 0
    high = quantities[number + 1].start if number + 1 < len(quantities) else len(sentence)
    before = [found.end() for found in _CLAUSE_ENDS.finditer(sentence, 0, quantity.start)]
    behind = [found.start() for found in _CLAUSE_ENDS.finditer(sentence, quantity.end)]
    first = max(before[-1] if before else 0, (_parting(sentence, low, quantity.start) or low) if number else 0)
    last = min(behind[0] if behind else len(sentence), high)
    if last == high and number + 1 < len(quantities):
        last = _parting(sentence, quantity.end, high) or high
    return first, last


def _parting(sentence: str, low: int, high: int) -> int | None:
    """Where two figures of one clause part: at the last comma or "và" between them, if there is one."""
    marks = [found.start() for found in re.finditer(r",|\bvà\b", sentence[low:high])]
    return low + marks[-1] if marks else None


def _placed(found: Target, start: int) -> Target:
    return found.model_copy(
        update={
            "start": start,
            "end": start + found.end,
            "quantity_start": start + found.quantity_start,
            "quantity_end": start + found.quantity_end,
        }
    )


def _province(places: Sequence[PlaceMention], start: int, end: int) -> str | None:
    """The one province that a part of a sentence names, of the places that the sentence names for certain."""
    named = {place.provinces[0] for place in places if start <= place.start and place.end <= end}
    return named.pop() if len(named) == 1 else None
