"""One figure in words: its number, its period, whom it counts, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot import texts
from bot.views.blocks import ReplyBlock, Run, italic_block
from knowledge.dates.calendar import today_in_vietnam
from knowledge.targets import Target, TargetKind
from knowledge.targets.periods import Span
from retrieval.answers.nearest_figures import NATIONAL
from retrieval.answers.target_selection import is_national
from retrieval.records import TargetFact

if TYPE_CHECKING:
    from knowledge.targets import FigureExplanation


def figure(target: Target) -> str:
    """The figure as people write it, with its bound, its start and its unit."""
    return texts.figures.figure(
        target.comparator.value,
        target.low,
        target.high,
        target.unit,
        base=target.base,
    )


def indicator_figure(target: Target) -> str:
    """An indicator with its figure, the head of a row."""
    return texts.figures.indicator_figure(target.indicator.value, figure(target))


def fact_title(fact: TargetFact) -> str:
    """One figure in a line: indicator, figure, place, period."""
    target = fact.target
    return said([indicator_figure(target), texts.figures.place_of(target), period(target)])


def period(target: Target) -> str | None:
    """The period, and that it is over where something was to be reached in it."""
    return texts.figures.period(target.period_from, target.period_to, over=is_over(target))


def years(target: Target) -> str | None:
    """The period alone."""
    return texts.figures.period(target.period_from, target.period_to, over=False)


def is_over(target: Target) -> bool:
    """Whether something was to be reached by a year that is past."""
    this_year = today_in_vietnam().year
    return target.period_to is not None and target.period_to < this_year and target.kind is TargetKind.TARGET


def passed_years(facts: Sequence[TargetFact]) -> Iterator[ReplyBlock]:
    """The years that something was to be reached by and that are past, in one line for all rows."""
    over = sorted({fact.target.period_to for fact in facts if fact.target.period_to and is_over(fact.target)})
    if over:
        yield italic_block(texts.figures.passed(over), tight=True)


def place(fact: TargetFact) -> str:
    """The place of a figure, with today's name of a province where it is another."""
    named = texts.figures.place_of(fact.target)
    return texts.answers.place(named, fact.province_now) if fact.target.province else named


def is_of(fact: TargetFact, named: str) -> bool:
    """Whether a figure is of a place under its name of then or of today; "" is the whole country."""
    if named == NATIONAL:
        return is_national(fact.target)
    return named in {fact.target.province, fact.province_now}


def numbers(fact: TargetFact) -> str:
    """The sources of a figure: "[1][3]"."""
    return "".join(f"[{n}]" for n in fact.citations)


def subject_words(target: Target) -> list[str | None]:
    """What a figure counts: of a saving first what is saved, so that nobody takes it for a share of enterprises.

    Of a counted thing, whose unit stands in the figure, what narrows it.
    """
    who = target.who
    if who is not None and target.unit != "%" and who.lower().startswith(target.unit):
        who = who[len(target.unit) :].strip(" ,") or None
    told = who is not None and target.what is not None and target.what in who
    return [target.what, who] if target.what and not told else [who]


def said(parts: Sequence[str | None]) -> str:
    """What there is of the parts, in one line."""
    return " · ".join(part for part in parts if part)


def compared_row(fact: TargetFact) -> ReplyBlock:
    """A place with its figure, whom it counts and until when."""
    about = said([*subject_words(fact.target), years(fact.target)])
    return place_row(place(fact), figure(fact.target), about, numbers(fact))


def place_row(named: str, shown: str, about: str, sources: str) -> ReplyBlock:
    """A place with its figure in bold, and what there is to say of it."""
    rest = " ".join(part for part in ("", about, sources) if part or not about)
    runs = (Run(text=f"• {named}: "), Run(text=shown, bold=True), Run(text=f" {rest.strip()}"))
    return ReplyBlock(runs=runs, tight=True)


def table_row(fact: TargetFact, *, named: bool) -> list[str]:
    """A figure as cells: its place, what it is (``named`` with its indicator), whom it counts, its period, sources."""
    target = fact.target
    shown = indicator_figure(target) if named else figure(target)
    shown = shown if target.kind is TargetKind.TARGET else f"{shown} ({texts.figures.KINDS[target.kind.value]})"
    return [place(fact), shown, said(subject_words(target)), period(target) or "", numbers(fact)]


def missing(kind: TargetKind, periods: Sequence[Span], instead: Sequence[TargetFact]) -> str:
    """That a place has no such figure, and what it has instead."""
    if not instead:
        return texts.figures.NOT_IN_DOCUMENTS
    others = [
        (fact.target.kind.value, years(fact.target), f"{figure(fact.target)} {numbers(fact)}") for fact in instead
    ]
    return texts.figures.missing_figure(kind.value, periods, others)


def explain(title: str, explained: FigureExplanation) -> str:
    """One figure in a line, its sentence, its article, and the words that fill each slot, with their places there."""
    target = explained.target
    head = [
        indicator_figure(target),
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
    return "\n".join([said(head), f"  “{target.sentence}” — {title}", *slots])
