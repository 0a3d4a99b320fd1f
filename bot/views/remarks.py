"""What is said when more of an answer is wanted, or its sources."""

from __future__ import annotations

from bot import texts
from bot.views.answer import readable_citations, source_runs
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.figures import as_shown
from retrieval.records import Answer


def compose_source_list(answer: Answer) -> tuple[ReplyBlock, ...]:
    """Where an answer is from: each article once, with its day and place; empty for one without sources."""
    sources = readable_citations(as_shown(answer))
    if not sources:
        return ()
    first = {each.article_id: each for each in reversed(sources)}
    named = [each for each in sources if first[each.article_id] is each]
    return (
        plain_block(texts.choices.SOURCES_OF_LAST),
        *(ReplyBlock(runs=tuple(source_runs(each)), tight=True) for each in named),
    )
