"""Figures as pictures: a chart of one indicator, or the rows as a table, each with the sources that it shows."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.redaction.control_characters import without_control
from bot.views.answer import source_line
from bot.views.charts import Bar, draw_table, draw_targets
from bot.views.comparison import is_wide, shown_indicators
from bot.views.figure_rows import figure, numbers, period, said, table_row
from bot.views.figures import as_shown, figures_title, pictured_rows
from knowledge.records import Record
from knowledge.targets import Indicator, TargetKind
from retrieval.answers.target_selection import can_be_compared
from retrieval.records import Answer, Citation, TargetFact

_BARS = 12
# As much as stands in one line over a bar.
_LABEL = 72
# More rows are letters too small for a phone; the workbook has them all.
_PICTURED = 40
_SHORT_SOURCES = " · "


class Picture(Record):
    """A PNG with its title and the sources of what it shows, a line each."""

    content: bytes
    title: str
    sources: tuple[str, ...]


def drawable(answer: Answer) -> list[TargetFact]:
    """The figures that a chart can show: shares that were set or reached by a province or the country."""
    kinds = {TargetKind.TARGET, TargetKind.RESULT}
    return [fact for fact in answer.targets if fact.target.kind in kinds and can_be_compared(fact.target)]


def chart_indicators(answer: Answer) -> list[Indicator]:
    """The indicators of which a chart can be drawn, in their usual order."""
    there = {fact.target.indicator for fact in drawable(answer)}
    return [indicator for indicator in Indicator if indicator in there]


def first_chart(answer: Answer) -> Indicator | None:
    """The indicator whose chart is of what the answer shows first; none where none can be drawn."""
    answer = as_shown(answer)
    there = chart_indicators(answer)
    first = next((each for each in shown_indicators(answer) if each in there), None) if is_wide(answer) else None
    return first or next(iter(there), None)


def draw_chart(answer: Answer, indicator: Indicator | None) -> Picture | None:
    """A chart of the figures of one indicator, as many as there is room for; none where there are none."""
    facts = _charted(answer, indicator)
    if not facts or indicator is None:
        return None
    title = texts.figures.chart_title(indicator.value)
    bars = [bar_of(fact, texts.figures.place_of(fact.target), period(fact.target)) for fact in facts]
    sources = sources_of(answer.citations, facts)
    return Picture(content=draw_targets(title, bars, sources), title=title, sources=tuple(sources))


def chart_caption(answer: Answer, indicator: Indicator | None, limit: int) -> str | None:
    """Title and sources of the chart that would be drawn, at most so many UTF-16 units; none where there is none."""
    facts = _charted(answer, indicator)
    if not facts or indicator is None:
        return None
    return texts.figures.chart_caption(
        texts.figures.chart_title(indicator.value), sources_of(answer.citations, facts), limit
    )


def _charted(answer: Answer, indicator: Indicator | None) -> list[TargetFact]:
    return [fact for fact in drawable(answer) if fact.target.indicator is indicator][:_BARS]


def draw_rows(answer: Answer, indicator: Indicator | None) -> Picture | None:
    """The rows as a table, of many places those of one indicator; none where there are none."""
    facts = pictured_rows(answer, indicator)[:_PICTURED]
    if not facts:
        return None
    wide = is_wide(answer)
    title = texts.figures.INDICATORS[facts[0].target.indicator.value] if wide else figures_title(answer)
    rows = [[without_control(cell) for cell in table_row(fact, named=not wide)] for fact in facts]
    short = [_SHORT_SOURCES.join(_short_sources_of(answer, facts))]
    content = draw_table(title, texts.figures.PICTURE_COLUMNS, rows, short)
    return Picture(content=content, title=title, sources=tuple(sources_of(answer.citations, facts)))


def bar_of(fact: TargetFact, head: str, when: str | None) -> Bar:
    """A figure as a bar: what stands first in its label, that it was reached if it was, when, and whom it counts."""
    target = fact.target
    result = target.kind is TargetKind.RESULT
    label = said([head, texts.figures.KINDS["result"] if result else None, when])
    who = f" · {target.who}" if target.who and len(label) + len(target.who) < _LABEL else ""
    return Bar(without_control(f"{label}{who} {numbers(fact)}"), target.low, target.high, figure(target), result)


def sources_of(citations: Sequence[Citation], facts: Sequence[TargetFact]) -> list[str]:
    """The sources of figures in full, a line each."""
    return [without_control(f"[{each.n}] {source_line(each)}") for each in _cited(citations, facts)]


def _short_sources_of(answer: Answer, facts: Sequence[TargetFact]) -> list[str]:
    """The sources of figures in a few words each."""
    return [
        without_control(f"[{each.n}] {texts.answers.short_source(each)}") for each in _cited(answer.citations, facts)
    ]


def _cited(citations: Sequence[Citation], facts: Sequence[TargetFact]) -> list[Citation]:
    cited = {n for fact in facts for n in fact.citations}
    return [each for each in citations if each.n in cited]
