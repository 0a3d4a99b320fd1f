"""The other sides of an answer: a passage, further sources, figures otherwise."""

from __future__ import annotations

from bot import texts
from bot.conversation.answer_choices import answer_choices
from bot.conversation.choices import Action, Chosen, Shown, numbered_indicator
from bot.conversation.side_choices import chart_choices, passage_choices, sources_choices
from bot.conversation.standing import shown_blocks
from bot.journal.entry import Entry
from bot.journal.preferences import Preferences
from bot.views.answer import readable_citations
from bot.views.card import compose_sources, pages_of_sources
from bot.views.comparison import is_wide
from bot.views.figure_pictures import chart_indicators
from bot.views.figures import compose_targets
from bot.views.passage import compose_passage
from knowledge.store.library import Library
from retrieval.records import EDITORIAL


def find_side(library: Library, entry: Entry, chosen: Chosen, preferences: Preferences) -> Shown | None:
    """What was chosen to be seen of an answer; none where there is no such thing; blocks."""
    if chosen.action is Action.PASSAGE:
        return _passage(library, entry, chosen.n)
    if chosen.action is Action.SOURCES and chosen.n < pages_of_sources(entry.answer):
        return compose_sources(entry.answer, chosen.n), sources_choices(entry, chosen.n)
    if chosen.action is Action.CHART and chart_indicators(entry.answer):
        return shown_blocks(entry, preferences), chart_choices(entry)
    if chosen.action is Action.INDICATOR and is_wide(entry.answer):
        indicator = numbered_indicator(chosen.n)
        return compose_targets(entry.answer, indicator), answer_choices(entry, indicator)
    return None


def why_missing(entry: Entry, chosen: Chosen) -> str:
    """What is said where there is no such side."""
    if chosen.action is Action.PASSAGE:
        # An approved answer never had a passage, though older messages offer it.
        quotes = all(citation.kind != EDITORIAL for citation in entry.answer.citations)
        return texts.choices.PASSAGE_GONE if quotes else texts.choices.NO_PASSAGE
    figures = chosen.action in {Action.CHART, Action.INDICATOR}
    return texts.figures.NOTHING_TO_DRAW if figures else texts.choices.EXPIRED


def _passage(library: Library, entry: Entry, n: int) -> Shown | None:
    citations = readable_citations(entry.answer)
    if not 1 <= n <= len(citations):
        return None
    blocks = compose_passage(citations[n - 1], library.passages_of(citations[n - 1].article_id))
    return (blocks, passage_choices(entry, n)) if blocks else None
