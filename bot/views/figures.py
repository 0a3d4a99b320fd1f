"""Figures on a phone: what holds for all of them once, above; a row each; the sources of what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from bot import texts
from bot.views.answer import (
    closing_blocks,
    frame_blocks,
    source_runs,
    summary_blocks,
    understood_blocks,
    warning_blocks,
)
from bot.views.blocks import ReplyBlock, Run, italic_block, plain_block
from bot.views.comparison import compare_many, compare_periods, compare_places, is_wide, rows_of_many, short_sources
from bot.views.figure_rows import indicator_figure, is_over, numbers, passed_years, place, said, subject_words, years
from knowledge.targets import Indicator, Target, TargetKind
from retrieval.records import Answer, Citation, TargetFact

# About a screen of a phone; the table has them all.
_ROWS = 8
# A line and a half beside who has published it and when; the page has it whole.
_LONGEST_TITLE = 60
# Whom a figure counts, where that is a list of trades: its beginning tells, the table has it whole.
_LONGEST_SUBJECT = 60
_NAMED = 5
_Value = TypeVar("_Value")


def compose_targets(answer: Answer, indicator: Indicator | None = None) -> tuple[ReplyBlock, ...]:
    """The figures of an answer under one heading, the sources of those shown, and what else is to be known.

    Of many places one ``indicator`` is shown: the one named, or that of the most places.
    """
    answer = as_shown(answer, indicator)
    shown: list[TargetFact] = []
    rows = list(_rows(answer, shown, indicator))
    cited = {n for fact in shown for n in fact.citations}
    citations = [each for each in answer.citations if each.n in cited] or list(answer.citations[:1])
    label = [*summary_blocks(citations)]
    above = [*understood_blocks(answer), *warning_blocks(answer), *label]
    above[1:] = [each.model_copy(update={"tight": True}) for each in above[1:]]
    if not shown or not texts.figures.is_of_figures(answer.frame):
        above += [block.model_copy(update={"tight": bool(above)}) for block in frame_blocks(answer)]
    if rows and above:
        rows[0] = rows[0].model_copy(update={"tight": True})
    sources = [short_sources(citations)] if is_wide(answer) else [*_sources(citations, shown, headed=bool(label))]
    return (*above, *rows, *sources, *closing_blocks(answer.model_copy(update={"notes": _notes(answer, citations)})))


def as_shown(answer: Answer, indicator: Indicator | None = None) -> Answer:
    """The same answer with its citations in the order in which its figures are shown, numbered from 1."""
    if not answer.targets:
        return answer
    shown: list[TargetFact] = []
    for _ in _rows(answer, shown, indicator):
        pass
    pictured = pictured_rows(answer, indicator)
    order = dict.fromkeys(n for fact in (*shown, *pictured) for n in fact.citations)
    order |= dict.fromkeys(each.n for each in answer.citations)
    numbered = {n: number for number, n in enumerate(order, 1)}
    by_number = {each.n: each for each in answer.citations}
    changed = {
        "citations": tuple(by_number[n].model_copy(update={"n": number}) for n, number in numbered.items()),
        "targets": _renumbered(answer.targets, numbered),
        "others": _renumbered(answer.others, numbered),
    }
    return answer.model_copy(update=changed)


def pictured_rows(answer: Answer, indicator: Indicator | None = None) -> list[TargetFact]:
    """The figures that a picture of the table shows: of many places those of one indicator, else all."""
    return rows_of_many(answer, indicator) if is_wide(answer) else list(answer.targets)


def figures_in_words(facts: Sequence[TargetFact]) -> tuple[str, list[str]]:
    """What is the same in all figures, in a line, and each figure with what is not."""
    told = _Told(facts)
    items = [
        said(
            [
                indicator_figure(fact.target),
                place(fact) if told.place is None else None,
                years(fact.target) if told.period is None else None,
            ]
        )
        for fact in facts
    ]
    # Where there are several places, each figure names its own.
    return _heading_text(facts, told, told.place), items


def figures_title(answer: Answer) -> str:
    """The heading of an answer's figures."""
    if answer.compared:
        return texts.figures.comparison_heading(answer.compared)
    places = tuple(dict.fromkeys(texts.figures.place_of(fact.target) for fact in answer.targets))
    return texts.figures.targets_heading(places[:_NAMED], len(places))


def _renumbered(facts: Sequence[TargetFact], numbered: dict[int, int]) -> tuple[TargetFact, ...]:
    return tuple(fact.model_copy(update={"citations": tuple(numbered[n] for n in fact.citations)}) for fact in facts)


def _rows(answer: Answer, shown: list[TargetFact], indicator: Indicator | None) -> Iterator[ReplyBlock]:
    """The heading and the rows; the figures in them are put into ``shown``."""
    if is_wide(answer):
        return compare_many(answer, shown, indicator)
    if len(answer.compared) == 1:
        return compare_periods(answer, shown)
    return compare_places(answer, shown) if answer.compared else _list(answer, shown)


