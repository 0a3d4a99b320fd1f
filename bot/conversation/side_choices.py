"""What can be done with the other sides of an answer: passages, further sources, indicators, and why it is no good."""

from __future__ import annotations

from bot import texts
from bot.conversation.answer_choices import choice
from bot.conversation.choices import FAULTS, Action, Rows, number_of
from bot.conversation.page_links import page_rows
from bot.journal.entry import Entry
from bot.views.answer import readable_citations
from bot.views.card import pages_of_sources
from bot.views.figure_pictures import chart_indicators
from retrieval.records import EDITORIAL


def fault_choices(entry: Entry, *, with_way_back: bool = True) -> Rows:
    """Why an answer was not liked, and a way back where the answer stood."""
    each = tuple(
        choice(texts.choices.FAULTS[fault.value], entry, Action.FAULT, number) for number, fault in enumerate(FAULTS)
    )
    back = ((choice(texts.choices.BUTTON_BACK, entry, Action.BACK),),) if with_way_back else ()
    return (each[:2], each[2:], *back)


def list_choices(entry: Entry) -> Rows:
    """Of the sources of an answer: each to be read, the page of the first, and the answer."""
    citations = readable_citations(entry.answer)
    first = {each.article_id: each.n for each in reversed(citations)}
    numbers = tuple(
        choice(f"[{n}]", entry, Action.PASSAGE, n, spoken=texts.choices.button_related(n))
        for n in sorted(first.values())
        if citations[n - 1].kind != EDITORIAL
    )
    back = choice(texts.choices.BUTTON_ANSWER, entry, Action.BACK)
    return (*((numbers,) if numbers else ()), *page_rows(citations[0].url), (back,))


def passage_choices(entry: Entry, shown: int) -> Rows:
    """Of a passage: the passages of the other citations, the page it is from, and back to the answer."""
    citations = readable_citations(entry.answer)
    others = tuple(
        choice(
            f"· {each.n} ·" if each.n == shown else f"[{each.n}]",
            entry,
            Action.PASSAGE,
            each.n,
            spoken=texts.choices.button_related(each.n),
        )
        for each in citations
    )
    back = choice(texts.choices.BUTTON_BACK, entry, Action.BACK)
    return (*((others,) if len(others) > 1 else ()), *page_rows(citations[shown - 1].url), (back,))


def sources_choices(entry: Entry, page: int) -> Rows:
    """Of a page of further sources: the pages beside it, and back to the answer."""
    beside = []
    if page > 0:
        beside.append(choice(texts.choices.BUTTON_PREVIOUS, entry, Action.SOURCES, page - 1))
    if page + 1 < pages_of_sources(entry.answer):
        beside.append(choice(texts.choices.BUTTON_NEXT, entry, Action.SOURCES, page + 1))
    back = choice(texts.choices.BUTTON_BACK, entry, Action.BACK)
    return (*((tuple(beside),) if beside else ()), (back,))


def chart_choices(entry: Entry) -> Rows:
    """Which indicator to draw, and back to the answer."""
    each = tuple(
        (choice(texts.figures.INDICATORS[indicator.value], entry, Action.CHART, number_of(indicator)),)
        for indicator in chart_indicators(entry.answer)
    )
    return (*each, (choice(texts.choices.BUTTON_BACK, entry, Action.BACK),))
