"""Figures on a phone: one block a row, never a grid, each with whom it counts, its period and its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot import texts
from bot.journal.calendar import VIETNAM
from bot.views.answer import closing_blocks, frame_blocks, source_runs, summary_blocks, warning_blocks
from bot.views.blocks import ReplyBlock, Run, bold_block, italic_block, plain_block
from knowledge.targets import FigureExplanation, Indicator, Target, TargetKind
from knowledge.targets.periods import Span
from retrieval.answers.target_answers import NATIONAL
from retrieval.answers.target_selection import is_in, is_national
from retrieval.records import Answer, TargetFact

# About a screen of a phone; the table has them all.
_ROWS = 8
_NAMED = 5
# Figures of another year or kind of a place that has none of those compared.
_INSTEAD = 2
# Of one place under one indicator; the table has them all.
_OF_PLACE = 3


def compose_targets(answer: Answer) -> tuple[ReplyBlock, ...]:
    """The figures of an answer under their heading, results and claims apart and labelled, then the sources."""
    if len(answer.compared) == 1:
        rows = _comparison_of_periods(answer)
    else:
        rows = _comparison(answer) if answer.compared else _list(answer)
    return (*warning_blocks(answer), *summary_blocks(answer.citations), *frame_blocks(answer), *rows)


def figures_title(answer: Answer) -> str:
    """The heading of an answer's figures."""
    if answer.compared:
        return texts.figures.comparison_heading(answer.compared)
    places = tuple(dict.fromkeys(texts.figures.place_of(fact.target) for fact in answer.targets))
    return texts.figures.targets_heading(places[:_NAMED], len(places))


def fact_title(fact: TargetFact) -> str:
    """One figure in a line: indicator, figure, place, period."""
    target = fact.target
    head = texts.figures.indicator_figure(target.indicator.value, figure(target))
    return " · ".join(part for part in (head, texts.figures.place_of(target), period(target)) if part)


def _list(answer: Answer) -> Iterator[ReplyBlock]:
    shown = answer.targets[:_ROWS]
    places = tuple(dict.fromkeys(fact.target.province for fact in answer.targets))
    yield bold_block(figures_title(answer))
    for kind, facts in groupby(shown, key=lambda fact: fact.target.kind):
        if kind is not TargetKind.TARGET:
            yield italic_block(texts.figures.KIND_HEADINGS[kind.value])
        for alike in _conflicting(list(facts)):
            if len(alike) > 1:
                yield italic_block(texts.figures.CONFLICT)
            for fact in alike:
                yield _row(fact, named=len(places) > 1)
    if len(answer.targets) > _ROWS:
        yield italic_block(texts.figures.further_figures(len(answer.targets) - _ROWS))
    yield from _ending(answer, shown)


def _comparison(answer: Answer) -> Iterator[ReplyBlock]:
    yield bold_block(figures_title(answer))
    compared = [fact for fact in answer.targets if fact.target.kind in {TargetKind.TARGET, TargetKind.RESULT}]
    compared = [fact for fact in compared if fact.target.indicator is not Indicator.OTHER]
    shown: list[TargetFact] = []
    hidden = 0
    for (kind, indicator), facts in groupby(compared, key=lambda fact: (fact.target.kind, fact.target.indicator)):
        rows = list(facts)
        yield bold_block(texts.figures.compared_indicator(indicator.value, result=kind is TargetKind.RESULT))
        for place in answer.compared:
            of_place = [fact for fact in rows if _is_of(fact, place)]
            if not of_place:
                instead = [
                    fact
                    for fact in (*answer.others, *compared)
                    if _is_of(fact, place) and fact.target.indicator is indicator
                ][:_INSTEAD]
                shown += instead
                said = _missing(kind, answer.periods, instead)
                yield plain_block(f"• {place or texts.answers.WHOLE_NATION}: {said}", tight=True)
            for fact in of_place[:_OF_PLACE]:
                shown.append(fact)
                yield _compared_row(fact)
            hidden += len(of_place[_OF_PLACE:])
        if len({(fact.target.period_from, fact.target.period_to) for fact in rows}) > 1:
            yield italic_block(texts.figures.OTHER_PERIODS, tight=True)
        if len({fact.target.who for fact in rows}) > 1:
            yield italic_block(texts.figures.OTHER_SUBJECTS, tight=True)
    if hidden:
        yield italic_block(texts.figures.further_figures(hidden))
    yield from _ending(answer, shown)


def _comparison_of_periods(answer: Answer) -> Iterator[ReplyBlock]:
    """The figures of one place in the periods compared, and which period has none."""
    yield bold_block(figures_title(answer))
    compared = [fact for fact in answer.targets if fact.target.kind in {TargetKind.TARGET, TargetKind.RESULT}]
    stated = [each for each in answer.periods if any(is_in(fact.target, each) for fact in compared)]
    for period_asked in answer.periods:
        if period_asked not in stated:
            yield plain_block(texts.figures.period_missing(*period_asked))
    shown: list[TargetFact] = []
    for (kind, indicator), facts in groupby(compared, key=lambda fact: (fact.target.kind, fact.target.indicator)):
        rows = list(facts)
        yield bold_block(texts.figures.compared_indicator(indicator.value, result=kind is TargetKind.RESULT))
        for period_asked in stated:
            of_period = [fact for fact in rows if is_in(fact.target, period_asked)][:_OF_PLACE]
            if not of_period:
                yield plain_block(f"• {texts.figures.period_missing(*period_asked)}", tight=True)
            new = [fact for fact in of_period if fact not in shown]
            shown += new
            yield from map(_compared_row, new)
    hidden = len(compared) - len(shown)
    if hidden:
        yield italic_block(texts.figures.further_figures(hidden))
    yield from _ending(answer, shown)