def _list(answer: Answer, shown: list[TargetFact]) -> Iterator[ReplyBlock]:
    shown += _by_place(answer.targets[:_ROWS])
    if not shown:
        return
    told = _Told(shown)
    yield _heading(shown, told)
    for _, facts in groupby(shown, key=lambda fact: (fact.target.kind, place(fact) if told.by_place else None)):
        rows = list(facts)
        told_here = told if told.kind and (told.place or not told.by_place) else _Told(rows, told)
        if told_here is not told:
            yield _subheading(rows, told_here, told)
        for alike in _conflicting(rows):
            if len(alike) > 1:
                yield italic_block(texts.figures.CONFLICT, tight=True)
            yield from (_row(fact, told_here) for fact in alike)
    yield from passed_years(shown if told.period is None else ())
    if len(answer.targets) > len(shown):
        yield italic_block(texts.figures.further_figures(len(answer.targets) - len(shown)), tight=True)


def _by_place(facts: Sequence[TargetFact]) -> list[TargetFact]:
    """The figures of each kind with those of one place together."""
    kinds, places = list(TargetKind), list(dict.fromkeys(map(place, facts)))
    order = dict.fromkeys(kinds.index(fact.target.kind) for fact in facts)
    rank = {kinds[index]: number for number, index in enumerate(order)}
    return sorted(facts, key=lambda fact: (rank[fact.target.kind], places.index(place(fact))))


class _Told:
    """What headings say for the rows below: what is the same in all of them, with what stands ``above`` that."""

    def __init__(self, facts: Sequence[TargetFact], above: _Told | None = None) -> None:
        self.kind = _one({fact.target.kind for fact in facts})
        self.place = _one({place(fact) for fact in facts})
        self.period = _one({years(fact.target) for fact in facts})
        self.sources = _one({fact.citations for fact in facts})
        # A place that has a row or two is named in them.
        places = {(fact.target.kind, place(fact)) for fact in facts}
        self.by_place: bool = above.by_place if above else self.place is None and 2 * len(places) <= len(facts)


def _one(values: set[_Value]) -> _Value | None:
    return next(iter(values)) if len(values) == 1 else None


def _heading(facts: Sequence[TargetFact], told: _Told) -> ReplyBlock:
    # Where each place has a heading of its own, that one says where it belongs today.
    named = [texts.figures.place_of(fact.target) if told.by_place else place(fact) for fact in facts]
    places = list(dict.fromkeys(named))
    where = texts.figures.several_places(places[:_NAMED], len(places))
    sources = f" {numbers(facts[0])}" if told.sources else ""
    return ReplyBlock(runs=(Run(text=_heading_text(facts, told, where), bold=True), Run(text=sources)))


def _heading_text(facts: Sequence[TargetFact], told: _Told, where: str | None) -> str:
    what = texts.figures.LIST_HEADINGS[told.kind.value] if told.kind else texts.figures.FIGURES
    when = texts.figures.is_over(told.period) if told.period and is_over(facts[0].target) else told.period
    return said([what, where, when])


def _subheading(facts: Sequence[TargetFact], told: _Told, above: _Told) -> ReplyBlock:
    """What holds for some of the rows: their kind, place, period and sources, as far as it is not said above."""
    label = said(
        [
            texts.figures.KIND_HEADINGS[facts[0].target.kind.value] if above.kind is None else None,
            told.place if above.place is None else None,
            told.period if above.period is None else None,
        ]
    )
    sources = f" {numbers(facts[0])}" if told.sources and not above.sources else ""
    return italic_block(f"{label}{sources}", tight=True)


def _row(fact: TargetFact, told: _Told) -> ReplyBlock:
    target = fact.target
    about = [
        *(texts.answers.shortened(each, _LONGEST_SUBJECT) for each in subject_words(target) if each),
        place(fact) if target.province and told.place is None else None,
        texts.figures.scope_of(target) if target.province else None,
        years(target) if told.period is None else None,
        texts.figures.CORRECTED if fact.corrected else None,
    ]
    rest = " ".join(part for part in (said(about), "" if told.sources else numbers(fact)) if part)
    return ReplyBlock(runs=(Run(text=indicator_figure(target), bold=True), Run(text=f" {rest}")), tight=True)


def _sources(citations: Sequence[Citation], shown: Sequence[TargetFact], *, headed: bool) -> Iterator[ReplyBlock]:
    """A source a line, without the place and the word "tóm lược" where the headings have said them."""
    told = _Told(shown)
    beside = {place(fact) for fact in shown} if told.place or told.by_place else set()
    beside |= {texts.answers.DIGEST_MARK} if headed else set()
    yield plain_block(texts.answers.SOURCES)
    for citation in citations:
        yield ReplyBlock(runs=tuple(source_runs(citation, beside=beside, longest=_LONGEST_TITLE)), tight=True)


def _notes(answer: Answer, shown: Sequence[Citation]) -> tuple[str, ...]:
    """The notes on what is shown that its rows have not told."""
    numbers_shown = {each.n for each in shown}
    of_others = {texts.answers.summary_note(each) for each in answer.citations if each.n not in numbers_shown}
    # The line of a source that is shown says already which page that is, and of when.
    shorter = {texts.answers.summary_note(each): texts.answers.short_summary_note(each) for each in shown}
    of_others -= shorter.keys()
    kept = (note for note in answer.notes if note not in of_others and not texts.figures.is_in_rows(note))
    return tuple(shorter.get(note, note) for note in kept)


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
