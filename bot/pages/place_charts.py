"""Charts on pages: of the shares of a place, or of one indicator by place; what each shows, before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot import texts
from bot.pages.place_figures import drawable
from bot.pages.province import Picture
from bot.redaction.control_characters import without_control
from bot.views.charts import Bar, size_of_targets
from bot.views.figure_pictures import bar_of, sources_of
from bot.views.figure_rows import said, years
from knowledge.targets import Indicator
from retrieval.records import Answer, TargetFact

# A phone's screen holds no more.
_BARS = 12
# Sources of a bar; of twelve bars they are then some forty lines at most.
_CITED = 3


class Chart(NamedTuple):
    """What a chart shows: its title, its bars, and the sources under them; `draw_targets` draws it."""

    title: str
    bars: tuple[Bar, ...]
    sources: tuple[str, ...]


def chart_of_place(figures: Answer, name: str) -> Chart | None:
    """The chart of a place's figures, each bar with its indicator, and its place where there are several.

    None where no figure can be drawn.
    """
    facts = drawable(figures.targets)[:_BARS]
    several = len({fact.target.province for fact in facts}) > 1
    heads = [
        said([texts.figures.INDICATORS[fact.target.indicator.value], fact.target.province if several else None])
        for fact in facts
    ]
    return _chart(texts.browsing.chart_title(texts.browsing.place_name(name)), facts, heads, figures)


def chart_of_indicator(figures: Answer, indicator: Indicator) -> Chart | None:
    """The chart of figures of one indicator, each bar with its place; none where no figure can be drawn."""
    facts = drawable(figures.targets)[:_BARS]
    heads = [texts.figures.place_of(fact.target) for fact in facts]
    return _chart(texts.figures.chart_title(indicator.value), facts, heads, figures)


def picture_of(chart: Chart, href: str) -> Picture:
    """A chart on a page, with what it shows in words."""
    width, height = size_of_targets(chart.bars, chart.sources)
    says = texts.browsing.chart_says(chart.title, len(chart.bars))
    return Picture(href=href, says=says, width=width, height=height)


def _chart(title: str, facts: Sequence[TargetFact], heads: Sequence[str], figures: Answer) -> Chart | None:
    """Of many sources the newest stand under it: it has no room for all."""
    if not facts:
        return None
    facts = [fact.model_copy(update={"citations": fact.citations[:_CITED]}) for fact in facts]
    bars = (bar_of(fact, head, years(fact.target)) for fact, head in zip(facts, heads, strict=True))
    return Chart(without_control(title), tuple(bars), tuple(sources_of(figures.citations, facts)))
