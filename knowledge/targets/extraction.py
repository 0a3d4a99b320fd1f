"""Every quantity with a meaning in an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.places import PlaceMention, find_places
from knowledge.records import Article, Chunk
from knowledge.targets.clauses import Clause, split_clauses
from knowledge.targets.context import Context
from knowledge.targets.figure import Figure
from knowledge.targets.kinds import KindRead, Telling, read_kind
from knowledge.targets.modality import is_paper, says_target
from knowledge.targets.periods import Period, find_periods
from knowledge.targets.phrases import firm_in
from knowledge.targets.quantities import find_quantities
from knowledge.targets.reading import read_clause, share_predicates
from knowledge.targets.records import Indicator, Target, TargetKind
from knowledge.targets.scopes import Placed, Surroundings, find_scope
from knowledge.targets.sentences import LedSentence, find_sentences
from knowledge.targets.slots import Reading, Role, Slot
from knowledge.targets.soundness import each_once, is_unsure
from knowledge.targets.table_extraction import find_table_figures
from knowledge.targets.times import find_period, is_yearly, says_now

# "Kết quả thực hiện Chiến lược … đến năm 2020" is of a paper's period, not of its figures'.
_OF_ANOTHER = re.compile(r"kết quả|thực hiện|tổng kết|sơ kết|ngày", re.IGNORECASE)
_IN_TURN = re.compile(r"(?<!\w)(?:các|hai|những) (?:tỷ lệ|tỉ lệ|con số)[^.;:\d]{0,40}lần lượt", re.IGNORECASE)
_REPORTS = re.compile(r"kết quả|báo cáo|tổng kết|sơ kết|tình hình|đánh giá", re.IGNORECASE)


@dataclass(frozen=True)
class _About:
    """What an article says of all its figures: its only province, its year, its title, what this announces."""

    main: str | None
    written: int | None
    title: str
    is_paper: bool
    period: Period | None
    reported: Period | None


@dataclass(frozen=True)
class _Sentence:
    """A sentence with figures, its periods and its places, and the figure before it that it may lean on."""

    led: LedSentence
    periods: Sequence[Period]
    places: Sequence[PlaceMention]
    said: Figure | None
    about: _About

    @property
    def text(self) -> str:
        return self.led.passage.text


def find_targets(article: Article, chunks: Sequence[Chunk]) -> tuple[Target, ...]:
    """The figures that an article states, in its order; empty for an article without any.

    ``chunks`` are those of the article.
    """
    return tuple(figure.target for figure in read_figures(article, chunks))


def read_figures(article: Article, chunks: Sequence[Chunk]) -> tuple[Figure, ...]:
    """The figures of an article with their slots, in its order.

    A list shares the period and the subject of the line that introduces it, and a sentence that leans on the one
    before in its paragraph what that one says; a plan's figures have the period of its title where none is nearer.
    """
    written = int(article.date.value[:4]) if article.date.value else None
    about = _About(
        article.provinces[0] if len(article.provinces) == 1 else None,
        written,
        article.title,
        is_paper(article.title),
        _period_of_title(article.title),
        _period_of_report(article.title, written),
    )
    figures: list[Figure] = []
    said: Figure | None = None
    opening: Figure | None = None
    told: Sequence[Reading] = ()
    for led in find_sentences(article.text, chunks):
        if " | " in led.passage.text:
            continue
        if not led.before.text:
            if said is not None and led.lead.holds(said.target.quantity_start):
                opening = said
            said = opening if led.lead.text else None
        found = _read_sentence(led, said, told, about)
        figures.extend(found)
        said = found[-1] if found else said
        told = [each.reading for each in found] or told
    figures += find_table_figures(article.text, about.main, article.title, about.written)
    return tuple(each_once(sorted(figures, key=lambda figure: figure.target.quantity_start)))


def _period_of_title(title: str) -> Period | None:
    """The one period that a title names for what it announces."""
    periods = [each for each in find_periods(title) if not _OF_ANOTHER.search(title[: each.start])]
    return periods[0] if len(periods) == 1 else None


def _period_of_report(title: str, written: int | None) -> Period | None:
    """The one period that a title names for what it reports."""
    periods = find_periods(title)
    over = len(periods) == 1 and (written is None or periods[0].last <= written)
    return periods[0] if over and _REPORTS.search(title) else None


def _read_sentence(led: LedSentence, said: Figure | None, told: Sequence[Reading], about: _About) -> list[Figure]:
    """The figures of a sentence; ``said`` is the figure before it, ``told`` those of the sentence before."""
    text = led.passage.text
    quantities = list(find_quantities(text))
    if not quantities:
        return []
    places = [place for place in find_places(text) if place.certain]
    sentence = _Sentence(led, find_periods(text), places, said, about)
    clauses = split_clauses(text, quantities)
    readings: list[Reading] = []
    last = said.reading if said is not None else None
    in_turn = _IN_TURN.search(text)
    turns: list[Reading] = []
    for clause in clauses:
        if in_turn is not None and clause.quantity.start > in_turn.start():
            # "Các tỷ lệ trên lần lượt là 85% và 40%": each is of what was told in its place.
            turns = turns or list(readings or told)
            last = turns.pop(0) if turns else last
        readings.append(read_clause(Context(led.passage, clause, last, led.lead.passage)))
        last = readings[-1] if readings[-1].role is not Role.FULFILMENT else last
    shared = share_predicates(text, clauses, readings)
    return [_figure(sentence, clause, reading) for clause, reading in zip(clauses, shared, strict=True)]


def _figure(sentence: _Sentence, clause: Clause, reading: Reading) -> Figure:
    led, about, quantity = sentence.led, sentence.about, clause.quantity
    kind, period = _kind_and_period(sentence, clause, reading)
    leant_on = led.lead.text or (led.before.text if led.leans else "")
    around = Surroundings(about.main, about.title, leant_on, _placed_before(sentence.said))
    placed = find_scope(sentence.text, clause, sentence.places, around)
    start = led.passage.base
    target = Target(
        indicator=reading.indicator if reading.role is not Role.COUNT else Indicator.OTHER,
        kind=kind.kind,
        what=reading.what.text if reading.what else None,
        who=reading.who.text if reading.who else None,
        low=quantity.low,
        high=quantity.high,
        base=quantity.base,
        comparator=quantity.comparator,
        unit=quantity.unit,
        period_from=period.first if period else None,
        period_to=period.last if period else None,
        province=placed.province,
        scope=placed.scope,
        of_programme=reading.of_programme,
        unsure=not placed.certain or is_unsure(reading, kind, period, about.written, sentence.text, quantity.end),
        sentence=sentence.text,
        start=start,
        end=start + len(sentence.text),
        quantity_start=start + quantity.start,
        quantity_end=start + quantity.end,
    )
    printed = period if period is not None and period in sentence.periods else None
    return Figure(
        target,
        reading,
        period=_slot(sentence, printed.start, printed.end) if printed is not None else None,
        place=_slot(sentence, placed.start, placed.end),
        kind=_slot(sentence, kind.start, kind.end),
    )


def _kind_and_period(sentence: _Sentence, clause: Clause, reading: Reading) -> tuple[KindRead, Period | None]:
    """What a figure is and for when; each helps to read the other."""
    led, about = sentence.led, sentence.about
    borrowed = led.lead.period or (led.before.period if led.leans else None)
    telling = Telling(
        sentence.text,
        clause,
        written=about.written,
        lead=led.lead.text or _told_before(sentence),
        is_paper=about.is_paper,
        role=reading.role,
    )
    period = find_period(
        sentence.text,
        clause,
        sentence.periods,
        sentence.places,
        pointed=led.before.period,
        lead=borrowed,
        written=about.written,
    )
    kind = read_kind(telling, period)
    if period is None and not is_yearly(sentence.text, clause) and not says_now(sentence.text, clause):
        period = borrowed = _inherited(sentence, kind)
        kind = read_kind(telling, period) if period is not None else kind
    if kind.kind is TargetKind.CLAIM and period is borrowed:
        return kind, None
    return kind, period


def _told_before(sentence: _Sentence) -> str:
    """The sentence that one leans on, for what it says of its kind; what is no target takes no wish from there."""
    led, said = sentence.led, sentence.said
    if not led.leans:
        return ""
    is_target = said is not None and said.target.kind is TargetKind.TARGET
    return led.before.text if is_target or not says_target(led.before.text) else ""


def _inherited(sentence: _Sentence, kind: KindRead) -> Period | None:
    """The period of the figure before, which a sentence of the same kind goes on with; else that of a plan's title."""
    said, before = sentence.said, sentence.led.before
    names_firm = firm_in(sentence.text)
    goes_on = kind.start is not None and (kind.kind is TargetKind.TARGET or not names_firm)
    if goes_on and said is not None and said.target.period_to is not None and kind.kind is said.target.kind:
        first, last = said.target.period_from, said.target.period_to
        return Period(first, last, 0, 0, deadline=first is None, of_document=False)
    if kind.kind in {TargetKind.TARGET, TargetKind.PLAN}:
        return before.period or sentence.about.period
    spans = before.period is not None and before.period.first != before.period.last
    told = kind.kind is TargetKind.RESULT and kind.start is not None
    if told and spans and not names_firm:
        return before.period
    return sentence.about.reported if kind.kind is TargetKind.RESULT and not names_firm else None


def _placed_before(said: Figure | None) -> Placed | None:
    return Placed(said.target.province, said.target.scope) if said is not None else None


def _slot(sentence: _Sentence, start: int | None, end: int | None) -> Slot | None:
    return sentence.led.passage.at(start, end) if start is not None and end is not None else None