def _missing(kind: TargetKind, periods: Sequence[Span], instead: Sequence[TargetFact]) -> str:
    """That a place has no such figure, and what it has instead."""
    if not instead:
        return texts.figures.NOT_IN_DOCUMENTS
    others = [
        (fact.target.kind.value, _years(fact.target), f"{figure(fact.target)} {_numbers(fact)}") for fact in instead
    ]
    return texts.figures.missing_figure(kind.value, periods, others)


def _row(fact: TargetFact, *, named: bool) -> ReplyBlock:
    target = fact.target
    about = [
        *_subject_words(target),
        texts.answers.place(target.province, fact.province_now) if named and target.province else None,
        texts.figures.scope_of(target) if target.province else None,
        period(target),
        texts.figures.CORRECTED if fact.corrected else None,
        _numbers(fact),
    ]
    heading = texts.figures.indicator_figure(target.indicator.value, figure(target))
    return ReplyBlock(runs=(Run(text=heading, bold=True), Run(text=" " + " · ".join(part for part in about if part))))


def _compared_row(fact: TargetFact) -> ReplyBlock:
    target = fact.target
    place = texts.figures.place_of(target)
    place = texts.answers.place(place, fact.province_now) if target.province else place
    about = [*_subject_words(target), period(target), _numbers(fact)]
    said = " ".join(["", " · ".join(part for part in about if part)])
    return ReplyBlock(runs=(Run(text=f"• {place}: "), Run(text=figure(target), bold=True), Run(text=said)), tight=True)


def _subject_words(target: Target) -> list[str | None]:
    """What a figure counts: of a saving first what is saved, so that nobody takes it for a share of enterprises.

    Of a counted thing, whose unit stands in the figure, what narrows it.
    """
    who = target.who
    if who is not None and target.unit != "%" and who.lower().startswith(target.unit):
        who = who[len(target.unit) :].strip(" ,") or None
    told = who is not None and target.what is not None and target.what in who
    return [target.what, who] if target.what and not told else [who]


def _ending(answer: Answer, shown: Sequence[TargetFact]) -> Iterator[ReplyBlock]:
    """The sources of what is shown, the notes, and what to do next."""
    numbers = {n for fact in shown for n in fact.citations}
    yield plain_block(texts.answers.SOURCES)
    for citation in answer.citations:
        if citation.n in numbers:
            yield ReplyBlock(runs=tuple(source_runs(citation)), tight=True)
    yield from closing_blocks(answer)


def _conflicting(facts: list[TargetFact]) -> Iterator[list[TargetFact]]:
    """Runs of figures for the same thing that different documents state differently; alone what nobody contradicts."""
    for _, alike in groupby(facts, key=lambda fact: _subject(fact.target)):
        rows = list(alike)
        contradict = len({row.citations[0] for row in rows}) > 1 and rows[0].target.unit == "%"
        if contradict and rows[0].target.period_to is not None:
            yield rows
        else:
            yield from ([row] for row in rows)


def _subject(target: Target) -> tuple[object, ...]:
    return (target.province, target.indicator, target.unit, target.period_to, target.who or target.what)


def _is_of(fact: TargetFact, place: str) -> bool:
    if place == NATIONAL:
        return is_national(fact.target)
    return place in {fact.target.province, fact.province_now}


def _numbers(fact: TargetFact) -> str:
    return "".join(f"[{n}]" for n in fact.citations)


def figure(target: Target) -> str:
    """The figure as people write it, with its bound, its start and its unit."""
    return texts.figures.figure(
        target.comparator.value,
        target.low,
        target.high,
        target.unit,
        base=target.base,
    )


def explain(title: str, explained: FigureExplanation) -> str:
    """One figure in a line, its sentence, its article, and the words that fill each slot, with their places there."""
    target = explained.target
    head = [
        texts.figures.indicator_figure(target.indicator.value, figure(target)),
        texts.figures.KINDS[target.kind.value],
        period(target),
        texts.figures.place_of(target),
        texts.figures.scope_of(target),
        texts.figures.UNSURE if target.unsure else None,
        None if target.of_programme else texts.figures.OF_ECONOMY,
    ]
    slots = [
        f"  {texts.figures.SLOTS[slot.name.value]}: {slot.text} [{slot.start}–{slot.end}]" for slot in explained.slots
    ]
    return "\n".join([" · ".join(part for part in head if part), f"  “{target.sentence}” — {title}", *slots])


def _years(target: Target) -> str | None:
    return texts.figures.period(target.period_from, target.period_to, over=False)


def period(target: Target) -> str | None:
    """The period, and that it is over where something was to be reached in it."""
    today = dt.datetime.now(VIETNAM).year
    over = target.period_to is not None and target.period_to < today and target.kind is TargetKind.TARGET
    return texts.figures.period(target.period_from, target.period_to, over=over)
