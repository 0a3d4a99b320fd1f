"""Figures of several places or periods side by side; of many places one indicator at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot import texts
from bot.views.blocks import ReplyBlock, Run, bold_block, italic_block, plain_block
from bot.views.figure_rows import (
    compared_row,
    figure,
    is_of,
    missing,
    numbers,
    passed_years,
    place,
    place_row,
    said,
    subject_words,
    years,
)
from bot.views.markup import shown_length, utf16_length
from knowledge.targets import Indicator, TargetKind
from retrieval.answers.target_selection import is_in
from retrieval.records import Answer, Citation, TargetFact

# More places are no columns any more: one indicator at a time, and only those that have it.
_SIDE_BY_SIDE = 6
# Figures of another year or kind of a place that has none of those compared.
_INSTEAD = 2
# Of one place under one indicator; the table has them all.
_OF_PLACE = 3
# What a comparison of many places takes, in UTF-16 units: heading, rows and sources. A little is left for the rest.
_ROOM = 1300
_SUBJECT = 40
# A source's number and what parts it from the next.
_SOURCE = 8


def is_wide(answer: Answer) -> bool:
    """Whether so many places are compared that one indicator is shown at a time."""
    return len(answer.compared) > _SIDE_BY_SIDE


def shown_indicators(answer: Answer) -> list[Indicator]:
    """The indicators of which there are figures to compare, that of the most places first."""
    rows = [fact.target for fact in _compared(answer) if fact.target.indicator is not Indicator.OTHER]
    there = {(target.indicator, target.kind, target.province) for target in rows}
    aimed = Counter(indicator for indicator, kind, _ in there if kind is TargetKind.TARGET)
    every = Counter(indicator for indicator, _, _ in there)
    return sorted(every, key=lambda each: (-aimed[each], -every[each], list(Indicator).index(each)))


def rows_of_many(answer: Answer, indicator: Indicator | None = None) -> list[TargetFact]:
    """The figures of many places under one indicator, what was aimed at first; of each place the first."""
    indicators = shown_indicators(answer)
    chosen = indicator if indicator in indicators else next(iter(indicators), None)
    rows: dict[tuple[TargetKind, str | None], TargetFact] = {}
    for fact in _compared(answer):
        if fact.target.indicator is chosen:
            rows.setdefault((fact.target.kind, fact.target.province), fact)
    return list(rows.values())


def compare_many(answer: Answer, shown: list[TargetFact], indicator: Indicator | None = None) -> Iterator[ReplyBlock]:
    """One indicator of many places: those that have it, a line each as far as they fit, and how many have none."""
    rows = rows_of_many(answer, indicator)
    if not rows:
        return
    places = len({fact.target.province for fact in rows})
    without = [each for each in answer.compared if not any(is_of(fact, each) for fact in rows)]
    yield bold_block(texts.figures.many_heading(rows[0].target.indicator.value, places))
    shown += _fitting(answer, rows)
    for kind, facts in groupby(shown, key=lambda fact: fact.target.kind):
        if kind is TargetKind.RESULT:
            yield italic_block(texts.figures.KIND_HEADINGS[kind.value], tight=True)
        yield from map(_short_row, facts)
    yield from passed_years(shown)
    if len(rows) > len(shown):
        yield italic_block(texts.figures.further_places(len(rows) - len(shown)), tight=True)
    if without:
        yield italic_block(texts.figures.without_figure(without), tight=True)


def _fitting(answer: Answer, rows: Sequence[TargetFact]) -> list[TargetFact]:
    """The first rows that fit on the phone with their sources."""
    used = 0
    cited: set[int] = set()
    for number, fact in enumerate(rows):
        new = [each for each in answer.citations if each.n in set(fact.citations) - cited]
        used += shown_length([_short_row(fact)])
        used += sum(_SOURCE + utf16_length(texts.answers.short_source(each)) for each in new)
        if used > _ROOM:
            return list(rows[:number])
        cited |= set(fact.citations)
    return list(rows)


def compare_places(answer: Answer, shown: list[TargetFact]) -> Iterator[ReplyBlock]:
    """Each indicator with a row a place; a place that has none says what it has instead."""
    compared = [fact for fact in _compared(answer) if fact.target.indicator is not Indicator.OTHER]
    hidden = 0
    differ: dict[str, None] = {}
    yield bold_block(texts.figures.comparison_heading(answer.compared))
    for (kind, indicator), facts in groupby(compared, key=lambda fact: (fact.target.kind, fact.target.indicator)):
        rows = list(facts)
        yield bold_block(
            texts.figures.compared_indicator(indicator.value, result=kind is TargetKind.RESULT), tight=True
        )
        for named in answer.compared:
            of_place = [fact for fact in rows if is_of(fact, named)]
            if not of_place:
                instead = [
                    fact
                    for fact in (*answer.others, *compared)
                    if is_of(fact, named) and fact.target.indicator is indicator
                ][:_INSTEAD]
                shown += instead
                there = missing(kind, answer.periods, instead)
                yield plain_block(f"• {named or texts.answers.WHOLE_NATION}: {there}", tight=True)
            for fact in of_place[:_OF_PLACE]:
                shown.append(fact)
                yield compared_row(fact)
            hidden += len(of_place[_OF_PLACE:])
        differ |= dict.fromkeys(_differences(rows))
    if differ:
        yield italic_block(" ".join(differ), tight=True)
    yield from passed_years(shown)
    if hidden:
        yield italic_block(texts.figures.further_figures(hidden), tight=True)


def compare_periods(answer: Answer, shown: list[TargetFact]) -> Iterator[ReplyBlock]:
    """The figures of one place in the periods compared, and which period has none."""
    compared = _compared(answer)
    yield bold_block(texts.figures.comparison_heading(answer.compared))
    stated = [each for each in answer.periods if any(is_in(fact.target, each) for fact in compared)]
    for period_asked in answer.periods:
        if period_asked not in stated:
            yield plain_block(texts.figures.period_missing(*period_asked))
    for (kind, indicator), facts in groupby(compared, key=lambda fact: (fact.target.kind, fact.target.indicator)):
        rows = list(facts)
        yield bold_block(
            texts.figures.compared_indicator(indicator.value, result=kind is TargetKind.RESULT), tight=True
        )
        for period_asked in stated:
            of_period = [fact for fact in rows if is_in(fact.target, period_asked)][:_OF_PLACE]
            if not of_period:
                yield plain_block(f"• {texts.figures.period_missing(*period_asked)}", tight=True)
            new = [fact for fact in of_period if fact not in shown]
            shown += new
            yield from map(compared_row, new)
    hidden = len(compared) - len(shown)
    yield from passed_years(shown)
    if hidden:
        yield italic_block(texts.figures.further_figures(hidden), tight=True)


def short_sources(citations: Sequence[Citation]) -> ReplyBlock:
    """The sources of many places in one paragraph: who has published each, and of which year it is."""
    runs = [Run(text=f"{texts.answers.SOURCES}: ")]
    for number, citation in enumerate(citations):
        runs.append(Run(text=f"{' · ' if number else ''}[{citation.n}] "))
        runs.append(Run(text=texts.answers.short_source(citation), link=citation.url))
    return ReplyBlock(runs=tuple(runs))


def _compared(answer: Answer) -> list[TargetFact]:
    return [fact for fact in answer.targets if fact.target.kind in {TargetKind.TARGET, TargetKind.RESULT}]


def _short_row(fact: TargetFact) -> ReplyBlock:
    words = [part for part in subject_words(fact.target) if part]
    subject = said(words) if len(said(words)) <= _SUBJECT else texts.answers.shortened(words[0], _SUBJECT)
    return place_row(place(fact), figure(fact.target), said([subject, years(fact.target)]), numbers(fact))


def _differences(rows: Sequence[TargetFact]) -> Iterator[str]:
    """What keeps the figures of one indicator from being compared."""
    if len({(fact.target.period_from, fact.target.period_to) for fact in rows}) > 1:
        yield texts.figures.OTHER_PERIODS
    if len({fact.target.who for fact in rows}) > 1:
        yield texts.figures.OTHER_SUBJECTS
