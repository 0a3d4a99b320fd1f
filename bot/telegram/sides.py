"""The other sides of an answer: a passage, further sources, figures otherwise; in its place, or opened in private."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TypeAlias

from telegram import InlineKeyboardMarkup

from bot import texts
from bot.journal.entry import Entry
from bot.journal.preferences import Preferences
from bot.telegram.figure_files import chart_indicators
from bot.telegram.handlers.figures import indicator_keyboard
from bot.telegram.keyboards import (
    CHART,
    INDICATOR,
    PASSAGE,
    SOURCES,
    Press,
    answer_keyboard,
    numbered_indicator,
    passage_keyboard,
    sources_keyboard,
)
from bot.telegram.standing import shown_blocks
from bot.views.answer import readable_citations
from bot.views.blocks import ReplyBlock
from bot.views.card import compose_sources, pages_of_sources
from bot.views.comparison import is_wide
from bot.views.figures import compose_targets
from bot.views.passage import compose_passage
from knowledge.store.library import Library
from retrieval.records import EDITORIAL

Side: TypeAlias = tuple[Sequence[ReplyBlock], InlineKeyboardMarkup | None]


async def find_side(library: Library, entry: Entry, press: Press, preferences: Preferences) -> Side | None:
    """What a press asks to see of an answer, with its buttons; none where there is no such thing."""
    if press.action == PASSAGE:
        return await _passage(library, entry, press.n)
    if press.action == SOURCES and press.n < pages_of_sources(entry.answer):
        return compose_sources(entry.answer, press.n), sources_keyboard(entry, press.n)
    if press.action == CHART and chart_indicators(entry.answer):
        return shown_blocks(entry, preferences), indicator_keyboard(entry)
    if press.action == INDICATOR and is_wide(entry.answer):
        indicator = numbered_indicator(press.n)
        return compose_targets(entry.answer, indicator), answer_keyboard(entry, indicator)
    return None


def why_missing(entry: Entry, press: Press) -> str:
    """What is said where there is no such side."""
    if press.action == PASSAGE:
        # An approved answer never had a passage, though older messages offer it.
        quotes = all(citation.kind != EDITORIAL for citation in entry.answer.citations)
        return texts.telegram.PASSAGE_GONE if quotes else texts.telegram.NO_PASSAGE
    return texts.figures.NOTHING_TO_DRAW if press.action in {CHART, INDICATOR} else texts.telegram.BUTTON_EXPIRED


async def _passage(library: Library, entry: Entry, n: int) -> Side | None:
    citations = readable_citations(entry.answer)
    if not 1 <= n <= len(citations):
        return None
    passages = await asyncio.to_thread(library.passages_of, citations[n - 1].article_id)
    blocks = compose_passage(citations[n - 1], passages)
    return (blocks, passage_keyboard(entry, n)) if blocks else None
